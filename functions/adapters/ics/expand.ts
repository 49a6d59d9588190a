/** The single occurrences of a recurring event. */
import type { CalendarEvent } from '../../domain/event.ts';
import { addDays, dayMs, hourMs, type Instant, plusMs } from '../../domain/time.ts';
import { occurrenceUid, type Recurrence, type ZonedWall } from './event-times.ts';
import type { Problem } from './problem.ts';
import type { ReadEvent } from './read.ts';
import { ruleDates, wallMs } from './rule-dates.ts';
import type { Rule } from './rule-limits.ts';
import { parseWall, type Wall, type WallClock, wallInstant, wallLike } from './wall-time.ts';

/** The occurrences in order of their starts, and what was left out. */
type Occurrences = {
  readonly events: readonly CalendarEvent[];
  readonly problems: readonly Problem[];
};

/**
 * The occurrences of `master` that start from `from` to `until`, `limit` at most: by RRULE and
 * RDATE, without EXDATE, those in `overrides` (events with a RECURRENCE-ID) in the place of what
 * they stand in for. Their uid is `UID/RECURRENCE-ID`. Any rule takes bounded time; one that is
 * not followed leaves the first occurrence and a problem.
 */
export function occurrences(
  master: ReadEvent,
  overrides: readonly ReadEvent[],
  from: Instant,
  until: Instant,
  limit: number,
): Occurrences {
  const { recurrence } = master;
  const problems: Problem[] = [];
  if (!recurrence) return { events: inWindow([master.event], from, until), problems };
  const taken = takenOf(recurrence, overrides);
  const found = new Map<Instant, Wall>();
  for (const wall of wallsOf(master, recurrence, from, until, limit, problems)) {
    const moment = wallInstant(wall, recurrence.start.clock);
    const isTaken = taken.moments.has(moment) || taken.days.has(wall.day);
    if (moment >= from && moment <= until && !isTaken) found.set(moment, wall);
  }
  const generated = [...found].map(([moment, wall]) =>
    occurrence(master, recurrence, moment, wall),
  );
  const moved = overrides.map((override) => renamed(master, recurrence, override));
  const events = [...generated, ...inWindow(moved, from, until)].sort((a, b) => a.start - b.start);
  if (events.length > limit) {
    problems.push(problemOf(master, `has more than ${limit} occurrences; the later are left out.`));
  }
  return { events: events.slice(0, limit), problems };
}

/** Moments, and for all-day entries in a timed series whole days, that no rule may fill. */
function takenOf(
  recurrence: Recurrence,
  overrides: readonly ReadEvent[],
): { moments: Set<Instant>; days: Set<number> } {
  const moments = new Set<Instant>();
  const days = new Set<number>();
  const replaced = overrides.flatMap((override) => override.recurrence?.replaces ?? []);
  for (const { wall, clock } of [...recurrence.excluded, ...replaced]) {
    if (wall.dateOnly) days.add(wall.day);
    else if (recurrence.start.wall.dateOnly) days.add(wall.day);
    else moments.add(wallInstant(wall, clock));
  }
  return { moments, days };
}

function wallsOf(
  master: ReadEvent,
  recurrence: Recurrence,
  from: Instant,
  until: Instant,
  limit: number,
  problems: Problem[],
): Wall[] {
  const { wall, clock } = recurrence.start;
  // Two hours of margin: where the clocks change, the wall is not in step with the moments.
  const range = {
    from: shownMs(clock, wall, from) - 2 * hourMs,
    until: shownMs(clock, wall, until) + 2 * hourMs,
  };
  const walls: Wall[] = recurrence.added.map((added) => asStart(recurrence.start, added));
  let followed = false;
  for (const rule of recurrence.rules.slice(0, 5)) {
    const notAfter = untilOf(rule, clock);
    if (notAfter === null) {
      problems.push(problemOf(master, 'has a recurrence rule whose UNTIL cannot be read.'));
      continue;
    }
    // Past its UNTIL a rule has no dates, so it need not be followed there.
    const end = Math.min(range.until, notAfter + 2 * dayMs);
    const dates = ruleDates(rule, wall, { ...range, until: end }, limit + overshoot);
    if (dates.refused !== null) {
      problems.push(problemOf(master, `has a recurrence rule that ${dates.refused}.`));
    }
    followed ||= dates.refused === null || dates.walls.length > 0;
    walls.push(...dates.walls.filter((date) => wallInstant(date, clock) <= notAfter));
  }
  // Without a rule that is followed the series is at least its first occurrence.
  return followed ? walls : [wall, ...walls];
}

/** What the series' clock shows at `moment`, in milliseconds as if it were UTC. */
function shownMs(clock: WallClock, like: Wall, moment: Instant): number {
  return (
    wallMs(wallLike({ ...like, dateOnly: false }, clock, moment)) - (like.dateOnly ? dayMs : 0)
  );
}

/** Dates in the margins around the window are counted before they are dropped. */
const overshoot = 200;

/** The last moment at which a rule may give a date; null where its UNTIL cannot be read. */
function untilOf(rule: Rule, clock: WallClock): number | null {
  const text = rule.until;
  if (text === undefined || text === null) return Number.MAX_SAFE_INTEGER;
  const until = parseWall(String(text));
  if (until === 'out of range') return Number.MAX_SAFE_INTEGER;
  if (until === 'unreadable') return null;
  if (!until.dateOnly) return wallInstant(until, clock);
  return clock.instantAt(addDays(until.day, 1), 0) - 1;
}

/** An added date in the form of DTSTART, so that its uid has the series' form. */
function asStart(start: ZonedWall, added: ZonedWall): Wall {
  const { wall, clock } = added;
  if (
    wall.dateOnly === start.wall.dateOnly &&
    wall.utc === start.wall.utc &&
    clock === start.clock
  ) {
    return wall;
  }
  if (wall.dateOnly) return { ...start.wall, day: wall.day };
  return wallLike(start.wall, start.clock, wallInstant(wall, clock));
}

function occurrence(
  master: ReadEvent,
  recurrence: Recurrence,
  start: Instant,
  wall: Wall,
): CalendarEvent {
  const { event } = master;
  const { clock } = recurrence.start;
  const length = event.end - event.start;
  // Whole days are counted, since a day is an hour shorter or longer where the clocks change.
  const end = wall.dateOnly
    ? clock.instantAt(addDays(wall.day, Math.max(1, Math.round(length / dayMs))), 0)
    : plusMs(start, length);
  return { ...event, uid: occurrenceUid(event.uid, wall), start, end };
}

/** An override's uid in the form of its master's DTSTART, whatever form its own id has. */
function renamed(master: ReadEvent, recurrence: Recurrence, override: ReadEvent): CalendarEvent {
  const replaces = override.recurrence?.replaces;
  if (!replaces) return override.event;
  const wall = asStart(recurrence.start, replaces);
  return { ...override.event, uid: occurrenceUid(master.event.uid, wall) };
}

function inWindow(
  events: readonly CalendarEvent[],
  from: Instant,
  until: Instant,
): CalendarEvent[] {
  return events.filter((event) => event.start >= from && event.start <= until);
}

function problemOf(master: ReadEvent, text: string): Problem {
  return { line: master.line, text: `the event that begins here ${text}` };
}
