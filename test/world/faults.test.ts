/** Faults strike where they are asked to, and chance can be replayed. */
import { describe, expect, it } from 'vitest';
import { Failure, failureOf } from '../../functions/domain/failure.ts';
import type { EventWrite } from '../../functions/domain/ports/calendar.ts';
import { hourMs, type Instant, plusMs, type Zone } from '../../functions/domain/time.ts';
import {
  Crash,
  calmRates,
  type Decide,
  faulty,
  faultyCalendar,
  faultyTaskList,
  Life,
  type Moment,
  seededFaults,
} from './faults.ts';
import { seededRandom } from './random.ts';
import { twinMailbox } from './twin-mailbox.ts';

const start = Date.parse('2026-10-05T07:30:00Z') as Instant;
const window = { from: plusMs(start, -hourMs), until: plusMs(start, 24 * hourMs) };
const unreachable = new Failure({ code: 'unreachable', status: null });

describe('a fault', () => {
  it('before the work leaves it undone, one after the work leaves it done', async () => {
    for (const [when, made] of [
      ['before', 0],
      ['after', 1],
    ] as const) {
      const { twin, tasks } = worldWith(onceAt({ method: 'create', when }, unreachable));
      expect(await codeOf(tasks.create('List'))).toBe('unreachable');
      expect(await twin.tasks.find('List')).toBe(made === 1 ? 'list-1' : null);
    }
  });

  it('at a single write makes its outcome failed, written or not, and lets the others pass', async () => {
    for (const [when, seen] of [
      ['write-before', ['a', 'c']],
      ['write-after', ['a', 'b', 'c']],
    ] as const) {
      const { twin, calendar } = worldWith(atNth(2, { method: 'write', when }, unreachable));
      const outcomes = await calendar.write(twin.calendarId, ['a', 'b', 'c'].map(createOf));
      expect(outcomes.map((one) => one.is)).toStrictEqual(['written', 'failed', 'written']);
      expect(outcomes[1]).toStrictEqual({ is: 'failed', failure: unreachable });
      expect(twin.person.events().map((event) => event.key)).toStrictEqual(seen);
    }
  });

  it('strikes a round of changes between its pages', async () => {
    const expired = new Failure({ code: 'cursor-expired' });
    const { twin, calendar } = worldWith(onceAt({ method: 'changesSince', when: 'page' }, expired));
    const pages: unknown[] = [];
    const read = async (): Promise<void> => {
      for await (const page of calendar.changesSince(twin.calendarId, null, window))
        pages.push(page);
    };
    expect(await codeOf(read())).toBe('cursor-expired');
    expect(pages).toStrictEqual([]);
    await read();
    expect(pages).toHaveLength(1);
  });
});

describe('a crash', () => {
  it('at the nth write leaves those before it written and those after it not', async () => {
    const { twin, calendar, life } = worldWith(
      atNth(2, { method: 'write', when: 'write-after' }, 'crash'),
    );
    const write = calendar.write(twin.calendarId, ['a', 'b', 'c'].map(createOf));
    await expect(write).rejects.toBeInstanceOf(Crash);
    expect(life.isDead).toBe(true);
    expect(twin.person.events().map((event) => event.key)).toStrictEqual(['a', 'b']);
  });

  it('takes every port of its process with it, and those of no other process', async () => {
    const { twin, calendar, tasks, life } = worldWith(onceAt({ method: 'find' }, 'crash'));
    const notes = { put: async () => 'stored', name: () => 'pure' };
    const store = faulty(notes, 'store', life, ['name']);
    expect(await store.put()).toBe('stored');
    await expect(tasks.find('List')).rejects.toBeInstanceOf(Crash);
    await expect(tasks.create('List')).rejects.toBeInstanceOf(Crash);
    await expect(store.put()).rejects.toBeInstanceOf(Crash);
    const round = calendar.changesSince(twin.calendarId, null, window);
    await expect(round[Symbol.asyncIterator]().next()).rejects.toBeInstanceOf(Crash);
    await expect(calendar.write(twin.calendarId, [createOf('a')])).rejects.toBeInstanceOf(Crash);
    expect(store.name()).toBe('pure');
    expect(twin.person.events()).toStrictEqual([]);
    expect(await twin.tasks.find('List')).toBeNull();
    const next = faultyTaskList(twin.tasks, new Life(() => null));
    expect(await next.create('List')).toBe('list-1');
  });

  it('keeps the answer of a call that was under way from a process that died meanwhile', async () => {
    const life = new Life(({ method }) => (method === 'die' ? 'crash' : null));
    let answer: (text: string) => void = () => undefined;
    const slow = new Promise<string>((resolve) => {
      answer = resolve;
    });
    const port = faulty({ wait: () => slow, die: async () => 'dead' }, 'port', life);
    const waiting = port.wait();
    await expect(port.die()).rejects.toBeInstanceOf(Crash);
    answer('too late');
    await expect(waiting).rejects.toBeInstanceOf(Crash);
  });
});

