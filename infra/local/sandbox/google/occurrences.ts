/** When a recurring event takes place, and what its occurrences are called. */
import ICAL from 'ical.js';
import { dayMs } from '../../../../functions/domain/time.ts';
import { atWall, type EventTime, utc, wallAt, zoneOf } from './event-time.ts';
import { invalid } from './google-error.ts';
import type { Event, StoredEvent } from './world.ts';

/** No series is followed further than that many occurrences. */
const mostOccurrences = 10_000;

type Expansion = { readonly until: number; readonly starts: readonly number[] };
const expansions = new WeakMap<StoredEvent, Expansion>();

/**
 * Original starts of the occurrences that begin before `until`, in order: moments, or for all-day
 * events midnights in UTC. Without those that EXDATE takes out; exceptions are not looked at.
 */
export function startsOf(master: StoredEvent, until: number): readonly number[] {
  const known = expansions.get(master);
  if (known && known.until >= until) return known.starts.filter((start) => start < until);
  const starts = expand(master.fields, until);
  expansions.set(master, { until, starts });
  return starts;
}

/** Refuses recurrence lines that Google would not take. */
export function checkRecurrence(lines: readonly string[]): void {
  let rules = 0;
  for (const line of lines) {
    const name = /^(RRULE|EXRULE|RDATE|EXDATE)[;:]/.exec(line)?.[1];
    if (!name) throw invalid('Invalid recurrence rule.');
    if (name !== 'RRULE') continue;
    rules += 1;
    const value = line.slice(line.indexOf(':') + 1);
    if (!/^(?:[A-Z]+=[^;=]+)(?:;[A-Z]+=[^;=]+)*;?$/.test(value) || !/FREQ=/.test(value)) {
      throw invalid('Invalid recurrence rule.');
    }
    try {
      ICAL.Recur.fromString(value);
    } catch {
      throw invalid('Invalid recurrence rule.');
    }
  }
  if (rules > 1) throw invalid('Invalid recurrence rule.');
}

function expand(fields: Event, until: number): number[] {
  const { start } = fields;
  if (!start) return [];
  const toMoment = start.date
    ? (wall: number) => wall
    : (wall: number) => atWall(zoneOf(start.timeZone ?? 'UTC'), wall);
  const toWall = start.date
    ? (moment: number) => moment
    : (moment: number) => wallAt(zoneOf(start.timeZone ?? 'UTC'), moment);
  const first = toWall(Date.parse(start.date ? `${start.date}T00:00:00Z` : (start.dateTime ?? '')));
  const walls = new Set<number>([first]);
  const lines = fields.recurrence ?? [];
  for (const line of lines) {
    if (line.startsWith('RRULE')) ruleWalls(line, first, toWall(until), toWall, walls);
    if (line.startsWith('RDATE')) for (const wall of listed(line, toWall)) walls.add(wall);
  }
  for (const line of lines) {
    if (line.startsWith('EXDATE')) for (const wall of listed(line, toWall)) walls.delete(wall);
  }
  const moments = [...walls].map(toMoment).filter((moment) => moment < until);
  return [...new Set(moments)].sort((a, b) => a - b);
}

/** Adds the walls that an RRULE line makes from `first` up to `until`. */
function ruleWalls(
  line: string,
  first: number,
  until: number,
  toWall: (moment: number) => number,
  walls: Set<number>,
): void {
  const value = line.slice(line.indexOf(':') + 1);
  // UNTIL is compared on the wall here, whatever it was written in.
  const untilText = /UNTIL=([^;]+)/.exec(value)?.[1];
  const last = untilText === undefined ? until : lastWall(untilText, toWall);
  const rule = ICAL.Recur.fromString(value.replace(/;?UNTIL=[^;]+/, '').replace(/^;/, ''));
  const seconds = ICAL.Time.fromJSDate(new Date(first), true);
  seconds.zone = ICAL.Timezone.localTimezone;
  const turns = rule.iterator(seconds);
  for (let count = 0; count < mostOccurrences; count++) {
    const next = turns.next();
    if (!next) return;
    const wall = Date.UTC(next.year, next.month - 1, next.day, next.hour, next.minute, next.second);
    if (wall > last || wall > until) return;
    walls.add(wall);
  }
}

function lastWall(text: string, toWall: (moment: number) => number): number {
  const wall = wallOf(text, toWall);
  return text.length === 8 ? wall + dayMs - 1 : wall;
}

/** The walls of an RDATE or EXDATE line, whose zone is taken to be the event's own. */
function listed(line: string, toWall: (moment: number) => number): number[] {
  const values = line.slice(line.indexOf(':') + 1).split(',');
  return values.map((value) => wallOf(value, toWall));
}

function wallOf(text: string, toWall: (moment: number) => number): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2}))?/.exec(text) ?? [];
  const ms = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  return text.endsWith('Z') ? toWall(ms) : ms;
}

const idZero = 2 ** 40;

/** The id of the occurrence that originally starts at `at`: opaque, since Google's form changes in 2026. */
export function occurrenceId(series: string, at: number): string {
  return `${series}_i${(Math.floor(at / 1000) + idZero).toString(32)}`;
}

/** Series and original start of an id of the form above; null for any other id. */
export function readOccurrenceId(id: string): { series: string; at: number } | null {
  const match = /^(.+)_i([0-9a-v]+)$/.exec(id);
  if (!match) return null;
  return { series: match[1] ?? '', at: (Number.parseInt(match[2] ?? '', 32) - idZero) * 1000 };
}

/** The occurrence of `master` that originally starts at `at`, as an event of its own. */
export function occurrenceFields(master: StoredEvent, at: number): Event {
  const { recurrence: _, ...rest } = master.fields;
  const length = spanOf(master.fields);
  return {
    ...rest,
    id: occurrenceId(master.id, at),
    recurringEventId: master.id,
    originalStartTime: timeLike(master.fields.start ?? {}, at),
    start: timeLike(master.fields.start ?? {}, at),
    end: timeLike(master.fields.end ?? {}, at + length),
  };
}

/** How long one occurrence takes, in milliseconds. */
function spanOf({ start, end }: Event): number {
  const ms = (time: EventTime | undefined): number =>
    Date.parse(time?.date ? `${time.date}T00:00:00Z` : (time?.dateTime ?? ''));
  return ms(end) - ms(start);
}

function timeLike(like: EventTime, at: number): EventTime {
  if (like.date) return { date: new Date(at).toISOString().slice(0, 10) };
  return { dateTime: utc(at), ...(like.timeZone ? { timeZone: like.timeZone } : {}) };
}

/** The original start that an exception stands in for, as `startsOf` counts it. */
export function originalStart(exception: Event): number {
  const time = exception.originalStartTime;
  return Date.parse(time?.date ? `${time.date}T00:00:00Z` : (time?.dateTime ?? ''));
}
