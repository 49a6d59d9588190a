/** Times in a zone that the file itself defines (VTIMEZONE) under a name that nobody else knows. */
import {
  addDays,
  dateParts,
  dayMs,
  dayOf,
  type Instant,
  instant,
  type LocalDay,
  minuteMs,
  weekday,
} from '../../domain/time.ts';
import { isObject } from '../http/json-object.ts';
import { firstOf, type JCal, propertiesOf, ruleList, valueText } from './jcal.ts';
import { parseWall, type WallClock } from './wall-time.ts';

/** One STANDARD or DAYLIGHT: from its onsets on, clocks are `to` minutes ahead of UTC. */
type Observance = {
  readonly from: number;
  readonly to: number;
  /** Onsets that are listed one by one, as moments. */
  readonly fixed: readonly number[];
  readonly yearly: YearlyOnset | null;
};
type YearlyOnset = {
  readonly month: number;
  readonly monthDays: readonly number[];
  readonly ordinal: number;
  readonly weekday: number | null;
  readonly minute: number;
  readonly first: number;
  readonly last: number;
  /** Onset days already found; thousands of events ask for the same few years. */
  readonly days: Map<number, LocalDay | null>;
};

/** Each time in the zone looks at all of them; three centuries of two changes a year. */
const mostOnsets = 600;
/** Looking at a yearly rule costs as much as at so many onsets; no zone has had forty of them. */
const yearlyCost = 15;
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * The clock of a parsed VTIMEZONE; null where it defines nothing usable. Onsets are found year by
 * year and never listed, so that no rule, however written, can take long. Its zone is null.
 */
export function customClock(definition: JCal): WallClock | null {
  const observances: Observance[] = [];
  let onsets = 0;
  for (const component of definition[2].slice(0, 200)) {
    if (onsets >= mostOnsets) break;
    const observance = readObservance(component, mostOnsets - onsets);
    if (!observance) continue;
    observances.push(observance);
    onsets += observance.fixed.length + (observance.yearly ? yearlyCost : 0);
  }
  if (observances.length === 0) return null;
  const offsetAt = (moment: number): number => offsetOf(observances, moment);
  return {
    zone: null,
    localTime: (moment) => {
      const wall = moment + offsetAt(moment) * minuteMs;
      const day = Math.floor(wall / dayMs);
      return { day: day as LocalDay, minute: (wall - day * dayMs) / minuteMs };
    },
    instantAt: (day, minute) => instantIn(offsetAt, day * dayMs + minute * minuteMs),
  };
}

/** As `instantAt` of the domain: a time in a gap keeps the offset of before, of two it is the first. */
function instantIn(offsetAt: (moment: number) => number, wall: number): Instant {
  const before = offsetAt(wall - dayMs);
  const guess = wall - before * minuteMs;
  const offset = offsetAt(guess);
  if (offset === before) return instant(guess);
  const second = wall - offset * minuteMs;
  return instant(offsetAt(second) === offset ? second : guess);
}

function offsetOf(observances: readonly Observance[], moment: number): number {
  let latest = Number.NEGATIVE_INFINITY;
  let earliest = Number.POSITIVE_INFINITY;
  let offset = 0;
  let offsetBefore = observances[0]?.from ?? 0;
  const year = yearOf(moment);
  for (const observance of observances) {
    const look = (onset: number): void => {
      if (onset <= moment && onset >= latest) {
        latest = onset;
        offset = observance.to;
      }
      if (onset < earliest) {
        earliest = onset;
        offsetBefore = observance.from;
      }
    };
    for (const onset of observance.fixed) look(onset);
    if (observance.yearly) {
      for (const onset of onsetsAround(observance, observance.yearly, year)) look(onset);
    }
  }
  return latest === Number.NEGATIVE_INFINITY ? offsetBefore : offset;
}

function* onsetsAround(observance: Observance, rule: YearlyOnset, year: number): Generator<number> {
  const last = Math.min(year + 1, yearOf(rule.last));
  for (let candidate = last; candidate > last - 3; candidate--) {
    let day = rule.days.get(candidate);
    if (day === undefined) {
      day = onsetDay(rule, candidate);
      rule.days.set(candidate, day);
    }
    if (day === null) continue;
    const onset = day * dayMs + (rule.minute - observance.from) * minuteMs;
    if (onset >= rule.first && onset <= rule.last) yield onset;
  }
}

