/** Called by AWS once a minute for each job: a slice of all persons is looked after. */
import { sqsQueue } from '../adapters/aws/sqs-queue.ts';
import { dynamoStore } from '../adapters/dynamo/dynamo-store.ts';
import { Failure } from '../domain/failure.ts';
import { instant } from '../domain/time.ts';
import { type SweepJob, sweep, sweepJobs } from '../flows/sweep.ts';
import { clockOver } from './clock-over.ts';
import { awsIn, environment } from './compose.ts';
import { neededIn } from './environment.ts';
import { cloudWatchTally } from './metrics.ts';
import { mint } from './mint.ts';

const aws = awsIn(environment);
const ports = {
  store: dynamoStore({ aws, table: neededIn(environment, 'TABLE_NAME') }),
  clock: clockOver(Date),
  queue: sqsQueue({ aws, url: neededIn(environment, 'QUEUE_URL'), mint }),
};
const tally = cloudWatchTally(neededIn(environment, 'STAGE'));

/** What the rules send: which job, and the minute that it is for. */
type SweepEvent = { readonly job: string; readonly time: string };

/** One job for the slice of the minute that it was due in. Fails where table or queue do: AWS tries again. */
export const handler = async ({ job, time }: SweepEvent): Promise<void> => {
  const known = sweepJobs.find((one): one is SweepJob => one === job);
  const at = Date.parse(time);
  if (known === undefined || Number.isNaN(at)) {
    throw new Failure({ code: 'bug', what: 'a rule names no job or no time' });
  }
  const { persons, stalestMs, staleAccounts } = await sweep(ports, known, instant(at));
  tally.add('PersonsSwept', persons);
  tally.add('StalestReadSeconds', Math.round(stalestMs / 1000));
  tally.add('StaleAccounts', staleAccounts);
  tally.tell();
};
