/** Reads weekdays, and weeks and months as seen from a day: "Friday of next week". */
import { addDays, type LocalDay } from '../../time.ts';
import {
  comingWeekday,
  monthPart,
  namedMonthPart,
  type Part,
  weekdayAhead,
  weekPart,
} from './count.ts';
import { aheadAt, countAt, type Found, isSmall, one, type Reader, skip } from './reader.ts';
import { placedWeekday, type Token } from './tokens.ts';

const compounds: Readonly<Record<string, 'week' | 'month'>> = {
  weekend: 'week',
  wochenende: 'week',
  vikendu: 'week',
  eow: 'week',
  monatsende: 'month',
  eom: 'month',
};

/** "end of next week", "early next week", "mid-January". */
export const readPart: Reader = (tokens, at, on) => {
  const token = tokens[at];
  const compound = compounds[token?.text ?? ''];
  if (compound)
    return one(at, compound === 'week' ? weekPart(on, 0, 'end') : monthPart(on, 0, 'end'));
  const part = partAt(token);
  if (!part) return null;
  let next = skip(tokens, at + 1, (word) => !!word.small && !word.unit, 3);
  const month = tokens[next]?.word.month;
  if (month) return { next: next + 1, day: namedMonthPart(on, month, part), sort: 'day' };
  let ahead = aheadAt(tokens[next]);
  if (ahead !== null) next += 1;
  const unit = tokens[next]?.word.unit;
  if (unit !== 'week' && unit !== 'month') return null;
  const after = skip(tokens, next + 1, isSmall, 2);
  if (ahead === null && aheadAt(tokens[after]) !== null) {
    ahead = aheadAt(tokens[after]);
    next = after;
  }
  const count = unit === 'week' ? weekPart : monthPart;
  return { next: next + 1, day: count(on, ahead ?? 0, part), sort: 'day' };
};

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
  const next = skip(tokens, own, (word) => (isSmall(word) || !!word.in) && !word.unit, 3);
  const after = tokens[next]?.word;
  const last = tokens[next + 1]?.word;
  const found = (end: number, day: LocalDay | null): Found => ({ next: end, day, sort: 'day' });
  if (after?.past && !after.small) return found(next + 1, null);
  if ((after?.next || after?.coming || after?.this) && last?.unit === 'week') {
    return found(next + 2, after.this ? laterThisWeek(on, named) : weekdayAhead(on, 1, named));
  }
  if (after?.unit === 'week') {
    const end = skip(tokens, next + 1, isSmall, 2);
    if (aheadAt(tokens[end]) === 1) return found(end + 1, weekdayAhead(on, 1, named));
    if (next === own) return found(next + 1, addDays(coming, 7));
  }
  if (isWeekLater(tokens, next)) return found(next + (last?.unit ? 2 : 1), addDays(coming, 7));
  if (after?.next || before?.next)
    return found(after?.next ? next + 1 : own, weekdayAhead(on, 1, named));
  return found(after?.coming ? next + 1 : own, coming);
};

function laterThisWeek(on: LocalDay, isoWeekday: number): LocalDay {
  const day = weekdayAhead(on, 0, isoWeekday);
  return day >= on ? day : addDays(day, 7);
}

/** "vendredi en huit", "Freitag in acht Tagen", "in einer Woche". */
function isWeekLater(tokens: readonly Token[], at: number): boolean {
  if (!tokens[at - 1]?.word.in) return false;
  const count = countAt(tokens[at]);
  const unit = tokens[at + 1]?.word.unit;
  return (
    (count === 8 && (unit === undefined || unit === 'day')) || (count === 1 && unit === 'week')
  );
}

/** "next week" (its Friday), "volgende week vrijdag", "this month". */
export const readAhead: Reader = (tokens, at, on) => {
  const token = tokens[at];
  if (!token) return null;
  const ahead = aheadAt(token);
  const unitAt = ahead === null ? at : at + 1;
  const unit = tokens[unitAt]?.word.unit;
  if (unit !== 'week' && unit !== 'month') return null;
  const after = skip(tokens, unitAt + 1, isSmall, 2);
  let weeks = ahead ?? (isSmall(tokens[unitAt]?.word ?? {}) ? null : aheadAt(tokens[after]));
  let next = ahead === null ? after + 1 : unitAt + 1;
  if (weeks === null) {
    if (tokens[at + 1]?.text === 'after' && tokens[at + 2]?.word.next) {
      weeks = 2;
      next = at + 3;
    } else if (opensTheWeek(tokens, at) && tokens[at + 1]?.text !== 'of') {
      weeks = 0;
      next = at + 1;
    } else return null;
  }
  if (unit === 'month') return { next, day: monthPart(on, weeks, 'end'), sort: 'day' };
  const dayAt = skip(tokens, next, (word) => isSmall(word), 2);
  const named = tokens[dayAt]?.word.weekday;
  if (named) return { next: dayAt + 1, day: weekdayAhead(on, weeks, named), sort: 'day' };
  return { next, day: weekPart(on, weeks, 'end'), sort: 'day' };
};

/** "within the week", "im Laufe der Woche", "dans la semaine". */
function opensTheWeek(tokens: readonly Token[], at: number): boolean {
  const opener = tokens[at - 2]?.word;
  return !!tokens[at - 1]?.word.small && !!(opener?.within || opener?.in || opener?.by);
}
