/** The touches of one series, one after the other. */

import { rollForward } from '../business-days.ts';
import type { Cadence, Touch } from '../cadences/cadence.ts';
import {
  addDays,
  formatDay,
  hourMs,
  type Instant,
  instantAt,
  type LocalDay,
  localDay,
  type Zone,
} from '../time.ts';
import type { PlanContext } from './context.ts';
import { countedFrom, type StepDeeds, sentAt, settle } from './deeds.ts';
import { type Reason, type Step, stepKey, type Tone } from './step.ts';
import { type SeriesSubject, touchStep } from './touch-step.ts';
import { channelOf, dayOfTouch, firstFreeDay, startOfTouch, touchLengthMs } from './touches.ts';

type Found = { readonly day: LocalDay; readonly reason: Reason };
/** A series under construction: where the last touch stands, and what is planned so far. */
type Progress = {
  /** The latest day on which a touch stands or was sent: what comes next counts from it. */
  previous: LocalDay | null;
  newDate: LocalDay | null;
  /** New dates that were followed already. */
  readonly followed: Set<LocalDay>;
  readonly steps: Step[];
};

/**
 * Plans every touch of a series at once (reading 2), each counted from where the one before was sent
 * or stands. `taken` holds the employer's days that have a touch already and gains the new ones.
 */
export function planTouches(
  subject: SeriesSubject,
  touches: readonly Touch[],
  onNewDate: Cadence['onNewDate'],
  taken: Set<LocalDay>,
  context: PlanContext,
): { readonly steps: readonly Step[]; readonly lastDay: LocalDay | null } {
  const progress: Progress = {
    previous: null,
    newDate: null,
    followed: new Set(),
    steps: [],
  };
  for (const [index, touch] of touches.entries()) {
    const found = findDay(subject, touch, touches[0], progress, context);
    if (!found) continue;
    const name = `${subject.kind}-${index + 1}`;
    place(subject, name, touch, found, touch.at, touch.tone, progress, taken, context);
    if (onNewDate) followNewDates(subject, onNewDate, progress, taken, context);
  }
  return { steps: progress.steps, lastDay: progress.previous };
}

function findDay(
  subject: SeriesSubject,
  touch: Touch,
  first: Touch | undefined,
  progress: Progress,
  context: PlanContext,
): Found | null {
  const anchors = { ...subject.anchors, previous: progress.previous };
  const found = dayOfTouch(touch.when, anchors, context.work);
  if (!found) return null;
  const last = progress.steps.at(-1);
  const deeds = last ? context.deeds.of(last.key) : null;
  const sent = deeds ? (sentAt(deeds) ?? deeds.movedTo) : null;
  // An application's touches count from the application; one sent late pushes the next (common.10).
  if (sent !== null && touch.when[0]?.since === 'application') {
    const weekLater = addDays(localDay(subject.zone, sent), 7);
    if (weekLater > found.day) {
      const day = rollForward(context.work, weekLater);
      return { day, reason: { because: 'previous', day: addDays(weekLater, -7) } };
    }
  }
  // An employer that has named a new day is not asked before it has passed.
  if (progress.newDate !== null && first) {
    const promised = { ...anchors, promisedBy: progress.newDate };
    const patient =
      dayOfTouch(
        first.when.filter((wait) => wait.since === 'promise'),
        promised,
        context.work,
      ) ?? dayOfTouch([{ since: 'promise', businessDays: 1 }], promised, context.work);
    if (patient && patient.day > found.day) {
      return { day: patient.day, reason: { because: 'new-date', day: progress.newDate } };
    }
  }
  return found;
}

