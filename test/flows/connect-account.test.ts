/** Connecting an account: what a consent may lead to, and what it must never. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../functions/domain/failure.ts';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import { minuteMs, type Zone } from '../../functions/domain/time.ts';
import { everything } from '../../functions/domain/wish.ts';
import { beginConsent, endConsent } from '../../functions/flows/connect-account.ts';
import { Crash, type Decide } from '../world/faults.ts';
import { eventNamed, stepNames, taskNamed, wholeSeries } from './flow-sight.ts';
import { connectedWorld, FlowWorld, providers, twoCalendars, withInterview } from './flow-world.ts';
import { diesAt, survives } from './mishaps.ts';

const redirect = 'https://afterword.example.com/connect/callback';

/** A consent that the person has given; the address they were sent back to. */
async function consented(world: FlowWorld, name: ProviderName): Promise<string> {
  const { url } = await beginConsent(world.ports(), name, redirect, null);
  return world[name].consent.visit(url);
}

describe.each(providers)('a consent of %s', (name) => {
  const other = name === 'google' ? 'outlook' : 'google';

  it("connects the account under the provider's subject, with its calendars", async () => {
    const world = new FlowWorld();
    const connected = await world.connect(world[name]);
    const account = `${name}:subject-${name}`;
    expect(connected).toStrictEqual({ is: 'connected', person: world.person, account });
    const stored = await world.account(world[name]);
    expect(stored?.status).toBe('connected');
    expect(stored?.email).toBe(`${name}@example.com`);
    expect(stored?.calendars.map(({ id }) => id)).toStrictEqual([world[name].mailbox.calendarId]);
  });

  it('ends once: the same address leads nowhere the second time', async () => {
    const world = new FlowWorld();
    const callback = await consented(world, name);
    expect(await endConsent(world.ports(), name, callback)).toMatchObject({ is: 'connected' });
    expect(await endConsent(world.ports(), name, callback)).toStrictEqual({ is: 'unknown' });
  });

  it('ends once even where two answers come at the same time', async () => {
    const world = new FlowWorld();
    const callback = await consented(world, name);
    const ends = [1, 2].map(() => endConsent(world.ports(), name, callback));
    const kinds = (await Promise.all(ends)).map(({ is }) => is);
    expect(kinds.sort()).toStrictEqual(['connected', 'unknown']);
  });

  it("is not ended by the other provider's callback", async () => {
    const world = new FlowWorld();
    const callback = await consented(world, name);
    expect(await endConsent(world.ports(), other, callback)).toStrictEqual({ is: 'unknown' });
    expect(await world.store.persons(null, 10)).toStrictEqual([]);
  });

  it.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'somebody-else')],
    ['no state', (url: URL) => url.searchParams.delete('state')],
    ['an empty state', (url: URL) => url.searchParams.set('state', '')],
  ])('is not ended by an answer with %s', async (_, spoil) => {
    const world = new FlowWorld();
    const callback = new URL(await consented(world, name));
    spoil(callback);
    expect(await endConsent(world.ports(), name, callback.href)).toStrictEqual({ is: 'unknown' });
    expect(await world.store.persons(null, 10)).toStrictEqual([]);
  });

  it.each([
    [14, 'connected'],
    [15, 'unknown'],
  ])('is waited for a quarter of an hour (after %i minutes: %s)', async (minutes, is) => {
    const world = new FlowWorld();
    const callback = await consented(world, name);
    world.later(minutes * minuteMs);
    expect(await endConsent(world.ports(), name, callback)).toMatchObject({ is });
  });

  it.each([
    ['no', 'denied'],
    ['needs-admin', 'needs-admin'],
  ] as const)('stores nothing where the person says "%s"', async (says, is) => {
    const world = new FlowWorld();
    world[name].consent.says = says;
    expect(await world.connect(world[name])).toStrictEqual({ is });
    expect(await world.store.persons(null, 10)).toStrictEqual([]);
  });

  it('makes no second person of an account that is known, signed in or not', async () => {
    const world = await connectedWorld([name]);
    for (const signedIn of ['', world.person, 'somebody-else']) {
      expect(await world.connect(world[name], signedIn)).toMatchObject({ person: world.person });
    }
    expect(await world.store.persons(null, 10)).toStrictEqual([world.person]);
    expect((await world.store.load(world.person))?.accounts).toHaveLength(1);
  });

  it('joins the person who is signed in', async () => {
    const world = await connectedWorld([name]);
    expect(await world.connect(world[other])).toMatchObject({ person: world.person });
    const state = await world.store.load(world.person);
    const ids = state?.accounts.map(({ value }) => value.id);
    expect(ids).toStrictEqual(['google:subject-google', 'outlook:subject-outlook']);
    expect(await world.store.persons(null, 10)).toStrictEqual([world.person]);
  });

  it('makes another person where nobody is signed in', async () => {
    const world = await connectedWorld([name]);
    const connected = await world.connect(world[other], '');
    expect(connected).not.toMatchObject({ person: world.person });
    expect(await world.store.persons(null, 10)).toHaveLength(2);
  });

  it('goes by the address of the first calendar where consent tells none', async () => {
    const world = await connectedWorld([]);
    const side = world[name];
    const { finish } = side.consent;
    side.consent.finish = async (...answer) => {
      const finished = await finish(...answer);
      if (finished.is !== 'granted') return finished;
      return { ...finished, granted: { ...finished.granted, email: null } };
    };
    side.shown = (info) => ({ ...info, ownAddress: info.isPrimary ? 'maya@example.org' : null });
    await world.connect(side);
    expect((await world.account(side))?.email).toBe('maya@example.org');
  });

  it('given again keeps cursors, lists and what is remembered', async () => {
    const { world, side } = await withInterview(name);
    side.mailbox.person.deleteEvent(eventNamed(side, 'status-1').id);
    side.mailbox.person.tickTask(taskNamed(side, 'prepare').id);
    await world.settle();
    const before = await world.account(side);
    side.consent.withdraw();
    await world.look();
    expect((await world.account(side))?.status).toBe('reconnect');
    await world.connect(side);
    const after = await world.account(side);
    expect(after?.status).toBe('connected');
    expect(after?.calendars).toStrictEqual(before?.calendars);
    expect(after?.taskList).toStrictEqual(before?.taskList);
    expect((await world.look()).written).toBe(0);
    const left = wholeSeries.filter((step) => step !== 'status-1 event');
    expect(stepNames(side)).toStrictEqual(left);
    expect(taskNamed(side, 'prepare').completed).toBe(true);
  });

  it('is whole after a crash at any await: another consent and a sweep mend it', async () => {
    for (let nth = 1; ; nth++) {
      const world = new FlowWorld();
      await survives(world.connect(world[name], '', world.ports(diesAt(nth))));
      const hasDied = world.life.isDead;
      world.person = '';
      await world.connect(world[name]);
      world.addInterview(world[name]);
      await world.settle();
      expect([nth, ...stepNames(world[name])]).toStrictEqual([nth, ...wholeSeries]);
      expect(await world.store.persons(null, 10)).toStrictEqual([world.person]);
      if (!hasDied) break;
    }
  });

  it('asks no calendar for anything before the look that follows', async () => {
    const world = new FlowWorld();
    const asked: string[] = [];
    const opened: string[] = [];
    const watching = world.ports(({ port, method }) => {
      if (port === 'calendar' || port === 'tasks') asked.push(method);
      return null;
    });
    const open = async (_: string, context: string): Promise<string> => {
      opened.push(context);
      throw new Failure({ code: 'misconfigured', what: 'a door opens no tokens' });
    };
    const ports = { ...watching, secrets: { ...watching.secrets, open } };
    const { url } = await beginConsent(ports, name, redirect, null);
    const connected = await endConsent(ports, name, world[name].consent.visit(url));
    expect([connected.is, asked, opened]).toStrictEqual(['connected', [], []]);
  });

  it('is finished by a sweep where the calendars could not be listed at once', async () => {
    const world = new FlowWorld();
    const decide: Decide = ({ method, when }) =>
      method === 'calendars' && when === 'before' ? 'crash' : null;
    const { url } = await beginConsent(world.ports(), name, redirect, null);
    await endConsent(world.ports(), name, world[name].consent.visit(url));
    world.person = (await world.store.persons(null, 1))[0] ?? '';
    await expect(world.look(everything, world.ports(decide))).rejects.toBeInstanceOf(Crash);
    world.addInterview(world[name]);
    await world.settle();
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
  });
});

