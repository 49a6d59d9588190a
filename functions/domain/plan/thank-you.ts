/** When a thank-you is written, and in which form: the one step that waits for nothing (common.2). */
import { isBusinessDay, type WorkCalendar } from '../business-days.ts';
import type { ContactChannel, RuleId, ThankYou } from '../cadences/cadence.ts';
import type { Notes } from '../notes/notes.ts';
import {
  addDays,
  hourMs,
  type Instant,
  instantAt,
  type LocalDay,
  localDay,
  localTime,
  type MinuteOfDay,
  minuteMs,
  type Zone,
} from '../time.ts';

/** The thank-you of a cadence after what the person wrote is heard: which kind, by which channel. */
export type ThankYouForm = {
  readonly kind: 'thank-you' | 'card';
  readonly channel: ContactChannel;
  readonly rules: readonly RuleId[];
};

/** Where a thank-you stands; `deadline` is the last moment that its rules allow. */
export type ThankYouSlot = {
  readonly start: Instant;
  readonly end: Instant;
  readonly deadline: Instant;
  readonly rules: readonly RuleId[];
};

const noon = 12 * 60;
const morning = 9 * 60;
const evening = 18 * 60;
const lengthMs = 15 * minuteMs;

/** A card by the cadence or by wish (reading 8); else an e-mail, or what the recruiter prefers. */
export function thankYouForm(thankYou: ThankYou, notes: Notes): ThankYouForm {
  const { rules } = thankYou;
  if (thankYou.kind === 'card') return { kind: 'card', channel: 'post', rules };
  if (notes.card || notes.prefers === 'post') {
    return { kind: 'card', channel: 'post', rules: ['common.5', ...rules] };
  }
  const byPhone =
    thankYou.channel === 'preferred' && notes.prefers === 'phone' && !notes.noPhoneCalls;
  return { kind: 'thank-you', channel: byPhone ? 'phone' : 'email', rules };
}

/**
 * The slot of a thank-you for a meeting that ended at `end`: after it and within 24 hours, on every
 * weekday, holiday, zone and change of the clocks. A decision promised for the same or the next day
 * leaves two hours (common.4). Where its window allows, it keeps off the day of an agreed call.
 */
export function thankYouSlot(
  thankYou: ThankYou,
  kind: ThankYouForm['kind'],
  meeting: Pick<Notes, 'promisedBy' | 'agreedCall'> & {
    readonly end: Instant;
    readonly zone: Zone;
  },
  work: WorkCalendar,
): ThankYouSlot {
  const { end, zone, promisedBy, agreedCall } = meeting;
  const ended: Ended = { at: end, zone, ...localTime(zone, end) };
  const nextDay = addDays(ended.day, 1);
  const rules: RuleId[] = ['common.1', 'common.2'];
  let deadline = (end + 24 * hourMs) as Instant;
  let isSameDay = false;
  if (kind === 'thank-you') {
    const { sameDayBefore } = thankYou;
    deadline = earlier(deadline, windowOf(thankYou, ended));
    const isEarly = ended.minute <= noon;
    if (isEarly) rules.push('common.3');
    isSameDay =
      isEarly ||
      (sameDayBefore !== null && ended.minute < sameDayBefore && isBusinessDay(work, ended.day));
    if (isSameDay) deadline = earlier(deadline, instantAt(zone, nextDay, 0));
    if (promisedBy !== null && promisedBy >= ended.day && promisedBy <= nextDay) {
      rules.push('common.4');
      deadline = earlier(deadline, (end + 2 * hourMs) as Instant);
    }
  }
  // A window this short leaves no time to wait for the evening or the morning.
  const isSoon = localDay(zone, deadline) === ended.day || deadline - end <= 4 * hourMs;
  const wished =
    isSameDay || isSoon ? sameDayStart(ended) : laterStart(ended, kind, agreedCall, work);
  const start = within(end, deadline, wished);
  return { start, end: (start + lengthMs) as Instant, deadline, rules };
}

/** The end of a meeting: its moment, and what the clock and the calendar of its zone showed then. */
type Ended = {
  readonly at: Instant;
  readonly zone: Zone;
  readonly day: LocalDay;
  readonly minute: MinuteOfDay;
};

/** The last moment that the cadence itself allows. */
function windowOf({ lateEnd, withinHours }: ThankYou, ended: Ended): Instant {
  if (lateEnd !== null && ended.minute > lateEnd.after) {
    return instantAt(ended.zone, addDays(ended.day, 1), lateEnd.by);
  }
  return (ended.at + withinHours * hourMs) as Instant;
}

/** An hour to get home, and not before people are up. */
function sameDayStart({ at, zone, day }: Ended): Instant {
  return later((at + hourMs) as Instant, instantAt(zone, day, morning));
}

/** The next morning where that is a business day and has no call, else the same evening (recommended.2). */
function laterStart(
  { at, zone, day, minute }: Ended,
  kind: ThankYouForm['kind'],
  agreedCall: LocalDay | null,
  work: WorkCalendar,
): Instant {
  // A card takes a walk to the post box: the afternoon of an early interview will do.
  if (kind === 'card' && minute < 15 * 60) {
    return later((at + hourMs) as Instant, instantAt(zone, day, 16 * 60));
  }
  const nextDay = addDays(day, 1);
  if (isBusinessDay(work, nextDay) && nextDay !== agreedCall) {
    return instantAt(zone, nextDay, morning);
  }
  const tonight = later(instantAt(zone, day, evening), (at + 30 * minuteMs) as Instant);
  const midnight = instantAt(zone, nextDay, 0);
  return earlier(tonight, (midnight - lengthMs) as Instant);
}

/** `wished`, moved so that the whole slot lies after `end` and before `deadline`. */
function within(end: Instant, deadline: Instant, wished: Instant): Instant {
  const last = (deadline - lengthMs) as Instant;
  const start = earlier(wished, last);
  const first = (end + 5 * minuteMs) as Instant;
  return start >= first ? start : earlier(first, deadline);
}

const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);
const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);
