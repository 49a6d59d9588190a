/** Reads `P`: the day by which the employer promised an answer ("decision by Friday"). */
import type { WorkCalendar } from '../business-days.ts';
import type { LocalDay } from '../time.ts';
import {
  answers,
  asks,
  cjkMarks,
  faintAnswers,
  meetings,
  others,
  theirActs,
} from './dates/answer-words.ts';
import { phrasesPattern, quickTest } from './dates/clues.ts';
import { layOut, type Page, type Stretch, sentencesOf } from './dates/page.ts';
import { readDays } from './dates/read-days.ts';
import { readCjkDays } from './dates/read-days-cjk.ts';
import type { DayPhrase } from './dates/reader.ts';

/** The promised day, and the words of the text that promise it. */
export type Promised = { readonly day: LocalDay; readonly words: string };

type Sort = 'answer' | 'faint' | 'ask' | 'other' | 'meeting';
type Mark = Stretch & { readonly sort: Sort };

const mayPromise = quickTest([...answers, ...faintAnswers, ...theirActs]);
const marksPattern = phrasesPattern({
  ask: asks,
  other: others,
  answer: answers,
  act: theirActs,
  faint: faintAnswers,
  meeting: meetings,
});
const cjk = /[\u3040-\u30ff\u4e00-\u9fff]/;
const employer = new RegExp(
  [
    String.raw`\b(?:they|we|she|he|who|hr|recruiter|recruiting|manager|team|committee|`,
    'company|panel|owner|boss|someone|somebody|wir|er|sie|il|elle|ils|on|nous|',
    String.raw`ons|oni|ona|on|someone)(?:[\s'’](?:ll|will|would|d|should|shall|`,
    'are going to|is going to|gonna|hope to|aim to|plan to|promised to|want to|',
    'wants to|said|says|said they|said she|said he|vous|te|me|m|ihnen|dich|sie|',
    String.raw`mich|might|may|can|also|then|to))*[\s'’]{1,2}$|(?<!\b(?:i|`,
    String.raw`you)[ '’])\b(?:will|ll) $|\b(?:promis|hop|aim|plan|suppos|want|expect|`,
    'go)[a-z]{0,4} to $',
  ].join(''),
);
const actsAlone =
  /^(?:calls|ruft|rappell|appell|llama|escrib|liga|chiam|richiam|zadzw|zavola|ozvou|napis|belt)/;

/**
 * The day by which the employer promised an answer, counted from the day of the interview; the last
 * promise in the text counts, because notes grow at the end. Null where there is none.
 */
export function readPromisedDay(
  text: string,
  interviewDay: LocalDay,
  work: WorkCalendar,
): Promised | null {
  if (!mayPromise.test(text)) return null;
  const page = layOut(text);
  for (const sentence of sentencesOf(page).reverse()) {
    const found = promiseIn(page, sentence, interviewDay, work);
    if (found) {
      return { day: found.day, words: page.raw.slice(found.start, found.end).trim() };
    }
  }
  return null;
}

function promiseIn(
  page: Page,
  sentence: Stretch,
  on: LocalDay,
  work: WorkCalendar,
): DayPhrase | null {
  if (!mayPromise.test(page.raw.slice(sentence.start, sentence.end))) return null;
  const text = page.folded.slice(sentence.start, sentence.end);
  const eastern = cjk.test(text);
  const marks = marksIn(text, sentence.start, eastern);
  if (!marks.some(isClue)) return null;
  let days = readDays(page, sentence, on, work);
  if (eastern) {
    days = [...days, ...readCjkDays(page, sentence, on, work)].sort((a, b) => a.start - b.start);
  }
  days = days.filter(({ day }) => day >= on);
  if (days.length === 0) return null;
  let last: DayPhrase | null = null;
  for (const [index, mark] of marks.entries()) {
    if (!isClue(mark) || isAsked(page, marks, index, sentence, eastern)) continue;
    const day = dayAfter(page, marks, index, days) ?? dayBefore(page, marks, index, days, sentence);
    if (day)
      last = { ...day, start: Math.min(day.start, mark.start), end: Math.max(day.end, mark.end) };
  }
  return last;
}

function isClue({ sort }: Mark): boolean {
  return sort === 'answer' || sort === 'faint';
}

