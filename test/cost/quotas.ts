/** Which limit of a provider or of AWS is met first, at how many persons, and what to ask for then. */
import type { Counts } from './counts.ts';

export type Quota = {
  readonly of: string;
  readonly limit: number;
  readonly per: 'second' | '10 seconds' | 'minute' | 'day' | 'at a time';
  /** How much of it one person takes, in the worst such time; all live in one zone. */
  readonly each: number;
  readonly ask: string;
  readonly source: string;
};

const scheduler = 'docs.aws.amazon.com/scheduler/latest/UserGuide/scheduler-quotas.html';
const events = 'docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html';
const dynamo = 'docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html';
const lambda = 'docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html';
const google = 'Google: developers.google.com/workspace/calendar/api/guides/quota (May 2026)';
const tasks = 'Google: developers.google.com/workspace/tasks/limits (December 2025)';
const graph = 'Microsoft: learn.microsoft.com/graph/throttling-limits (September 2026)';
const gateway = 'docs.aws.amazon.com/apigateway/latest/developerguide/limits.html';
const queue =
  'stackpioneers.com, FIFO high throughput mode (October 2023); Service Quotas may say more';

/** Days of work in a month of thirty days. */
const workdays = 21;
/** The share of a day's changes in its busiest second, as `life.ts` has them. */
const busiest = 0.8 / (9 * 3600) + 0.2 / (14 * 3600);

/** What of each quota one person takes. `lookSeconds`: how long a look at them holds a function. */
export function quotasOf(counts: Counts, lookSeconds: number): readonly Quota[] {
  const aDay = (what: Parameters<Counts['of']>[0]): number => counts.of(what) / 30;
  const looks = aDay('looks') * busiest;
  // Ten minutes before nine, in the worst case everybody's turn comes.
  const turns = counts.of('schedule fires') / workdays / 600;
  const units = (what: 'read units' | 'write units'): number =>
    (counts.of(what) / counts.of('looks')) * (looks + turns);
  const inSecond = (what: Parameters<Counts['of']>[0]): number => aDay(what) * busiest;
  const calendar = inSecond('asked google calendar') + turns;
  return [
    {
      ...{ of: 'Google Tasks, requests of a project', limit: 50_000, per: 'day', source: tasks },
      each: aDay('asked google tasks'),
      ask: 'ask for more in the Cloud console (Tasks API, quotas); else have tasks read less often',
    },
    {
      ...{ of: 'Google Calendar, requests of a project', limit: 1e6, per: 'day', source: google },
      each: aDay('asked google calendar'),
      ask: 'it is a threshold of billing and cannot be raised: plan for its price',
    },
    {
      ...{ of: 'Google Calendar, requests of a project', limit: 10_000, per: 'minute' },
      ...{ each: calendar * 60, source: google },
      ask: 'ask for more in the Cloud console (needs billing); until then keep syncConcurrency low',
    },
    {
      ...{ of: 'Graph, requests of an app', limit: 130_000, per: '10 seconds', source: graph },
      each: (inSecond('asked graph') + 2 * turns) * 10,
      ask: 'cannot be raised; 429 is heeded',
    },
    {
      ...{
        of: 'Lambda, functions at once, nobody waiting (new account)',
        limit: 10,
        per: 'at a time',
      },
      ...{ each: (looks + turns) * lookSeconds, source: lambda },
      ask: 'ask for 1,000 in Service Quotas before the first deploy',
    },
    {
      ...{
        of: 'Lambda, functions at once, nobody waiting',
        limit: 1_000,
        per: 'at a time',
        source: lambda,
      },
      each: (looks + turns) * lookSeconds,
      ask: 'ask in Service Quotas; one event source takes 1,250 at most',
    },
    {
      ...{ of: 'API Gateway, requests of an account', limit: 10_000, per: 'second' },
      ...{ each: inSecond('notifications'), source: gateway },
      ask: 'ask in Service Quotas',
    },
    {
      ...{ of: 'SQS FIFO high throughput, sends (Frankfurt)', limit: 18_000, per: 'second' },
      ...{ each: inSecond('queue sends') + turns, source: queue },
      ask: 'ask in Service Quotas',
    },
    {
      ...{ of: 'Scheduler, invocations', limit: 1_000, per: 'second', source: scheduler },
      ...{ each: turns, ask: 'ask in Service Quotas; late turns are late, not lost' },
    },
    {
      ...{ of: 'Scheduler, CreateSchedule', limit: 5_000, per: 'second', source: scheduler },
      ...{ each: inSecond('schedule calls') + turns, ask: 'ask in Service Quotas' },
    },
    {
      ...{ of: 'Scheduler, schedules', limit: 10e6, per: 'at a time', source: scheduler },
      ...{ each: 1, ask: 'ask in Service Quotas' },
    },
    {
      ...{ of: 'DynamoDB, read units of a table', limit: 40_000, per: 'second', source: dynamo },
      ...{ each: units('read units'), ask: 'ask in Service Quotas (table-level throughput)' },
    },
    {
      ...{ of: 'DynamoDB, write units of a table', limit: 40_000, per: 'second', source: dynamo },
      ...{ each: units('write units'), ask: 'ask in Service Quotas (table-level throughput)' },
    },
    {
      ...{ of: 'EventBridge, PutEvents (Frankfurt)', limit: 2_400, per: 'second', source: events },
      ...{
        each: inSecond('bus calls') + turns,
        ask: 'ask in Service Quotas; us-east-1 has 10,000',
      },
    },
  ];
}

/** At how many persons a quota is met. */
export function personsAt({ limit, each }: Quota): number {
  return limit / each;
}
