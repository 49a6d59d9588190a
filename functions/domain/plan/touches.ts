/** Finds the day and the hour of each contact with an employer that has not answered yet. */
import { addBusinessDays, rollForward, type WorkCalendar } from '../business-days.ts';
import type { ContactChannel, PartOfDay, RuleId, Touch, Wait } from '../cadences/cadence.ts';
import type { Notes } from '../notes/notes.ts';
import {
  addDays,
  fridayOfWeek,
  type Instant,
  instantAt,
  type LocalDay,
  type MinuteOfDay,
  minuteMs,
  weekday,
  type Zone,
} from '../time.ts';
import type { Reason } from './step.ts';

/** What a touch's day can be counted from; each is null where it is not known. */
export type Anchors = {
  readonly interviewDay: LocalDay | null;
  readonly appliedOn: LocalDay | null;
  readonly promisedBy: LocalDay | null;
  readonly agreedCall: LocalDay | null;
  /** The day on which the touch before was sent, or is planned. */
  readonly previous: LocalDay | null;
};

/** The day of a touch, and why it is that one. */
export type FoundDay = { readonly day: LocalDay; readonly reason: Reason };

/**
 * The day of a touch, by the first of its waits whose anchor is known, rolled forward to a business
 * day; null where none is known: then there is no such touch.
 */
export function dayOfTouch(
  when: readonly Wait[],
  anchors: Anchors,
  work: WorkCalendar,
): FoundDay | null {
  for (const wait of when) {
    const found = dayOfWait(wait, anchors, work);
    if (found) return { ...found, day: rollForward(work, found.day) };
  }
  return null;
}

function dayOfWait(wait: Wait, anchors: Anchors, work: WorkCalendar): FoundDay | null {
  switch (wait.since) {
    case 'agreed-call': {
      const day = anchors.agreedCall;
      return day === null ? null : { day, reason: { because: 'agreed-call', day } };
    }
    case 'promise': {
      const day = anchors.promisedBy;
      return day === null
        ? null
        : { day: after(day, wait, work), reason: { because: 'promise', day } };
    }
    case 'usual-answer': {
      if (anchors.interviewDay === null) return null;
      const day = usualAnswer(anchors.interviewDay);
      return { day: addDays(day, wait.days), reason: { because: 'usual-answer', day } };
    }
    case 'interview':
      return anchors.interviewDay === null
        ? null
        : {
            day: addDays(anchors.interviewDay, wait.days),
            reason: { because: 'days-since-interview', days: wait.days },
          };
    case 'application':
      return anchors.appliedOn === null
        ? null
        : {
            day: addDays(anchors.appliedOn, wait.days),
            reason: { because: 'days-since-application', days: wait.days },
          };
    case 'previous': {
      const day = anchors.previous;
      return day === null
        ? null
        : { day: after(day, wait, work), reason: { because: 'previous', day } };
    }
  }
}

function after(
  day: LocalDay,
  wait: { readonly days: number } | { readonly businessDays: number },
  work: WorkCalendar,
): LocalDay {
  return 'days' in wait ? addDays(day, wait.days) : addBusinessDays(work, day, wait.businessDays);
}

/** The Friday of the interview's week; for a Friday or a weekend that of the next (five-guidelines.2). */
function usualAnswer(interviewDay: LocalDay): LocalDay {
  const friday = fridayOfWeek(interviewDay);
  return weekday(interviewDay) >= 5 ? addDays(friday, 7) : friday;
}

/** The first business day from `day` on that is not among the employer's `taken` days (common.9). */
export function firstFreeDay(
  day: LocalDay,
  taken: ReadonlySet<LocalDay>,
  work: WorkCalendar,
): LocalDay {
  let free = rollForward(work, day);
  while (taken.has(free)) free = rollForward(work, addDays(free, 1));
  return free;
}

/** A channel, and the rules that chose it; no rules where it is simply the cadence's own. */
export type ChosenChannel = {
  readonly channel: ContactChannel;
  readonly rules: readonly RuleId[];
};

/**
 * The channel of a touch: what the employer asked for stands above the cadence (common.6, common.8,
 * reading 8).
 */
export function channelOf(
  touch: Pick<Touch, 'channel'>,
  notes: Pick<Notes, 'noPhoneCalls' | 'prefers'>,
): ChosenChannel {
  if (notes.noPhoneCalls) {
    return { channel: 'email', rules: touch.channel === 'phone' ? ['common.6'] : [] };
  }
  if (notes.prefers === 'phone' || notes.prefers === 'email') {
    return { channel: notes.prefers, rules: ['common.8'] };
  }
  return { channel: touch.channel, rules: [] };
}

/** How long a touch takes in the calendar. */
export const touchLengthMs = 15 * minuteMs;

/**
 * The start of a touch on `day`: in the part of the day that its cadence asks for, and within working
 * hours of `zone`.
 *
 * @param endedMinute the local time of day at which the interview ended
 */
export function startOfTouch(
  zone: Zone,
  day: LocalDay,
  at: PartOfDay,
  endedMinute: MinuteOfDay,
  work: WorkCalendar,
): Instant {
  const last = work.closes - touchLengthMs / minuteMs;
  const minute = Math.max(work.opens, Math.min(last, minuteOf(at, endedMinute)));
  return instantAt(zone, day, minute);
}

function minuteOf(at: PartOfDay, endedMinute: MinuteOfDay): MinuteOfDay {
  switch (at) {
    case 'mid-morning':
      return 10 * 60;
    case 'mid-afternoon':
      return 14 * 60 + 30;
    case 'hour-of-interview':
      return Math.max(10 * 60, Math.ceil(endedMinute / 15) * 15);
  }
}
