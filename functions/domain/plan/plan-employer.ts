/** Everything owed to one employer: the whole of the rule book, in the order of a search. */
import type { Cadence } from '../cadences/cadence.ts';
import type { Application, Employer, Meeting } from '../interview.ts';
import { mergeNotes, type Notes, noNotes, type Outcome } from '../notes/notes.ts';
import { type Instant, instantAt, type LocalDay, localDay, localTime } from '../time.ts';
import {
  debriefStep,
  type MeetingTimes,
  peopleMet,
  prepareStep,
  thankYouSteps,
  timesOf,
} from './around-meeting.ts';
import type { PlanContext } from './context.ts';
import { countedFrom } from './deeds.ts';
import { finish } from './ending.ts';
import { planTouches } from './status-series.ts';
import { isPast, type Step, stepKey } from './step.ts';
import type { SeriesSubject } from './touch-step.ts';

/** All steps for one employer, in order of time. */
export function planEmployer(employer: Employer, context: PlanContext): readonly Step[] {
  const steps: Step[] = [];
  const taken = new Set<LocalDay>();
  let inherited = heldEverywhere(employer);
  for (const [index, meeting] of employer.meetings.entries()) {
    const notes = mergeNotes(inherited, notesOf(meeting, context));
    inherited = lasting(inherited, notes);
    const isLast = index === employer.meetings.length - 1;
    const news = isLast ? newsOf(employer, meeting, context) : null;
    const heard = { ...notes, outcome: news?.outcome ?? null };
    steps.push(...planMeeting(meeting, heard, isLast, news, taken, context));
  }
  for (const application of employer.applications) {
    steps.push(...planApplication(application, employer, taken, context));
  }
  return steps.sort((a, b) => a.start - b.start);
}

/** "No phone calls", said once, holds for all that an employer is sent (common.6). */
function heldEverywhere(employer: Employer): Notes {
  const rounds = employer.meetings.flatMap((meeting) => meeting.rounds);
  const said = [...employer.applications, ...rounds].map((one) => one.notes);
  const noPhoneCalls = said.some((notes) => notes.noPhoneCalls);
  const applied = employer.applications.map((one) => one.notes).reduce(lasting, noNotes);
  return { ...applied, noPhoneCalls };
}

/** How an employer likes to be reached holds for its later rounds too; promises and outcomes do not. */
function lasting(older: Notes, newer: Notes): Notes {
  const { noPhoneCalls, prefers, card } = mergeNotes(older, newer);
  return { ...noNotes, noPhoneCalls, prefers, card };
}

/** The cadence that an interview named, else the person's. */
function cadenceOf(notes: Pick<Notes, 'cadence'>, context: PlanContext): Cadence {
  return context.cadences[notes.cadence ?? context.cadence];
}

function notesOf(meeting: Meeting, context: PlanContext): Notes {
  let notes = noNotes;
  for (const round of meeting.rounds) notes = mergeNotes(notes, round.notes);
  // A day named in the debrief itself is the newest promise.
  const named = context.deeds.of(stepKey(meeting.identity, 'debrief')).newDate;
  return named ? { ...notes, promisedBy: named.date } : notes;
}

function planMeeting(
  meeting: Meeting,
  notes: Notes,
  isLast: boolean,
  news: News | null,
  taken: Set<LocalDay>,
  context: PlanContext,
): readonly Step[] {
  const cadence = cadenceOf(notes, context);
  const times = timesOf(meeting);
  const { outcome } = notes;
  const debrief = debriefStep(meeting, times, cadence.debriefRules, context);
  if (news && isCalledOff(news, times, context)) {
    const reply = planStatus(meeting, times, notes, news.knownAt, cadence, taken, context);
    // The debrief may be the very place where the outcome is written.
    return context.writtenInto?.has(debrief.key) ? [debrief, ...reply] : reply;
  }
  const steps = [prepareStep(meeting, times, context), debrief];
  const thanks = thankYouSteps(meeting, times, cadence.thankYou, notes, context);
  // Any reply stops the touches that are still to come, thanks among them (common.11).
  const isAnswered = outcome !== null && !(outcome === 'replied' && news?.heardBefore);
  const kept = isAnswered ? thanks.filter(isPast) : thanks;
  for (const step of kept) {
    if (step.status !== 'deleted') {
      taken.add(countedFrom(step.zone, context.deeds.of(step.key), step.start));
    }
  }
  steps.push(...kept);
  if (isLast) {
    const knownAt = news?.knownAt ?? context.now;
    steps.push(...planStatus(meeting, times, notes, knownAt, cadence, taken, context));
  }
  return steps;
}

