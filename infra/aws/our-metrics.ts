/** The metrics that our functions write themselves, as CloudWatch knows them: for alarms and dashboard. */
import type { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricName } from '../../functions/handlers/metrics.ts';

/** A metric of ours in one stage; of ages the highest counts, of all else the sum. */
export function ourMetric(stage: string, metricName: MetricName, period: Duration): Metric {
  return new Metric({
    namespace: 'Afterword',
    metricName,
    // With one dimension more or less it would be another metric, which nobody writes.
    dimensionsMap: { service: 'afterword', stage },
    statistic: metricName === 'StalestReadSeconds' ? 'Maximum' : 'Sum',
    period,
  });
}
