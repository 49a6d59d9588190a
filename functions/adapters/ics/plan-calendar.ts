/** Plans a calendar file: reads it, follows its series and asks the domain for every follow-up. */
import type { CalendarEvent, Owner } from '../../domain/event.ts';
import { readMet } from '../../domain/notes/met.ts';
import type { Deed } from '../../domain/plan/deeds.ts';
import { recordIdOf, shortHash } from '../../domain/plan/step.ts';
import { ownWords } from '../../domain/recognise/boilerplate.ts';
import { mightMatter, recognise } from '../../domain/recognise/verdict.ts';
import { type Operation, reconcile } from '../../domain/reconcile.ts';
import type { SeenStep } from '../../domain/search/own-steps.ts';
import { followUpsOf, planSearch, type SearchPlan } from '../../domain/search/plan-search.ts';
import { aheadDays, occurrencesAtMost, withFewGuests } from '../../domain/search/reach.ts';
import type { Settings } from '../../domain/search/settings.ts';
import { addDays, dayMs, type Instant, instantAt, type LocalDay } from '../../domain/time.ts';
import { occurrences } from './expand.ts';
import { seenEvent, seenTask } from './own-marks.ts';
import type { Problem } from './problem.ts';
import { type CalendarFile, readCalendar } from './read-calendar.ts';
import { Allowance, FileRefused, type ReadLimits, type Refusal } from './read-limits.ts';

/** What a calendar file is planned with. */
export type PlanRequest = {
  readonly settings: Settings;
  /** What the person did to steps, as it was recorded elsewhere. */
  readonly deeds: readonly Deed[];
  readonly now: Instant;
  /** Interviews on days before are left out. */
  readonly since: LocalDay;
  /** Interviews on days after are left out; null: no limit. */
  readonly until: LocalDay | null;
};

export type CalendarPlan = {
  readonly eventsRead: number;
  readonly plan: SearchPlan;
  readonly problems: readonly Problem[];
  /** The steps of ours that the file holds already. */
  readonly seen: readonly SeenStep[];
  /** Where the file holds steps of ours already: what would make them say what is owed. */
  readonly changes: readonly Operation[];
};

/**
 * Plans a calendar file; `fatal` where the bytes are no calendar, `over` where the file is over `limits`
 * (null: there are none). Neither tells anything of what the file holds. Only `chunks` may throw. With
 * limits the program is given up to whatever else waits, every few milliseconds.
 */
export async function planCalendar(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  request: PlanRequest,
  limits: ReadLimits | null,
): Promise<CalendarPlan | { readonly fatal: Problem } | Refusal> {
  try {
    return await planWithin(chunks, request, new Allowance(limits));
  } catch (error) {
    if (error instanceof FileRefused) return error.refusal;
    throw error;
  }
}

async function planWithin(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  request: PlanRequest,
  allowance: Allowance,
): Promise<CalendarPlan | { readonly fatal: Problem }> {
  const { settings, deeds, now, since, until } = request;
  const { zone } = settings.owner;
  const window = {
    from: instantAt(zone, since, 0),
    until: until === null ? null : instantAt(zone, addDays(until, 1), 0),
  };
  const read = await readCalendar(
    chunks,
    { zone, window, mightMatter: (text) => mightMatter(text, settings.owner) },
    allowance,
  );
  if ('fatal' in read) return read;
  const followedUntil = window.until ?? ((now + aheadDays * dayMs) as Instant);
  const followed = { ...window, until: followedUntil };
  const { events, problems } = await judgeable(read, followed, settings, allowance);
  const seen = await seenSteps(read, allowance);
  const input = { events, seen, deeds, knownOutcomes: new Map(), now, since, until };
  const plan = planSearch(input, settings);
  return {
    eventsRead: read.eventsRead,
    plan,
    problems: [...read.problems, ...problems.slice(0, allowance.problemsAtMost)],
    seen,
    changes: changesTo(plan, seen, now),
  };
}

/** All that is to be judged. A series is followed only where it is an interview; else it is judged as a whole. */
async function judgeable(
  read: CalendarFile,
  window: { readonly from: Instant; readonly until: Instant },
  { owner }: Settings,
  allowance: Allowance,
): Promise<{ readonly events: readonly CalendarEvent[]; readonly problems: readonly Problem[] }> {
  const events: CalendarEvent[] = [];
  const problems: Problem[] = [];
  const take = async (several: readonly CalendarEvent[]): Promise<void> => {
    for (const one of several) {
      if (allowance.isTurnDue()) await allowance.turn();
      const kept = allowance.isLimited ? lean(one, owner, allowance) : one;
      if (kept) events.push(kept);
    }
  };
  await take(read.events);
  for (const { master, overrides } of read.series) {
    // Following one may take a millisecond and find nothing that would be taken.
    if (allowance.isTurnDue()) await allowance.turn();
    const single = overrides.map((override) => override.event);
    if (!master) {
      await take(single);
    } else if (await isFollowed(master.event, single, owner, allowance)) {
      const { from, until } = window;
      const found = occurrences(master, overrides, from, until, occurrencesAtMost);
      await take(found.events);
      for (const problem of found.problems) problems.push(problem);
    } else {
      await take([master.event]);
    }
  }
  return { events, problems };
}

async function isFollowed(
  master: CalendarEvent,
  single: readonly CalendarEvent[],
  owner: Owner,
  allowance: Allowance,
): Promise<boolean> {
  const { is } = recognise(master, owner);
  if (is === 'interview' || is === 'application') return true;
  for (const one of single) {
    if (allowance.isTurnDue()) await allowance.turn();
    if (recognise(one, owner).is === 'interview') return true;
  }
  return false;
}

/**
 * An event of a limited file, null where planning can do without it. Planning is one piece of work that
 * nobody can interrupt, so that what it is given is counted first: the events, and whoever is met in them.
 */
function lean(event: CalendarEvent, owner: Owner, allowance: Allowance): CalendarEvent | null {
  if (recognise(event, owner).is === 'other') return null;
  allowance.countFound();
  const kept = withFewGuests(event, owner);
  allowance.countPeople(kept.attendees.length + readMet(ownWords(event.description)).length);
  return kept;
}

async function seenSteps(read: CalendarFile, allowance: Allowance): Promise<readonly SeenStep[]> {
  const seen: SeenStep[] = [];
  const take = async <T>(own: readonly T[], seenIn: (one: T) => SeenStep | null): Promise<void> => {
    for (const one of own) {
      if (allowance.isTurnDue()) await allowance.turn();
      const step = seenIn(one);
      if (!step) continue;
      allowance.countStep();
      seen.push(step);
    }
  };
  await take(read.own.events, seenEvent);
  await take(read.own.tasks, seenTask);
  return seen;
}

function changesTo(
  plan: SearchPlan,
  seen: readonly SeenStep[],
  now: Instant,
): readonly Operation[] {
  if (seen.length === 0) return [];
  const recorded = seen.map(({ key, as, written }) => ({ key, as, hash: written.hash ?? '' }));
  // Of an interview that was not read nothing is known: its steps are left alone.
  const read = new Set([...plan.interviews, ...plan.skipped].map((one) => keyStart(one)));
  const isOurs = (one: Operation): boolean => 'step' in one || read.has(recordIdOf(one.key));
  const operations = reconcile(followUpsOf(plan), recorded, seen, now);
  return operations.filter((one) => one.do !== 'leave' && isOurs(one));
}

/** What the keys of its steps begin with (`recordIdOf`). */
function keyStart(one: { readonly uid: string; readonly identity?: string }): string {
  return shortHash(one.identity ?? one.uid);
}
