/** The work that waits: one queue in which persons stand in line each for themselves, and what it leads to. */
import { Duration } from 'aws-cdk-lib';
import { Archive, EventBus } from 'aws-cdk-lib/aws-events';
import {
  DeduplicationScope,
  FifoThroughputLimit,
  Queue,
  QueueEncryption,
  type QueueProps,
} from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { Turns } from './turns.ts';

const kept = Duration.days(14);

/** Longest that one call of the sync function takes: ten persons, some at a provider that hangs. */
export const syncTimeout = Duration.minutes(2);

/** Queues, turns and bus of a stage. */
export class Work extends Construct {
  /** A message group is a person. */
  readonly queue: Queue;
  /** What failed three times; put back by the operator. */
  readonly parked: Queue;
  /** What AWS could not deliver to a function of ours. */
  readonly undelivered: Queue;
  readonly turns: Turns;
  readonly bus: EventBus;

  constructor(scope: Construct, stage: string) {
    super(scope, 'Work');
    const name = `afterword-${stage}`;
    this.parked = new Queue(this, 'Parked', { ...queueOf(`${name}-parked.fifo`), ...inLine });
    this.queue = new Queue(this, 'Queue', {
      ...queueOf(`${name}-work.fifo`),
      ...inLine,
      // Six times the function's, as AWS advises; what fails is released sooner by the function.
      visibilityTimeout: Duration.seconds(6 * syncTimeout.toSeconds()),
      deadLetterQueue: { queue: this.parked, maxReceiveCount: 3 },
    });
    this.undelivered = new Queue(this, 'Undelivered', queueOf(`${name}-undelivered`));
    this.turns = new Turns(this, stage, this.queue);
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: name,
      description: 'What happens to interviews and follow-ups, for others to build on',
    });
    new Archive(this, 'Archive', {
      archiveName: name,
      sourceEventBus: this.bus,
      eventPattern: { source: ['afterword'] },
      retention: Duration.days(30),
    });
  }
}

function queueOf(queueName: string): QueueProps {
  return {
    queueName,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: kept,
  };
}

/** A line for each person: without the last two, all of them would share 300 messages a second. */
const inLine = {
  fifo: true,
  // A schedule can name no identity for its message; it makes each text one of its own instead.
  contentBasedDeduplication: true,
  deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
  fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
} as const satisfies QueueProps;
