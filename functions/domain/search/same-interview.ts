/** One interview often stands in a calendar twice: copied, or moved by sending another event. */

import type { Interview } from '../interview.ts';
import { mergeNotes } from '../notes/notes.ts';
import { samePerson } from '../plan/around-meeting.ts';
import { dayMs, hourMs } from '../time.ts';
import { employerKey, saysMoved, titleKey } from './names.ts';

/** An interview that another one stands for. */
export type Absorbed = {
  readonly interview: Interview;
  readonly into: string;
  readonly why: string;
};

export type Distinct = {
  readonly interviews: readonly Interview[];
  readonly absorbed: readonly Absorbed[];
};

/** What is known already under the names that keys are made from. */
export type Names = {
  /** Steps go by that name: it stays, whatever joins it later. */
  readonly hasSteps: (identity: string) => boolean;
  /** And the person did something to one of them. */
  readonly hasDeeds: (identity: string) => boolean;
};

const noNames: Names = { hasSteps: () => false, hasDeeds: () => false };

/**
 * Brings copies together (the same interview in two calendars is one plan) and lets a moved one take
 * the place, and the name in all keys, of the one that it replaced (design, decision 8).
 */
export function distinct(
  interviews: readonly Interview[],
  calledOff: readonly Interview[],
  names: Names = noNames,
): Distinct {
  const absorbed: Absorbed[] = [];
  const kept: Interview[] = [];
  // Two that begin together keep their order, whichever calendar was read first.
  const inOrder = [...interviews].sort((a, b) => a.start - b.start || (a.uid < b.uid ? -1 : 1));
  // Only interviews that overlap can be copies, so each is compared with its neighbours alone.
  for (const interview of inOrder) {
    const index = copyAmong(kept, interview);
    const known = kept[index];
    if (!known) {
      kept.push(interview);
      continue;
    }
    const [main, copy] = richer(known, interview);
    kept[index] = united(main, copy, names);
    absorbed.push({ interview: copy, into: main.uid, why: 'it is a copy of the same interview' });
  }
  const moved = relink(kept, absorbed);
  return { interviews: takeOver(moved, calledOff, names), absorbed };
}

function copyAmong(kept: readonly Interview[], interview: Interview): number {
  for (let i = kept.length - 1; i >= 0; i--) {
    const other = kept[i];
    if (!other || interview.start - other.start > 2 * hourMs) break;
    if (isCopy(other, interview)) return i;
  }
  return -1;
}

function isCopy(a: Interview, b: Interview): boolean {
  if (a.start !== b.start || a.uid === b.uid) return a.uid === b.uid && a.start === b.start;
  const sameTitle = titleKey(a.title) === titleKey(b.title);
  if (a.end !== b.end && !sameTitle) return false;
  if (sameTitle) return true;
  if (!sameEmployer(a, b)) return false;
  return meetsSame(a, b) || a.interviewers.length === 0 || b.interviewers.length === 0;
}

function sameEmployer(a: Interview, b: Interview): boolean {
  const key = employerKey(a.company);
  return key !== null && key === employerKey(b.company);
}

function meetsSame(a: Interview, b: Interview): boolean {
  return a.interviewers.some((person) => b.interviewers.some((other) => samePerson(person, other)));
}

/** The one that knows more first; between equals the one whose uid sorts first, to be stable. */
function richer(a: Interview, b: Interview): readonly [Interview, Interview] {
  const worth = (interview: Interview): number =>
    (interview.tagged ? 100 : 0) +
    interview.interviewers.length * 2 +
    (interview.company ? 1 : 0) +
    (interview.role ? 1 : 0);
  const difference = worth(a) - worth(b);
  return difference > 0 || (difference === 0 && a.uid < b.uid) ? [a, b] : [b, a];
}

