/** What every `Queue` promises: run by SQS, with a stand-in for what Lambda does, and by the local host. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Message, Queue } from '../../functions/domain/ports/queue.ts';
import { tries } from '../tries.ts';

/** A queue with somebody who takes what waits in it. */
export type OpenQueue = {
  readonly queue: Queue;
  /** Settles when nothing waits and nothing is under way. */
  idle(): Promise<void>;
  close(): Promise<void>;
};

type Subject = {
  readonly name: string;
  /** A new queue in which nothing waits; a message has failed where `take` throws. */
  readonly open: (take: (message: Message) => Promise<void>) => Promise<OpenQueue>;
  /** Why nothing that failed is taken again here; null: it is. */
  readonly whyOnce: string | null;
  /** Why no hints wait here; null: they do. */
  readonly whyNoHints: string | null;
  /** How many random histories are tried (`TIMES` tries harder). */
  readonly histories: number;
};

let close: () => Promise<void> = async () => {};

/** Registers the suite for one queue. Wishes of one person may come as one: all of them are looked at. */
export function queueContract(subject: Subject): void {
  describe(`${subject.name} as a queue`, () => {
    afterEach(() => close());
    turns(subject);
    failures(subject);
    it('takes all that is wished in random histories, one at a time of a person', () =>
      holdsInHistories(subject));
  });
}

function turns(subject: Subject): void {
  it('takes everything that is added, of everybody', async () => {
    const { queue, idle, taken } = await opened(subject);
    const persons = Array.from({ length: 15 }, (_, nth) => `p${nth}`);
    await queue.add(['a', 'b'].flatMap((account) => persons.map((id) => wishOf(id, account))));
    await queue.add([]);
    await idle();
    expect(lookedAt(taken)).toStrictEqual(new Map(persons.map((id) => [id, ['a', 'b']])));
  });

  it('takes one message of a person at a time', async () => {
    const { queue, idle, taken, atOnce } = await opened(subject, async () => aWhile());
    const accounts = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const account of accounts) {
      await queue.add([wishOf('p', account)]);
      await aWhile();
    }
    await idle();
    expect(lookedAt(taken)).toStrictEqual(new Map([['p', accounts]]));
    expect(atOnce).toStrictEqual([]);
  });

  it('lets nobody wait for a person whose look takes long', async () => {
    const gate = Promise.withResolvers<void>();
    const during = ({ person }: Message) => (person === 'p' ? gate.promise : Promise.resolve());
    const { queue, idle, taken } = await opened(subject, during);
    await queue.add([wishOf('p', 'a')]);
    await until(() => taken.length === 1);
    await queue.add([wishOf('q', 'a')]);
    await until(() => taken.length === 2);
    expect(taken.map(({ person }) => person)).toStrictEqual(['p', 'q']);
    gate.resolve();
    await idle();
  });

  it('takes what is added while its like is under way, for that may have missed it', async () => {
    const gate = Promise.withResolvers<void>();
    const { queue, idle, taken, atOnce } = await opened(subject, () => gate.promise);
    await queue.add([wishOf('p', 'a')]);
    await until(() => taken.length === 1);
    await queue.add([wishOf('p', 'a')]);
    gate.resolve();
    await idle();
    expect(taken).toStrictEqual([wishOf('p', 'a'), wishOf('p', 'a')]);
    expect(atOnce).toStrictEqual([]);
  });

  it('gives a hint as it was given', async ({ skip }) => {
    skip(subject.whyNoHints !== null, subject.whyNoHints ?? '');
    const { queue, idle, taken } = await opened(subject);
    const hint = { channel: 'p-123', token: 'Zoë \uffff "\\', isAboutChannel: true };
    await queue.add([{ is: 'hint', person: 'p', hint }]);
    await idle();
    expect(taken).toStrictEqual([{ is: 'hint', person: 'p', hint }]);
  });
}

