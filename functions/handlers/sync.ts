/** Called by AWS with what waits in the queue: persons are looked at. */
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { forgetNow, releaseSoon, sqsQueue } from '../adapters/aws/sqs-queue.ts';
import { answerTo, Failure, type FailureFacts, failureOf } from '../domain/failure.ts';
import type { Message } from '../domain/ports/queue.ts';
import { planOnly } from '../domain/wish.ts';
import type { Ports } from '../flows/ports.ts';
import { takeMessages } from '../flows/take-messages.ts';
import { awsIn, environment } from './compose.ts';
import { neededIn } from './environment.ts';
import { cloudWatchTally, countedBus, countFailures } from './metrics.ts';
import { mint } from './mint.ts';
import { syncPorts } from './sync-ports.ts';
import { type Taking, takeBatch, timesTaken } from './take-batch.ts';

const aws = awsIn(environment);
const address = { aws, url: neededIn(environment, 'QUEUE_URL') };
const queue = sqsQueue({ ...address, mint });
const ports = syncPorts(environment, aws);
const tally = cloudWatchTally(neededIn(environment, 'STAGE'));
/** What failed is tried again after so many seconds, by how often it was tried already. */
const secondsUntilNext = [10, 120];
/** Where we cannot begin at all, an operator needs time before everybody's messages are parked. */
const secondsOfOutage = 15 * 60;
/** Longer than a look lasts, even at a provider that lets every request hang (ten seconds each). */
const longestLookMs = 60_000;

/** Looks at whom the messages name; those that failed are tried again, and parked after three times. */
export const handler = async (
  { Records }: SQSEvent,
  context: Context,
): Promise<SQSBatchResponse> => {
  const left = await takeAll(Records, () => context.getRemainingTimeInMillis() > longestLookMs);
  tally.tell();
  return { batchItemFailures: left.map(({ messageId }) => ({ itemIdentifier: messageId })) };
};

async function takeAll(
  records: readonly SQSRecord[],
  hasTime: () => boolean,
): Promise<readonly SQSRecord[]> {
  let here: Ports;
  try {
    here = await ports();
  } catch (error) {
    failed(null, error);
    await Promise.all(records.map((record) => release(record, secondsOfOutage)));
    return records;
  }
  const bus = countedBus(here.bus, tally, (error) => failed(null, error));
  const counted = { ...here, bus };
  const take: Taking['take'] = async (person, messages, isRetry) => {
    const { report, forged } = await takeMessages(counted, queue, person, messages, isRetry);
    tally.add('ForgedHints', forged);
    tally.add('AccountsRead', report.read.length);
    countFailures(tally, report.failures);
    for (const facts of report.failures) tellOf(person, facts);
  };
  const left = await takeBatch(records, { take, failed, hasTime, putBack, done });
  const soon = (record: SQSRecord): number => secondsUntilNext[timesTaken(record) - 1] ?? 0;
  await Promise.all(left.map((record) => release(record, soon(record))));
  return left;
}

/** What nobody foresaw, or AWS itself refused: the messages come again. */
function failed(person: string | null, error: unknown): void {
  const { message, facts } = failureOf(error);
  // A throttled table is no provider's doing: only what an operator has to see to is counted.
  if (answerTo(facts).answer === 'park') countFailures(tally, [facts]);
  console.error(`afterword: sync: ${person === null ? '' : `${person}: `}${message}`);
}

/** Says what no waiting mends, and of whom: a person's id is all that an operator is ever told of them. */
function tellOf(person: string, facts: FailureFacts): void {
  if (answerTo(facts).answer !== 'park') return;
  console.error(`afterword: sync: ${person}: ${new Failure(facts).message}`);
}

/** What was begun before is planned anew, and of that the new messages would tell nothing. */
async function putBack(
  person: string,
  messages: readonly Message[],
  isRetry: boolean,
): Promise<void> {
  const plan: Message = { is: 'wish', person, wish: planOnly, agains: 0 };
  await queue.add(isRetry ? [...messages, plan] : messages);
}

/** Takes out of the queue what is done, before all of its batch is. */
async function done(records: readonly SQSRecord[]): Promise<void> {
  const receipts = records.map(({ receiptHandle }) => receiptHandle);
  // Where that cannot be done it goes with the others of the batch.
  await forgetNow(address, receipts).catch(() => undefined);
}

/** Lets a person go on before the queue's own wait is over, which is long. */
async function release({ receiptHandle }: SQSRecord, seconds: number): Promise<void> {
  // Where that cannot be done it only waits for longer.
  await releaseSoon(address, receiptHandle, seconds).catch(() => undefined);
}
