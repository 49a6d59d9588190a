/** Two interviews of one employer: alike, side by side, or one in the place of the other. */
import { describe, expect, it } from 'vitest';
import { minuteMs } from '../../functions/domain/time.ts';
import { toldOf } from './between.ts';
import { eventNamed, ownEvents, stepName, stepNames, wholeSeries } from './flow-sight.ts';
import { connectedWorld, providers, withInterview } from './flow-world.ts';

describe.each(providers)('of two interviews in %s', (name) => {
  const people = {
    organizer: { name: 'Zoe Miller', email: 'zoe@acme.example.com' },
    attendees: [{ name: 'Zoe Miller', email: 'zoe@acme.example.com' }],
  };

  it('that are alike, people and all, each is held and asked about', async () => {
    const world = await connectedWorld([name]);
    const side = world[name];
    const { person } = side.mailbox;
    const title = 'Interview with Acme';
    person.addEvent({ title, start: world.at(3, 10), end: world.at(3, 11), ...people });
    await world.settle();
    world.later(minuteMs);
    person.addEvent({ title, start: world.at(6, 10), end: world.at(6, 11), ...people });
    await world.settle();
    const debriefs = ownEvents(side).filter((one) => stepName(one) === 'debrief');
    expect(debriefs.map(({ start }) => start)).toStrictEqual([world.at(3, 11), world.at(6, 11)]);
  });

  it('that are alike the first keeps its steps when the second goes', async () => {
    const { world, side } = await withInterview(name, 3);
    const before = ownEvents(side).map(({ key, start }) => [key, start]);
    world.later(minuteMs);
    const second = world.addInterview(side, 6);
    await world.settle();
    side.mailbox.person.deleteEvent(second);
    await world.settle(toldOf(name));
    expect(ownEvents(side).map(({ key, start }) => [key, start])).toStrictEqual(before);
    expect(stepNames(side)).toStrictEqual(wholeSeries);
  });

  it('the one that stood for the other, under its keys, has its steps taken along when it goes', async () => {
    const { world, side } = await withInterview(name, 3);
    world.later(minuteMs);
    const moved = world.addInterview(side, 6, { title: 'Interview with Acme (rescheduled)' });
    await world.settle();
    expect(eventNamed(side, 'debrief').start).toBe(world.at(6, 11));
    side.mailbox.person.deleteEvent(moved);
    await world.settle(toldOf(name));
    expect(eventNamed(side, 'debrief').start).toBe(world.at(3, 11));
    expect(stepNames(side)).toStrictEqual(wholeSeries);
  });

  it('the one that took a cancelled one’s place leaves nothing behind when it goes', async () => {
    const { world, side, interview: first } = await withInterview(name, 3);
    world.later(minuteMs);
    const second = world.addInterview(side, 6);
    side.mailbox.person.deleteEvent(first);
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    side.mailbox.person.deleteEvent(second);
    await world.settle(toldOf(name));
    expect(stepNames(side)).toStrictEqual([]);
  });
});
