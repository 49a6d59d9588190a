import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dateParts,
  dayMs,
  dayOf,
  formatDay,
  formatInstant,
  fridayOfWeek,
  hourMs,
  type Instant,
  instant,
  instantAt,
  type LocalDay,
  localDay,
  localTime,
  minuteMs,
  offsetMinutes,
  parseDay,
  parseInstant,
  plusMs,
  weekday,
  zoneNamed,
} from '../../functions/domain/time.ts';
import { at, day, zone } from './make.ts';
import { runs, zones } from './plan/scenarios.ts';

/** A time on the wall and the moment that shows it. */
const walls: [string, string, string, number, string][] = [
  ['an ordinary day', 'Europe/Berlin', '2026-10-06', 600, '2026-10-06T10:00:00+02:00'],
  [
    'the hour that spring leaves out',
    'Europe/Berlin',
    '2026-03-29',
    150,
    '2026-03-29T03:30:00+02:00',
  ],
  ['the first of two, in autumn', 'Europe/Berlin', '2026-10-25', 150, '2026-10-25T02:30:00+02:00'],
  ['after the clocks went back', 'Europe/Berlin', '2026-10-25', 180, '2026-10-25T03:00:00+01:00'],
  ['a gap in the west', 'America/New_York', '2026-03-08', 150, '2026-03-08T03:30:00-04:00'],
  ['an overlap in the west', 'America/New_York', '2026-11-01', 90, '2026-11-01T01:30:00-04:00'],
  ['a half-hour gap', 'Australia/Lord_Howe', '2026-10-04', 135, '2026-10-04T02:45:00+11:00'],
  ['a half-hour overlap', 'Australia/Lord_Howe', '2026-04-05', 105, '2026-04-05T01:45:00+11:00'],
  ['a gap at midnight', 'America/Santiago', '2026-09-06', 0, '2026-09-06T01:00:00-03:00'],
  [
    'the midnight that ends a day',
    'Europe/Berlin',
    '2026-10-24',
    1440,
    '2026-10-25T00:00:00+02:00',
  ],
  ['the farthest east', 'Pacific/Kiritimati', '2026-10-06', 0, '2026-10-06T00:00:00+14:00'],
  ['the farthest west', 'Pacific/Pago_Pago', '2026-10-06', 1439, '2026-10-06T23:59:00-11:00'],
  ['three quarters of an hour', 'Pacific/Chatham', '2026-09-27', 165, '2026-09-27T03:45:00+13:45'],
  ['before 1970', 'Europe/London', '1965-07-01', 600, '1965-07-01T10:00:00+01:00'],
];

describe('a time on the wall becomes a moment', () => {
  test.each(walls)('on %s', (_, name, on, minute, expected) => {
    const where = zone(name);
    expect(formatInstant(where, instantAt(where, day(on), minute))).toBe(expected);
  });

  test('that shows this time again, wherever it is shown at all', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 19_000, max: 22_000 }),
        fc.integer({ min: 0, max: 1439 }),
        (where, on, minute) => {
          const moment = instantAt(where, on as LocalDay, minute);
          const shown = localTime(where, moment);
          const late = (shown.day - on) * 1440 + shown.minute - minute;
          // In a gap the wall has jumped on, by an hour or half of one.
          expect([0, 30, 60]).toContain(late);
          if (late === 0) return;
          const before = plusMs(moment, -late * minuteMs);
          expect(offsetMinutes(where, moment) - offsetMinutes(where, before)).toBe(late);
        },
      ),
      runs,
    );
  });

  test('and is the first of two that show it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 40_000 }), (where, half) => {
        const moment = instant(at('2025-01-01T00:00Z') + half * 30 * minuteMs);
        const { day: on, minute } = localTime(where, moment);
        expect([0, 30 * minuteMs, hourMs]).toContain(moment - instantAt(where, on, minute));
      }),
      runs,
    );
  });
});

