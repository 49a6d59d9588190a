/** Decisions 1 to 5 of the design: each test fails where its decision is given up. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../functions/domain/failure.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../../functions/domain/time.ts';
import { takeNotification } from '../../functions/flows/take-notification.ts';
import { everything, theirTurn, type Wish } from '../../functions/flows/wish.ts';
import { Crash, type Decide } from '../world/faults.ts';
import {
  connectedWorld,
  eventNamed,
  type FlowWorld,
  ownEvents,
  ownTasks,
  type Side,
  stepName,
  stepNames,
  taskNamed,
  wholeSeries,
} from './flow-world.ts';

const providers = ['google', 'outlook'] as const;

/** What the person sees of our steps: names, times, words. */
function sight(side: Side): readonly string[] {
  const events = ownEvents(side).map((one) => `${stepName(one)} ${one.title} ${one.start}`);
  return [
    ...events,
    ...ownTasks(side).map((one) => `${stepName(one)} ${one.title} ${one.due}`),
  ].sort();
}

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
    accounts: new Map([[`${name}:subject-${name}`, { calendars: null, tasks: false }]]),
    plan: false,
    tend: false,
  };

  it('writes the difference once: a second run reads once, writes and stores nothing', async () => {
    const world = await connectedWorld([name]);
    world.addInterview(world[name]);
    await world.settle();
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
    const world = await connectedWorld([name]);
    world.addInterview(world[name]);
    await world.settle();
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
    expect(sight(garbled[name])).toStrictEqual(sight(told[name]));
    expect(stepNames(told[name])).toStrictEqual(wholeSeries);
  });
});

/** Runs `work` in a process that dies at its nth await; false: it lived to the end. */
async function diesAt(
  world: FlowWorld,
  nth: number,
  work: (ports: ReturnType<FlowWorld['ports']>) => Promise<unknown>,
): Promise<boolean> {
  let count = 0;
  const decide: Decide = () => (++count === nth ? 'crash' : null);
  try {
    await work(world.ports(decide));
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
      if (!(await diesAt(world, nth, (ports) => world.look(everything, ports)))) break;
      await world.settle();
      expect([nth, ...stepNames(world[name])]).toStrictEqual([nth, ...wholeSeries]);
      person.changeEvent(id, { start: world.at(5, 15) });
      await diesAt(world, nth, (ports) => world.look(everything, ports));
      await world.settle();
      expect([nth, eventNamed(world[name], 'debrief').start]).toStrictEqual([nth, world.at(5, 16)]);
      person.deleteEvent(id);
      await diesAt(world, nth, (ports) => world.look(everything, ports));
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
      const lost = new Failure({ code: 'unreachable', status: 503 });
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
    const world = await connectedWorld([name]);
    const { person } = world[name].mailbox;
    const id = world.addInterview(world[name]);
    await world.settle();
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
    const world = await connectedWorld([name]);
    world.addInterview(world[name]);
    const dies: Decide = ({ port, method, when }) =>
      port === 'tasks' && method === 'create' && when === 'after' ? 'crash' : null;
    await expect(world.look(everything, world.ports(dies))).rejects.toBeInstanceOf(Crash);
    await world.settle();
    expect(new Set(ownTasks(world[name]).map(({ list }) => list)).size).toBe(1);
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
  });
});

/** What the person does to a step, and what must then stand. */
type Hand = {
  readonly does: string;
  readonly act: (world: FlowWorld, side: Side) => void;
  readonly stands: (side: Side, world: FlowWorld) => unknown;
  readonly as: unknown;
};

const elsewhere = (world: FlowWorld): Instant => world.at(12, 18);
const hands: readonly Hand[] = [
  {
    does: 'deletes an event',
    act: (_, side) => side.mailbox.person.deleteEvent(eventNamed(side, 'status-1').id),
    stands: (side) => stepNames(side).includes('status-1 event'),
    as: false,
  },
  {
    does: 'deletes a task',
    act: (_, side) => side.mailbox.person.deleteTask(taskNamed(side, 'prepare').id),
    stands: (side) => stepNames(side).includes('prepare task'),
    as: false,
  },
  {
    does: 'moves an event',
    act: (world, side) =>
      side.mailbox.person.changeEvent(eventNamed(side, 'status-1').id, { start: elsewhere(world) }),
    stands: (side) =>
      eventNamed(side, 'status-1').start === (Date.parse('2026-10-17T16:00:00Z') as Instant),
    as: true,
  },
  {
    does: 'gives a task another day',
    act: (_, side) =>
      side.mailbox.person.changeTask(taskNamed(side, 'closing').id, { due: '2026-11-20' }),
    stands: (side) => taskNamed(side, 'closing').due,
    as: '2026-11-20',
  },
  {
    does: 'rewords an event',
    act: (_, side) =>
      side.mailbox.person.changeEvent(eventNamed(side, 'status-2').id, {
        title: 'Ring Zoe',
        text: 'Ask!',
      }),
    stands: (side) => {
      const { title, text } = eventNamed(side, 'status-2');
      return [title, text];
    },
    as: ['Ring Zoe', 'Ask!'],
  },
  {
    does: 'rewords a task',
    act: (_, side) =>
      side.mailbox.person.changeTask(taskNamed(side, 'closing').id, { title: 'Enough of them' }),
    stands: (side) => taskNamed(side, 'closing').title,
    as: 'Enough of them',
  },
  {
    does: 'ticks a task',
    act: (_, side) => side.mailbox.person.tickTask(taskNamed(side, 'prepare').id),
    stands: (side) => taskNamed(side, 'prepare').completed,
    as: true,
  },
  {
    does: 'marks an event as done',
    act: (_, side) => {
      const { id, title } = eventNamed(side, 'status-1');
      side.mailbox.person.changeEvent(id, { title: `✓ ${title}` });
    },
    stands: (side) => eventNamed(side, 'status-1').title.startsWith('✓'),
    as: true,
  },
];