function united(main: Interview, copy: Interview, names: Names): Interview {
  const others = copy.interviewers.filter(
    (person) => !main.interviewers.some((known) => samePerson(known, person)),
  );
  return {
    ...main,
    identity: oneOf(main.identity, copy.identity, names),
    company: main.company ?? copy.company,
    role: main.role ?? copy.role,
    round: main.round ?? copy.round,
    tagged: main.tagged || copy.tagged,
    interviewers: main.interviewers.length > 0 ? [...main.interviewers, ...others] : others,
    notes: mergeNotes(copy.notes, main.notes),
    outcomeKnownAt: main.outcomeKnownAt ?? copy.outcomeKnownAt,
  };
}

/** The name that has steps; between equals the one that sorts first, to be stable. */
function oneOf(a: string, b: string, { hasSteps }: Names): string {
  if (hasSteps(a) !== hasSteps(b)) return hasSteps(a) ? a : b;
  return a < b ? a : b;
}

/** Drops an interview that a later event says it replaces. */
function relink(interviews: readonly Interview[], absorbed: Absorbed[]): readonly Interview[] {
  const byEmployer = Map.groupBy(interviews, (one) => employerKey(one.company) ?? one.uid);
  const gone = new Map<string, string>();
  const identities = new Map<string, string>();
  for (const group of byEmployer.values()) {
    for (const [index, later] of group.entries()) {
      const earlier = group.slice(0, index).findLast((one) => replaces(later, one));
      if (!earlier || gone.has(earlier.uid)) continue;
      gone.set(earlier.uid, later.uid);
      identities.set(later.uid, identities.get(earlier.uid) ?? earlier.identity);
      absorbed.push({ interview: earlier, into: later.uid, why: 'it was moved to another event' });
    }
  }
  return interviews
    .filter((one) => !gone.has(one.uid))
    .map((one) => ({ ...one, identity: identities.get(one.uid) ?? one.identity }));
}

/**
 * Whether `later` is `earlier`, moved: it says so. Two that stand side by side are else two, however much
 * they are alike: the rounds of one employer often are. Where the old one is cancelled, see `takeOver`.
 */
function replaces(later: Interview, earlier: Interview): boolean {
  if (later.start - earlier.start > 60 * dayMs || later.start === earlier.start) return false;
  const sameRound = later.round === null || earlier.round === null || later.round === earlier.round;
  const sameRole = later.role === null || earlier.role === null || later.role === earlier.role;
  return sameRound && sameRole && saysMoved(later.title);
}

/**
 * An interview that stands for a cancelled one keeps the name of that one in all its keys. One with
 * steps that the person dealt with keeps its own: what they deleted there would be planned again.
 */
function takeOver(
  interviews: readonly Interview[],
  calledOff: readonly Interview[],
  names: Names,
): readonly Interview[] {
  const result = [...interviews];
  const taken = new Set<string>();
  // The oldest first: what was moved twice keeps its first name, also where the second day was earlier.
  const age = (one: Interview): number => one.created ?? one.start;
  for (const cancelled of [...calledOff].sort(
    (a, b) => age(a) - age(b) || a.start - b.start || (a.uid < b.uid ? -1 : 1),
  )) {
    const index = result.findIndex(
      (one) =>
        !taken.has(one.uid) &&
        one.uid !== cancelled.uid &&
        !names.hasDeeds(one.identity) &&
        isSuccessor(one, cancelled),
    );
    const successor = result[index];
    if (!successor) continue;
    taken.add(successor.uid);
    result[index] = { ...successor, identity: cancelled.identity };
  }
  return result;
}

function isSuccessor(one: Interview, cancelled: Interview): boolean {
  if (Math.abs(one.start - cancelled.start) > 60 * dayMs) return false;
  const sameRound = one.round === null || cancelled.round === null || one.round === cancelled.round;
  if (!sameRound) return false;
  const sameTitle = titleKey(one.title) === titleKey(cancelled.title);
  if (!sameTitle && !sameEmployer(one, cancelled)) return false;
  // Two entries of one interview, of which one was taken out: whichever is the older.
  if (one.start === cancelled.start) return true;
  // What was in the calendar before, or is held before, was not sent in the cancelled one's place.
  if (one.created !== null && cancelled.created !== null) return one.created > cancelled.created;
  return sameTitle || one.start > cancelled.start;
}
