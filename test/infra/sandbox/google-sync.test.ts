/** Lists of the sandbox's events through the real client: pages, cursors, filters. */
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkGoogleExchange } from './google-conformance.ts';
import { type Bench, clients, listAll, startBench } from './google-support.ts';

type Params = calendar_v3.Params$Resource$Events$List;

const hour = 3_600_000;
const nine = Date.UTC(2026, 10, 24, 9);
let bench: Bench;
let calendar: calendar_v3.Calendar;
beforeEach(async () => {
  bench = await startBench();
  calendar = (await clients(bench.sandbox)).calendar;
});
afterEach(async () => {
  await bench.sandbox.close();
  const wrong = bench.exchanges.flatMap(checkGoogleExchange);
  expect(wrong.filter((each) => !each.includes('syncToken'))).toStrictEqual([]);
});

const add = (title: string, at = nine, recurrence?: string): string =>
  bench.sandbox.person.addEvent({
    title,
    start: at,
    end: at + hour,
    ...(recurrence === undefined ? {} : { recurrence }),
  });

const all = (params: Params = {}, between = () => {}) => listAll(calendar, params, between);

const failure = async (run: Promise<unknown>): Promise<[number, string]> => {
  const error = await run.then(
    () => null,
    (thrown: { status: number; response: { data: { error: { errors: { reason: string }[] } } } }) =>
      thrown,
  );
  return [error?.status ?? 200, error?.response.data.error.errors[0]?.reason ?? ''];
};

describe('pages', () => {
  it('may be short or empty, and together hold each event once', async () => {
    for (let count = 0; count < 20; count++) add(`Event ${count}`);
    const { items, sizes } = await all({ maxResults: 6 });
    expect(sizes).toStrictEqual([6, 3, 0, 6, 5]);
    expect(new Set(items.map(({ id }) => id)).size).toBe(20);
  });

  it('lose no change that happens between two of them', async () => {
    const ids = Array.from({ length: 9 }, (_, count) => add(`Event ${count}`));
    let turn = 0;
    const { items, token } = await all({ maxResults: 4 }, () => {
      if (turn++ === 0) {
        bench.sandbox.person.changeEvent(ids[0] ?? '', { title: 'Changed' });
        bench.sandbox.person.deleteEvent(ids[8] ?? '');
        add('New');
      }
    });
    expect(items.find(({ id }) => id === ids[0])?.summary).toBe('Event 0');
    const later = await all({ syncToken: token });
    const stated = later.items.map(({ summary, status }) => summary ?? status);
    expect(stated).toStrictEqual(expect.arrayContaining(['Changed', 'cancelled', 'New']));
    expect((await all({ syncToken: later.token })).items).toStrictEqual([]);
  });

  it('lose no change between two pages of a round of changes either', async () => {
    const ids = Array.from({ length: 8 }, (_, count) => add(`Event ${count}`));
    const first = await all();
    for (const id of ids) bench.sandbox.person.changeEvent(id, { text: 'once' });
    let turn = 0;
    const second = await all({ syncToken: first.token, maxResults: 3 }, () => {
      if (turn++ === 0) bench.sandbox.person.changeEvent(ids[7] ?? '', { text: 'twice' });
    });
    const third = await all({ syncToken: second.token });
    const seen = [...second.items, ...third.items].map(({ id }) => id);
    expect([...seen].sort()).toStrictEqual([...ids].sort());
    expect(third.items.map(({ description }) => description)).toStrictEqual(['twice']);
  });

  it('belong to one query', async () => {
    for (let count = 0; count < 4; count++) add(`Event ${count}`);
    const { data } = await calendar.events.list({ calendarId: 'primary', maxResults: 2 });
    const pageToken = data.nextPageToken ?? '';
    const other = calendar.events.list({ calendarId: 'primary', pageToken, singleEvents: true });
    expect(await failure(other)).toStrictEqual([400, 'invalid']);
  });
});

