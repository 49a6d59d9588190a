/** Labelled events: what a calendar holds, and what the owner knows it to be. */
import { readFileSync } from 'node:fs';
import type { Attendee, CalendarEvent, Owner, Response } from '../../functions/domain/event.ts';
import { type Instant, instant, type Zone, zoneNamed } from '../../functions/domain/time.ts';

type RawPerson = {
  readonly name?: string;
  readonly email: string;
  readonly resource?: boolean;
  readonly responseStatus?: string;
};

export type Row = {
  readonly id: string;
  readonly lang: string;
  readonly title: string;
  readonly description: string;
  readonly location: string;
  readonly organizer: RawPerson | null;
  readonly attendees: readonly RawPerson[];
  readonly start: string;
  readonly end: string;
  readonly allDay: boolean;
  readonly recurring: boolean;
  readonly categories: readonly string[];
  readonly label: 'interview' | 'not' | 'ask';
  readonly company: string | null;
  readonly role: string | null;
  readonly round: string | null;
  readonly interviewers: readonly string[];
  readonly noPhoneCalls: boolean;
  readonly promisedBy: string | null;
};

/** The owner of all the labelled calendars. */
export const owner: Owner = {
  name: 'Maya Patel',
  addresses: ['maya.patel@example.com', 'maya_patel@outlook.example', 'maya@northwind.example'],
  employers: ['northwind.example'],
  zone: zoneNamed('America/New_York') as Zone,
};

/** The rows of a set in `test/fixtures/events`. */
export function readRows(set: string): readonly Row[] {
  const file = new URL(`../fixtures/events/${set}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

/** The event of a row, as an adapter would make it. */
export function eventOf(row: Row): CalendarEvent {
  const moment = (text: string): Instant =>
    instant(Date.parse(text.length === 10 ? `${text}T05:00:00Z` : text));
  return {
    uid: row.id,
    title: row.title,
    description: row.description ?? '',
    location: row.location ?? '',
    url: '',
    start: moment(row.start),
    end: moment(row.end),
    zone: null,
    allDay: row.allDay,
    cancelled: false,
    tentative: false,
    recurring: row.recurring,
    categories: row.categories ?? [],
    organizer: row.organizer ? attendee(row.organizer) : null,
    attendees: (row.attendees ?? []).map(attendee),
    created: null,
    lastModified: null,
    sequence: 0,
  };
}

function attendee(person: RawPerson): Attendee {
  const said = person.responseStatus === 'needsAction' ? 'needs-action' : person.responseStatus;
  return {
    name: person.name ?? null,
    email: person.email,
    response: (said ?? 'needs-action') as Response,
    resource: person.resource ?? false,
  };
}

/** Small letters, no accents, no punctuation: how two spellings are compared. */
export function plain(text: string | null): string | null {
  if (text === null) return null;
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
