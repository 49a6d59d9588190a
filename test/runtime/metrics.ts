/** Numbers of ours: as the functions write them for CloudWatch, and as alarms ask for them. */
import { functionNames } from '../../infra/aws/bundles.ts';
import { domain } from './fleet.ts';
import type { Stand } from './stand.ts';
import { resourcesOf } from './template.ts';

/** `dimensions`: the namespace and what the number is of, in one text. */
export type Named = { readonly name: string; readonly dimensions: string };

type Embedded = Readonly<Record<string, unknown>> & {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
};

/** All numbers that the functions have written so far, in CloudWatch's embedded format. */
export function metricsIn({ functions }: Stand): readonly Named[] {
  const lines = functionNames.flatMap((name) => functions[name].said().split('\n'));
  return lines
    .filter((line) => line.startsWith('{"_aws"'))
    .flatMap((line) => numbersIn(JSON.parse(line) as Embedded));
}

function numbersIn(line: Embedded): readonly Named[] {
  return line._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Dimensions.flatMap((names) => {
      const dimensions = textOf(
        Namespace,
        names.map((name) => [name, String(line[name])] as const),
      );
      return Metrics.map(({ Name }) => ({ name: Name, dimensions }));
    }),
  );
}

type Metric = {
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
};

/** All numbers of ours that alarms of the template ask for. */
export function alarmedMetrics(): readonly Named[] {
  return resourcesOf(domain)
    .filter(({ type }) => type === 'AWS::CloudWatch::Alarm')
    .flatMap(({ properties }) => {
      const parts = (properties.Metrics ?? []) as readonly { MetricStat?: { Metric: Metric } }[];
      return [properties as Metric, ...parts.map(({ MetricStat }) => MetricStat?.Metric ?? {})];
    })
    .filter(({ Namespace }) => Namespace === 'Afterword')
    .map(({ Namespace = '', MetricName = '', Dimensions = [] }) => ({
      name: MetricName,
      dimensions: textOf(
        Namespace,
        Dimensions.map(({ Name, Value }) => [Name, Value] as const),
      ),
    }));
}

function textOf(namespace: string, pairs: readonly (readonly [string, string])[]): string {
  return [namespace, ...pairs.map((pair) => pair.join('=')).sort()].join(' ');
}
