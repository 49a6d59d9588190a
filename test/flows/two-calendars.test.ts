/** Interviews in several calendars, wandering from one to another, and calendars that may not be touched. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../functions/domain/failure.ts';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import { dayMs, minuteMs } from '../../functions/domain/time.ts';
import type { Wish } from '../../functions/domain/wish.ts';
import { askToDisconnect, finishDisconnect } from '../../functions/flows/disconnect-account.ts';
import type { Decide } from '../world/faults.ts';
import { standBetween, toldOf } from './between.ts';
import type { Side } from './flow-side.ts';
import {
  eventNamed,
  ownEvents,
  stepName,
  stepNames,
  taskNamed,
  wholeSeries,
} from './flow-sight.ts';
import {
  accountIdOf,
  connectedWorld,
  type FlowWorld,
  otherSide,
  providers,
  twoCalendars,
  withInterview,
} from './flow-world.ts';
import { unreachable } from './mishaps.ts';

/** One calendar is refused for want of a permission, in reading or in writing. */
function refuseCalendar(
  world: FlowWorld,
  name: ProviderName,
  calendar: string,
  what: 'reads' | 'writes',
): void {
  const scope = new Failure({ code: 'reconnect', because: 'scope' });
  standBetween(world, name, ({ calendar: plain, tasks }) => ({
    tasks,
    calendar: {
      ...plain,
      changesSince: (id, cursor, window) => {
        if (what === 'reads' && id === calendar) throw scope;
        return plain.changesSince(id, cursor, window);
      },
      write: async (id, writes) => {
        if (what === 'writes' && id === calendar) throw scope;
        return await plain.write(id, writes);
      },
    },
  }));
}

/** The calendars that hold events of ours. */
function placesOf(side: Side): readonly string[] {
  return [...new Set(ownEvents(side).map(({ calendar }) => calendar))].sort();
}

describe.each(providers)('a permission that one calendar of %s lacks', (name) => {
  const permissions = { calendar: 'write', tasks: true, lists: true };

  it('for reading leaves those of the account, and the first calendar, as they were', async () => {
    const { world, side, first, second } = await twoCalendars(name);
    refuseCalendar(world, name, second, 'reads');
    world.addInterview(side, 3, { calendar: second });
    world.addInterview(side, 4, { title: 'Interview with Globex' });
    await world.settle();
    expect(await world.account(side)).toMatchObject({ status: 'connected', permissions });
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect(placesOf(side)).toStrictEqual([first]);
    expect((await world.look()).written).toBe(0);
  });

  it('for writing leaves those of the account, and the first calendar, as they were', async () => {
    const { world, side, first, second } = await twoCalendars(name);
    const id = world.addInterview(side, 3, { calendar: second });
    await world.settle();
    expect(placesOf(side)).toStrictEqual([second]);
    refuseCalendar(world, name, second, 'writes');
    side.mailbox.person.changeEvent(id, { start: world.at(4, 15) });
    await world.settle();
    world.addInterview(side, 6, { title: 'Interview with Globex' });
    world.addInterview(side, 8, { title: 'Interview with Initech', calendar: second });
    await world.settle(toldOf(name));
    expect(await world.account(side)).toMatchObject({ status: 'connected', permissions });
    const others = ownEvents(side).filter(({ title }) => !title.includes('Acme'));
    expect(new Set(others.map(({ calendar }) => calendar))).toStrictEqual(new Set([first]));
    // What cannot stand beside an interview that may be read stands in the first calendar.
    const all = [...wholeSeries, ...wholeSeries, ...wholeSeries].sort();
    expect(stepNames(side)).toStrictEqual(all);
    expect((await world.look()).written).toBe(0);
  });

  it('for the very first writing has the steps stand in the first calendar', async () => {
    const { world, side, first, second } = await twoCalendars(name);
    refuseCalendar(world, name, second, 'writes');
    world.addInterview(side, 3, { calendar: second });
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect(placesOf(side)).toStrictEqual([first]);
    expect((await world.look()).written).toBe(0);
  });

  it('counts for the account where it is the first', async () => {
    const world = await connectedWorld([name]);
    const side = world[name];
    refuseCalendar(world, name, side.mailbox.calendarId, 'reads');
    world.later(minuteMs);
    await world.settle();
    expect((await world.account(side))?.permissions.calendar).toBe('none');
    expect((await world.account(side))?.status).toBe('connected');
  });

  it('has nothing that stands as an event written again as a task', async () => {
    const { world, side, interview: id } = await withInterview(name, 3);
    refuseCalendar(world, name, side.mailbox.calendarId, 'writes');
    side.mailbox.person.changeEvent(id, { start: world.at(4, 15) });
    await world.settle();
    await world.settle();
    expect((await world.account(side))?.permissions.calendar).toBe('read');
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect(await world.look()).toMatchObject({ written: 0, failures: [], again: null });
  });
});

describe.each(providers)('a task list of %s that can be neither found nor made', (name) => {
  it('costs no calendar when the person connects', async () => {
    const world = await connectedWorld([]);
    const side = world[name];
    world.addInterview(side);
    const lost = unreachable();
    const ports = world.ports(({ port }) => (port === 'tasks' ? lost : null));
    expect((await world.connect(side, '', ports)).is).toBe('connected');
    const account = await world.account(side);
    expect(account?.calendars.map(({ id }) => id)).toStrictEqual([side.mailbox.calendarId]);
    expect(account?.taskList).toBeNull();
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
  });
});

