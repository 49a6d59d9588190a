/** Reads the facts of an event that is taken for an interview, or asked about. */
import type { CalendarEvent, Owner, Person } from '../event.ts';
import { ownWords } from '../recognise/boilerplate.ts';
import { readCompany } from './company.ts';
import { readInterviewers } from './people.ts';
import { readRole } from './role.ts';
import { readRound } from './round.ts';
import { titlePieces } from './title.ts';

export type Facts = {
  readonly company: string | null;
  readonly role: string | null;
  readonly round: string | null;
  readonly interviewers: readonly Person[];
};

/** Company, role, round and interviewers as title, sender, attendees and description name them. */
export function readFacts(event: CalendarEvent, owner: Owner): Facts {
  const body = ownWords(event.description).slice(0, 3000);
  const pieces = titlePieces(event.title, owner);
  const company = readCompany(event, pieces, body, owner);
  return {
    company,
    role: readRole(event, pieces, body, company),
    round: readRound(event.title, body),
    interviewers: readInterviewers(event, body, owner, company),
  };
}
