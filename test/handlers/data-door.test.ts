/** What a person takes with them, and that nothing of them is left when they go. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../functions/domain/failure.ts';
import { dayMs, hourMs } from '../../functions/domain/time.ts';
import { everything } from '../../functions/domain/wish.ts';
import { standBetween } from '../flows/between.ts';
import { eventNamed, ownEvents, ownTasks } from '../flows/flow-sight.ts';
import { FlowWorld } from '../flows/flow-world.ts';
import { type Browser, signedInWorld, type WebWorld } from './web-world.ts';

type World = { readonly world: WebWorld; readonly browser: Browser };

async function busyWorld(flows = new FlowWorld()): Promise<World> {
  const signed = await signedInWorld(['google', 'outlook'], flows);
  flows.addInterview(flows.google, 2);
  flows.addInterview(flows.outlook, 4, { title: 'Interview with Globex' });
  await flows.settle();
  return signed;
}

/** Our entries in both mailboxes. */
const ours = ({ flows }: WebWorld): number =>
  [flows.google, flows.outlook].flatMap((side) => [...ownEvents(side), ...ownTasks(side)]).length;

const linesOf = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');

describe('what a person takes with them', () => {
  it('is all that is stored, and no secret', async () => {
    const { world, browser } = await busyWorld();
    const { ports, person } = world;
    const { google } = world.flows;
    const change = { text: `${eventNamed(google, 'status-1').text}\nAsk Dana first` };
    google.mailbox.person.changeEvent(eventNamed(google, 'status-1').id, change);
    await world.flows.settle();
    const file = await browser.get('/export.json');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="afterword.json"');
    expect(file.headers.get('content-type')).toMatch(/^application\/json/);
    const told = JSON.parse(file.text);
    expect(told.person.id).toBe(person);
    expect(told.accounts.map((one: { email: string }) => one.email).sort()).toEqual([
      'google@example.com',
      'outlook@example.com',
    ]);
    for (const text of ['Interview with Acme', 'Interview with Globex', 'Ask Dana first']) {
      expect(file.text).toContain(text);
    }
    const state = await ports.store.load(person);
    const secrets = (state?.accounts ?? []).flatMap(({ value }) => [
      value.tokens,
      ...value.channels.map(({ token }) => token),
      ...value.calendars.map(({ cursor }) => cursor ?? 'cursor'),
      ...[...world.flows.hints].map(({ token }) => token),
    ]);
    expect(secrets.length).toBeGreaterThan(4);
    expect(secrets.filter((secret) => file.text.includes(JSON.stringify(secret)))).toEqual([]);
    expect(file.text).not.toMatch(/access-of|refresh-of|\/go\/|"(?:tokens|lease|channels|cursor)"/);
  });

  it('is a calendar file with the interviews and every follow-up', async () => {
    const { browser } = await busyWorld();
    const file = await browser.get('/export.ics');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="afterword.ics"');
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const lines = linesOf(file.text);
    expect(lines).toContain('SUMMARY:Interview with Acme');
    expect(lines).toContain('SUMMARY:Interview with Globex');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2 + 2 * 5);
    expect(lines.filter((line) => line === 'BEGIN:VTODO')).toHaveLength(2 * 3);
    expect(lines.join('\n')).not.toContain('/go/');
    expect(lines.filter((line) => /^(?:ATTENDEE|ORGANIZER)/.test(line))).toEqual([]);
  });
});

