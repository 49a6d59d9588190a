/** What the person did to steps. It is theirs (common.18): the planner counts from it, never against. */
import { type Instant, type LocalDay, localDay, type Zone } from '../time.ts';
import type { BareStep, Step, StepStatus } from './step.ts';

/** One thing that the person did to the step of that key; `at` is when it was done. */
export type Deed =
  | { readonly key: string; readonly did: 'done' | 'deleted' | 'no-answer'; readonly at: Instant }
  | { readonly key: string; readonly did: 'moved'; readonly at: Instant; readonly start: Instant }
  | {
      readonly key: string;
      readonly did: 'new-date';
      readonly at: Instant;
      readonly date: LocalDay;
    };

/** All that the person did to one step, the newest deed of each sort. */
export type StepDeeds = {
  readonly doneAt: Instant | null;
  readonly deleted: boolean;
  readonly movedTo: Instant | null;
  /** A call that reached nobody; it counts as sent. */
  readonly noAnswerAt: Instant | null;
  /** The day that the employer named in this contact, and when. */
  readonly newDate: { readonly date: LocalDay; readonly at: Instant } | null;
};

const nothing: StepDeeds = {
  doneAt: null,
  deleted: false,
  movedTo: null,
  noAnswerAt: null,
  newDate: null,
};

export type Deeds = { readonly of: (key: string) => StepDeeds };

/** Deeds in any order, ready to be asked for by key; among several of one sort the newest counts. */
export function readDeeds(deeds: readonly Deed[]): Deeds {
  const byKey = new Map<string, StepDeeds>();
  for (const deed of [...deeds].sort((a, b) => a.at - b.at)) {
    byKey.set(deed.key, withDeed(byKey.get(deed.key) ?? nothing, deed));
  }
  return { of: (key) => byKey.get(key) ?? nothing };
}

function withDeed(known: StepDeeds, deed: Deed): StepDeeds {
  switch (deed.did) {
    case 'done':
      return { ...known, doneAt: deed.at };
    case 'deleted':
      return { ...known, deleted: true };
    case 'no-answer':
      return { ...known, noAnswerAt: deed.at };
    case 'moved':
      return { ...known, movedTo: deed.start };
    case 'new-date':
      return { ...known, newDate: { date: deed.date, at: deed.at } };
  }
}

/** When a step was sent: when the person did it; null while they have not. */
export function sentAt(deeds: StepDeeds): Instant | null {
  return deeds.doneAt ?? deeds.noAnswerAt ?? deeds.newDate?.at ?? null;
}

/** The local day from which later steps count (common.10): when a step was sent, else its `start`. */
export function countedFrom(zone: Zone, deeds: StepDeeds, start: Instant): LocalDay {
  return localDay(zone, sentAt(deeds) ?? start);
}

/**
 * Lays what the person did over a step: it stays where they put it, unless that would now lie before
 * `notBefore`, the end of an interview that has moved since (reading 11).
 *
 * @param context the deeds of all steps, and the moment that says which are overdue
 */
export function settle(
  step: BareStep,
  context: { readonly deeds: Deeds; readonly now: Instant },
  notBefore: Instant | null,
): Step {
  const deeds = context.deeds.of(step.key);
  const moved =
    deeds.movedTo !== null && (notBefore === null || deeds.movedTo > notBefore)
      ? deeds.movedTo
      : null;
  const start = moved ?? step.start;
  const end = (start + (step.end - step.start)) as Instant;
  // A deadline is the rule's; where the person chose another time, theirs is the only one.
  const deadline = moved === null ? step.deadline : null;
  const status = statusOf(deeds, deadline ?? end, context.now);
  return { ...step, start, end, deadline, status, planned: step.start, doneAt: sentAt(deeds) };
}

function statusOf(deeds: StepDeeds, due: Instant, now: Instant): StepStatus {
  if (sentAt(deeds) !== null) return 'done';
  if (deeds.deleted) return 'deleted';
  return due < now ? 'overdue' : 'planned';
}
