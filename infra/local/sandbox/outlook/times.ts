/** Graph's `dateTimeTimeZone` and the other ways in which it writes moments. */
import {
  formatDay,
  instantAt,
  localDay,
  minuteMs,
  offsetMinutes,
  parseDay,
  parseInstant,
  type Zone,
} from '../../../../functions/domain/time.ts';
import { GraphError } from './graph-error.ts';
import { moment, zoneOf } from './zones.ts';

export type Wall = { readonly day: string; readonly minute: number; readonly zone: Zone };

/** Reads `{dateTime, timeZone}`; 400 `code` where it is no local time with a zone. */
export function readWall(value: unknown, name: string, code: string): Wall {
  const { dateTime, timeZone } = (value ?? {}) as { dateTime?: unknown; timeZone?: unknown };
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,7})?)?$/.exec(
    String(dateTime),
  );
  const [hour, minute, second] = [match?.[2], match?.[3], match?.[4] ?? '0'].map(Number);
  if (
    !match ||
    parseDay(match[1] ?? '') === null ||
    (hour ?? 99) > 23 ||
    (minute ?? 99) > 59 ||
    (second ?? 99) > 59
  ) {
    throw new GraphError(400, code, `The property '${name}' holds no valid local date and time.`);
  }
  const zone = zoneOf(typeof timeZone === 'string' ? timeZone : '');
  return {
    day: match[1] ?? '',
    minute: (hour ?? 0) * 60 + (minute ?? 0) + (second ?? 0) / 60,
    zone,
  };
}

/** The moment of a wall time. */
export function wallMs(wall: Wall): number {
  return midnight(wall.day, wall.zone, wall.minute);
}

/** The moment at which `day` (`2026-12-04`) begins in `zone`, or some minutes later on its wall. */
export function midnight(day: string, zone: Zone, minute = 0): number {
  const parsed = parseDay(day);
  if (parsed === null) throw new GraphError(400, 'ErrorInvalidRequest', 'No such day.');
  return instantAt(zone, parsed, minute);
}

/** The day on the wall of `zone`, `2026-12-04`. */
export function dayIn(zone: Zone, ms: number): string {
  return formatDay(localDay(zone, moment(ms)));
}

/** What the wall in `zone` shows, with seven digits: `2026-12-04T09:00:00.0000000`. */
export function wallText(zone: Zone, ms: number): string {
  const wall = new Date(ms + offsetMinutes(zone, moment(ms)) * minuteMs).toISOString();
  return `${wall.slice(0, 23)}0000`;
}

/** A moment as Graph's `DateTimeOffset`: `2026-12-04T09:00:00Z`. */
export function offsetText(ms: number): string {
  const text = new Date(ms).toISOString();
  return ms % 1000 === 0 ? `${text.slice(0, 19)}Z` : `${text.slice(0, 23)}0000Z`;
}

/** Reads startDateTime or endDateTime: an offset is honoured, without one it is UTC. */
export function readBound(text: string, name: string): number {
  const dated = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00` : text;
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(dated) ? dated.replace(/z$/, 'Z') : `${dated}Z`;
  const ms = parseInstant(zoned);
  if (ms === null) {
    throw new GraphError(400, 'ErrorInvalidParameter', `The parameter '${name}' is no date.`);
  }
  return ms;
}
