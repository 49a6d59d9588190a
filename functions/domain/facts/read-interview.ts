/** Reads the facts of an event that is taken for an interview, or asked about. */
import type { CalendarEvent, Owner, Person } from '../event.ts';
import { ownWords } from '../recognise/boilerplate.ts';
import { isOwner, senderOf } from '../recognise/senders.ts';
import { readCompany } from './company.ts';
import { readAbsent, readInterviewers } from './people.ts';
import { readRole } from './role.ts';
import { readRound, type Setting } from './round.ts';
import { titlePieces } from './title.ts';

export type Facts = {
  readonly company: string | null;
  readonly role: string | null;
  readonly round: string | null;
  readonly interviewers: readonly Person[];
  /** Who was invited and declined. */
  readonly absent: readonly Person[];
};

/** What conference services put between two rules, of which there may be more than two. */
const betweenRules = /_{20,}[\s\S]*_{20,}|-::~:~[\s\S]*::-/;

/** Lines of conference services that stand outside their blocks. */
const serviceLines =
  /^.{0,4}(?:Join with Google Meet|Or dial|More phone numbers|Learn more about Meet|Please do not edit|Microsoft Teams|Join (?:on your|the meeting|Zoom)|Click here to join|Meeting options|Learn More|Powered by|Scheduled with|Sent (?:via|from)|-- Do not delete).{0,300}$/gm;

/** "Ligne 1 : Orvane": a form's number of a line. */
const numbered = /^(?:Ligne|Line|Zeile|L[ií]nea|Linha|Riga|Regel) \d+ ?: ?/gm;

/** Company, role, round and interviewers as title, sender, attendees and description name them. */
export function readFacts(event: CalendarEvent, owner: Owner): Facts {
  const written = event.description.slice(0, 12_000).replace(betweenRules, ' ');
  const body = ownWords(written).slice(0, 3000).replace(serviceLines, '').replace(numbered, '');
  const pieces = titlePieces(event.title, owner);
  const company = readCompany(event, pieces, body, owner);
  const role = readRole(event, pieces, body, company);
  return {
    company,
    role,
    round: readRound(event.title, body, [role, company], settingOf(event, owner)),
    interviewers: readInterviewers(event, body, owner, company, role),
    absent: readAbsent(event, owner),
  };
}

function settingOf(event: CalendarEvent, owner: Owner): Setting {
  const sender = senderOf(event, owner);
  return {
    minutes: event.allDay ? 0 : (event.end - event.start) / 60_000,
    place: event.location.slice(0, 300),
    isLetter: sender !== 'nobody' && sender !== 'oneself',
    hasGuests: event.attendees.some((one) => !one.resource && !isOwner(one.email, owner)),
  };
}
