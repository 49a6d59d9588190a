/** What the person does on a page is in their calendar a moment later, and stays. */
import { describe, expect, it } from 'vitest';
import { channelLine, outcomeLine } from '../../functions/domain/notes/sayings.ts';
import { recordIdOf, shortHash } from '../../functions/domain/plan/step.ts';
import { dayMs, minuteMs, plusMs } from '../../functions/domain/time.ts';
import { planOnly } from '../../functions/domain/wish.ts';
import {
  answer,
  changePerson,
  putBack,
  tellDeed,
  tellSayings,
} from '../../functions/flows/steer.ts';
import { viewPerson } from '../../functions/flows/view-person.ts';
import {
  eventNamed,
  ownEntries,
  stepName,
  stepNames,
  taskNamed,
  wholeSeries,
} from './flow-sight.ts';
import { connectedWorld, type FlowWorld, providers, withInterview } from './flow-world.ts';

async function quiet(world: FlowWorld): Promise<void> {
  expect((await world.look()).written).toBe(0);
}

describe.each(providers)('on a page, with %s', (name) => {
  async function withKeys() {
    const { world, side } = await withInterview(name);
    const keyOf = (step: string): string =>
      ownEntries(side).find((one) => stepName(one) === step)?.key ?? '';
    return { world, side, keyOf };
  }

  it('"done" ticks the task and marks the event, and later contacts count from it', async () => {
    const { world, side, keyOf } = await withKeys();
    const key = keyOf('thank-you');
    const at = eventNamed(side, 'thank-you').start;
    world.later(at - world.now);
    await tellDeed(world.ports(), world.person, { key, did: 'done', at: world.now });
    await world.settle(planOnly);
    expect(taskNamed(side, 'thank-you').completed).toBe(true);
    expect(eventNamed(side, 'thank-you').title).toMatch(/^✓ Thank/);
    await quiet(world);
  });

  it('"done" is taken back by unticking it in the calendar', async () => {
    const { world, side, keyOf } = await withKeys();
    const key = keyOf('closing');
    await tellDeed(world.ports(), world.person, { key, did: 'done', at: world.now });
    await world.settle(planOnly);
    side.mailbox.person.untickTask(taskNamed(side, 'closing').id);
    await world.settle();
    expect(taskNamed(side, 'closing').completed).toBe(false);
    const view = await viewPerson(world.ports(), world.person);
    const steps = view?.plan.interviews.flatMap(({ followUps }) => followUps) ?? [];
    expect(steps.find((step) => step.key === key)?.status).toBe('planned');
    await quiet(world);
  });

  it('"later" moves both halves of a step, and they stay there', async () => {
    const { world, side, keyOf } = await withKeys();
    const key = keyOf('thank-you');
    const start = plusMs(world.at(5, 16), 0);
    await tellDeed(world.ports(), world.person, { key, did: 'moved', at: world.now, start });
    await world.settle(planOnly);
    expect(eventNamed(side, 'thank-you').start).toBe(start);
    expect(taskNamed(side, 'thank-you').due).toBe(new Date(start).toISOString().slice(0, 10));
    await quiet(world);
  });

  it('a step that was put off on a page can still be dragged elsewhere in the calendar', async () => {
    const { world, side, keyOf } = await withKeys();
    const key = keyOf('status-1');
    const start = world.at(20, 16);
    await tellDeed(world.ports(), world.person, { key, did: 'moved', at: world.now, start });
    await world.settle(planOnly);
    world.later(60_000);
    const dragged = plusMs(start, 2 * dayMs);
    side.mailbox.person.changeEvent(eventNamed(side, 'status-1').id, { start: dragged });
    await world.settle();
    expect(eventNamed(side, 'status-1').start).toBe(dragged);
    await quiet(world);
  });

  it('"not this one" takes a step out of the calendar, and "put back" brings it back', async () => {
    const { world, side, keyOf } = await withKeys();
    const key = keyOf('thank-you');
    await tellDeed(world.ports(), world.person, { key, did: 'deleted', at: world.now });
    await world.settle(planOnly);
    expect(stepNames(side).filter((one) => one.startsWith('thank-you'))).toStrictEqual([]);
    await quiet(world);
    expect(await putBack(world.ports(), world.person, key)).toBe(true);
    await world.settle(planOnly);
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    await quiet(world);
  });

  it('"put back" brings back what was deleted in the calendar', async () => {
    const { world, side, keyOf } = await withKeys();
    const key = keyOf('status-2');
    side.mailbox.person.deleteEvent(eventNamed(side, 'status-2').id);
    await world.settle();
    expect(stepNames(side)).not.toContain('status-2 event');
    expect(await putBack(world.ports(), world.person, key)).toBe(true);
    await world.settle(planOnly);
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    await quiet(world);
  });

  it('an outcome is written into the debrief, and the touches go', async () => {
    const { world, side, keyOf } = await withKeys();
    world.later(4 * dayMs);
    const series = recordIdOf(keyOf('debrief'));
    const saying = { topic: 'outcome', line: outcomeLine('rejected'), at: world.now } as const;
    await tellSayings(world.ports(), world.person, series, [saying]);
    await world.settle(planOnly);
    expect(eventNamed(side, 'debrief').text).toMatch(/^#rejected$/m);
    expect(stepNames(side)).toContain('reply-rejected event');
    expect(stepNames(side)).not.toContain('status-1 event');
    await quiet(world);
  });

  it('a debrief that the person made longer stays as long, whatever is said or done', async () => {
    const { world, side, keyOf } = await withKeys();
    const key = keyOf('debrief');
    const { id, start } = eventNamed(side, 'debrief');
    side.mailbox.person.changeEvent(id, { end: start + 60 * minuteMs });
    await world.settle();
    const saying = { topic: 'channel', line: channelLine('phone'), at: world.now } as const;
    await tellSayings(world.ports(), world.person, recordIdOf(key), [saying]);
    await world.settle(planOnly);
    await tellDeed(world.ports(), world.person, { key, did: 'done', at: world.now });
    await world.settle(planOnly);
    const debrief = eventNamed(side, 'debrief');
    expect(debrief.title).toMatch(/^✓/);
    expect(debrief.text).toContain('Prefers phone');
    expect((debrief.end - debrief.start) / minuteMs).toBe(60);
    await quiet(world);
  });

  it('what is said twice stands in the debrief once', async () => {
    const { world, side, keyOf } = await withKeys();
    const series = recordIdOf(keyOf('debrief'));
    const saying = { topic: 'channel', line: channelLine('phone'), at: world.now } as const;
    await tellSayings(world.ports(), world.person, series, [saying, saying]);
    await world.settle(planOnly);
    await tellSayings(world.ports(), world.person, series, [saying]);
    await world.settle(planOnly);
    expect(eventNamed(side, 'debrief').text.match(/Prefers phone/g)).toHaveLength(1);
    expect(eventNamed(side, 'status-1').title).toMatch(/^Call/);
    await quiet(world);
  });

  it('"events only" turns tasks into events, and back', async () => {
    const { world, side } = await withInterview(name);
    const { ports, person } = world;
    await changePerson(ports.call(world), person, (known) => ({ ...known, shownAs: 'events' }));
    await world.settle();
    expect(stepNames(side)).toStrictEqual(
      [...new Set(wholeSeries.map((one) => one.replace('task', 'event')))].sort(),
    );
    await quiet(world);
    await changePerson(ports.call(world), person, (known) => ({ ...known, shownAs: 'both' }));
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    await quiet(world);
  });

  it('"not my interview" takes all of its steps away', async () => {
    const { world, side } = await withInterview(name);
    const [event] = side.mailbox.person.events().filter(({ key }) => key === null);
    const uid = `interview-1@example.com`;
    expect(event?.title).toBe('Interview with Acme');
    expect(await answer(world.ports(), world.person, shortHash(uid), false, false)).toBe(true);
    await world.settle(planOnly);
    expect(stepNames(side)).toStrictEqual([]);
    await quiet(world);
  });

  it('"yes, it is one" plans an event that was asked about', async () => {
    const world = await connectedWorld([name]);
    const side = world[name];
    const uid = 'coffee@example.com';
    world.addInterview(side, 2, { title: 'Coffee chat about the role', uid });
    await world.settle();
    expect(stepNames(side)).toStrictEqual([]);
    expect(await answer(world.ports(), world.person, shortHash(uid), true, true)).toBe(true);
    await world.settle(planOnly);
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    await quiet(world);
  });

  it('what is said of a series that is not there changes nothing', async () => {
    const { world } = await withInterview(name);
    const saying = { topic: 'outcome', line: '#offer', at: world.now } as const;
    const said = await tellSayings(world.ports(), world.person, 'nonsense', [saying]);
    const deed = { key: 'nonsense.status-1', did: 'done', at: world.now } as const;
    expect([said, await tellDeed(world.ports(), world.person, deed)]).toStrictEqual([false, false]);
    expect(await answer(world.ports(), 'nobody', 'nonsense', true, true)).toBe(false);
    await quiet(world);
  });
});
