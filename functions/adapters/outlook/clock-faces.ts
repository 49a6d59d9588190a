/** Dates, times and zones as Graph writes them: `{ dateTime, timeZone }`, Windows names included. */
import { findIana } from 'windows-iana';
import {
  addDays,
  dayMs,
  formatDay,
  type Instant,
  instant,
  instantAt,
  type LocalDay,
  type LocalTime,
  localTime,
  minuteMs,
  parseDay,
  parseInstant,
  type Zone,
  zoneNamed,
} from '../../domain/time.ts';

const noon = 720;

export type ClockFace = {
  readonly dateTime?: string | null;
  readonly timeZone?: string | null;
};

/**
 * The zone that a Windows or IANA name stands for; null for UTC, which nobody lives in, and for names
 * that say nothing (`tzone://Microsoft/Custom`, `Customized Time Zone`).
 */
export function zoneOf(name: string | null | undefined): Zone | null {
  const bare = bareName(name ?? '');
  if (isUtc(bare) || bare === '') return null;
  let zone = zones.get(bare);
  if (zone === undefined) {
    zone = zoneNamed(findIana(bare)[0] ?? bare);
    // Every event of a large calendar names one; the names that there are number some hundreds.
    if (zones.size < 1000) zones.set(bare, zone);
  }
  return zone;
}
const zones = new Map<string, Zone | null>();

function bareName(name: string): string {
  return name.replace(/^tzone:\/\/Microsoft\//i, '').trim();
}

function isUtc(name: string): boolean {
  return /^(?:etc\/)?(?:utc|gmt|uct|zulu|universal|greenwich)$/i.test(name);
}

/** The moment that a clock face shows; null where it is none. `usual`: the zone of one that names none. */
export function instantOf(face: ClockFace | null | undefined, usual: Zone): Instant | null {
  const wall = wallOf(face);
  if (wall === null) return null;
  const name = face?.timeZone ?? 'UTC';
  if (isUtc(bareName(name))) return instant(wall.day * dayMs + wall.minute * minuteMs);
  return instantAt(zoneOf(name) ?? usual, wall.day, wall.minute);
}

/** The date of an all-day event, whatever zone it is said to be in: such dates float. */
export function dayOfFace(face: ClockFace | null | undefined): LocalDay | null {
  return parseDay((face?.dateTime ?? '').slice(0, 10));
}

/**
 * The date of a task, nearest to the moment that is told. To Do keeps a client's midnight and may tell
 * it in UTC, hours off the date that was meant; a midnight is its own date.
 */
export function nearestDay(face: ClockFace | null | undefined, zone: Zone): LocalDay | null {
  const wall = wallOf(face);
  if (wall === null) return null;
  const moment = instantOf(face, zone);
  if (wall.minute === 0 || moment === null) return wall.day;
  const { day, minute } = localTime(zone, moment);
  return addDays(day, minute < noon ? 0 : 1);
}

/** How the wall in `zone` shows `moment`; in UTC where that time occurs twice there. */
export function faceOf(moment: Instant, zone: Zone): { dateTime: string; timeZone: string } {
  const { day, minute } = localTime(zone, moment);
  if (instantAt(zone, day, minute) !== moment) return inUtc(moment);
  const wall = instant(day * dayMs + minute * minuteMs);
  return { dateTime: inUtc(wall).dateTime, timeZone: zone };
}

/** Midnight at the beginning of a day, as To Do keeps dates. */
export function midnightOf(day: LocalDay, zone: Zone): { dateTime: string; timeZone: string } {
  return { dateTime: `${formatDay(day)}T00:00:00.0000000`, timeZone: zone };
}

/** A moment as Graph writes plain ones (`createdDateTime`); null where it is none. */
export function stampOf(text: string | null | undefined): Instant | null {
  return text ? parseInstant(text) : null;
}

function inUtc(moment: Instant): { dateTime: string; timeZone: string } {
  return { dateTime: new Date(moment).toISOString().slice(0, 19), timeZone: 'UTC' };
}

function wallOf(face: ClockFace | null | undefined): LocalTime | null {
  const text = (face?.dateTime ?? '').replace(/Z$/, '');
  const day = dayOfFace(face);
  const moment = parseInstant(text.length === 10 ? `${text}T00:00:00Z` : `${text}Z`);
  return day === null || moment === null
    ? null
    : { day, minute: (moment - day * dayMs) / minuteMs };
}
