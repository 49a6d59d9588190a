/** A batch of the queue: who is taken together, and what alone is told as failed. */
import type { SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { messageText } from '../../functions/adapters/aws/message.ts';
import { Failure, failureOf } from '../../functions/domain/failure.ts';
import type { Message } from '../../functions/domain/ports/queue.ts';
import { planOnly, theirTurn } from '../../functions/domain/wish.ts';
import { takeBatch } from '../../functions/handlers/take-batch.ts';
import { seededRandom } from '../world/random.ts';

function hint(person: string, channel = 'one'): Message {
  return { is: 'hint', person, hint: { channel, token: 'secret', isAboutChannel: false } };
}

function wish(person: string, agains = 0): Message {
  return { is: 'wish', person, wish: planOnly, agains };
}

/** As SQS gives it; the id is what the record is told by. */
function record(messageId: string, group: string, body: string, times = 1): SQSRecord {
  const attributes = {
    ...{ ApproximateReceiveCount: String(times), SentTimestamp: '0', SenderId: 'us' },
    ...{ ApproximateFirstReceiveTimestamp: '0', MessageGroupId: group },
  };
  const more = { receiptHandle: `receipt-${messageId}`, messageAttributes: {}, md5OfBody: '' };
  const source = { eventSource: 'aws:sqs', eventSourceARN: 'arn', awsRegion: 'eu-central-1' };
  return { messageId, body, attributes, ...more, ...source };
}

function recordOf(messageId: string, message: Message, times = 1): SQSRecord {
  return record(messageId, message.person, messageText(message), times);
}

type Take = (
  person: string,
  messages: readonly Message[],
  isRetry: boolean,
) => Promise<void> | void;

/** Takes them; gives whose messages were taken in which calls, and the ids of what was left. */
async function taking(
  records: readonly SQSRecord[],
  take: Take = () => undefined,
  hasTime = () => true,
  putBack: Take = () => Promise.reject(new Failure({ code: 'unreachable', status: null })),
) {
  const calls: (readonly [string, number])[] = [];
  const failures: string[] = [];
  const left = await takeBatch(records, {
    take: async (person, messages, isRetry) => {
      calls.push([person, messages.length]);
      await take(person, messages, isRetry);
    },
    failed: (person, error) => void failures.push(`${person}: ${failureOf(error).code}`),
    hasTime,
    putBack: async (...given) => await putBack(...given),
  });
  return { calls, failures, left: left.map(({ messageId }) => messageId) };
}

const isPoison = (message: Message): boolean =>
  message.is === 'hint' && message.hint.channel === 'poison';

describe('a batch', () => {
  it('that is empty is taken', async () => {
    expect(await taking([])).toStrictEqual({ calls: [], failures: [], left: [] });
  });

  it("has each person's messages taken together, as they were sent", async () => {
    const sent = [hint('maya'), wish('noah', 2), hint('maya', 'two'), wish('maya', 1)];
    const taken = new Map<string, readonly Message[]>();
    const { calls, left } = await taking(
      sent.map((one, at) => recordOf(String(at), one)),
      (person, messages) => void taken.set(person, messages),
    );
    expect(calls).toStrictEqual([
      ['maya', 3],
      ['noah', 1],
    ]);
    expect(left).toStrictEqual([]);
    expect(taken.get('maya')).toStrictEqual([sent[0], sent[2], sent[3]]);
    expect(taken.get('noah')).toStrictEqual([sent[1]]);
  });

  it.each([0, 1, 2, 3])('reports the poison alone, wherever it stands (%i)', async (at) => {
    const sent = [hint('maya'), hint('maya'), wish('maya'), wish('maya')].map((one, index) =>
      index === at ? hint('maya', 'poison') : one,
    );
    const done: Message[] = [];
    const { calls, left, failures } = await taking(
      sent.map((one, index) => recordOf(`m${index}`, one)),
      (_, messages) => {
        if (messages.some(isPoison)) throw new Error('a poison');
        done.push(...messages);
      },
    );
    expect(left).toStrictEqual([`m${at}`]);
    expect(done).toStrictEqual(sent.filter((one) => !isPoison(one)));
    // Once together, then each alone, in their order.
    expect(calls.map(([, count]) => count)).toStrictEqual([4, 1, 1, 1, 1]);
    expect(failures).toStrictEqual(['maya: bug', 'maya: bug']);
  });

  it('tries a message that stands alone once only', async () => {
    const { calls, left } = await taking([recordOf('m', hint('maya', 'poison'))], () => {
      throw new Error('a poison');
    });
    expect([calls.length, left]).toStrictEqual([1, ['m']]);
  });

  it.each([0, 4, 9])('of ten persons leaves the one who fails (%i)', async (bad) => {
    const persons = Array.from({ length: 10 }, (_, index) => `person${index}`);
    const { calls, left, failures } = await taking(
      persons.map((person) => recordOf(`of ${person}`, wish(person))),
      (person) => {
        if (person === persons[bad]) throw new Error('it fails');
      },
    );
    expect(left).toStrictEqual([`of person${bad}`]);
    expect(calls.map(([person]) => person)).toStrictEqual(persons);
    expect(failures).toStrictEqual([`person${bad}: bug`]);
  });

  it('leaves all where all fail', async () => {
    const records = ['a', 'a', 'b'].map((person, at) => recordOf(String(at), wish(person)));
    const { left } = await taking(records, () => {
      throw new Error('it fails');
    });
    expect(left.sort()).toStrictEqual(['0', '1', '2']);
  });

  it.each([
    ['in the group of another person', record('x', 'noah', messageText(wish('maya')))],
    ['in no group', record('x', '', messageText(wish('maya')))],
    ['of nobody', record('x', '', messageText(wish('')))],
    ['that is no JSON', record('x', 'maya', 'not ours, maya@example.com')],
    ['that is empty', record('x', 'maya', '')],
    ['that says something else', record('x', 'maya', '{"is":"news","person":"maya"}')],
    ['whose wish is none', record('x', 'maya', '{"is":"wish","person":"maya","wish":true}')],
    ['whose count is none', record('x', 'maya', messageText(wish('maya', -1)))],
  ])('leaves a message %s, and goes on', async (_, unfit) => {
    const good = [recordOf('a', wish('maya')), recordOf('b', wish('noah'))];
    const { calls, left, failures } = await taking(
      [good[0], unfit, good[1]].flatMap((one) => one ?? []),
    );
    expect(left).toStrictEqual(['x']);
    expect(failures).toStrictEqual(['null: bug']);
    expect(calls).toStrictEqual([
      ['maya', 1],
      ['noah', 1],
    ]);
  });

  it("takes a turn as Scheduler's own words have it", async () => {
    const message = { is: 'wish', person: 'maya', wish: theirTurn, agains: 0 } as const;
    const body = JSON.stringify({ ...JSON.parse(messageText(message)), execution: 'an id' });
    let taken: readonly Message[] = [];
    const { left } = await taking([record('x', 'maya', body)], (_, messages) => {
      taken = messages;
    });
    expect([left, taken]).toStrictEqual([[], [message]]);
  });

  it.each([
    [[1, 1], [false]],
    [[1, 2], [true]],
    [[3], [true]],
  ])('says whether any of it was taken before (%j)', async (times, expected) => {
    const records = times.map((count, at) => recordOf(String(at), wish('maya'), count));
    const retries: boolean[] = [];
    await taking(records, (_, __, isRetry) => void retries.push(isRetry));
    expect(retries).toStrictEqual(expected);
  });

  it('says of what failed together that it was begun', async () => {
    const retries: boolean[] = [];
    await taking([recordOf('a', wish('maya')), recordOf('b', hint('maya'))], (_, all, isRetry) => {
      retries.push(isRetry);
      if (all.length > 1) throw new Error('a poison');
    });
    expect(retries).toStrictEqual([false, true, true]);
  });

  it('puts back those for whom there is no time, and uses up no try of theirs', async () => {
    const persons = Array.from({ length: 10 }, (_, at) => `person${at}`);
    const back: string[] = [];
    let time = 3;
    const { calls, left, failures } = await taking(
      persons.map((person, at) => recordOf(person, wish(person), at === 9 ? 2 : 1)),
      () => undefined,
      () => --time >= 0,
      async (person, messages, isRetry) => {
        expect(messages).toStrictEqual([wish(person)]);
        expect(isRetry).toBe(false);
        back.push(person);
      },
    );
    // Who has been tried before goes first.
    expect(calls.map(([person]) => person)).toStrictEqual(['person9', 'person0', 'person1']);
    expect([back.length, left, failures]).toStrictEqual([7, [], []]);
  });

  it('leaves those who cannot be put back', async () => {
    const { calls, left, failures } = await taking(
      ['maya', 'noah'].map((person) => recordOf(`of ${person}`, wish(person), 2)),
      () => undefined,
      () => false,
    );
    expect([calls, left.sort()]).toStrictEqual([[], ['of maya', 'of noah']]);
    expect(failures.sort()).toStrictEqual(['maya: unreachable', 'noah: unreachable']);
  });

  it('leaves what is yet to be tried alone where the time is over', async () => {
    const sent = [hint('maya'), hint('maya', 'poison'), wish('maya')];
    let time = 2;
    const { calls, left } = await taking(
      sent.map((one, at) => recordOf(`m${at}`, one)),
      (_, messages) => {
        if (messages.some(isPoison)) throw new Error('a poison');
      },
      () => --time >= 0,
    );
    expect(calls.map(([, count]) => count)).toStrictEqual([3, 1]);
    expect(left).toStrictEqual(['m1', 'm2']);
  });

  it('looks at a few persons at once, and never twice at one', async () => {
    const random = seededRandom(8);
    const running = new Map<string, number>();
    let most = 0;
    const records = Array.from({ length: 40 }, (_, at) =>
      recordOf(String(at), random.chance(0.2) ? hint('p1', 'poison') : wish(`p${at % 9}`)),
    );
    const { left } = await taking(records, async (person, messages) => {
      expect(running.has(person)).toBe(false);
      running.set(person, 1);
      most = Math.max(most, running.size);
      await new Promise((resolve) => setImmediate(resolve));
      running.delete(person);
      if (messages.some(isPoison)) throw new Error('a poison');
    });
    const poisons = records.filter(({ body }) => body.includes('poison'));
    expect(left).toStrictEqual(poisons.map(({ messageId }) => messageId));
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(4);
  });
});
