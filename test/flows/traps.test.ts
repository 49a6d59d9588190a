/** What the best in this field get wrong (design): each of their mistakes as a test of ours. */
import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../../functions/domain/time.ts';
import { everything, theirTurn } from '../../functions/domain/wish.ts';
import type { Decide } from '../world/faults.ts';
import type { Side } from './flow-side.ts';
import {
  eventNamed,
  ownEvents,
  ownTasks,
  stepNames,
  taskNamed,
  wholeSeries,
} from './flow-sight.ts';
import { connectedWorld, type FlowWorld, providers, withInterview } from './flow-world.ts';

/** Goes through every turn that comes within some days, and looks as a sweep does once a day. */
async function live(world: FlowWorld, days: number): Promise<void> {
  for (let day = 0; day < days; day++) {
    const until = world.now + dayMs;
    for (let next = world.schedule.next(); next !== null && next < until; ) {
      world.now = next > world.now ? next : world.now;
      world.schedule.due(world.now, 10);
      await world.settle(theirTurn);
      next = world.schedule.next();
    }
    world.now = until as FlowWorld['now'];
    await world.settle();
  }
}

describe.each(providers)('with %s', (name) => {
  it('creates nothing again that the person deleted, in all the weeks that follow', async () => {
    const { world, side } = await withInterview(name);
    side.mailbox.person.deleteEvent(eventNamed(side, 'status-2').id);
    side.mailbox.person.deleteTask(taskNamed(side, 'closing').id);
    await world.settle();
    const left = wholeSeries.filter((one) => one !== 'status-2 event' && one !== 'closing task');
    for (let week = 0; week < 5; week++) {
      if (week === 2) side.mailbox.forgetCursors();
      await live(world, 7);
      expect([week, ...stepNames(side)]).toStrictEqual([week, ...left]);
    }
  });

  it('reads a deletion as "not this one", never as "later"', async () => {
    const { world, side } = await withInterview(name);
    const before = new Map(ownEvents(side).map(({ key, start }) => [key, start]));
    const { key } = eventNamed(side, 'status-1');
    side.mailbox.person.deleteEvent(eventNamed(side, 'status-1').id);
    await world.settle();
    await live(world, 3);
    before.delete(key);
    expect(new Map(ownEvents(side).map((one) => [one.key, one.start]))).toStrictEqual(before);
  });

  it('takes the other half of a deleted step away as well', async () => {
    const { world, side } = await withInterview(name);
    side.mailbox.person.deleteTask(taskNamed(side, 'thank-you').id);
    await world.settle();
    expect(stepNames(side).filter((one) => one.startsWith('thank-you'))).toStrictEqual([]);
  });

  it.each(['cancelled', 'deleted', 'declined', 'told to be none'])(
    'leaves nothing to come up once an interview is %s, wherever steps were moved',
    async (how) => {
      const world = await connectedWorld([name]);
      const side = world[name];
      const { person } = side.mailbox;
      const email = 'talent@acme.example.com';
      const start = world.at(3, 10);
      const id = person.addEvent({
        ...{ title: 'Interview with Acme', start, end: start + hourMs },
        organizer: { name: 'Zoe Doe', email },
      });
      await world.settle();
      expect(stepNames(side).length).toBeGreaterThan(5);
      person.changeEvent(eventNamed(side, 'status-1').id, { start: world.at(20, 9) });
      await world.settle();
      if (how === 'cancelled') person.cancelEvent(id);
      if (how === 'deleted') person.deleteEvent(id);
      if (how === 'declined') person.answerEvent(id, 'declined');
      if (how === 'told to be none') person.changeEvent(id, { title: 'Chat #notinterview' });
      await world.settle();
      expect(stepNames(side)).toStrictEqual([]);
      expect(world.schedule.next()).toBeNull();
      await live(world, 7);
      expect(stepNames(side)).toStrictEqual([]);
    },
  );

  it("keeps what was done of a cancelled interview, as the person's own record", async () => {
    const { world, side, interview: id } = await withInterview(name);
    side.mailbox.person.tickTask(taskNamed(side, 'prepare').id);
    await world.settle();
    side.mailbox.person.cancelEvent(id);
    await world.settle();
    expect(stepNames(side)).toStrictEqual(['prepare task']);
  });

  it('does the work again where the process dies between reading and writing', async () => {
    const world = await connectedWorld([name]);
    world.addInterview(world[name]);
    const dies: Decide = ({ port, when }) =>
      port === 'store' && when === 'before' && world.life.requests.has('calendar.changesSince')
        ? 'crash'
        : null;
    await expect(world.look(everything, world.ports(dies))).rejects.toThrow('died');
    expect(stepNames(world[name])).toStrictEqual([]);
    await world.settle();
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
  });

  it('still hears the provider after 40 days, with one sweep an hour', async () => {
    const world = await connectedWorld([name]);
    const { mailbox } = world[name];
    for (let hour = 0; hour < 40 * 24; hour++) {
      world.later(hourMs);
      await world.look(everything);
      expect([hour, mailbox.channels()]).toStrictEqual([hour, 1]);
    }
    world.hints.splice(0);
    world.addInterview(world[name]);
    expect(world.hints).toHaveLength(1);
  });

  it('goes on where the provider forgot the cursor, and finds by difference what was deleted', async () => {
    const world = await connectedWorld([name]);
    const side = world[name];
    const gone = world.addInterview(side, 3);
    const moved = world.addInterview(side, 5, { title: 'Interview with Globex' });
    await world.settle();
    const { person } = side.mailbox;
    person.deleteEvent(gone);
    person.changeEvent(moved, { start: world.at(6, 15) });
    const acme = ownEvents(side).filter(({ title }) => title.includes('Globex'));
    person.deleteEvent(acme.find(({ title }) => title.includes('once more'))?.id ?? '');
    side.mailbox.forgetCursors();
    for (let round = 0; round < 2; round++) {
      const report = await world.look({ ...everything, tend: false });
      expect(report.failures).toStrictEqual([]);
      await world.settle();
      const left = wholeSeries.filter((step) => step !== 'status-2 event');
      expect(stepNames(side)).toStrictEqual(left);
      expect(eventNamed(side, 'debrief').start).toBe(world.at(6, 16));
      side.mailbox.forgetCursors();
    }
    world.addInterview(side, 8, { title: 'Interview with Initech' });
    await world.settle();
    expect(stepNames(side).length).toBeGreaterThan(wholeSeries.length);
  });

  it.each([
    [
      'our own secret is refused',
      { code: 'misconfigured', what: `${name}: the OAuth client is refused` },
    ],
    ['the provider is down', { code: 'unreachable', status: 503 }],
  ] as const)('disconnects nobody where %s', async (_, facts) => {
    const world = await connectedWorld([name]);
    const side = world[name];
    world.addInterview(side);
    world.later(2 * hourMs);
    side.consent.server = facts.code === 'misconfigured' ? 'client-refused' : 'unreachable';
    for (let turn = 0; turn < 3; turn++) {
      const report = await world.look();
      expect(report.failures).toContainEqual(facts);
      world.later(20 * minuteMs);
    }
    expect((await world.account(side))?.status).toBe('connected');
    expect(world.told).toStrictEqual([]);
    side.consent.server = 'up';
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
  });
});