/** How it ended, and when that became known. */
type News = {
  readonly outcome: Outcome;
  readonly knownAt: Instant;
  /** It was written before the meeting had ended: it answers no thank-you. */
  readonly heardBefore: boolean;
};

/**
 * The newest outcome that concerns the last meeting: its own, or one that was written into an earlier
 * round's event after the last meeting.
 */
function newsOf(employer: Employer, last: Meeting, context: PlanContext): News | null {
  const { end } = timesOf(last);
  let newest: News | null = null;
  for (const meeting of employer.meetings) {
    for (const { notes, outcomeKnownAt, outcomeIsRemembered } of meeting.rounds) {
      if (notes.outcome === null) continue;
      const told = outcomeKnownAt !== null && outcomeKnownAt <= context.now ? outcomeKnownAt : null;
      const isAfter = told !== null && told >= end;
      if (meeting !== last && !isAfter) continue;
      // Only who withdraws knows it before the interview; any other earlier moment is not the news's,
      // unless it was remembered: counted from "now" the reply would move with every look.
      const isSure = isAfter || notes.outcome === 'withdrawn' || outcomeIsRemembered === true;
      const knownAt = isSure ? (told ?? context.now) : context.now;
      if (!newest || knownAt >= newest.knownAt)
        newest = { outcome: notes.outcome, knownAt, heardBefore: told !== null && !isAfter };
    }
  }
  return newest;
}

/** Whether the interview does not take place: who has withdrawn or is rejected does not go. */
function isCalledOff(
  { outcome, knownAt }: News,
  times: MeetingTimes,
  context: PlanContext,
): boolean {
  if (outcome === 'withdrawn') return knownAt < times.end;
  return outcome === 'rejected' && context.now < times.end;
}

function subjectOf(meeting: Meeting, times: MeetingTimes, notes: Notes): SeriesSubject {
  const ended = localTime(times.zone, times.end);
  return {
    identity: meeting.identity,
    uid: meeting.rounds.at(-1)?.uid ?? '',
    kind: 'status',
    zone: times.zone,
    endedMinute: ended.minute,
    notBefore: times.end,
    contacts: peopleMet(meeting),
    anchors: {
      interviewDay: ended.day,
      appliedOn: null,
      promisedBy: notes.promisedBy,
      agreedCall: notes.agreedCall,
    },
    notes,
  };
}

function planStatus(
  meeting: Meeting,
  times: MeetingTimes,
  notes: Notes,
  knownAt: Instant,
  cadence: Cadence,
  taken: Set<LocalDay>,
  context: PlanContext,
): readonly Step[] {
  const subject = subjectOf(meeting, times, notes);
  // Touches that an outcome stops take no day from the reply.
  const days = notes.outcome === null ? taken : new Set(taken);
  const series = planTouches(subject, cadence.touches, cadence.onNewDate, days, context);
  return finish(subject, series, notes, knownAt, cadence, cadence.closing, taken, context);
}

function planApplication(
  application: Application,
  employer: Employer,
  taken: Set<LocalDay>,
  context: PlanContext,
): readonly Step[] {
  const { zone, notes, appliedOn } = application;
  const answered = employer.meetings.some(
    (meeting) => localDay(zone, timesOf(meeting).start) >= appliedOn,
  );
  if (answered) return [];
  const cadence = cadenceOf(notes, context);
  const subject: SeriesSubject = {
    identity: application.uid,
    uid: application.uid,
    kind: 'application',
    zone,
    endedMinute: 0,
    notBefore: null,
    contacts: application.contacts,
    anchors: { interviewDay: null, appliedOn, promisedBy: null, agreedCall: null },
    // An application is followed up by e-mail, whatever is said of calls after an interview.
    notes: { ...noNotes, outcome: notes.outcome },
  };
  const { touches, closing } = cadence.application;
  const series = planTouches(subject, touches, null, taken, context);
  const known = application.outcomeKnownAt ?? context.now;
  const knownAt = Math.max(known, instantAt(zone, appliedOn, 0)) as Instant;
  return finish(subject, series, notes, knownAt, cadence, closing, taken, context);
}
