/**
 * What Lambda's event source mapping does with a FIFO queue, as "Using Lambda with Amazon SQS" in its guide
 * describes it: batches of at most ten, told of which have failed (`ReportBatchItemFailures`); all others
 * are deleted, and those are left until the queue shows them again.
 */
import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

/** A function that is called so; one that throws has failed with the whole batch. */
export type SqsHandler = (event: SQSEvent) => Promise<SQSBatchResponse>;

type Source = {
  readonly client: SQSClient;
  readonly url: string;
  readonly arn: string;
  readonly handler: SqsHandler;
  /** How many calls of the function at the same time (`MaximumConcurrency`). */
  readonly atOnce: number;
};

/** Starts to take what waits; `close` settles when the last call has ended. */
export function startEventSource(source: Source): { close(): Promise<void> } {
  const end = new AbortController();
  const pollers = Array.from({ length: source.atOnce }, () => poll(source, end.signal));
  return {
    close: async () => {
      end.abort();
      await Promise.all(pollers);
    },
  };
}

async function poll(source: Source, end: AbortSignal): Promise<void> {
  while (!end.aborted) {
    const messages = await receive(source, end).catch((error) => {
      if (end.aborted) return [];
      throw error;
    });
    if (messages.length > 0) await callWith(source, messages);
  }
}

async function receive({ client, url }: Source, end: AbortSignal): Promise<readonly Message[]> {
  const receive = new ReceiveMessageCommand({
    QueueUrl: url,
    MaxNumberOfMessages: 10,
    WaitTimeSeconds: 20,
    MessageSystemAttributeNames: ['All'],
  });
  const { Messages } = await client.send(receive, { abortSignal: end });
  return Messages ?? [];
}

async function callWith(source: Source, messages: readonly Message[]): Promise<void> {
  const failed = await failedOf(source, messages);
  const done = messages.filter(({ MessageId }) => !failed.has(MessageId));
  if (done.length === 0) return;
  const Entries = done.map(({ ReceiptHandle }, nth) => ({ Id: String(nth), ReceiptHandle }));
  await source.client.send(new DeleteMessageBatchCommand({ QueueUrl: source.url, Entries }));
}

/** An answer that names none of the batch's messages, or is no such answer, fails the whole batch. */
async function failedOf(
  source: Source,
  messages: readonly Message[],
): Promise<ReadonlySet<string | undefined>> {
  const all = new Set(messages.map(({ MessageId }) => MessageId));
  try {
    const event = { Records: messages.map((message) => recordOf(message, source)) };
    const { batchItemFailures } = await source.handler(event);
    const named = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    return named.every((id) => all.has(id)) ? new Set(named) : all;
  } catch {
    return all;
  }
}

function recordOf(message: Message, { arn }: Source): SQSRecord {
  const { MessageId = '', ReceiptHandle = '', Body = '', MD5OfBody = '' } = message;
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: { ...message.Attributes } as SQSRecord['attributes'],
    messageAttributes: {},
    md5OfBody: MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: arn.split(':')[3] ?? '',
  };
}
