/** What follows when an employer, asked how things stand, names a new day (how-often.3). */
import { rollForward } from '../business-days.ts';
import type { NewDate } from '../cadences/cadence.ts';
import { formatDay, hourMs, type Instant, instantAt, localDay, type Zone } from '../time.ts';
import type { PlanContext } from './context.ts';
import { sentAt } from './deeds.ts';
import { addTouch, placeTouch, type Series } from './series.ts';
import { type Step, stepKey } from './step.ts';
import { channelOf, touchLengthMs } from './touches.ts';

/**
 * Adds a contact on the day that the employer named in the last touch, another on the day named in
 * that contact, and so on; and a note after each of them that reached nobody.
 */
export function followNewDates(series: Series, onNewDate: NewDate): void {
  const { context, followed } = series;
  while (series.newDate !== null) {
    const date = series.newDate;
    series.newDate = null;
    if (followed.has(date)) continue;
    followed.add(date);
    const name = `new-date-${formatDay(date)}`;
    const call = placeTouch(
      series,
      name,
      { ...onNewDate.touch, tone: 'new-date' },
      { day: rollForward(context.work, date), reason: { because: 'new-date', day: date } },
    );
    // Where calls are not wanted it was a note already, and two of them would be no pair (common.9).
    const isMissed = call.channel === 'phone' && context.deeds.of(call.key).noAnswerAt !== null;
    if (isMissed) addNote(series, `${name}-note`, onNewDate.ifUnanswered, call);
  }
}

/** The note after a missed call: the second contact of the one pair that common.9 allows on a day. */
function addNote(series: Series, name: string, note: NewDate['ifUnanswered'], call: Step): void {
  const { subject } = series;
  const { rules } = channelOf(note, subject.notes);
  addTouch(series, {
    key: stepKey(subject.identity, name),
    // A note, even to who prefers the phone: the call has just reached nobody.
    chosen: { channel: note.channel, rules },
    rules: note.rules,
    start: sameAfternoon(series, call),
    tone: 'after-voicemail',
    reason: call.reason,
  });
}

/**
 * The start of the note after a missed call, in the afternoon of that call. A call recorded after its
 * time was made where it stands; one recorded before its time was made then, unless the interview was
 * not over by that afternoon.
 */
function sameAfternoon({ subject, context }: Series, call: Step): Instant {
  const { zone, notBefore } = subject;
  const deeds = context.deeds.of(call.key);
  const made = Math.min(call.start, sentAt(deeds) ?? call.start) as Instant;
  const missedAt = deeds.noAnswerAt ?? made;
  const start = afternoonOf(zone, made, missedAt, context);
  const isTooEarly = notBefore !== null && start <= notBefore;
  return isTooEarly ? afternoonOf(zone, call.start, missedAt, context) : start;
}

/** Half an hour after the call was missed, not before noon, and before the employer goes home. */
function afternoonOf(zone: Zone, call: Instant, missedAt: Instant, context: PlanContext): Instant {
  const day = localDay(zone, call);
  const closes = instantAt(zone, day, context.work.closes) - touchLengthMs;
  const noon = instantAt(zone, day, 12 * 60);
  const after = localDay(zone, missedAt) === day ? missedAt : call;
  return Math.max(noon, Math.min(after + hourMs / 2, closes)) as Instant;
}
