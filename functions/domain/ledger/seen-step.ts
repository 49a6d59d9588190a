/** How a step in a live calendar is compared with what was written there (design, decision 4). */
import { shortHash } from '../plan/step.ts';
import type { Half } from '../reconcile.ts';
import { type SeenStep, saysDone, withoutDoneMark } from '../search/own-steps.ts';
import { type Instant, instantAt, type LocalDay, localDay, localTime, type Zone } from '../time.ts';
import { withoutLinks } from '../wording/links.ts';
import { putting, type StepRecord } from './records.ts';

/**
 * A hash of words in the form that survives every provider: white space is collapsed, and a mark that
 * says "done" is no part of them, nor are our links. Two texts that differ only so have the same form.
 */
export function formOf(title: string, text: string): string {
  const collapsed = (words: string): string => words.replace(/\s+/g, ' ').trim();
  return shortHash(`${collapsed(withoutDoneMark(title))}\n${collapsed(withoutLinks(text))}`);
}

/** Of words that are not ours so much is kept: a record has to stay small. */
export const longestText = 20_000;

/** What a read or the answer to a write shows of one step. */
export type Sighting = {
  readonly id: string;
  readonly etag: string | null;
  readonly title: string;
  readonly text: string;
  /** Null where it has no time of its own (a task): then `due` may tell. */
  readonly start: Instant | null;
  readonly due: LocalDay | null;
  readonly ticked: boolean;
  readonly tickedAt: Instant | null;
  readonly lastModified: Instant | null;
};

/** A step that carries our mark and of which nothing is remembered: the state is rebuilt from it. */
export function foundStep(key: string, as: Half, zone: Zone): StepRecord {
  return {
    key,
    as,
    account: '',
    place: '',
    id: null,
    etag: null,
    zone,
    generation: 1,
    state: 'written',
    absentSince: null,
    intent: null,
    written: null,
    seen: null,
    doneAt: null,
    deletedAt: null,
  };
}

/** Lays a sighting over what is remembered: which intent came true, and what the person did. */
export function sighted(step: StepRecord, sighting: Sighting, now: Instant): StepRecord {
  const start = startOf(step, sighting);
  const form = formOf(sighting.title, sighting.text);
  const written = landed(step, start, form);
  const ticked = sighting.ticked || saysDone(sighting.title);
  const at =
    sighting.lastModified === null || sighting.lastModified > now ? now : sighting.lastModified;
  // A thank-you stands twice, and where it was moved last is where it stays: words are no move.
  const isNews = step.seen?.form !== form && !step.key.includes('.thank-you');
  const isAsBefore =
    step.seen !== null && !isNews && step.seen.start === start && written === step.written;
  const { title, text } = sighting;
  return {
    ...step,
    id: sighting.id,
    etag: sighting.etag,
    state: 'written',
    absentSince: null,
    intent: null,
    written,
    seen: {
      start,
      form,
      at: isAsBefore && step.seen ? step.seen.at : at,
      words: written?.form === form ? null : { title, text: text.slice(0, longestText) },
    },
    doneAt: ticked ? (step.doneAt ?? sighting.tickedAt ?? at) : null,
    // It is there: whoever took it away has put it back.
    deletedAt: null,
  };
}

/** Where it stands; a task that kept its day kept its time. */
function startOf(step: StepRecord, { start, due, title, text }: Sighting): Instant {
  const intent = putting(step.intent);
  const intended = intent?.start ?? null;
  const known = step.seen?.start ?? intended;
  if (start !== null) return start;
  if (due === null) return known ?? intended ?? (0 as Instant);
  const form = formOf(title, text);
  const before = earlierAttempt(step, form)?.planned ?? null;
  // A day does not tell the hour: which of our writes it is, the words tell.
  const isAsIntended = intent?.form === form;
  for (const candidate of isAsIntended ? [intended, before, known] : [before, known, intended]) {
    if (candidate !== null && localDay(step.zone, candidate) === due) return candidate;
  }
  const minute = known === null ? 9 * 60 : localTime(step.zone, known).minute;
  return instantAt(step.zone, due, minute);
}

/** The latest of our earlier attempts that would have written that form. */
function earlierAttempt(
  step: StepRecord,
  form: string,
): { readonly planned: Instant; readonly form: string } | undefined {
  return putting(step.intent)?.earlier?.findLast((one) => one.form === form);
}

/** One that would have written the words of the intent as well, and elsewhere. */
function earlierAttemptAt(step: StepRecord, form: string, start: Instant) {
  const intent = putting(step.intent);
  if (intent === null || intent.start === start) return undefined;
  return intent.earlier?.findLast((one) => one.form === form && one.planned === start);
}

/** Whether what is seen is an earlier attempt of ours that came true, with the words or at the place of then. */
export function isEarlierAttempt(step: StepRecord, { title, text, start, due }: Sighting): boolean {
  const intent = putting(step.intent);
  const form = formOf(title, text);
  if (intent?.form !== form) return earlierAttempt(step, form) !== undefined;
  const isAt = (place: Instant): boolean =>
    start === null ? due === null || localDay(step.zone, place) === due : place === start;
  const earlier = intent.earlier ?? [];
  return !isAt(intent.start) && earlier.some((one) => one.form === form && isAt(one.planned));
}

/** What counts as last written: the intent where it came true, else what it was before. */
function landed(step: StepRecord, start: Instant, form: string): StepRecord['written'] {
  const { written, seen } = step;
  const intent = putting(step.intent);
  if (intent === null) return written;
  const intended = { start: intent.planned, hash: intent.hash, form: intent.form };
  // One of our own earlier attempts, with the words that were right then: new ones are due.
  // So with the same words, where the interview has moved since: the person has not moved it back.
  const before =
    form === intent.form ? earlierAttemptAt(step, form, start) : earlierAttempt(step, form);
  if (before) return { start: before.planned, hash: '', form };
  // Under our name stands only what we made: whatever differs from it, the person changed.
  if (intent.do !== 'update') return intended;
  const cameTrue = start === intent.start && form === intent.form;
  const moved = start === intent.start && seen !== null && seen.start !== start;
  if (cameTrue || moved) return intended;
  return written;
}

/**
 * What the person had written into a step that they deleted since: what was said there still holds.
 * Null where they wrote nothing, or it still stands.
 */
export function deletedStep(step: StepRecord): SeenStep | null {
  const { seen, deletedAt, key, as } = step;
  if (deletedAt === null || !seen?.words) return null;
  const { title, text } = seen.words;
  const written = { start: null, hash: null };
  const ticked = step.doneAt !== null;
  const bare = { ticked, tickedAt: step.doneAt, removed: true, edited: true, written };
  return { key, as, title, text, start: seen.start, lastModified: seen.at, ...bare };
}

/** The step as the planner reads it; null where it is not there. */
export function seenStep(step: StepRecord): SeenStep | null {
  const { seen, written } = step;
  if (step.state !== 'written' || seen === null || step.deletedAt !== null) return null;
  return {
    key: step.key,
    as: step.as,
    title: seen.words?.title ?? '',
    text: seen.words?.text ?? '',
    start: seen.start,
    ticked: step.doneAt !== null,
    tickedAt: step.doneAt,
    removed: false,
    edited: seen.words !== null,
    lastModified: seen.at,
    written: { start: written?.start ?? null, hash: written?.hash ?? null },
  };
}
