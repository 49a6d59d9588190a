/** An event as Google holds it: looked up by its id, and read back after a write. */
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { Failure, type FailureCode, failureOf } from '../../domain/failure.ts';
import type { LiveEvent } from '../../domain/ports/calendar.ts';
import { ask, type Google } from './client.ts';
import { readLiveEvent } from './read-event.ts';

export type GoogleEvent = calendar_v3.Schema$Event;

/** No mail to anybody, whatever is written. */
export const silently = { sendUpdates: 'none' } as const;

/** One request for the event; null where it is not there (any more). */
export async function lookUp(
  google: Google,
  calendarId: string,
  eventId: string,
): Promise<GoogleEvent | 'cancelled' | null> {
  try {
    const query = { calendarId, eventId };
    const there = await ask(() => google.calendar.events.get(query, google.toCalendar));
    return there.status === 'cancelled' ? 'cancelled' : there;
  } catch (error) {
    if (isGone(failureOf(error).code)) return null;
    throw error;
  }
}

/** Whether a failure tells that a thing is no more: 404 and each kind of 410 mean the same of one. */
export function isGone(code: FailureCode): boolean {
  return code === 'gone' || code === 'cursor-expired';
}

/** The event of an answer to a write; an answer without one is a bug. */
export function liveOf(google: Google, there: GoogleEvent): LiveEvent {
  const live = readLiveEvent(there, google.zone);
  if (live === null) throw new Failure({ code: 'bug', what: 'Google answered without an event' });
  return live;
}
