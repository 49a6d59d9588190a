/** Plans a person's search from their ledger, and says for each follow-up where it belongs. */
import type { CalendarEvent } from '../event.ts';
import type { Deed } from '../plan/deeds.ts';
import { recordIdOf, shortHash } from '../plan/step.ts';
import { recognise } from '../recognise/verdict.ts';
import {
  type FollowUp,
  followUpsOf,
  type PlannedInterview,
  planSearch,
  type SearchPlan,
} from '../search/plan-search.ts';
import type { Settings } from '../search/settings.ts';
import type { KnownOutcome } from '../search/sift.ts';
import { type Instant, instantAt, localDay, localTime } from '../time.ts';
import { wordsHash } from '../wording/wording.ts';
import type { Ledger } from './ledger.ts';
import type { Copy, InterviewRecord, StepRecord } from './records.ts';
import { deletedStep, formOf, seenStep } from './seen-step.ts';

/**
 * Plans from the ledger as it stands. Outcomes that are seen for the first time, and marks of which
 * nothing is remembered, are settled in the ledger on the way.
 */
export function planLedger(ledger: Ledger, settings: Settings, now: Instant): SearchPlan {
  // Each found mark and each outcome heard costs one more plan; there are none but after the ledger
  // was lost, and on the day of the news.
  for (;;) {
    const plan = planOnce(ledger, settings, now);
    // What was heard just now is planned as it will be from now on: from the moment remembered.
    if (!adopt(ledger, plan) && !rememberOutcomes(ledger, plan, now)) return plan;
  }
}

function planOnce(ledger: Ledger, settings: Settings, now: Instant): SearchPlan {
  const { records, steps } = ledger;
  const knownOutcomes = new Map<string, KnownOutcome>();
  const events: CalendarEvent[] = [];
  for (const record of records) {
    for (const event of eventsOf(record, settings)) {
      events.push(event);
      if (record.outcome) knownOutcomes.set(event.uid, record.outcome);
    }
  }
  return planSearch(
    {
      events,
      seen: steps
        .map((step) => seenStep(step) ?? deletedStep(step))
        .filter((step) => step !== null),
      deeds: [...steps.flatMap(deedsOf), ...records.flatMap(({ told }) => told?.deeds ?? [])],
      knownOutcomes,
      sayings: new Map(records.map(({ id, told }) => [id, told?.sayings ?? []])),
      now,
      since: null,
      until: null,
    },
    settings,
  );
}

/** What is remembered of the person's deeds where the step itself is not to be seen any more. */
function deedsOf(step: StepRecord): readonly Deed[] {
  const { key, deletedAt, doneAt } = step;
  const deeds: Deed[] = [];
  if (deletedAt !== null) deeds.push({ key, did: 'deleted', at: deletedAt });
  if (doneAt !== null) deeds.push({ key, did: 'done', at: doneAt });
  return deeds;
}

/**
 * The event of a record as the planner should read it: of copies in several calendars those that
 * agree with the newest about when it is. Whatever the person said "no" to in one calendar counts.
 */
function eventsOf(record: InterviewRecord, settings: Settings): readonly CalendarEvent[] {
  const alive = record.copies.filter((copy) => copy.goneAt === null);
  const copies = (alive.length > 0 ? alive : record.copies).map((copy) => copy.event);
  const newest = copies.reduce<CalendarEvent | null>(
    (best, event) => (best === null || isNewer(event, best) ? event : best),
    null,
  );
  if (newest === null) return [];
  if (copies.length === 1) return [newest];
  const refused = copies.find((event) =>
    /#notinterview\b/i.test(`${event.title} ${event.description}`),
  );
  if (refused) return [refused];
  const { is } = recognise(newest, settings.owner);
  // Of an application the planner hears one copy only: what was written last has to be in it.
  if (is === 'skipped' || is === 'application') return [newest];
  // In order of age, not of the race in which the accounts were read first: the newest word counts.
  return copies
    .filter((event) => event.start === newest.start && !event.cancelled)
    .sort((a, b) => Number(isNewer(a, b)) - Number(isNewer(b, a)));
}

function isNewer(a: CalendarEvent, b: CalendarEvent): boolean {
  if (a.sequence !== b.sequence) return a.sequence > b.sequence;
  return (a.lastModified ?? 0) > (b.lastModified ?? 0);
}

