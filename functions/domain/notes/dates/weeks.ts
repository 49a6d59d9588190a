/** Reads weekdays, and weeks and months as seen from a day: "Friday of next week". */
import { addDays, type LocalDay } from '../../time.ts';
import {
  comingWeekday,
  monthPart,
  namedMonthPart,
  type Part,
  weekdayAhead,
  weekPart,
  yearPart,
} from './count.ts';
import { aheadAt, countAt, type Found, isSmall, one, type Reader, skip } from './reader.ts';
import { placedWeekday, type Token } from './tokens.ts';

const compounds: Readonly<Record<string, 'week' | 'month' | 'year'>> = {
  weekend: 'week',
  wochenende: 'week',
  vikendu: 'week',
  eow: 'week',
  monatsende: 'month',
  eom: 'month',
  jahresende: 'year',
  eoy: 'year',
};

/** "end of next week", "early next week", "mid-January". */
export const readPart: Reader = (tokens, at, on) => {
  const token = tokens[at];
  const compound = compounds[token?.text ?? ''];
  if (compound) return one(at, partOf(on, compound, 0, 'end'));
  const closed = tokens[at + 1]?.text === 's' ? at + 2 : at + 1;
  if (token?.word.unit && tokens[closed]?.text === 'end') {
    const day = partOf(on, token.word.unit, 0, 'end');
    // "the week end" is said of its Sunday as well.
    if (day !== null && (token.word.unit !== 'week' || closed > at + 1)) return one(closed, day);
  }
  const part = partAt(token);
  if (!part) return null;
  let next = skip(tokens, at + 1, (word) => !!word.small && !word.unit, 3);
  const month = tokens[next]?.word.month;
  if (month) return { next: next + 1, day: namedMonthPart(on, month, part), sort: 'day' };
  let ahead = aheadAt(tokens[next]);
  if (ahead !== null) next += 1;
  const unit = tokens[next]?.word.unit;
  if (unit === undefined || partOf(on, unit, 0, part) === null) return null;
  const after = skip(tokens, next + 1, isSmall, 2);
  if (ahead === null && aheadAt(tokens[after]) !== null) {
    ahead = aheadAt(tokens[after]);
    next = after;
  }
  return { next: next + 1, day: partOf(on, unit, ahead ?? 0, part), sort: 'day' };
};

/** The last day of a part of a week, a month or a year; null for any other unit. */
function partOf(
  on: LocalDay,
  unit: NonNullable<Token['word']['unit']>,
  ahead: number,
  part: Part,
): LocalDay | null {
  if (unit === 'week') return weekPart(on, ahead, part);
  if (unit === 'month') return monthPart(on, ahead, part);
  return unit === 'year' ? yearPart(on, ahead, part) : null;
}

function partAt(token: Token | undefined): Part | null {
  if (token?.word.early) return 'early';
  if (token?.word.mid) return 'mid';
  return token?.word.end ? 'end' : null;
}

/** "Friday", "next Tuesday", "Wednesday of next week", "vendredi en huit". */
export const readWeekday: Reader = (tokens, at, on) => {
  const token = tokens[at];
  if (!token) return null;
  const named = token.word.weekday ?? placedWeekday(tokens[at - 1], token, tokens[at + 1]);
  if (!named) return null;
  const coming = comingWeekday(on, named);
  const own = tokens[at + 1]?.text === 'feira' ? at + 2 : at + 1;
  const before = tokens[at - 1]?.word;
  const opens = (word: Token['word']): boolean => isSmall(word) || !!word.in || !!word.within;
  const next = skip(tokens, own, (word) => opens(word) && !word.unit && (word.count ?? 1) < 2, 3);
  const after = tokens[next]?.word;
  const last = tokens[next + 1]?.word;
  const found = (end: number, day: LocalDay | null): Found => ({ next: end, day, sort: 'day' });
  if (tokens[next]?.text === 'after' && last?.next) return found(next + 2, addDays(coming, 7));
  if (after?.past && !after.small) return found(next + 1, null);
  if ((after?.next || after?.coming || after?.this) && last?.unit === 'week') {
    return found(next + 2, after.this ? laterThisWeek(on, named) : weekdayAhead(on, 1, named));
  }
  if (after?.unit === 'fortnight' && next === own) return found(next + 1, addDays(coming, 14));
  if (after?.unit === 'week') {
    const end = skip(tokens, next + 1, isSmall, 2);
    if (aheadAt(tokens[end]) === 1) return found(end + 1, weekdayAhead(on, 1, named));
    if (next === own) return found(next + 1, addDays(coming, 7));
  }
  const later = weeksLater(tokens, own, next);
  if (later > 0) return found(next + (last?.unit ? 2 : 1), addDays(coming, 7 * later));
  if (after?.next || before?.next)
    return found(after?.next ? next + 1 : own, weekdayAhead(on, 1, named));
  return found(after?.coming ? next + 1 : own, coming);
};

