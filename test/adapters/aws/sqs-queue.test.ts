/** The work queue against fauxqs (`sqs-scene.ts` says how that differs from SQS), and its troubles. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { messageIn } from '../../../functions/adapters/aws/message.ts';
import { releaseSoon, sqsQueue } from '../../../functions/adapters/aws/sqs-queue.ts';
import { failureOf } from '../../../functions/domain/failure.ts';
import type { Message } from '../../../functions/domain/ports/queue.ts';
import { theirTurn } from '../../../functions/domain/wish.ts';
import { mint } from '../../../functions/handlers/mint.ts';
import { queueContract } from '../../contracts/queue.ts';
import { startEventSource } from './sqs-event-source.ts';
import { type AnswerOf, startSendingLine } from './sqs-line.ts';
import { handlerOf, type Queues, type SqsServer, startSqs } from './sqs-scene.ts';

let sqs: SqsServer;

beforeAll(async () => {
  sqs = await startSqs();
});

afterAll(() => sqs.close());

queueContract({
  name: 'SQS',
  open: async (take) => {
    const { work } = sqs.newQueues();
    const at = { aws: sqs.aws, url: work.url };
    const handler = handlerOf(at, take);
    const source = startEventSource({ ...work, client: sqs.client, handler, atOnce: 4 });
    return {
      queue: sqsQueue({ ...at, mint }),
      idle: () => sqs.empty(work.name),
      close: () => source.close(),
    };
  },
  whyOnce: null,
  whyNoHints: null,
  histories: 15,
});

function turnOf(person: string): Message {
  return { is: 'wish', person, wish: theirTurn, agains: 0 };
}

async function failing(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no failure',
    (error) => failureOf(error).facts,
  );
}

describe('what is in the work queue', () => {
  it('is two of two like messages, by names that say nothing of them', async () => {
    const { work } = sqs.newQueues();
    await sqsQueue({ aws: sqs.aws, url: work.url, mint }).add([turnOf('p'), turnOf('p')]);
    const waiting = sqs.server.inspectQueue(work.name)?.messages.ready ?? [];
    expect(waiting.map(({ body }) => messageIn(body))).toStrictEqual([turnOf('p'), turnOf('p')]);
    expect(waiting.map(({ messageGroupId }) => messageGroupId)).toStrictEqual(['p', 'p']);
    const names = waiting.map(({ messageDeduplicationId }) => messageDeduplicationId);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name).toMatch(/^[0-9a-v]{32}$/);
  });

  it('is misconfigured where there is none', async () => {
    const queue = sqsQueue({ aws: sqs.aws, url: 'http://127.0.0.1/1/none.fifo', mint });
    const facts = { code: 'misconfigured', what: 'the work queue is not there' };
    expect(await failing(queue.add([turnOf('p')]))).toStrictEqual(facts);
  });
});

describe('a message that is released', () => {
  it('is taken again, and nothing is said of one that is taken no more', async () => {
    const { work } = sqs.newQueues();
    const at = { aws: sqs.aws, url: work.url };
    await sqsQueue({ ...at, mint }).add([turnOf('p')]);
    const receipts: string[] = [];
    const source = startEventSource({
      ...work,
      client: sqs.client,
      atOnce: 1,
      handler: async ({ Records: [record] }) => {
        receipts.push(record?.receiptHandle ?? '');
        if (receipts.length > 1) return { batchItemFailures: [] };
        await releaseSoon(at, record?.receiptHandle ?? '', 0);
        return { batchItemFailures: [{ itemIdentifier: record?.messageId ?? '' }] };
      },
    });
    await sqs.empty(work.name);
    await source.close();
    expect(receipts).toHaveLength(2);
    for (const receipt of receipts) {
      expect(await failing(releaseSoon(at, receipt, 5))).toBe('no failure');
    }
  });
});

describe('a disturbed line to the work queue', () => {
  let line: Awaited<ReturnType<typeof startSendingLine>>;
  let queues: Queues;
  let answers: AnswerOf[] = [];

  beforeEach(async () => {
    queues = sqs.newQueues();
    answers = [];
    line = await startSendingLine(sqs.aws.endpoint('sqs'), () => answers.shift() ?? null);
  });

  afterEach(() => line.close());

  const open = () => {
    const aws = { ...sqs.aws, endpoint: () => line.url };
    return sqsQueue({ aws, url: queues.work.url, mint });
  };
  const waiting = () =>
    (sqs.server.inspectQueue(queues.work.name)?.messages.ready ?? []).map(
      ({ messageGroupId }) => messageGroupId ?? '',
    );
  const busy = { SenderFault: false, Code: 'InternalError' };
  const persons = (count: number) => Array.from({ length: count }, (_, nth) => `p${nth}`);

  it('sends ten at once, and fewer where they are long', async () => {
    await open().add(persons(25).map(turnOf));
    expect(line.sent.map(({ length }) => length).sort()).toStrictEqual([10, 10, 5]);
    expect(waiting().sort()).toStrictEqual(persons(25).sort());
    line.sent.length = 0;
    const hint = { channel: 'c', token: 'é'.repeat(60_000), isAboutChannel: false };
    await open().add(persons(5).map((person) => ({ is: 'hint', person, hint })));
    expect(line.sent.map(({ length }) => length).sort()).toStrictEqual([1, 2, 2]);
  });

  it('sends again, under the same name, what was not taken in, and only that', async () => {
    answers = [{ 1: busy, 3: busy }, { 1: busy }];
    await open().add(persons(5).map(turnOf));
    const [first = [], ...more] = line.sent;
    expect(more).toStrictEqual([[first[1], first[3]], [first[3]]]);
    expect(waiting()).toStrictEqual(['p0', 'p2', 'p4', 'p1', 'p3']);
  });

  it('adds nothing twice where an answer was lost', async () => {
    answers = ['cut-after'];
    await open().add(persons(2).map(turnOf));
    expect(line.sent).toHaveLength(2);
    expect(waiting()).toStrictEqual(['p0', 'p1']);
  });

  it('tells what lasts, having tried four times', async () => {
    answers = Array.from({ length: 9 }, () => ({ 0: busy }));
    const facts = { code: 'unreachable', status: 500 };
    expect(await failing(open().add(persons(2).map(turnOf)))).toStrictEqual(facts);
    expect(line.sent).toHaveLength(4);
    expect(waiting()).toStrictEqual(['p1']);
  });

  it('tells of throttling as what it is', async () => {
    const throttled = { SenderFault: false, Code: 'RequestThrottled' };
    answers = Array.from({ length: 9 }, () => ({ 0: throttled }));
    const facts = { code: 'rate-limited', retryAfterMs: null };
    expect(await failing(open().add([turnOf('p')]))).toStrictEqual(facts);
  });

  it('tells what SQS will never take at once, once the others are in', async () => {
    answers = [{ 0: { SenderFault: true, Code: 'InvalidMessageContents' }, 1: busy }];
    const what = 'the work queue answered InvalidMessageContents';
    expect(await failing(open().add(persons(3).map(turnOf)))).toStrictEqual({ code: 'bug', what });
    expect(line.sent.map(({ length }) => length)).toStrictEqual([3, 1]);
    expect(waiting()).toStrictEqual(['p2', 'p1']);
  });

  it('begins no more batches after one that failed', async () => {
    answers = Array.from({ length: 999 }, () => ({ 0: busy }));
    expect(await failing(open().add(persons(200).map(turnOf)))).toHaveProperty('code');
    expect(new Set(line.sent.map(([entry]) => entry?.MessageDeduplicationId)).size).toBe(8);
  });
});
