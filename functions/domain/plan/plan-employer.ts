/** Everything owed to one employer: the whole of the rule book, in the order of a search. */
import type { Cadence } from '../cadences/cadence.ts';
import type { Application, Employer, Meeting } from '../interview.ts';
import { mergeNotes, type Notes, noNotes } from '../notes/notes.ts';
import { type LocalDay, localDay, localTime } from '../time.ts';
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
    steps.push(...planMeeting(meeting, notes, isLast, taken, context));
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
  taken: Set<LocalDay>,
  context: PlanContext,
): readonly Step[] {
  const cadence = cadenceOf(notes, context);
  const times = timesOf(meeting);
  const outcome = isLast ? notes.outcome : null;
  const isOver = outcome === 'withdrawn' || outcome === 'rejected';
  if (isOver && context.now < times.end) {
    return planStatus(meeting, times, notes, cadence, taken, context);
  }
  const steps = [
    prepareStep(meeting, times, context),
    debriefStep(meeting, times, cadence.debriefRules, context),
  ];
  const thanks = thankYouSteps(meeting, times, cadence.thankYou, notes, context);
  // Any reply stops the touches that are still to come, thanks among them (common.11).
  const kept = outcome === null ? thanks : thanks.filter(isPast);
  for (const step of kept) {
    if (step.status !== 'deleted') {
      taken.add(countedFrom(step.zone, context.deeds.of(step.key), step.start));
    }
  }
  steps.push(...kept);
  if (isLast) steps.push(...planStatus(meeting, times, notes, cadence, taken, context));
  return steps;
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
  cadence: Cadence,
  taken: Set<LocalDay>,
  context: PlanContext,
): readonly Step[] {
  const subject = subjectOf(meeting, times, notes);
  const known = meeting.rounds.findLast((round) => round.notes.outcome !== null)?.outcomeKnownAt;
  const isTold = known && known >= times.end && known <= context.now;
  const knownAt = isTold ? known : context.now;
  const series = planTouches(subject, cadence.touches, cadence.onNewDate, taken, context);
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
  const knownAt = application.outcomeKnownAt ?? context.now;
  return finish(subject, series, notes, knownAt, cadence, closing, taken, context);
}
