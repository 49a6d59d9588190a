/** What the phrases of `readDays` count to, from the day on which they are counted. */
import { addBusinessDays, type WorkCalendar } from '../../business-days.ts';
import { addDays, dateParts, dayOf, fridayOfWeek, type LocalDay, weekday } from '../../time.ts';

/** Which end of a week or a month is meant. */
export type Part = 'early' | 'mid' | 'end';
export type SpanUnit = 'hour' | 'day' | 'business-day' | 'week' | 'fortnight' | 'month';

/** The first such weekday after `on`: said on a Friday, "Friday" is the next one (reading 13). */
export function comingWeekday(on: LocalDay, isoWeekday: number): LocalDay {
  return addDays(on, (isoWeekday - weekday(on) + 7) % 7 || 7);
}

/** That weekday in the week that starts on the Monday `weeks` weeks ahead. */
export function weekdayAhead(on: LocalDay, weeks: number, isoWeekday: number): LocalDay {
  return addDays(on, weeks * 7 + isoWeekday - weekday(on));
}

const lastDayOfPart: Readonly<Record<Part, number>> = { early: 2, mid: 3, end: 5 };

/** The last working day of a part of a week; "this week" said at the week-end is the next one. */
export function weekPart(on: LocalDay, weeks: number, part: Part): LocalDay {
  const day = weekdayAhead(on, weeks, lastDayOfPart[part]);
  if (day >= on) return day;
  const friday = fridayOfWeek(on);
  return friday >= on ? friday : addDays(day, 7);
}

/** The last day of a part of the month that is `months` ahead. */
export function monthPart(on: LocalDay, months: number, part: Part): LocalDay {
  const { year, month } = dateParts(on);
  return partOfMonth(year, month + months, part);
}

/** The same of a named month: the first one whose part is not over. */
export function namedMonthPart(on: LocalDay, month: number, part: Part): LocalDay {
  const { year } = dateParts(on);
  const day = partOfMonth(year, month, part);
  return day >= on ? day : partOfMonth(year + 1, month, part);
}

function partOfMonth(year: number, month: number, part: Part): LocalDay {
  const first = dayOf(year + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1, 1) as LocalDay;
  if (part !== 'end') return addDays(first, part === 'early' ? 9 : 14);
  const { year: y, month: m } = dateParts(addDays(first, 31));
  return addDays(dayOf(y, m, 1) as LocalDay, -1);
}

/** The last day of a part of the year that is `years` ahead. */
export function yearPart(on: LocalDay, years: number, part: Part): LocalDay {
  const lastMonth = { early: 1, mid: 6, end: 12 }[part];
  return partOfMonth(dateParts(on).year + years, lastMonth, 'end');
}

/** A date as written; one without a year is the first on or after `on`. Null: no such date. */
export function datedDay(
  on: LocalDay,
  month: number,
  dayOfMonth: number,
  year: number | null,
): LocalDay | null {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) return null;
  if (year !== null) return dayOf(year < 100 ? 2000 + year : year, month, dayOfMonth);
  const thisYear = dateParts(on).year;
  // "By November 20", said on the 23rd, is a day that has passed and not next year's.
  const near = dayOf(thisYear, month, dayOfMonth);
  if (near !== null && near < on && on - near < halfYear) return near;
  for (let ahead = 0; ahead <= 8; ahead++) {
    const day = dayOf(thisYear + ahead, month, dayOfMonth);
    if (day !== null && day >= on) return day;
  }
  return null;
}

const halfYear = 183;

/** `12/14` or `14/12`: where both can be read, the sooner one is meant. */
export function slashedDay(
  on: LocalDay,
  first: number,
  second: number,
  year: number | null,
): LocalDay | null {
  const readings = [datedDay(on, first, second, year), datedDay(on, second, first, year)].filter(
    (day): day is LocalDay => day !== null && day >= on,
  );
  return readings.length > 0 ? (Math.min(...readings) as LocalDay) : null;
}

/** "the 14th": the first one after `on`. */
export function dayOfSomeMonth(on: LocalDay, dayOfMonth: number): LocalDay | null {
  const { year, month } = dateParts(on);
  for (let ahead = 0; ahead <= 2; ahead++) {
    const index = month - 1 + ahead;
    const day = dayOf(year + Math.floor(index / 12), (index % 12) + 1, dayOfMonth);
    if (day !== null && day > on) return day;
  }
  return null;
}

/** `on` and so many hours, days, weeks or months. Null: further than anyone plans. */
export function spanAfter(
  on: LocalDay,
  count: number,
  unit: SpanUnit,
  work: WorkCalendar,
): LocalDay | null {
  if (count > (unit === 'hour' ? 336 : 120)) return null;
  if (unit === 'hour') return addDays(on, Math.ceil(count / 24));
  if (unit === 'day') return addDays(on, count);
  if (unit === 'week' || unit === 'fortnight')
    return addDays(on, count * (unit === 'week' ? 7 : 14));
  if (unit === 'business-day') return addBusinessDays(work, on, count);
  const { year, month, dayOfMonth } = dateParts(on);
  const index = month - 1 + count;
  for (let day = dayOfMonth; day > 27; day--) {
    const found = dayOf(year + Math.floor(index / 12), (index % 12) + 1, day);
    if (found !== null) return found;
  }
  return dayOf(year + Math.floor(index / 12), (index % 12) + 1, dayOfMonth);
}
