/** What the person did not allow: the best service that is left, and no request that is refused for ever. */
import { describe, expect, it } from 'vitest';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import type { Permissions } from '../../functions/domain/ports/consent.ts';
import { hourMs } from '../../functions/domain/time.ts';
import type { Side } from './flow-side.ts';
import { eventNamed, ownEvents, ownTasks, stepName, stepNames, wholeSeries } from './flow-sight.ts';
import {
  connectedWorld,
  type FlowWorld,
  otherSide,
  providers,
  twoCalendars,
} from './flow-world.ts';

const all: Permissions = { calendar: 'write', tasks: true, lists: true };
const noTasks: Permissions = { ...all, tasks: false };
const readOnly: Permissions = { ...all, calendar: 'read' };

/** Every step as an event: what there is where tasks are not allowed. */
const asEvents = [
  ...['closing event', 'debrief event', 'prepare event'],
  ...['status-1 event', 'status-2 event', 'status-3 event', 'thank-you event'],
];

async function allowed(name: ProviderName, permissions: Permissions): Promise<[FlowWorld, Side]> {
  const world = await connectedWorld([]);
  const side = world[name];
  side.permissions = permissions;
  await world.connect(side);
  await world.settle();
  return [world, side];
}

describe.each(providers)('without tasks, %s', (name) => {
  it('holds every step as an event', async () => {
    const [world, side] = await allowed(name, noTasks);
    world.addInterview(side);
    await world.settle();
    expect(stepNames(side)).toStrictEqual(asEvents);
    const next = await world.look();
    expect(next).toMatchObject({ written: 0, failures: [], again: null });
  });

  it('gets tasks once they are allowed, and loses the events that stood in for them', async () => {
    const [world, side] = await allowed(name, noTasks);
    world.addInterview(side);
    await world.settle();
    side.permissions = all;
    await world.connect(side);
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect((await world.look()).written).toBe(0);
  });

  it('keeps what was done and not wanted when tasks take the place of events', async () => {
    const [world, side] = await allowed(name, noTasks);
    world.addInterview(side);
    await world.settle();
    const { id, title } = eventNamed(side, 'prepare');
    side.mailbox.person.changeEvent(id, { title: `✓ ${title}` });
    side.mailbox.person.deleteEvent(eventNamed(side, 'closing').id);
    await world.settle();
    side.permissions = all;
    await world.connect(side);
    await world.settle();
    expect(stepNames(side).filter((step) => step.startsWith('closing'))).toStrictEqual([]);
    expect(
      ownTasks(side)
        .filter(({ completed }) => !completed)
        .map(({ title: t }) => t),
    ).not.toContain(title);
  });
});

describe.each(providers)('what was allowed to %s and is no longer', (name) => {
  // At once: the provider refuses the request. Later: the next refresh tells it.
  const times = [
    ['at once', 0],
    ['after the next refresh', hourMs],
  ] as const;

  it.each(times)('tasks are written as events from then on (%s)', async (_, ms) => {
    const [world, side] = await allowed(name, all);
    world.addInterview(side, 3);
    await world.settle();
    side.permissions = noTasks;
    world.addInterview(side, 9, { title: 'Interview with Globex' });
    world.later(ms);
    await world.settle();
    const globex = ownEvents(side).filter(({ title }) => title.includes('Globex'));
    expect(globex.map((one) => `${stepName(one)} event`).sort()).toStrictEqual(asEvents);
    expect(await world.look()).toMatchObject({ written: 0, failures: [], again: null });
    expect(world.life.requests.get('tasks.write')).toBeUndefined();
    expect((await world.account(side))?.status).toBe('connected');
  });

  it.each(times)(
    'events are written as tasks where only writing them is refused (%s)',
    async (_, ms) => {
      const [world, side] = await allowed(name, all);
      side.permissions = readOnly;
      world.addInterview(side, 9);
      world.later(ms);
      await world.settle();
      expect(ownEvents(side)).toStrictEqual([]);
      expect(ownTasks(side)).toHaveLength(7);
      expect(await world.look()).toMatchObject({ written: 0, failures: [], again: null });
      expect((await world.account(side))?.status).toBe('connected');
    },
  );

  it.each(times)('a calendar that may not even be read is left alone (%s)', async (_, ms) => {
    const [world, side] = await allowed(name, all);
    world.addInterview(side, 3);
    await world.settle();
    side.permissions = { calendar: 'none', tasks: true, lists: false };
    world.later(ms);
    await world.settle();
    expect(ownEvents(side).length).toBeGreaterThan(0);
    expect(await world.look()).toMatchObject({ written: 0, failures: [], again: null });
    expect((await world.account(side))?.status).toBe('connected');
    side.permissions = all;
    await world.connect(side);
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
  });
});