describe('sync tokens', () => {
  it('report what changed since, once and in its last state, and of the deleted only the id', async () => {
    const [kept, gone] = [add('Kept'), add('Gone')];
    const { token } = await all();
    bench.sandbox.person.changeEvent(kept, { title: 'First' });
    bench.sandbox.person.changeEvent(kept, { title: 'Second' });
    bench.sandbox.person.deleteEvent(gone);
    const { items } = await all({ syncToken: token });
    expect(items.map(({ summary }) => summary)).toStrictEqual(['Second', undefined]);
    const { etag, ...stub } = items[1] ?? {};
    expect(stub).toStrictEqual({ kind: 'calendar#event', id: gone, status: 'cancelled' });
    expect(etag).toBeTruthy();
  });

  it.each([
    ['iCalUID', 'x@example.com'],
    ['orderBy', 'updated'],
    ['privateExtendedProperty', 'a=b'],
    ['q', 'x'],
    ['sharedExtendedProperty', 'a=b'],
    ['timeMin', '2026-11-01T00:00:00Z'],
    ['timeMax', '2026-11-01T00:00:00Z'],
    ['updatedMin', '2026-11-20T00:00:00Z'],
    ['showDeleted', false],
  ])('do not go with %s', async (name, value) => {
    const { token } = await all();
    const run = calendar.events.list({ calendarId: 'primary', syncToken: token, [name]: value });
    expect(await failure(run)).toStrictEqual([400, 'invalid']);
  });

  it('are forgotten on demand, good for their own query only, and never made up', async () => {
    const { token } = await all();
    const single = calendar.events.list({
      calendarId: 'primary',
      syncToken: token,
      singleEvents: true,
    });
    expect(await failure(single)).toStrictEqual([400, 'invalid']);
    const madeUp = calendar.events.list({ calendarId: 'primary', syncToken: 'made-up' });
    expect(await failure(madeUp)).toStrictEqual([400, 'invalid']);
    bench.sandbox.forgetCursors();
    const old = calendar.events.list({ calendarId: 'primary', syncToken: token });
    expect(await failure(old)).toStrictEqual([410, 'fullSyncRequired']);
  });

  it('come with a window and report changes outside of it, but not with an order or a search', async () => {
    const id = add('Old', nine - 1000 * hour);
    const { items, token } = await all({ timeMin: '2026-11-20T00:00:00Z' });
    expect(items).toStrictEqual([]);
    bench.sandbox.person.changeEvent(id, { title: 'Older' });
    expect((await all({ syncToken: token })).items.map(({ summary }) => summary)).toStrictEqual([
      'Older',
    ]);
    expect((await all({ orderBy: 'updated' })).token).toBe('');
    expect((await all({ q: 'old' })).token).toBe('');
  });

  it('show a move as a stub in the one calendar and the same id in the other', async () => {
    const id = add('Moved');
    const { token } = await all();
    const other = bench.sandbox.person.addCalendar('Work');
    bench.sandbox.person.moveToCalendar(id, other);
    expect((await all({ syncToken: token })).items).toMatchObject([{ id, status: 'cancelled' }]);
    expect((await all({ calendarId: other })).items).toMatchObject([{ id, status: 'confirmed' }]);
  });
});

describe('filters', () => {
  it('look with timeMin at ends and with timeMax at starts, neither included', async () => {
    add('Ninth hour');
    const found = async (params: Params) => (await all(params)).items.length;
    expect(await found({ timeMin: '2026-11-24T10:00:00Z' })).toBe(0);
    expect(await found({ timeMin: '2026-11-24T09:59:59Z' })).toBe(1);
    expect(await found({ timeMax: '2026-11-24T09:00:00Z' })).toBe(0);
    expect(await found({ timeMax: '2026-11-24T09:00:01Z' })).toBe(1);
  });

  it('find our mark, a word, a UID and a type', async () => {
    const requestBody = {
      id: 'abcde',
      summary: 'Thank you note',
      start: { dateTime: '2026-11-24T09:00:00Z' },
      end: { dateTime: '2026-11-24T10:00:00Z' },
      extendedProperties: { private: { afterword: 'k1', other: 'x' } },
    };
    await calendar.events.insert({ calendarId: 'primary', requestBody });
    await calendar.events.insert({
      calendarId: 'primary',
      requestBody: {
        ...requestBody,
        id: 'fghij',
        extendedProperties: {},
        summary: 'Home',
        eventType: 'focusTime',
      },
    });
    const ids = async (params: Params) => (await all(params)).items.map(({ id }) => id);
    expect(await ids({ privateExtendedProperty: ['afterword=k1'] })).toStrictEqual(['abcde']);
    expect(await ids({ privateExtendedProperty: ['afterword=k1', 'other=y'] })).toStrictEqual([]);
    expect(await ids({ q: 'THANK note' })).toStrictEqual(['abcde']);
    expect(await ids({ iCalUID: 'fghij@google.com' })).toStrictEqual(['fghij']);
    expect(await ids({ eventTypes: ['focusTime', 'birthday'] })).toStrictEqual(['fghij']);
    expect(await ids({})).toStrictEqual(['abcde', 'fghij']);
  });

  it('refuse an updatedMin of long ago with 410', async () => {
    const run = calendar.events.list({ calendarId: 'primary', updatedMin: '2026-01-01T00:00:00Z' });
    expect(await failure(run)).toStrictEqual([410, 'updatedMinTooLongAgo']);
  });
});
