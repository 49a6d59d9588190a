/** Reads the day on which a call was agreed ("call me in four days"). */
import type { WorkCalendar } from '../business-days.ts';
import type { LocalDay } from '../time.ts';
import {
  callGap,
  callRequests,
  cjkRequest,
  cjkUnwanted,
  cjkWanted,
  noRequest,
  otherPurpose,
} from './dates/call-words.ts';
import { phrasesPattern, quickTest } from './dates/clues.ts';
import { layOut, type Page, type Stretch, sentencesOf } from './dates/page.ts';
import { readDays } from './dates/read-days.ts';
import { readCjkDays } from './dates/read-days-cjk.ts';
import type { DayPhrase } from './dates/reader.ts';

/** The agreed day, and the words of the text that agree it. */
export type AgreedCall = { readonly day: LocalDay; readonly words: string };

const mayAgree = quickTest(callRequests);
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
  const wanted = eastern ? easternRequests(text) : [...text.matchAll(requests)];
  if (wanted.length === 0 || otherPurpose.test(text)) return null;
  const read = eastern ? readCjkDays : readDays;
  const days = read(page, sentence, on, work).filter(({ day }) => day > on);
  if (days.length === 0) return null;
  let last: DayPhrase | null = null;
  for (const match of wanted) {
    const start = sentence.start + match.index;
    const request: Stretch = { start, end: start + match[0].length };
    if (!eastern && noRequest.test(text.slice(Math.max(0, match.index - 30), match.index)))
      continue;
    const day = dayBeside(page, sentence, request, days, eastern);
    if (day)
      last = { ...day, start: Math.min(start, day.start), end: Math.max(request.end, day.end) };
  }
  return last;
}

function easternRequests(text: string): RegExpExecArray[] {
  if (cjkUnwanted.test(text) || !cjkWanted.test(text)) return [];
  return [...text.matchAll(cjkRequest)];
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
    if (callGap.test(page.folded.slice(request.end, Math.max(after.start, request.end))))
      return after;
  }
  const before = days.findLast(({ end }) => end <= request.start);
  if (!before || request.start - before.end > farthest) return null;
  const said = page.folded.slice(before.end, request.start);
  const opening = page.folded.slice(Math.max(sentence.start, before.start - 30), before.start);
  if (/[,:;()]/.test(said) && !eastern) return null;
  return noRequest.test(`${opening.trim()} `) || noRequest.test(said) ? null : before;
}