describe('a life', () => {
  it('counts requests by port and method, pages and writes one by one', async () => {
    const { twin, calendar, tasks, life } = worldWith(() => null);
    await calendar.write(twin.calendarId, ['a', 'b'].map(createOf));
    const pages: unknown[] = [];
    for await (const page of calendar.changesSince(twin.calendarId, null, window)) pages.push(page);
    await tasks.create('List');
    expect(Object.fromEntries(life.requests)).toStrictEqual({
      'calendar.write': 2,
      'calendar.changesSince': pages.length,
      'tasks.create': 1,
    });
    expect(life.requestCount).toBe(3 + pages.length);
  });
});

describe('faults by chance', () => {
  const rates = { ...calmRates, crash: 0.1, rateLimited: 0.2, answerLost: 0.2, cursorExpired: 0.2 };
  const moments = Array.from({ length: 400 }, (_, index): Moment => {
    const when = (['before', 'after', 'page'] as const)[index % 3] ?? 'before';
    return { port: 'calendar', method: 'changesSince', when, fromCursor: index % 2 === 0 };
  });
  const told = (seed: number, used = rates): string[] => {
    const decide = seededFaults(seededRandom(seed), used);
    return moments.map((moment) => {
      const fault = decide(moment);
      return fault instanceof Failure ? fault.code : (fault ?? 'none');
    });
  };

  it('come back for the same seed and differ for another', () => {
    expect(told(11)).toStrictEqual(told(11));
    expect(told(11)).not.toStrictEqual(told(12));
  });

  it('strike only where they can: a lost cursor at reads from one, a refusal before the work', () => {
    const faults = told(5).map((fault, index) => ({ fault, ...moments[index] }));
    const expired = faults.filter(({ fault }) => fault === 'cursor-expired');
    expect(expired.length).toBeGreaterThan(5);
    expect(expired.every(({ fromCursor, when }) => fromCursor && when !== 'after')).toBe(true);
    const limited = faults.filter(({ fault }) => fault === 'rate-limited');
    expect(limited.length).toBeGreaterThan(5);
    expect(limited.every(({ when }) => when === 'before')).toBe(true);
    const lost = faults.filter(({ fault }) => fault === 'unreachable');
    expect(lost.length).toBeGreaterThan(5);
    expect(lost.every(({ when }) => when !== 'before')).toBe(true);
    expect(faults.some(({ fault }) => fault === 'crash')).toBe(true);
  });

  it('never come where all rates are nought', () => {
    expect(new Set(told(5, calmRates as typeof rates))).toStrictEqual(new Set(['none']));
  });
});

describe('seeded chance', () => {
  it('is even, keeps its bounds and can be forked by name', () => {
    const random = seededRandom(3);
    const drawn = Array.from({ length: 6000 }, () => random.between(1, 6));
    for (const side of [1, 2, 3, 4, 5, 6]) {
      const share = drawn.filter((one) => one === side).length / drawn.length;
      expect(share).toBeGreaterThan(0.14);
      expect(share).toBeLessThan(0.19);
    }
    expect(random.chance(0)).toBe(false);
    expect(random.chance(1)).toBe(true);
    expect(seededRandom(3).fork('a').next()).toBe(seededRandom(3).fork('a').next());
    expect(seededRandom(3).fork('a').next()).not.toBe(seededRandom(3).fork('b').next());
    expect(seededRandom(3).fork('a').next()).not.toBe(seededRandom(4).fork('a').next());
    expect(() => random.pick([])).toThrow('nothing to pick from');
  });
});

function worldWith(decide: Decide) {
  const twin = twinMailbox({
    ...{ dialect: 'google', zone: 'Europe/Berlin' as Zone, email: 'me@example.com' },
    now: () => start,
    random: seededRandom(1),
    onNotify: () => undefined,
  });
  const life = new Life(decide);
  const calendar = faultyCalendar(twin.calendar, life);
  return { twin, life, calendar, tasks: faultyTaskList(twin.tasks, life) };
}

/** Strikes at the nth moment that is like `wanted`, once. */
function atNth(nth: number, wanted: Partial<Moment>, fault: Failure | 'crash'): Decide {
  let met = 0;
  return (moment) => {
    const isLike = Object.entries(wanted).every(
      ([name, value]) => Reflect.get(moment, name) === value,
    );
    if (isLike) met += 1;
    return isLike && met === nth ? fault : null;
  };
}

function onceAt(wanted: Partial<Moment>, fault: Failure | 'crash'): Decide {
  return atNth(1, wanted, fault);
}

function createOf(key: string): EventWrite {
  const draft = { title: 'Ours', text: '', start, end: plusMs(start, hourMs) };
  return { do: 'create', key, generation: 0, draft: { ...draft, zone: 'Europe/Berlin' as Zone } };
}

async function codeOf(promise: Promise<unknown>): Promise<string | null> {
  return promise.then(
    () => null,
    (error: unknown) => failureOf(error).code,
  );
}
