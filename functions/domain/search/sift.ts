/** Sifts a calendar: interviews, applications, events to ask about, and what only looked like one. */
import type { CalendarEvent, Person } from '../event.ts';
import { readFacts } from '../facts/read-interview.ts';
import type { Application, Interview } from '../interview.ts';
import { dayHeld } from '../notes/day-held.ts';
import { withoutMet } from '../notes/met.ts';
import type { Notes, Outcome } from '../notes/notes.ts';
import { readNotes } from '../notes/read-notes.ts';
import { samePerson } from '../plan/around-meeting.ts';
import { ownWords } from '../recognise/boilerplate.ts';
import { recognise } from '../recognise/verdict.ts';
import { type Instant, instantAt, localDay, type Zone } from '../time.ts';
import type { Settings } from './settings.ts';

/** An event that is no interview for now, and why. */
export type Judged = {
  readonly uid: string;
  readonly title: string;
  readonly start: Instant;
  readonly zone: Zone;
  readonly why: readonly string[];
};

export type Sifted = {
  readonly interviews: readonly Interview[];
  readonly applications: readonly Application[];
  readonly asks: readonly Judged[];
  readonly skipped: readonly Judged[];
  /** Cancelled events that may stand for an interview which was moved by sending another event. */
  readonly calledOff: readonly Interview[];
};

/** An outcome and since when it is known, remembered from an earlier look. */
export type KnownOutcome = { readonly is: Outcome; readonly knownAt: Instant };

/** What was known before, by the event's uid; a calendar file remembers nothing. */
export type KnownOutcomes = ReadonlyMap<string, KnownOutcome>;

/** Judges every event once, in the order given. */
export function sift(
  events: Iterable<CalendarEvent>,
  settings: Settings,
  now: Instant,
  knownOutcomes: KnownOutcomes,
): Sifted {
  const interviews: Interview[] = [];
  const applications: Application[] = [];
  const asks: Judged[] = [];
  const skipped: Judged[] = [];
  const calledOff: Interview[] = [];
  const knownAt: KnownAt = (event, notes) => {
    const before = knownOutcomes.get(event.uid);
    return before && before.is === notes.outcome ? before.knownAt : writtenAt(event, notes, now);
  };
  // The same event in two calendars is asked about, or applied with, once.
  const known = new Set<string>();
  for (const event of events) {
    const verdict = recognise(event, settings.owner);
    if (verdict.is === 'other') continue;
    const isCopy = known.has(event.uid);
    known.add(event.uid);
    if (isCopy && verdict.is !== 'interview') continue;
    if (verdict.is === 'interview') {
      interviews.push(readInterview(event, verdict, settings, knownAt));
    } else if (verdict.is === 'application') {
      applications.push(readApplication(event, settings, knownAt));
    } else {
      (verdict.is === 'ask' ? asks : skipped).push(judged(event, verdict.why, settings));
      if (verdict.calledOff) calledOff.push(readInterview(event, verdict, settings, knownAt));
    }
  }
  return { interviews, applications, asks, skipped, calledOff };
}

type KnownAt = (event: CalendarEvent, notes: Notes) => Instant | null;

function judged(event: CalendarEvent, why: readonly string[], settings: Settings): Judged {
  const zone = event.zone ?? settings.owner.zone;
  return { uid: event.uid, title: event.title, start: event.start, zone, why };
}

function readInterview(
  event: CalendarEvent,
  verdict: { readonly tagged: boolean; readonly why: readonly string[] },
  settings: Settings,
  knownAt: KnownAt,
): Interview {
  const zone = event.zone ?? settings.owner.zone;
  const invitation = { ...event, description: withoutMet(event.description) };
  const facts = readFacts(invitation, settings.owner);
  const times = heldAt(event, zone, settings);
  const notes = notesOf(event, times, zone, settings);
  return {
    uid: event.uid,
    identity: event.uid,
    title: event.title,
    ...facts,
    interviewers: withMet(facts.interviewers, notes.met, facts.absent),
    ...times,
    zone,
    tagged: verdict.tagged,
    why: verdict.why,
    notes,
    outcomeKnownAt: knownAt(event, notes),
    created: event.created,
  };
}

/** The people of the invitation and those of the notes, who often tell an address or a title more. */
export function withMet(
  interviewers: readonly Person[],
  met: readonly Person[],
  absent: readonly Person[] = [],
): readonly Person[] {
  const people = [...interviewers];
  for (const one of met) {
    const email = one.email ?? absent.find((other) => samePerson(one, other))?.email ?? null;
    const person = { ...one, email };
    const index = people.findIndex((known) => samePerson(known, person));
    const known = people[index];
    if (!known) people.push(person);
    else {
      people[index] = {
        name: known.name ?? person.name,
        email: known.email ?? person.email,
        title: person.title ?? known.title,
      };
    }
  }
  return people;
}

/** A tagged all-day event is held in working hours: nobody is debriefed at midnight. */
function heldAt(
  event: CalendarEvent,
  zone: Zone,
  settings: Settings,
): { readonly start: Instant; readonly end: Instant } {
  if (!event.allDay) return { start: event.start, end: event.end };
  const first = localDay(zone, event.start);
  const last = localDay(zone, (event.end - 1) as Instant);
  const { opens, closes } = settings.work;
  return {
    start: instantAt(zone, first, opens),
    end: instantAt(zone, last < first ? first : last, closes),
  };
}

function notesOf(
  event: CalendarEvent,
  times: { readonly start: Instant; readonly end: Instant },
  zone: Zone,
  settings: Settings,
): Notes {
  const text = `${event.title}\n${ownWords(event.description)}`;
  return readNotes(text, dayHeld(zone, times.start, times.end), settings.work);
}

/** An outcome became known when the event was last written, where the calendar tells and it can be. */
function writtenAt(event: CalendarEvent, notes: Notes, now: Instant): Instant | null {
  if (notes.outcome === null || event.lastModified === null) return null;
  return event.lastModified <= now ? event.lastModified : null;
}

function readApplication(event: CalendarEvent, settings: Settings, knownAt: KnownAt): Application {
  const zone = event.zone ?? settings.owner.zone;
  const facts = readFacts(event, settings.owner);
  const notes = notesOf(event, { start: event.start, end: event.start }, zone, settings);
  return {
    uid: event.uid,
    title: event.title,
    company: facts.company,
    role: facts.role,
    appliedOn: localDay(zone, event.start),
    zone,
    notes,
    outcomeKnownAt: knownAt(event, notes),
    contacts: facts.interviewers,
  };
}
