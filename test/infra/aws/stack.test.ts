/** What the stack promises, whatever the stage. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  personsIndex,
  tableDefinition,
  ttlAttribute,
} from '../../../functions/adapters/dynamo/table.ts';
import { sweepJobs } from '../../../functions/flows/sweep.ts';
import { functionNames } from '../../../infra/aws/bundles.ts';
import { listOf, sceneOf } from './stack-scene.ts';

const root = resolve(import.meta.dirname, '../../..');
const stages = [
  { stage: 'prod', scene: sceneOf() },
  { stage: 'test', scene: sceneOf({ stage: 'test', region: 'eu-central-1', xray: 'true' }) },
];

describe.each(stages)('every function of $stage', ({ stage, scene }) => {
  it('is one of our handlers, each deployed exactly once', () => {
    const folder = join(root, 'functions/handlers');
    const handlers = readdirSync(folder).filter(
      (file) =>
        file.endsWith('.ts') &&
        /^export (?:const|async function) handler\b/m.test(
          readFileSync(join(folder, file), 'utf8'),
        ),
    );
    const deployed = scene.functions.map(({ name }) => `${name}.ts`);
    expect(deployed.toSorted()).toStrictEqual(handlers.toSorted());
    expect(deployed.toSorted()).toStrictEqual(functionNames.map((name) => `${name}.ts`).toSorted());
  });

  it.each(functionNames)('runs on Node 24 and arm64, and is named by its stage: %s', (name) => {
    expect(scene.functionOf(name).Properties).toMatchObject({
      FunctionName: `afterword-${stage}-${name}`,
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
    });
  });

  it.each(functionNames)('has an alarm on its errors that reaches the topic: %s', (name) => {
    const { id } = scene.functionOf(name);
    const alarms = scene.all('AWS::CloudWatch::Alarm').filter(({ Properties }) => {
      const metrics = JSON.stringify(Properties.Metrics ?? []);
      return metrics.includes('"Errors"') && metrics.includes(`{"Ref":"${id}"}`);
    });
    expect(alarms.map(({ Properties }) => Properties.AlarmName)).toStrictEqual([
      `afterword-${stage}-${name}-fail${name === 'pages' ? '' : 's'}`,
    ]);
  });

  it.each(functionNames)('has a dead-letter queue that it may write to: %s', (name) => {
    const queue = scene.one('AWS::SQS::Queue', 'WorkUndelivered');
    const { DeadLetterConfig } = scene.functionOf(name).Properties;
    expect(scene.idOf(DeadLetterConfig.TargetArn)).toBe(queue.id);
    expect(scene.rightsOf(name)).toContain('sqs:SendMessage on WorkUndelivered');
  });

  it.each(functionNames)('logs to a group of its own, for thirty days: %s', (name) => {
    const { LoggingConfig } = scene.functionOf(name).Properties;
    const group = scene.resources[scene.idOf(LoggingConfig.LogGroup)];
    expect(group?.Properties).toMatchObject({
      LogGroupName: `/afterword/${stage}/${name}`,
      RetentionInDays: 30,
    });
    expect(LoggingConfig.LogFormat).toBe('JSON');
  });
});

describe.each(stages)('the table of $stage', ({ scene }) => {
  const [table] = scene.all('AWS::DynamoDB::GlobalTable');
  const [replica] = table?.Properties.Replicas ?? [];

  it('can be restored to any moment, is not deleted, and outlives its stack', () => {
    expect(replica.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
    expect(replica.DeletionProtectionEnabled).toBe(true);
    expect(table?.DeletionPolicy).toBe('Retain');
  });

  it('lets go what has expired, by the attribute that the adapter writes', () => {
    const lettingGo = { AttributeName: ttlAttribute, Enabled: true };
    expect(table?.Properties.TimeToLiveSpecification).toStrictEqual(lettingGo);
  });

  it('has the shape that the adapter needs', () => {
    expect(table?.Properties).toMatchObject(tableDefinition);
    expect(replica.GlobalSecondaryIndexes).toStrictEqual([{ IndexName: personsIndex }]);
  });
});

describe.each(stages)('the work of $stage', ({ scene }) => {
  const queue = scene.one('AWS::SQS::Queue', 'WorkQueue').Properties;
  const [mapping] = scene.all('AWS::Lambda::EventSourceMapping');

  it('stands in line by person, and is parked after three tries', () => {
    expect(queue).toMatchObject({
      FifoQueue: true,
      DeduplicationScope: 'messageGroup',
      FifoThroughputLimit: 'perMessageGroupId',
      RedrivePolicy: { maxReceiveCount: 3 },
    });
    const parked = scene.one('AWS::SQS::Queue', 'WorkParked');
    expect(scene.idOf(queue.RedrivePolicy.deadLetterTargetArn)).toBe(parked.id);
    expect(parked.Properties.FifoQueue).toBe(true);
  });

  it('is hidden for six times as long as a look may take', () => {
    const { Timeout } = scene.functionOf('sync').Properties;
    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * Timeout);
  });

  it('is taken by the sync function alone, which says of each message whether it was done', () => {
    expect(scene.all('AWS::Lambda::EventSourceMapping')).toHaveLength(1);
    expect(scene.idOf(mapping?.Properties.FunctionName)).toBe(scene.functionOf('sync').id);
    expect(mapping?.Properties).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 10 },
    });
  });

  it('is encrypted in every queue, and none is reached without TLS', () => {
    const queues = scene.all('AWS::SQS::Queue');
    expect(queues.map(({ Properties }) => Properties.SqsManagedSseEnabled)).not.toContain(false);
    expect(queues.every(({ Properties }) => Properties.SqsManagedSseEnabled)).toBe(true);
    const closed = scene
      .all('AWS::SQS::QueuePolicy')
      .filter(({ Properties }) =>
        JSON.stringify(Properties).includes('"aws:SecureTransport":"false"'),
      )
      .flatMap(({ Properties }) => Properties.Queues.map(scene.idOf));
    expect(closed.toSorted()).toStrictEqual(queues.map(({ id }) => id).toSorted());
  });
});

describe.each(stages)('the rounds of $stage', ({ stage, scene }) => {
  const rules = scene.all('AWS::Events::Rule').map(({ Properties }) => Properties);

  it('are the jobs of the sweep, each every minute and told which', () => {
    const jobs = rules.map(({ Name, ScheduleExpression, Targets }) => {
      expect(ScheduleExpression).toBe('cron(* * * * ? *)');
      const { job } = JSON.parse(Targets[0].InputTransformer.InputTemplate.replace('<time>', '0'));
      expect(Name).toBe(`afterword-${stage}-${job}`);
      return job;
    });
    expect(jobs.toSorted()).toStrictEqual([...sweepJobs].toSorted());
  });

  it('are tried again, and kept where they fail', () => {
    const undelivered = scene.one('AWS::SQS::Queue', 'WorkUndelivered').id;
    for (const { Targets } of rules) {
      expect(Targets).toHaveLength(1);
      expect(Targets[0].RetryPolicy.MaximumRetryAttempts).toBeGreaterThan(0);
      expect(scene.idOf(Targets[0].DeadLetterConfig.Arn)).toBe(undelivered);
      expect(scene.idOf(Targets[0].Arn)).toBe(scene.functionOf('sweep').id);
    }
  });
});

describe('two stages', () => {
  /** What AWS calls a thing, where we say so. */
  const namesIn = (scene: (typeof stages)[number]['scene']): readonly string[] =>
    Object.values(scene.resources).flatMap(({ Type, Properties }) =>
      Object.entries(Properties).flatMap(([key, value]) =>
        /^(?:Name|[A-Za-z]+Name)$/.test(key) && typeof value === 'string' && !isNoName(Type, key)
          ? [value]
          : [],
      ),
    );
  // A policy is named within its role; `$default` and `fields` are words of the service.
  const isNoName = (type: string, key: string): boolean =>
    (type === 'AWS::IAM::Policy' && key === 'PolicyName') ||
    key === 'StageName' ||
    key === 'MetricName' ||
    key === 'AttributeName';

  it('share no name, and each name says its stage', () => {
    const [prod, test] = stages.map(({ scene }) => namesIn(scene));
    expect(prod?.length).toBeGreaterThan(30);
    expect(prod?.filter((name) => test?.includes(name))).toStrictEqual([]);
    expect(prod?.filter((name) => !/\bprod\b/.test(name))).toStrictEqual([]);
    expect(test?.filter((name) => !/\btest\b/.test(name))).toStrictEqual([]);
  });

  it('count in metrics of their own', () => {
    for (const { stage, scene } of stages) {
      const dimensions = JSON.stringify(scene.all('AWS::CloudWatch::Alarm'));
      const named = [...dimensions.matchAll(/"Name":"stage","Value":"(\w+)"/g)].map(
        ([, one]) => one,
      );
      expect(new Set(named)).toStrictEqual(new Set([stage]));
    }
  });
});

