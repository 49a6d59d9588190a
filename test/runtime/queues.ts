/** SQS on one machine, with the queues that the template asks for, and what an operator does to them. */
import {
  ChangeMessageVisibilityCommand,
  PurgeQueueCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { region } from './environment.ts';
import { queuesOfStage, stageName } from './fleet.ts';

const workName = `${stageName}-work.fifo`;
const parkedName = `${stageName}-parked.fifo`;

export type LocalQueues = {
  readonly endpoint: string;
  /** The queue of what waits. */
  readonly work: { readonly queueUrl: string; readonly queueArn: string };
  /** By the name in the template. */
  urlOf(name: string): string;
  /** Puts a message into the queue of what waits; content decides what is twice the same. */
  send(body: string, group: string): Promise<void>;
  /** How many messages wait or are under way. */
  waiting(): number;
  /** Bodies of the messages that were parked. */
  parked(): readonly string[];
  /** Makes all that is held back visible again, as if the time for it were over. */
  skipWaits(): Promise<void>;
  /** Puts back what was parked, as `aws sqs start-message-move-task` does. */
  redrive(): Promise<void>;
  close(): Promise<void>;
};

/** Starts it, with all queues empty. */
export async function startQueues(): Promise<LocalQueues> {
  const server = await startFauxqs({ port: 0, logger: false, defaultRegion: region });
  const made = new Map(
    Object.entries(queuesOfStage()).map(([name, attributes]) => [
      name,
      server.createQueue(name, { region, attributes: { ...attributes } }),
    ]),
  );
  const client = new SQSClient({
    endpoint: server.address,
    region,
    credentials: { accessKeyId: 'somebody', secretAccessKey: 'else' },
  });
  const urlOf = (name: string): string => made.get(name)?.queueUrl ?? '';
  const { queueUrl = '', queueArn = '' } = made.get(workName) ?? {};
  const send = async (MessageBody: string, MessageGroupId: string): Promise<void> => {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody, MessageGroupId }));
  };
  const change = async (ReceiptHandle: string): Promise<void> => {
    const now = { QueueUrl: queueUrl, ReceiptHandle, VisibilityTimeout: 0 };
    // It may have become visible by itself.
    await client.send(new ChangeMessageVisibilityCommand(now)).catch(() => undefined);
  };
  return {
    endpoint: server.address,
    work: { queueUrl, queueArn },
    urlOf,
    send,
    waiting: () => {
      const { ready, delayed, inflight } = messagesOf(server, workName);
      return ready.length + delayed.length + inflight.length;
    },
    parked: () => messagesOf(server, parkedName).ready.map(({ body }) => body),
    skipWaits: async () => {
      for (const { receiptHandle } of messagesOf(server, workName).inflight) {
        await change(receiptHandle);
      }
    },
    redrive: async () => {
      for (const { body, messageGroupId } of messagesOf(server, parkedName).ready) {
        await send(body, messageGroupId ?? '');
      }
      await client.send(new PurgeQueueCommand({ QueueUrl: urlOf(parkedName) }));
    },
    close: async () => {
      client.destroy();
      await server.stop();
    },
  };
}

type Messages = NonNullable<ReturnType<FauxqsServer['inspectQueue']>>['messages'];

function messagesOf(server: FauxqsServer, name: string): Messages {
  const found = server.inspectQueue(name);
  if (!found) throw new Error(`there is no queue ${name}`);
  return found.messages;
}
