/** Decisions 1 to 3 of the design: each test fails where its decision is given up. */
import { describe, expect, it } from 'vitest';
import { everything, type Wish } from '../../functions/domain/wish.ts';
import { takeNotification } from '../../functions/flows/take-notification.ts';
import { Crash, type Decide } from '../world/faults.ts';
import {
  eventNamed,
  ownEvents,
  ownTasks,
  stepName,
  stepNames,
  stepsSeen,
  wholeSeries,
} from './flow-sight.ts';
import {
  accountIdOf,
  connectedWorld,
  type FlowWorld,
  providers,
  withInterview,
} from './flow-world.ts';
import { diesAt, unreachable } from './mishaps.ts';

/** Takes the hints given so far as their wishes; `arrange` may lose, double and reorder them. */
async function heed(
  world: FlowWorld,
  arrange: (hints: FlowWorld['hints'][number][]) => FlowWorld['hints'][number][] = (hints) => hints,
): Promise<number> {
  let written = 0;
  for (const hint of arrange(world.hints.splice(0))) {
    const heeded = await takeNotification(world.ports(), { ...hint, isAboutChannel: false });
    if (heeded.is === 'heeded') written += (await world.look(heeded.wish)).written;
  }
  return written;
}

describe.each(providers)('decision 1, level-triggered, with %s', (name) => {
  const quiet: Wish = {
    accounts: new Map([[accountIdOf({ name }), { calendars: null, tasks: false }]]),
    plan: false,
    tend: false,
  };

  it('writes the difference once: a second run reads once, writes and stores nothing', async () => {
    const { world } = await withInterview(name);
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
    await world.look();
    expect((await world.look()).written).toBe(0);
    expect(world.life.requests.get('store.save')).toBeUndefined();
    await world.look(quiet);
    expect(Object.fromEntries(world.life.requests)).toStrictEqual({
      'store.load': 1,
      'calendar.changesSince': 1,
    });
  });

  it('lets the echo of its own writes lead to no write', async () => {
    const { world } = await withInterview(name);
    expect(world.hints.length).toBeGreaterThan(0);
    expect(await heed(world)).toBe(0);
  });

  it.each([
    ['lost but for one', (hints: FlowWorld['hints'][number][]) => hints.slice(-1)],
    ['doubled', (hints: FlowWorld['hints'][number][]) => [...hints, ...hints]],
    ['late and out of order', (hints: FlowWorld['hints'][number][]) => hints.reverse()],
  ])('ends the same where notifications are %s', async (_, arrange) => {
    const told = await connectedWorld([name]);
    const garbled = await connectedWorld([name]);
    for (const world of [told, garbled]) {
      const { person } = world[name].mailbox;
      const act = async (): Promise<void> => {
        if (world === told) await heed(world);
      };
      const id = world.addInterview(world[name], 3);
      await act();
      person.changeEvent(id, { start: world.at(4, 15) });
      await act();
      world.addInterview(world[name], 6, { title: 'Interview with Globex' });
      await act();
      person.deleteEvent(id);
      await (world === told ? act() : heed(world, arrange));
      await heed(world);
    }
    expect(stepsSeen(garbled[name])).toStrictEqual(stepsSeen(told[name]));
    expect(stepNames(told[name])).toStrictEqual(wholeSeries);
  });
});

/** Runs `work` in a process that dies at its nth moment; false: it lived to the end. */
async function hasDiedAt(
  world: FlowWorld,
  nth: number,
  work: (ports: ReturnType<FlowWorld['ports']>) => Promise<unknown>,
): Promise<boolean> {
  try {
    await work(world.ports(diesAt(nth)));
  } catch (error) {
    if (!(error instanceof Crash) && !world.life.isDead) throw error;
  }
  return world.life.isDead;
}

