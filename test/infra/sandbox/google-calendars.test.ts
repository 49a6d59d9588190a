/** Calendars, the list of them, and the small methods around, through the real client. */
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandboxGoogle } from '../../../infra/local/sandbox/google/start-sandbox-google.ts';
import { checkGoogleExchange } from './google-conformance.ts';
import { ask, type Bench, client, clients, owner, startBench } from './google-support.ts';

let bench: Bench;
let calendar: calendar_v3.Calendar;
let token: string;
beforeEach(async () => {
  bench = await startBench();
  ({ calendar, token } = await clients(bench.sandbox));
});
afterEach(async () => {
  await bench.sandbox.close();
  expect(bench.exchanges.flatMap(checkGoogleExchange)).toStrictEqual([]);
});

const statusOf = (run: Promise<unknown>): Promise<number> =>
  run.then(
    () => 200,
    (error: { status: number }) => error.status,
  );
const add = async (summary: string): Promise<string> =>
  (await calendar.calendars.insert({ requestBody: { summary, timeZone: 'Asia/Tokyo' } })).data.id ??
  '';

describe('the list of calendars', () => {
  it('begins with the person’s own, named by their address, and one that can only be read', async () => {
    const { data } = await calendar.calendarList.list();
    expect(data.items).toMatchObject([
      { id: owner.email, primary: true, accessRole: 'owner', timeZone: owner.zone },
      { accessRole: 'reader' },
    ]);
    const own = await calendar.calendarList.list({ minAccessRole: 'writer' });
    expect(own.data.items).toHaveLength(1);
  });

  it('comes in pages and then tells what changed', async () => {
    const gone = await add('Gone');
    const first = await calendar.calendarList.list({ maxResults: 2 });
    expect([first.data.items?.length, first.data.nextSyncToken]).toStrictEqual([2, undefined]);
    const pageToken = first.data.nextPageToken ?? '';
    const second = await calendar.calendarList.list({ maxResults: 2, pageToken });
    expect(second.data.items).toHaveLength(1);
    const added = bench.sandbox.person.addCalendar('Work');
    await calendar.calendars.delete({ calendarId: gone });
    const syncToken = second.data.nextSyncToken ?? '';
    const changes = await calendar.calendarList.list({ syncToken });
    expect(changes.data.items).toMatchObject([{ id: gone, deleted: true }, { id: added }]);
    bench.sandbox.forgetCursors();
    expect(await statusOf(calendar.calendarList.list({ syncToken }))).toBe(410);
  });

  it('leaves out hidden calendars unless they are asked for', async () => {
    const calendarId = await add('Hidden');
    await calendar.calendarList.patch({ calendarId, requestBody: { hidden: true } });
    expect((await calendar.calendarList.list()).data.items).toHaveLength(2);
    expect((await calendar.calendarList.list({ showHidden: true })).data.items).toHaveLength(3);
    expect((await calendar.calendarList.get({ calendarId })).data.hidden).toBe(true);
  });
});

describe('a calendar', () => {
  it('is made, renamed, emptied of its time zone and deleted', async () => {
    const calendarId = await add('Interviews');
    await calendar.calendars.patch({ calendarId, requestBody: { description: 'Mine' } });
    const { data } = await calendar.calendars.get({ calendarId });
    expect(data).toMatchObject({
      summary: 'Interviews',
      description: 'Mine',
      timeZone: 'Asia/Tokyo',
    });
    await calendar.calendars.update({
      calendarId,
      requestBody: { summary: 'Other', timeZone: 'UTC' },
    });
    expect((await calendar.calendars.get({ calendarId })).data.description).toBeUndefined();
    await calendar.calendars.delete({ calendarId });
    expect(await statusOf(calendar.events.list({ calendarId }))).toBe(404);
    expect(await statusOf(calendar.calendars.delete({ calendarId: 'primary' }))).toBe(400);
  });

  it('shows its events in its own zone, or in the one that is asked for', async () => {
    const calendarId = await add('Tokyo');
    const start = { dateTime: '2026-11-24T09:00:00Z' };
    const requestBody = { start, end: { dateTime: '2026-11-24T10:00:00Z' } };
    const { data } = await calendar.events.insert({ calendarId, requestBody });
    expect(data.start?.dateTime).toBe('2026-11-24T18:00:00+09:00');
    expect(data.organizer).toMatchObject({ email: calendarId, self: true });
    const eventId = data.id ?? '';
    const other = await calendar.events.get({ calendarId, eventId, timeZone: 'America/New_York' });
    expect(other.data.start?.dateTime).toBe('2026-11-24T04:00:00-05:00');
  });

  it('gives an event away to another and takes it back under the same id', async () => {
    const destination = await add('Other');
    const eventId = bench.sandbox.person.addEvent({ title: 'x', start: 0, end: 1000 });
    const moved = await calendar.events.move({ calendarId: 'primary', eventId, destination });
    expect(moved.data.id).toBe(eventId);
    const back = { calendarId: destination, eventId, destination: 'primary' };
    expect((await calendar.events.move(back)).data.status).toBe('confirmed');
    expect(bench.sandbox.person.events()).toMatchObject([{ id: eventId, calendar: owner.email }]);
  });

  it('imports an event once for each UID', async () => {
    const start = { dateTime: '2026-11-24T09:00:00Z' };
    const end = { dateTime: '2026-11-24T10:00:00Z' };
    const requestBody = { iCalUID: 'one@example.org', start, end };
    const first = await calendar.events.import({ calendarId: 'primary', requestBody });
    const second = await calendar.events.import({
      calendarId: 'primary',
      requestBody: { ...requestBody, summary: 'x' },
    });
    expect(second.data.id).toBe(first.data.id);
    expect(bench.sandbox.person.events()).toMatchObject([{ title: 'x' }]);
  });
});

