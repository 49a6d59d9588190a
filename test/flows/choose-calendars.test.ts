/** Choosing calendars: what is watched, what goes when one is unticked, and what comes back. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../functions/domain/failure.ts';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import { dayMs, minuteMs, plusMs } from '../../functions/domain/time.ts';
import { theirTurn } from '../../functions/domain/wish.ts';
import { askToWatch } from '../../functions/flows/choose-calendars.ts';
import { pollWish } from '../../functions/flows/poll-wish.ts';
import type { Decide } from '../world/faults.ts';
import type { Side } from './flow-side.ts';
import {
  eventNamed,
  ownEvents,
  ownTasks,
  stepName,
  stepNames,
  taskNamed,
  wholeSeries,
} from './flow-sight.ts';
import {
  accountIdOf,
  connectedWorld,
  providers,
  type TwoCalendars,
  twoCalendars,
} from './flow-world.ts';
import { diesAt, survives, unreachable } from './mishaps.ts';

/** Two calendars with an interview with Acme in the second, and one with Globex in the first. */
async function busyCalendars(
  name: ProviderName,
): Promise<TwoCalendars & { readonly acme: string }> {
  const two = await twoCalendars(name);
  const acme = two.world.addInterview(two.side, 3, { calendar: two.second });
  two.world.addInterview(two.side, 4, { title: 'Interview with Globex' });
  await two.world.settle();
  return { ...two, acme };
}

async function watch({ world, side }: TwoCalendars, ids: readonly string[]): Promise<void> {
  expect(await askToWatch(world.ports(), world.person, accountIdOf(side), new Set(ids))).toBe(
    'chosen',
  );
  await world.settle();
}

async function watchedIn({ world, side }: TwoCalendars): Promise<readonly string[]> {
  const calendars = (await world.account(side))?.calendars ?? [];
  return calendars.map(({ id }) => id);
}

describe.each(providers)('the calendars of %s', (name) => {
  it('are watched if they are the own ones, by their names, and others are offered', async () => {
    const world = await connectedWorld([]);
    const side = world[name];
    const shared = side.mailbox.person.addCalendar('Of the team');
    side.shown = (info) => (info.id === shared ? { ...info, isOwn: false } : info);
    await world.connect(side);
    const account = await world.account(side);
    expect(account?.calendars.map(({ id }) => id)).toStrictEqual([side.mailbox.calendarId]);
    expect(account?.calendars[0]?.name).toBeTruthy();
    expect(account?.offered).toStrictEqual([{ id: shared, name: 'Of the team' }]);
  });

  it('are not offered where nobody could watch them, nor watched whatever was chosen', async () => {
    const two = await twoCalendars(name);
    const { world, side, first, second } = two;
    await watch(two, [first, second]);
    const mayWatch = false as const;
    side.shown = (info) => (info.id === second ? { ...info, mayWatch } : info);
    world.later(dayMs);
    await world.settle();
    expect(await watchedIn(two)).toStrictEqual([first]);
    expect((await world.account(side))?.offered).toStrictEqual([]);
  });

  it('are offered fifty at most', async () => {
    const world = await connectedWorld([]);
    const side = world[name];
    for (let nth = 0; nth < 60; nth++) side.mailbox.person.addCalendar(`Team ${nth}`);
    side.shown = (info) => ({ ...info, isOwn: false });
    await world.connect(side);
    expect((await world.account(side))?.offered).toHaveLength(50);
  });

  it('may be chosen where somebody shares them', async () => {
    const world = await connectedWorld([]);
    const side = world[name];
    const shared = side.mailbox.person.addCalendar('Of the team');
    side.shown = (info) => (info.id === shared ? { ...info, isOwn: false } : info);
    await world.connect(side);
    world.addInterview(side, 3, { calendar: shared });
    await world.settle();
    expect(stepNames(side)).toStrictEqual([]);
    const both = { world, side, first: side.mailbox.calendarId, second: shared };
    await watch(both, [both.first, shared]);
    expect(await watchedIn(both)).toStrictEqual([both.first, shared]);
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    // It is listed anew now and then, and stays chosen.
    world.later(dayMs);
    await world.settle();
    expect(await watchedIn(both)).toStrictEqual([both.first, shared]);
  });

  it('stay as they are where none would be left, or no such account is known', async () => {
    const two = await twoCalendars(name);
    const { world, side, first, second } = two;
    const ask = (account: string, ids: readonly string[]) =>
      askToWatch(world.ports(), world.person, account, new Set(ids));
    expect(await ask(accountIdOf(side), [])).toBe('none-left');
    expect(await ask(accountIdOf(side), ['of somebody else', 'constructor'])).toBe('none-left');
    expect(await ask('google:nobody', [first])).toBe('unknown');
    await world.settle();
    expect(await watchedIn(two)).toStrictEqual([first, second]);
  });

  it('are the own ones again where the chosen one is no more', async () => {
    const two = await twoCalendars(name);
    const { world, side, first, second } = two;
    await watch(two, [second]);
    expect(await watchedIn(two)).toStrictEqual([second]);
    side.deleted.add(second);
    world.later(dayMs);
    await world.settle();
    expect(await watchedIn(two)).toStrictEqual([first]);
  });

  it('lose no choice to a look that stores the account meanwhile', async () => {
    const two = await busyCalendars(name);
    const { world, side, first } = two;
    let isFirst = true;
    const conflict: Decide = ({ port, method }) => {
      if (!isFirst || port !== 'store' || method !== 'save') return null;
      isFirst = false;
      return new Failure({ code: 'conflict' });
    };
    const ports = world.ports(conflict);
    expect(await askToWatch(ports, world.person, accountIdOf(side), new Set([first]))).toBe(
      'chosen',
    );
    await world.settle();
    expect(await watchedIn(two)).toStrictEqual([first]);
  });
});