describe.each(providers)('decision 2, the cursor moves last, with %s', (name) => {
  const cursorOf = async (world: FlowWorld): Promise<string | null | undefined> =>
    (await world.account(world[name]))?.calendars[0]?.cursor;

  it.each(['write-before', 'write-after'] as const)(
    'keeps the old cursor where the process dies at the last write (%s)',
    async (when) => {
      const world = await connectedWorld([name]);
      world.addInterview(world[name]);
      const before = await cursorOf(world);
      let writes = 0;
      const decide: Decide = (moment) =>
        moment.when === when && ++writes === wholeSeries.length ? 'crash' : null;
      await expect(world.look(everything, world.ports(decide))).rejects.toBeInstanceOf(Crash);
      expect(await cursorOf(world)).toBe(before);
      await world.settle();
      expect(await cursorOf(world)).not.toBe(before);
      expect(stepNames(world[name])).toStrictEqual(wholeSeries);
    },
  );

  it('loses and doubles nothing wherever a process dies', async () => {
    for (let nth = 1; ; nth++) {
      const world = await connectedWorld([name]);
      const { person } = world[name].mailbox;
      const id = world.addInterview(world[name], 3);
      if (!(await hasDiedAt(world, nth, (ports) => world.look(everything, ports)))) break;
      await world.settle();
      expect([nth, ...stepNames(world[name])]).toStrictEqual([nth, ...wholeSeries]);
      person.changeEvent(id, { start: world.at(5, 15) });
      await hasDiedAt(world, nth, (ports) => world.look(everything, ports));
      await world.settle();
      expect([nth, eventNamed(world[name], 'debrief').start]).toStrictEqual([nth, world.at(5, 16)]);
      person.deleteEvent(id);
      await hasDiedAt(world, nth, (ports) => world.look(everything, ports));
      await world.settle();
      expect([nth, ...stepNames(world[name])]).toStrictEqual([nth]);
      expect(world[name].mailbox.offences).toStrictEqual([]);
    }
  });
});

describe.each(providers)('decision 3, names and not luck, with %s', (name) => {
  it('stores what it means to write before it writes', async () => {
    const world = await connectedWorld([name]);
    world.addInterview(world[name]);
    const decide: Decide = ({ when }) => (when === 'write-before' ? 'crash' : null);
    await expect(world.look(everything, world.ports(decide))).rejects.toBeInstanceOf(Crash);
    const state = await world.store.load(world.person);
    const steps = state?.interviews.flatMap(({ value }) => value.steps) ?? [];
    expect(steps.map(({ key, as }) => `${stepName({ key })} ${as}`).sort()).toStrictEqual(
      wholeSeries,
    );
    expect(steps.every(({ intent }) => intent?.do === 'create')).toBe(true);
  });

  it.each(['the answer is lost', 'the process dies'])(
    'writes once what was written where %s, though nothing is read before it is tried again',
    async (trouble) => {
      const world = await connectedWorld([name]);
      world.addInterview(world[name]);
      const lost = unreachable();
      const decide: Decide = ({ when }) => {
        if (when !== 'write-after') return null;
        return trouble === 'the process dies' ? 'crash' : lost;
      };
      await world.look(everything, world.ports(decide)).catch(() => undefined);
      expect(stepNames(world[name]).length).toBeGreaterThan(0);
      await world.settle({ accounts: new Map(), plan: false, tend: false });
      expect(stepNames(world[name])).toStrictEqual(wholeSeries);
    },
  );

  it('gives a step that is owed again another name than the one it took away', async () => {
    const { world, interview: id } = await withInterview(name);
    const { person } = world[name].mailbox;
    const keys = ownEvents(world[name]).map(({ key }) => key);
    for (let round = 0; round < 2; round++) {
      person.changeEvent(id, { text: '#notinterview' });
      await world.settle();
      expect(stepNames(world[name])).toStrictEqual([]);
      person.changeEvent(id, { text: '' });
      await world.settle();
      expect(stepNames(world[name])).toStrictEqual(wholeSeries);
      expect(ownEvents(world[name]).map(({ key }) => key)).toStrictEqual(keys);
    }
  });

  it('makes one list where the process died before it knew of it', async () => {
    const world = await connectedWorld([]);
    world.addInterview(world[name]);
    let deaths = 0;
    const dies: Decide = ({ port, method, when }) => {
      const isTime = port === 'tasks' && method === 'create' && when === 'after' && deaths === 0;
      if (isTime) deaths += 1;
      return isTime ? 'crash' : null;
    };
    // Whether it is made while connecting, or with the first task.
    await world.connect(world[name], '', world.ports(dies)).catch(() => undefined);
    await world.connect(world[name]);
    await world.look(everything, world.ports(dies)).catch(() => undefined);
    expect(deaths).toBe(1);
    await world.settle();
    expect(new Set(ownTasks(world[name]).map(({ list }) => list)).size).toBe(1);
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
  });
});
