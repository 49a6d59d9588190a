/** Starts and ends as the API takes and gives them. */
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import {
  dayMs,
  formatInstant,
  instant,
  instantAt,
  type LocalDay,
  minuteMs,
  offsetMinutes,
  parseDay,
  parseInstant,
  type Zone,
  zoneNamed,
} from '../../../../functions/domain/time.ts';
import { GoogleError, invalid, required } from './google-error.ts';

export type EventTime = calendar_v3.Schema$EventDateTime;

/** The zone of that name; 400 where there is none. */
export function zoneOf(name: string): Zone {
  const zone = zoneNamed(name);
  if (zone === null) throw invalid('Invalid time zone definition.');
  return zone;
}

/**
 * `time` in the form in which it is stored: a day, or a moment in UTC with the zone that was given.
 * `which` is `start` or `end`, for the message of the 400.
 */
export function readTime(time: EventTime, which: string, isRecurring: boolean): EventTime {
  const { date, dateTime, timeZone } = time;
  if (timeZone && zoneNamed(timeZone) === null) {
    throw invalid(`Invalid time zone definition for ${which} time.`);
  }
  if ((date && dateTime) || (!date && !dateTime)) throw invalid(`Invalid ${which} time.`);
  if (date) {
    if (parseDay(date) === null) throw invalid(`Invalid ${which} time.`);
    return { date };
  }
  if (!timeZone && (isRecurring || !/(?:Z|[+-]\d{2}:?\d{2})$/i.test(dateTime ?? ''))) {
    throw required(`Missing time zone definition for ${which} time.`);
  }
  const moment = momentOf(dateTime ?? '', timeZone ?? null);
  if (moment === null) throw invalid(`Invalid ${which} time.`);
  return { dateTime: utc(moment), ...(timeZone ? { timeZone } : {}) };
}

/** `2026-12-04T09:00:00Z`: how moments are stored. */
export function utc(moment: number): string {
  return new Date(moment).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

function momentOf(text: string, timeZone: string | null): number | null {
  const upper = text.toUpperCase();
  if (/(?:Z|[+-]\d{2}:?\d{2})$/.test(upper)) return parseInstant(upper);
  const wall = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/.test(upper)
    ? parseInstant(`${upper}Z`)
    : null;
  return wall === null || timeZone === null ? null : atWall(zoneOf(timeZone), wall);
}

/** The moment at which the wall in `zone` shows what UTC shows at `wall`. */
export function atWall(zone: Zone, wall: number): number {
  const day = Math.floor(wall / dayMs);
  return instantAt(zone, day as LocalDay, (wall - day * dayMs) / minuteMs);
}

/** What the wall in `zone` shows at `moment`, as the moment at which UTC shows it. */
export function wallAt(zone: Zone, moment: number): number {
  return moment + offsetMinutes(zone, instant(moment)) * minuteMs;
}

/** When a stored time is, in milliseconds since 1970: a day begins at midnight in `zone`. */
export function whenOf(time: EventTime, zone: Zone): number {
  if (time.date) return atWall(zone, Date.parse(`${time.date}T00:00:00Z`));
  return Date.parse(time.dateTime ?? '');
}

/** A stored time as it is shown in `zone`. */
export function shownTime(time: EventTime, zone: Zone): EventTime {
  if (time.date) return { date: time.date };
  const moment = instant(Date.parse(time.dateTime ?? ''));
  return {
    dateTime: formatInstant(zone, moment).replace(/[+-]00:00$/, 'Z'),
    timeZone: time.timeZone ?? zone,
  };
}

/** Refuses times of two kinds, and an end that is not after its start. */
export function checkSpan(start: EventTime, end: EventTime, zone: Zone): void {
  if (!start.date !== !end.date) throw invalid('Invalid start time.');
  if (whenOf(end, zone) <= whenOf(start, zone)) {
    const message = 'The specified time range is empty.';
    throw new GoogleError(400, 'timeRangeEmpty', message, 'calendar');
  }
}
