/** The dates of one recurrence rule within a stretch of time, found by ical.js within limits. */
import ICAL from 'ical.js';
import { addDays, dateParts, dayMs, dayOf, minuteMs } from '../../domain/time.ts';
import { type Rule, refusal } from './rule-limits.ts';
import type { Wall } from './wall-time.ts';

/** `refused`: why the dates are missing or incomplete, to be put behind "its recurrence rule". */
type RuleDates = { readonly walls: readonly Wall[]; readonly refused: string | null };

/** Where a rule is followed: times on the wall, in milliseconds as if the wall were in UTC. */
type WallRange = { readonly from: number; readonly until: number };

/** More steps than any calendar of a person needs: 50 years of days. */
const maxSteps = 20_000;
/** A COUNT is counted off one by one. */
const longestCountMs = 60 * 366 * dayMs;
const unitMs: Readonly<Record<string, number>> = {
  SECONDLY: 1000,
  MINUTELY: minuteMs,
  HOURLY: 60 * minuteMs,
  DAILY: dayMs,
  WEEKLY: 7 * dayMs,
};

/**
 * The dates of `rule`, begun at `start`, in `range`, in order, `limit` of them at most. UNTIL is
 * left to the caller, who knows the zone. Takes bounded time for any rule; never throws.
 */
export function ruleDates(rule: Rule, start: Wall, range: WallRange, limit: number): RuleDates {
  const refused = refusal(rule, start.day);
  if (refused !== null) return { walls: [], refused };
  if (rule.count !== undefined && range.from - wallMs(start) > longestCountMs) {
    return { walls: [], refused: 'counts from too long ago' };
  }
  const walls: Wall[] = [];
  try {
    const first = laterStart(rule, start, range.from);
    const iterator = iteratorOf(rule, first, range.until);
    for (let step = 0; step < maxSteps; step++) {
      const next = iterator.next();
      if (!next) return { walls, refused: null };
      const day = dayOf(next.year, next.month, next.day);
      if (day === null) continue;
      const wall = { ...start, day, minute: next.hour * 60 + next.minute, second: next.second };
      if (wallMs(wall) > range.until) return { walls, refused: null };
      if (wallMs(wall) < range.from) continue;
      if (walls.length >= limit) return { walls, refused: `gives more than ${limit} dates` };
      walls.push(wall);
    }
    return { walls, refused: 'takes too many steps' };
  } catch {
    return { walls, refused: 'is one that cannot be followed' };
  }
}

/** What a wall clock shows as milliseconds, as if it were in UTC: for comparing walls only. */
export function wallMs(wall: Wall): number {
  return wall.day * dayMs + wall.minute * minuteMs + wall.second * 1000;
}

function wallOf(ms: number, like: Wall): Wall {
  const day = Math.floor(ms / dayMs);
  const second = Math.floor((ms - day * dayMs) / 1000);
  return {
    ...like,
    day: addDays(like.day, day - like.day),
    minute: Math.floor(second / 60),
    second: second % 60,
  };
}

/**
 * A later start with the same dates from the range on: whole periods are skipped, up to shortly
 * before it. A COUNT has to be counted from the true start.
 */
function laterStart(rule: Rule, start: Wall, from: number): Wall {
  if (rule.count !== undefined) return start;
  const interval = Number(rule.interval ?? 1);
  const unit = unitMs[String(rule.freq)];
  if (unit !== undefined) {
    const period = unit * interval;
    const periods = Math.floor((from - wallMs(start)) / period) - 1;
    return wallOf(wallMs(start) + Math.max(0, periods) * period, start);
  }
  const period = interval * (rule.freq === 'YEARLY' ? 12 : 1);
  const begun = dateParts(start.day);
  const reached = dateParts(wallOf(from, start).day);
  const months = (reached.year - begun.year) * 12 + reached.month - begun.month;
  const skipped = Math.max(0, Math.floor(months / period) - 1) * period;
  const month = begun.year * 12 + begun.month - 1 + skipped;
  // The 29th to 31st are not in every month; where other parts choose the day, any will do.
  const free = rule.byday !== undefined || rule.bymonthday !== undefined;
  const dayOfMonth = free ? Math.min(begun.dayOfMonth, 28) : begun.dayOfMonth;
  const day = dayOf(Math.floor(month / 12), (month % 12) + 1, dayOfMonth);
  return day === null || skipped === 0 ? start : { ...start, day };
}

function iteratorOf(rule: Rule, first: Wall, until: number): { next(): ICAL.Time | null } {
  const { until: _, ...parts } = rule;
  const recur = ICAL.Recur.fromData({ ...parts });
  // Ends ical.js's search where a yearly rule never comes true again.
  recur.until = timeOf(wallOf(until + 2 * dayMs, { ...first, dateOnly: false }));
  return recur.iterator(timeOf(first));
}

function timeOf(wall: Wall): ICAL.Time {
  const { year, month, dayOfMonth } = dateParts(wall.day);
  const date = { year, month, day: dayOfMonth, isDate: wall.dateOnly };
  const time = {
    hour: Math.floor(wall.minute / 60),
    minute: wall.minute % 60,
    second: wall.second,
  };
  // Without a zone ical.js counts on the wall alone; the event's clock makes moments of it.
  return new ICAL.Time({ ...date, ...time }, ICAL.Timezone.localTimezone);
}
