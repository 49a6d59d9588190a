/** Records to store: small ones, and large ones as a long invitation makes them. */
import type { CalendarEvent } from '../../functions/domain/event.ts';
import {
  type AccountRecord,
  type InterviewRecord,
  newPerson,
  type PersonRecord,
} from '../../functions/domain/ledger/records.ts';
import type { Item } from '../../functions/domain/ports/store.ts';
import { instant, type Zone, zoneNamed } from '../../functions/domain/time.ts';

/** A moment that all of these records know of. */
export const noon = instant(Date.UTC(2026, 10, 24, 12));

const berlin = zoneNamed('Europe/Berlin') as Zone;

/** `name` tells one state of the record from another. */
export function personRecord(id: string, name: string | null = null): PersonRecord {
  return {
    ...newPerson(id, name),
    zone: berlin,
    zoneIsKnown: true,
    addresses: ['maya@example.com'],
  };
}

/** `tokens` tells one state of the record from another. */
export function accountRecord(id: string, tokens = 'sealed'): AccountRecord {
  return {
    id,
    provider: 'google',
    email: null,
    permissions: { calendar: 'write', tasks: true, lists: false },
    status: 'connected',
    tokens,
    calendars: [
      {
        id: 'maya@example.com',
        mayWrite: true,
        isPrimary: true,
        zone: berlin,
        cursor: 'c',
        readFrom: null,
      },
    ],
    listedAt: null,
    channels: [],
    polledUntil: noon,
    taskList: null,
    isBehind: false,
    rest: { reads: null, writes: null },
    suddenlyEmpty: [],
  };
}

/** An interview that stands in one calendar; its description tells one state from another. */
export function interviewRecord(id: string, description = ''): InterviewRecord {
  return {
    id,
    copies: [
      {
        account: 'google:1',
        calendar: 'maya@example.com',
        id: 'e1',
        seriesId: null,
        event: event(id, description),
        firstSeen: noon,
        goneAt: null,
      },
    ],
    steps: [],
    outcome: null,
  };
}

function event(id: string, description: string): CalendarEvent {
  return {
    uid: `${id}@example.com`,
    title: 'Interview',
    description,
    location: '',
    url: '',
    start: noon,
    end: noon,
    zone: berlin,
    allDay: false,
    cancelled: false,
    tentative: false,
    recurring: false,
    categories: [],
    organizer: null,
    attendees: [],
    created: null,
    lastModified: null,
    sequence: 0,
  };
}

/** The record of that kind and id, in a state that `words` tell from others. */
export function itemOf(kind: Item['kind'], id: string, words: string): Item {
  if (kind === 'person') return { kind, value: personRecord(id, words) };
  if (kind === 'account') return { kind, value: accountRecord(id, words) };
  return { kind, value: interviewRecord(id, words) };
}

/** Text of that many letters as people write it: it repeats itself, as letters do, but is not one word. */
export function longText(length: number): string {
  const words = [
    'please',
    'bring',
    'your',
    'portfolio',
    'Grüße',
    'agenda',
    'room',
    '面接',
    'we',
    'will',
  ];
  let text = '';
  for (let at = 7; text.length < length; at = (at * 48_271) % 2_147_483_647) {
    text += `${words[at % words.length]} ${at % 9 === 0 ? at : ''}`;
  }
  return text.slice(0, length);
}
