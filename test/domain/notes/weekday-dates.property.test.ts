/** A weekday with its date, at random, and in hostile texts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dateParts, formatDay, weekday } from '../../../functions/domain/time.ts';
import { tries } from '../../tries.ts';
import { day } from '../make.ts';
import { daysOf } from './said-on.ts';

const months =
  'January,February,March,April,May,June,July,August,September,October,November,December';
const weekdays = 'Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday';

test('any day of the next 27 is read from its weekday and its date, however they are written', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 800 }),
      fc.integer({ min: 1, max: 27 }),
      fc.integer({ min: 0, max: 9 }),
      (later, ahead, way) => {
        const on = addDays(day('2026-01-01'), later);
        const promised = addDays(on, ahead);
        const { year, month, dayOfMonth } = dateParts(promised);
        const named = weekdays.split(',')[weekday(promised) - 1] ?? '';
        const inMonth = months.split(',')[month - 1] ?? '';
        const written = [
          `${named} the ${dayOfMonth}th`,
          `${named}, the ${dayOfMonth}th of ${inMonth}`,
          `${named} ${dayOfMonth}`,
          `${named} (${inMonth} ${dayOfMonth})`,
          `${named}, ${dayOfMonth} ${inMonth} ${year}`,
          `${named} ${formatDay(promised)}`,
          `${inMonth} ${dayOfMonth} (${named})`,
          `${named.slice(0, 3)} ${dayOfMonth} ${inMonth.slice(0, 3)}`,
          `${named}, ${dayOfMonth}.${month}.${year}`,
          `${named} ${month}/${dayOfMonth}/${year}`,
        ][way];
        // Both ways to write "5/6/2027" are dates: the sooner one is meant.
        fc.pre(way !== 9 || dayOfMonth > 12 || dayOfMonth === month);
        expect([written, ...daysOf(`decision by ${written}`, formatDay(on))]).toStrictEqual([
          written,
          formatDay(promised),
          null,
        ]);
      },
    ),
    tries(1000),
  );
});

test.each([
  'decision by Friday the '.repeat(5000),
  'Friday ('.repeat(12_000),
  'decision by Fri 18 Fri 18 '.repeat(4000),
  '結果は周五（'.repeat(12_000),
  '結果は12月18日(金)'.repeat(8000),
])('hostile text %# takes linear time', (text) => {
  const begun = performance.now();
  daysOf(text);
  expect(performance.now() - begun).toBeLessThan(2000);
});
