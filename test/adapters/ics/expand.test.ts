import { expect, test } from 'vitest';
import { occurrences } from '../../../functions/adapters/ics/expand.ts';
import { instant } from '../../../functions/domain/time.ts';
import { calendar, fixture, readFile, utc, vevent } from './support.ts';

const from = instant(Date.UTC(2026, 10, 1));
const until = instant(Date.UTC(2027, 0, 1));

async function expand(content: string | Uint8Array, limit = 1000) {
  const file = await readFile(content);
  const series = file.series[0];
  if (!series?.master) throw new Error('no series');
  const { events, problems } = occurrences(series.master, series.overrides, from, until, limit);
  return {
    starts: events.map((event) => `${event.uid.split('/').at(-1)} ${utc(event.start)}`),
    events,
    problems: problems.map((problem) => problem.text),
  };
}

const master = (...lines: string[]) => calendar(vevent('a', ...lines));

test.each<[string, string[], string[]]>([
  [
    'a zone over the change of clocks',
    ['DTSTART;TZID=America/New_York:20261030T100000', 'RRULE:FREQ=WEEKLY;UNTIL=20261113T150000Z'],
    ['20261106T100000 2026-11-06T15:00:00Z', '20261113T100000 2026-11-13T15:00:00Z'],
  ],
  [
    'UTC',
    ['DTSTART:20261201T100000Z', 'RRULE:FREQ=DAILY;COUNT=2'],
    ['20261201T100000Z 2026-12-01T10:00:00Z', '20261202T100000Z 2026-12-02T10:00:00Z'],
  ],
  [
    'dates, the last included',
    ['DTSTART;VALUE=DATE:20261229', 'RRULE:FREQ=DAILY;UNTIL=20261230'],
    ['20261229 2026-12-29T05:00:00Z', '20261230 2026-12-30T05:00:00Z'],
  ],
  [
    'excluded and added dates',
    [
      'DTSTART:20261201T100000Z',
      'RRULE:FREQ=DAILY;COUNT=3',
      'EXDATE:20261202T100000Z',
      'EXDATE;TZID=America/New_York:20261203T050000',
      'RDATE:20261210T120000Z',
    ],
    ['20261201T100000Z 2026-12-01T10:00:00Z', '20261210T120000Z 2026-12-10T12:00:00Z'],
  ],
  [
    'a rule that began long ago',
    ['DTSTART:19700105T100000Z', 'RRULE:FREQ=WEEKLY;INTERVAL=5;BYDAY=MO'],
    ['20261102T100000Z 2026-11-02T10:00:00Z', '20261207T100000Z 2026-12-07T10:00:00Z'],
  ],
])('expands %s', async (_, lines, expected) => {
  expect(await expand(master(...lines))).toMatchObject({ starts: expected, problems: [] });
});

test('puts an override in the place of its occurrence, under the id of the series', async () => {
  const { starts, events } = await expand(fixture('google-export.ics'));
  expect(starts).toContain('20261130T090000 2026-11-30T19:00:00Z');
  expect(starts).not.toContain('20261130T090000 2026-11-30T14:00:00Z');
  expect(starts.some((start) => start.startsWith('20261125'))).toBe(false);
  expect(starts.at(-1)).toBe('20261216T090000 2026-12-16T14:00:00Z');
  expect(events.every((event) => event.recurring)).toBe(true);
});

test('an override with a UTC id replaces an occurrence in a zone', async () => {
  const series = vevent(
    'a',
    'DTSTART;TZID=Europe/Berlin:20261201T100000',
    'RRULE:FREQ=DAILY;COUNT=2',
  );
  const moved = vevent('a', 'RECURRENCE-ID:20261202T090000Z', 'DTSTART:20261205T100000Z');
  const { starts } = await expand(calendar(moved, series));
  expect(starts).toEqual([
    '20261201T100000 2026-12-01T09:00:00Z',
    '20261202T100000 2026-12-05T10:00:00Z',
  ]);
});

test.each([
  'FREQ=SECONDLY',
  'FREQ=SECONDLY;COUNT=999999999',
  'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=MINUTELY;BYHOUR=23',
  'FREQ=HOURLY;INTERVAL=999999999',
  'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=DAILY;INTERVAL=7;BYDAY=TU',
  'FREQ=DAILY;INTERVAL=999999999',
  'FREQ=WEEKLY;BYWEEKNO=53',
  'FREQ=WEEKLY;INTERVAL=53;BYMONTH=2',
  'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=MONTHLY;INTERVAL=336;BYDAY=5MO',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=YEARLY;BYDAY=1MO;BYMONTH=4;BYMONTHDAY=15',
  'FREQ=DAILY;COUNT=999999999',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=DAILY;COUNT=999999999;UNTIL=99991231T000000Z',
])('the rule %s ends quickly', async (rule) => {
  for (const start of ['19700101T000000Z', '20250228T100000']) {
    const began = performance.now();
    const { starts } = await expand(master(`DTSTART:${start}`, `RRULE:${rule}`), 100);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(starts.length).toBeLessThanOrEqual(100);
  }
});

test('a rule that is not followed leaves the first occurrence and says why', async () => {
  const { starts, problems } = await expand(
    master('DTSTART:20261201T100000Z', 'RRULE:FREQ=YEARLY;BYWEEKNO=20'),
  );
  expect(starts).toEqual(['20261201T100000Z 2026-12-01T10:00:00Z']);
  expect(problems).toEqual([
    'the event that begins here has a recurrence rule that uses BYWEEKNO, which is not supported.',
  ]);
});

test('more excluded dates than thirteen years have days are not followed to the end', async () => {
  const dates = [...Array.from({ length: 5000 }, () => '20261202T100000Z'), '20261203T100000Z'];
  const content = master(
    'DTSTART:20261201T100000Z',
    'RRULE:FREQ=DAILY;COUNT=3',
    `EXDATE:${dates.join(',')}`,
  );
  const { starts } = await expand(content);
  expect(starts).toEqual([
    '20261201T100000Z 2026-12-01T10:00:00Z',
    '20261203T100000Z 2026-12-03T10:00:00Z',
  ]);
  const { problems } = await readFile(content);
  expect(problems).toEqual([
    { line: 3, text: '"EXDATE" lists too many dates to follow them all.' },
  ]);
});

test('more occurrences than wanted are told and left out', async () => {
  const { starts, problems } = await expand(
    master('DTSTART:20261201T100000Z', 'RRULE:FREQ=DAILY'),
    5,
  );
  expect(starts).toHaveLength(5);
  expect(problems).toEqual([
    'the event that begins here has more than 5 occurrences; the later are left out.',
  ]);
});
