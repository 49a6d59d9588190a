/** Decisions 6 to 9 of the design: each test fails where its decision is given up. */
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../functions/domain/time.ts';
import { everything, type Wish } from '../../functions/domain/wish.ts';
import { pollWish } from '../../functions/flows/poll-wish.ts';
import { Queue } from '../../infra/local/host/queue.ts';
import type { Decide } from '../world/faults.ts';
import type { Side } from './flow-side.ts';
import {
  eventNamed,
  ownEntries,
  ownEvents,
  stepNames,
  taskNamed,
  wholeSeries,
} from './flow-sight.ts';
import {
  accountIdOf,
  connectedWorld,
  type FlowWorld,
  otherSide,
  providers,
  withInterview,
} from './flow-world.ts';
import { unreachable } from './mishaps.ts';

describe('decision 6, one person at a time,', () => {
  const wishOf = (account: string): Wish => ({
    accounts: new Map([[account, { calendars: null, tasks: false }]]),
    plan: false,
    tend: false,
  });

  it('never runs two turns of one person at once, and lets others pass', async () => {
    const running: string[] = [];
    const atOnce: string[][] = [];
    const queue = new Queue(async (person) => {
      running.push(person);
      atOnce.push([...running]);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running.splice(running.indexOf(person), 1);
      return { again: null, restMs: 0 };
    });
    for (const person of ['ann', 'ann', 'bob', 'ann']) queue.add(person, everything);
    await new Promise((resolve) => setTimeout(resolve, 1));
    queue.add('ann', everything);
    await queue.whenIdle();
    expect(atOnce.filter((each) => new Set(each).size < each.length)).toStrictEqual([]);
    expect(atOnce).toContainEqual(['ann', 'bob']);
  });

  it('swallows no wish that comes while a turn is under way, and joins those that wait', async () => {
    const done: (readonly string[])[] = [];
    const queue = new Queue(async (_, wish) => {
      done.push([...(wish.accounts?.keys() ?? [])]);
      if (done.length === 1) for (const one of ['a', 'b', 'a']) queue.add('ann', wishOf(one));
      await new Promise((resolve) => setTimeout(resolve, 1));
      return { again: null, restMs: 0 };
    });
    queue.add('ann', wishOf('a'));
    await queue.whenIdle();
    expect(done).toStrictEqual([['a'], ['a', 'b']]);
  });

  it.each(providers)('doubles nothing where turns overlap all the same (%s)', async (name) => {
    const { world } = await withInterview(name, 3);
    // The list of tasks is known by now: nothing but the ledger keeps the turns apart.
    world.addInterview(world[name], 5, { title: 'Interview with Globex' });
    const turns = [1, 2, 3].map(() => world.look({ ...everything, tend: false }));
    const reports = await Promise.all(turns);
    expect(reports.filter(({ again }) => again !== null).length).toBeGreaterThan(0);
    await world.settle();
    expect(stepNames(world[name])).toStrictEqual([...wholeSeries, ...wholeSeries].sort());
  });
});