describe("the person's zone", () => {
  it('is learnt from the first calendar that tells it, and then kept', async () => {
    const world = new FlowWorld({ zone: 'America/New_York' as Zone });
    world.google.shown = (info) => ({ ...info, zone: null });
    const zoneOf = async () => {
      const { zone, zoneIsKnown } = (await world.store.load(world.person))?.person.value ?? {};
      return [zone, zoneIsKnown];
    };
    await world.connect(world.google);
    expect(await zoneOf()).toStrictEqual(['UTC', false]);
    await world.connect(world.outlook);
    expect(await zoneOf()).toStrictEqual(['America/New_York', true]);
    world.google.shown = (info) => ({ ...info, zone: 'Asia/Tokyo' as Zone });
    await world.connect(world.google);
    expect(await zoneOf()).toStrictEqual(['America/New_York', true]);
  });

  it('decides on which day a task is due', async () => {
    const world = await connectedWorld(['google'], { zone: 'Pacific/Auckland' as Zone });
    world.addInterview(world.google, 2);
    await world.settle();
    expect(taskNamed(world.google, 'thank-you').due).toBe('2026-10-07');
    expect(eventNamed(world.google, 'debrief').start).toBe(world.at(2, 11));
  });
});

describe('the calendars that are watched', () => {
  it("are the person's own and the first one, not those shared with them", async () => {
    const world = new FlowWorld();
    const { person, calendarId } = world.google.mailbox;
    const own = person.addCalendar('Search');
    const shared = person.addCalendar('Team');
    world.google.shown = (info) => ({ ...info, isOwn: info.id === own });
    await world.connect(world.google);
    const ids = (await world.account(world.google))?.calendars.map(({ id }) => id);
    expect(ids).toStrictEqual([calendarId, own]);
    world.addInterview(world.google, 2, { calendar: shared });
    await world.settle();
    expect(stepNames(world.google)).toStrictEqual([]);
  });

  it('come and go with what the provider lists', async () => {
    const world = await connectedWorld(['google']);
    const side = world.google;
    const added = side.mailbox.person.addCalendar('Search');
    world.addInterview(side, 2, { calendar: added });
    world.later(60 * minuteMs);
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect(new Set([eventNamed(side, 'debrief').calendar])).toStrictEqual(new Set([added]));
  });

  it('are forgotten once the person deleted them, without asking for them for ever', async () => {
    const { world, side, first, second } = await twoCalendars('google');
    world.addInterview(side, 3, { calendar: second });
    world.addInterview(side, 6, { title: 'Interview with Globex' });
    await world.settle();
    side.deleted.add(second);
    await world.settle();
    world.later(60 * minuteMs);
    await world.settle();
    const ids = (await world.account(side))?.calendars.map(({ id }) => id);
    expect(ids).toStrictEqual([first]);
    expect(await world.look()).toMatchObject({ written: 0, failures: [], again: null });
    const left = stepNames(side).filter((step) => step.endsWith('task'));
    expect(left).toStrictEqual(wholeSeries.filter((step) => step.endsWith('task')));
  });
});
