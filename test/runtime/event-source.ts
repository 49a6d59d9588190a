/**
 * Lambda's event source mapping of a FIFO queue: some pollers, each with one batch at a time; what the
 * function did is deleted, what it failed waits until it is visible again.
 */
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { region } from './environment.ts';
import { type Queued, sqsEvent } from './events.ts';
import type { Mapping } from './fleet.ts';
import type { Invoked, LambdaFunction } from './lambda.ts';

export type EventSource = {
  /** Batches that the function is busy with. */
  readonly busy: number;
  /** Gives up what is under way: nothing is deleted any more. */
  stop(): Promise<void>;
};

export type MappingOptions = Mapping & {
  /** Of SQS on this machine. */
  readonly endpoint: string;
  readonly queueUrl: string;
  readonly queueArn: string;
  /** Batches at once: `maximumConcurrency`. */
  readonly concurrency: number;
  /**
   * Where a function crashed, its messages wait for the queue's visibility timeout, which is minutes.
   * Here they wait so long in its place.
   */
  readonly afterCrashSeconds: number;
};

/** Starts to poll. */
export function mapEvents(called: LambdaFunction, options: MappingOptions): EventSource {
  const client = new SQSClient({
    endpoint: options.endpoint,
    region,
    credentials: { accessKeyId: 'lambda', secretAccessKey: 'lambda' },
  });
  const stop = new AbortController();
  let busy = 0;
  const poll = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const messages = await received(client, options, stop.signal);
      if (messages.length === 0) continue;
      busy += 1;
      const invoked = await called.invoke(sqsEvent(messages, options.queueArn));
      const failed = options.reportsFailures ? failedIn(invoked, messages) : crashed(invoked);
      if (!stop.signal.aborted) await settle(client, options, messages, failed).catch(() => null);
      busy -= 1;
    }
  };
  const pollers = Array.from({ length: options.concurrency }, poll);
  return {
    get busy() {
      return busy;
    },
    stop: async () => {
      stop.abort();
      await Promise.all(pollers);
      client.destroy();
    },
  };
}

async function received(
  client: SQSClient,
  { queueUrl: QueueUrl, batchSize: MaxNumberOfMessages }: MappingOptions,
  abortSignal: AbortSignal,
): Promise<readonly Queued[]> {
  const { Messages = [] } = await client
    .send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages,
        WaitTimeSeconds: 20,
        MessageSystemAttributeNames: ['All'],
      }),
      { abortSignal },
    )
    .catch((error: unknown) => {
      if (abortSignal.aborted) return { Messages: [] as Message[] };
      throw error;
    });
  return Messages.map(({ MessageId = '', ReceiptHandle = '', Body = '', Attributes = {} }) => ({
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: Attributes as SQSRecord['attributes'],
  }));
}

/**
 * Which messages have to be given out again, as Lambda reads a partial batch answer: an empty one means
 * that all is well, one that cannot be understood that nothing is. `crash`: nothing was answered.
 */
export function failedIn(
  { payload, isError }: Pick<Invoked, 'payload' | 'isError'>,
  messages: readonly Queued[],
): ReadonlySet<string> | 'crash' {
  if (isError) return 'crash';
  const answer: unknown = JSON.parse(payload);
  if (typeof answer !== 'object' || answer === null) return answer === null ? new Set() : 'crash';
  const failures = 'batchItemFailures' in answer ? answer.batchItemFailures : [];
  if (failures === null) return new Set();
  if (!Array.isArray(failures)) return 'crash';
  const known = new Set(messages.map(({ messageId }) => messageId));
  const failed = failures.map((one: unknown) =>
    typeof one === 'object' && one !== null && 'itemIdentifier' in one ? one.itemIdentifier : null,
  );
  const isOdd = failed.some((id) => typeof id !== 'string' || !known.has(id));
  return isOdd ? 'crash' : new Set(failed as string[]);
}

function crashed({ isError }: Invoked): ReturnType<typeof failedIn> {
  return isError ? 'crash' : new Set();
}

async function settle(
  client: SQSClient,
  { queueUrl: QueueUrl, afterCrashSeconds }: MappingOptions,
  messages: readonly Queued[],
  failed: ReturnType<typeof failedIn>,
): Promise<void> {
  if (failed === 'crash') {
    for (const { receiptHandle: ReceiptHandle } of messages) {
      const VisibilityTimeout = afterCrashSeconds;
      await client
        .send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }))
        // The function may have done so itself.
        .catch(() => undefined);
    }
    return;
  }
  const done = messages.filter(({ messageId }) => !failed.has(messageId));
  if (done.length === 0) return;
  const Entries = done.map(({ receiptHandle: ReceiptHandle }, at) => ({
    Id: String(at),
    ReceiptHandle,
  }));
  await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
}
