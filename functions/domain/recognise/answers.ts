/** The person's answers to "is this an interview?", and what they mean for other events. */
import type { Answer, CalendarEvent, Owner } from '../event.ts';
import { shortHash } from '../plan/step.ts';
import type { Instant } from '../time.ts';
import { isOwner } from './senders.ts';

/** More answers than that nobody gives; the oldest go first. */
const answersAtMost = 1000;

/**
 * What to remember of one answer: the event itself, and its series, or the sender where somebody else
 * sent it. `isBroad` false: nothing of the sender ("this is not my interview"); of a series always all.
 */
export function answersTo(
  event: CalendarEvent,
  isInterview: boolean,
  isBroad: boolean,
  owner: Owner,
  at: Instant,
): readonly Answer[] {
  const answer = (about: Answer['about'], of: string): Answer => ({ about, of, isInterview, at });
  const answers = [answer('event', shortHash(event.uid))];
  const series = seriesUid(event);
  if (series !== null) answers.push(answer('series', shortHash(series)));
  const sender = senderKey(event, owner);
  if (isBroad && series === null && sender !== null) answers.push(answer('sender', sender));
  return answers;
}

/** The answers with newer ones: the newest on each matter counts. */
export function withAnswers(known: readonly Answer[], added: readonly Answer[]): readonly Answer[] {
  const rest = known.filter(
    (one) => !added.some((other) => other.about === one.about && other.of === one.of),
  );
  return [...rest, ...added].slice(-answersAtMost);
}

/** The answer that holds for an event; null: none was given. */
export function answerFor(event: CalendarEvent, owner: Owner): Answer | null {
  const answers = owner.answers ?? [];
  if (answers.length === 0) return null;
  const find = (about: Answer['about'], of: string | null): Answer | undefined =>
    of === null ? undefined : answers.findLast((one) => one.about === about && one.of === of);
  const series = seriesUid(event);
  return (
    find('event', shortHash(event.uid)) ??
    find('series', series === null ? null : shortHash(series)) ??
    find('sender', senderKey(event, owner)) ??
    null
  );
}

function seriesUid({ uid, recurring }: CalendarEvent): string | null {
  const slash = uid.lastIndexOf('/');
  return recurring && slash > 0 ? uid.slice(0, slash) : null;
}

function senderKey(event: CalendarEvent, owner: Owner): string | null {
  const email = event.organizer?.email?.toLowerCase() ?? null;
  return email === null || isOwner(email, owner) ? null : shortHash(email);
}
