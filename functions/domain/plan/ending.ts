/** How a series ends: by silence, by a reply, or by what the employer or the person decided. */
import { rollForward } from '../business-days.ts';
import type { Cadence, RuleId } from '../cadences/cadence.ts';
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
} from '../time.ts';
import type { PlanContext } from './context.ts';
import { sentAt, settle } from './deeds.ts';
import type { planTouches } from './status-series.ts';
import { isPast, type Reason, type Step, type StepKind, shownAs, stepKey } from './step.ts';
import { mainContact, type SeriesSubject } from './touch-step.ts';

const quarterMs = 15 * minuteMs;

/** The touches that stand after the outcome is heard, and the steps that end the series. */
export function finish(
  subject: SeriesSubject,
  series: ReturnType<typeof planTouches>,
  notes: Notes,
  knownAt: Instant,
  cadence: Cadence,
  closing: Cadence['closing'],
  taken: ReadonlySet<LocalDay>,
  context: PlanContext,
): readonly Step[] {
  const past = series.steps.filter(isPast);
  switch (notes.outcome) {
    case 'replied':
      return past;
    case 'withdrawn':
      return [...past, ...closeAfter(subject, knownAt, cadence, 'withdrawn', context)];
    case 'offer':
      return [...past, replyStep(subject, 'offer', knownAt, cadence, taken, context)];
    case 'rejected': {
      const reply = replyStep(subject, 'rejected', knownAt, cadence, taken, context);
      const sent = sentAt(context.deeds.of(reply.key)) ?? reply.start;
      return [...past, reply, ...closeAfter(subject, sent, cadence, 'rejected', context)];
    }
    case null: {
      if (series.lastDay === null) return [];
      const reason = { because: 'previous', day: series.lastDay } as const;
      const end = closingStep(subject, closing, series.lastDay, reason, context);
      // Who has moved on is not sent back.
      return end.status === 'done' ? [...past, end] : [...series.steps, end];
    }
  }
}

function closeAfter(
  subject: SeriesSubject,
  from: Instant,
  cadence: Cadence,
  outcome: 'rejected' | 'withdrawn',
  context: PlanContext,
): readonly Step[] {
  const day = localDay(subject.zone, from);
  const closing = { days: cadence.closing.days, rules: [] };
  return [closingStep(subject, closing, day, { because: 'outcome', outcome }, context)];
}

/** The one reply to a rejection or an offer, within 24 hours of its news, weekends included. */
function replyStep(
  subject: SeriesSubject,
  outcome: 'rejected' | 'offer',
  knownAt: Instant,
  cadence: Cadence,
  taken: ReadonlySet<LocalDay>,
  context: PlanContext,
): Step {
  const key = stepKey(subject.identity, `reply-${outcome}`);
  const { zone } = subject;
  const deadline = (knownAt + 24 * hourMs) as Instant;
  const length = quarterMs;
  // The night on which the clocks go back is an hour too long for "the next morning".
  const start = Math.min(replyStart(subject, knownAt, taken), deadline - length) as Instant;
  const own = outcome === 'rejected' ? cadence.rejectionRules : cadence.offerRules;
  return settle(
    {
      key,
      uid: subject.uid,
      kind: 'reply',
      touch: null,
      channel: 'email',
      as: shownAs.reply,
      start,
      end: (start + length) as Instant,
      deadline,
      zone,
      to: mainContact(subject.contacts),
      rules: [outcome === 'rejected' ? 'common.12' : 'common.13', ...own],
      tone: outcome,
      reason: { because: 'outcome', outcome },
    },
    context.deeds.of(key),
    context.now,
    null,
  );
}

/** Two hours to take it in by day, to the next quarter; what comes late is answered the next morning. */
function replyStart(
  subject: SeriesSubject,
  knownAt: Instant,
  taken: ReadonlySet<LocalDay>,
): Instant {
  const { day, minute } = localTime(subject.zone, knownAt);
  const morning = 9 * 60;
  if (minute < 7 * 60) return instantAt(subject.zone, day, morning);
  const canWait = minute > morning + 30;
  if (minute >= 18 * 60 || (taken.has(day) && canWait)) {
    return instantAt(subject.zone, addDays(day, 1), morning);
  }
  // Calendars keep no milliseconds, and nobody writes 9:02:32 into one.
  return (Math.ceil((knownAt + 2 * hourMs) / quarterMs) * quarterMs) as Instant;
}

/** The one step that ends a series `days` after `from`, rolled forward to a business day (reading 10). */
function closingStep(
  subject: SeriesSubject,
  closing: { readonly days: number; readonly rules: readonly RuleId[] },
  from: LocalDay,
  reason: Reason,
  context: PlanContext,
): Step {
  const kind: StepKind = 'closing';
  const key = stepKey(subject.identity, kind);
  const day = rollForward(context.work, addDays(from, closing.days));
  const start = instantAt(subject.zone, day, Math.max(context.work.opens, 10 * 60));
  return settle(
    {
      key,
      uid: subject.uid,
      kind,
      touch: null,
      channel: 'self',
      as: shownAs[kind],
      start,
      end: (start + 15 * minuteMs) as Instant,
      deadline: null,
      zone: subject.zone,
      to: [],
      rules: ['common.14', ...closing.rules],
      tone: 'last',
      reason,
    },
    context.deeds.of(key),
    context.now,
    subject.notBefore,
  );
}
