/** Writes an event in one line and reads its facts. */
import type { Attendee, CalendarEvent, Owner } from '../../../functions/domain/event.ts';
import { type Facts, readFacts } from '../../../functions/domain/facts/read-interview.ts';
import { at, zone } from '../make.ts';

const owner: Owner = {
  name: 'Robin Vale',
  addresses: ['robin@example.com'],
  employers: ['oldjob.example'],
  zone: zone('Europe/Berlin'),
};

/** What a test says of an event; everything else is empty. Guests are written "Name <address>". */
export type Said = {
  readonly title?: string;
  readonly body?: string;
  readonly place?: string;
  readonly from?: string;
  readonly guests?: readonly string[];
  readonly room?: string;
};

export function factsOf(said: Said): Facts {
  const guests = (said.guests ?? []).map((guest) => attendee(guest, false));
  const room = said.room ? [attendee(said.room, true)] : [];
  const event: CalendarEvent = {
    uid: 'one@example.com',
    title: said.title ?? '',
    description: said.body ?? '',
    location: said.place ?? '',
    url: '',
    start: at('2026-12-03T09:00:00Z'),
    end: at('2026-12-03T10:00:00Z'),
    zone: null,
    allDay: false,
    cancelled: false,
    tentative: false,
    recurring: false,
    categories: [],
    organizer: said.from ? attendee(said.from, false) : null,
    attendees: [...guests, ...room],
    created: null,
    lastModified: null,
    sequence: 0,
  };
  return readFacts(event, owner);
}

export function namesOf(said: Said): readonly (string | null)[] {
  return factsOf(said).interviewers.map((person) => person.name);
}

function attendee(text: string, resource: boolean): Attendee {
  const match = /^(.*?)\s?<(.+)>$/.exec(text);
  const name = match?.[1] ? match[1] : null;
  return { name, email: match?.[2] ?? text, response: 'accepted', resource };
}
