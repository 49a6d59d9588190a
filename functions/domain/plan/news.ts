/** The news that ends a series: what its outcome is, and when the person heard of it. */
import type { Application, Employer, Meeting } from '../interview.ts';
import type { Outcome } from '../notes/notes.ts';
import { type Instant, instantAt } from '../time.ts';
import { type MeetingTimes, timesOf } from './around-meeting.ts';
import type { PlanContext } from './context.ts';

/** How it ended, and when that became known. */
export type News = { readonly outcome: Outcome; readonly knownAt: Instant };

export type MeetingNews = News & {
  /** It was written before the meeting had ended: it answers no thank-you. */
  readonly heardBefore: boolean;
};

/**
 * The newest outcome that concerns a meeting of an employer. Whatever was told after the last meeting
 * concerns that one, in whichever round's event it was written; an earlier meeting has what was told of
 * it before. Null: none.
 */
export function newsOf(
  employer: Employer,
  concerned: Meeting,
  context: PlanContext,
): MeetingNews | null {
  const last = employer.meetings.at(-1) ?? concerned;
  const { end } = timesOf(concerned);
  const lastEnd = timesOf(last).end;
  let newest: MeetingNews | null = null;
  for (const meeting of employer.meetings) {
    for (const { notes, outcomeKnownAt, outcomeIsRemembered } of meeting.rounds) {
      if (notes.outcome === null) continue;
      const told = outcomeKnownAt !== null && outcomeKnownAt <= context.now ? outcomeKnownAt : null;
      const isOfLast = meeting === last || (told !== null && told >= lastEnd);
      // When it was told of an earlier round decides of which it is: where nobody knows, of none.
      const isConcerned =
        concerned === last ? isOfLast : meeting === concerned && told !== null && !isOfLast;
      if (!isConcerned) continue;
      const isAfter = told !== null && told >= end;
      // Only who withdraws knows it before the interview; any other earlier moment is not the news's,
      // unless it was remembered: counted from "now" the reply would move with every look.
      const isSure = isAfter || notes.outcome === 'withdrawn' || outcomeIsRemembered === true;
      const knownAt = isSure ? (told ?? context.now) : context.now;
      if (!newest || knownAt >= newest.knownAt)
        newest = { outcome: notes.outcome, knownAt, heardBefore: told !== null && !isAfter };
    }
  }
  return newest;
}

/** The outcome of an application, never known before its own day; null where it has none. */
export function newsOfApplication(application: Application, now: Instant): News | null {
  const { zone, appliedOn, notes, outcomeKnownAt } = application;
  if (notes.outcome === null) return null;
  const knownAt = Math.max(outcomeKnownAt ?? now, instantAt(zone, appliedOn, 0)) as Instant;
  return { outcome: notes.outcome, knownAt };
}

/** Whether the interview does not take place: who has withdrawn or is rejected does not go. */
export function isCalledOff(
  { outcome, knownAt }: News,
  times: MeetingTimes,
  context: PlanContext,
): boolean {
  if (outcome === 'withdrawn') return knownAt < times.end;
  return outcome === 'rejected' && context.now < times.end;
}