/** Settles the earliest found mark of each interview; false: there is none that is owed. */
function adopt(ledger: Ledger, plan: SearchPlan): boolean {
  const owed = new Map(followUpsOf(plan).map((step) => [step.key, step]));
  const found = ledger.steps
    .filter((step) => step.written === null && step.state === 'written' && owed.has(step.key))
    .sort((a, b) => (a.seen?.start ?? 0) - (b.seen?.start ?? 0));
  // What was moved moves what comes after it, so the later ones are compared with the next plan.
  const earliest = new Map(found.toReversed().map((step) => [recordIdOf(step.key), step]));
  let isAny = false;
  for (const step of earliest.values()) {
    const followUp = owed.get(step.key);
    if (followUp) isAny = adoptOne(ledger, step, followUp) || isAny;
  }
  return isAny;
}

function adoptOne(ledger: Ledger, found: StepRecord, step: FollowUp): boolean {
  if (!found.seen) return false;
  const form = formOf(step.title, step.text);
  ledger.putStep({
    ...found,
    zone: step.zone,
    // It stands elsewhere than planned: the person moved it, for nobody else would have.
    written: { start: step.planned, hash: wordsHash(step), form },
    // Words that are not ours are theirs.
    seen: {
      ...found.seen,
      start: foundAt(found, found.seen.start, step),
      words: found.seen.form === form ? null : found.seen.words,
    },
  });
  return true;
}

/** A task has a day only: on that day it is at the plan's hour. */
function foundAt(found: StepRecord, start: Instant, step: FollowUp): Instant {
  if (found.as === 'event') return start;
  const due = localDay(found.zone, start);
  const { day, minute } = localTime(step.zone, step.planned);
  return day === due ? step.planned : instantAt(step.zone, due, minute);
}

/** What the keys of the steps begin with that an interview shares with the other rounds of its loop. */
export function seriesOf({ loop, identity }: PlannedInterview): string {
  return loop === null ? shortHash(identity) : loop.slice('loop-'.length);
}

/** True: an outcome was remembered that was not known before. */
function rememberOutcomes(ledger: Ledger, plan: SearchPlan, now: Instant): boolean {
  let isNew = false;
  for (const { uid, notes, outcomeKnownAt } of [...plan.interviews, ...plan.applications]) {
    const id = shortHash(uid);
    const record = ledger.record(id);
    if (!record || record.copies.length === 0) continue;
    const { outcome } = notes;
    if (outcome === null) ledger.putOutcome(id, null);
    else if (record.outcome?.is !== outcome) {
      ledger.putOutcome(id, { is: outcome, knownAt: outcomeKnownAt ?? now });
      isNew = true;
    }
  }
  return isNew;
}

/** A watched calendar, and what may be written there: into it, and into its account's tasks. */
export type Place = {
  readonly account: string;
  readonly calendar: string;
  readonly mayWrite: boolean;
  readonly isPrimary: boolean;
  /** The account's tasks may be written. */
  readonly tasks: boolean;
};

/** Where a follow-up is written: its calendar (null: nowhere), and the account of its task list. */
export type Home = { readonly event: Place | null; readonly tasks: string | null };

/**
 * Into the calendar in which the interview is (contract); where that may only be read, into the same
 * account's first calendar, else into another account's. Tasks go to the same account where it has any.
 */
export function homeOf(step: FollowUp, ledger: Ledger, places: readonly Place[]): Home {
  const copies = ledger.record(shortHash(step.uid))?.copies ?? [];
  const inOrder = [...copies].sort(byAge);
  const first = inOrder[0];
  const writable = places.filter((place) => place.mayWrite);
  const own = inOrder
    .map((copy) => writable.find((place) => isOf(place, copy)))
    .find((place) => place !== undefined);
  const sameAccount = writable.filter((place) => place.account === first?.account);
  const event =
    own ??
    sameAccount.find((place) => place.isPrimary) ??
    sameAccount[0] ??
    writable.find((place) => place.isPrimary) ??
    writable[0] ??
    null;
  const wanted = event?.account ?? first?.account;
  const sameTasks = places.find((place) => place.tasks && place.account === wanted);
  // Another account's list only where nothing at all could be written otherwise.
  const otherTasks = event === null ? places.find((place) => place.tasks) : undefined;
  return { event, tasks: (sameTasks ?? otherTasks)?.account ?? null };
}

function byAge(a: Copy, b: Copy): number {
  const gone = Number(a.goneAt !== null) - Number(b.goneAt !== null);
  return (
    gone || a.firstSeen - b.firstSeen || (a.account + a.calendar < b.account + b.calendar ? -1 : 1)
  );
}

function isOf(place: Place, copy: Copy): boolean {
  return place.account === copy.account && place.calendar === copy.calendar;
}
