/** When a parsed VEVENT is: its start, end, zone and what its recurrence needs. */
import {
  addDays,
  dayMs,
  type Instant,
  type LocalDay,
  plusMs,
  type Zone,
} from '../../domain/time.ts';
import { firstOf, type JCalProperty, type Properties, paramOf, textOf, valueText } from './jcal.ts';
import { quoted } from './problem.ts';
import {
  type BadTime,
  formatWall,
  parseDuration,
  parseWall,
  utcClock,
  type Wall,
  type WallClock,
  wallInstant,
} from './wall-time.ts';
import type { ZoneTable } from './zones.ts';

/** A time of the file together with the clock that makes a moment of it. */
export type ZonedWall = { readonly wall: Wall; readonly clock: WallClock };

/** What expanding a series needs beyond its master event. */
export type Recurrence = {
  readonly start: ZonedWall;
  /** RRULEs in the parsed form of ical.js. */
  readonly rules: readonly Readonly<Record<string, unknown>>[];
  readonly added: readonly ZonedWall[];
  readonly excluded: readonly ZonedWall[];
  /** The occurrence that this event stands in for; null for a master. */
  readonly replaces: ZonedWall | null;
};

type EventTimes = {
  readonly start: Instant;
  readonly end: Instant;
  readonly zone: Zone | null;
  readonly allDay: boolean;
  readonly recurrence: Recurrence | null;
};

/** Collects what is wrong while one component is read. */
export type Findings = {
  readonly zones: ZoneTable;
  readonly say: (text: string) => void;
  /** TZIDs that nothing explains, as written. */
  readonly unknownZones: Set<string>;
};

/** Reads the times of an event; null, with a finding, where it has no usable DTSTART. */
export function readTimes(properties: Properties, findings: Findings): EventTimes | null {
  const property = firstOf(properties, 'dtstart');
  if (!property) {
    findings.say('this event has no DTSTART; it is left out.');
    return null;
  }
  const start = readZoned(property, valueText(property), findings);
  if (typeof start === 'string') {
    const why = start === 'unreadable' ? 'cannot be read' : 'is not between 1900 and 2200';
    findings.say(`the DTSTART of this event ${why}; it is left out.`);
    return null;
  }
  const from = wallInstant(start.wall, start.clock);
  const end = readEnd(properties, start, from, findings);
  const allDay = start.wall.dateOnly || isWholeDays(properties, start, end);
  return {
    start: from,
    end: Math.max(end, from) as Instant,
    zone: start.wall.dateOnly || start.wall.utc ? null : start.clock.zone,
    allDay,
    recurrence: readRecurrence(properties, start, findings),
  };
}

/**
 * A DATE or DATE-TIME with its zone: UTC for `Z`, the TZID's clock, the person's for floating
 * times and dates. `text` is one value of `property`.
 */
export function readZoned(
  property: JCalProperty,
  text: string,
  findings: Findings,
): ZonedWall | BadTime {
  const wall = parseWall(text);
  if (typeof wall === 'string') return wall;
  if (wall.utc) return { wall, clock: utcClock };
  const tzid = paramOf(property, 'tzid');
  if (wall.dateOnly || tzid === null) return { wall, clock: findings.zones.floating };
  const clock = findings.zones.clockOf(tzid);
  if (!clock) findings.unknownZones.add(tzid);
  return { wall, clock: clock ?? findings.zones.floating };
}

function readEnd(
  properties: Properties,
  start: ZonedWall,
  from: Instant,
  findings: Findings,
): Instant {
  const property = firstOf(properties, 'dtend');
  const { wall, clock } = start;
  const nextDay = (day: LocalDay) => clock.instantAt(addDays(day, 1), 0);
  const fallback = wall.dateOnly ? nextDay(wall.day) : from;
  if (property) {
    const end = readZoned(property, valueText(property), findings);
    if (typeof end === 'string') {
      findings.say('the DTEND of this event cannot be read; its length is taken as unknown.');
      return fallback;
    }
    if (!wall.dateOnly) return wallInstant(end.wall, end.clock);
    return end.wall.day > wall.day ? clock.instantAt(end.wall.day, 0) : fallback;
  }
  const duration = textOf(properties, 'duration');
  if (duration === '') return fallback;
  const length = parseDuration(duration);
  if (!length) {
    findings.say('the DURATION of this event cannot be read; its length is taken as unknown.');
    return fallback;
  }
  if (wall.dateOnly) {
    const days = Math.max(1, length.days + Math.ceil(length.ms / dayMs));
    return clock.instantAt(addDays(wall.day, days), 0);
  }
  // Days are counted on the wall, hours on the stopwatch (RFC 5545, 3.3.6).
  const moved = length.days === 0 ? wall : { ...wall, day: addDays(wall.day, length.days) };
  return plusMs(wallInstant(moved, clock), length.ms);
}

/** Outlook writes whole days as midnight to midnight and says so in a property of its own. */
function isWholeDays(properties: Properties, start: ZonedWall, end: Instant): boolean {
  if (textOf(properties, 'x-microsoft-cdo-alldayevent').toUpperCase() !== 'TRUE') return false;
  const { wall, clock } = start;
  const ends = (wall.utc ? utcClock : clock).localTime(end);
  return wall.minute === 0 && wall.second === 0 && ends.minute === 0 && ends.day > wall.day;
}

function readRecurrence(
  properties: Properties,
  start: ZonedWall,
  findings: Findings,
): Recurrence | null {
  const replaced = firstOf(properties, 'recurrence-id');
  const replaces = replaced ? readZoned(replaced, valueText(replaced), findings) : null;
  if (typeof replaces === 'string') {
    findings.say('the RECURRENCE-ID of this event cannot be read; its own start is taken for it.');
  }
  const rules = (properties.get('rrule') ?? []).map((property) => property[3]).filter(isRule);
  const added = readList(properties.get('rdate'), findings);
  if (!replaced && rules.length === 0 && !properties.has('rdate')) return null;
  return {
    start,
    rules,
    added,
    excluded: readList(properties.get('exdate'), findings),
    replaces: typeof replaces === 'string' ? start : replaces,
  };
}

/** More than thirteen years of days, or a bomb. */
const datesAtMost = 5000;

function readList(listed: readonly JCalProperty[] | undefined, findings: Findings): ZonedWall[] {
  const times: ZonedWall[] = [];
  for (const property of listed ?? []) {
    for (const value of property.slice(3)) {
      if (times.length >= datesAtMost) {
        findings.say(
          `${quoted(property[0].toUpperCase())} lists too many dates to follow them all.`,
        );
        return times;
      }
      // A PERIOD is the pair of its start and its end; the start is the occurrence.
      const text = String(Array.isArray(value) ? value[0] : value);
      const time = readZoned(property, text, findings);
      if (typeof time !== 'string') times.push(time);
      else findings.say(`a date in ${quoted(property[0].toUpperCase())} cannot be read.`);
    }
  }
  return times;
}

function isRule(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The uid of one occurrence: the series' UID, a slash, the RECURRENCE-ID in DTSTART's form. */
export function occurrenceUid(seriesUid: string, recurrenceId: Wall): string {
  return `${seriesUid}/${formatWall(recurrenceId)}`;
}
