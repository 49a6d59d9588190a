/** Short ways to write days, moments and interviews in tests. */
import { plainWorkCalendar, type WorkCalendar } from '../../functions/domain/business-days.ts';
import type { Person } from '../../functions/domain/event.ts';
import type { Interview } from '../../functions/domain/interview.ts';
import { noNotes } from '../../functions/domain/notes/notes.ts';
import {
  hourMs,
  type Instant,
  type LocalDay,
  parseDay,
  parseInstant,
  type Zone,
  zoneNamed,
} from '../../functions/domain/time.ts';

export function day(text: string): LocalDay {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(`no day: ${text}`);
  return parsed;
}

export function at(text: string): Instant {
  const parsed = parseInstant(text);
  if (parsed === null) throw new Error(`no moment: ${text}`);
  return parsed;
}

export function zone(name: string): Zone {
  const known = zoneNamed(name);
  if (known === null) throw new Error(`no zone: ${name}`);
  return known;
}

/** Working days with these days off. */
export function daysOff(...texts: readonly string[]): WorkCalendar {
  const off = texts.map(day);
  return { ...plainWorkCalendar, isHoliday: (one) => off.includes(one) };
}

export function person(name: string | null, email: string | null = null): Person {
  return { name, email, title: null };
}

/** An interview at Acme in Berlin, an hour long unless told otherwise. */
export function interview(start: string, changed: Partial<Interview> = {}): Interview {
  const uid = changed.uid ?? 'one@example.com';
  return {
    uid,
    identity: uid,
    title: 'Interview: Acme',
    company: 'Acme',
    role: null,
    round: null,
    start: at(start),
    end: (at(start) + hourMs) as Instant,
    zone: zone('Europe/Berlin'),
    tagged: false,
    why: [],
    notes: noNotes,
    outcomeKnownAt: null,
    interviewers: [],
    created: null,
    ...changed,
  };
}
