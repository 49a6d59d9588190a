/** Finds the days that a sentence names, in any of the languages of `dayWords`. */
import type { WorkCalendar } from '../../business-days.ts';
import type { LocalDay } from '../../time.ts';
import { readDated, readDayOfMonth, readMonth, readNear, readNumeric } from './dates.ts';
import type { Page, Stretch } from './page.ts';
import type { DayPhrase, Found, Reader } from './reader.ts';
import { readSpan } from './spans.ts';
import { type Token, tokensOf } from './tokens.ts';
import { pastWeekday, readWeekdayDate } from './weekday-dates.ts';
import { readAhead, readPart, readWeekday } from './weeks.ts';

/** The days in one sentence, in order, counted from `on`. */
export function readDays(
  page: Page,
  sentence: Stretch,
  on: LocalDay,
  work: WorkCalendar,
): DayPhrase[] {
  const tokens = tokensOf(page, sentence);
  const phrases: DayPhrase[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = withWeekday(tokens, firstFound(tokens, at, on, work));
    const phrase = found && phraseOf(tokens, at, found);
    if (phrase) phrases.push(phrase);
    at = found ? found.next : at + 1;
  }
  return phrases;
}

/** "12/18 (Friday)": the weekday belongs to its date. */
function withWeekday(tokens: readonly Token[], found: Found | null): Found | null {
  if (!found || found.day === null || found.sort === 'span') return found;
  const next = pastWeekday(tokens, found.next, found.day);
  return next === found.next ? found : { ...found, next, sort: 'day' };
}

function firstFound(
  tokens: readonly Token[],
  at: number,
  on: LocalDay,
  work: WorkCalendar,
): Found | null {
  for (const read of readers) {
    const found = read(tokens, at, on, work);
    if (found) return found;
  }
  return null;
}

/** Looks back from a day for what makes it a deadline, or a day that has passed. */
function phraseOf(tokens: readonly Token[], at: number, found: Found): DayPhrase | null {
  const { day, sort, next } = found;
  const last = tokens[next - 1];
  if (
    day === null ||
    !last ||
    /^(?:ago|fa|temu|geleden|zuvor|earlier)$/.test(tokens[next]?.text ?? '')
  )
    return null;
  let start = tokens[at]?.start ?? last.start;
  let deadline = false;
  let opened = sort !== 'slashed';
  for (let back = at - 1; back >= Math.max(0, at - 7); back--) {
    const token = tokens[back];
    if (!token || token.text === '') break;
    const { word } = token;
    if (word.past && !word.small) return null;
    if (word.before && sort === 'span') return null;
    deadline = !!(word.by || word.before || (sort === 'span' && (word.within || word.in)));
    if (deadline || word.small) start = token.start;
    opened ||= deadline || /^(?:on|am|le|el|il|op|dia|em|no|na|dne)$/.test(token.text);
    if (deadline) start = tokens[back - 1]?.word.by ? (tokens[back - 1]?.start ?? start) : start;
    if (deadline || !isFiller(token)) break;
  }
  return opened ? { start, end: last.end, day, deadline } : null;
}

function isFiller({ word }: Token): boolean {
  return !!(
    word.small ||
    word.end ||
    word.mid ||
    word.early ||
    word.next ||
    word.coming ||
    word.this ||
    word.within ||
    word.unit === 'day' ||
    word.count === 1
  );
}

const readers: readonly Reader[] = [
  readWeekdayDate,
  readNumeric,
  readSpan,
  readDated,
  readPart,
  readWeekday,
  readAhead,
  readNear,
  readDayOfMonth,
  readMonth,
];
