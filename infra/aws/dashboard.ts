/** One page for an operator: first whether persons are served, then what stands in the way, then what it costs. */
import { Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
  SingleValueWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { MetricName } from '../../functions/handlers/metrics.ts';
import type { Parts } from './concerns.ts';
import { ourMetric } from './our-metrics.ts';

const soon = Duration.minutes(5);
const hourly = Duration.hours(1);
const third = 8;

/** Draws the dashboard of a stage, which has its name. */
export function drawDashboard(scope: Construct, parts: Parts): Dashboard {
  const { stage, alarms } = parts;
  const dashboard = new Dashboard(scope, 'Dashboard', {
    dashboardName: `afterword-${stage}`,
    defaultInterval: Duration.days(1),
  });
  dashboard.addWidgets(
    new AlarmStatusWidget({ title: 'Alarms', alarms: alarms.all, width: 24, height: 4 }),
  );
  dashboard.addWidgets(...service(parts));
  dashboard.addWidgets(...obstacles(parts));
  dashboard.addWidgets(...doorsOf(parts));
  dashboard.addWidgets(...costs(parts));
  return dashboard;
}

function graph(title: string, metrics: readonly IMetric[]): GraphWidget {
  return new GraphWidget({ title, left: [...metrics], width: third });
}

function service({ stage, work }: Parts) {
  const ours = (name: MetricName, period = hourly) => ourMetric(stage, name, period);
  return [
    new SingleValueWidget({
      title: 'Freshness: the longest unread calendar, in seconds',
      metrics: [ours('StalestReadSeconds')],
      width: third,
      height: 6,
      sparkline: true,
    }),
    graph('Follow-ups', [
      ours('FollowUpsWritten'),
      ours('FollowUpsRemoved'),
      ours('InterviewsRecognised'),
    ]),
    graph('Work: age of the oldest message in seconds, and how many', [
      work.queue.metricApproximateAgeOfOldestMessage({ period: soon }),
      work.queue.metricApproximateNumberOfMessagesVisible({ period: soon }),
      work.parked.metricApproximateNumberOfMessagesVisible({ period: soon, label: 'parked' }),
      work.undelivered.metricApproximateNumberOfMessagesVisible({
        period: soon,
        label: 'undelivered',
      }),
    ]),
  ];
}

function obstacles({ stage }: Parts) {
  const ours = (name: MetricName) => ourMetric(stage, name, soon);
  return [
    graph('Providers', [
      ours('AccountsRead'),
      ours('ProviderThrottled'),
      ours('ProviderUnreachable'),
    ]),
    graph('Reconnects needed', [ours('ReconnectsNeeded'), ours('Misconfigured')]),
    graph('Odd things', [ours('Bugs'), ours('ForgedHints'), ours('StaleAccounts')]),
  ];
}

function doorsOf({ doors, functions }: Parts) {
  const period = soon;
  const all = Object.values(functions);
  return [
    graph('Requests', [
      doors.api.metricCount({ period }),
      doors.api.metricClientError({ period }),
      doors.api.metricServerError({ period }),
    ]),
    graph(
      'Errors and throttles',
      all.flatMap(({ lambda }) => [
        lambda.metricErrors({ period }),
        lambda.metricThrottles({ period }),
      ]),
    ),
    graph(
      'Slowest of a hundred, in milliseconds',
      all.map(({ lambda }) => lambda.metricDuration({ period, statistic: 'p99' })),
    ),
  ];
}

/** What is paid for by use, in the units that the bill has. */
function costs({ functions, data, work, stage }: Parts) {
  const period = hourly;
  const all = Object.values(functions);
  return [
    graph('Cost: invocations an hour', [
      ...all.map(({ lambda }) => lambda.metricInvocations({ period })),
      ourMetric(stage, 'PersonsSwept', period),
    ]),
    graph(
      'Cost: GB-seconds an hour',
      all.map((one) => one.gbSeconds(period)),
    ),
    graph('Cost: table units and queue requests an hour', [
      data.table.metricConsumedReadCapacityUnits({ period, statistic: 'Sum' }),
      data.table.metricConsumedWriteCapacityUnits({ period, statistic: 'Sum' }),
      ...['NumberOfMessagesSent', 'NumberOfMessagesDeleted', 'NumberOfEmptyReceives'].map(
        (metricName) =>
          new Metric({
            namespace: 'AWS/SQS',
            metricName,
            dimensionsMap: { QueueName: work.queue.queueName },
            statistic: 'Sum',
            period,
          }),
      ),
    ]),
  ];
}
