/** The queue: who waits waits once, who asks again and again is answered calmly, and an end is an end. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Wish } from '../../functions/domain/wish.ts';
import { type Next, Queue } from '../../infra/local/host/queue.ts';

const done: Next = { again: null, restMs: 0 };

function wishOf(...accounts: readonly string[]): Wish {
  const wished = { calendars: null, tasks: false };
  return {
    accounts: new Map(accounts.map((account) => [account, wished])),
    plan: false,
    tend: false,
  };
}

type Ran = { readonly person: string; readonly at: number; readonly accounts: readonly string[] };

/** A queue whose runs answer as `answer` says; `ran` tells of each: who, when from the start, for what. */
function queueOf(answer: (ran: readonly Ran[]) => Next | Promise<Next>) {
  const begun = performance.now();
  const ran: Ran[] = [];
  const queue = new Queue(async (person, wish) => {
    const accounts = [...(wish.accounts?.keys() ?? [])].sort();
    ran.push({ person, at: Math.round(performance.now() - begun), accounts });
    return await answer(ran);
  });
  return { queue, ran };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = async (ms: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(ms);
};

describe('a look that is asked for later', () => {
  it('comes once for a person: at the earliest moment, with all that was wished', async () => {
    const agains: (Next['again'] | undefined)[] = [
      { afterMs: 5000, wish: wishOf('a') },
      { afterMs: 1000, wish: wishOf('b') },
      { afterMs: 3000, wish: wishOf('c') },
    ];
    const { queue, ran } = queueOf(() => ({ again: agains.shift() ?? null, restMs: 0 }));
    for (let nth = 0; nth < 3; nth++) {
      queue.add('ann', wishOf('now'));
      await pass(0);
    }
    expect(ran).toHaveLength(3);
    await pass(999);
    expect(ran).toHaveLength(3);
    await pass(1);
    expect(ran.slice(3)).toStrictEqual([{ person: 'ann', at: 1000, accounts: ['a', 'b', 'c'] }]);
    await pass(60_000);
    expect(ran).toHaveLength(4);
    await queue.close();
  });

  it('does not come early for a wait that is over', async () => {
    const agains: (Next['again'] | undefined)[] = [
      { afterMs: 5000, wish: wishOf('a') },
      { afterMs: 1000, wish: wishOf('b') },
      { afterMs: 20_000, wish: wishOf('c') },
    ];
    const { queue, ran } = queueOf(() => ({ again: agains.shift() ?? null, restMs: 0 }));
    queue.add('ann', wishOf('now'));
    await pass(0);
    queue.add('ann', wishOf('now'));
    await pass(30_000);
    expect(ran.map(({ at }) => at)).toStrictEqual([0, 0, 1000, 21_000]);
    expect(ran.at(-1)?.accounts).toStrictEqual(['c']);
    await queue.close();
  });

  it('of one person does not hold up or replace that of another', async () => {
    const { queue, ran } = queueOf((so) =>
      so.length > 2 ? done : { again: { afterMs: 100 * so.length, wish: wishOf('x') }, restMs: 0 },
    );
    queue.add('ann', wishOf('a'));
    queue.add('bob', wishOf('b'));
    await pass(1000);
    expect(ran.map(({ person, at }) => [person, at])).toStrictEqual([
      ['ann', 0],
      ['bob', 0],
      ['ann', 100],
      ['bob', 200],
    ]);
    await queue.close();
  });

  it('comes more and more calmly where each look asks for another, a minute apart at most', async () => {
    const { queue, ran } = queueOf(() => ({ again: { afterMs: 0, wish: wishOf('a') }, restMs: 0 }));
    queue.add('ann', wishOf('a'));
    await pass(10 * 60_000);
    const waits = ran.slice(1).map(({ at }, index) => at - (ran[index]?.at ?? 0));
    expect(Math.max(...waits.slice(0, 3))).toBeLessThan(5);
    expect(waits.slice(3, 6)).toStrictEqual([200, 400, 800]);
    expect(Math.max(...waits)).toBe(60_000);
    expect(ran.length).toBeLessThan(25);
    await queue.close();
  });

  it('is prompt again once a look was content', async () => {
    const { queue, ran } = queueOf((so) =>
      so.length === 6 ? done : { again: { afterMs: 0, wish: wishOf('a') }, restMs: 0 },
    );
    queue.add('ann', wishOf('a'));
    await pass(5000);
    expect(ran).toHaveLength(6);
    queue.add('ann', wishOf('a'));
    await pass(10);
    // Four at once: the one that was told, and three that it led to.
    expect(ran).toHaveLength(10);
    await queue.close();
  });

  it('may be any time away: what no timer can hold does not come at once', async () => {
    const year = 365 * 24 * 60 * 60 * 1000;
    const { queue, ran } = queueOf(() => ({
      again: { afterMs: year, wish: wishOf('a') },
      restMs: 0,
    }));
    queue.add('ann', wishOf('a'));
    await pass(60_000);
    expect(ran).toHaveLength(1);
    await queue.close();
  });
});

describe('wishes for soon', () => {
  it('that come within a moment are one look, with all of them', async () => {
    const { queue, ran } = queueOf(() => done);
    for (const account of ['a', 'b', 'a']) queue.addSoon('ann', wishOf(account));
    queue.addSoon('bob', wishOf('c'));
    await pass(0);
    expect(ran).toStrictEqual([]);
    await pass(100);
    expect(ran.map(({ person, accounts }) => [person, ...accounts])).toStrictEqual([
      ['ann', 'a', 'b'],
      ['bob', 'c'],
    ]);
    await queue.close();
  });

  it('are waited for by whoever waits for the queue to be idle', async () => {
    const { queue, ran } = queueOf(() => done);
    queue.addSoon('ann', wishOf('a'));
    const idle = queue.whenIdle().then(() => ran.length);
    await pass(100);
    expect(await idle).toBe(1);
    await queue.close();
  });
});

describe('a rest', () => {
  it('is kept whatever is told meanwhile, which is then looked at once; others go on', async () => {
    const { queue, ran } = queueOf((so) => ({ again: null, restMs: so.length === 1 ? 1000 : 0 }));
    queue.add('ann', wishOf('a'));
    await pass(1);
    queue.add('ann', wishOf('b'));
    queue.add('bob', wishOf('b'));
    await pass(500);
    queue.add('ann', wishOf('c'));
    await pass(498);
    expect(ran.map(({ person }) => person)).toStrictEqual(['ann', 'bob']);
    await pass(1);
    expect(ran.at(-1)).toStrictEqual({ person: 'ann', at: 1000, accounts: ['b', 'c'] });
    await pass(5000);
    expect(ran).toHaveLength(3);
    await queue.close();
  });
});

describe('closing', () => {
  it('waits for the run that is under way, and lets nothing that waits begin', async () => {
    const ends: (() => void)[] = [];
    const { queue, ran } = queueOf(
      () => new Promise<Next>((resolve) => ends.push(() => resolve(done))),
    );
    queue.add('ann', wishOf('a'));
    queue.add('ann', wishOf('b'));
    queue.addSoon('bob', wishOf('c'));
    let isClosed = false;
    const closing = queue.close().then(() => {
      isClosed = true;
    });
    queue.add('bob', wishOf('d'));
    await pass(1000);
    expect([isClosed, ran.length]).toStrictEqual([false, 1]);
    for (const end of ends) end();
    await closing;
    await pass(60_000);
    expect([isClosed, ran.length]).toStrictEqual([true, 1]);
  });

  it('settles though somebody rests or is to be looked at later, and leaves no timer', async () => {
    const { queue } = queueOf(() => ({
      again: { afterMs: 60_000, wish: wishOf('a') },
      restMs: 60_000,
    }));
    queue.add('ann', wishOf('a'));
    await pass(1);
    queue.add('ann', wishOf('b'));
    await queue.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a run that fails', () => {
  it('keeps nobody waiting, not even its own person', async () => {
    const failing = ['ann'];
    const { queue, ran } = queueOf((all) => {
      const { person } = all.at(-1) ?? { person: '' };
      if (failing.shift() === person) throw new Error('on purpose');
      return done;
    });
    queue.add('ann', wishOf('a'));
    queue.add('bob', wishOf('b'));
    await pass(0);
    queue.add('ann', wishOf('again'));
    await pass(0);
    expect(ran.map(({ person }) => person)).toStrictEqual(['ann', 'bob', 'ann']);
    await queue.whenIdle();
    await queue.close();
  });
});

describe('a queue that is closed', () => {
  it('takes nothing for soon either, and ends', async () => {
    const { queue, ran } = queueOf(() => done);
    const closed = queue.close();
    queue.addSoon('ann', wishOf('a'));
    await closed;
    await queue.whenIdle();
    await pass(1000);
    expect(ran).toStrictEqual([]);
  });
});
