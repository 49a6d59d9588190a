/** Dates and times as they stand in an iCalendar file, before a zone makes moments of them. */
import {
  dateParts,
  dayMs,
  dayOf,
  hourMs,
  type Instant,
  instant,
  type LocalDay,
  type LocalTime,
  minuteMs,
  plusMs,
  type Zone,
} from '../../domain/time.ts';

/** A DATE or DATE-TIME: what a wall clock shows, to the second. `utc`: that clock is in UTC. */
export type Wall = LocalTime & {
  readonly second: number;
  readonly dateOnly: boolean;
  readonly utc: boolean;
};

/** What makes moments of the times of one TZID, and back. */
export type WallClock = {
  /** The event's own zone; null where it has none that the product could name. */
  readonly zone: Zone | null;
  instantAt(day: LocalDay, minute: number): Instant;
  localTime(moment: Instant): LocalTime;
};

/** Why a text is no usable time: not a time at all, or in a year that no calendar entry is in. */
export type BadTime = 'unreadable' | 'out of range';

/** The clock of UTC. Its zone is null: UTC says nothing of where somebody is. */
export const utcClock: WallClock = {
  zone: null,
  instantAt: (day, minute) => instant(day * dayMs + minute * minuteMs),
  localTime: (moment) => {
    const day = Math.floor(moment / dayMs);
    return { day: day as LocalDay, minute: (moment - day * dayMs) / minuteMs };
  },
};

/** Reads `20261204`, `20261204T100000`, `20261204T100000Z`, each also with the dashes of jCal. */
export function parseWall(text: string): Wall | BadTime {
  const form = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)?(Z)?)?$/i;
  // ical.js makes `T::` of the missing time where a date is not marked as one.
  const match = form.exec(text.trim().replace(/T::$/, ''));
  if (!match) return 'unreadable';
  const [, year, month, dayOfMonth, hour, minute, second] = match;
  if (Number(year) < 1900 || Number(year) > 2200) return 'out of range';
  const day = dayOf(Number(year), Number(month), Number(dayOfMonth));
  const minutes = Number(hour ?? 0) * 60 + Number(minute ?? 0);
  const seconds = Number(second ?? 0);
  if (day === null || minutes > 1440 || Number(minute ?? 0) > 59 || seconds > 60)
    return 'unreadable';
  const dateOnly = hour === undefined;
  return { day, minute: minutes, second: seconds, dateOnly, utc: match[7] !== undefined };
}

/** The moment at which `clock` (for times in UTC: UTC) shows `wall`. */
export function wallInstant(wall: Wall, clock: WallClock): Instant {
  const used = wall.utc ? utcClock : clock;
  // The domain counts whole minutes; seconds are added where no rounding can touch them.
  return plusMs(used.instantAt(wall.day, wall.minute), wall.second * 1000);
}

/** What `clock` shows at `moment`, in the form (date, UTC or local) of `like`. */
export function wallLike(like: Wall, clock: WallClock, moment: Instant): Wall {
  const shown = (like.utc ? utcClock : clock).localTime(moment);
  if (like.dateOnly) return { ...like, day: shown.day, minute: 0, second: 0 };
  const seconds = Math.round(shown.minute * 60);
  return { ...like, day: shown.day, minute: Math.floor(seconds / 60), second: seconds % 60 };
}

/** `wall` as iCalendar writes it: `20261201`, `20261201T100000` or `20261201T100000Z`. */
export function formatWall(wall: Wall): string {
  const { year, month, dayOfMonth } = dateParts(wall.day);
  const date = `${String(year).padStart(4, '0')}${two(month)}${two(dayOfMonth)}`;
  if (wall.dateOnly) return date;
  const time = `${two(Math.floor(wall.minute / 60))}${two(wall.minute % 60)}${two(wall.second)}`;
  return `${date}T${time}${wall.utc ? 'Z' : ''}`;
}

/** A DURATION: days count on the calendar, the rest in milliseconds. */
export type Duration = { readonly days: number; readonly ms: number };

/** Reads `P15DT5H0M20S`, `-PT15M` or `P7W`; null for anything else and for more than 10 years. */
export function parseDuration(text: string): Duration | null {
  const form = /^([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;
  const match = form.exec(text.trim());
  if (!match) return null;
  const [weeks, days, hours, minutes, seconds] = match
    .slice(2)
    .map((digits) => Number(digits ?? 0));
  const sign = match[1] === '-' ? -1 : 1;
  const wholeDays = (weeks ?? 0) * 7 + (days ?? 0);
  const ms = (hours ?? 0) * hourMs + (minutes ?? 0) * minuteMs + (seconds ?? 0) * 1000;
  if (wholeDays * dayMs + ms > 3653 * dayMs) return null;
  return { days: sign * wholeDays, ms: sign * ms };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
