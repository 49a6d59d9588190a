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

export type FoundDay = { readonly day: LocalDay; readonly reason: Reason };

/** The day of the first way whose fact is known, rolled forward to a business day; null: none is. */
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

/** The next business day after `day` on which the employer is not contacted already (common.9). */
export function firstFreeDay(
  day: LocalDay,
  taken: ReadonlySet<LocalDay>,
  work: WorkCalendar,
): LocalDay {
  let free = rollForward(work, day);
  while (taken.has(free)) free = rollForward(work, addDays(free, 1));
  return free;
}

/** The channel of a status touch, and the rules that chose it (common.6, common.8, reading 8). */
export function channelOf(
  touch: Pick<Touch, 'channel'>,
  notes: Notes,
): { readonly channel: ContactChannel; readonly rules: readonly RuleId[] } {
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

/** The start of a touch on `day`: inside working hours, in the part of the day that its cadence asks. */
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
