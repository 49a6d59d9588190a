/** Somebody whose look ends the function each time, and who waits in the same batch. */
import type { SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { messageText } from '../../functions/adapters/aws/message.ts';
import { planOnly } from '../../functions/domain/wish.ts';
import { takeBatch } from '../../functions/handlers/take-batch.ts';

const persons = Array.from({ length: 10 }, (_, at) => `person${at}`);

function recordOf(person: string, times: number): SQSRecord {
  const body = messageText({ is: 'wish', person, wish: planOnly, agains: 0 });
  const attributes = {
    ...{ ApproximateReceiveCount: String(times), SentTimestamp: '0', SenderId: 'us' },
    ...{ ApproximateFirstReceiveTimestamp: '0', MessageGroupId: person },
  };
  const more = { receiptHandle: `receipt of ${person}`, messageAttributes: {}, md5OfBody: '' };
  const source = { eventSource: 'aws:sqs', eventSourceARN: 'arn', awsRegion: 'eu-central-1' };
  return { messageId: person, body, attributes, ...more, ...source };
}

/**
 * One batch, in a function that is ended by whoever has a look at `poison`: no answer is given, and what
 * was not taken out of the queue before comes again. Returns that, or what was answered.
 */
async function taken(
  batch: readonly string[],
  times: number,
  poison: string | null,
): Promise<readonly string[]> {
  const out = new Set<string>();
  let isEnded = false;
  const ended = new Promise<null>((end) => {
    const take = async (person: string): Promise<void> => {
      await new Promise((resolve) => setImmediate(resolve));
      if (isEnded) return await new Promise<void>(() => undefined);
      if (person !== poison) return;
      isEnded = true;
      end(null);
      await new Promise<void>(() => undefined);
    };
    const done = async (records: readonly SQSRecord[]): Promise<void> => {
      if (!isEnded) for (const { messageId } of records) out.add(messageId);
    };
    const putBack = async () => undefined;
    const taking = { take, done, failed: () => undefined, hasTime: () => true, putBack };
    const records = batch.map((person) => recordOf(person, times));
    takeBatch(records, taking).then((left) => {
      for (const person of batch) out.add(person);
      for (const { messageId } of left) out.delete(messageId);
      end(null);
    });
  });
  await ended;
  return batch.filter((person) => !out.has(person));
}

describe('of ten persons of whom one ends the function each time', () => {
  it.each(persons.map((_, at) => at))('only that one (%i) is parked', async (at) => {
    const poison = persons[at] ?? '';
    let left: readonly string[] = persons;
    for (const times of [1, 2, 3]) left = await taken(left, times, poison);
    expect(left).toStrictEqual([poison]);
  });

  it('all are done at once where nobody does', async () => {
    expect(await taken(persons, 1, null)).toStrictEqual([]);
  });
});

describe('what is done', () => {
  it.each([
    ['is taken out at once where others wait', ['a', 'b'], ['a', 'b']],
    ['goes with the batch where nobody else is in it', ['a'], []],
  ])('%s', async (_, batch, expected) => {
    const out: string[] = [];
    await takeBatch(
      batch.map((person) => recordOf(person, 1)),
      {
        take: async () => undefined,
        failed: () => undefined,
        hasTime: () => true,
        putBack: async () => undefined,
        done: async (records) => void out.push(...records.map(({ messageId }) => messageId)),
      },
    );
    expect(out).toStrictEqual(expected);
  });

  it('is never what failed, or was left for want of time and could not be put back', async () => {
    const out: string[] = [];
    let looks = 0;
    const left = await takeBatch(
      persons.map((person) => recordOf(person, 1)),
      {
        take: async (person) => {
          looks += 1;
          if (person === 'person1') throw new Error('it fails');
        },
        failed: () => undefined,
        hasTime: () => looks < 5,
        putBack: () => Promise.reject(new Error('the queue takes nothing')),
        done: async (records) => void out.push(...records.map(({ messageId }) => messageId)),
      },
    );
    const ids = left.map(({ messageId }) => messageId);
    expect(out.filter((id) => ids.includes(id))).toStrictEqual([]);
    expect([...out, ...ids].sort()).toStrictEqual([...persons].sort());
    expect(ids).toContain('person1');
  });
});
