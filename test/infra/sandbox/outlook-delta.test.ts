/** What a client sees of changes in a calendar of the sandbox Outlook. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draft, type Stage, stage } from './outlook-support.ts';

const window = 'startDateTime=2026-10-01T00:00:00Z&endDateTime=2026-12-31T00:00:00Z';
const first = `/me/calendarView/delta?${window}`;
const at = (text: string) => Date.parse(text);
const hour = 3_600_000;

let on: Stage;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => on.close());

type Item = { readonly id: string; readonly type?: string; readonly '@removed'?: object };

/** Follows the links to the end of a round. */
async function round(path: string, prefer = 'IdType="ImmutableId", odata.maxpagesize=50') {
  const items: Item[] = [];
  const sizes: number[] = [];
  for (let next: string | null = path; next !== null; ) {
    const { status, body } = await on.call('GET', next, undefined, prefer);
    if (status !== 200) return { status, code: body.error.code, items, sizes, link: '' };
    items.push(...body.value);
    sizes.push(body.value.length);
    next = body['@odata.nextLink'] ?? null;
    if (next === null) return { status, code: '', items, sizes, link: body['@odata.deltaLink'] };
  }
  throw new Error('a round without an end');
}

function addAt(start: string, title = 'Interview'): string {
  return on.sandbox.person.addEvent({ title, start: at(start), end: at(start) + hour });
}

describe('the delta of a calendar view', () => {
  it('tells what is in the window, and afterwards only what changed', async () => {
    const kept = addAt('2026-11-25T09:00Z');
    const dropped = addAt('2026-11-26T09:00Z');
    addAt('2027-03-01T09:00Z');
    const begin = await round(first);
    expect(begin.items.map(({ id }) => id)).toStrictEqual([kept, dropped]);
    on.sandbox.person.changeEvent(kept, { title: 'Final interview' });
    on.sandbox.person.deleteEvent(dropped);
    const then = await round(begin.link);
    expect(then.items).toMatchObject([
      { id: kept, subject: 'Final interview' },
      { id: dropped, '@removed': { reason: 'deleted' } },
    ]);
    expect((await round(then.link)).items).toStrictEqual([]);
  });

  it('tells a change outside its window as a removal', async () => {
    const begin = await round(first);
    const outside = addAt('2027-03-01T09:00Z');
    expect((await round(begin.link)).items).toStrictEqual([
      { id: outside, '@removed': { reason: 'deleted' } },
    ]);
  });

  it('gives pages, one of them empty, by absolute links on its own origin', async () => {
    for (let day = 1; day <= 25; day++) addAt(`2026-11-${String(day).padStart(2, '0')}T09:00Z`);
    const all = await round(first, 'odata.maxpagesize=10');
    expect(all.sizes).toStrictEqual([10, 0, 10, 5]);
    expect(new Set(all.items.map(({ id }) => id)).size).toBe(25);
    expect(all.link.startsWith(`${on.sandbox.url}/v1.0/me/calendarView/delta?`)).toBe(true);
  });

  it('loses nothing that changes between two pages', async () => {
    for (let day = 1; day <= 12; day++) addAt(`2026-11-${String(day).padStart(2, '0')}T09:00Z`);
    const page = await on.call('GET', first, undefined, 'odata.maxpagesize=10');
    const again = page.body.value[0].id;
    on.sandbox.person.changeEvent(again, { title: 'Changed' });
    const rest = await round(page.body['@odata.nextLink']);
    expect(rest.items.at(-1)).toMatchObject({ subject: 'Changed' });
  });

  it('tells a series as its master and stubs, over a change of the clocks', async () => {
    const id = on.sandbox.person.addEvent({
      title: 'Weekly',
      start: at('2026-10-12T08:00Z'),
      end: at('2026-10-12T09:00Z'),
      recurrence: 'FREQ=WEEKLY;COUNT=4',
    });
    const begin = await round(first);
    const [master, ...stubs] = begin.items;
    expect(master).toMatchObject({ id, type: 'seriesMaster', subject: 'Weekly' });
    expect(stubs.map((stub) => Object.keys(stub).sort())).toStrictEqual(
      Array.from({ length: 4 }, () => [
        '@odata.etag',
        '@odata.type',
        'end',
        'id',
        'seriesMasterId',
        'start',
        'type',
      ]),
    );
    expect(stubs).toMatchObject([
      { start: { dateTime: '2026-10-12T08:00:00.0000000' } },
      { start: { dateTime: '2026-10-19T08:00:00.0000000' } },
      { start: { dateTime: '2026-10-26T09:00:00.0000000' } },
      { start: { dateTime: '2026-11-02T09:00:00.0000000' } },
    ]);
    on.sandbox.person.deleteEvent(stubs[1]?.id ?? '');
    const then = await round(begin.link);
    expect(then.items.map(({ id: one }) => one)).toStrictEqual(
      [master, stubs[0], stubs[2], stubs[3]].map((one) => one?.id),
    );
  });

  it('tells a changed occurrence whole', async () => {
    on.sandbox.person.addEvent({
      title: 'Daily',
      start: at('2026-11-23T08:00Z'),
      end: at('2026-11-23T09:00Z'),
      recurrence: 'FREQ=DAILY;COUNT=2',
    });
    const begin = await round(first);
    on.sandbox.person.changeEvent(begin.items[2]?.id ?? '', { start: at('2026-11-24T12:00Z') });
    expect((await round(begin.link)).items[2]).toMatchObject({
      type: 'exception',
      subject: 'Daily',
      start: { dateTime: '2026-11-24T12:00:00.0000000' },
      end: { dateTime: '2026-11-24T13:00:00.0000000' },
      originalStart: '2026-11-24T08:00:00Z',
    });
  });

  it('lets a moved event go from one calendar and come in the other', async () => {
    const other = on.sandbox.person.addCalendar('Search');
    const id = addAt('2026-11-25T09:00Z');
    const here = await round(first);
    const there = await round(`/me/calendars/${other}/calendarView/delta?${window}`);
    on.sandbox.person.moveToCalendar(id, other);
    expect((await round(here.link)).items).toMatchObject([{ id, '@removed': {} }]);
    expect((await round(there.link)).items).toMatchObject([{ id, type: 'singleInstance' }]);
  });

  it('forgets a link once four newer ones exist', async () => {
    const begin = await round(first);
    for (let again = 0; again < 3; again++) expect((await round(begin.link)).status).toBe(200);
    const last = await round(begin.link);
    expect(last.status).toBe(200);
    expect(await round(begin.link)).toMatchObject({ status: 410, code: 'SyncStateNotFound' });
    expect((await round(last.link)).status).toBe(200);
  });

  it('forgets every link when told to', async () => {
    const begin = await round(first);
    on.sandbox.forgetCursors();
    expect(await round(begin.link)).toMatchObject({ status: 410, code: 'SyncStateNotFound' });
    expect((await round(first)).status).toBe(200);
  });

  it('shows an invitation that was called off, and says so', async () => {
    const id = addAt('2026-11-25T09:00Z');
    const begin = await round(first);
    on.sandbox.person.cancelEvent(id);
    expect((await round(begin.link)).items).toMatchObject([
      { id, isCancelled: true, subject: 'Canceled: Interview' },
    ]);
    expect(on.sandbox.person.events()).toStrictEqual([]);
  });

  it('tells own writes as well', async () => {
    const begin = await round(first);
    const made = await on.call('POST', '/me/events', draft(), 'IdType="ImmutableId"');
    expect((await round(begin.link)).items).toMatchObject([{ id: made.body.id }]);
  });
});

