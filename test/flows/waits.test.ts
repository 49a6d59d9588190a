/** How long what failed waits, and that nobody's look wipes another account's wait. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../functions/domain/failure.ts';
import type { AccountRecord } from '../../functions/domain/ledger/records.ts';
import { hourMs, type Instant, instant, minuteMs, plusMs } from '../../functions/domain/time.ts';
import { planOnly, theirTurn } from '../../functions/domain/wish.ts';
import type { SyncReport } from '../../functions/flows/sync-report.ts';
import { calmer, nextWait } from '../../functions/flows/waits.ts';
import { refuse, standBetween, toldOf } from './between.ts';
import { eventNamed, stepNames } from './flow-sight.ts';
import { connectedWorld, type FlowWorld, twoCalendars } from './flow-world.ts';
import { unreachable } from './mishaps.ts';

const now = instant(Date.parse('2026-10-05T07:30:00Z'));

type Told = {
  readonly reads?: number;
  readonly writes?: number;
  readonly behind?: number;
  readonly status?: AccountRecord['status'];
};

/** An account: until when it is to be left alone, and since when it has failed, in minutes from now. */
function account(id: string, { reads, writes, behind, status }: Told): AccountRecord {
  const at = (minutes: number | undefined): Instant | null =>
    minutes === undefined ? null : plusMs(now, minutes * minuteMs);
  return {
    ...{ id, provider: 'google', email: null, tokens: '', status: status ?? 'connected' },
    ...{ calendars: [], channels: [], listedAt: null, polledUntil: null, taskList: null },
    permissions: { calendar: 'write', tasks: true, lists: true },
    suddenlyEmpty: [],
    isBehind: behind !== undefined,
    ...(behind === undefined ? {} : { behindSince: plusMs(now, -behind * minuteMs) }),
    rest: { reads: at(reads), writes: at(writes) },
  };
}

describe('the next wait', () => {
  it.each<[string, readonly Told[], number | null]>([
    ['of nobody', [], null],
    ['where nothing waits', [{}], null],
    ['that a provider asks for with reads', [{ reads: 30 }], 30],
    ['that a provider asks for with writes', [{ writes: 30 }], 30],
    ['that is over sooner', [{ reads: 30, writes: 20 }], 20],
    ['that is over already', [{ reads: -1, writes: 0 }], null],
    ['of seconds, which is a minute', [{ reads: 0.1 }], 1],
    ['of what failed just now', [{ behind: 0 }], 1],
    ['of what has failed for four minutes', [{ behind: 4 }], 2],
    ['of what has failed for an hour', [{ behind: 60 }], 30],
    ['of what has failed for days, an hour', [{ behind: 5000 }], 60],
    ['of what has failed and asks for longer', [{ reads: 30, behind: 4 }], 30],
    ['of what has failed and asked for less', [{ reads: -1, behind: 4 }], 2],
    ['of what has failed in reading, before its writes', [{ writes: 30, behind: 4 }], 2],
    ['of several accounts, the first', [{ reads: 50 }, { behind: 60 }, { writes: 40 }], 30],
    ['of an account that is left', [{ reads: 30, behind: 9, status: 'leaving' }], null],
    ['of an account without consent', [{ reads: 30, behind: 9, status: 'reconnect' }], null],
  ])('%s', (_, told, minutes) => {
    const accounts = told.map((one, index) => account(`a${index}`, one));
    const expected = minutes === null ? null : plusMs(now, minutes * minuteMs);
    expect(nextWait(accounts, now)).toBe(expected);
  });
});

describe('a report', () => {
  const all = { calendars: null, tasks: true };
  const reportOf = (afterMs: number, ids: readonly string[] | null): SyncReport => {
    const accounts = ids && new Map(ids.map((id) => [id, all]));
    const again = { afterMs, wish: { accounts, plan: true, tend: false } };
    return { read: [], written: 0, failures: [], again };
  };

  it.each<[string, number, readonly string[] | null, readonly Told[], number]>([
    ['of a first failure', 15_000, ['a0'], [{ behind: 0 }], 15_000],
    ['of what has failed for ten minutes', 15_000, ['a0'], [{ behind: 10 }], 5 * minuteMs],
    ['of what has failed for a day', 15_000, ['a0'], [{ behind: 1440 }], hourMs],
    ['that asks for longer', 2 * hourMs, ['a0'], [{ behind: 1440 }], 2 * hourMs],
    ['at once', 0, ['a0'], [{ behind: 1440 }], 0],
    ['of another account than the one that fails', 15_000, ['a1'], [{ behind: 1440 }, {}], 15_000],
    ['of one that fails and one that failed', 15_000, ['a0', 'a1'], [{ behind: 99 }, {}], 15_000],
    ['of two that fail', 15_000, ['a0', 'a1'], [{ behind: 99 }, { behind: 10 }], 5 * minuteMs],
    [
      'of one that has failed for long beside one that asks for patience',
      15_000,
      ['a0', 'a1'],
      [{ behind: 600 }, { behind: 0, reads: 60 }],
      hourMs,
    ],
    [
      'of one that fails now beside one that asks for patience',
      15_000,
      ['a0', 'a1'],
      [{ behind: 0 }, { behind: 0, reads: 60 }],
      15_000,
    ],
    ['of all', 15_000, null, [{ behind: 10 }], 5 * minuteMs],
    ['of nobody', 15_000, [], [{ behind: 10 }], 15_000],
  ])('%s waits', (_, afterMs, ids, told, expected) => {
    const accounts = told.map((one, index) => account(`a${index}`, one));
    const report = reportOf(afterMs, ids);
    const wish = report.again?.wish;
    expect(calmer(report, accounts, now)).toStrictEqual({
      ...report,
      again: { afterMs: expected, wish },
    });
  });

  it('that asks for nothing stays so', () => {
    const none = { ...reportOf(0, []), again: null };
    expect(calmer(none, [account('a0', { behind: 99 })], now)).toBe(none);
  });
});

