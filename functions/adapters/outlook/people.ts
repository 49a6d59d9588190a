/** Organizer and attendees of an Outlook event as the domain's attendees. */
import type { Attendee as GraphAttendee, Recipient } from '@microsoft/microsoft-graph-types';
import type { Attendee, Response } from '../../domain/event.ts';

type EmailAddress = { readonly name?: string | null; readonly address?: string | null };

/** Who calls the meeting, who comes to it unless they say otherwise; null where nobody is named. */
export function organizerOf(recipient: Recipient | null | undefined): Attendee | null {
  return person(recipient?.emailAddress, 'accepted', false);
}

/**
 * Who is invited, nameless ones left out. `declinedBy`: the address of the calendar's owner where the
 * event itself says that they declined; their entry says so too, and is added where there is none.
 */
export function attendeesOf(
  invited: readonly GraphAttendee[] | null | undefined,
  declinedBy: string | null,
): readonly Attendee[] {
  const attendees = (invited ?? []).flatMap((one) => {
    const read = person(
      one.emailAddress,
      responseOf(one.status?.response),
      one.type?.toLowerCase() === 'resource',
    );
    return read ? [read] : [];
  });
  if (declinedBy === null) return attendees;
  const others = attendees.filter(({ email }) => email !== declinedBy);
  const own = attendees.find(({ email }) => email === declinedBy);
  const name = own?.name ?? null;
  return [...others, { name, email: declinedBy, response: 'declined', resource: false }];
}

function person(
  said: EmailAddress | null | undefined,
  response: Response,
  resource: boolean,
): Attendee | null {
  const email = addressOf(said?.address);
  const name = said?.name?.trim() ?? '';
  // Outlook writes the address for a name that it does not know.
  const known = name === '' || addressOf(name) !== null ? null : name;
  return email === null && known === null ? null : { name: known, email, response, resource };
}

/** An address in small letters; null for anything else, such as Exchange's `/o=…/cn=…`. */
export function addressOf(text: string | null | undefined): string | null {
  const bare = (text ?? '').trim().toLowerCase();
  return bare.length <= 320 && /^[^\s@:/<>]+@[^\s@:/<>]+$/.test(bare) ? bare : null;
}

function responseOf(said: string | null | undefined): Response {
  switch (said?.toLowerCase()) {
    case 'accepted':
    case 'organizer':
      return 'accepted';
    case 'declined':
      return 'declined';
    case 'tentativelyaccepted':
      return 'tentative';
    default:
      return 'needs-action';
  }
}