describe('what the delta refuses', () => {
  let loose: Stage;
  beforeEach(async () => {
    loose = await stage({ checkRequests: false });
  });
  afterEach(() => loose.close());

  it.each([
    ['no window', '/me/calendarView/delta', 400, 'ErrorInvalidParameter'],
    [
      'half a window',
      '/me/calendarView/delta?startDateTime=2026-10-01T00:00:00Z',
      400,
      'ErrorInvalidParameter',
    ],
    [
      'a window of ten years',
      '/me/calendarView/delta?startDateTime=2020-01-01&endDateTime=2030-01-01',
      400,
      'ErrorCalendarViewRangeTooBig',
    ],
    ['$select', `${first}&$select=subject`, 400, 'ErrorInvalidUrlQuery'],
    ['$expand', `${first}&$expand=attachments`, 400, 'ErrorInvalidUrlQuery'],
    ['$filter', `${first}&$filter=isAllDay`, 400, 'ErrorInvalidUrlQuery'],
    ['$orderby', `${first}&$orderby=subject`, 400, 'ErrorInvalidUrlQuery'],
    ['$search', `${first}&$search=a`, 400, 'ErrorInvalidUrlQuery'],
    ['an option nobody knows', `${first}&$top=5`, 501, 'SandboxNotModelled'],
    [
      'a token of its own making',
      '/me/calendarView/delta?$deltatoken=abc',
      400,
      'InvalidDeltaToken',
    ],
    [
      'a calendar that is not there',
      `/me/calendars/none/calendarView/delta?${window}`,
      404,
      'ErrorItemNotFound',
    ],
    [
      'an unknown zone',
      first,
      400,
      'TimeZoneNotSupportedException',
      'outlook.timezone="Mars/Base"',
    ],
  ])('refuses %s', async (_what, path, status, code, prefer?: string) => {
    const answer = await loose.call('GET', path, undefined, prefer);
    expect([answer.status, answer.body.error.code]).toStrictEqual([status, code]);
  });
});
