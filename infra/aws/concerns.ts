/** What an operator is woken for, besides the errors of single functions: each has its paragraph in the runbook. */
import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricName } from '../../functions/handlers/metrics.ts';
import { type Alarms, share } from './alarms.ts';
import type { FunctionName } from './bundles.ts';
import type { Data } from './data.ts';
import type { Doors } from './doors.ts';
import type { OurFunction } from './our-function.ts';
import { ourMetric } from './our-metrics.ts';
import type { Work } from './work.ts';

/** What is watched. */
export type Parts = {
  readonly stage: string;
  readonly alarms: Alarms;
  readonly functions: Readonly<Record<FunctionName, OurFunction>>;
  readonly data: Data;
  readonly doors: Doors;
  readonly work: Work;
};

const soon = Duration.minutes(5);
const hourly = Duration.hours(1);

/** Raises all alarms that belong to no single function. */
export function watchOver(parts: Parts): void {
  watchQueues(parts);
  watchProviders(parts);
  watchRounds(parts);
  watchLimits(parts);
}

function watchQueues({ alarms, work }: Parts): void {
  alarms.raise('ParkedMessages', {
    hurts:
      'The follow-ups of at least one person are not brought up to date: a look at them failed three times.',
    runbook: 'parked-messages',
    metric: work.parked.metricApproximateNumberOfMessagesVisible({ period: soon }),
    above: 0,
  });
  alarms.raise('QueueIsOld', {
    hurts:
      'Follow-ups come late for everybody who waits in the queue: the oldest has waited ten minutes.',
    runbook: 'queue-is-old',
    metric: work.queue.metricApproximateAgeOfOldestMessage({ period: soon }),
    above: 600,
    periods: 2,
  });
  alarms.raise('Undelivered', {
    hurts:
      'A sixtieth of all persons was not looked after in some minute: AWS could not call our function.',
    runbook: 'undelivered',
    metric: work.undelivered.metricApproximateNumberOfMessagesVisible({ period: soon }),
    above: 0,
  });
  alarms.raise('TurnsDropped', {
    hurts:
      'Persons whose turn it was are looked at hours late: their schedules did not reach the queue.',
    runbook: 'turns-dropped',
    metric: work.turns.dropped(soon),
    above: 0,
  });
}

function watchProviders({ stage, alarms }: Parts): void {
  const ours = (name: MetricName, period = soon) => ourMetric(stage, name, period);
  const partOfReads = (name: MetricName): MathExpression =>
    new MathExpression({
      // A sum of a list passes over what was not measured: where every read fails, none is counted.
      expression: 'IF(bad > 0, 100 * bad / SUM([bad, read]), 0)',
      usingMetrics: { bad: ours(name), read: ours('AccountsRead') },
      label: 'percent of reads',
      period: soon,
    });
  alarms.raise('ProviderRefusesUs', {
    hurts:
      'Everybody at one provider gets no follow-ups: it refuses our OAuth client, or our settings are wrong.',
    runbook: 'provider-refuses-us',
    metric: ours('Misconfigured'),
    above: 0,
  });
  alarms.raise('ProviderThrottles', {
    hurts: 'Follow-ups come late for many: a provider asks us again and again to slow down.',
    runbook: 'provider-throttles',
    metric: partOfReads('ProviderThrottled'),
    above: 20,
    periods: 3,
  });
  alarms.raise('ProviderUnreachable', {
    hurts: 'Follow-ups wait until a provider answers again: every second read fails.',
    runbook: 'provider-unreachable',
    metric: partOfReads('ProviderUnreachable'),
    above: 50,
    periods: 3,
  });
  alarms.raise('ReconnectsJump', {
    hurts:
      'Many persons at once are asked to connect their calendar again, and get no follow-ups until they do.',
    runbook: 'reconnects-jump',
    metric: new MathExpression({
      // Single ones are ordinary: people change passwords.
      expression: 'IF(lost >= 5, 100 * lost / SUM([lost, read]), 0)',
      usingMetrics: { lost: ours('ReconnectsNeeded', hourly), read: ours('AccountsRead', hourly) },
      label: 'percent of accounts read',
      period: hourly,
    }),
    above: 2,
  });
  alarms.raise('Bugs', {
    hurts:
      'The follow-ups of some persons stay as they are: we met something that we do not understand.',
    runbook: 'bugs',
    metric: ours('Bugs'),
    above: 0,
  });
  alarms.raise('ForgedHints', {
    hurts:
      'Follow-ups may come late for many, and the bill grows: somebody sends us notifications that are none.',
    runbook: 'forged-hints',
    metric: ours('ForgedHints'),
    // Channels of long ago speak now and then; three a second, for a quarter of an hour, is somebody.
    above: 1000,
    periods: 3,
  });
}

function watchRounds({ stage, alarms, functions }: Parts): void {
  const rest = Duration.minutes(15);
  alarms.raise('CalendarsAreStale', {
    hurts:
      'The calendars of one person, or of one in a thousand, were not read for half a day: their follow-ups may be wrong.',
    runbook: 'calendars-are-stale',
    metric: new MathExpression({
      // Of a million some mailbox is always broken at its provider, and nobody looks at what is always red.
      expression: 'IF(stale > 0, 1000 * stale / swept, 0)',
      usingMetrics: {
        stale: ourMetric(stage, 'StaleAccounts', hourly),
        swept: ourMetric(stage, 'PersonsSwept', hourly),
      },
      label: 'in a thousand persons',
      period: hourly,
    }),
    above: 1,
  });
  alarms.raise('SweepStands', {
    hurts:
      'Nobody is looked after: changes that no provider told us of stay unseen, and channels end.',
    runbook: 'sweep-stands',
    metric: new MathExpression({
      expression: 'IF(calls > 0, 0, 1)',
      usingMetrics: { calls: functions.sweep.lambda.metricInvocations({ period: rest }) },
      label: 'no call',
      period: rest,
    }),
    above: 0,
    silence: 'is bad',
  });
}

function watchLimits({ alarms, functions, data, doors }: Parts): void {
  alarms.raise('Api5xx', {
    hurts: 'Pages and notifications of many fail before or behind our functions.',
    runbook: 'api-5xx',
    metric: share(
      doors.api.metricServerError({ period: soon, statistic: 'Sum' }),
      doors.api.metricCount({ period: soon, statistic: 'Sum' }),
      soon,
    ),
    above: 1,
    periods: 2,
  });
  alarms.raise('Throttled', {
    hurts: 'Pages do not open and looks wait: the account has no more functions to run at once.',
    runbook: 'throttled',
    metric: sum(
      Object.values(functions).map(({ lambda }) => lambda.metricThrottles({ period: soon })),
    ),
    above: 0,
    periods: 2,
  });
  const read = data.table.metric('ReadThrottleEvents', { period: soon, statistic: 'Sum' });
  const written = data.table.metric('WriteThrottleEvents', { period: soon, statistic: 'Sum' });
  alarms.raise('TableThrottles', {
    hurts: 'Pages and looks are slow or fail: the table refuses reads or writes.',
    runbook: 'table-throttles',
    metric: sum([read, written]),
    above: 0,
    periods: 3,
  });
}

/** All of them together; what was not measured is passed over. */
function sum(metrics: readonly IMetric[]): MathExpression {
  const named = metrics.map((metric, index) => [`m${index}`, metric] as const);
  return new MathExpression({
    expression: `SUM([${named.map(([name]) => name).join(', ')}])`,
    usingMetrics: Object.fromEntries(named),
    label: 'all',
    period: soon,
  });
}