function laterThisWeek(on: LocalDay, isoWeekday: number): LocalDay {
  const day = weekdayAhead(on, 0, isoWeekday);
  return day >= on ? day : addDays(day, 7);
}

/** "vendredi en huit", "Freitag in acht Tagen", "Friday in two weeks": how many weeks later. */
function weeksLater(tokens: readonly Token[], from: number, at: number): number {
  const opener = tokens
    .slice(from, at)
    .find(({ word, text }) => word.in || /^(?:za|dentro)$/.test(text));
  if (!opener) return 0;
  const token = tokens[at];
  const count = countAt(token);
  const unit = tokens[at + 1]?.word.unit;
  if (count === null) return token?.word.unit === 'week' && opener.text === 'za' ? 1 : 0;
  if (unit === 'week') return count <= 8 ? count : 0;
  if (unit !== undefined && unit !== 'day') return 0;
  if (count === 8) return 1;
  return (unit === 'day' && count === 14) || (count === 15 && token?.digits === null) ? 2 : 0;
}

/** "next week" (its Friday), "volgende week vrijdag", "this month". */
export const readAhead: Reader = (tokens, at, on) => {
  const token = tokens[at];
  if (!token) return null;
  const ahead = aheadAt(token);
  const unitAt = ahead === null ? at : at + 1;
  const unit = tokens[unitAt]?.word.unit;
  if (unit !== 'week' && unit !== 'month' && unit !== 'year') return null;
  const after = skip(tokens, unitAt + 1, isSmall, 2);
  let weeks = ahead ?? (isSmall(tokens[unitAt]?.word ?? {}) ? null : aheadAt(tokens[after]));
  let next = ahead === null ? after + 1 : unitAt + 1;
  if (weeks === null) {
    if (unit !== 'year' && tokens[at + 1]?.text === 'after' && tokens[at + 2]?.word.next) {
      weeks = 2;
      next = at + 3;
    } else if (opensTheWeek(tokens, at) && tokens[at + 1]?.text !== 'of') {
      weeks = 0;
      next = at + 1;
    } else return null;
  }
  // "Next year" is no day to wait for.
  if (unit === 'year' && weeks > 0) return null;
  if (unit !== 'week') return { next, day: partOf(on, unit, weeks, 'end'), sort: 'day' };
  const dayAt = skip(tokens, next, (word) => isSmall(word), 2);
  const named = tokens[dayAt]?.word.weekday;
  if (named) return { next: dayAt + 1, day: weekdayAhead(on, weeks, named), sort: 'day' };
  return { next, day: weekPart(on, weeks, 'end'), sort: 'day' };
};

/** "within the week", "im Laufe der Woche", "dans la semaine". */
function opensTheWeek(tokens: readonly Token[], at: number): boolean {
  const opener = tokens[at - 2]?.word;
  if (tokens[at]?.word.unit === 'year' && opener?.before) return true;
  return !!tokens[at - 1]?.word.small && !!(opener?.within || opener?.in || opener?.by);
}
