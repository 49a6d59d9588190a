/** When a thank-you is written, and to whom: the one step that waits for nothing (common.2). */
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
 * weekday, holiday, zone and change of the clocks.
 *
 * @param promisedBy a decision on the same or the next day leaves two hours (common.4)
 * @param avoid a day that a call was agreed for; the thank-you keeps off it where its window allows
 */
export function thankYouSlot(
  thankYou: ThankYou,
  kind: 'thank-you' | 'card',
  meeting: { readonly end: Instant; readonly zone: Zone; readonly promisedBy: LocalDay | null },
  work: WorkCalendar,
  avoid: LocalDay | null,
): ThankYouSlot {
  const { end, zone, promisedBy } = meeting;
  const ended = localTime(zone, end);
  const nextDay = addDays(ended.day, 1);
  const rules: RuleId[] = ['common.1', 'common.2'];
  let deadline = (end + 24 * hourMs) as Instant;
  let sameDay = false;
  if (kind === 'thank-you') {
    const { sameDayBefore } = thankYou;
    deadline = earlier(deadline, windowOf(thankYou, ended.minute, nextDay, zone, end));
    const early = ended.minute <= noon;
    if (early) rules.push('common.3');
    sameDay =
      early ||
      (sameDayBefore !== null && ended.minute < sameDayBefore && isBusinessDay(work, ended.day));
    if (sameDay) deadline = earlier(deadline, instantAt(zone, nextDay, 0));
    if (promisedBy !== null && promisedBy >= ended.day && promisedBy <= nextDay) {
      rules.push('common.4');
      deadline = earlier(deadline, (end + 2 * hourMs) as Instant);
    }
  }
  const soon = localDay(zone, deadline) === ended.day || deadline - end <= 4 * hourMs;
  const wished =
    sameDay || soon
      ? sameDayStart(zone, end, ended.day)
      : laterStart(zone, end, ended.day, ended.minute, work, kind, avoid);
  const start = within(end, deadline, wished);
  return { start, end: (start + lengthMs) as Instant, deadline, rules };
}

function windowOf(
  thankYou: ThankYou,
  endedMinute: number,
  nextDay: LocalDay,
  zone: Zone,
  end: Instant,
): Instant {
  const { lateEnd, withinHours } = thankYou;
  if (lateEnd !== null && endedMinute > lateEnd.after) return instantAt(zone, nextDay, lateEnd.by);
  return (end + withinHours * hourMs) as Instant;
}

/** An hour to get home, and not before people are up. */
function sameDayStart(zone: Zone, end: Instant, day: LocalDay): Instant {
  return later((end + hourMs) as Instant, instantAt(zone, day, morning));
}

/** The next morning where that is a business day and free, else the same evening (recommended.2). */
function laterStart(
  zone: Zone,
  end: Instant,
  day: LocalDay,
  endedMinute: number,
  work: WorkCalendar,
  kind: 'thank-you' | 'card',
  avoid: LocalDay | null,
): Instant {
  const nextDay = addDays(day, 1);
  // A card takes a walk to the post box: the afternoon of an early interview will do.
  if (kind === 'card' && endedMinute < 15 * 60) {
    return later((end + hourMs) as Instant, instantAt(zone, day, 16 * 60));
  }
  if (isBusinessDay(work, nextDay) && avoid !== nextDay) return instantAt(zone, nextDay, morning);
  const tonight = later(instantAt(zone, day, evening), (end + 30 * minuteMs) as Instant);
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