describe.each(providers)('tasks of %s that are refused though they were granted', (name) => {
  it('are events from then on, and are not tried again with each refresh', async () => {
    const [world, side] = await allowed(name, all);
    side.refusesTasks = true;
    world.addInterview(side, 9);
    await world.settle();
    expect(stepNames(side)).toStrictEqual(asEvents);
    for (let hour = 0; hour < 5; hour++) {
      world.later(hourMs);
      expect([hour, (await world.look()).written]).toStrictEqual([hour, 0]);
      const asked = [...world.life.requests.keys()].filter((one) => one.startsWith('tasks.'));
      expect([hour, ...asked]).toStrictEqual([hour]);
    }
    side.refusesTasks = false;
    await world.connect(side);
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
  });
});

describe.each(providers)('where the calendar of %s may only be read', (name) => {
  it('all steps are tasks', async () => {
    const [world, side] = await allowed(name, readOnly);
    world.addInterview(side);
    await world.settle();
    expect(ownEvents(side)).toStrictEqual([]);
    const names = [
      'closing',
      'debrief',
      'prepare',
      'status-1',
      'status-2',
      'status-3',
      'thank-you',
    ];
    expect(stepNames(side)).toStrictEqual(names.map((step) => `${step} task`));
    expect(await world.look()).toMatchObject({ written: 0, failures: [], again: null });
  });

  it('the events go into the other account', async () => {
    const [world, side] = await allowed(name, readOnly);
    await world.connect(otherSide(world, name));
    world.addInterview(side);
    await world.settle();
    expect(ownEvents(side)).toStrictEqual([]);
    const events = wholeSeries.filter((step) => step.endsWith('event'));
    expect(
      stepNames(otherSide(world, name)).filter((step) => step.endsWith('event')),
    ).toStrictEqual(events);
    expect(await world.look()).toMatchObject({ written: 0, failures: [], again: null });
  });

  it('the events stay where they are once it may be written to', async () => {
    const [world, side] = await allowed(name, readOnly);
    await world.connect(otherSide(world, name));
    world.addInterview(side);
    await world.settle();
    const before = [...stepNames(side), ...stepNames(otherSide(world, name))].sort();
    side.permissions = all;
    await world.connect(side);
    await world.settle();
    expect([...stepNames(side), ...stepNames(otherSide(world, name))].sort()).toStrictEqual(before);
  });

  it('nothing at all is written where tasks are not allowed either, and nobody is asked in vain', async () => {
    const [world, side] = await allowed(name, { ...readOnly, tasks: false });
    world.addInterview(side);
    await world.settle();
    expect(stepNames(side)).toStrictEqual([]);
    expect(await world.look()).toMatchObject({ written: 0, failures: [], again: null });
    expect(world.life.requests.get('calendar.write')).toBeUndefined();
  });
});

describe.each(providers)('one calendar of %s', (name) => {
  it('that only this person may not write to has its steps in the first calendar', async () => {
    const { world, side, first, second } = await twoCalendars(name, { readOnly: true });
    world.addInterview(side, 3, { calendar: second });
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    const places = new Set(ownEvents(side).map(({ calendar }) => calendar));
    expect(places).toStrictEqual(new Set([first]));
  });

  it('that is not the first has its steps in itself', async () => {
    const { world, side, second } = await twoCalendars(name);
    world.addInterview(side, 3, { calendar: second });
    await world.settle();
    const places = new Set(ownEvents(side).map(({ calendar }) => calendar));
    expect(places).toStrictEqual(new Set([second]));
  });
});

describe.each(providers)('a calendar of %s that may not even be read', (name) => {
  it('costs nothing and nobody else anything', async () => {
    const [world, side] = await allowed(name, { calendar: 'none', tasks: true, lists: false });
    const other = otherSide(world, name);
    await world.connect(other);
    world.addInterview(other);
    await world.settle();
    expect(stepNames(other)).toStrictEqual(wholeSeries);
    expect(stepNames(side)).toStrictEqual([]);
    expect((await world.look()).failures).toStrictEqual([]);
  });
});
