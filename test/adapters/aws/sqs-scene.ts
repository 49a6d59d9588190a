/**
 * SQS on this machine: fauxqs, which differs from SQS in that a batch holds at most one message of a group
 * (SQS gives as many as there are), that time-outs are whole seconds from 1 on, and that it knows neither
 * rights nor StartMessageMoveTask (`sqs-move-task.ts`).
 */
import { SQSClient } from '@aws-sdk/client-sqs';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { expect } from 'vitest';
import { messageIn } from '../../../functions/adapters/aws/message.ts';
import { releaseSoon, type SqsAddress } from '../../../functions/adapters/aws/sqs-queue.ts';
import type { Aws } from '../../../functions/adapters/http/aws-call.ts';
import type { Message } from '../../../functions/domain/ports/queue.ts';
import { awsAt, madeUp } from './aws-call-scene.ts';
import type { SqsHandler } from './sqs-event-source.ts';

export type Queues = {
  readonly work: { readonly name: string; readonly url: string; readonly arn: string };
  /** Where a message goes that was taken three times and never done. */
  readonly parked: { readonly name: string; readonly url: string; readonly arn: string };
};

export type SqsServer = {
  readonly server: FauxqsServer;
  readonly aws: Aws;
  readonly client: SQSClient;
  /** A work queue and its dead-letter queue, as the stack makes them. */
  newQueues(visibilitySeconds?: number): Queues;
  /** How many messages are in a queue, those that are being taken included. */
  count(name: string): number;
  /** Settles when nothing is in it. */
  empty(name: string): Promise<void>;
  close(): Promise<void>;
};

const region = 'eu-central-1';

/** Starts a server without queues. */
export async function startSqs(): Promise<SqsServer> {
  const server = await startFauxqs({ port: 0, logger: false, defaultRegion: region });
  const url = `http://127.0.0.1:${server.port}`;
  const client = new SQSClient({ endpoint: url, region, credentials: madeUp, maxAttempts: 1 });
  const count = (name: string): number => {
    const { ready = [], delayed = [], inflight = [] } = server.inspectQueue(name)?.messages ?? {};
    return ready.length + delayed.length + inflight.length;
  };
  let made = 0;
  return {
    server,
    aws: awsAt(url),
    client,
    newQueues: (visibilitySeconds = 300) => {
      made++;
      const parked = fifo(server, `parked-${made}.fifo`, {});
      const policy = { deadLetterTargetArn: parked.arn, maxReceiveCount: 3 };
      const work = fifo(server, `work-${made}.fifo`, {
        VisibilityTimeout: String(visibilitySeconds),
        RedrivePolicy: JSON.stringify(policy),
      });
      return { work, parked };
    },
    count,
    empty: async (name) => expect.poll(() => count(name), { interval: 5 }).toBe(0),
    close: async () => {
      client.destroy();
      await server.stop();
    },
  };
}

function fifo(
  server: FauxqsServer,
  name: string,
  attributes: Record<string, string>,
): Queues['work'] {
  const { queueUrl: url, queueArn: arn } = server.createQueue(name, {
    attributes: {
      FifoQueue: 'true',
      ContentBasedDeduplication: 'true',
      DeduplicationScope: 'messageGroup',
      FifoThroughputLimit: 'perMessageGroupId',
      ...attributes,
    },
  });
  return { name, url, arn };
}

/**
 * A function that takes one message after the other of a person, and different persons at once: a failed
 * one is told of and released, and holds up no other.
 */
export function handlerOf(at: SqsAddress, take: (message: Message) => Promise<void>): SqsHandler {
  return async ({ Records }) => {
    const persons = Map.groupBy(Records, ({ attributes }) => attributes.MessageGroupId);
    const failed = [...persons.values()].map(async (records) => {
      const ids: string[] = [];
      for (const { body, messageId, receiptHandle } of records) {
        try {
          const message = messageIn(body);
          if (message === null) throw new Error('a message that is none of ours');
          await take(message);
        } catch {
          ids.push(messageId);
          await releaseSoon(at, receiptHandle, 0);
        }
      }
      return ids;
    });
    const all = (await Promise.all(failed)).flat();
    return { batchItemFailures: all.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}
