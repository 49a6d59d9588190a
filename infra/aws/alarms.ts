/**
 * Alarms that a person can act on at night: each says in plain words who is hurt, and names its
 * paragraph of the runbook.
 */
import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Settings } from './settings.ts';

/** What is told when something is wrong. */
export type Concern = {
  /** Who is hurt and how, for somebody who does not know the code: "Nobody is told ...". */
  readonly hurts: string;
  /** The heading of its paragraph in docs/runbook.md, as a link names it: `sync-fails`. */
  readonly runbook: string;
};

export type Watched = Concern & {
  readonly metric: IMetric;
  /** The alarm is raised where the metric is more than this. */
  readonly above: number;
  /** For how many of the metric's periods in a row. */
  readonly periods?: number;
  /** Where nothing is measured, nothing happens; or nothing works: then that raises it too. */
  readonly silence?: 'is fine' | 'is bad';
};

/** All alarms of a stage, and the topic by which they reach somebody. */
export class Alarms extends Construct {
  readonly topic: Topic;
  readonly all: Alarm[] = [];
  private readonly settings: Settings;
  private readonly names = new Set<string>();

  constructor(scope: Construct, settings: Settings) {
    super(scope, 'Alarms');
    this.settings = settings;
    // AWS's own key for topics cannot be used by alarms.
    const key = new Key(this, 'Key', {
      description: `Alarms of Afterword (${settings.stage}) on their way`,
      enableKeyRotation: true,
      // Nothing is kept under it for longer than it takes to send a mail.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.topic = new Topic(this, 'Topic', {
      topicName: `afterword-${settings.stage}-alarms`,
      masterKey: key,
      enforceSSL: true,
    });
    this.mayTell(key);
    if (settings.alarmEmail !== null) {
      this.topic.addSubscription(new EmailSubscription(settings.alarmEmail));
    }
  }

  /** Raises an alarm where the metric is above its limit; the runbook's anchor is its name. */
  raise(id: string, watched: Watched): Alarm {
    const { hurts, runbook, metric, above, periods = 1, silence = 'is fine' } = watched;
    if (!/^[A-Z][^.]*\.$/.test(hurts)) throw new Error(`${id}: who is hurt, in one sentence`);
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(runbook)) {
      throw new Error(`${id}: the runbook's heading as a link, not "${runbook}"`);
    }
    const alarmName = `afterword-${this.settings.stage}-${runbook}`;
    // CloudFormation would find out while it deploys; one paragraph for two alarms helps with neither.
    if (this.names.has(alarmName)) throw new Error(`${id}: "${runbook}" is another alarm's`);
    this.names.add(alarmName);
    const alarm = new Alarm(this, id, {
      alarmName,
      alarmDescription: `${hurts} What to do: ${this.settings.runbook}#${runbook}`,
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData:
        silence === 'is bad' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    const action = new SnsAction(this.topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
    this.all.push(alarm);
    return alarm;
  }

  /** A policy of its own replaces the topic's first one, by which alarms might publish. */
  private mayTell(key: Key): void {
    const stack = Stack.of(this);
    const alarms = new ServicePrincipal('cloudwatch.amazonaws.com');
    const conditions = { StringEquals: { 'aws:SourceAccount': stack.account } };
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsPublish',
        principals: [alarms],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions,
      }),
    );
    key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsPublish',
        principals: [alarms],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions,
      }),
    );
  }
}

/** How many of a hundred go wrong: one of three is bad for three persons, and noise for a million. */
export function share(bad: IMetric, all: IMetric, period: Duration): MathExpression {
  return new MathExpression({
    expression: 'IF(bad > 0, 100 * bad / all, 0)',
    usingMetrics: { bad, all },
    label: 'percent',
    period,
  });
}
