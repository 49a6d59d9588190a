/**
 * What the person said on a page, put into the calendar as they would have done it there: words into the
 * debrief, a tick on what is done. From then on the calendar says it, and is believed like before.
 */
import { withSayings } from '../notes/sayings.ts';
import type { Deed } from '../plan/deeds.ts';
import { saysDone } from '../search/own-steps.ts';
import { type FollowUp, followUpsOf, type SearchPlan } from '../search/plan-search.ts';
import type { Instant } from '../time.ts';
import { isDone, type Ledger } from './ledger.ts';
import type { InterviewRecord, StepRecord } from './records.ts';
import { longestText } from './seen-step.ts';
import { type StepWrite, withIntent } from './step-write.ts';

/**
 * The writes that are missing, and what is there already forgotten in the ledger. `decided`: what is to
 * be written anyway; a step that is among it has its turn at the next look.
 */
export function tellings(
  plan: SearchPlan,
  ledger: Ledger,
  decided: readonly StepWrite[],
): readonly StepWrite[] {
  const owed = new Map(followUpsOf(plan).map((step) => [step.key, step]));
  const busy = new Set(decided.map(nameOf));
  return ledger.records
    .filter(({ told }) => told !== undefined)
    .flatMap((record) => {
      const words = wordsTold(record, owed, ledger);
      const ticks = deedsTold(record, owed, ledger);
      return words ? withWords(ticks, words) : ticks;
    })
    .filter((write) => !busy.has(nameOf(write)));
}

/**
 * Whether something was told that a calendar could hold and does not yet, beside what was `written` just
 * now: a provider that shows it otherwise is not told again at once.
 */
export function isUntold(plan: SearchPlan, ledger: Ledger, written: readonly StepWrite[]): boolean {
  const before = new Set(written.map((write) => `${nameOf(write)} ${write.step.intent?.do}`));
  const missing = tellings(plan, ledger, []);
  return missing.some((write) => !before.has(`${nameOf(write)} ${write.step.intent?.do}`));
}

/**
 * Whether something was told that a step in a calendar does not show: a sign to plan, told without
 * planning. It may stay so, where a calendar cannot hold what was told.
 */
export function isWaiting(ledger: Ledger): boolean {
  return ledger.records.some(({ id, told, steps }) => {
    if (!told) return false;
    const there = steps.filter((step) => written(step) !== null);
    const hasDebrief = there.some(({ key }) => key === `${id}.debrief`);
    return (
      (hasDebrief && told.sayings.length > 0) ||
      told.deeds.some((deed) => there.some((step) => step.key === deed.key && isNews(deed, step)))
    );
  });
}

function isNews(deed: Deed, { doneAt, seen }: StepRecord): boolean {
  if (doneAt !== null) return false;
  if (deed.did !== 'moved') return true;
  return seen !== null && seen.at < deed.at && seen.start !== deed.start;
}

function nameOf({ step }: StepWrite): string {
  return `${step.key} ${step.as}`;
}

/** Two writes of one event would be in each other's way; a task is ticked by a write of its own, later. */
function withWords(ticks: readonly StepWrite[], words: StepWrite): readonly StepWrite[] {
  const same = ticks.find((tick) => nameOf(tick) === nameOf(words));
  const others = ticks.filter((tick) => tick !== same);
  const title = same?.followUp?.title;
  const isBoth = words.step.as === 'event' && words.followUp && title !== undefined;
  const both = isBoth ? { ...words, followUp: { ...words.followUp, title } } : words;
  return [both, ...others];
}

function wordsTold(
  { id, told }: InterviewRecord,
  owed: ReadonlyMap<string, FollowUp>,
  ledger: Ledger,
): StepWrite | null {
  if (!told || told.sayings.length === 0) return null;
  const key = `${id}.debrief`;
  const step = written(ledger.step(key, 'event')) ?? written(ledger.step(key, 'task'));
  const followUp = owed.get(key);
  const now = step && standing(step, followUp);
  // What is about to be taken away holds nothing for long.
  if (!step || !now || followUp?.status === 'deleted') return null;
  const text = withSayings(now.text, told.sayings);
  if (text === now.text) {
    ledger.tell(id, { ...told, sayings: [] });
    return null;
  }
  if (text.length > longestText || isCut(step)) return null;
  return withIntent(step, { do: 'say' }, { ...now, text }, 'only');
}

function deedsTold(
  { told }: InterviewRecord,
  owed: ReadonlyMap<string, FollowUp>,
  ledger: Ledger,
): readonly StepWrite[] {
  const done = new Set((told?.deeds ?? []).filter(isDone).map(({ key }) => key));
  return [...done].flatMap((key) =>
    (['event', 'task'] as const).flatMap((as) => {
      const step = written(ledger.step(key, as));
      const now = step && step.doneAt === null ? standing(step, owed.get(key)) : null;
      if (!step || !now || (as === 'event' && isCut(step))) return [];
      const title = saysDone(now.title) ? now.title : `✓ ${now.title}`;
      return [withIntent(step, { do: 'tick' }, { ...now, title }, 'only')];
    }),
  );
}

function written(step: StepRecord | null): StepRecord | null {
  const isThere = step?.state === 'written' && step.deletedAt === null && step.id !== null;
  return isThere && step.written !== null && step.seen !== null ? step : null;
}

/** Of a text so long we hold a part: whoever wrote that back would cost the person the end of it. */
function isCut({ seen }: StepRecord): boolean {
  return (seen?.words?.text.length ?? 0) >= longestText;
}

/** The step as it stands in the calendar: where it was put, with the person's words where they wrote. */
function standing({ seen }: StepRecord, followUp: FollowUp | undefined): FollowUp | null {
  if (!seen || !followUp) return null;
  const end = (seen.start + (followUp.end - followUp.start)) as Instant;
  return { ...followUp, ...(seen.words ?? {}), start: seen.start, end };
}
