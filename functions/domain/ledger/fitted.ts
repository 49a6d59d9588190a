/** In which form a follow-up is written, and where: what its home can hold and the person likes. */
import type { FollowUp } from '../search/plan-search.ts';
import type { Ledger } from './ledger.ts';
import { homeOf, type Place } from './owed.ts';
import type { PersonRecord, StepRecord } from './records.ts';

/** A calendar, or the task list, of an account; a list that is not made yet has no name. */
export type Home = { readonly account: string; readonly place: string };
/** A step as it is to be written, and where each of its halves goes. */
export type Fitted = {
  readonly step: FollowUp;
  readonly event: Home | null;
  readonly task: Home | null;
};

/**
 * The step in the form that its home can hold, and that the person likes: everything an event where
 * there are no tasks.
 */
export function fittedTo(
  step: FollowUp,
  ledger: Ledger,
  places: readonly Place[],
  shownAs: PersonRecord['shownAs'],
): Fitted | null {
  const home = homeOf(step, ledger, places);
  // Into whatever the person wrote, there it stays: their words are in no other form.
  const words = shownAs === 'both' ? null : wordsOf(step, ledger, shownAs);
  if (words?.as === 'event') return { step: { ...step, as: 'event' }, event: words, task: null };
  if (words?.as === 'task') return { step: { ...step, as: 'task' }, event: null, task: words };
  if (shownAs === 'events' && home.event) {
    const event = { account: home.event.account, place: home.event.calendar };
    return { step: { ...step, as: 'event' }, event, task: null };
  }
  if (shownAs === 'tasks' && home.tasks) {
    const task = { account: home.tasks, place: '' };
    return { step: { ...step, as: 'task' }, event: null, task };
  }
  // What stands where we may not write any more is not written a second time in another form.
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

/** The half in the form that is liked no more, where the person wrote into it. */
function wordsOf(
  { key }: FollowUp,
  ledger: Ledger,
  shownAs: 'events' | 'tasks',
): StepRecord | null {
  const step = ledger.step(key, shownAs === 'events' ? 'task' : 'event');
  return step?.seen?.words && standing(step) ? step : null;
}

function standing(step: StepRecord | null): Home | null {
  return step?.state === 'written' && step.deletedAt === null ? step : null;
}