describe.each(providers)('an interview of %s that moves into another calendar', (name) => {
  it.each([
    ['the one that it left first', [0, 1]],
    ['the one that it came to first', [1, 0]],
  ])('takes its steps along where each calendar tells of it, %s', async (_, order) => {
    const world = await connectedWorld([]);
    const side = world[name];
    const { person, calendarId: first } = side.mailbox;
    const second = person.addCalendar('Second');
    const third = person.addCalendar('Third');
    await world.connect(side);
    await world.settle();
    const interview = world.addInterview(side, 4);
    await world.settle();
    person.changeEvent(eventNamed(side, 'status-1').id, { start: world.at(16, 9) });
    person.changeEvent(eventNamed(side, 'status-2').id, { title: 'Ring Zoe' });
    person.moveToCalendar(eventNamed(side, 'status-3').id, third);
    person.tickTask(taskNamed(side, 'prepare').id);
    await world.settle();
    person.moveToCalendar(interview, second);
    const wishes = order.map((at): Wish => toldOf(name, [at === 0 ? first : second]));
    for (const wish of wishes) await world.settle(wish);
    const places = Object.fromEntries(ownEvents(side).map((one) => [stepName(one), one.calendar]));
    expect(places).toStrictEqual({
      ...{ debrief: second, 'thank-you': second },
      ...{ 'status-1': first, 'status-2': first, 'status-3': third },
    });
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect(eventNamed(side, 'status-1').start).toBe(world.at(16, 9));
    expect(eventNamed(side, 'status-2').title).toBe('Ring Zoe');
    expect(taskNamed(side, 'prepare').completed).toBe(true);
    await world.settle();
    expect((await world.look()).written).toBe(0);
    expect(eventNamed(side, 'status-3').calendar).toBe(third);
  });

  it('takes no step along that may have been deleted since its calendar was read', async () => {
    const { world, side, second } = await twoCalendars(name);
    const { person } = side.mailbox;
    const interview = world.addInterview(side, 4);
    await world.settle();
    const { id, key } = eventNamed(side, 'status-1');
    world.addInterview(side, 9, { title: 'Interview with Globex' });
    const limit = new Failure({ code: 'rate-limited', retryAfterMs: 30_000 });
    const limited: Decide = ({ when }) => (when === 'write-before' ? limit : null);
    await world.look(toldOf(name), world.ports(limited));
    // It is known to have moved, and nothing may be written just now.
    person.moveToCalendar(interview, second);
    await world.look(toldOf(name));
    person.deleteEvent(id);
    world.later(minuteMs);
    await world.settle(toldOf(name, [second]));
    await world.settle();
    const acme = ownEvents(side).filter(({ title }) => title.includes('Acme'));
    expect(acme.map(({ key: one }) => one)).not.toContain(key);
    expect(new Set(acme.map(({ calendar }) => calendar))).toStrictEqual(new Set([second]));
    expect(acme.map(stepName)).toContain('status-2');
  });
});

describe.each(providers)('an interview that stands in %s and in another account', (name) => {
  it.each([true, false])(
    'has nothing written there that was done or deleted here (clearing: %s)',
    async (clear) => {
      const world = await connectedWorld(['google', 'outlook']);
      const side = world[name];
      const other = otherSide(world, name);
      const uid = 'shared@example.com';
      world.addInterview(side, 4, { uid });
      await world.settle();
      world.later(minuteMs);
      world.addInterview(other, 4, { uid });
      await world.settle();
      expect(stepNames(other)).toStrictEqual([]);
      side.mailbox.person.deleteEvent(eventNamed(side, 'status-1').id);
      side.mailbox.person.tickTask(taskNamed(side, 'prepare').id);
      await world.settle();
      await askToDisconnect(world.ports(), world.person, accountIdOf({ name }), clear);
      await finishDisconnect(world.ports(), world.person, accountIdOf({ name }));
      await world.settle();
      const dealtWith = ['status-1 event', 'prepare task'];
      expect(stepNames(other)).toStrictEqual(wholeSeries.filter((one) => !dealtWith.includes(one)));
      world.later(dayMs);
      expect((await world.look()).written).toBe(0);
    },
  );
});

describe.each(providers)(
  'an interview that moves into a calendar of %s that cannot be read',
  (name) => {
    it('keeps its steps, and the words in them, until it can be', async () => {
      const { world, side, first, second } = await twoCalendars(name);
      const id = world.addInterview(side, 3, { calendar: first });
      await world.settle();
      const status = eventNamed(side, 'status-1');
      side.mailbox.person.changeEvent(status.id, { text: 'Ask about the team.' });
      await world.settle();
      let isDown = true;
      standBetween(world, name, ({ calendar: plain, tasks }) => ({
        tasks,
        calendar: {
          ...plain,
          changesSince: (calendar, cursor, window) => {
            if (isDown && calendar === second) throw unreachable();
            return plain.changesSince(calendar, cursor, window);
          },
        },
      }));
      side.mailbox.person.moveToCalendar(id, second);
      await world.look();
      expect(stepNames(side)).toStrictEqual(wholeSeries);
      isDown = false;
      world.later(minuteMs);
      await world.settle();
      expect(stepNames(side)).toStrictEqual(wholeSeries);
      expect(eventNamed(side, 'status-1').text).toContain('Ask about the team.');
    });
  },
);
