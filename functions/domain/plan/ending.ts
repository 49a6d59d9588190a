/** How a series ends: by silence, by a reply, or by what the employer or the person decided. */
import { rollForward } from '../business-days.ts';
import type { Cadence } from '../cadences/cadence.ts';
import {
  addDays,
  hourMs,
  type Instant,
  instantAt,
  type LocalDay,
  localDay,
  localTime,
  minuteMs,
} from '../time.ts';
import type { PlanContext } from './context.ts';
import { sentAt, settle } from './deeds.ts';
import type { News } from './news.ts';
import type { PlannedTouches } from './status-series.ts';
import { isPast, type Reason, type Step, shownAs, stepKey } from './step.ts';
import { mainContact, type SeriesSubject } from './touch-step.ts';

/** How long each step that ends a series takes in the calendar. */
const lengthMs = 15 * minuteMs;
const quarterMs = 15 * minuteMs;

/** A series whose touches are planned, and all that its end depends on. */
export type Ending = {
  readonly subject: SeriesSubject;
  readonly touches: PlannedTouches;
  /** Null: nothing was heard, the series ends by silence. */
  readonly news: News | null;
  readonly cadence: Cadence;
  /** How silence closes the series: a cadence has one way for interviews, one for applications. */
  readonly closing: Cadence['closing'];
  /** The employer's days that have a contact already; a reply keeps off them where it can. */
  readonly taken: ReadonlySet<LocalDay>;
  readonly context: PlanContext;
};

/** What remains of a series: the touches that the news leaves standing, and the steps that end it. */
export function finish(ending: Ending): readonly Step[] {
  const { touches, news, context } = ending;
  const past = touches.steps.filter(isPast);
  if (!news) return afterSilence(ending, past);
  switch (news.outcome) {
    case 'replied':
      return past;
    case 'withdrawn':
      return [...past, closeAfter(ending, 'withdrawn', news.knownAt)];
    case 'offer':
      return [...past, replyStep(ending, 'offer', news.knownAt)];
    case 'rejected': {
      const reply = replyStep(ending, 'rejected', news.knownAt);
      const sent = sentAt(context.deeds.of(reply.key)) ?? reply.start;
      return [...past, reply, closeAfter(ending, 'rejected', sent)];
    }
  }
}

function afterSilence(ending: Ending, past: readonly Step[]): readonly Step[] {
  const { steps, lastDay } = ending.touches;
  if (lastDay === null) return [];
  const reason = { because: 'previous', day: lastDay } as const;
  const end = closingStep(ending, ending.closing, lastDay, reason);
  // Who has moved on is not sent back.
  return end.status === 'done' ? [...past, end] : [...steps, end];
}

/** The closing step after a decision: as long after it as after an interview's last touch. */
function closeAfter(ending: Ending, outcome: 'rejected' | 'withdrawn', from: Instant): Step {
  const day = localDay(ending.subject.zone, from);
  // The cadence's rules are about silence: they do not explain this step.
  const closing = { days: ending.cadence.closing.days, rules: [] };
  return closingStep(ending, closing, day, { because: 'outcome', outcome });
}

/** The one reply to a rejection or an offer, within 24 hours of its news, weekends included. */
function replyStep(ending: Ending, outcome: 'rejected' | 'offer', knownAt: Instant): Step {
  const { subject, cadence, context } = ending;
  const deadline = (knownAt + 24 * hourMs) as Instant;
  // The night on which the clocks go back is an hour too long for "the next morning".
  const start = Math.min(replyStart(ending, knownAt), deadline - lengthMs) as Instant;
  const own = outcome === 'rejected' ? cadence.rejectionRules : cadence.offerRules;
  return settle(
    {
      key: stepKey(subject.identity, `reply-${outcome}`),
      uid: subject.uid,
      kind: 'reply',
      touch: null,
      channel: 'email',
      as: shownAs.reply,
      start,
      end: (start + lengthMs) as Instant,
      deadline,
      zone: subject.zone,
      to: mainContact(subject.contacts),
      rules: [outcome === 'rejected' ? 'common.12' : 'common.13', ...own],
      tone: outcome,
      reason: { because: 'outcome', outcome },
    },
    context,
    null,
  );
}

/**
 * By day two hours after the news, to take it in, or by nine where it came at night; in the evening,
 * or on a day that has a contact already, the next morning.
 */
function replyStart({ subject, taken }: Ending, knownAt: Instant): Instant {
  const { day, minute } = localTime(subject.zone, knownAt);
  const morning = 9 * 60;
  if (minute < 7 * 60) return instantAt(subject.zone, day, morning);
  // The next morning is within 24 hours of what came later than this.
  const canWait = minute > morning + 30;
  if (minute >= 18 * 60 || (taken.has(day) && canWait)) {
    return instantAt(subject.zone, addDays(day, 1), morning);
  }
  // Calendars keep no milliseconds, and nobody writes 9:02:32 into one.
  return (Math.ceil((knownAt + 2 * hourMs) / quarterMs) * quarterMs) as Instant;
}

/** The one step that ends a series `days` after `from`, rolled forward to a business day (reading 10). */
function closingStep(
  { subject, context }: Ending,
  { days, rules }: Cadence['closing'],
  from: LocalDay,
  reason: Reason,
): Step {
  const day = rollForward(context.work, addDays(from, days));
  const start = instantAt(subject.zone, day, Math.max(context.work.opens, 10 * 60));
  return settle(
    {
      key: stepKey(subject.identity, 'closing'),
      uid: subject.uid,
      kind: 'closing',
      touch: null,
      channel: 'self',
      as: shownAs.closing,
      start,
      end: (start + lengthMs) as Instant,
      deadline: null,
      zone: subject.zone,
      to: [],
      rules: ['common.14', ...rules],
      tone: 'last',
      reason,
    },
    context,
    subject.notBefore,
  );
}