describe('deleting everything', () => {
  it('leaves nothing stored and nothing of ours in the calendars where that is wanted', async () => {
    const { world, browser } = await busyWorld();
    expect(ours(world)).toBeGreaterThan(0);
    const page = await browser.post('/settings/delete', { calendars: 'clear' });
    expect(page.text).toContain('Everything is deleted');
    expect(await world.ports.store.load(world.person)).toBeNull();
    expect(await world.ports.store.persons(null, 9)).toEqual([]);
    expect(ours(world)).toBe(0);
    expect((await browser.get('/interviews')).status).toBe(403);
    const { person } = world.flows.google.mailbox;
    expect(person.events().map(({ title }) => title)).toEqual(['Interview with Acme']);
  });

  it('leaves the follow-ups where that is wanted', async () => {
    const { world, browser } = await busyWorld();
    const before = ours(world);
    await browser.post('/settings/delete', { calendars: 'keep' });
    expect(await world.ports.store.load(world.person)).toBeNull();
    expect(ours(world)).toBe(before);
  });

  it('forgets every note on the person', async () => {
    const { world, browser } = await busyWorld();
    const { store, clock } = world.ports;
    const state = await store.load(world.person);
    const names = (state?.accounts ?? []).flatMap(({ value }) => [
      `account/${value.id}`,
      ...value.channels.map(({ id }) => `channel/${id}`),
    ]);
    expect(names.length).toBeGreaterThan(3);
    const known = (name: string) => store.find(name, clock.now());
    expect(await Promise.all(names.map(known))).not.toContain(null);
    await browser.post('/settings/delete', { calendars: 'keep' });
    expect((await Promise.all(names.map(known))).filter((one) => one !== null)).toEqual([]);
  });

  it('signs out other browsers, too, and ends the feed', async () => {
    const { world, browser } = await busyWorld();
    const other = await world.signedIn();
    const { text } = await browser.submit('/settings/feed', { do: 'make' }, '/settings');
    const feed = new URL(/id="feed-address">([^<]+)</.exec(text)?.[1] ?? '').pathname;
    expect((await other.get('/settings')).status).toBe(200);
    await browser.post('/settings/delete', { calendars: 'keep' });
    expect((await other.get('/settings')).status).toBe(403);
    expect((await other.get(feed)).status).toBe(404);
    world.flows.later(1000);
    // Even where somebody comes back through that browser, the old address leads nowhere.
    await world.connect(other, world.flows.google);
    await other.post('/settings/feed', { do: 'make' }, '/settings');
    expect((await other.get(feed)).status).toBe(404);
  });

  it('says beforehand which calendar cannot be cleared any more', async () => {
    const { world, browser } = await busyWorld();
    expect((await browser.get('/settings/delete')).text).not.toContain('cannot write');
    world.flows.outlook.consent.withdraw();
    await world.flows.look();
    const { text } = await browser.get('/settings/delete');
    expect(text).toContain('cannot write to outlook@example.com (Outlook)');
    await browser.post('/settings/delete', { calendars: 'clear' });
    expect(await world.ports.store.load(world.person)).toBeNull();
    expect(ownEvents(world.flows.google)).toEqual([]);
    expect(ownEvents(world.flows.outlook)).not.toEqual([]);
  });
});

describe('deleting everything while a calendar cannot be reached', () => {
  async function cutOff(): Promise<World & { readonly line: { isDown: boolean } }> {
    const flows = new FlowWorld();
    const line = { isDown: false };
    const check = () => {
      if (line.isDown) throw new Failure({ code: 'unreachable', status: 503 });
    };
    standBetween(flows, 'outlook', ({ calendar, tasks }) => ({
      tasks,
      calendar: {
        ...calendar,
        changesSince: (...asked) => {
          check();
          return calendar.changesSince(...asked);
        },
        write: async (...writes) => {
          check();
          return await calendar.write(...writes);
        },
      },
    }));
    const signed = await busyWorld(flows);
    line.isDown = true;
    return { ...signed, line };
  }

  it('shows nothing any more and keeps no word of any interview', async () => {
    const { world, browser } = await cutOff();
    const other = await world.signedIn();
    const page = await browser.post('/settings/delete', { calendars: 'clear' });
    expect(page.text).toContain('Everything is being deleted');
    expect(ownEvents(world.flows.google)).toEqual([]);
    const paths = ['/settings', '/calendars', '/questions', '/interviews', '/export.json'];
    const shown = await Promise.all(paths.map((path) => other.get(path)));
    expect(shown.map(({ status }, i) => [paths[i], status])).toEqual(
      paths.map((one) => [one, 403]),
    );
    const state = await world.ports.store.load(world.person);
    expect(state?.accounts.map(({ value }) => value.provider)).toEqual(['outlook']);
    expect(state?.interviews.flatMap(({ value }) => value.copies)).toEqual([]);
    expect(JSON.stringify(state)).not.toMatch(/Acme|Globex|Interview/);
  });

  it('clears it as soon as it can be reached again', async () => {
    const { world, browser, line } = await cutOff();
    await browser.post('/settings/delete', { calendars: 'clear' });
    expect(ownEvents(world.flows.outlook)).not.toEqual([]);
    line.isDown = false;
    await world.flows.look(everything, world.ports);
    expect(await world.ports.store.load(world.person)).toBeNull();
    expect(ours(world)).toBe(0);
  });

  it('gives up after a day, and then nothing is kept', async () => {
    const { world, browser } = await cutOff();
    await browser.post('/settings/delete', { calendars: 'clear' });
    world.flows.later(dayMs - hourMs);
    await world.flows.look(everything, world.ports);
    expect(await world.ports.store.load(world.person)).not.toBeNull();
    world.flows.later(2 * hourMs);
    await world.flows.look(everything, world.ports);
    expect(await world.ports.store.load(world.person)).toBeNull();
  });

  it('takes somebody who connects again meanwhile as having come back', async () => {
    const { world, browser, line } = await cutOff();
    await browser.post('/settings/delete', { calendars: 'clear' });
    line.isDown = false;
    await world.connect(browser, world.flows.outlook);
    expect((await browser.get('/settings')).status).toBe(200);
    world.flows.later(2 * dayMs);
    await world.flows.settle();
    expect((await browser.get('/settings')).status).toBe(200);
    expect(ownEvents(world.flows.outlook)).not.toEqual([]);
  });
});
