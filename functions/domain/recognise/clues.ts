/** The clues that an event holds, gathered once before anything is decided. */
import type { CalendarEvent, Owner } from '../event.ts';
import { domainKind, domainOf, isEmployers, isOwner, type Sender } from './senders.ts';

/** What the ladder looks at: the clues of each field as masks, and who sent the event. */
export type Clues = {
  readonly title: number;
  /** The words with which the title begins. */
  readonly opening: number;
  readonly body: number;
  readonly sender: Sender;
  readonly declined: boolean;
  readonly hiringOffice: boolean;
  /** It comes from an agency that places people. */
  readonly searchFirm: boolean;
  readonly outsiders: number;
  /** The description calls the person the candidate by name. */
  readonly named: boolean;
  /** An address of the present employer is invited: the person's own one or a colleague's. */
  readonly atWork: boolean;
};

/** Another organisation sent it, or a service that hires for one. */
export function isFromOutside(sender: Sender): boolean {
  return sender === 'organisation' || sender === 'hiring';
}

/** The person wrote it down themselves, as far as the event tells. */
export function isOnesOwn(sender: Sender): boolean {
  return sender === 'oneself' || sender === 'nobody';
}

/** "Candidate: Maya Patel" names the person as the one who is asked. */
export function isCandidate(body: string, owner: Owner): boolean {
  if (owner.name === null) return false;
  const named = /candidat\w*(?: name)?\s?[:：=–-]\s?(.{0,60})/i.exec(body)?.[1];
  return named?.toLowerCase().includes(owner.name.toLowerCase()) ?? false;
}

export const tagInterview = 1;
export const tagNot = 2;
export const tagApplied = 4;

/** The tags that stand in title, description or categories, as a sum of the three above. */
export function readTags(event: CalendarEvent, body: string): number {
  let tags = 0;
  if (event.categories.some((name) => /^\W*(?:job )?interviews?\W*$/i.test(name))) {
    tags |= tagInterview;
  }
  if (event.title.includes('#') || body.includes('#')) {
    for (const match of `${event.title}\n${body}`.matchAll(
      /(?<![\p{L}\p{N}&/])#(interview|notinterview|applied)(?![\p{L}\p{N}_-])/giu,
    )) {
      const tag = match[1]?.toLowerCase();
      tags |= tag === 'interview' ? tagInterview : tag === 'applied' ? tagApplied : tagNot;
    }
  }
  return tags;
}

/** Whether the person said no to the invitation. */
export function isDeclined(event: CalendarEvent, owner: Owner): boolean {
  return event.attendees.some(
    (attendee) => attendee.response === 'declined' && isOwner(attendee.email, owner),
  );
}

/** Whether the present employer's addresses are among the invited ones. */
export function isAtWork(event: CalendarEvent, owner: Owner): boolean {
  return event.attendees.some(({ email, resource }) => !resource && isEmployers(email, owner));
}

/** Whether the address is of an agency that places people: anna@kranz-search.example. */
export function isSearchFirm(email: string | null): boolean {
  const domain = domainOf(email);
  return (
    /(?<!re)search|recruit|staffing|headhunt|personalberat/.test(domain) &&
    domainKind(domain) === 'organisation'
  );
}