describe('what else is known of the person', () => {
  it('is their zone, colours and busy times', async () => {
    expect((await calendar.settings.get({ setting: 'timezone' })).data.value).toBe(owner.zone);
    expect((await calendar.settings.list()).data.items?.length).toBeGreaterThan(3);
    expect((await calendar.colors.get()).data.event).toHaveProperty('11');
    bench.sandbox.person.addEvent({
      title: 'x',
      start: Date.UTC(2026, 10, 24, 9),
      end: Date.UTC(2026, 10, 24, 10),
    });
    const { data } = await calendar.freebusy.query({
      requestBody: {
        timeMin: '2026-11-24T00:00:00Z',
        timeMax: '2026-11-25T00:00:00Z',
        items: [{ id: 'primary' }],
      },
    });
    const busy = [{ start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z' }];
    expect(data.calendars).toStrictEqual({ primary: { busy } });
  });
});

describe('a restart', () => {
  it('loses nothing: events, order, cursors and numbers go on', async () => {
    const { person } = bench.sandbox;
    const kept = person.addEvent({ title: 'Kept', start: 0, end: 1000 });
    person.deleteEvent(person.addEvent({ title: 'Gone', start: 0, end: 1000 }));
    const { data } = await calendar.events.list({ calendarId: 'primary' });
    const again = await startSandboxGoogle({
      port: 0,
      records: bench.records,
      now: () => bench.clock.now,
      owner,
      client,
      onExchange: (exchange) => bench.exchanges.push(exchange),
      deliver: async () => new Response(null, { status: 202 }),
    });
    again.person.changeEvent(kept, { title: 'Changed' });
    const path = `/calendar/v3/calendars/primary/events?syncToken=${data.nextSyncToken}`;
    const { body } = await ask(again, token, 'GET', path);
    expect(body.items).toMatchObject([{ id: kept, summary: 'Changed' }]);
    await again.close();
  });

  it('keeps ten thousand events and lists them fast', async () => {
    for (let count = 0; count < 10_000; count++) {
      bench.sandbox.person.addEvent({
        title: `Event ${count}`,
        start: count * 1000,
        end: count * 1000 + 500,
      });
    }
    bench.exchanges.length = 0;
    let pageToken: string | undefined;
    let seen = 0;
    do {
      const path =
        '/calendar/v3/calendars/primary/events?maxResults=2500&fields=nextPageToken,items(id)';
      const { body } = await ask(
        bench.sandbox,
        token,
        'GET',
        path + (pageToken ? `&pageToken=${pageToken}` : ''),
      );
      seen += (body.items as unknown[]).length;
      pageToken = body.nextPageToken as string | undefined;
    } while (pageToken);
    expect(seen).toBe(10_000);
    expect(bench.exchanges.length).toBeLessThanOrEqual(6);
  });
});

describe('faults', () => {
  it('befall as many requests as they are for', async () => {
    const events = () => calendar.events.list({ calendarId: 'primary' });
    const answer = { answer: 503, headers: { 'retry-after': '7' } };
    bench.sandbox.faults.push({ on: (method) => method === 'GET', times: 2, does: answer });
    expect([
      await statusOf(events()),
      await statusOf(events()),
      await statusOf(events()),
    ]).toStrictEqual([503, 503, 200]);
  });

  it('can take away the answer to what was carried out', async () => {
    bench.sandbox.faults.push({
      on: (method) => method === 'POST',
      times: 1,
      does: { cut: 'after' },
    });
    const start = { dateTime: '2026-11-24T09:00:00Z' };
    const requestBody = { id: 'abcde', start, end: { dateTime: '2026-11-24T10:00:00Z' } };
    const insert = () => calendar.events.insert({ calendarId: 'primary', requestBody });
    await expect(insert()).rejects.toThrow();
    expect(await statusOf(insert())).toBe(409);
  });
});