function yearOf(moment: number): number {
  return dateParts(Math.floor(moment / dayMs) as LocalDay).year;
}

function onsetDay(rule: YearlyOnset, year: number): LocalDay | null {
  const first = dayOf(year, rule.month, 1);
  const next = rule.month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, rule.month + 1, 1);
  if (first === null || next === null) return null;
  const matches: LocalDay[] = [];
  for (let day = first; day < next; day = addDays(day, 1)) {
    const inWeek = rule.weekday === null || weekday(day) === rule.weekday;
    const monthDay = day - first + 1;
    if (inWeek && (rule.monthDays.length === 0 || rule.monthDays.includes(monthDay))) {
      matches.push(day);
    }
  }
  return matches.at(rule.ordinal > 0 ? rule.ordinal - 1 : rule.ordinal) ?? null;
}

/** `listed`: how many onsets may be listed one by one. */
function readObservance(component: JCal, listed: number): Observance | null {
  const properties = propertiesOf(component);
  const to = offsetMinutes(properties.get('tzoffsetto')?.[0]?.[3]);
  const from = offsetMinutes(properties.get('tzoffsetfrom')?.[0]?.[3]) ?? to;
  const start = firstOf(properties, 'dtstart');
  if (to === null || from === null || !start) return null;
  const [, year, rest] = /^(\d{4})(.*)$/.exec(valueText(start)) ?? [];
  if (year === undefined) return null;
  // Windows begins its zones in 1601, where the product knows no time; 1900 does as well.
  const wall = parseWall(`${Math.max(Number(year), 1900)}${rest}`);
  if (typeof wall === 'string') return null;
  const first = wall.day * dayMs + (wall.minute - from) * minuteMs;
  const fixed = [first];
  const listedDates = (properties.get('rdate') ?? []).flatMap((property) => property.slice(3));
  for (const date of listedDates.slice(0, Math.max(0, listed))) {
    const onset = parseWall(String(date));
    if (typeof onset === 'string') continue;
    fixed.push(onset.day * dayMs + (onset.minute - (onset.utc ? 0 : from)) * minuteMs);
  }
  const rule = firstOf(properties, 'rrule')?.[3];
  const yearly = isObject(rule) ? readYearly(rule, wall, first, from) : null;
  return { from, to, fixed, yearly };
}

function readYearly(
  rule: Readonly<Record<string, unknown>>,
  start: { readonly day: LocalDay; readonly minute: number },
  first: number,
  from: number,
): YearlyOnset | null {
  if (rule.freq !== 'YEARLY') return null;
  const byDay = /^([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)$/.exec(ruleList(rule, 'byday')[0] ?? '');
  const monthDays = ruleList(rule, 'bymonthday').map(Number);
  const begun = dateParts(start.day);
  const until = parseWall(ruleList(rule, 'until')[0] ?? '');
  const shift = typeof until !== 'string' && !until.utc ? from : 0;
  return {
    month: Number(ruleList(rule, 'bymonth')[0] ?? begun.month),
    monthDays: byDay || monthDays.length > 0 ? monthDays : [begun.dayOfMonth],
    ordinal: Number(byDay?.[1] ?? 1),
    weekday: byDay?.[2] ? weekdays.indexOf(byDay[2]) + 1 : null,
    minute: start.minute,
    first,
    days: new Map(),
    last:
      typeof until === 'string'
        ? Number.MAX_SAFE_INTEGER / 2
        : until.day * dayMs + (until.dateOnly ? 1440 : until.minute - shift) * minuteMs,
  };
}

function offsetMinutes(value: unknown): number | null {
  const match = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(String(value));
  if (!match || Number(match[2]) > 23 || Number(match[3]) > 59) return null;
  const size = Number(match[2]) * 60 + Number(match[3]) + Math.round(Number(match[4] ?? 0) / 60);
  return match[1] === '-' ? -size : size;
}
