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
import { isTheirDay, isTheirs, plainAct } from './dates/their-acts.ts';

/** The promised day, and the words of the text that promise it. */
export type Promised = { readonly day: LocalDay; readonly words: string };

type Sort = 'answer' | 'act' | 'faint' | 'ask' | 'other' | 'meeting';
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
  const marks = marksIn(page, sentence, eastern);
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
    const place = { page, marks, index, days, sentence, on };
    const day = dayAfter(place) ?? dayBefore(place);
    if (day)
      last = { ...day, start: Math.min(day.start, mark.start), end: Math.max(day.end, mark.end) };
  }
  return last;
}

function isClue({ sort }: Mark): boolean {
  return sort === 'answer' || sort === 'act' || sort === 'faint';
}

function marksIn(page: Page, sentence: Stretch, eastern: boolean): Mark[] {
  const text = page.folded.slice(sentence.start, sentence.end);
  const marks: Mark[] = [];
  const patterns = eastern ? [marksPattern, cjkMarks] : [marksPattern];
  for (const match of patterns.flatMap((pattern) => [...text.matchAll(pattern)])) {
    const groups = match.groups ?? {};
    let sort = Object.keys(groups).find((name) => groups[name] !== undefined) ?? 'act';
    const start = sentence.start + match.index;
    const end = start + match[0].length;
    if (sort === 'act' && !cjk.test(match[0])) {
      if (!isTheirs(page, sentence, { start, end })) continue;
      if (!plainAct.test(match[0]))
        sort = /^(?:say|said|confirm)$/.test(match[0]) ? 'faint' : 'answer';
    }
    marks.push({ start, end, sort: sort as Sort });
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

/** One clue of a sentence, among its other marks and its days. */
type Place = {
  readonly page: Page;
  readonly sentence: Stretch;
  readonly marks: readonly Mark[];
  readonly index: number;
  readonly days: readonly DayPhrase[];
  readonly on: LocalDay;
};

/** The day that follows a clue before anything else claims it. */
function dayAfter({ page, sentence, marks, index, days, on }: Place): DayPhrase | null {
  const clue = marks[index];
  if (!clue) return null;
  for (const day of days) {
    if (day.start < clue.end) continue;
    const gap = day.start - clue.end;
    if (gap > farthest) return null;
    const between = marks.filter((mark) => mark.start >= clue.end && mark.start < day.start);
    if (between.some(({ sort }) => sort === 'other' || sort === 'ask')) return null;
    if (day.deadline) return day;
    if (clue.sort === 'act') return isTheirDay(page, sentence, clue, day, on) ? day : null;
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
function dayBefore({ page, sentence, marks, index, days, on }: Place): DayPhrase | null {
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
  if (between.some((mark) => !isClue(mark)) || (governor && governor.sort !== 'meeting')) {
    return null;
  }
  if (day.deadline) return day;
  const close = said.length <= nearest && between.length === 0 && governor === undefined;
  const beside = opens || /^(?:\s{1,3}|[给給に有在会]{0,3})$/.test(said);
  if (clue.sort === 'faint' || !close || !beside || isTimed(page, day)) return null;
  return clue.sort === 'answer' || isTheirDay(page, sentence, clue, day, on) ? day : null;
}
