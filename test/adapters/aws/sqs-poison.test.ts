/** A message that fails each time: it is parked, holds nobody up for long, and comes back when asked to. */
import {
  ListMessageMoveTasksCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { messageIn, messageText } from '../../../functions/adapters/aws/message.ts';
import { sqsQueue } from '../../../functions/adapters/aws/sqs-queue.ts';
import type { Message } from '../../../functions/domain/ports/queue.ts';
import { planOnly, theirTurn } from '../../../functions/domain/wish.ts';
import { mint } from '../../../functions/handlers/mint.ts';
import { madeUp } from './aws-call-scene.ts';
import { type SqsHandler, startEventSource } from './sqs-event-source.ts';
import { startMoveTasks } from './sqs-move-task.ts';
import { handlerOf, type Queues, type SqsServer, startSqs } from './sqs-scene.ts';

let sqs: SqsServer;
let queues: Queues;
let source: { close(): Promise<void> };

beforeAll(async () => {
  sqs = await startSqs();
});

afterAll(() => sqs.close());

beforeEach(() => {
  queues = sqs.newQueues();
  source = { close: async () => {} };
});

afterEach(() => source.close());

/** Fails until it is mended. */
const poison: Message = { is: 'wish', person: 'p', wish: planOnly, agains: 7 };

function turnOf(person: string, agains = 0): Message {
  return { is: 'wish', person, wish: theirTurn, agains };
}

function add(...messages: readonly Message[]): Promise<void> {
  return sqsQueue({ aws: sqs.aws, url: queues.work.url, mint }).add(messages);
}

function start(handler: SqsHandler, atOnce = 2): void {
  source = startEventSource({ ...queues.work, client: sqs.client, handler, atOnce });
}

/** Starts to take; `isPoison` says what fails. Tells what was taken, in the order in which it was. */
function takeAllBut(isPoison: (message: Message) => boolean): Message[] {
  const taken: Message[] = [];
  const at = { aws: sqs.aws, url: queues.work.url };
  const take = async (message: Message): Promise<void> => {
    taken.push(message);
    if (isPoison(message)) throw new Error('poison');
  };
  start(handlerOf(at, take));
  return taken;
}

const isPoison = (message: Message): boolean => message.is === 'wish' && message.agains === 7;

function parked(): readonly (string | undefined)[] {
  const { ready = [] } = sqs.server.inspectQueue(queues.parked.name)?.messages ?? {};
  return ready.map(({ body }) => body);
}

describe('a poison message', () => {
  it('is parked after three tries as it was, and others of its person and all go on', async () => {
    const taken = takeAllBut(isPoison);
    await add(turnOf('p', 1), poison, turnOf('p', 2), turnOf('q'));
    await add(turnOf('p', 3));
    await sqs.empty(queues.work.name);
    expect(parked()).toStrictEqual([messageText(poison)]);
    expect(taken.filter(isPoison)).toHaveLength(3);
    const others = taken.filter((message) => !isPoison(message));
    const expected = [turnOf('p', 1), turnOf('p', 2), turnOf('p', 3), turnOf('q')];
    expect(others.map(messageText).sort()).toStrictEqual(expected.map(messageText).sort());
  });

  it('is one that is none of ours, too', async () => {
    const taken = takeAllBut(() => false);
    const stray = { QueueUrl: queues.work.url, MessageBody: '{"to":"maya"}', MessageGroupId: 'p' };
    await sqs.client.send(new SendMessageCommand(stray));
    await add(turnOf('p'));
    await sqs.empty(queues.work.name);
    expect(parked()).toStrictEqual(['{"to":"maya"}']);
    expect(taken).toStrictEqual([turnOf('p')]);
  });

  it('is none where the third try succeeds', async () => {
    let tries = 0;
    const taken = takeAllBut(() => ++tries < 3);
    await add(turnOf('p'));
    await sqs.empty(queues.work.name);
    expect(taken).toHaveLength(3);
    expect(sqs.count(queues.parked.name)).toBe(0);
  });

  it('comes back by a redrive, and is done once its cause is mended', async () => {
    const taken = takeAllBut((message) => isPoison(message) && taken.length <= 3);
    await add(poison);
    await sqs.empty(queues.work.name);
    expect(parked()).toStrictEqual([messageText(poison)]);
    await redrive(queues);
    await expect.poll(() => taken.length).toBe(4);
    await sqs.empty(queues.work.name);
    expect(taken[3]).toStrictEqual(poison);
    expect(sqs.count(queues.parked.name)).toBe(0);
  });

  it('is parked again where a redrive comes before the cause is mended', async () => {
    const taken = takeAllBut(isPoison);
    await add(poison);
    await sqs.empty(queues.work.name);
    await redrive(queues);
    await expect.poll(() => taken.length).toBe(6);
    await sqs.empty(queues.work.name);
    expect(parked()).toStrictEqual([messageText(poison)]);
  });
});

describe('a function that dies', () => {
  it('leaves its whole batch to be taken again, once the queue’s own wait is over', async () => {
    queues = sqs.newQueues(1);
    const batches: (readonly (Message | null)[])[] = [];
    await add(turnOf('p'), turnOf('q'));
    start(async ({ Records }) => {
      batches.push(Records.map(({ body }) => messageIn(body)));
      if (batches.length === 1) throw new Error('out of memory');
      return { batchItemFailures: [] };
    }, 1);
    await sqs.empty(queues.work.name);
    expect(batches[0]).toStrictEqual([turnOf('p'), turnOf('q')]);
    expect(batches.slice(1).flat()).toHaveLength(2);
  });
});

/** As the runbook says: with the parked queue's ARN alone. Settles when the task is done. */
async function redrive({ work, parked: from }: Queues): Promise<void> {
  const names = () => [work.name, from.name];
  const tasks = await startMoveTasks({ server: sqs.server, client: sqs.client, names });
  const operator = new SQSClient({
    endpoint: tasks.url,
    region: 'eu-central-1',
    credentials: madeUp,
    maxAttempts: 1,
  });
  await operator.send(new StartMessageMoveTaskCommand({ SourceArn: from.arn }));
  const list = new ListMessageMoveTasksCommand({ SourceArn: from.arn });
  await expect
    .poll(async () => (await operator.send(list)).Results?.[0])
    .toMatchObject({ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1 });
  operator.destroy();
  await tasks.close();
}
