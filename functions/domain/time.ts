/**
 * The three types of time, and the only arithmetic between them.
 *
 * An `Instant` is a moment, a `LocalDay` is a square on somebody's wall calendar, a `Zone` is what
 * turns one into the other. They never mix by accident: each is its own brand.
 */
import { tzOffset } from '@date-fns/tz/tzOffset';

declare const instantBrand: unique symbol;
declare const dayBrand: unique symbol;
declare const zoneBrand: unique symbol;

/** A moment: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly [instantBrand]: true };
/** A calendar day without a zone: days since 1970-01-01. Add and subtract whole days freely. */
export type LocalDay = number & { readonly [dayBrand]: true };
/** The name of an IANA time zone that this machine knows. Made only by `zoneNamed`. */
export type Zone = string & { readonly [zoneBrand]: true };
/** Minutes after local midnight, 0..1440. 1440 is the midnight that ends the day. */
export type MinuteOfDay = number;

/** A day and a time on the wall, as a person in `zone` reads it. */
export type LocalTime = { readonly day: LocalDay; readonly minute: MinuteOfDay };

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** Reads a moment as a number of milliseconds since 1970; use it at the edges only. */
export function instant(epochMs: number): Instant {
  return epochMs as Instant;
}

/** `moment` moved by some milliseconds (negative: earlier). */
export function plusMs(moment: Instant, ms: number): Instant {
  return (moment + ms) as Instant;
}

/** The day that many days after (negative: before) `day`. */
export function addDays(day: LocalDay, days: number): LocalDay {
  return (day + days) as LocalDay;
}

/** The day of a year, month (1..12) and day of month; null where no calendar has such a day. */
export function dayOf(year: number, month: number, dayOfMonth: number): LocalDay | null {
  const ms = Date.UTC(2000, month - 1, dayOfMonth);
  const date = new Date(ms);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== dayOfMonth) return null;
  return Math.floor(date.getTime() / dayMs) as LocalDay;
}

/** The day written `2026-12-04`; null where the text is anything else. */
export function parseDay(text: string): LocalDay | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** `day` as `2026-12-04`. */
export function formatDay(day: LocalDay): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** Year, month (1..12) and day of the month of `day`. */
export function dateParts(day: LocalDay): { year: number; month: number; dayOfMonth: number } {
  const date = new Date(day * dayMs);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    dayOfMonth: date.getUTCDate(),
  };
}

/** 1 = Monday ... 7 = Sunday, as in ISO 8601 (weeks start on Monday, reading 13). */
export function weekday(day: LocalDay): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The Friday of the Monday-to-Sunday week that holds `day`. */
export function fridayOfWeek(day: LocalDay): LocalDay {
  return addDays(day, 5 - weekday(day));
}

/**
 * The zone of that name as this machine knows it (`europe/berlin` becomes `Europe/Berlin`);
 * null where there is none. Offsets such as `+02:00` are no zones: they know no summer time.
 */
export function zoneNamed(name: string): Zone | null {
  if (!/^[A-Za-z][\w+/-]{0,63}$/.test(name)) return null;
  const known = zoneNames.get(name);
  if (known !== undefined) return known;
  let zone: Zone | null = null;
  try {
    zone = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone as Zone;
    // Some engines rename to a legacy alias (Asia/Calcutta): what the person wrote is kept.
    if (zone.toLowerCase() !== name.toLowerCase()) zone = name as Zone;
  } catch {
    zone = null;
  }
  // Real names are few; of wrong ones, which a stranger may make up, some are remembered and forgotten.
  if (zoneNames.size >= 2000) zoneNames.clear();
  zoneNames.set(name, zone);
  return zone;
}
const zoneNames = new Map<string, Zone | null>();

/**
 * Minutes that `zone` is ahead of UTC at `moment`. One look-up in Intl costs microseconds and a
 * plan asks tens of times for each interview, so a UTC day without a change is remembered.
 */
export function offsetMinutes(zone: Zone, moment: Instant): number {
  let days = offsetsByDay.get(zone);
  if (!days) {
    days = new Map();
    offsetsByDay.set(zone, days);
  }
  const utcDay = Math.floor(moment / dayMs);
  let offset = days.get(utcDay);
  if (offset === undefined) {
    const atStart = tzOffset(zone, new Date(utcDay * dayMs));
    const atEnd = tzOffset(zone, new Date((utcDay + 1) * dayMs));
    offset = atStart === atEnd ? atStart : Number.NaN;
    if (days.size > 5000) days.clear();
    days.set(utcDay, offset);
  }
  return Number.isNaN(offset) ? tzOffset(zone, new Date(moment)) : offset;
}
const offsetsByDay = new Map<Zone, Map<number, number>>();

/** What the wall clock in `zone` shows at `moment`. */
export function localTime(zone: Zone, moment: Instant): LocalTime {
  const wall = moment + offsetMinutes(zone, moment) * minuteMs;
  const day = Math.floor(wall / dayMs);
  return { day: day as LocalDay, minute: (wall - day * dayMs) / minuteMs };
}

/** The day on the wall in `zone` at `moment`. */
export function localDay(zone: Zone, moment: Instant): LocalDay {
  return Math.floor((moment + offsetMinutes(zone, moment) * minuteMs) / dayMs) as LocalDay;
}

/**
 * The moment at which the wall clock in `zone` shows that time. A time that a change to summer
 * time leaves out is read with the offset before the change (02:30 becomes 03:30); one that occurs
 * twice is the first: both as RFC 5545, 3.3.5 has it.
 */
export function instantAt(zone: Zone, day: LocalDay, minute: MinuteOfDay): Instant {
  const wall = day * dayMs + minute * minuteMs;
  const before = offsetMinutes(zone, (wall - dayMs) as Instant);
  const guess = (wall - before * minuteMs) as Instant;
  const offset = offsetMinutes(zone, guess);
  if (offset === before) return guess;
  const second = (wall - offset * minuteMs) as Instant;
  // In the gap no moment shows this time; `guess` keeps the offset of before.
  return offsetMinutes(zone, second) === offset ? second : guess;
}

/** `moment` as ISO 8601 with the offset of `zone`: `2026-12-04T10:00:00-05:00`. */
export function formatInstant(zone: Zone, moment: Instant): string {
  const offset = Math.round(offsetMinutes(zone, moment));
  const wall = new Date(moment + offset * minuteMs).toISOString().replace(/\.\d{3}Z$/, '');
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  const minutes = String(size % 60).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

/**
 * Reads an ISO 8601 moment that carries an offset or `Z`; null for anything else. A text without
 * an offset is refused: it would be read in the process's zone.
 */
export function parseInstant(text: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(text))
    return null;
  // The engine would read 30 February as 2 March.
  if (parseDay(text.slice(0, 10)) === null) return null;
  const ms = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(ms) ? null : (ms as Instant);
}