describe.each(providers)('with %s, too,', (name) => {
  it('reads a deleted task list as the end of its tasks, and makes another only for new ones', async () => {
    const { world, side } = await withInterview(name, 3);
    const list = taskNamed(side, 'prepare').list;
    side.mailbox.person.deleteTaskList(list);
    await world.settle();
    await live(world, 1);
    expect(ownTasks(side)).toStrictEqual([]);
    const left = wholeSeries.filter((one) => one.endsWith('event') && !one.startsWith('thank-you'));
    expect(stepNames(side)).toStrictEqual(left);
    expect((await world.look()).failures).toStrictEqual([]);
    world.addInterview(side, 9, { title: 'Interview with Globex' });
    await world.settle();
    expect(new Set(ownTasks(side).map((task) => task.list)).has(list)).toBe(false);
    expect(ownTasks(side)).toHaveLength(3);
  });

  it('sees an interview that was too far ahead when it was added', async () => {
    const world = await connectedWorld([name]);
    world.addInterview(world[name], 310);
    await live(world, 20);
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
    world.addInterview(world[name], 310, { title: 'Interview with Globex' });
    await live(world, 20);
    expect(stepNames(world[name])).toStrictEqual([...wholeSeries, ...wholeSeries].sort());
  });
});

describe('an event that only looks like an interview', () => {
  it.each(['Zoom with Grandma', 'Zoom: team planning', 'Teams call', 'Lunch with Zoe'])(
    'leads to nothing, and leaves no trace in the store (%s)',
    async (title) => {
      const world = await connectedWorld(['google', 'outlook']);
      world.addInterview(world.google, 2, { title });
      await world.settle();
      expect(stepNames(world.google)).toStrictEqual([]);
      expect((await world.store.load(world.person))?.interviews).toStrictEqual([]);
    },
  );
});

describe('an application', () => {
  it('is no interview: nobody is thanked, and the days count from it alone', async () => {
    const world = await connectedWorld(['google']);
    const side: Side = world.google;
    const applied = world.addInterview(side, -3, { title: 'Engineer at Acme #applied' });
    await world.settle();
    const before = ownEvents(side).length;
    expect(before).toBeGreaterThan(0);
    expect(stepNames(side).filter((one) => /thank-you|debrief|prepare/.test(one))).toStrictEqual(
      [],
    );
    world.addInterview(side, 4);
    await world.settle();
    const end = world.at(4, 11);
    const { start } = eventNamed(side, 'thank-you');
    expect(start).toBeGreaterThan(end);
    expect(start).toBeLessThan(end + dayMs);
    side.mailbox.person.deleteEvent(applied);
    await world.settle();
    expect(ownTasks(side).length).toBeGreaterThan(0);
  });
});

describe('an account that cannot be reached', () => {
  it('costs the other account nothing, not even a turn', async () => {
    const world = await connectedWorld(['google', 'outlook']);
    world.later(2 * hourMs);
    world.google.consent.server = 'unreachable';
    world.addInterview(world.outlook);
    const { failures, read } = await world.look();
    expect(failures).toContainEqual({ code: 'unreachable', status: 503 });
    expect(read).toStrictEqual(['outlook:subject-outlook']);
    expect(stepNames(world.outlook)).toStrictEqual(wholeSeries);
  });
});
