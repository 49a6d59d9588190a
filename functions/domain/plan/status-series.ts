/** The touches of one series, after an interview or an application: one after the other. */
import { rollForward } from '../business-days.ts';
import type { Cadence, Touch, Wait } from '../cadences/cadence.ts';
import { addDays, type LocalDay, localDay } from '../time.ts';
import type { PlanContext } from './context.ts';
import { sentAt } from './deeds.ts';
import { followNewDates } from './new-dates.ts';
import { placeTouch, type Series } from './series.ts';
import type { Step } from './step.ts';
import type { SeriesSubject } from './touch-step.ts';
import { dayOfTouch, type FoundDay } from './touches.ts';

/** The touches of a series, and the day from which silence counts; null: no touch could be planned. */
export type PlannedTouches = {
  readonly steps: readonly Step[];
  readonly lastDay: LocalDay | null;
};

/**
 * Plans every touch of a series at once (reading 2), each counted from where the one before was sent
 * or stands.
 *
 * @param taken the employer's days that have a contact already; it gains those of the new touches
 */
export function planTouches(
  subject: SeriesSubject,
  { touches, onNewDate }: Pick<Cadence, 'touches' | 'onNewDate'>,
  taken: Set<LocalDay>,
  context: PlanContext,
): PlannedTouches {
  const series: Series = {
    subject,
    context,
    taken,
    patience: patienceOf(touches),
    steps: [],
    previous: null,
    newDate: null,
    followed: new Set(),
  };
  for (const [index, touch] of touches.entries()) {
    const found = findDay(series, touch);
    if (!found) continue;
    placeTouch(series, `${subject.kind}-${index + 1}`, touch, found);
    if (onNewDate) followNewDates(series, onNewDate);
  }
  return { steps: series.steps, lastDay: series.previous };
}

/** As long as the first touch waits after a promised day; where it heeds none, to the next business day. */
function patienceOf(touches: readonly Touch[]): readonly Wait[] {
  const waits = touches[0]?.when ?? [];
  const nextDay: Wait = { since: 'promise', businessDays: 1 };
  return [...waits.filter((wait) => wait.since === 'promise'), nextDay];
}

/** The day that the cadence gives a touch, or a later one where what came before is a reason to wait. */
function findDay(series: Series, touch: Touch): FoundDay | null {
  const { subject, context, previous } = series;
  const found = dayOfTouch(touch.when, { ...subject.anchors, previous }, context.work);
  if (!found) return null;
  const others = [weekAfterLast(series, touch), pastNewDate(series)];
  return others.find((other) => other !== null && other.day > found.day) ?? found;
}

/** An application's touches count from the application; one sent late pushes the next (common.10). */
function weekAfterLast({ subject, context, steps }: Series, touch: Touch): FoundDay | null {
  const last = steps.at(-1);
  if (!last || touch.when[0]?.since !== 'application') return null;
  const deeds = context.deeds.of(last.key);
  const sent = sentAt(deeds) ?? deeds.movedTo;
  if (sent === null) return null;
  const day = localDay(subject.zone, sent);
  return { day: rollForward(context.work, addDays(day, 7)), reason: { because: 'previous', day } };
}

/** An employer that has named a new day is not asked before it has passed. */
function pastNewDate(series: Series): FoundDay | null {
  const { subject, context, previous, newDate } = series;
  if (newDate === null) return null;
  const anchors = { ...subject.anchors, previous, promisedBy: newDate };
  const found = dayOfTouch(series.patience, anchors, context.work);
  return found && { day: found.day, reason: { because: 'new-date', day: newDate } };
}
