/**
 * What fauxqs lacks: StartMessageMoveTask and ListMessageMoveTasks, as SQS's API reference describes them,
 * in front of it; everything else is passed on. A message that was moved is a new one, of the same group.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { FauxqsServer } from 'fauxqs';

type Task = {
  readonly TaskHandle: string;
  readonly SourceArn: string;
  readonly DestinationArn?: string;
  Status: 'RUNNING' | 'COMPLETED';
  ApproximateNumberOfMessagesMoved: number;
};
type Told = { readonly status: number; readonly body: object };
type Behind = {
  readonly server: FauxqsServer;
  readonly client: SQSClient;
  /** Names of all queues: a task finds those that park messages where it begins. */
  readonly names: () => readonly string[];
};

/** Starts the stand-in on a free loopback port. */
export async function startMoveTasks(
  behind: Behind,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const tasks: Task[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const target = String(request.headers['x-amz-target']);
    const asked = JSON.parse(body.toString()) as Record<string, string | undefined>;
    const told = await answer(behind, tasks, target, asked, body);
    response.writeHead(told.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(told.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(
  behind: Behind,
  tasks: Task[],
  target: string,
  asked: Readonly<Record<string, string | undefined>>,
  body: Buffer,
): Promise<Told> {
  if (target === 'AmazonSQS.ListMessageMoveTasks') {
    const Results = tasks.filter(({ SourceArn }) => SourceArn === asked.SourceArn).reverse();
    return { status: 200, body: { Results } };
  }
  if (target === 'AmazonSQS.StartMessageMoveTask') return start(behind, tasks, asked);
  const reply = await fetch(`http://127.0.0.1:${behind.server.port}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target },
    body: new Uint8Array(body),
  });
  return { status: reply.status, body: (await reply.json()) as object };
}

function start(
  behind: Behind,
  tasks: Task[],
  { SourceArn = '', DestinationArn }: Readonly<Record<string, string | undefined>>,
): Told {
  const queues = behind.names().flatMap((name) => behind.server.inspectQueue(name) ?? []);
  const from = queues.find(({ arn }) => arn === SourceArn);
  const parking = queues.find(({ attributes }) => parkedIn(attributes) === SourceArn);
  if (!from || !parking) return refused('ResourceNotFoundException');
  const isBusy = tasks.some((one) => one.SourceArn === SourceArn && one.Status === 'RUNNING');
  if (isBusy) return refused('UnsupportedOperation');
  const to = DestinationArn ? queues.find(({ arn }) => arn === DestinationArn) : parking;
  if (!to || to.attributes.FifoQueue !== from.attributes.FifoQueue) {
    return refused('InvalidParameterValue');
  }
  const task: Task = {
    TaskHandle: `task-${tasks.length + 1}`,
    SourceArn,
    ...(DestinationArn ? { DestinationArn } : {}),
    Status: 'RUNNING',
    ApproximateNumberOfMessagesMoved: 0,
  };
  tasks.push(task);
  void move(behind, task, from.url, to.url);
  return { status: 200, body: { TaskHandle: task.TaskHandle } };
}

/** From the oldest on, as long as there are any. */
async function move({ client }: Behind, task: Task, from: string, to: string): Promise<void> {
  for (;;) {
    const receive = { QueueUrl: from, MessageSystemAttributeNames: ['All' as const] };
    const { Messages: [message] = [] } = await client.send(new ReceiveMessageCommand(receive));
    if (!message) break;
    const send = new SendMessageCommand({
      QueueUrl: to,
      MessageBody: message.Body ?? '',
      MessageGroupId: message.Attributes?.MessageGroupId,
      MessageDeduplicationId: `moved-${message.MessageId}`,
    });
    await client.send(send);
    const { ReceiptHandle } = message;
    await client.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }));
    task.ApproximateNumberOfMessagesMoved++;
  }
  task.Status = 'COMPLETED';
}

function parkedIn({ RedrivePolicy }: Readonly<Record<string, string>>): string | null {
  if (!RedrivePolicy) return null;
  return (JSON.parse(RedrivePolicy) as { deadLetterTargetArn: string }).deadLetterTargetArn;
}

function refused(name: string): Told {
  return { status: 400, body: { __type: `com.amazonaws.sqs#${name}`, message: name } };
}
