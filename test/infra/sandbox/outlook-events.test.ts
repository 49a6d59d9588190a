/** Writing and reading single events of the sandbox Outlook. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqliteRecords } from '../../../infra/local/sandbox/records.ts';
import { draft, extendedId, type Stage, stage } from './outlook-support.ts';

const immutable = 'IdType="ImmutableId"';
const marked = (value: string) => ({
  singleValueExtendedProperties: [{ id: extendedId, value }],
});

describe('an event', () => {
  let on: Stage;
  beforeEach(async () => {
    on = await stage();
  });
  afterEach(() => on.close());

  it('is made once for a transactionId, also where it is gone', async () => {
    const sent = draft(undefined, { transactionId: 'once' });
    const made = await on.call('POST', '/me/events', sent, immutable);
    expect(made).toMatchObject({ status: 201, body: { transactionId: 'once' } });
    const again = await on.call('POST', '/me/events', sent, immutable);
    expect(again).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'ErrorDuplicateTransactionId',
          '@event.existingEventId': made.body.id,
        },
      },
    });
    expect((await on.call('DELETE', `/me/events/${made.body.id}`)).status).toBe(204);
    expect((await on.call('POST', '/me/events', sent)).status).toBe(400);
    expect((await on.call('GET', `/me/events/${made.body.id}`)).body.error.code).toBe(
      'ErrorItemNotFound',
    );
  });

  it('answers with what was asked for, by preference', async () => {
    const body = { contentType: 'text', content: 'Whom did you meet?\nWhat was <promised>?' };
    const made = await on.call('POST', '/me/events', draft(undefined, { body, showAs: 'free' }));
    expect(made.body.body.contentType).toBe('html');
    expect(made.body.body.content).toContain('meet?<br>\r\nWhat was &lt;promised&gt;?');
    expect(made.body.start).toStrictEqual({
      dateTime: '2026-11-25T09:00:00.0000000',
      timeZone: 'UTC',
    });
    const prefer = `${immutable}, outlook.timezone="Eastern Standard Time", outlook.body-content-type="text"`;
    const read = await on.call('GET', `/me/events/${made.body.id}`, undefined, prefer);
    expect(read.body.body).toStrictEqual({
      contentType: 'text',
      content: 'Whom did you meet?\r\nWhat was <promised>?',
    });
    expect(read.body.start).toStrictEqual({
      dateTime: '2026-11-25T04:00:00.0000000',
      timeZone: 'Eastern Standard Time',
    });
    expect(read.body.id).not.toBe(made.body.id);
    expect(read.headers.get('preference-applied')).toContain('IdType="ImmutableId"');
  });

  it('takes Windows and IANA names and tells Windows ones', async () => {
    const time = (timeZone: string) => ({
      start: { dateTime: '2026-07-01T09:00:00', timeZone },
      end: { dateTime: '2026-07-01T10:00:00', timeZone },
    });
    for (const name of ['Asia/Kolkata', 'India Standard Time']) {
      const { body } = await on.call('POST', '/me/events', draft(undefined, time(name)));
      expect(body).toMatchObject({
        originalStartTimeZone: 'India Standard Time',
        start: { dateTime: '2026-07-01T03:30:00.0000000' },
      });
    }
  });

  it('tells its mark only where it is expanded by name', async () => {
    const made = await on.call('POST', '/me/events', draft(undefined, marked('Key-1')), immutable);
    expect(made.body.singleValueExtendedProperties).toBeUndefined();
    const expand = (id: string) =>
      `?$expand=${encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${id}')`)}`;
    const path = `/me/events/${made.body.id}`;
    const shown = await on.call('GET', path + expand(extendedId.replace('66f5a359', '66F5A359')));
    expect(shown.body.singleValueExtendedProperties).toStrictEqual([
      { id: extendedId, value: 'Key-1' },
    ]);
    const other = await on.call('GET', path + expand(extendedId.replace('Afterword', 'afterword')));
    expect(other.body.singleValueExtendedProperties).toBeUndefined();
    expect(on.sandbox.person.events()).toMatchObject([{ id: made.body.id, key: 'Key-1' }]);
  });

  it.each([
    ["ep/value eq 'KEY-1'", ['One']],
    ["ep/value ne 'key-1'", ['Two']],
    ["startswith(ep/value, 'key-')", ['One', 'Two']],
    ["contains(ep/value,'-2')", ['Two']],
    ['ep/value ne null', ['One', 'Two']],
  ])('is found by its mark in the whole mailbox: %s', async (condition, subjects) => {
    const other = on.sandbox.person.addCalendar('Search');
    await on.call('POST', '/me/events', draft(undefined, { subject: 'One', ...marked('Key-1') }));
    const second = draft(undefined, { subject: 'Two', ...marked('Key-2') });
    await on.call('POST', `/me/calendars/${other}/events`, second);
    await on.call('POST', '/me/events', draft());
    const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${extendedId}' and ${condition})`;
    const found = await on.call('GET', `/me/events?$filter=${encodeURIComponent(filter)}`);
    expect(found.body.value.map((one: { subject: string }) => one.subject)).toStrictEqual(subjects);
  });

  it('is changed only where its etag is the current one', async () => {
    const { body } = await on.call('POST', '/me/events', draft());
    const path = `/me/events/${body.id}`;
    const match = { 'if-match': body['@odata.etag'] };
    const changed = await on.call('PATCH', path, { subject: 'New' }, undefined, match);
    expect(changed).toMatchObject({ status: 200, body: { subject: 'New' } });
    expect(changed.body['@odata.etag']).not.toBe(body['@odata.etag']);
    for (const method of ['PATCH', 'DELETE']) {
      const sent = method === 'PATCH' ? { subject: 'Newer' } : undefined;
      const stale = await on.call(method, path, sent, undefined, match);
      expect(stale).toMatchObject({
        status: 412,
        body: { error: { code: 'ErrorIrresolvableConflict' } },
      });
    }
    expect(on.sandbox.person.events()).toMatchObject([{ title: 'New' }]);
  });

  it('lasts whole days from midnight to midnight, whatever zone is preferred', async () => {
    const day = (date: string) => ({ dateTime: `${date}T00:00:00`, timeZone: 'Asia/Tokyo' });
    const { body } = await on.call(
      'POST',
      '/me/events',
      draft(undefined, { isAllDay: true, start: day('2026-12-04'), end: day('2026-12-05') }),
      'outlook.timezone="Pacific Standard Time"',
    );
    expect(body.start).toStrictEqual({
      dateTime: '2026-12-04T00:00:00.0000000',
      timeZone: 'Pacific Standard Time',
    });
    expect(on.sandbox.person.events()).toMatchObject([
      {
        allDay: true,
        start: Date.parse('2026-12-03T23:00Z'),
        end: Date.parse('2026-12-04T23:00Z'),
      },
    ]);
  });

  it('counts the mails to guests whom the client invites', async () => {
    const attendees = [{ type: 'required', emailAddress: { address: 'bob@example.org' } }];
    await on.call('POST', '/me/events', draft());
    expect(on.sandbox.invitationsSent()).toBe(0);
    await on.call('POST', '/me/events', draft(undefined, { attendees }));
    expect(on.sandbox.invitationsSent()).toBe(1);
  });

  it('has occurrences that can be listed, changed and left out', async () => {
    const zone = { timeZone: 'Europe/Berlin' };
    const made = await on.call(
      'POST',
      '/me/events',
      {
        subject: 'Coaching',
        start: { dateTime: '2026-10-01T09:00:00', ...zone },
        end: { dateTime: '2026-10-01T10:00:00', ...zone },
        recurrence: {
          pattern: {
            type: 'relativeMonthly',
            interval: 1,
            daysOfWeek: ['thursday'],
            index: 'first',
          },
          range: { type: 'numbered', startDate: '2026-10-01', numberOfOccurrences: 3 },
        },
      },
      immutable,
    );
    const path = `/me/events/${made.body.id}/instances?startDateTime=2026-01-01&endDateTime=2027-01-01`;
    const list = async () => (await on.call('GET', path, undefined, immutable)).body.value;
    const before = await list();
    expect(before.map((one: { start: { dateTime: string } }) => one.start.dateTime)).toStrictEqual([
      '2026-10-01T07:00:00.0000000',
      '2026-11-05T08:00:00.0000000',
      '2026-12-03T08:00:00.0000000',
    ]);
    expect(new Set(before.map((one: { iCalUId: string }) => one.iCalUId)).size).toBe(3);
    await on.call('DELETE', `/me/events/${before[0].id}`);
    await on.call('PATCH', `/me/events/${before[1].id}`, { subject: 'Moved' });
    expect(await list()).toMatchObject([
      { id: before[1].id, subject: 'Moved', type: 'exception' },
      { id: before[2].id, subject: 'Coaching', type: 'occurrence' },
    ]);
    const select = `/me/events/${made.body.id}?$select=subject,cancelledOccurrences`;
    const master = await on.call('GET', select, undefined, immutable);
    expect(master.body.cancelledOccurrences).toStrictEqual([before[0].id]);
  });

  it('is listed ten at a time, then by links', async () => {
    for (let one = 0; one < 12; one++) await on.call('POST', '/me/events', draft());
    const page = await on.call('GET', '/me/events?$select=subject');
    expect(page.body.value).toHaveLength(10);
    expect(Object.keys(page.body.value[0]).sort()).toStrictEqual(['@odata.etag', 'id', 'subject']);
    const rest = await on.call('GET', page.body['@odata.nextLink']);
    expect(rest.body.value).toHaveLength(2);
    expect(rest.body['@odata.nextLink']).toBeUndefined();
  });

  it('has ids of which two differ by case alone', async () => {
    const ids = [];
    for (let one = 0; one < 3; one++) {
      ids.push((await on.call('POST', '/me/events', draft())).body.id);
    }
    expect(new Set(ids).size).toBe(3);
    expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(2);
  });

  it('leaves the calendar when the invitation is declined', async () => {
    const { person } = on.sandbox;
    const start = Date.parse('2026-11-25T09:00Z');
    const organizer = { name: 'Bob', email: 'bob@example.org' };
    const invite = () => person.addEvent({ title: 'Call', start, end: start + 1, organizer });
    const [yes, no] = [invite(), invite()];
    person.answerEvent(yes, 'accepted');
    person.answerEvent(no, 'declined');
    const read = await on.call('GET', `/me/events/${yes}`);
    expect(read.body).toMatchObject({
      isOrganizer: false,
      responseStatus: { response: 'accepted' },
      organizer: { emailAddress: { address: 'bob@example.org' } },
    });
    expect((await on.call('GET', `/me/events/${no}`)).status).toBe(404);
  });
});

describe('what is refused of an event', () => {
  let on: Stage;
  beforeEach(async () => {
    on = await stage({ checkRequests: false });
  });
  afterEach(() => on.close());

  const utc = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
  it.each([
    ['an unknown property', { colour: 'red' }, 'RequestBodyRead'],
    ['a read-only property', { iCalUId: 'x' }, 'ErrorInvalidPropertySet'],
    ['an unknown showAs', { showAs: 'away' }, 'RequestBodyRead'],
    ['an offset in a time', { start: utc('2026-11-25T09:00:00+01:00') }, 'ErrorInvalidRequest'],
    ['a day that does not exist', { start: utc('2026-02-30T09:00:00') }, 'ErrorInvalidRequest'],
    [
      'an unknown zone',
      { start: { dateTime: '2026-11-25T09:00:00', timeZone: 'Mars' } },
      'TimeZoneNotSupportedException',
    ],
    ['no zone', { start: { dateTime: '2026-11-25T09:00:00' } }, 'TimeZoneNotSupportedException'],
    [
      'an end before its start',
      { end: utc('2026-11-24T09:00:00') },
      'ErrorCalendarEndDateIsEarlierThanStartDate',
    ],
    ['a whole day that begins at nine', { isAllDay: true }, 'ErrorPropertyValidationFailure'],
    ['a subject of 256 letters', { subject: 'x'.repeat(256) }, 'ErrorPropertyValidationFailure'],
    [
      'a mark without a GUID',
      { singleValueExtendedProperties: [{ id: 'String Name X', value: 'x' }] },
      'ErrorInvalidExtendedProperty',
    ],
    [
      'a series that starts on another day',
      {
        recurrence: {
          pattern: { type: 'daily', interval: 1 },
          range: { type: 'noEnd', startDate: '2026-11-26' },
        },
      },
      'ErrorPropertyValidationFailure',
    ],
  ])('refuses %s', async (_what, more, code) => {
    const answer = await on.call('POST', '/me/events', draft(undefined, more));
    expect([answer.status, answer.body.error.code]).toStrictEqual([400, code]);
    expect(on.sandbox.person.events()).toStrictEqual([]);
  });

  it.each([
    ['a verb that nobody has built', 'POST', '/me/events/x/cancel', 501],
    ['an option that nobody has built', 'GET', '/me/events?$orderby=subject', 501],
    ['a filter that nobody has built', 'GET', "/me/events?$filter=subject eq 'a'", 501],
    ['a property that is not there', 'GET', '/me/calendars?$select=flavour', 400],
    ['an event in a calendar that cannot be written', 'POST', 'birthdays', 403],
  ])('refuses %s', async (_what, method, path, status) => {
    const calendars = (await on.call('GET', '/me/calendars')).body.value;
    const { id } = calendars.find((one: { canEdit: boolean }) => !one.canEdit);
    const target = path === 'birthdays' ? `/me/calendars/${id}/events` : path;
    const sent = method === 'POST' ? draft() : undefined;
    expect((await on.call(method, target, sent)).status).toBe(status);
  });
});

describe('a sandbox that is killed', () => {
  it('goes on with its events, links, tokens and numbers', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-outlook-'));
    const path = join(folder, 'outlook.sqlite');
    const before = await stage({ records: sqliteRecords(path) });
    const window = 'startDateTime=2026-10-01T00:00:00Z&endDateTime=2026-12-31T00:00:00Z';
    const sent = draft(undefined, { transactionId: 'once' });
    const made = await before.call('POST', '/me/events', sent, immutable);
    const begin = await before.call('GET', `/me/calendarView/delta?${window}`);
    before.sandbox.person.deleteEvent(made.body.id);
    await before.close();
    const after = await stage({ records: sqliteRecords(path) });
    const link = new URL(begin.body['@odata.deltaLink']);
    const path2 = link.pathname.replace('/v1.0', '') + link.search;
    const then = await after.call('GET', path2, undefined, immutable);
    expect(then.body.value).toStrictEqual([
      { id: made.body.id, '@removed': { reason: 'deleted' } },
    ]);
    expect((await after.call('POST', '/me/events', sent)).status).toBe(400);
    const fresh = await after.call('POST', '/me/events', draft(), immutable);
    expect(fresh.body.id).not.toBe(made.body.id);
    await after.close();
    rmSync(folder, { recursive: true });
  });

  it('takes ten thousand events within seconds', async () => {
    const on = await stage();
    const begun = performance.now();
    for (let one = 0; one < 10_000; one++) {
      const start = Date.parse('2026-11-25T09:00Z') + one * 3_600_000;
      on.sandbox.person.addEvent({ title: 'Meeting', start, end: start + 3_600_000 });
    }
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(on.sandbox.person.events()).toHaveLength(10_000);
    await on.close();
  });
});