describe.each(providers)('a calendar of %s that is unticked', (name) => {
  it('loses its follow-ups, events and tasks; those of others stay', async () => {
    const two = await busyCalendars(name);
    const { world, side, first, second, acme } = two;
    const globex = stepNames(side, 'Globex');
    expect(stepNames(side, 'Acme')).toStrictEqual(wholeSeries);
    await watch(two, [first]);
    expect(stepNames(side, 'Acme')).toStrictEqual([]);
    expect(stepNames(side, 'Globex')).toStrictEqual(globex);
    expect(side.mailbox.person.events().map(({ id }) => id)).toContain(acme);
    expect(await watchedIn(two)).toStrictEqual([first]);
    expect((await world.account(side))?.offered?.map(({ id }) => id)).toStrictEqual([second]);
    expect(side.mailbox.offences).toStrictEqual([]);
  });

  it('is neither read nor listened to any more, and nothing is written there', async () => {
    const two = await busyCalendars(name);
    const { world, side, first, second } = two;
    await watch(two, [first]);
    world.addInterview(side, 5, { title: 'Interview with Initech', calendar: second });
    await world.settle();
    world.later(dayMs);
    expect((await world.look()).written).toBe(0);
    expect(stepNames(side, 'Initech')).toStrictEqual([]);
    expect(side.mailbox.channels()).toBe(1);
  });

  it('gets its follow-ups again when it is ticked again', async () => {
    const two = await busyCalendars(name);
    const { world, side, first, second } = two;
    await watch(two, [first]);
    world.later(minuteMs);
    await watch(two, [first, second]);
    expect(stepNames(side, 'Acme')).toStrictEqual(wholeSeries);
    expect(eventNamedOf(side, 'status-1', 'Acme').calendar).toBe(second);
    expect((await world.look()).written).toBe(0);
  });

  it('gets them again also where it is ticked again before it was left', async () => {
    const two = await busyCalendars(name);
    const { world, side, first, second } = two;
    for (const ids of [[first], [first, second]]) {
      await askToWatch(world.ports(), world.person, accountIdOf(side), new Set(ids));
    }
    await world.settle();
    expect(stepNames(side, 'Acme')).toStrictEqual(wholeSeries);
    expect(await watchedIn(two)).toStrictEqual([first, second]);
  });

  it('keeps what the person moved, reworded or ticked, and takes it up when it is ticked again', async () => {
    const two = await busyCalendars(name);
    const { world, side, first, second } = two;
    const { person } = side.mailbox;
    person.changeEvent(eventNamedOf(side, 'status-1', 'Acme').id, { start: world.at(12, 9) });
    person.changeEvent(eventNamedOf(side, 'status-2', 'Acme').id, { title: 'Ring Zoe at Acme' });
    person.tickTask(taskNamedOf(side, 'prepare', 'Acme').id);
    person.changeTask(taskNamedOf(side, 'closing', 'Acme').id, { title: 'Let Acme go' });
    await watch(two, [first]);
    const kept = ['closing task', 'prepare task', 'status-1 event', 'status-2 event'];
    expect(stepNames(side, 'Acme')).toStrictEqual(kept);
    world.later(dayMs);
    await world.settle();
    expect(stepNames(side, 'Acme')).toStrictEqual(kept);
    await watch(two, [first, second]);
    expect(stepNames(side, 'Acme')).toStrictEqual(wholeSeries);
    expect(eventNamedOf(side, 'status-1', 'Acme').start).toBe(world.at(11, 9));
    expect(eventNamedOf(side, 'status-2', 'Acme').title).toBe('Ring Zoe at Acme');
    expect(taskNamedOf(side, 'closing', 'Acme').title).toBe('Let Acme go');
    expect(taskNamedOf(side, 'prepare', 'Acme').completed).toBe(true);
    expect((await world.look()).written).toBe(0);
  });

  it('keeps a step deleted that the person deleted, through unticking and ticking', async () => {
    const two = await busyCalendars(name);
    const { side, first, second } = two;
    side.mailbox.person.deleteEvent(eventNamedOf(side, 'status-1', 'Acme').id);
    side.mailbox.person.deleteTask(taskNamedOf(side, 'closing', 'Acme').id);
    await watch(two, [first]);
    expect(stepNames(side, 'Acme')).toStrictEqual([]);
    await watch(two, [first, second]);
    const left = wholeSeries.filter((one) => !['status-1 event', 'closing task'].includes(one));
    expect(stepNames(side, 'Acme')).toStrictEqual(left);
  });

  it('keeps what is past', async () => {
    const two = await busyCalendars(name);
    const { world, side, first } = two;
    world.later(3 * dayMs + 6 * 60 * minuteMs);
    await world.settle();
    await watch(two, [first]);
    expect(stepNames(side, 'Acme')).toStrictEqual(['debrief event', 'thank-you event']);
    expect(
      ownEvents(side).filter((one) => isOf(one, 'Acme') && one.start > world.now),
    ).toHaveLength(0);
  });

  it('passes its follow-ups on where the interview stands in another calendar, too', async () => {
    const two = await twoCalendars(name);
    const { world, side, first, second } = two;
    const uid = 'both@example.com';
    world.addInterview(side, 3, { uid, calendar: second });
    await world.settle();
    world.later(minuteMs);
    world.addInterview(side, 3, { uid: `${uid}2`, calendar: first });
    await world.settle();
    expect(eventNamed(side, 'status-1').calendar).toBe(second);
    await watch(two, [first]);
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect(new Set(ownEvents(side).map(({ calendar }) => calendar))).toStrictEqual(
      new Set([first]),
    );
  });

  it('may be the first one: follow-ups of others never go there again', async () => {
    const two = await busyCalendars(name);
    const { world, side, second } = two;
    side.shown = (info) => (info.id === second ? { ...info, mayWrite: false } : info);
    await watch(two, [second]);
    world.addInterview(side, 6, { title: 'Interview with Initech', calendar: second });
    await world.settle();
    expect(stepNames(side, 'Globex')).toStrictEqual([]);
    const places = ownEvents(side).map(({ calendar }) => calendar);
    expect(places).not.toContain(two.first);
  });

  it('waits until the provider can be reached, and is left then', async () => {
    const two = await busyCalendars(name);
    const { world, side, first, second } = two;
    await askToWatch(world.ports(), world.person, accountIdOf(side), new Set([first]));
    const down: Decide = ({ port }) => (port === 'calendar' ? unreachable() : null);
    await world.look(undefined, world.ports(down));
    expect(stepNames(side, 'Acme')).toStrictEqual(wholeSeries);
    expect(await watchedIn(two)).toContain(second);
    await world.settle();
    expect(stepNames(side, 'Acme')).toStrictEqual([]);
    expect(await watchedIn(two)).toStrictEqual([first]);
  });

  it('is neither polled nor written to from the moment it is unticked', async () => {
    const { world, side, first, second } = await busyCalendars(name);
    await askToWatch(world.ports(), world.person, accountIdOf(side), new Set([first]));
    const state = await world.store.load(world.person);
    // So late that no channel speaks any more.
    const wish = state && pollWish(state, plusMs(world.now, 60 * dayMs));
    expect([...(wish?.accounts?.get(accountIdOf(side))?.calendars ?? [])]).toStrictEqual([first]);
    world.addInterview(side, 5, { title: 'Interview with Initech', calendar: second });
    await world.settle(theirTurn);
    expect(stepNames(side, 'Initech')).toStrictEqual([]);
  });

  it('is left once and for all wherever a process dies', async () => {
    for (let nth = 1; ; nth++) {
      const two = await busyCalendars(name);
      const { world, side, first } = two;
      side.mailbox.person.changeEvent(eventNamedOf(side, 'status-1', 'Acme').id, {
        start: world.at(12, 9),
      });
      await askToWatch(world.ports(), world.person, accountIdOf(side), new Set([first]));
      await survives(world.look(undefined, world.ports(diesAt(nth))));
      const hasDied = world.life.isDead;
      // The next process may look without seeing to the accounts first.
      await world.settle(theirTurn);
      await world.settle();
      expect([nth, ...stepNames(side, 'Acme')]).toStrictEqual([nth, 'status-1 event']);
      expect([nth, ...stepNames(side, 'Globex')]).toStrictEqual([nth, ...wholeSeries]);
      expect([nth, ...(await watchedIn(two))]).toStrictEqual([nth, first]);
      if (!hasDied) break;
    }
  });
});

function eventNamedOf(side: Side, name: string, employer: string) {
  const found = ownEvents(side).find((one) => stepName(one) === name && isOf(one, employer));
  return found ?? eventNamed(side, `${name} of ${employer}`);
}

function taskNamedOf(side: Side, name: string, employer: string) {
  const found = ownTasks(side).find((one) => stepName(one) === name && isOf(one, employer));
  return found ?? taskNamed(side, `${name} of ${employer}`);
}

function isOf({ title }: { readonly title: string }, employer: string): boolean {
  return title.includes(employer);
}
