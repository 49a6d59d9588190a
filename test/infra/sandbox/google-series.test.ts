/** Recurring events of the sandbox through the real client. */
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkGoogleExchange } from './google-conformance.ts';
import { type Bench, clients, listAll, startBench } from './google-support.ts';

type Params = calendar_v3.Params$Resource$Events$List;
type Item = calendar_v3.Schema$Event;

const hour = 3_600_000;
let bench: Bench;
let calendar: calendar_v3.Calendar;
beforeEach(async () => {
  bench = await startBench();
  calendar = (await clients(bench.sandbox)).calendar;
});
afterEach(async () => {
  await bench.sandbox.close();
  const wrong = bench.exchanges.flatMap(checkGoogleExchange);
  expect(wrong).toStrictEqual([]);
});

const add = (title: string, start: number, recurrence: string): string =>
  bench.sandbox.person.addEvent({ title, start, end: start + hour, recurrence });
const all = (params: Params = {}) => listAll(calendar, params);

describe('series', () => {
  const weekly = Date.UTC(2026, 9, 20, 8);
  const starts = (items: readonly Item[]) =>
    items.map(({ start }) => start?.dateTime ?? start?.date);

  it('are listed as masters, or as occurrences that keep their time on the wall over the change of clocks', async () => {
    const id = add('Weekly', weekly, 'FREQ=WEEKLY;COUNT=3');
    const masters = await all();
    expect(masters.items).toMatchObject([{ id, recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3'] }]);
    const { items } = await all({ singleEvents: true, orderBy: 'startTime' });
    expect(starts(items)).toStrictEqual([
      '2026-10-20T10:00:00+02:00',
      '2026-10-27T10:00:00+01:00',
      '2026-11-03T10:00:00+01:00',
    ]);
    expect(items.every((each) => each.recurringEventId === id && !each.recurrence)).toBe(true);
    const { data } = await calendar.events.instances({ calendarId: 'primary', eventId: id });
    expect(starts(data.items ?? [])).toStrictEqual(starts(items));
  });

  it('show one changed occurrence as an exception of its own', async () => {
    const id = add('Weekly', weekly, 'FREQ=WEEKLY;COUNT=3');
    const { token } = await all();
    const second = bench.sandbox.person.events()[1]?.id ?? '';
    bench.sandbox.person.changeEvent(second, {
      title: 'Moved',
      start: weekly + 170 * hour,
      end: weekly + 171 * hour,
    });
    const { items } = await all({ syncToken: token });
    expect(items).toMatchObject([
      {
        id: second,
        summary: 'Moved',
        recurringEventId: id,
        originalStartTime: { dateTime: '2026-10-27T10:00:00+01:00' },
      },
    ]);
    const single = await all({ singleEvents: true });
    expect(single.items.map(({ summary }) => summary).sort()).toStrictEqual([
      'Moved',
      'Weekly',
      'Weekly',
    ]);
  });

  it.each([
    [false, undefined, 2],
    [false, true, 2],
    [true, undefined, 2],
    [true, true, 3],
  ])(
    'with a deleted occurrence: singleEvents %s and showDeleted %s list %i entries',
    async (singleEvents, showDeleted, count) => {
      add('Weekly', weekly, 'FREQ=WEEKLY;COUNT=3');
      bench.sandbox.person.deleteEvent(bench.sandbox.person.events()[1]?.id ?? '');
      const { items } = await all({
        singleEvents,
        ...(showDeleted === undefined ? {} : { showDeleted }),
      });
      expect(items).toHaveLength(count);
      const hole = items.find(({ status }) => status === 'cancelled');
      if (hole) expect(hole.originalStartTime).toBeTruthy();
    },
  );

  it('report every occurrence that a shorter rule takes away', async () => {
    const id = add('Weekly', weekly, 'FREQ=WEEKLY;COUNT=4');
    const { token } = await all({ singleEvents: true });
    await calendar.events.patch({
      calendarId: 'primary',
      eventId: id,
      requestBody: { recurrence: ['RRULE:FREQ=WEEKLY;COUNT=2'] },
    });
    const { items } = await all({ singleEvents: true, syncToken: token });
    const states = items.map(
      ({ status, originalStartTime }) => `${originalStartTime?.dateTime} ${status}`,
    );
    expect(states.sort()).toStrictEqual([
      '2026-10-20T10:00:00+02:00 confirmed',
      '2026-10-27T10:00:00+01:00 confirmed',
      '2026-11-03T10:00:00+01:00 cancelled',
      '2026-11-10T10:00:00+01:00 cancelled',
    ]);
  });

  it('have all their occurrences again when a shorter rule is taken back', async () => {
    const eventId = add('Weekly', weekly, 'FREQ=WEEKLY;COUNT=3');
    const rule = (count: number) => ({ recurrence: [`RRULE:FREQ=WEEKLY;COUNT=${count}`] });
    await calendar.events.patch({ calendarId: 'primary', eventId, requestBody: rule(1) });
    const { token } = await all({ singleEvents: true });
    await calendar.events.patch({ calendarId: 'primary', eventId, requestBody: rule(3) });
    const { items } = await all({ singleEvents: true, syncToken: token });
    expect(items.map(({ status }) => status)).toStrictEqual([
      'confirmed',
      'confirmed',
      'confirmed',
    ]);
  });

  it('end with all their occurrences when they are deleted', async () => {
    const id = add('Weekly', weekly, 'FREQ=WEEKLY;COUNT=3');
    const single = await all({ singleEvents: true });
    const whole = await all();
    bench.sandbox.person.deleteEvent(id);
    const gone = await all({ singleEvents: true, syncToken: single.token });
    expect(gone.items.map(({ status }) => status)).toStrictEqual([
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
    expect((await all({ syncToken: whole.token })).items).toMatchObject([
      { id, status: 'cancelled' },
    ]);
    expect(bench.sandbox.person.events()).toStrictEqual([]);
  });

  it.each([
    ['UNTIL in UTC', ['RRULE:FREQ=DAILY;UNTIL=20261021T080000Z'], 2],
    ['UNTIL as a day', ['RRULE:FREQ=DAILY;UNTIL=20261022'], 3],
    ['EXDATE', ['RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;TZID=Europe/Berlin:20261021T100000'], 2],
    ['RDATE', ['RRULE:FREQ=DAILY;COUNT=1', 'RDATE:20261101T090000Z'], 2],
    ['two weekdays', ['RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=5'], 5],
  ])('follow %s', async (_, recurrence, count) => {
    const time = (dateTime: string) => ({ dateTime, timeZone: 'Europe/Berlin' });
    const requestBody = {
      start: time('2026-10-20T10:00:00'),
      end: time('2026-10-20T11:00:00'),
      recurrence,
    };
    await calendar.events.insert({ calendarId: 'primary', requestBody });
    expect((await all({ singleEvents: true })).items).toHaveLength(count);
  });

  it('last for whole days where they are all-day', async () => {
    const requestBody = {
      start: { date: '2026-10-24' },
      end: { date: '2026-10-25' },
      recurrence: ['RRULE:FREQ=DAILY;COUNT=3'],
    };
    await calendar.events.insert({ calendarId: 'primary', requestBody });
    const { items } = await all({ singleEvents: true });
    expect(starts(items)).toStrictEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
    const [first, last] = [bench.sandbox.person.events()[0], bench.sandbox.person.events()[2]];
    expect(first?.start).toBe(Date.UTC(2026, 9, 23, 22));
    expect(last?.start).toBe(Date.UTC(2026, 9, 25, 23));
  });
});