describe.each(providers)('decision 7, no deletion on a failed or empty read, with %s', (name) => {
  const busyWorld = async (): Promise<[FlowWorld, Side, string]> => {
    const world = await connectedWorld(['google', 'outlook']);
    const id = world.addInterview(world[name], 5);
    await world.settle();
    return [world, world[name], id];
  };

  it('deletes nothing where a calendar is suddenly empty, says so, and recovers', async () => {
    const [world, side] = await busyWorld();
    const cursor = (await world.account(side))?.calendars[0]?.cursor;
    side.isBlank = true;
    for (let turn = 0; turn < 3; turn++) await world.settle();
    side.isBlank = false;
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect((await world.account(side))?.suddenlyEmpty).toStrictEqual([side.mailbox.calendarId]);
    expect((await world.account(side))?.calendars[0]?.cursor).toBe(cursor);
    await world.settle();
    expect((await world.account(side))?.suddenlyEmpty).toStrictEqual([]);
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect((await world.look()).written).toBe(0);
  });

  it('serves the other calendars meanwhile', async () => {
    const [world, side] = await busyWorld();
    const other = otherSide(world, name);
    side.isBlank = true;
    world.addInterview(other, 6, { title: 'Interview with Globex' });
    await world.settle();
    expect(stepNames(other)).toStrictEqual(wholeSeries);
    expect((await world.account(other))?.suddenlyEmpty).toStrictEqual([]);
  });

  it.each(['before', 'page'] as const)(
    'deletes nothing where a read breaks off (%s)',
    async (when) => {
      const [world, side, id] = await busyWorld();
      side.mailbox.forgetCursors();
      side.mailbox.person.changeEvent(id, { start: world.at(6, 15) });
      const broken = unreachable();
      const decide: Decide = ({ port, method, when: at }) =>
        port === 'calendar' && method === 'changesSince' && at === when ? broken : null;
      const report = await world.look(everything, world.ports(decide));
      expect(report.failures).toContainEqual({ code: 'unreachable', status: 503 });
      expect(report.read).not.toContain(accountIdOf({ name }));
      expect(report.again?.afterMs).toBeGreaterThan(0);
      expect(stepNames(side)).toStrictEqual(wholeSeries);
      expect(eventNamed(side, 'debrief').start).toBe(world.at(5, 11));
      await world.settle();
      expect(eventNamed(side, 'debrief').start).toBe(world.at(6, 16));
    },
  );

  it('takes nothing of half a round, which may say that a series is gone and not yet that it is back', async () => {
    const world = await connectedWorld([name], { pageSize: 1 });
    const side = world[name];
    const hour = { start: world.at(2, 10), end: world.at(2, 11) };
    const recurrence = 'FREQ=WEEKLY;COUNT=3';
    side.mailbox.person.addEvent({ title: 'Interview with Acme #interview', ...hour, recurrence });
    await world.settle();
    const before = stepNames(side);
    const occurrence = side.mailbox.person.events().find(({ key }) => key === null);
    side.mailbox.person.changeEvent(occurrence?.id ?? '', { text: 'Bring your work.' });
    const broken = unreachable();
    let pages = 0;
    const decide: Decide = ({ when }) => (when === 'page' && ++pages === 2 ? broken : null);
    await world.look({ ...everything, tend: false }, world.ports(decide));
    expect(stepNames(side)).toStrictEqual(before);
    expect(before.length).toBeGreaterThan(5);
    await world.settle();
    expect(stepNames(side)).toStrictEqual(before);
  });

  it('takes steps away where the calendar does tell that the interview is gone', async () => {
    const [world, side, id] = await busyWorld();
    side.mailbox.person.deleteEvent(id);
    await world.settle();
    expect(stepNames(side)).toStrictEqual([]);
    expect((await world.account(side))?.suddenlyEmpty).toStrictEqual([]);
  });
});

/** Ways in which an interview is moved by another event; each returns when it is then. */
type Move = (world: FlowWorld, side: Side, id: string) => Promise<void> | void;
const moves: Readonly<Record<string, Move>> = {
  'the old one is cancelled and another is sent': (world, side, id) => {
    world.later(1000);
    side.mailbox.person.cancelEvent(id);
    world.addInterview(side, 9);
  },
  'another is sent and the old one is cancelled later': async (world, side, id) => {
    world.later(1000);
    world.addInterview(side, 9);
    await world.settle();
    side.mailbox.person.cancelEvent(id);
  },
  'the old one is cancelled and another is sent later': async (world, side, id) => {
    side.mailbox.person.cancelEvent(id);
    await world.settle();
    world.later(1000);
    world.addInterview(side, 9);
  },
  'the old one is deleted and another is sent': (world, side, id) => {
    world.later(1000);
    side.mailbox.person.deleteEvent(id);
    world.addInterview(side, 9);
  },
  'another is sent that says it was moved': (world, side) => {
    world.later(1000);
    world.addInterview(side, 9, { title: 'Moved: Interview with Acme' });
  },
  'it is moved twice, first to an earlier day': async (world, side, id) => {
    world.later(1000);
    side.mailbox.person.cancelEvent(id);
    const second = world.addInterview(side, 3);
    await world.settle();
    world.later(1000);
    side.mailbox.person.cancelEvent(second);
    world.addInterview(side, 9);
  },
};