/** What may tempt a product to put things back. */
const temptations: Readonly<
  Record<string, (world: FlowWorld, side: Side) => Promise<void> | void>
> = {
  'on the next turns': () => undefined,
  'where all cursors are forgotten': (_, side) => side.mailbox.forgetCursors(),
  'where everything is written anew': (_, side) => {
    const interview = side.mailbox.person.events().find(({ key }) => key === null);
    side.mailbox.person.changeEvent(interview?.id ?? '', { title: 'Interview with Acme Robotics' });
  },
  'where the account is connected again': async (world, side) => {
    await world.connect(side);
  },
};

describe.each(providers)('decision 4, what the person did wins, with %s', (name) => {
  const table = hands.flatMap((hand) =>
    Object.entries(temptations).map(([when, tempt]) => ({ ...hand, when, tempt })),
  );
  it.each(table)('keeps it so where the person $does, $when', async (hand) => {
    const world = await connectedWorld([name]);
    const side = world[name];
    world.addInterview(side);
    await world.settle();
    hand.act(world, side);
    await world.settle();
    expect(hand.stands(side, world)).toStrictEqual(hand.as);
    await hand.tempt(world, side);
    await world.settle();
    world.later(hourMs);
    await world.settle(theirTurn);
    expect(hand.stands(side, world)).toStrictEqual(hand.as);
    expect((await world.look()).written).toBe(0);
  });

  it('keeps it so where the person acts between our reading and our writing', async () => {
    const world = await connectedWorld([name]);
    const side = world[name];
    const id = world.addInterview(side);
    await world.settle();
    side.mailbox.person.changeEvent(id, { start: world.at(3, 15) });
    let isDone = false;
    const meanwhile: Decide = ({ port, when }) => {
      if (port === 'calendar' && when === 'write-before' && !isDone) {
        isDone = true;
        const { person } = side.mailbox;
        person.changeEvent(eventNamed(side, 'status-1').id, { title: 'Ring Zoe' });
        person.deleteEvent(eventNamed(side, 'status-2').id);
      }
      return null;
    };
    await world.look(everything, world.ports(meanwhile));
    await world.settle();
    expect(isDone).toBe(true);
    expect(eventNamed(side, 'status-1').title).toBe('Ring Zoe');
    expect(eventNamed(side, 'debrief').start).toBe(world.at(3, 16));
    expect(stepNames(side)).not.toContain('status-2 event');
  });

  it('touches nothing without its mark', async () => {
    const world = await connectedWorld([name]);
    const { person, offences } = world[name].mailbox;
    const id = world.addInterview(world[name]);
    const lunch = person.addEvent({ title: 'Lunch', start: world.at(2, 12), end: world.at(2, 13) });
    await world.settle();
    person.deleteEvent(id);
    await world.settle();
    expect(person.events().map((event) => event.id)).toStrictEqual([lunch]);
    expect(offences).toStrictEqual([]);
  });
});

describe.each(providers)('decision 5, checked again before acting, with %s', (name) => {
  it('carries no more in a schedule than whose turn it is', async () => {
    const world = await connectedWorld([name]);
    const set: unknown[][] = [];
    const ports = world.ports();
    const schedule = {
      ...ports.schedule,
      set: async (...given: [string, Instant]) => void set.push(given),
      clear: async () => undefined,
    };
    world.addInterview(world[name]);
    await world.look(everything, { ...ports, schedule });
    const prepare = Date.parse('2026-10-06T00:00:00Z');
    expect(set).toStrictEqual([[world.person, expect.any(Number)]]);
    expect(Number(set[0]?.[1])).toBeGreaterThan(prepare);
  });

  it('takes steps away at the turn before they come up, where nobody told of a cancellation', async () => {
    const world = await connectedWorld([name]);
    const id = world.addInterview(world[name]);
    await world.settle();
    world[name].mailbox.endChannels();
    world[name].mailbox.person.cancelEvent(id);
    const turn = world.schedule.next();
    expect(turn).not.toBeNull();
    world.now = turn ?? world.now;
    expect(world.schedule.due(world.now, 10)).toStrictEqual([world.person]);
    await world.settle(theirTurn);
    expect(stepNames(world[name])).toStrictEqual([]);
    expect(world.schedule.next()).toBeNull();
  });

  it('gives the person a turn within the quarter of an hour before each step', async () => {
    const world = await connectedWorld([name]);
    world.addInterview(world[name]);
    await world.settle();
    const turns: number[] = [];
    for (let next = world.schedule.next(); next !== null; next = world.schedule.next()) {
      world.now = next;
      turns.push(next);
      world.schedule.due(next, 10);
      await world.settle(theirTurn);
      if (turns.length > 30) break;
    }
    const starts = ownEvents(world[name]).map(({ start }) => start);
    const isForeseen = (start: number): boolean =>
      turns.some((turn) => turn < start && turn >= start - 15 * minuteMs);
    expect(starts.filter((start) => !isForeseen(start))).toStrictEqual([]);
    expect(world.now).toBeLessThan(Date.parse('2026-10-05T07:30:00Z') + 60 * dayMs);
  });
});
