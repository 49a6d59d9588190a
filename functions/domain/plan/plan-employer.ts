/** Everything owed to one employer: the whole of the rule book, in the order of a search. */
import type { Cadence } from '../cadences/cadence.ts';
import type { Application, Employer, Meeting } from '../interview.ts';
import { mergeNotes, type Notes, noNotes } from '../notes/notes.ts';
import { dayMs, type LocalDay, localDay, localTime } from '../time.ts';
import {
  debriefStep,
  type MeetingToPlan,
  peopleMet,
  prepareStep,
  timesOf,
} from './around-meeting.ts';
import type { PlanContext } from './context.ts';
import { countedFrom } from './deeds.ts';
import { finish } from './ending.ts';
import { isCalledOff, type MeetingNews, type News, newsOf, newsOfApplication } from './news.ts';
import { planTouches } from './status-series.ts';
import { isPast, type Step, stepKey } from './step.ts';
import { thankYouSteps } from './thank-you-steps.ts';
import type { SeriesSubject } from './touch-step.ts';

/**
 * All steps for one employer, in order of time: those around each meeting, and a series of touches
 * after the last meeting and after each application that led to none.
 */
export function planEmployer(employer: Employer, context: PlanContext): readonly Step[] {
  const steps: Step[] = [];
  // Every series of an employer keeps off the days of the others (common.9).
  const taken = new Set<LocalDay>();
  let inherited = heldEverywhere(employer);
  for (const [index, meeting] of employer.meetings.entries()) {
    const notes = mergeNotes(inherited, notesOf(meeting, context));
    inherited = inheritedBy(employer.meetings[index + 1], meeting, inherited, notes);
    const cadence = cadenceOf(notes, context);
    const toPlan = { ...meeting, times: timesOf(meeting), notes, cadence };
    const news = newsOf(employer, meeting, context);
    const isLast = index === employer.meetings.length - 1;
    steps.push(...planMeeting(toPlan, isLast, news, taken, context));
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

/** What the next meeting takes over: on the same day still what was promised, for nobody has met since. */
function inheritedBy(
  next: Meeting | undefined,
  meeting: Meeting,
  inherited: Notes,
  notes: Notes,
): Notes {
  const kept = lasting(inherited, notes);
  if (!next) return kept;
  const { end, zone } = timesOf(meeting);
  const isSameDay = localDay(zone, end) === localDay(zone, timesOf(next).start);
  const { promisedBy, agreedCall } = notes;
  return isSameDay ? { ...kept, promisedBy, agreedCall } : kept;
}

/** The cadence that an interview named, else the person's. */
function cadenceOf(notes: Pick<Notes, 'cadence'>, context: PlanContext): Cadence {
  return context.cadences[notes.cadence ?? context.cadence];
}

/** What was said of a meeting in any of its rounds and in its debrief. */
function notesOf(meeting: Meeting, context: PlanContext): Notes {
  let notes = noNotes;
  for (const round of meeting.rounds) notes = mergeNotes(notes, round.notes);
  // A day named in the debrief itself is the newest promise.
  const named = context.deeds.of(stepKey(meeting.identity, 'debrief')).newDate;
  return named ? { ...notes, promisedBy: named.date } : notes;
}

/** News of a round that a later one has replaced long ago is answered no more. */
const staleMs = 7 * dayMs;

/**
 * The steps around a meeting, where it takes place, and the series after it. A new interview is itself a
 * reply: of the meetings before the last one nothing follows but the answer to news of them (common.11).
 */
function planMeeting(
  meeting: MeetingToPlan,
  isLast: boolean,
  news: MeetingNews | null,
  taken: Set<LocalDay>,
  context: PlanContext,
): readonly Step[] {
  const after = (): readonly Step[] => {
    const series = isLast || news ? planStatus(meeting, news, taken, context) : [];
    // A round that a later one has replaced is not closed (reading 6), and asks nothing any more.
    const isOwed = ({ kind, deadline, status }: Step): boolean =>
      kind === 'reply' && (status === 'done' || context.now - (deadline ?? 0) < staleMs);
    return isLast ? series : series.filter(isOwed);
  };
  if (news && isCalledOff(news, meeting.times, context)) {
    const debrief = debriefStep(meeting, context);
    // The debrief may be the very place where the outcome is written.
    return context.writtenInto?.has(debrief.key) ? [debrief, ...after()] : after();
  }
  return [...planAround(meeting, news, taken, context), ...after()];
}

/** Before a meeting, at its end, and the thanks after it, whose days `taken` gains. */
function planAround(
  meeting: MeetingToPlan,
  news: MeetingNews | null,
  taken: Set<LocalDay>,
  context: PlanContext,
): readonly Step[] {
  const thanks = thankYouSteps(meeting, context);
  // Any reply stops the touches that are still to come, thanks among them (common.11).
  const isAnswered = news !== null && !(news.outcome === 'replied' && news.heardBefore);
  const kept = isAnswered ? thanks.filter(isPast) : thanks;
  for (const { key, zone, start, status } of kept) {
    if (status !== 'deleted') taken.add(countedFrom(zone, context.deeds.of(key), start));
  }
  return [prepareStep(meeting, context), debriefStep(meeting, context), ...kept];
}

/** The status touches after a meeting, and the steps that end the series. */
function planStatus(
  meeting: MeetingToPlan,
  news: News | null,
  taken: Set<LocalDay>,
  context: PlanContext,
): readonly Step[] {
  const { cadence } = meeting;
  const subject = subjectOf(meeting);
  // Touches that an outcome stops take no day from the reply.
  const touches = planTouches(subject, cadence, news ? new Set(taken) : taken, context);
  return finish({ subject, touches, news, cadence, closing: cadence.closing, taken, context });
}

function subjectOf(meeting: MeetingToPlan): SeriesSubject {
  const { times, notes } = meeting;
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

/** eight-rules.1: the touches of an application, unless an interview has answered it. */
function planApplication(
  application: Application,
  employer: Employer,
  taken: Set<LocalDay>,
  context: PlanContext,
): readonly Step[] {
  const { uid, zone, notes, appliedOn, contacts } = application;
  const isAnswered = employer.meetings.some(
    (meeting) => localDay(zone, timesOf(meeting).start) >= appliedOn,
  );
  if (isAnswered) return [];
  const cadence = cadenceOf(notes, context);
  const subject: SeriesSubject = {
    identity: uid,
    uid,
    kind: 'application',
    zone,
    endedMinute: 0,
    notBefore: null,
    contacts,
    anchors: { interviewDay: null, appliedOn, promisedBy: null, agreedCall: null },
    // An application is followed up by e-mail, whatever is said of calls after an interview.
    notes: noNotes,
  };
  const { touches: asked, closing } = cadence.application;
  const news = newsOfApplication(application, context.now);
  const days = news ? new Set(taken) : taken;
  const touches = planTouches(subject, { touches: asked, onNewDate: null }, days, context);
  return finish({ subject, touches, news, cadence, closing, taken, context });
}
