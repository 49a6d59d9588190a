/** No notification tells of tasks: what the person did there is read before anything is changed there. */
import { describe, expect, it } from 'vitest';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import type { Decide } from '../world/faults.ts';
import { standBetween, toldOf } from './between.ts';
import { ownTasks, stepName, stepNames, taskNamed, wholeSeries } from './flow-sight.ts';
import { connectedWorld, providers, withInterview } from './flow-world.ts';
import { unreachable } from './mishaps.ts';

/** A world with an interview in four days, of which a second look has seen all steps. */
async function settledWorld(name: ProviderName): ReturnType<typeof withInterview> {
  const scene = await withInterview(name, 4);
  await scene.world.settle();
  return scene;
}

describe.each(providers)('a notification of %s', (name) => {
  it('has no list read where tasks are only written, or nothing of ours is changed', async () => {
    const world = await connectedWorld([name]);
    const side = world[name];
    world.addInterview(side, 4);
    expect((await world.look(toldOf(name))).written).toBe(wholeSeries.length);
    expect(world.life.requests.get('tasks.write')).toBe(3);
    expect(world.life.requests.get('tasks.changesSince')).toBeUndefined();
    side.mailbox.person.addEvent({ title: 'Lunch', start: world.at(4, 12), end: world.at(4, 13) });
    await world.look(toldOf(name));
    expect(world.life.requests.get('calendar.changesSince')).toBeGreaterThan(0);
    expect(world.life.requests.get('tasks.changesSince')).toBeUndefined();
  });

  it('has the list read once where tasks would be changed', async () => {
    const { world, side, interview: id } = await settledWorld(name);
    const due = taskNamed(side, 'prepare').due;
    side.mailbox.person.changeEvent(id, { start: world.at(7, 15) });
    await world.look(toldOf(name));
    expect(world.life.requests.get('tasks.changesSince')).toBe(1);
    expect(taskNamed(side, 'prepare').due).not.toBe(due);
  });

  it('leaves what the person did to tasks that nobody told of, within that very run', async () => {
    const { world, side, interview: id } = await settledWorld(name);
    const { person } = side.mailbox;
    const before = taskNamed(side, 'thank-you').due;
    person.changeTask(taskNamed(side, 'closing').id, { title: 'Enough of them', text: 'Really.' });
    person.tickTask(taskNamed(side, 'prepare').id);
    const prepared = taskNamed(side, 'prepare');
    person.changeEvent(id, { start: world.at(7, 15) });
    await world.look(toldOf(name));
    expect(taskNamed(side, 'closing')).toMatchObject({ title: 'Enough of them', text: 'Really.' });
    expect(taskNamed(side, 'prepare')).toStrictEqual(prepared);
    expect(taskNamed(side, 'thank-you').due).not.toBe(before);
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect((await world.look()).written).toBe(0);
  });

  it('leaves a task on the day to which the person dragged it, though its words are new', async () => {
    const { world, side, interview: id } = await settledWorld(name);
    const { person } = side.mailbox;
    person.changeTask(taskNamed(side, 'closing').id, { due: '2026-12-30' });
    person.changeEvent(id, { title: 'Interview with Acme Robotics' });
    await world.look(toldOf(name));
    expect(taskNamed(side, 'closing').due).toBe('2026-12-30');
    expect(taskNamed(side, 'closing').title).toContain('Robotics');
    await world.settle();
    expect(taskNamed(side, 'closing').due).toBe('2026-12-30');
    expect((await world.look()).written).toBe(0);
  });

  it('has no task changed while its list cannot be read, and all of it done afterwards', async () => {
    const { world, side, interview: id } = await settledWorld(name);
    const before = ownTasks(side);
    side.mailbox.person.changeEvent(id, { start: world.at(7, 15) });
    let isDown = true;
    const decide: Decide = ({ port, method }) => {
      if (!isDown || port !== 'tasks' || method !== 'changesSince') return null;
      return unreachable();
    };
    const report = await world.look(toldOf(name), world.ports(decide));
    expect(ownTasks(side)).toStrictEqual(before);
    expect(report.again?.afterMs).toBeGreaterThan(0);
    isDown = false;
    await world.settle(report.again?.wish);
    expect(taskNamed(side, 'prepare').due).not.toBe(
      before.find((one) => stepName(one) === 'prepare')?.due,
    );
  });
});

describe.each(providers)('a task of %s from which the person took our mark', (name) => {
  it.each(['moves', 'goes'])('is never changed again, though its interview %s', async (what) => {
    const { world, side, interview: id } = await settledWorld(name);
    const theirs = taskNamed(side, 'closing');
    const touched: string[] = [];
    standBetween(world, name, ({ calendar, tasks }) => ({
      calendar,
      tasks: {
        ...tasks,
        changesSince: async (list, cursor) => {
          const { changes, cursor: next } = await tasks.changesSince(list, cursor);
          const shown = changes.map((one) =>
            one.is === 'task' && one.live.id === theirs.id
              ? { ...one, live: { ...one.live, key: null } }
              : one,
          );
          return { changes: shown, cursor: next };
        },
        write: async (list, writes) => {
          for (const one of writes) touched.push(one.do === 'create' ? one.key : one.id);
          return await tasks.write(list, writes);
        },
      },
    }));
    // As a provider tells it: the task has changed.
    side.mailbox.person.changeTask(theirs.id, { title: 'My own' });
    const { person } = side.mailbox;
    if (what === 'moves') person.changeEvent(id, { start: world.at(7, 15) });
    else person.deleteEvent(id);
    await world.settle(toldOf(name));
    await world.settle();
    expect(touched.length).toBeGreaterThan(0);
    expect(touched).not.toContain(theirs.id);
    expect(touched).not.toContain(theirs.key);
    expect(taskNamed(side, 'closing')).toStrictEqual({ ...theirs, title: 'My own' });
  });
});
