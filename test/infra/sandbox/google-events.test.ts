/** One event of the sandbox's calendar: what may be written, and what comes of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkGoogleExchange } from './google-conformance.ts';
import { ask, type Bench, clients, connect, startBench } from './google-support.ts';

const events = '/calendar/v3/calendars/primary/events';
const start = { dateTime: '2026-11-24T10:00:00+01:00' };
const end = { dateTime: '2026-11-24T11:00:00+01:00' };
const zone = { timeZone: 'Europe/Berlin' };

let bench: Bench;
let token: string;
beforeEach(async () => {
  bench = await startBench();
  token = (await connect(bench.sandbox)).access_token;
});
afterEach(async () => {
  await bench.sandbox.close();
  const wrong = bench.exchanges
    .flatMap(checkGoogleExchange)
    .filter((each) => !/request|paramet/.test(each));
  expect(wrong).toStrictEqual([]);
});

const reasonOf = (body: Record<string, unknown>): string =>
  (body as { error?: { errors?: { reason: string }[] } }).error?.errors?.[0]?.reason ?? '';
const post = (body: unknown, query = '') => ask(bench.sandbox, token, 'POST', events + query, body);
const get = (id: string, headers = {}) =>
  ask(bench.sandbox, token, 'GET', `${events}/${id}`, undefined, headers);
const patch = (id: string, body: unknown, headers = {}) =>
  ask(bench.sandbox, token, 'PATCH', `${events}/${id}`, body, headers);
const put = (id: string, body: unknown) =>
  ask(bench.sandbox, token, 'PUT', `${events}/${id}`, body);
const remove = (id: string, headers = {}) =>
  ask(bench.sandbox, token, 'DELETE', `${events}/${id}`, undefined, headers);

describe('a new event', () => {
  it('gets all that the server fills in', async () => {
    const { body } = await post({ id: 'abcde', summary: 'Interview', start, end });
    expect(body).toMatchObject({
      kind: 'calendar#event',
      id: 'abcde',
      status: 'confirmed',
      eventType: 'default',
      iCalUID: 'abcde@google.com',
      sequence: 0,
      creator: { email: 'ada@example.com', self: true },
      organizer: { email: 'ada@example.com', self: true },
      reminders: { useDefault: true },
      start: { dateTime: '2026-11-24T10:00:00+01:00', timeZone: 'Europe/Berlin' },
    });
    expect(body.etag).toMatch(/^"\d+"$/);
  });

  it.each([
    ['an id with a dash', { id: 'abc-de' }, 'invalid'],
    ['an id in capitals', { id: 'ABCDE' }, 'invalid'],
    ['an id that is too short', { id: 'abcd' }, 'invalid'],
    ['id and iCalUID together', { id: 'abcde', iCalUID: 'x@example.com' }, 'invalid'],
    ['no end', { end: undefined }, 'required'],
    ['a day and a time', { end: { date: '2026-11-25' } }, 'invalid'],
    ['a day and a time in one', { start: { ...start, date: '2026-11-24' } }, 'invalid'],
    [
      'an end before the start',
      { end: { dateTime: '2026-11-24T09:00:00+01:00' } },
      'timeRangeEmpty',
    ],
    ['a time without an offset', { start: { dateTime: '2026-11-24T10:00:00' } }, 'required'],
    ['a zone that is none', { start: { ...start, timeZone: 'W. Europe' } }, 'invalid'],
    ['a series without a zone', { recurrence: ['RRULE:FREQ=DAILY'] }, 'required'],
    [
      'a rule that is none',
      { recurrence: ['FREQ=DAILY'], start: { ...start, ...zone }, end: { ...end, ...zone } },
      'invalid',
    ],
    [
      'six reminders',
      {
        reminders: {
          useDefault: false,
          overrides: Array.from({ length: 6 }, () => ({ method: 'popup', minutes: 1 })),
        },
      },
      'invalid',
    ],
    [
      'a reminder of five weeks',
      { reminders: { useDefault: false, overrides: [{ method: 'popup', minutes: 50_000 }] } },
      'invalid',
    ],
    ['a status of its own', { status: 'done' }, 'invalid'],
    ['an event from Gmail', { eventType: 'fromGmail' }, 'eventTypeRestriction'],
  ])('is refused: %s', async (_, change, reason) => {
    const reply = await post({ summary: 'x', start, end, ...change });
    expect([reply.status, reasonOf(reply.body)]).toStrictEqual([400, reason]);
  });

  it('cannot take the id of another, not even of a deleted one', async () => {
    await post({ id: 'abcde', start, end });
    expect(reasonOf((await post({ id: 'abcde', start, end })).body)).toBe('duplicate');
    await remove('abcde');
    const again = await post({ id: 'abcde', start, end });
    expect([again.status, reasonOf(again.body)]).toStrictEqual([409, 'duplicate']);
  });

  it('loses property names over 44 characters and the end of long values', async () => {
    const given = { ['k'.repeat(45)]: 'x', afterword: 'v'.repeat(2000) };
    const { body } = await post({ start, end, extendedProperties: { private: given } });
    expect(body.extendedProperties).toStrictEqual({ private: { afterword: 'v'.repeat(1024) } });
  });

  it('takes labels with version 1 only, and then heeds no colour', async () => {
    const { calendar } = await clients(bench.sandbox);
    const eventLabels = [{ id: 'label-1', name: 'Jobs', backgroundColor: '#aabbcc' }];
    await calendar.calendars.patch({
      calendarId: 'primary',
      requestBody: { labelProperties: { eventLabels } },
    });
    const body = { start, end, colorId: '3', eventLabelId: 'label-1' };
    const labelled = await post(body, '?eventLabelVersion=1');
    expect(labelled.body).toMatchObject({ eventLabelId: 'label-1' });
    expect(labelled.body.colorId).toBeUndefined();
    const query = '?eventLabelVersion=1';
    const without = await patch(`${labelled.body.id}${query}`, { summary: 'x' });
    expect(without.body.eventLabelId).toBeUndefined();
  });
});

describe('a changed event', () => {
  beforeEach(() =>
    post({
      id: 'abcde',
      summary: 'Interview',
      description: 'Bring pens',
      start,
      end,
      extendedProperties: { private: { one: '1', two: '2' } },
      attendees: [{ email: 'grace@example.org' }],
    }),
  );

  it('keeps under PATCH what is not named, merges maps, replaces arrays, and null takes away', async () => {
    const { body } = await patch('abcde', {
      description: null,
      extendedProperties: { private: { two: null, three: '3' } },
      attendees: [{ email: 'linus@example.org' }],
    });
    expect(body).toMatchObject({ summary: 'Interview', sequence: 0 });
    expect(body.description).toBeUndefined();
    expect(body.extendedProperties).toStrictEqual({ private: { one: '1', three: '3' } });
    expect(body.attendees).toMatchObject([
      { email: 'linus@example.org', responseStatus: 'needsAction' },
    ]);
  });

  it('loses under PUT what is not named', async () => {
    const { body } = await put('abcde', { summary: 'Other', start, end });
    expect(body).toMatchObject({ summary: 'Other', id: 'abcde' });
    expect([body.description, body.extendedProperties, body.attendees]).toStrictEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect((await put('abcde', { summary: 'Other' })).status).toBe(400);
  });

  it('gets a new etag, a later updated and, when it moves, a higher sequence', async () => {
    const before = (await get('abcde')).body;
    const after = (await patch('abcde', { end: { dateTime: '2026-11-24T12:00:00+01:00' } })).body;
    expect(after.etag).not.toBe(before.etag);
    expect(Date.parse(String(after.updated))).toBeGreaterThan(Date.parse(String(before.updated)));
    expect(after.sequence).toBe(1);
  });

  it('keeps updated when only its reminders change, and everything when nothing does', async () => {
    const before = (await get('abcde')).body;
    const after = (await patch('abcde', { reminders: { useDefault: false } })).body;
    expect(after.updated).toBe(before.updated);
    expect(after.etag).not.toBe(before.etag);
    expect((await patch('abcde', { summary: 'Interview' })).body.etag).toBe(after.etag);
  });

  it('is changed and deleted only under the etag that was read', async () => {
    const old = String((await get('abcde')).body.etag);
    expect((await get('abcde', { 'if-none-match': old })).status).toBe(304);
    const { body } = await patch('abcde', { summary: 'x' }, { 'if-match': old });
    const late = await patch('abcde', { summary: 'y' }, { 'if-match': old });
    expect([late.status, reasonOf(late.body)]).toStrictEqual([412, 'conditionNotMet']);
    expect((await remove('abcde', { 'if-match': old })).status).toBe(412);
    expect((await remove('abcde', { 'if-match': String(body.etag) })).status).toBe(204);
  });

  it('keeps its type', async () => {
    const reply = await patch('abcde', { eventType: 'focusTime' });
    expect(reasonOf(reply.body)).toBe('eventTypeRestriction');
  });

  it('becomes an all-day event only when the time is taken away', async () => {
    const days = { start: { date: '2026-11-24' }, end: { date: '2026-11-25' } };
    expect((await patch('abcde', days)).status).toBe(400);
    const nulls = {
      start: { ...days.start, dateTime: null, timeZone: null },
      end: { ...days.end, dateTime: null, timeZone: null },
    };
    expect((await patch('abcde', nulls)).body).toMatchObject(days);
  });
});

describe('a deleted event', () => {
  beforeEach(async () => {
    await post({ id: 'abcde', summary: 'Interview', start, end });
    expect((await remove('abcde')).status).toBe(204);
  });

  it('is still there as a cancelled one and cannot be deleted twice', async () => {
    expect((await get('abcde')).body).toMatchObject({ status: 'cancelled', summary: 'Interview' });
    const again = await remove('abcde');
    expect([again.status, reasonOf(again.body)]).toStrictEqual([410, 'deleted']);
  });

  it('comes back with an update that confirms it', async () => {
    const { body } = await put('abcde', { status: 'confirmed', summary: 'Again', start, end });
    expect(body.status).toBe('confirmed');
    expect(bench.sandbox.person.events().map(({ title }) => title)).toStrictEqual(['Again']);
  });

  it('is not the same as one that never was', async () => {
    expect((await get('fghij')).status).toBe(404);
    expect((await remove('fghij')).status).toBe(404);
  });
});
