/** Whose turn comes when: a group of one-time schedules, one a person, which put a message into the queue. */
import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** The group of a stage, and the role by which its schedules reach the queue. */
export class Turns extends Construct {
  readonly group: ScheduleGroup;
  readonly role: Role;
  /** Every schedule of the group, whatever its name. */
  readonly anyTurnArn: string;
  /** What a function needs to know to set one. */
  readonly environment: Readonly<Record<string, string>>;

  constructor(scope: Construct, stage: string, queue: IQueue) {
    super(scope, 'Turns');
    this.group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: `afterword-${stage}`,
      // With the group go its schedules; a sweep sets them again.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const groupArn = this.group.scheduleGroupArn;
    this.anyTurnArn = Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `afterword-${stage}/*`,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        // Only for this group's schedules, whoever else has schedules in this account.
        conditions: {
          StringEquals: {
            'aws:SourceAccount': Stack.of(this).account,
            'aws:SourceArn': groupArn,
          },
        },
      }),
      description: `By which schedules of Afterword (${stage}) reach the queue`,
    });
    this.role.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
    );
    this.environment = {
      SCHEDULE_GROUP: `afterword-${stage}`,
      SCHEDULE_ROLE_ARN: this.role.roleArn,
      QUEUE_ARN: queue.queueArn,
    };
  }

  /** Turns that were given up: their persons wait for the sweep. */
  dropped(period: Duration): Metric {
    return this.group.metricDropped({ period, statistic: 'Sum' });
  }
}
