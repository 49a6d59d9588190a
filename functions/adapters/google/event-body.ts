/** What is sent to Google for an event of ours. */
import { createHash } from 'node:crypto';
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import type { EventDraft } from '../../domain/ports/calendar.ts';
import type { Instant, Zone } from '../../domain/time.ts';
import { markName, oursName } from './read-event.ts';

type GoogleEvent = calendar_v3.Schema$Event;

const idDigits = '0123456789abcdefghijklmnopqrstuv';
const idLength = 32;

/**
 * The id of the event of that key and generation, always the same: an insert that is sent twice makes
 * one event. 160 bits of a SHA-256 in base32hex (RFC 4648, small letters), which is what Google allows.
 */
export function eventId(key: string, generation: number): string {
  const hash = createHash('sha256').update(`${key}/${generation}`).digest();
  let bits = 0;
  let held = 0;
  let id = '';
  for (const byte of hash) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) id += idDigits[(held >> (bits - 5)) & 31] ?? '';
    held &= (1 << bits) - 1;
  }
  return id.slice(0, idLength);
}

/**
 * A new event of ours: marked, shown as free, with a reminder at its start and never an attendee, for
 * attendees get mail and count against the person's limits.
 */
export function bodyOfNew(id: string, key: string, draft: EventDraft): GoogleEvent {
  return {
    id,
    status: 'confirmed',
    ...words(draft),
    ...timesOf(draft),
    transparency: 'transparent',
    reminders: { useDefault: false, overrides: [{ method: 'popup', minutes: 0 }] },
    extendedProperties: { private: { [markName]: key, [oursName]: 'yes' } },
  };
}

/** What an update changes: the time unless words alone are written, and the words unless they are theirs. */
export function bodyOfUpdate(draft: EventDraft, whose: 'ours' | 'theirs' | 'only'): GoogleEvent {
  return {
    ...(whose === 'theirs' ? {} : words(draft)),
    ...(whose === 'only' ? {} : timesOf(draft)),
  };
}

/**
 * An update of an event that the person has made an all-day one. `staysDay`: the day is the one that we
 * mean, and only the words are written; else it becomes a time of day again (PATCH: null clears).
 */
export function overDays(body: GoogleEvent, staysDay: boolean): GoogleEvent {
  const { start, end, ...others } = body;
  if (staysDay) return others;
  return { ...others, start: { ...start, date: null }, end: { ...end, date: null } };
}

function words(draft: EventDraft): Pick<GoogleEvent, 'summary' | 'description'> {
  return { summary: draft.title, description: escaped(draft.text) };
}

/** Google reads a description as HTML in which line breaks count. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function timesOf(draft: EventDraft): Pick<GoogleEvent, 'start' | 'end'> {
  return { start: timeOf(draft.start, draft.zone), end: timeOf(draft.end, draft.zone) };
}

function timeOf(moment: Instant, zone: Zone): calendar_v3.Schema$EventDateTime {
  return { dateTime: new Date(moment).toISOString().replace(/\.\d+Z$/, 'Z'), timeZone: zone };
}
