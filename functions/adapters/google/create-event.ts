/** One new event of ours, exactly once. */
import { Failure, failureOf } from '../../domain/failure.ts';
import type { EventWrite, LiveEvent, Outcome } from '../../domain/ports/calendar.ts';
import { patiently } from '../http/patiently.ts';
import { ask, type Google } from './client.ts';
import { bodyOfNew, eventId } from './event-body.ts';
import { type GoogleEvent, liveOf, lookUp, silently } from './stored-event.ts';

type Create = Extract<EventWrite, { do: 'create' }>;

/**
 * Inserts the event under its own id, which is used up for ever, so that a second insert is refused.
 * Google does not promise to notice a taken id, though: after a lost answer it is looked up first.
 */
export async function createEvent(
  google: Google,
  calendarId: string,
  write: Create,
): Promise<Outcome<LiveEvent>> {
  const id = eventId(write.key, write.generation);
  const query = { calendarId, ...silently, requestBody: bodyOfNew(id, write.key, write.draft) };
  let isUnsure = false;
  return patiently(async () => {
    const before = isUnsure ? await lookUp(google, calendarId, id) : null;
    if (before !== null) return adopted(google, before, write.key);
    let made: GoogleEvent;
    try {
      made = await ask(() => google.calendar.events.insert(query, google.toCalendar));
    } catch (error) {
      const { code } = failureOf(error);
      isUnsure = code === 'unreachable';
      const there = code === 'conflict' ? await lookUp(google, calendarId, id) : null;
      if (there === null) throw error;
      return adopted(google, there, write.key);
    }
    return { is: 'written', live: liveOf(google, made) };
  }, google.pace);
}

/** What stands under our id already: written by an attempt whose answer was lost, or deleted since. */
function adopted(
  google: Google,
  there: GoogleEvent | 'cancelled',
  key: string,
): Outcome<LiveEvent> {
  if (there === 'cancelled') return { is: 'gone' };
  const live = liveOf(google, there);
  // Under our id but without our mark it is the person's.
  if (live.key !== key) throw new Failure({ code: 'conflict' });
  return { is: 'written', live, isFound: true };
}