/** A world in which Google answers every read so. */
async function failingWorld(facts: Failure['facts']): Promise<{ world: FlowWorld; mend(): void }> {
  const world = await connectedWorld(['google', 'outlook']);
  let fails = true;
  refuse(world, 'google', () => (fails ? new Failure(facts) : null));
  return {
    world,
    mend: () => {
      fails = false;
    },
  };
}

describe('a wait of one account', () => {
  it.each<[string, Failure['facts'], number]>([
    ['asked for', { code: 'rate-limited', retryAfterMs: 40 * minuteMs }, 40],
    ['after a failure', { code: 'unreachable', status: 503 }, 1],
  ])('is not wiped by looks for another (%s)', async (_, facts, minutes) => {
    const { world } = await failingWorld(facts);
    await world.look(toldOf('google'));
    const until = plusMs(world.now, minutes * minuteMs);
    for (let look = 1; look <= 3; look++) {
      world.addInterview(world.outlook, 3 + look, { title: `Interview with Company${look}` });
      await world.look(toldOf('outlook'));
      await world.look(planOnly);
      expect(world.schedule.next()).toBe(until);
    }
  });

  it('does not put off a turn that comes before it', async () => {
    const { world } = await failingWorld({ code: 'rate-limited', retryAfterMs: 30 * hourMs });
    await world.look(toldOf('google'));
    world.addInterview(world.outlook, 1);
    await world.look(toldOf('outlook'));
    expect(world.schedule.next()).toBeLessThan(plusMs(world.now, 30 * hourMs));
    expect(world.schedule.next()).toBeGreaterThan(world.now);
  });

  it('is over when the account was read', async () => {
    const { world, mend } = await failingWorld({ code: 'unreachable', status: null });
    await world.look(theirTurn);
    world.later(minuteMs);
    await world.look(theirTurn);
    expect(world.schedule.next()).not.toBeNull();
    mend();
    world.later(minuteMs);
    await world.look(theirTurn);
    await world.look(theirTurn);
    expect(world.schedule.next()).toBeNull();
  });

  it('grows while another account is read well', async () => {
    const { world } = await failingWorld({ code: 'unreachable', status: null });
    const waits: number[] = [];
    for (let look = 0; look < 12; look++) {
      const { again } = await world.look(theirTurn);
      waits.push(again?.afterMs ?? 0);
      world.later(Math.max(again?.afterMs ?? 0, minuteMs));
    }
    expect(waits.slice(1).every((wait, at) => wait >= (waits[at] ?? 0))).toBe(true);
    expect(waits[0]).toBe(15_000);
    expect(waits.at(-1)).toBeGreaterThan(20 * minuteMs);
  });
});

describe('a turn', () => {
  /** A world a few minutes after the moment for which its turn was set. */
  async function afterTurn(minutes: number) {
    const world = await connectedWorld(['google', 'outlook']);
    world.addInterview(world.google, 2);
    await world.settle();
    const turn = plusMs(instant(eventNamed(world.google, 'debrief').start), -15 * minuteMs);
    await world.look(theirTurn);
    world.now = plusMs(turn, minutes * minuteMs);
    // What is seen of other accounts in between: the turn may still be on its way.
    world.addInterview(world.outlook, 9, { title: 'Interview with Globex' });
    return { world, turn };
  }

  it.each([
    [1, true],
    [9, true],
    [11, false],
  ])('that is %i minutes late is kept by a look at something else: %s', async (minutes, isKept) => {
    const { world, turn } = await afterTurn(minutes);
    await world.look(toldOf('outlook'));
    const next = world.schedule.next() ?? 0;
    if (isKept) expect(next).toBe(turn);
    else expect(next).toBeGreaterThan(world.now);
  });

  it('that has come sets the next one, though it came at once', async () => {
    const { world, turn } = await afterTurn(0);
    await world.look(theirTurn);
    expect(world.schedule.next()).toBeGreaterThan(turn);
  });

  it('is the same after a look that finds nothing', async () => {
    const { world } = await afterTurn(-60);
    await world.look();
    const next = world.schedule.next();
    await world.look(toldOf('google'));
    await world.look(planOnly);
    await world.look(theirTurn);
    expect(world.schedule.next()).toBe(next);
  });
});

describe('a calendar that cannot be read', () => {
  it('is tried again whatever is told of its neighbour meanwhile', async () => {
    const { world, side, first, second } = await twoCalendars('google');
    let fails = true;
    standBetween(world, 'google', ({ calendar, tasks }) => ({
      calendar: {
        ...calendar,
        changesSince: (id, cursor, window) => {
          if (fails && id === second) throw unreachable();
          return calendar.changesSince(id, cursor, window);
        },
      },
      tasks,
    }));
    await world.look(theirTurn);
    for (let look = 1; look <= 4; look++) {
      world.later(minuteMs);
      const title = `Interview with Company${look}`;
      world.addInterview(side, 3 + look, { title, calendar: first });
      await world.look(toldOf('google', [first]));
      expect((await world.account(side))?.isBehind).toBe(true);
    }
    expect(world.schedule.next()).toBeLessThan(plusMs(world.now, 5 * minuteMs));
    world.addInterview(side, 9, { title: 'Interview with Globex', calendar: second });
    fails = false;
    world.later(minuteMs);
    await world.look(toldOf('google', [first]));
    expect((await world.account(side))?.isBehind).toBe(false);
    expect(stepNames(side).filter((step) => step === 'debrief event')).toHaveLength(5);
  });
});
