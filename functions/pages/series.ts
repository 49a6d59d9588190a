/** A plan as pages tell it: one series for each interview, each loop and each application. */
import type { Person } from '../domain/event.ts';
import { seriesOf } from '../domain/ledger/owed.ts';
import { mergeNotes, type Notes, noNotes, type Outcome } from '../domain/notes/notes.ts';
import { samePerson } from '../domain/plan/around-meeting.ts';
import { shortHash } from '../domain/plan/step.ts';
import type {
  FollowUp,
  PlannedApplication,
  PlannedInterview,
  SearchPlan,
} from '../domain/search/plan-search.ts';
import {
  dayMs,
  type Instant,
  instantAt,
  type LocalDay,
  plusMs,
  type Zone,
} from '../domain/time.ts';
import { shortDay } from '../domain/wording/english-dates.ts';
import { dayWords } from './when.ts';

export type Series = {
  /** What the keys of its steps begin with. */
  readonly id: string;
  readonly title: string;
  readonly company: string | null;
  readonly role: string | null;
  /** The events that it was read from, in order of their start; none for an application. */
  readonly rounds: readonly PlannedInterview[];
  /** Null for an interview. */
  readonly appliedOn: LocalDay | null;
  /** Of all rounds together; for an application its day. */
  readonly start: Instant;
  readonly end: Instant;
  readonly zone: Zone;
  readonly people: readonly Person[];
  readonly notes: Notes;
  /** In order of time. */
  readonly followUps: readonly FollowUp[];
};

/** How a series stands, in words, and what is to be done next. */
export type Standing = {
  readonly words: string;
  readonly next: FollowUp | null;
  /** Nothing is ahead and nothing is to be done. */
  readonly isClosed: boolean;
};

/** Every series of a plan: the interviews in order of time, then the applications. */
export function seriesIn(plan: SearchPlan): readonly Series[] {
  const meetings = Map.groupBy(plan.interviews, seriesOf);
  return [
    ...[...meetings].map(([id, rounds]) => ofMeeting(id, rounds)),
    ...plan.applications.map(ofApplication),
  ];
}

function ofMeeting(id: string, unordered: readonly PlannedInterview[]): Series {
  const rounds = unordered.toSorted((a, b) => a.start - b.start);
  const known = (read: (round: PlannedInterview) => string | null): string | null =>
    rounds.map(read).find((value) => value !== null) ?? null;
  const first = rounds[0];
  if (!first) throw new Error('a group has at least one member');
  return {
    id,
    title: first.title,
    company: known(({ company }) => company),
    role: known(({ role }) => role),
    rounds,
    appliedOn: null,
    start: first.start,
    end: rounds.reduce((end, round) => (round.end > end ? round.end : end), first.end),
    zone: first.zone,
    people: everybody(rounds.flatMap(({ interviewers }) => interviewers)),
    notes: rounds.reduce((notes, round) => mergeNotes(notes, round.notes), noNotes),
    followUps: inOrder(rounds.flatMap(({ followUps }) => followUps)),
  };
}

function ofApplication(application: PlannedApplication): Series {
  const { uid, title, company, role, appliedOn, zone, notes, contacts, followUps } = application;
  const start = instantAt(zone, appliedOn, 0);
  return {
    id: shortHash(uid),
    ...{ title, company, role, rounds: [], appliedOn, zone, notes },
    start,
    end: plusMs(start, dayMs),
    people: contacts,
    followUps: inOrder(followUps),
  };
}

function everybody(mentions: readonly Person[]): readonly Person[] {
  return mentions.filter((one, at) => !mentions.slice(0, at).some((two) => samePerson(one, two)));
}

function inOrder(steps: readonly FollowUp[]): readonly FollowUp[] {
  return steps.toSorted((a, b) => a.start - b.start || (a.key < b.key ? -1 : 1));
}

/** Whether a step may still be done, moved or left out. */
export function isOpen({ status }: Pick<FollowUp, 'status'>): boolean {
  return status === 'planned' || status === 'overdue';
}

/** Whether it is worth doing: nobody prepares for what has begun. */
export function isToDo(step: FollowUp, now: Instant): boolean {
  const isTooLate = step.kind === 'prepare' && step.deadline !== null && step.deadline <= now;
  return isOpen(step) && !isTooLate;
}

const outcomeWords: Readonly<Record<Outcome, string>> = {
  replied: 'they answered',
  rejected: 'they said no',
  offer: 'they made an offer',
  withdrawn: 'you withdrew',
};

/** How a series stands at `now`. */
export function standingOf(series: Series, now: Instant): Standing {
  const next = series.followUps.find((step) => isToDo(step, now)) ?? null;
  const { outcome } = series.notes;
  const takesPlace = outcome !== 'rejected' && outcome !== 'withdrawn';
  const isAhead = series.rounds.some(({ start }) => start > now) && takesPlace;
  return {
    words: wordsOf(series, now, next),
    next,
    isClosed: next === null && !(isAhead || (takesPlace && isNow(series, now))),
  };
}

function isNow({ rounds, start, end }: Series, now: Instant): boolean {
  return rounds.length > 0 && start <= now && now < end;
}

function wordsOf(series: Series, now: Instant, next: FollowUp | null): string {
  const { notes, rounds, zone, start, followUps } = series;
  if (notes.outcome !== null) return outcomeWords[notes.outcome];
  if (rounds.length > 0 && start > now) return `interview on ${dayWords(zone, start, now)}`;
  if (isNow(series, now)) return 'interview now';
  if (next === null) {
    const hasMovedOn = followUps.some(
      ({ kind, status }) => kind === 'closing' && status === 'done',
    );
    return hasMovedOn ? 'closed' : 'nothing left to do';
  }
  if (notes.promisedBy !== null && rounds.length > 0) {
    return `answer promised by ${shortDay(notes.promisedBy)}`;
  }
  return rounds.length > 0 ? 'waiting for an answer' : 'applied, waiting for an answer';
}
