/** Decisions 4 and 5 of the design: each test fails where its decision is given up. */
import { describe, expect, it } from 'vitest';
import { dayMs, hourMs, type Instant, minuteMs } from '../../functions/domain/time.ts';
import { everything, theirTurn } from '../../functions/domain/wish.ts';
import type { Decide } from '../world/faults.ts';
import type { Side } from './flow-side.ts';
import { eventNamed, ownEvents, stepNames, taskNamed } from './flow-sight.ts';
import { connectedWorld, type FlowWorld, providers, withInterview } from './flow-world.ts';

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
    const { world, side } = await withInterview(name);
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
    const { world, side, interview: id } = await withInterview(name);
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
    const { world, interview: id } = await withInterview(name);
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
    const { world } = await withInterview(name);
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
