/** An event of ours changed or removed, unless somebody else has changed it since it was read. */
import { Failure, failureOf } from '../../domain/failure.ts';
import type { EventWrite, LiveEvent, Outcome } from '../../domain/ports/calendar.ts';
import { patiently } from '../http/patiently.ts';
import { ask, type Google, tell } from './client.ts';
import { bodyOfUpdate, overDays } from './event-body.ts';
import { type GoogleEvent, isGone, liveOf, lookUp, silently } from './stored-event.ts';

type Update = Extract<EventWrite, { do: 'update' }>;
type Remove = Extract<EventWrite, { do: 'remove' }>;

/** Changes the time, or the words, or both; nothing else that an event holds. */
export async function updateEvent(
  google: Google,
  calendarId: string,
  write: Update,
): Promise<Outcome<LiveEvent>> {
  const etag = await knownEtag(google, calendarId, write);
  if (etag === null) return { is: 'gone' };
  const settings = { ...google.toCalendar, headers: { 'If-Match': etag } };
  let requestBody = bodyOfUpdate(write.draft, write.words);
  let isUnsure = false;
  return patiently(async () => {
    const query = { calendarId, eventId: write.id, ...silently, requestBody };
    const patch = () => ask(() => google.calendar.events.patch(query, settings));
    try {
      return outcomeOf(google, await patch());
    } catch (error) {
      const { code } = failureOf(error);
      isUnsure ||= code === 'unreachable';
      if (isGone(code)) return { is: 'gone' };
      if (code !== 'conflict' && code !== 'bug') throw error;
      const there = await lookUp(google, calendarId, write.id);
      if (there === null || there === 'cancelled') return { is: 'gone' };
      const live = liveOf(google, there);
      if (code === 'conflict') {
        // The change that we ran into may be our own, whose answer was lost.
        const isOurs = isUnsure && holds(there, requestBody, live, write);
        return isOurs ? { is: 'written', live } : { is: 'changed' };
      }
      if (!live.event.allDay) throw error;
      // Google refuses a time of day beside the day that the person has made of it.
      requestBody = overDays(requestBody, live.event.start === write.draft.start);
      query.requestBody = requestBody;
      return outcomeOf(google, await patch());
    }
  }, google.pace);
}

/** Deletes the event; done also where it is gone already. */
export async function removeEvent(
  google: Google,
  calendarId: string,
  write: Remove,
): Promise<Outcome<LiveEvent>> {
  const etag = await knownEtag(google, calendarId, write);
  if (etag === null) return { is: 'removed' };
  const query = { calendarId, eventId: write.id, ...silently };
  const settings = { ...google.toCalendar, headers: { 'If-Match': etag } };
  return patiently(async () => {
    try {
      await tell(() => google.calendar.events.delete(query, settings));
      return { is: 'removed' };
    } catch (error) {
      const { code } = failureOf(error);
      if (isGone(code)) return { is: 'removed' };
      if (code !== 'conflict') throw error;
      const there = await lookUp(google, calendarId, write.id);
      return { is: there === null || there === 'cancelled' ? 'removed' : 'changed' };
    }
  }, google.pace);
}

/** The etag that a write names; where it names none the event is read and its mark compared. */
async function knownEtag(
  google: Google,
  calendarId: string,
  write: Update | Remove,
): Promise<string | null> {
  if (write.etag !== null) return write.etag;
  const there = await patiently(() => lookUp(google, calendarId, write.id), google.pace);
  if (there === null || there === 'cancelled') return null;
  const live = liveOf(google, there);
  if (live.key !== write.key) throw new Failure({ code: 'conflict' });
  return live.etag ?? '*';
}

function outcomeOf(google: Google, now: GoogleEvent): Outcome<LiveEvent> {
  return now.status === 'cancelled' ? { is: 'gone' } : { is: 'written', live: liveOf(google, now) };
}

function holds(there: GoogleEvent, sent: GoogleEvent, live: LiveEvent, write: Update): boolean {
  const sameWords = sent.summary === undefined || there.summary === sent.summary;
  if (write.words === 'only') return sameWords;
  const { start, end } = live.event;
  return sameWords && start === write.draft.start && end === write.draft.end;
}
