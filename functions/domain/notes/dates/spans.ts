/** Reads spans: "within two weeks", "in 5 business days", "within 48 hours". */
import { addDays } from '../../time.ts';
import { comingWeekday, spanAfter } from './count.ts';
import { countAt, type Reader, skip } from './reader.ts';
import type { Token } from './tokens.ts';

/** A number of hours, days, weeks or months from now; "a week from Friday" too. */
export const readSpan: Reader = (tokens, at, on, work) => {
  let next = at;
  let count = countAt(tokens[at]);
  if (count === null) return readBareSpan(tokens, at, on, work);
  const larger = or(tokens[at + 1]) ? countAt(tokens[at + 2]) : null;
  if (larger !== null) {
    count = larger;
    next += 2;
  }
  if (tokens[next]?.suffix !== 'h')
    next = skip(tokens, next + 1, (w) => !!w.business || (!!w.small && !w.unit), 2);
  const token = tokens[next];
  if (isFortnight(tokens, at) && !token?.word.unit)
    return { next: at + 1, day: addDays(on, count), sort: 'span' };
  if (!token || (next === at && token.suffix !== 'h')) return null;
  let business = !!token.word.businessDay || !!tokens[next - 1]?.word.business;
  const unit = token.word.businessDay ? 'day' : token.word.unit;
  if (!unit || unit === 'year') return null;
  next += 1;
  // "a week or two"
  const more = count === 1 && or(tokens[next]) ? countAt(tokens[next + 1]) : null;
  if (more !== null && !tokens[next + 2]?.word.unit) {
    count = more;
    next += 2;
  }
  if (tokens[next]?.word.business) {
    business = true;
    next += 1;
  }
  const far = unit === 'week' && count <= 8 ? weekdayAfter(tokens, next) : 0;
  if (far > 0)
    return { next: next + 2, day: addDays(comingWeekday(on, far), 7 * count), sort: 'day' };
  const day = spanAfter(on, count, business && unit === 'day' ? 'business-day' : unit, work);
  return { next, day, sort: 'span' };
};

/** "w ciągu tygodnia", "za týden": a unit alone is one of them. */
const readBareSpan: Reader = (tokens, at, on, work) => {
  const unit = tokens[at]?.word.unit;
  const before = tokens[at - 1]?.word;
  if (unit === 'fortnight' && (before?.small || before?.next || before?.coming || before?.this))
    return { next: at + 1, day: spanAfter(on, 1, unit, work), sort: 'span' };
  if (!unit || unit === 'year' || !before?.within) return null;
  if (!/^(?:ty(?:dzien|godnia|den|dne)|m(?:iesiaca?|esice?))$/.test(tokens[at]?.text ?? ''))
    return null;
  return { next: at + 1, day: spanAfter(on, 1, unit, work), sort: 'span' };
};

function or(token: Token | undefined): boolean {
  return /^(?:to|or|bis|oder|a|o|ou|of|tot|do|az|nebo|lub)$/.test(token?.text ?? '');
}

/** "sous quinzaine", "en una quincena", but not "la primera quincena". */
function isFortnight(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:quinzaine|quin[cz]ena)$/.test(tokens[at]?.text ?? '')) return false;
  const before = tokens[at - 1]?.word;
  return !!(before?.within || before?.in || before?.by || before?.small || before?.count);
}

/** "a week from Friday". */
function weekdayAfter(tokens: readonly Token[], at: number): number {
  return /^(?:from|on)$/.test(tokens[at]?.text ?? '') ? (tokens[at + 1]?.word.weekday ?? 0) : 0;
}
