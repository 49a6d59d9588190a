/** Recurring events: Graph's patterns, RRULEs, and the days that they name. */
import ICAL from 'ical.js';
import { GraphError } from './graph-error.ts';
import type { Recurrence } from './stored.ts';

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const indexes = ['first', 'second', 'third', 'fourth', 'last'];
const mostDays = 5000;

/** A patternedRecurrence as it was sent, made whole; 400 where it is none, or starts on another day. */
export function readRecurrence(value: unknown, startDay: string): Recurrence {
  const { pattern, range } = value as { pattern?: Loose; range?: Loose };
  const type = caseless(pattern?.type, [...patternFrequency.keys()]);
  const rangeType = caseless(range?.type, ['endDate', 'noEnd', 'numbered']);
  if (!pattern || !range || type === null || rangeType === null) throw invalid('is incomplete');
  if (range.startDate !== startDay) throw invalid('starts on another day than the event');
  const recurrence: Recurrence = {
    pattern: {
      type,
      interval: Number(pattern.interval ?? 1),
      month: Number(pattern.month ?? 0),
      dayOfMonth: Number(pattern.dayOfMonth ?? 0),
      daysOfWeek: list(pattern.daysOfWeek).map((one) => caseless(one, days) ?? ''),
      firstDayOfWeek: caseless(pattern.firstDayOfWeek, days) ?? 'sunday',
      index: caseless(pattern.index, indexes) ?? 'first',
    },
    range: {
      type: rangeType,
      startDate: startDay,
      endDate: typeof range.endDate === 'string' ? range.endDate : '0001-01-01',
      recurrenceTimeZone: String(range.recurrenceTimeZone ?? ''),
      numberOfOccurrences: Number(range.numberOfOccurrences ?? 0),
    },
  };
  try {
    ICAL.Recur.fromString(rruleOf(recurrence));
  } catch {
    throw invalid('cannot be followed');
  }
  return recurrence;
}

type Loose = Readonly<Record<string, unknown>>;

/** An RRULE's value as Graph tells it. `startDay` is `2026-12-04`. */
export function recurrenceOf(rrule: string, startDay: string): Recurrence {
  const parts = Object.fromEntries(
    rrule
      .replace(/^RRULE:/i, '')
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  ) as Record<string, string | undefined>;
  const [, month, dayOfMonth] = startDay.split('-').map(Number);
  const weekday = weekdayOf(startDay);
  const named = (parts.BYDAY ?? '').split(',').filter(Boolean);
  const nth = named.map((one) => /^(-?\d+)/.exec(one)?.[1]).find(Boolean) ?? parts.BYSETPOS;
  const byDay = named.map((one) => days.find((day) => day.startsWith(dayCode(one))) ?? weekday);
  const monthly = nth ? 'relative' : 'absolute';
  const type = {
    DAILY: byDay.length > 0 ? 'weekly' : 'daily',
    WEEKLY: 'weekly',
    MONTHLY: `${monthly}Monthly`,
    YEARLY: `${monthly}Yearly`,
  }[parts.FREQ ?? ''];
  if (!type) throw new Error('the sandbox knows no such recurrence');
  const until = parts.UNTIL?.replace(/^(\d{4})(\d{2})(\d{2}).*/, '$1-$2-$3');
  return {
    pattern: {
      type,
      interval: Number(parts.INTERVAL ?? 1),
      month: type.endsWith('Yearly') ? Number(parts.BYMONTH ?? month) : 0,
      dayOfMonth: type.startsWith('absolute') ? Number(parts.BYMONTHDAY ?? dayOfMonth) : 0,
      daysOfWeek: byDay.length === 0 && type === 'weekly' ? [weekday] : byDay,
      firstDayOfWeek: days.find((day) => day.startsWith(dayCode(parts.WKST ?? 'SU'))) ?? 'sunday',
      index: indexes[nth === '-1' ? 4 : Number(nth ?? 1) - 1] ?? 'first',
    },
    range: {
      type: parts.COUNT ? 'numbered' : until ? 'endDate' : 'noEnd',
      startDate: startDay,
      endDate: until ?? '0001-01-01',
      recurrenceTimeZone: '',
      numberOfOccurrences: Number(parts.COUNT ?? 0),
    },
  };
}

/** The rule after its first occurrence was moved to `startDay`; a weekly one of one day moves along. */
export function movedTo(recurrence: Recurrence, startDay: string): Recurrence {
  const { pattern, range } = recurrence;
  if (range.startDate === startDay) return recurrence;
  const isOnOneDay = pattern.type === 'weekly' && pattern.daysOfWeek.length === 1;
  return {
    pattern: isOnOneDay ? { ...pattern, daysOfWeek: [weekdayOf(startDay)] } : pattern,
    range: { ...range, startDate: startDay },
  };
}

function weekdayOf(day: string): string {
  return days[new Date(`${day}T00:00Z`).getUTCDay()] ?? 'sunday';
}

/** The days of the series from its first to `lastDay`, both `2026-12-04`. */
export function daysOf(recurrence: Recurrence, lastDay: string): string[] {
  const first = ICAL.Time.fromDateString(recurrence.range.startDate);
  const iterator = ICAL.Recur.fromString(rruleOf(recurrence)).iterator(first);
  const found: string[] = [];
  for (let next = iterator.next(); next && found.length < mostDays; next = iterator.next()) {
    const day = next.toString().slice(0, 10);
    if (day > lastDay) break;
    found.push(day);
  }
  return found;
}

const patternFrequency = new Map([
  ['daily', 'DAILY'],
  ['weekly', 'WEEKLY'],
  ['absoluteMonthly', 'MONTHLY'],
  ['relativeMonthly', 'MONTHLY'],
  ['absoluteYearly', 'YEARLY'],
  ['relativeYearly', 'YEARLY'],
]);

function rruleOf({ pattern, range }: Recurrence): string {
  const byDay = pattern.daysOfWeek.map(dayCode).map((code) => code.toUpperCase());
  const parts = [
    `FREQ=${patternFrequency.get(pattern.type)}`,
    `INTERVAL=${pattern.interval}`,
    `WKST=${dayCode(pattern.firstDayOfWeek).toUpperCase()}`,
  ];
  if (pattern.type === 'weekly' || pattern.type.startsWith('relative')) {
    if (byDay.length === 0) throw invalid('names no day of the week');
    parts.push(`BYDAY=${byDay.join(',')}`);
  }
  if (pattern.type.startsWith('relative')) {
    const index = indexes.indexOf(pattern.index);
    parts.push(`BYSETPOS=${index === 4 ? -1 : index + 1}`);
  }
  if (pattern.type.startsWith('absolute')) parts.push(`BYMONTHDAY=${pattern.dayOfMonth}`);
  if (pattern.type.endsWith('Yearly')) parts.push(`BYMONTH=${pattern.month}`);
  if (range.type === 'numbered') parts.push(`COUNT=${range.numberOfOccurrences}`);
  if (range.type === 'endDate') parts.push(`UNTIL=${range.endDate.replaceAll('-', '')}`);
  return parts.join(';');
}

/** The first two letters in small: of `monday` and of `2MO` alike. */
function dayCode(name: string): string {
  return name
    .replace(/^[-+]?\d+/, '')
    .slice(0, 2)
    .toLowerCase();
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function caseless(value: unknown, names: readonly string[]): string | null {
  return names.find((name) => name.toLowerCase() === String(value).toLowerCase()) ?? null;
}

function invalid(how: string): GraphError {
  return new GraphError(400, 'ErrorPropertyValidationFailure', `The recurrence ${how}.`);
}