function marksIn(text: string, offset: number, eastern: boolean): Mark[] {
  const marks: Mark[] = [];
  const patterns = eastern ? [marksPattern, cjkMarks] : [marksPattern];
  for (const match of patterns.flatMap((pattern) => [...text.matchAll(pattern)])) {
    const groups = match.groups ?? {};
    let sort = Object.keys(groups).find((name) => groups[name] !== undefined) ?? 'act';
    if (sort === 'act') {
      const before = text.slice(Math.max(0, match.index - 40), match.index);
      if (!actsAlone.test(match[0]) && !employer.test(before)) continue;
      sort = /^(?:call|phone|ring|e?mail|say|said|write|confirm)$/.test(match[0])
        ? 'faint'
        : 'answer';
    }
    const start = offset + match.index;
    marks.push({ start, end: start + match[0].length, sort: sort as Sort });
  }
  return marks.sort((one, other) => one.start - other.start);
}

const clauseEnd = /[,:()–—，、]| - /;

/** Does the clause ask the reader for the answer, instead of promising one? */
function isAsked(
  page: Page,
  marks: readonly Mark[],
  index: number,
  sentence: Stretch,
  eastern: boolean,
): boolean {
  const clue = marks[index];
  return marks.some((mark) => {
    if (!clue || mark.sort !== 'ask') return false;
    if (mark.start < clue.start) return !clauseEnd.test(page.folded.slice(mark.end, clue.start));
    return (
      eastern && !clauseEnd.test(page.folded.slice(clue.end, Math.min(mark.start, sentence.end)))
    );
  });
}

const farthest = 80;
const nearest = 25;

/** The day that follows a clue before anything else claims it. */
function dayAfter(
  page: Page,
  marks: readonly Mark[],
  index: number,
  days: readonly DayPhrase[],
): DayPhrase | null {
  const clue = marks[index];
  if (!clue) return null;
  for (const day of days) {
    if (day.start < clue.end) continue;
    const gap = day.start - clue.end;
    if (gap > farthest) return null;
    const between = marks.filter((mark) => mark.start >= clue.end && mark.start < day.start);
    if (between.some(({ sort }) => sort === 'other' || sort === 'ask')) return null;
    if (day.deadline) return day;
    const said = page.folded.slice(clue.end, day.start);
    const close =
      gap <= nearest &&
      !/[()]|\d[:h]\d|\b(?:and|und|et|by|your)\b/.test(said) &&
      between.length === 0;
    if (clue.sort === 'answer' && close && !isTimed(page, day)) return day;
  }
  return null;
}

/** "Friday 10:00" beside a clue is a meeting. */
function isTimed(page: Page, day: DayPhrase): boolean {
  return /^[\s,]{0,2}(?:at |um |a |alle |kl |om )?\d{1,2}(?:[:h.]\d{2}|\s?[ap]m|\s?uhr)/.test(
    page.folded.slice(day.end, day.end + 16),
  );
}

/** The day that stands before a clue: "Bis Freitag geben wir Bescheid". */
function dayBefore(
  page: Page,
  marks: readonly Mark[],
  index: number,
  days: readonly DayPhrase[],
  sentence: Stretch,
): DayPhrase | null {
  const clue = marks[index];
  const day = clue && days.findLast(({ end }) => end <= clue.start);
  if (!clue || !day || clue.start - day.end > 60) return null;
  const said = page.folded.slice(day.end, clue.start);
  const opens = /^[\s"'•*-]*$/.test(page.folded.slice(sentence.start, day.start));
  if (!opens && clauseEnd.test(said)) return null;
  const near = marks.filter((mark) => mark.end > day.start - farthest && mark.start < clue.start);
  const between = near.filter((mark) => mark.start >= day.end);
  const governor = near.findLast(
    (mark) => mark.end <= day.start && !clauseEnd.test(page.folded.slice(mark.end, day.start)),
  );
  if (between.some(({ sort }) => !isClueSort(sort)) || (governor && governor.sort !== 'meeting')) {
    return null;
  }
  if (day.deadline) return day;
  const close = said.length <= nearest && between.length === 0 && governor === undefined;
  const beside = opens || /^(?:\s{1,3}|[给給に有]{1,2})$/.test(said);
  return clue.sort === 'answer' && close && beside && !isTimed(page, day) ? day : null;
}

function isClueSort(sort: Sort): boolean {
  return sort === 'answer' || sort === 'faint';
}
