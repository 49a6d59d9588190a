/** A series of touches while it is planned, and how one more touch joins it. */
import type { Touch, Wait } from '../cadences/cadence.ts';
import type { LocalDay } from '../time.ts';
import type { PlanContext } from './context.ts';
import { countedFrom, sentAt, settle } from './deeds.ts';
import { type Step, stepKey, type Tone } from './step.ts';
import { type SeriesSubject, type TouchParts, touchStep } from './touch-step.ts';
import { channelOf, type FoundDay, firstFreeDay, startOfTouch } from './touches.ts';

/** A series under construction: each touch that joins it changes where the next one may stand. */
export type Series = {
  readonly subject: SeriesSubject;
  readonly context: PlanContext;
  /** The employer's days that have a contact already, of any series; it gains those of this one. */
  readonly taken: Set<LocalDay>;
  /** How long after a newly named day the employer is left alone. */
  readonly patience: readonly Wait[];
  /** The touches so far. */
  readonly steps: Step[];
  /** The latest day on which a touch stands or was sent: what comes next counts from it. */
  previous: LocalDay | null;
  /** The newest day that the employer named in a touch, where it is still to come. */
  newDate: LocalDay | null;
  /** New dates that have a touch of their own: the same day named twice gets one. */
  readonly followed: Set<LocalDay>;
};

/**
 * Adds a touch on the day that was found for it or, while it is still to come, on the first free day
 * from there; the touches after it count from it.
 *
 * @param name the step's own name, the second half of its key
 */
export function placeTouch(
  series: Series,
  name: string,
  touch: Pick<Touch, 'channel' | 'at' | 'rules'> & { readonly tone: Tone },
  found: FoundDay,
): Step {
  const { subject, context } = series;
  const { work } = context;
  const key = stepKey(subject.identity, name);
  // A touch that was made stays on its own day: only what is still to come gives way.
  const isSent = sentAt(context.deeds.of(key)) !== null;
  const day = isSent ? found.day : firstFreeDay(found.day, series.taken, work);
  const step = addTouch(series, {
    key,
    chosen: channelOf(touch, subject.notes),
    rules: touch.rules,
    start: startOfTouch(subject.zone, day, touch.at, subject.endedMinute, work),
    tone: touch.tone,
    reason: found.reason,
  });
  advance(series, step);
  return step;
}

/** Adds a touch under the next number; what the person did to it wins over what was planned. */
export function addTouch(series: Series, parts: Omit<TouchParts, 'number'>): Step {
  const { subject, context, steps } = series;
  const bare = touchStep(subject, { ...parts, number: steps.length + 1 });
  const step = settle(bare, context, subject.notBefore);
  steps.push(step);
  return step;
}

/** Makes the touches to come count from `step`, and keep off its day. */
function advance(series: Series, step: Step): void {
  const { subject, context } = series;
  const deeds = context.deeds.of(step.key);
  // What was done before the interview waits for it: nobody asks how things stand before they do.
  const day = Math.max(
    countedFrom(subject.zone, deeds, step.start),
    subject.anchors.interviewDay ?? Number.NEGATIVE_INFINITY,
  ) as LocalDay;
  // Who makes the second contact before the first has not made the first: the later day counts.
  const previous = Math.max(day, series.previous ?? day) as LocalDay;
  series.previous = previous;
  // A day that had passed when it was named is none to wait for.
  const named = deeds.newDate?.date ?? null;
  if (named !== null && named > previous) series.newDate = named;
  if (step.status !== 'deleted') series.taken.add(day);
}