describe.each(providers)('decision 8, moved by sending another event, with %s', (name) => {
  it.each(Object.entries(moves))('keeps keys and deeds where %s', async (_, move) => {
    const world = await connectedWorld([name]);
    const side = world[name];
    const { person, offences } = side.mailbox;
    const id = world.addInterview(side, 5);
    await world.settle();
    const keys = new Set(ownEntries(side).map(({ key }) => key));
    person.tickTask(taskNamed(side, 'prepare').id);
    person.deleteEvent(eventNamed(side, 'status-2').id);
    await world.settle();
    await move(world, side, id);
    await world.settle();
    const left = wholeSeries.filter((step) => step !== 'status-2 event');
    expect(stepNames(side)).toStrictEqual(left);
    const strangers = ownEntries(side).filter(({ key }) => !keys.has(key));
    expect(strangers).toStrictEqual([]);
    expect(taskNamed(side, 'prepare').completed).toBe(true);
    expect(eventNamed(side, 'debrief').start).toBe(world.at(9, 11));
    expect((await world.look()).written).toBe(0);
    expect(offences).toStrictEqual([]);
  });
});

describe.each(providers)('decision 8, two that stood side by side, with %s,', (name) => {
  it('keep what the person did to the one that is left', async () => {
    const { world, side, interview: id } = await withInterview(name, 5);
    const { person } = side.mailbox;
    world.later(1000);
    world.addInterview(side, 9);
    await world.settle();
    const newest = ownEvents(side).at(-1);
    const deleted = newest?.key?.split('.')[1];
    person.deleteEvent(newest?.id ?? '');
    await world.settle();
    person.cancelEvent(id);
    await world.settle();
    expect(deleted).toBe('status-3');
    expect(stepNames(side)).not.toContain('status-3 event');
    expect(eventNamed(side, 'debrief').start).toBe(world.at(9, 11));
    const names = stepNames(side);
    expect(names).toStrictEqual([...new Set(names)]);
    expect((await world.look()).written).toBe(0);
  });
});

describe('decision 9, schedules and events of ours,', () => {
  it('has one schedule for a person, however many interviews and accounts they have', async () => {
    const world = await connectedWorld(['google', 'outlook']);
    world.addInterview(world.google, 2);
    world.addInterview(world.outlook, 4, { title: 'Interview with Globex' });
    await world.settle();
    world.now = world.schedule.next() ?? world.now;
    world.later(100 * dayMs);
    expect(world.schedule.due(world.now, 10)).toStrictEqual([world.person]);
    expect(world.schedule.next()).toBeNull();
  });

  it('takes the schedule back where nothing is ahead any more', async () => {
    const world = await connectedWorld(['google']);
    const id = world.addInterview(world.google);
    await world.settle();
    expect(world.schedule.next()).not.toBeNull();
    world.google.mailbox.person.deleteEvent(id);
    await world.settle();
    expect(world.schedule.next()).toBeNull();
  });

  it('publishes what happened once, and no title, name or address', async () => {
    const world = await connectedWorld(['google']);
    const { person } = world.google.mailbox;
    const id = world.addInterview(world.google);
    for (let turn = 0; turn < 2; turn++) await world.settle();
    person.changeEvent(id, { text: '#rejected' });
    for (let turn = 0; turn < 2; turn++) await world.settle();
    const names = Map.groupBy(world.told, (event) => event.name);
    const counts = Object.fromEntries([...names].map(([event, all]) => [event, all.length]));
    expect(counts['interview.recognised']).toBe(1);
    expect(counts['outcome.recorded']).toBe(1);
    expect(counts['follow-up.written']).toBeGreaterThanOrEqual(wholeSeries.length);
    expect(counts['follow-up.removed']).toBeGreaterThan(0);
    const odd = world.told.filter(({ about }) => !/^[0-9a-v]{13}(?:\.[a-z0-9-]+)?$/.test(about));
    expect(odd).toStrictEqual([]);
  });

  it('asks for what nobody tells: calendars without a live channel, and tasks that are open', async () => {
    const world = await connectedWorld(['google', 'outlook']);
    const stateOf = async () => {
      const state = await world.store.load(world.person);
      if (!state) throw new Error('nobody');
      return state;
    };
    expect(pollWish(await stateOf(), world.now)).toBeNull();
    world.addInterview(world.google);
    await world.settle();
    const account = 'google:subject-google';
    const tasks = new Map([[account, { calendars: new Set(), tasks: true }]]);
    expect(pollWish(await stateOf(), world.now)).toStrictEqual({
      ...{ accounts: tasks, plan: false, tend: false },
    });
    world.later(4 * dayMs);
    const polled = pollWish(await stateOf(), world.now);
    expect(polled?.accounts?.get('outlook:subject-outlook')).toStrictEqual({
      calendars: new Set([world.outlook.mailbox.calendarId]),
      tasks: false,
    });
    expect(polled?.accounts?.get(account)?.calendars?.size).toBe(0);
  });
});
