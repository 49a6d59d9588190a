/** Reads the day on which a call was agreed ("call me in four days"). */
import type { WorkCalendar } from '../business-days.ts';
import type { LocalDay } from '../time.ts';
import {
  callRequests,
  cjkRequest,
  cjkUnwanted,
  cjkWanted,
  gapWords,
  noRequest,
  otherPurpose,
} from './dates/call-words.ts';
import { phrasesPattern, quickTest } from './dates/clues.ts';
import { isName, isOwn, outsiders, ownCallsIn, ownVerbs } from './dates/own-calls.ts';
import { layOut, type Page, type Stretch, sentencesOf } from './dates/page.ts';
import { readDays } from './dates/read-days.ts';
import { readCjkDays } from './dates/read-days-cjk.ts';
import type { DayPhrase } from './dates/reader.ts';
import { isSaidOfThem } from './dates/their-acts.ts';
import { isDayWord } from './dates/tokens.ts';

/** The agreed day, and the words of the text that agree it. */
export type AgreedCall = { readonly day: LocalDay; readonly words: string };

const mayAgree = quickTest([...callRequests, ...ownVerbs]);
const requests = phrasesPattern({ request: callRequests });
const cjk = /[\u3040-\u30ff\u4e00-\u9fff]/;
const farthest = 30;

/**
 * The day on which the person is to call, counted from the day of the interview; the last one in
 * the text counts. Null where no call was agreed; a call by the employer is none.
 */
export function readAgreedCall(
  text: string,
  interviewDay: LocalDay,
  work: WorkCalendar,
): AgreedCall | null {
  if (!mayAgree.test(text)) return null;
  const page = layOut(text);
  for (const sentence of sentencesOf(page).reverse()) {
    const found = callIn(page, sentence, interviewDay, work);
    if (found) return { day: found.day, words: page.raw.slice(found.start, found.end).trim() };
  }
  return null;
}

function callIn(page: Page, sentence: Stretch, on: LocalDay, work: WorkCalendar): DayPhrase | null {
  if (!mayAgree.test(page.raw.slice(sentence.start, sentence.end))) return null;
  const text = page.folded.slice(sentence.start, sentence.end);
  const eastern = cjk.test(text);
  if (otherPurpose.test(text) || (eastern && easternRequests(text).length === 0)) return null;
  const read = eastern ? readCjkDays : readDays;
  const days = read(page, sentence, on, work).filter(({ day }) => day > on);
  if (days.length === 0) return null;
  let last: DayPhrase | null = null;
  for (const request of requestsIn(page, sentence, days, eastern)) {
    const day = dayBeside(page, sentence, request, days, eastern);
    if (!day) continue;
    const [start, end] = [Math.min(request.start, day.start), Math.max(request.end, day.end)];
    const around = page.folded.slice(Math.max(sentence.start, start - farthest), end);
    if (!outsiders.test(around)) last = { ...day, start, end };
  }
  return last;
}

function requestsIn(
  page: Page,
  sentence: Stretch,
  days: readonly DayPhrase[],
  eastern: boolean,
): readonly Stretch[] {
  const text = page.folded.slice(sentence.start, sentence.end);
  const isBlocked = (match: RegExpExecArray): boolean => {
    if (eastern || /^i\b/.test(match[0])) return false;
    const start = sentence.start + match.index;
    if (isSaidOfThem(page, sentence, { start, end: start + match[0].length })) return true;
    return noRequest.test(text.slice(Math.max(0, match.index - 30), match.index));
  };
  const wanted = eastern ? easternRequests(text) : [...text.matchAll(requests)];
  const asked = wanted
    .filter((match) => !isBlocked(match))
    .map(({ index, 0: words }) => ({
      start: sentence.start + index,
      end: sentence.start + index + words.length,
    }));
  if (eastern) return asked;
  const own = ownCallsIn(page, sentence, (at) =>
    days.some(({ end }) => end <= at && /^[\s,:]{1,3}$/.test(page.folded.slice(end, at))),
  );
  return [...asked, ...own].sort((one, other) => one.start - other.start);
}

function easternRequests(text: string): RegExpExecArray[] {
  if (cjkUnwanted.test(text) || !cjkWanted.test(text)) return [];
  return [...text.matchAll(cjkRequest)];
}

/** Who is to be called, or nothing, between a request and its day. */
function isGap(page: Page, start: number, end: number): boolean {
  const gap = page.folded.slice(start, end);
  if (!/^[\s,'"’-]{0,3}(?:[a-z]{1,20}[\s,.'’-]{1,2}){0,4}$/.test(gap)) return false;
  for (const { 0: word, index } of gap.matchAll(/[a-z]+/g)) {
    const at = start + index;
    if (!gapWords.has(word) && !isDayWord(word) && !isName(page, at, at + word.length))
      return false;
  }
  return true;
}

/** The day right after a request, else the one right before it. */
function dayBeside(
  page: Page,
  sentence: Stretch,
  request: Stretch,
  days: readonly DayPhrase[],
  eastern: boolean,
): DayPhrase | null {
  const after = days.find(({ start, end }) => end > request.end && start >= request.end - 3);
  if (after && after.start - request.end <= farthest) {
    if (isGap(page, request.end, Math.max(after.start, request.end))) return after;
  }
  const before = days.findLast(({ end }) => end <= request.start);
  if (!before || request.start - before.end > farthest) return null;
  const said = page.folded.slice(before.end, request.start);
  const opening = page.folded.slice(Math.max(sentence.start, before.start - 30), before.start);
  if (/[,:;()]/.test(said) && !eastern) return null;
  const isOthers = noRequest.test(said) && !isOwn(said);
  return noRequest.test(`${opening.trim()} `) || isOthers ? null : before;
}