function failures(subject: Subject): void {
  it('takes again what failed', async ({ skip }) => {
    skip(subject.whyOnce !== null, subject.whyOnce ?? '');
    const { queue, idle, taken } = await opened(subject, async () => {
      if (taken.length < 3) throw new Error('twice');
    });
    await queue.add([wishOf('p', 'a')]);
    await idle();
    expect(taken).toHaveLength(3);
  });

  it('gives up what failed three times, and takes others of that person', async ({ skip }) => {
    skip(subject.whyOnce !== null, subject.whyOnce ?? '');
    const isBad = (message: Message) => accountsOf(message).includes('bad');
    const { queue, idle, taken } = await opened(subject, async (message) => {
      if (isBad(message)) throw new Error('each time');
    });
    await queue.add(['a', 'bad', 'b'].map((account) => wishOf('p', account)));
    await queue.add([wishOf('p', 'c')]);
    await idle();
    expect(taken.filter(isBad)).toHaveLength(3);
    expect(lookedAt(taken)).toStrictEqual(new Map([['p', ['a', 'b', 'bad', 'c']]]));
  });

  it('goes on after a look that failed', async () => {
    const { queue, idle, taken } = await opened(subject, async (message) => {
      if (accountsOf(message).includes('bad')) throw new Error('each time');
    });
    await queue.add([wishOf('p', 'bad')]);
    await idle();
    await queue.add([wishOf('p', 'a')]);
    await idle();
    expect(lookedAt(taken)).toStrictEqual(new Map([['p', ['a', 'bad']]]));
  });
}

const deeds = fc.array(
  fc.array(fc.tuple(fc.constantFrom('p', 'q', 'r'), fc.constantFrom('a', 'b', 'c', 'd')), {
    maxLength: 14,
  }),
  { maxLength: 6 },
);

/** Each element is added at once. */
async function holdsInHistories(subject: Subject): Promise<void> {
  await fc.assert(
    fc.asyncProperty(deeds, fc.integer({ min: 0, max: 3 }), async (all, turnsOfALook) => {
      const { queue, idle, taken, atOnce } = await opened(subject, () => aWhile(turnsOfALook));
      for (const pairs of all) {
        await queue.add(pairs.map(([person, account]) => wishOf(person, account)));
      }
      await idle();
      expect(lookedAt(taken)).toStrictEqual(lookedAt(all.flat().map((pair) => wishOf(...pair))));
      expect(atOnce).toStrictEqual([]);
      await close();
    }),
    tries(subject.histories),
  );
}

/** A queue that is watched: what is taken of it, and whose messages were under way at the same time. */
async function opened(
  subject: Subject,
  during: (message: Message) => Promise<void> = async () => {},
): Promise<OpenQueue & { readonly taken: Message[]; readonly atOnce: string[] }> {
  const taken: Message[] = [];
  const atOnce: string[] = [];
  const busy = new Set<string>();
  const open = await subject.open(async (message) => {
    taken.push(message);
    if (busy.has(message.person)) atOnce.push(message.person);
    busy.add(message.person);
    await during(message).finally(() => busy.delete(message.person));
  });
  close = async () => {
    close = async () => {};
    await open.close();
  };
  return { ...open, taken, atOnce };
}

function wishOf(person: string, account: string): Message {
  const accounts = new Map([[account, { calendars: new Set(['c']), tasks: false }]]);
  return { is: 'wish', person, wish: { accounts, plan: false, tend: false }, agains: 0 };
}

function accountsOf(message: Message): readonly string[] {
  return message.is === 'wish' ? [...(message.wish.accounts?.keys() ?? [])] : [];
}

/** Whose accounts were wished for, sorted: in how many messages does not matter. */
function lookedAt(messages: readonly Message[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const message of messages) {
    const known = found.get(message.person) ?? [];
    found.set(message.person, [...new Set([...known, ...accountsOf(message)])].sort());
  }
  return found;
}

function until(holds: () => boolean): Promise<void> {
  return expect.poll(holds, { interval: 2 }).toBe(true);
}

/** A few rounds of the event loop: what else is ready runs meanwhile. */
async function aWhile(rounds = 5): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
