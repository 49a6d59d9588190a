/** Nothing is stored any more: what stands in the calendars is all that is known, and it is enough. */
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../functions/domain/time.ts';
import { askToDisconnect } from '../../functions/flows/disconnect-account.ts';
import { twinStore } from '../world/twin-store.ts';
import type { Side } from './flow-side.ts';
import {
  eventNamed,
  ownEvents,
  ownTasks,
  stepNames,
  taskNamed,
  wholeSeries,
} from './flow-sight.ts';
import {
  accountIdOf,
  connectedWorld,
  type FlowWorld,
  providers,
  withInterview,
} from './flow-world.ts';

/** All that the person sees of our steps. */
function allSeen(side: Side): unknown {
  const events = ownEvents(side).map(({ id, title, text, start, end }) => [
    id,
    title,
    text,
    start,
    end,
  ]);
  const tasks = ownTasks(side).map(({ id, title, text, due, completed }) => [
    id,
    title,
    text,
    due,
    completed,
  ]);
  return [events, tasks];
}

/** The disk is gone; the person connects all accounts again. */
async function loseEverything(world: FlowWorld, ...sides: readonly Side[]): Promise<void> {
  world.store = twinStore();
  world.person = '';
  for (const side of sides) await world.connect(side);
  await world.settle();
}

type Act = (side: Side, world: FlowWorld) => void;
const acts: Readonly<Record<string, Act>> = {
  'nothing was touched': () => undefined,
  'an event was moved': ({ mailbox, ...side }, world) =>
    mailbox.person.changeEvent(eventNamed({ mailbox, ...side }, 'status-2').id, {
      start: world.at(20, 15),
    }),
  'a task was given another day': (side) =>
    side.mailbox.person.changeTask(taskNamed(side, 'closing').id, { due: '2026-11-19' }),
  'an event was reworded': (side) =>
    side.mailbox.person.changeEvent(eventNamed(side, 'status-1').id, {
      title: 'Ring Zoe',
      text: 'Ask!',
    }),
  'a task was reworded': (side) =>
    side.mailbox.person.changeTask(taskNamed(side, 'prepare').id, { title: 'Read about Acme' }),
  'a task was ticked': (side) => side.mailbox.person.tickTask(taskNamed(side, 'prepare').id),
  'an event was marked as done': (side) => {
    const { id, title } = eventNamed(side, 'status-1');
    side.mailbox.person.changeEvent(id, { title: `✅ ${title}` });
  },
};

describe.each(providers)('after a total loss, with %s,', (name) => {
  it.each(Object.entries(acts))('everything stays as it stands where %s', async (_, act) => {
    const { world, side } = await withInterview(name, 3);
    act(side, world);
    await world.settle();
    const before = allSeen(side);
    await loseEverything(world, side);
    expect(allSeen(side)).toStrictEqual(before);
    expect(await world.look()).toMatchObject({ written: 0, failures: [], again: null });
    expect(side.mailbox.offences).toStrictEqual([]);
  });

  it('an event that the person deleted is not made again: its name is used up', async () => {
    const { world, side } = await withInterview(name, 3);
    side.mailbox.person.deleteEvent(eventNamed(side, 'status-1').id);
    await world.settle();
    await loseEverything(world, side);
    expect(stepNames(side)).toStrictEqual(wholeSeries.filter((step) => step !== 'status-1 event'));
  });

  it('what was found moves on with its interview, and goes with it', async () => {
    const { world, side, interview: id } = await withInterview(name, 3);
    await loseEverything(world, side);
    side.mailbox.person.changeEvent(id, { start: world.at(5, 15) });
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect(eventNamed(side, 'debrief').start).toBe(world.at(5, 16));
    side.mailbox.person.deleteEvent(id);
    await world.settle();
    expect(stepNames(side)).toStrictEqual([]);
  });

  it('days later, nothing that is over comes back', async () => {
    const { world, side } = await withInterview(name, 1);
    const before = allSeen(side);
    world.later(12 * dayMs);
    await loseEverything(world, side);
    expect(allSeen(side)).toStrictEqual(before);
  });
});

