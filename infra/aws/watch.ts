/** What goes round by itself: every minute a sixtieth of all persons is looked after. */
import { Duration } from 'aws-cdk-lib';
import { EventField, Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { SweepJob } from '../../functions/flows/sweep.ts';
import type { OurFunction } from './our-function.ts';

/** The jobs of the sweep; each is told which minute it is for, since a failed one comes later. */
const jobs = {
  lost: 'Once an hour a person: reads what nobody told us of',
  channels: 'Every six hours a person: renews channels before they end',
  all: 'Once a day a person: reads everything',
} as const satisfies Readonly<Record<SweepJob, string>>;

/** The rules of a stage. */
export class Watch extends Construct {
  constructor(scope: Construct, stage: string, sweep: OurFunction, undelivered: IQueue) {
    super(scope, 'Watch');
    for (const [job, description] of Object.entries(jobs)) {
      const rule = new Rule(this, job, {
        ruleName: `afterword-${stage}-${job}`,
        description,
        // Runs within each minute of the clock. A rate counts from when the rule was made: on the edge of two
        // minutes it would pass over one now and then, and with it a slice.
        schedule: Schedule.cron({ minute: '*' }),
      });
      rule.addTarget(
        new LambdaFunction(sweep.lambda, {
          event: RuleTargetInput.fromObject({ job, time: EventField.time }),
          deadLetterQueue: undelivered,
          retryAttempts: 3,
          maxEventAge: Duration.minutes(30),
        }),
      );
    }
  }
}
