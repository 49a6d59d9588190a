/**
 * Compares what is owed with what was recorded and what is seen, and says what to do about each
 * difference. Nothing is done here: the plan of operations is a value that can be printed, stored
 * and refused. A second run over its own result plans nothing.
 */

import { type SeenStep, saysDone } from './search/own-steps.ts';
import type { FollowUp } from './search/plan-search.ts';
import type { Instant } from './time.ts';
import { wordsHash } from './wording/wording.ts';

/** One half of a step: time goes into events, ticking into tasks. */
export type Half = 'event' | 'task';

/** What the ledger holds of a step: that it was written, and as what. */
export type Recorded = {
  readonly key: string;
  readonly as: Half;
  /** Of the words as last written. */
  readonly hash: string;
};

export type Operation =
  | {
      readonly do: 'create' | 'update';
      /** Whether the step gets our words or keeps the person's. */
      readonly words: 'ours' | 'theirs';
      readonly as: Half;
      readonly step: FollowUp;
      readonly start: Instant;
      readonly why: string;
    }
  | {
      readonly do: 'remove' | 'leave';
      readonly as: Half;
      readonly key: string;
      readonly why: string;
    };

/**
 * The operations that make the calendars say what is owed, in the order of the steps' keys. What was
 * recorded and is not in `seen` counts as deleted by the person: a read that failed, or found a calendar
 * empty all at once, must not come this far (design, decision 7).
 */
export function reconcile(
  owed: readonly FollowUp[],
  recorded: readonly Recorded[],
  seen: readonly SeenStep[],
  now: Instant,
): readonly Operation[] {
  const cases = new Map<string, Case>();
  const caseOf = (key: string, as: Half): Case => {
    const name = `${key} ${as}`;
    const known = cases.get(name) ?? { key, as, owed: null, recorded: null, seen: null };
    cases.set(name, known);
    return known;
  };
  for (const step of owed) for (const as of halvesOf(step)) caseOf(step.key, as).owed = step;
  for (const entry of recorded) caseOf(entry.key, entry.as).recorded = entry;
  for (const step of seen) caseOf(step.key, step.as).seen = step;
  const inOrder = [...cases.values()].sort((a, b) => (a.key + a.as < b.key + b.as ? -1 : 1));
  return inOrder.map((one) => decide(one, now));
}

function halvesOf(step: FollowUp): readonly Half[] {
  return step.as === 'both' ? ['event', 'task'] : [step.as];
}

type Writing = 'create' | 'update';

/** One half of a step as plan, memory and calendar know it; null: that side knows nothing of it. */
type Case = {
  readonly key: string;
  readonly as: Half;
  owed: FollowUp | null;
  recorded: Recorded | null;
  seen: SeenStep | null;
};

/** The ladder: the first rung that fits decides. */
function decide({ key, as, owed, recorded, seen }: Case, now: Instant): Operation {
  const leave = (why: string): Operation => ({ do: 'leave', as, key, why });
  const written = (
    step: FollowUp,
    what: Writing,
    words: 'ours' | 'theirs',
    why: string,
  ): Operation => ({ do: what, as, step, start: step.start, words, why });
  const isOwed = owed !== null && owed.status !== 'superseded';

  // Nothing is owed and nothing is there: an old entry, or none.
  if (!isOwed && !seen) return leave('nothing is owed and nothing is there');

  // The interview went, or a reply came: what was done, or noted down, stays as the person's own record.
  const record = seen && whyKept(seen, now);
  if (!isOwed && record) return leave(record);

  // The interview went, or a reply came: no step survives it, wherever it was moved to.
  if (!isOwed && seen) return { do: 'remove', as, key, why: 'it is no longer owed' };
  if (!owed) return leave('nothing is owed');

  // One half of a step was deleted: the other goes as well.
  if (owed.status === 'deleted' && seen) {
    return { do: 'remove', as, key, why: 'you deleted its other half' };
  }

  // The person deleted it: it is not planned again.
  if (owed.status === 'deleted') return leave('you deleted it');

  // We wrote it and it is gone: the person deleted it since the last look.
  if (recorded && !seen) return leave('you deleted it');

  // The person did it: done is done, whatever the plan says now.
  if (owed.status === 'done') return leave('you did it');

  // It was never written, and its time has passed: nobody is reminded of what is over.
  if (!seen && (owed.deadline ?? owed.end) <= now)
    return leave('its time had passed before it was written');

  // It is owed and not there yet.
  if (!seen) return written(owed, 'create', 'ours', 'it is owed');

  // The person wrote into it: their words stay, wherever it has to stand.
  if (seen.edited) {
    const stands = seen.start === owed.start;
    return stands ? leave('you changed it') : written(owed, 'update', 'theirs', 'its time is new');
  }

  const sameWords = (recorded?.hash ?? seen.written.hash) === wordsHash(owed);
  // The plan, which heeds where the person put it, and the calendar agree.
  if (seen.start === owed.start && sameWords) return leave('it is as it should be');

  // Only our words are new: they are written where it stands, be it where the person put it.
  if (seen.start === owed.start) return written(owed, 'update', 'ours', 'its text is new');

  // The interview moved, or a promise was made: the step follows.
  return written(owed, 'update', 'ours', 'its time is new');
}

/** Why a step that is owed no longer stays: it is a note of what was, not a reminder. */
function whyKept(seen: SeenStep, now: Instant): string | null {
  if (isTicked(seen)) return 'you did it; it stays as a record';
  const isOver = seen.start !== null && seen.start <= now;
  return seen.edited && isOver ? 'you wrote into it; it stays as a record' : null;
}

function isTicked(seen: SeenStep): boolean {
  return seen.ticked || saysDone(seen.title);
}
