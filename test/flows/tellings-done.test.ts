/** What was done on a page is done in the calendars too, and counts from when it was said. */
import { describe, expect, it } from 'vitest';
import { dayMs, formatDay, hourMs, localDay } from '../../functions/domain/time.ts';
import { planOnly } from '../../functions/domain/wish.ts';
import { tellDeed } from '../../functions/flows/steer.ts';
import { viewPerson } from '../../functions/flows/view-person.ts';
import { eventNamed, stepNames, taskNamed } from './flow-sight.ts';
import { providers } from './flow-world.ts';
import { afterInterview, deed, expectSettled, told } from './tellings-scene.ts';

describe.each(providers)('what was done on a page, in %s', (name) => {
  it('is ticked in the calendar, event and task alike, and counts from the moment it was said', async () => {
    const scene = await afterInterview(name);
    const { world, side } = scene;
    world.later(hourMs);
    await deed(scene, 'thank-you', 'done');
    const at = world.now;
    // The calendar can be written to only days later.
    world.later(3 * dayMs);
    await world.settle(planOnly);
    expect(eventNamed(side, 'thank-you').title).toMatch(/^✓ Thank/);
    expect(taskNamed(side, 'thank-you').completed).toBe(true);
    const view = await viewPerson(world.ports(), world.person);
    const [interview] = view?.plan.interviews ?? [];
    const step = interview?.followUps.find(({ kind }) => kind === 'thank-you');
    expect(step?.doneAt).toBe(at);
    await expectSettled(scene);
  });

  it('is undone by unticking it in the calendar', async () => {
    const scene = await afterInterview(name);
    const { world, side } = scene;
    await deed(scene, 'debrief', 'done');
    await world.settle(planOnly);
    const { id, title } = eventNamed(side, 'debrief');
    side.mailbox.person.changeEvent(id, { title: title.replace('✓ ', '') });
    await world.settle();
    await world.settle();
    expect(eventNamed(side, 'debrief').title).toMatch(/^Debrief/);
    expect((await told(scene)).deeds).toStrictEqual([]);
    await expectSettled(scene);
  });

  it('is undone by unticking a task', async () => {
    const scene = await afterInterview(name);
    const { world, side } = scene;
    await deed(scene, 'closing', 'done');
    await world.settle(planOnly);
    const { id, completed } = taskNamed(side, 'closing');
    expect(completed).toBe(true);
    side.mailbox.person.untickTask(id);
    await world.settle();
    expect(taskNamed(side, 'closing').completed).toBe(false);
    await expectSettled(scene);
  });

  it('takes a step away, for good', async () => {
    const scene = await afterInterview(name);
    const { world, side } = scene;
    await deed(scene, 'status-2', 'deleted');
    await world.settle(planOnly);
    world.later(dayMs);
    await world.settle();
    expect(stepNames(side)).not.toContain('status-2 event');
    expect(stepNames(side)).toContain('status-3 event');
  });

  it('moves a step, which the person may move again in the calendar', async () => {
    const scene = await afterInterview(name);
    const { world, side, series } = scene;
    const start = world.at(9, 15);
    const key = `${series}.status-1`;
    await tellDeed(world.ports(), world.person, { key, did: 'moved', at: world.now, start });
    await world.settle(planOnly);
    expect(eventNamed(side, 'status-1').start).toBe(start);
    world.later(hourMs);
    const again = { start: start + hourMs, end: start + 2 * hourMs };
    side.mailbox.person.changeEvent(eventNamed(side, 'status-1').id, again);
    await world.settle();
    await world.settle();
    expect(eventNamed(side, 'status-1').start).toBe(again.start);
    await expectSettled(scene);
  });

  it('moves a task, to its hour too', async () => {
    const scene = await afterInterview(name, 'tasks');
    const { world, side, series } = scene;
    const start = world.at(9, 15);
    const key = `${series}.status-1`;
    await tellDeed(world.ports(), world.person, { key, did: 'moved', at: world.now, start });
    await world.settle(planOnly);
    expect(taskNamed(side, 'status-1').due).toBe(formatDay(localDay(world.zone, start)));
    await expectSettled(scene);
    const view = await viewPerson(world.ports(), world.person);
    const steps = view?.plan.interviews.flatMap(({ followUps }) => followUps) ?? [];
    expect(steps.find((step) => step.key === key)?.start).toBe(start);
  });

  it('ticks what the person reworded without touching their words', async () => {
    const scene = await afterInterview(name);
    const { world, side } = scene;
    const { id } = eventNamed(side, 'status-1');
    side.mailbox.person.changeEvent(id, { title: 'Ring Zoe', text: 'About the garden' });
    await world.settle();
    await deed(scene, 'status-1', 'done');
    await world.settle(planOnly);
    expect(eventNamed(side, 'status-1')).toMatchObject({
      title: '✓ Ring Zoe',
      text: 'About the garden',
    });
    await expectSettled(scene);
  });
});
