/** What we meant to do and do not know to be done, while the person goes on. */
import { describe, expect, it } from 'vitest';
import { hourMs } from '../../functions/domain/time.ts';
import { everything } from '../../functions/domain/wish.ts';
import type { Decide } from '../world/faults.ts';
import {
  eventNamed,
  ownEvents,
  ownTasks,
  stepNames,
  taskNamed,
  wholeSeries,
} from './flow-sight.ts';
import { accountIdOf, connectedWorld, type FlowWorld, providers } from './flow-world.ts';
import { unreachable } from './mishaps.ts';

/** How a write ends without our hearing of it. */
const troubles: Readonly<Record<string, Decide>> = {
  'fails, and was not done': ({ when }) => (when === 'write-before' ? unreachable() : null),
  'fails, and was done': ({ when }) => (when === 'write-after' ? unreachable() : null),
  'dies with the process before it is done': ({ when }) =>
    when === 'write-before' ? 'crash' : null,
  'dies with the process after it is done': ({ when }) => (when === 'write-after' ? 'crash' : null),
};

async function intents(world: FlowWorld): Promise<number> {
  const state = await world.store.load(world.person);
  const steps = state?.interviews.flatMap(({ value }) => value.steps) ?? [];
  return steps.filter(({ intent }) => intent !== null).length;
}

async function troubled(world: FlowWorld, decide: Decide): Promise<void> {
  await world.look(everything, world.ports(decide)).catch(() => undefined);
}

describe.each(providers)('a write to %s', (name) => {
  it.each(Object.entries(troubles))(
    'that %s is settled where the interview moved back',
    async (_, decide) => {
      const world = await connectedWorld([name]);
      const side = world[name];
      const id = world.addInterview(side, 3);
      // Twice: the echo of our own writes is not to settle anything later.
      for (let turn = 0; turn < 2; turn++) await world.settle();
      const before = ownEvents(side).map(({ start }) => start);
      side.mailbox.person.changeEvent(id, { start: world.at(4, 15) });
      await troubled(world, decide);
      side.mailbox.person.changeEvent(id, { start: world.at(3, 10) });
      await world.settle();
      expect(stepNames(side)).toStrictEqual(wholeSeries);
      expect(ownEvents(side).map(({ start }) => start)).toStrictEqual(before);
      expect(await intents(world)).toBe(0);
      // A step that the person now puts just there was put there by the person.
      side.mailbox.person.changeEvent(eventNamed(side, 'debrief').id, { start: world.at(4, 16) });
      await world.settle();
      await world.settle();
      expect(eventNamed(side, 'debrief').start).toBe(world.at(4, 16));
    },
  );

  it.each(Object.entries(troubles))(
    'that %s is settled where the interview was not cancelled after all',
    async (_, decide) => {
      const world = await connectedWorld([name]);
      const side = world[name];
      const id = world.addInterview(side, 3);
      // Twice: the echo of our own writes is not to settle anything later.
      for (let turn = 0; turn < 2; turn++) await world.settle();
      side.mailbox.person.changeEvent(id, { text: '#notinterview' });
      await troubled(world, decide);
      side.mailbox.person.changeEvent(id, { text: '' });
      await world.settle();
      expect(stepNames(side)).toStrictEqual(wholeSeries);
      expect(await intents(world)).toBe(0);
      side.mailbox.person.deleteEvent(eventNamed(side, 'status-1').id);
      await world.settle();
      await world.settle();
      expect(stepNames(side)).toStrictEqual(
        wholeSeries.filter((step) => step !== 'status-1 event'),
      );
    },
  );

  it.each(Object.entries(troubles))(
    'that %s is settled where the person did the step meanwhile',
    async (_, decide) => {
      const world = await connectedWorld([name]);
      const side = world[name];
      const id = world.addInterview(side, 3);
      // Twice: the echo of our own writes is not to settle anything later.
      for (let turn = 0; turn < 2; turn++) await world.settle();
      side.mailbox.person.changeEvent(id, { start: world.at(4, 15) });
      await troubled(world, decide);
      side.mailbox.person.tickTask(taskNamed(side, 'prepare').id);
      const { id: step, title } = eventNamed(side, 'status-1');
      side.mailbox.person.changeEvent(step, { title: `✓ ${title}` });
      await world.settle();
      world.later(hourMs);
      await world.settle();
      expect(stepNames(side)).toStrictEqual(wholeSeries);
      expect(await intents(world)).toBe(0);
      expect((await world.look()).written).toBe(0);
    },
  );

  it('that took a task away is settled though only calendars were read since', async () => {
    const world = await connectedWorld([name]);
    const side = world[name];
    const id = world.addInterview(side, 3);
    for (let turn = 0; turn < 2; turn++) await world.settle();
    side.mailbox.person.changeEvent(id, { text: '#notinterview' });
    const dies: Decide = ({ port, when }) =>
      port === 'tasks' && when === 'write-after' ? 'crash' : null;
    await troubled(world, dies);
    expect(ownTasks(side).length).toBeLessThan(3);
    side.mailbox.person.changeEvent(id, { text: '' });
    const account = accountIdOf({ name });
    const told = new Map([[account, { calendars: null, tasks: false }]]);
    await world.settle({ accounts: told, plan: false, tend: false });
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect(await intents(world)).toBe(0);
  });
});
