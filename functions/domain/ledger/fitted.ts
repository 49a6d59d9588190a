/** In which halves a follow-up is written, and where: what its home can hold and the person likes. */
import type { FollowUp } from '../search/plan-search.ts';
import type { Instant } from '../time.ts';
import type { Ledger } from './ledger.ts';
import { homeOf, type Place } from './owed.ts';
import type { PersonRecord, StepRecord } from './records.ts';

/** A calendar, or the task list, of an account; a list that is not made yet has no name. */
export type Spot = { readonly account: string; readonly place: string };

/** A step as it is to be written, and where each of its halves goes. */
export type Fitted = {
  readonly step: FollowUp;
  readonly event: Spot | null;
  readonly task: Spot | null;
};

/**
 * The step in the halves that its home can hold, and that the person likes: everything an event where
 * there are no tasks.
 */
export function fittedTo(
  step: FollowUp,
  ledger: Ledger,
  places: readonly Place[],
  shownAs: PersonRecord['shownAs'],
  now: Instant,
): Fitted | null {
  const home = homeOf(step, ledger, places);
  const kept = shownAs === 'both' ? null : asItStands(step, ledger, shownAs, now);
  if (kept) return kept;
  if (shownAs === 'events' && home.event) {
    const event = { account: home.event.account, place: home.event.calendar };
    return { step: { ...step, as: 'event' }, event, task: null };
  }
  if (shownAs === 'tasks' && home.tasks) {
    const task = { account: home.tasks, place: '' };
    return { step: { ...step, as: 'task' }, event: null, task };
  }
  // What stands where we may not write any more is not written a second time as its other half.
  const event = home.event
    ? { account: home.event.account, place: home.event.calendar }
    : standing(ledger.step(step.key, 'event'));
  const task = home.tasks
    ? { account: home.tasks, place: '' }
    : standing(ledger.step(step.key, 'task'));
  if (event === null && task === null) return null;
  const as = task === null ? 'event' : event === null ? 'task' : step.as;
  return { step: as === step.as ? step : { ...step, as }, event, task };
}

/**
 * The step with the half that is liked no more, where the other would lose something: the person wrote
 * into it or moved it, which the other knows nothing of; or its time is over, and it would not be written
 * anew.
 */
function asItStands(
  step: FollowUp,
  ledger: Ledger,
  shownAs: 'events' | 'tasks',
  now: Instant,
): Fitted | null {
  const event = standing(ledger.step(step.key, 'event'));
  const task = standing(ledger.step(step.key, 'task'));
  const unliked = shownAs === 'events' ? task : event;
  const isOver = (step.deadline ?? step.end) <= now;
  if (!unliked || !(isOver || isTheirs(unliked))) return null;
  const as = event === null ? 'task' : task === null ? 'event' : 'both';
  return { step: { ...step, as }, event, task };
}

function isTheirs({ seen, written }: StepRecord): boolean {
  if (seen === null) return false;
  return seen.words !== null || (written !== null && seen.start !== written.start);
}

function standing(step: StepRecord | null): StepRecord | null {
  return step?.state === 'written' && step.deletedAt === null ? step : null;
}
