/** Acts of the person that are no part of the usual story, and what must hold all the same. */
import { describe, expect, it } from 'vitest';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import { dayMs, hourMs, minuteMs } from '../../functions/domain/time.ts';
import { viewPerson } from '../../functions/flows/view-person.ts';
import { eventNamed, ownEvents, stepNames, taskNamed, wholeSeries } from './flow-sight.ts';
import { providers, type TwoCalendars, twoCalendars, withInterview } from './flow-world.ts';

/** Two calendars with an interview in the first, and the interview's id. */
async function settledCalendars(
  name: ProviderName,
): Promise<TwoCalendars & { readonly id: string }> {
  const two = await twoCalendars(name);
  const id = two.world.addInterview(two.side, 4);
  await two.world.settle();
  return { ...two, id };
}

describe.each(providers)('in %s', (name) => {
  it('a step that the person puts into another calendar stays there, and is followed there', async () => {
    const { world, side, id, second } = await settledCalendars(name);
    const { person } = side.mailbox;
    person.moveToCalendar(eventNamed(side, 'debrief').id, second);
    await world.settle();
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect(eventNamed(side, 'debrief').calendar).toBe(second);
    person.changeEvent(id, { start: world.at(6, 15) });
    await world.settle();
    expect(eventNamed(side, 'debrief')).toMatchObject({ calendar: second, start: world.at(6, 16) });
    person.deleteEvent(id);
    await world.settle();
    expect(stepNames(side)).toStrictEqual([]);
  });

  it('an interview that the person puts into another calendar takes its steps along', async () => {
    const { world, side, id, second } = await settledCalendars(name);
    const { person } = side.mailbox;
    const before = ownEvents(side).map(({ key, start }) => [key, start]);
    person.moveToCalendar(id, second);
    await world.settle();
    await world.settle();
    expect(ownEvents(side).map(({ key, start }) => [key, start])).toStrictEqual(before);
    expect(new Set(ownEvents(side).map(({ calendar }) => calendar))).toStrictEqual(
      new Set([second]),
    );
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect((await world.look()).written).toBe(0);
    person.deleteEvent(id);
    await world.settle();
    expect(stepNames(side)).toStrictEqual([]);
  });

  it("steps that are the person's own stay where they are when the interview changes its calendar", async () => {
    const { world, side, id, second } = await settledCalendars(name);
    const { person } = side.mailbox;
    const there = eventNamed(side, 'status-1').calendar;
    person.changeEvent(eventNamed(side, 'status-1').id, { start: world.at(16, 9) });
    person.changeEvent(eventNamed(side, 'status-2').id, { title: 'Ring Zoe' });
    person.deleteEvent(eventNamed(side, 'status-3').id);
    await world.settle();
    person.moveToCalendar(id, second);
    await world.settle();
    await world.settle();
    expect(eventNamed(side, 'status-1')).toMatchObject({ calendar: there, start: world.at(16, 9) });
    expect(eventNamed(side, 'status-2')).toMatchObject({ calendar: there, title: 'Ring Zoe' });
    expect(stepNames(side)).not.toContain('status-3 event');
    expect((await world.look()).written).toBe(0);
  });

  it('a second round takes the touches over, and gives them back when it is called off', async () => {
    const { world, side } = await withInterview(name, 3);
    const before = stepNames(side);
    const second = world.addInterview(side, 6, { title: 'Second interview with Acme' });
    await world.settle();
    expect(stepNames(side)).not.toStrictEqual(before);
    expect((await world.look()).written).toBe(0);
    side.mailbox.person.deleteEvent(second);
    await world.settle();
    expect(stepNames(side)).toStrictEqual(before);
    expect((await world.look()).written).toBe(0);
  });

  it('a tick that is taken back makes the step open again, and it goes with its interview', async () => {
    const { world, side, interview: id } = await withInterview(name, 3);
    const { person } = side.mailbox;
    person.tickTask(taskNamed(side, 'closing').id);
    await world.settle();
    person.untickTask(taskNamed(side, 'closing').id);
    await world.settle();
    person.cancelEvent(id);
    await world.settle();
    expect(stepNames(side)).toStrictEqual([]);
  });

  it('a copy that the person makes of a step is theirs: it is neither changed nor removed', async () => {
    const { world, side, interview: id } = await withInterview(name, 3);
    const { person } = side.mailbox;
    const { title, text, start, end } = eventNamed(side, 'status-1');
    const copied = person.addEvent({ title, text, start: start + dayMs, end: end + dayMs });
    person.changeEvent(id, { start: world.at(5, 10) });
    await world.settle();
    person.deleteEvent(id);
    await world.settle();
    const left = person.events().map((one) => [one.id, one.title, one.start]);
    expect(left).toStrictEqual([[copied, title, start + dayMs]]);
  });

  it('promises, outcomes and ticks in the calendar alone lead to the rest', async () => {
    const { world, side, interview: id } = await withInterview(name, 1);
    const { person } = side.mailbox;
    const usual = eventNamed(side, 'status-1').start;
    person.changeEvent(id, { text: 'They will decide by 23 October.' });
    await world.settle();
    expect(eventNamed(side, 'status-1').start).toBeGreaterThan(usual);
    world.later(2 * dayMs);
    person.changeEvent(id, { text: '#offer' });
    await world.settle();
    const left = stepNames(side);
    expect(left.filter((step) => step.startsWith('status'))).toStrictEqual([]);
    expect(left).toContain('reply-offer event');
    expect((await world.look()).written).toBe(0);
    world.later(3 * dayMs);
    expect((await world.look()).written).toBe(0);
  });

  it('an outcome told at an odd moment of the day is replied to on the quarter, and written once', async () => {
    const { world, side, interview: id } = await withInterview(name, 0);
    world.later(dayMs + 32 * minuteMs + 440);
    side.mailbox.person.changeEvent(id, { text: '#rejected' });
    await world.settle();
    const { start } = eventNamed(side, 'reply-rejected');
    expect(new Date(start).toISOString()).toMatch(/:(00|15|30|45):00.000Z$/);
    expect(start).toBeGreaterThanOrEqual(world.now + 2 * hourMs);
    expect(start).toBeLessThan(world.now + 2 * hourMs + 15 * minuteMs);
    expect((await world.look()).written).toBe(0);
    const view = await viewPerson(world.ports(), world.person);
    const steps = view?.plan.interviews.flatMap((one) => one.followUps) ?? [];
    expect(steps.find(({ kind }) => kind === 'reply')).toMatchObject({ status: 'planned', start });
  });
});
