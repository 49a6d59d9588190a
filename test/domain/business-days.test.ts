import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBusinessDays,
  isBusinessDay,
  plainWorkCalendar,
  rollForward,
} from '../../functions/domain/business-days.ts';
import { formatDay, type LocalDay } from '../../functions/domain/time.ts';
import { day, daysOff } from './make.ts';
import { runs, work } from './plan/scenarios.ts';

/** Christmas 2026 falls on a Friday; the Monday after is off as well here. */
const christmas = daysOff('2026-12-25', '2026-12-28');

describe('a business day', () => {
  test.each([
    ['2026-12-21', true, 'Monday'],
    ['2026-12-24', true, 'Thursday'],
    ['2026-12-25', false, 'a holiday'],
    ['2026-12-26', false, 'Saturday'],
    ['2026-12-27', false, 'Sunday'],
    ['2026-12-28', false, 'a holiday'],
  ])('%s: %s (%s)', (text, expected) => {
    expect(isBusinessDay(christmas, day(text))).toBe(expected);
  });

  test('is any weekday where no country is set', () => {
    expect(isBusinessDay(plainWorkCalendar, day('2026-12-25'))).toBe(true);
  });
});

describe('a day rolls forward', () => {
  test.each([
    ['2026-12-24', '2026-12-24'],
    ['2026-12-25', '2026-12-29'],
    ['2026-12-27', '2026-12-29'],
    ['2026-12-28', '2026-12-29'],
  ])('from %s to %s', (from, to) => {
    expect(formatDay(rollForward(christmas, day(from)))).toBe(to);
  });

  test('to the first business day, never back', () => {
    fc.assert(
      fc.property(work, fc.integer({ min: 19_000, max: 22_000 }), (calendar, from) => {
        const rolled = rollForward(calendar, from as LocalDay);
        expect(isBusinessDay(calendar, rolled)).toBe(true);
        expect(rolled).toBeGreaterThanOrEqual(from);
        for (let one = from; one < rolled; one++) {
          expect(isBusinessDay(calendar, one as LocalDay)).toBe(false);
        }
      }),
      runs,
    );
  });
});

describe('business days are counted', () => {
  test.each([
    ['2026-12-23', 0, '2026-12-23'],
    ['2026-12-23', 1, '2026-12-24'],
    ['2026-12-23', 2, '2026-12-29'],
    ['2026-12-26', 1, '2026-12-29'],
    ['2026-12-26', 0, '2026-12-26'],
    ['2026-12-21', 5, '2026-12-30'],
  ])('from %s, %i of them, to %s', (from, count, to) => {
    expect(formatDay(addBusinessDays(christmas, day(from), count))).toBe(to);
  });
});
