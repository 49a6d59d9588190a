/** Takes the answer to a write into the ledger. */
import { answerTo } from '../failure.ts';
import { recordIdOf } from '../plan/step.ts';
import type { LiveEvent, Outcome } from '../ports/calendar.ts';
import type { LiveTask } from '../ports/task-list.ts';
import { type Instant, localDay } from '../time.ts';
import type { Ledger } from './ledger.ts';
import { putting, type StepRecord } from './records.ts';
import { formOf, isEarlierAttempt, type Sighting, sighted } from './seen-step.ts';
import { missing, takenAway } from './take-events.ts';
import { taskSighting } from './take-tasks.ts';

/**
 * `look-again`: the calendar has to be read before anything is known. `refused`: the access token was;
 * with a fresh one the same write may do. `failed`: it is tried again after a wait; `parked`: trying
 * again soon is no use.
 */
export type Taken = 'settled' | 'look-again' | 'failed' | 'parked' | 'refused';

/** `step` is as it was stored before the write, with its intent. */
export function takeEventOutcome(
  ledger: Ledger,
  step: StepRecord,
  outcome: Outcome<LiveEvent>,
  now: Instant,
): Taken {
  if (outcome.is !== 'written') return takeOther(ledger, step, outcome, now);
  const { id, etag, event } = outcome.live;
  const { title, description: text, start, lastModified } = event;
  const bare = { due: null, ticked: false, tickedAt: null };
  const sighting = { id, etag, title, text, start, lastModified, ...bare };
  return takeWritten(ledger, step, sighting, outcome.isFound === true, now);
}

/** The same for a task. */
export function takeTaskOutcome(
  ledger: Ledger,
  step: StepRecord,
  outcome: Outcome<LiveTask>,
  now: Instant,
): Taken {
  if (outcome.is !== 'written') return takeOther(ledger, step, outcome, now);
  return takeWritten(ledger, step, taskSighting(outcome.live), outcome.isFound === true, now);
}

function takeWritten(
  ledger: Ledger,
  step: StepRecord,
  sighting: Sighting,
  isFound: boolean,
  now: Instant,
): Taken {
  if (step.intent?.do === 'say' || step.intent?.do === 'tick') {
    // What the answer shows is as the person wanted it, and theirs from now on.
    ledger.putStep(sighted(step, sighting, now));
    // Said once is enough, however the provider shows it: from now on the calendar tells.
    if (step.intent.do === 'say') forgetSayings(ledger, recordIdOf(step.key));
    return 'settled';
  }
  const intent = putting(step.intent);
  if (intent === null) return 'look-again';
  const isAsMeant = sighting.start === null || sighting.start === intent.start;
  // Made by an attempt whose answer was lost: what is other than we meant the person has changed since.
  const mayBeTheirs = isFound || (intent.do === 'create' && !isAsMeant);
  const form = formOf(sighting.title, sighting.text);
  if (isEarlierAttempt(step, sighting)) {
    ledger.putStep(sighted(step, sighting, now));
    return 'look-again';
  }
  const known = step.seen?.words ?? null;
  // The provider's own form of our words is what later looks are compared with.
  const isOurs = known === null && isAsMeant && !mayBeTheirs;
  const meant = isOurs ? { ...intent, form } : intent;
  // A task tells its day alone: that it is on the day that we wrote means that it is at our hour.
  const isOnOurDay = sighting.due !== null && sighting.due === localDay(step.zone, intent.start);
  const start = sighting.start ?? (isOnOurDay ? intent.start : null);
  const seen = sighted({ ...step, intent: meant }, { ...sighting, start }, now);
  const written = { start: intent.planned, hash: intent.hash, form: meant.form };
  const words = mayBeTheirs ? (seen.seen?.words ?? null) : known;
  ledger.putStep({ ...seen, written, seen: seen.seen && { ...seen.seen, words } });
  return isAsMeant ? 'settled' : 'look-again';
}

function forgetSayings(ledger: Ledger, id: string): void {
  ledger.tell(id, { ...ledger.told(id), sayings: [] });
}

function takeOther(
  ledger: Ledger,
  step: StepRecord,
  outcome: Exclude<Outcome<never>, { is: 'written' }>,
  now: Instant,
): Taken {
  switch (outcome.is) {
    case 'removed':
      ledger.putStep(takenAway(step, now));
      return 'settled';
    case 'gone':
      // A list that still tells of what was deleted tells of what we took away ourselves, too: a name in
      // its second generation is made anew.
      if (step.as === 'task' && step.intent?.do === 'create' && step.generation > 1) {
        ledger.putStep({ ...step, intent: null });
        return 'look-again';
      }
      ledger.putStep(missing({ ...step, state: 'written' }, now));
      return 'look-again';
    case 'changed':
      // Not every change is told by the next read: if this one is not, the version is not asked for.
      // An update keeps its intent: the change may be our own earlier attempt, whose answer was lost.
      ledger.putStep({
        ...step,
        intent: step.intent?.do === 'update' ? step.intent : null,
        etag: null,
      });
      return 'look-again';
    case 'failed': {
      const { facts } = outcome.failure;
      if (facts.code === 'reconnect' && facts.because === 'token') return 'refused';
      // Refused for want of a permission: certainly not written, and to be written elsewhere.
      if (facts.code === 'reconnect') ledger.putStep({ ...step, intent: null });
      const { answer } = answerTo(facts);
      if (answer === 'look-again') return 'look-again';
      return answer === 'retry' ? 'failed' : 'parked';
    }
  }
}