describe('the metrics of ours that alarms look at', () => {
  /** Those of single-metric alarms and of those that reckon, as `name by dimensions`. */
  const watched = (stages[0]?.scene.all('AWS::CloudWatch::Alarm') ?? [])
    .flatMap(({ Properties }) => [
      Properties,
      ...(Properties.Metrics ?? []).flatMap(({ MetricStat }: Written) => MetricStat?.Metric ?? []),
    ])
    .filter(({ Namespace }) => Namespace === 'Afterword')
    .map(({ MetricName, Dimensions }: Written) => ({
      name: MetricName ?? '',
      dimensions: Object.fromEntries((Dimensions ?? []).map(({ Name, Value }) => [Name, Value])),
    }));

  it('are written just so by our functions', () => {
    const names = [...new Set(watched.map(({ name }) => name))];
    expect(names.length).toBeGreaterThan(5);
    const script = `import('${resolve(root, 'functions/handlers/metrics.ts')}').then((its) => {
      const tally = its.cloudWatchTally('prod');
      for (const name of ${JSON.stringify(names)}) tally.add(name, 1);
      tally.tell();
    });`;
    const line = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }));
    const [{ Namespace, Dimensions, Metrics }] = line._aws.CloudWatchMetrics;
    expect(Namespace).toBe('Afterword');
    expect(Metrics.map(({ Name }: { Name: string }) => Name).toSorted()).toStrictEqual(
      names.toSorted(),
    );
    const written = Object.fromEntries(Dimensions[0].map((key: string) => [key, line[key]]));
    for (const { dimensions } of watched) expect(dimensions).toStrictEqual(written);
  });
});

type Written = {
  readonly MetricName?: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
  readonly MetricStat?: { readonly Metric: Written };
};

describe('whoever deploys', () => {
  it('is told what the commands of the runbook need', () => {
    const outputs = Object.keys(stages[0]?.scene.template.Outputs ?? {});
    expect(outputs).toEqual(
      expect.arrayContaining([
        'PublicUrl',
        'ParkedQueueUrl',
        'SyncMappingId',
        'OauthClientsSecret',
      ]),
    );
    expect(listOf(outputs).length).toBeGreaterThan(10);
  });
});
