/** The work that waits, in an SQS FIFO queue: a person is a message group, of which one batch runs at a time. */
import type { Message, Queue } from '../../domain/ports/queue.ts';
import { type Aws, type AwsRequest, callAws, callAwsOnce, jsonCall } from '../http/aws-call.ts';
import { awsFailure } from '../http/aws-failure.ts';
import { patiently } from '../http/patiently.ts';
import { messageText } from './message.ts';

/** The queue at that address, where `aws` finds SQS. */
export type SqsAddress = { readonly aws: Aws; readonly url: string };

/** The most that one SendMessageBatch takes. */
const batchSize = 10;
/** A batch may have 1 MiB, in some regions still a quarter of that; a usual message has 0.1 KB. */
const batchBytes = 256 * 1024;
/** A sweep at a million persons sends 1,700 batches a minute: one after the other would take too long. */
const batchesAtOnce = 8;
/** SQS takes no more than twelve hours. */
const longestWaitSeconds = 12 * 60 * 60;

type Entry = {
  /** Within its batch. */
  readonly Id: string;
  readonly MessageBody: string;
  readonly MessageGroupId: string;
  readonly MessageDeduplicationId: string;
};
/** What we read of the answer. */
type Sent = {
  readonly Failed?: readonly {
    readonly Id: string;
    readonly SenderFault: boolean;
    readonly Code: string;
  }[];
};

/**
 * The queue at that address. Each message has a name of its own (`mint`), never one made of its content,
 * so that two like messages are two: the second tells of what the look for the first may have missed.
 * Under that name a try that is repeated because its answer was lost adds nothing. And if a caller adds
 * all again after a failure, of which some may be in the queue: a message only says whom to look at, and
 * a look that finds nothing to do does nothing. Fails with `rate-limited`, `unreachable`, `misconfigured`
 * or `bug`; what went before may have been added.
 */
export function sqsQueue({ mint, ...at }: SqsAddress & { readonly mint: () => string }): Queue {
  return {
    add: async (messages) => {
      const batches = inBatches(messages, mint);
      for (let first = 0; first < batches.length; first += batchesAtOnce) {
        const now = batches.slice(first, first + batchesAtOnce).map((batch) => send(at, batch));
        // All have ended before one is told as failed: nothing goes on behind the caller's back.
        const failed = (await Promise.allSettled(now)).find(({ status }) => status === 'rejected');
        if (failed?.status === 'rejected') throw failed.reason;
      }
    },
  };
}

/**
 * Lets a message that was taken, and whose look failed, be taken again after `seconds`: until then none
 * of its person's is, and the queue's own wait is long. Does nothing where the message is waiting again
 * already. Fails as `sqsQueue` does, which does no harm: the message only waits for longer.
 */
export async function releaseSoon(at: SqsAddress, receipt: string, seconds: number): Promise<void> {
  const VisibilityTimeout = Math.min(Math.max(0, Math.ceil(seconds)), longestWaitSeconds);
  const body = { QueueUrl: at.url, ReceiptHandle: receipt, VisibilityTimeout };
  await callAws(at.aws, queueRequest('ChangeMessageVisibility', body, noLongerTaken));
}

/**
 * Takes messages out of the queue, ten at most. Does nothing where one is out already. Fails as `sqsQueue`
 * does; of what SQS could not take out nothing is said: it comes again, which does no harm.
 */
export async function forgetNow(at: SqsAddress, receipts: readonly string[]): Promise<void> {
  const Entries = receipts.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle }));
  const request = { QueueUrl: at.url, Entries };
  await callAws(at.aws, queueRequest('DeleteMessageBatch', request));
}

/** How SQS says that a receipt has had its day; the last two are not in its reference, but said. */
const noLongerTaken = [
  'MessageNotInflight',
  'ReceiptHandleIsInvalid',
  'InvalidParameterValue',
  'InvalidParameterValueException',
];

function inBatches(messages: readonly Message[], mint: () => string): readonly Entry[][] {
  const batches: Entry[][] = [];
  let batch: Entry[] = [];
  let bytes = 0;
  for (const message of messages) {
    const MessageBody = messageText(message);
    const length = Buffer.byteLength(MessageBody);
    if (batch.length === 0 || batch.length === batchSize || bytes + length > batchBytes) {
      batch = [];
      bytes = 0;
      batches.push(batch);
    }
    bytes += length;
    batch.push({
      Id: String(batch.length),
      MessageBody,
      MessageGroupId: message.person,
      MessageDeduplicationId: mint(),
    });
  }
  return batches;
}

/** Sends a batch; of what SQS could not take in, only that again, and what it never will take is told. */
async function send({ aws, url }: SqsAddress, batch: readonly Entry[]): Promise<void> {
  let left = batch;
  let refused: string | null = null;
  await patiently(async () => {
    const request = queueRequest('SendMessageBatch', { QueueUrl: url, Entries: left });
    const { Failed = [] } = (await callAwsOnce(aws, request)).body as Sent;
    const passing = Failed.filter(({ SenderFault }) => !SenderFault);
    refused = Failed.find(({ SenderFault }) => SenderFault)?.Code ?? refused;
    left = left.filter(({ Id }) => passing.some((failed) => failed.Id === Id));
    if (passing[0] !== undefined) throw awsFailure(passing[0].Code, 500, called);
  }, aws.pace);
  if (refused !== null) throw awsFailure(refused, 400, called);
}

const called = 'the work queue';

function queueRequest(
  operation: string,
  body: object,
  expects: AwsRequest['expects'] = [],
): AwsRequest {
  return { service: 'sqs', called, ...jsonCall('1.0', `AmazonSQS.${operation}`), body, expects };
}