/** Puts one touch on its day, lets the person's deeds win, and moves the count on. */
function place(
  subject: SeriesSubject,
  name: string,
  touch: Pick<Touch, 'channel' | 'rules'>,
  found: Found,
  at: Touch['at'],
  tone: Tone,
  progress: Progress,
  taken: Set<LocalDay>,
  context: PlanContext,
): Step {
  const { zone } = subject;
  const key = stepKey(subject.identity, name);
  const deeds = context.deeds.of(key);
  // A touch that was made stays on its own day: only what is still to come gives way.
  const day = sentAt(deeds) === null ? firstFreeDay(found.day, taken, context.work) : found.day;
  const start = startOfTouch(zone, day, at, subject.endedMinute, context.work);
  const chosen = channelOf(touch, subject.notes);
  const step = settle(
    touchStep(
      subject,
      key,
      progress.steps.length + 1,
      chosen,
      touch.rules,
      start,
      tone,
      found.reason,
    ),
    deeds,
    context.now,
    subject.notBefore,
  );
  progress.steps.push(step);
  // What was done before the interview waits for it: nobody asks how things stand before they do.
  const counted = Math.max(
    countedFrom(zone, deeds, step.start),
    subject.anchors.interviewDay ?? Number.NEGATIVE_INFINITY,
  ) as LocalDay;
  // Who makes the second contact before the first has not made the first: the later day counts.
  progress.previous = Math.max(counted, progress.previous ?? counted) as LocalDay;
  // A day that had passed when it was named is none to wait for.
  const named = deeds.newDate?.date ?? null;
  if (named !== null && named > progress.previous) progress.newDate = named;
  if (step.status !== 'deleted') taken.add(counted);
  return step;
}

/** how-often.3: a contact on each day that the employer named anew, and a note where it reached nobody. */
function followNewDates(
  subject: SeriesSubject,
  onNewDate: NonNullable<Cadence['onNewDate']>,
  progress: Progress,
  taken: Set<LocalDay>,
  context: PlanContext,
): void {
  while (progress.newDate !== null) {
    const date = progress.newDate;
    progress.newDate = null;
    if (progress.followed.has(date)) continue;
    progress.followed.add(date);
    const found: Found = {
      day: rollForward(context.work, date),
      reason: { because: 'new-date', day: date },
    };
    const { touch, ifUnanswered } = onNewDate;
    const name = `new-date-${formatDay(date)}`;
    const call = place(subject, name, touch, found, touch.at, 'new-date', progress, taken, context);
    const deeds = context.deeds.of(call.key);
    if (deeds.noAnswerAt === null) continue;
    const key = stepKey(subject.identity, `${name}-note`);
    const start = sameAfternoon(subject, call.start, deeds, context);
    const chosen = channelOf(ifUnanswered, subject.notes);
    // A note, even to who prefers the phone: the call has just reached nobody.
    const channel = { channel: ifUnanswered.channel, rules: chosen.rules };
    progress.steps.push(
      settle(
        touchStep(
          subject,
          key,
          progress.steps.length + 1,
          channel,
          ifUnanswered.rules,
          start,
          'after-voicemail',
          found.reason,
        ),
        context.deeds.of(key),
        context.now,
        subject.notBefore,
      ),
    );
  }
}

/**
 * In the afternoon of the call that reached nobody: half an hour after it, and before the employer
 * goes home. A call recorded later was made where it stands; one recorded before its time was made
 * then, unless the interview was not over by that afternoon.
 */
function sameAfternoon(
  subject: SeriesSubject,
  stands: Instant,
  deeds: StepDeeds,
  context: PlanContext,
): Instant {
  const made = Math.min(stands, sentAt(deeds) ?? stands) as Instant;
  const missedAt = deeds.noAnswerAt ?? made;
  const note = afternoonOf(subject.zone, made, missedAt, context);
  const isTooEarly = subject.notBefore !== null && note <= subject.notBefore;
  return isTooEarly ? afternoonOf(subject.zone, stands, missedAt, context) : note;
}

function afternoonOf(zone: Zone, call: Instant, missedAt: Instant, context: PlanContext): Instant {
  const day = localDay(zone, call);
  const closes = instantAt(zone, day, context.work.closes) - touchLengthMs;
  const noon = instantAt(zone, day, 12 * 60);
  const after = localDay(zone, missedAt) === day ? missedAt : call;
  return Math.max(noon, Math.min(after + hourMs / 2, closes)) as Instant;
}