describe('one interview in both accounts', () => {
  const uid = 'shared@example.com';

  it('is one plan, in the calendar that had it first, also after a total loss', async () => {
    const world = await connectedWorld(['google', 'outlook']);
    world.addInterview(world.google, 3, { uid });
    await world.settle();
    world.addInterview(world.outlook, 3, { uid });
    await world.settle();
    expect([stepNames(world.google), stepNames(world.outlook)]).toStrictEqual([wholeSeries, []]);
    const before = allSeen(world.google);
    await loseEverything(world, world.google, world.outlook);
    expect(allSeen(world.google)).toStrictEqual(before);
    expect(stepNames(world.outlook)).toStrictEqual([]);
    expect((await world.look()).written).toBe(0);
  });

  it('is one plan where both are seen at once, whichever account is connected first', async () => {
    for (const order of [providers, [...providers].reverse()]) {
      const world = await connectedWorld([]);
      for (const name of providers) world.addInterview(world[name], 3, { uid });
      for (const name of order) await world.connect(world[name]);
      await world.settle();
      const all = [...stepNames(world.google), ...stepNames(world.outlook)].sort();
      expect(all).toStrictEqual(wholeSeries);
    }
  });

  type Row = [how: string, act: (side: Side, id: string) => void, left: Record<string, boolean>];
  it.each<Row>([
    [
      'deleted from one calendar keeps its steps: it stands in the other',
      ({ mailbox }, id) => mailbox.person.deleteEvent(id),
      { google: true, outlook: true },
    ],
    [
      'called off in one calendar has none, where that one can say so',
      ({ mailbox }, id) => mailbox.person.cancelEvent(id),
      { google: true, outlook: false },
    ],
    [
      'said to be none in one calendar has none',
      ({ mailbox }, id) => mailbox.person.changeEvent(id, { text: '#notinterview' }),
      { google: false, outlook: false },
    ],
  ])('that is %s', async (_, act, left) => {
    for (const name of providers) {
      const world = await connectedWorld(['google', 'outlook']);
      const ids = { google: '', outlook: '' };
      for (const each of providers) ids[each] = world.addInterview(world[each], 3, { uid });
      await world.settle();
      world.later(60_000);
      act(world[name], ids[name]);
      await world.settle();
      const all = [...stepNames(world.google), ...stepNames(world.outlook)].sort();
      expect([name, ...all]).toStrictEqual([name, ...(left[name] ? wholeSeries : [])]);
      expect((await world.look()).written).toBe(0);
    }
  });

  it.each(providers)(
    'that is moved in %s alone has its steps once, at the newer time',
    async (name) => {
      const world = await connectedWorld(['google', 'outlook']);
      const ids = { google: '', outlook: '' };
      for (const each of providers) ids[each] = world.addInterview(world[each], 3, { uid });
      await world.settle();
      world.later(60_000);
      world[name].mailbox.person.changeEvent(ids[name], { start: world.at(5, 10) });
      await world.settle();
      const all = [...stepNames(world.google), ...stepNames(world.outlook)].sort();
      expect(all).toStrictEqual(wholeSeries);
      const home = stepNames(world.google).length > 0 ? world.google : world.outlook;
      expect(eventNamed(home, 'debrief').start).toBe(world.at(5, 11));
    },
  );

  it('has its steps in the other account once the first one is disconnected', async () => {
    const world = await connectedWorld(['google', 'outlook']);
    for (const name of providers) world.addInterview(world[name], 3, { uid });
    await world.settle();
    const first = stepNames(world.google).length > 0 ? world.google : world.outlook;
    const second = first === world.google ? world.outlook : world.google;
    const account = accountIdOf(first);
    await askToDisconnect(world.ports(), world.person, account, true);
    await world.settle();
    expect([stepNames(first), stepNames(second)]).toStrictEqual([[], wholeSeries]);
  });
});
