/** Google's organizers and attendees as the domain's. */
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import type { Attendee, Response } from '../../domain/event.ts';

/** A guest, or a room; null where neither a name nor an address is told. */
export function readAttendee(attendee: calendar_v3.Schema$EventAttendee): Attendee | null {
  const { name, email } = whoIs(attendee.displayName, attendee.email);
  if (name === null && email === null) return null;
  const isRoom = attendee.resource === true || isRoomsAddress(email);
  return { name, email, response: responseOf(attendee.responseStatus), resource: isRoom };
}

/** A calendar's address and name in place of a person's, or Google's stand-in for an unknown one. */
const calendarsAddress = /@(?:(?:group|import|group\.v)\.)?calendar\.google\.com$/i;

/**
 * Who called the meeting; null where Google names nobody. The organizer of an event in a calendar other
 * than the first is that calendar, by its address and its name: then who made the event counts.
 */
export function readOrganizer(item: calendar_v3.Schema$Event): Attendee | null {
  const who = [item.organizer, item.creator].find(
    (one) => (one?.email ?? one?.displayName) && !calendarsAddress.test(one?.email ?? ''),
  );
  const { name, email } = whoIs(who?.displayName, who?.email);
  if (name === null && email === null) return null;
  // Who calls a meeting comes to it unless they say otherwise.
  const said = (item.attendees ?? []).find((one) => one.organizer === true)?.responseStatus;
  const response = said && said !== 'needsAction' ? responseOf(said) : 'accepted';
  return { name, email, response, resource: isRoomsAddress(email) };
}

function whoIs(
  displayName: string | null | undefined,
  address: string | null | undefined,
): { name: string | null; email: string | null } {
  const said = (displayName ?? '').trim();
  const email = (address ?? '').trim().toLowerCase();
  // Programs that know no name write the address for it.
  return {
    name: said === '' || isAddress(said) ? null : said,
    email: isAddress(email) ? email : null,
  };
}

function isAddress(text: string): boolean {
  return text.length <= 320 && /^[^\s@:/<>]+@[^\s@:/<>]+$/.test(text);
}

function isRoomsAddress(email: string | null): boolean {
  return email?.endsWith('@resource.calendar.google.com') ?? false;
}

function responseOf(status: string | null | undefined): Response {
  return status === 'accepted' || status === 'declined' || status === 'tentative'
    ? status
    : 'needs-action';
}