/** Offset by Intl's own calendar, independent of `offsetMinutes`. */
function offsetByIntl(name: string, moment: number): number {
  const parts = new Intl.DateTimeFormat('en-US-u-hc-h23', {
    timeZone: name,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
  return (wall + of('second') * 1000 - moment) / minuteMs;
}

/** The hours around changes of the clocks, and zones that changed their minds. */
const transitions: [string, string][] = [
  ['Europe/Berlin', '2026-03-29T01:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00Z'],
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/New_York', '2026-11-01T06:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['America/St_Johns', '2026-03-08T05:30Z'],
  ['America/St_Johns', '2006-10-29T02:31Z'],
  ['America/Santiago', '2026-04-05T03:00Z'],
  ['Pacific/Chatham', '2026-09-26T14:00Z'],
  ['Asia/Pyongyang', '2015-08-14T15:00Z'],
  ['Asia/Kathmandu', '1985-12-31T18:30Z'],
  ['Europe/London', '1968-02-18T02:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
];

describe('the offset of a zone', () => {
  test.each(transitions)('in %s around %s is that of Intl', (name, change) => {
    const moments = [-dayMs, -hourMs, -minuteMs, 0, minuteMs, hourMs, dayMs].map(
      (ms) => at(change) + ms,
    );
    const offsets = moments.map((moment) => offsetMinutes(zone(name), instant(moment)));
    expect(offsets).toStrictEqual(moments.map((moment) => offsetByIntl(name, moment)));
    expect(new Set(offsets).size).toBe(2);
  });

  test.each([
    ['Asia/Kathmandu', '2026-01-01T00:00Z', 345],
    ['Asia/Kolkata', '2026-01-01T00:00Z', 330],
    ['Pacific/Kiritimati', '2026-01-01T00:00Z', 840],
    ['UTC', '2026-07-01T00:00Z', 0],
  ])('in %s at %s is %i minutes', (name, moment, expected) => {
    expect(offsetMinutes(zone(name), at(moment))).toBe(expected);
  });
});

const moments: [string, string | null][] = [
  ['2026-12-04T10:00:00-05:00', '2026-12-04T15:00:00+00:00'],
  ['2026-12-04T10:00-0500', '2026-12-04T15:00:00+00:00'],
  ['2026-12-04T10:00:00.250Z', '2026-12-04T10:00:00+00:00'],
  ['2026-12-04T10:00:00', null],
  ['2026-12-04', null],
  ['2026-12-04T25:00:00Z', null],
  ['Fri 4 Dec', null],
  ['', null],
];

const writtenDays: [string, string | null][] = [
  ['2026-12-04', '2026-12-04'],
  ['2024-02-29', '2024-02-29'],
  ['0099-01-01', '0099-01-01'],
  ['2026-02-29', null],
  ['2026-13-01', null],
  ['2026-1-1', null],
  ['2026-12-04T00:00', null],
];

describe('texts', () => {
  test.each(moments)('the moment "%s" is read as %s', (text, expected) => {
    const moment = parseInstant(text);
    expect(moment === null ? null : formatInstant(zone('UTC'), moment)).toBe(expected);
  });

  test.each(writtenDays)('the day "%s" is read as %s', (text, expected) => {
    const parsed = parseDay(text);
    expect(parsed === null ? null : formatDay(parsed)).toBe(expected);
  });

  test('a moment that is written is read back, in every zone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 4e9 }), (where, s) => {
        const moment = instant(s * 1000);
        expect(parseInstant(formatInstant(where, moment))).toBe(moment);
      }),
      runs,
    );
  });

  test('a day that is written is read back, and has its parts', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (value) => {
        const one = value as LocalDay;
        const { year, month, dayOfMonth } = dateParts(one);
        expect(parseDay(formatDay(one))).toBe(one);
        expect(dayOf(year, month, dayOfMonth)).toBe(one);
        expect(weekday(one)).toBe(((new Date(one * dayMs).getUTCDay() + 6) % 7) + 1);
      }),
      runs,
    );
  });
});

describe('days', () => {
  test.each([
    ['2026-10-05', 1, '2026-10-09'],
    ['2026-10-09', 5, '2026-10-09'],
    ['2026-10-11', 7, '2026-10-09'],
    ['1969-12-31', 3, '1970-01-02'],
  ])('%s is weekday %i, in the week of Friday %s', (text, number, friday) => {
    expect(weekday(day(text))).toBe(number);
    expect(formatDay(fridayOfWeek(day(text)))).toBe(friday);
  });

  test('are those of the wall, not of UTC', () => {
    const moment = at('2026-10-06T12:00Z') as Instant;
    expect(formatDay(localDay(zone('Pacific/Kiritimati'), moment))).toBe('2026-10-07');
    expect(formatDay(localDay(zone('Pacific/Pago_Pago'), moment))).toBe('2026-10-06');
    expect(formatDay(addDays(day('2024-02-28'), 2))).toBe('2024-03-01');
  });
});

describe('the name of a zone', () => {
  test.each([
    ['europe/berlin', 'Europe/Berlin'],
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['UTC', 'UTC'],
    ['+02:00', null],
    ['Mars/Olympus', null],
    ['', null],
  ])('%s is known as %s', (name, expected) => {
    expect(zoneNamed(name)).toBe(expected);
  });
});
