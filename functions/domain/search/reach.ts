/** How far a search reaches: the same for a calendar file as for a calendar that is watched. */
import type { CalendarEvent, Owner } from '../event.ts';

/** What has been over for longer than this many days is left out, or begins no new search. */
export const pastDays = 60;

/** How many days ahead the occurrences of a series are followed. */
export const aheadDays = 400;

/** Nobody has more interviews in one series than this. */
export const occurrencesAtMost = 100;

const guestsAtMost = 40;

/** An event without most of a crowd, for what is kept of one has to stay small; the owner stays in it. */
export function withFewGuests(event: CalendarEvent, owner: Owner): CalendarEvent {
  const attendees = event.attendees.filter(
    (one, index) =>
      index < guestsAtMost || (one.email !== null && owner.addresses.includes(one.email)),
  );
  return { ...event, attendees };
}
