/**
 * A calendar event as the product sees it, whichever calendar it came from. Adapters make it; nothing
 * in here knows Google, Outlook or iCalendar beyond the words of RFC 5545.
 */
import type { Instant, Zone } from './time.ts';

/** Somebody met or written to. Each fact is null where nobody has told it. */
export type Person = {
  readonly name: string | null;
  readonly email: string | null;
  readonly title: string | null;
};

/** The answer of an invited person, RFC 5545 PARTSTAT in small letters. */
export type Response = 'accepted' | 'declined' | 'tentative' | 'needs-action';

export type Attendee = {
  readonly name: string | null;
  readonly email: string | null;
  readonly response: Response;
  /** A room or a piece of equipment (CUTYPE ROOM or RESOURCE), not a person. */
  readonly resource: boolean;
};

export type CalendarEvent = {
  /** The iCalendar UID; for one occurrence of a series UID + '/' + RECURRENCE-ID. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly location: string;
  readonly url: string;
  readonly start: Instant;
  /** Never before `start`. For an all-day event the midnight that ends its last day. */
  readonly end: Instant;
  /** The event's own zone; null where it has none and the person's counts (reading 1). */
  readonly zone: Zone | null;
  readonly allDay: boolean;
  readonly cancelled: boolean;
  readonly tentative: boolean;
  /** One occurrence of a series, or its master. */
  readonly recurring: boolean;
  readonly categories: readonly string[];
  readonly organizer: Attendee | null;
  readonly attendees: readonly Attendee[];
  readonly created: Instant | null;
  readonly lastModified: Instant | null;
  readonly sequence: number;
};

/**
 * What the person answered to "is this an interview?". `of`: a hash of the event's uid, of its series'
 * uid, or of the sender's address.
 */
export type Answer = {
  readonly about: 'event' | 'series' | 'sender';
  readonly of: string;
  readonly isInterview: boolean;
  readonly at: Instant;
};

/** Whose calendar it is, and what the person has told about themselves. */
export type Owner = {
  readonly name: string | null;
  /** The person's own addresses, small letters. */
  readonly addresses: readonly string[];
  /** Domains of the present employers, small letters. */
  readonly employers: readonly string[];
  readonly zone: Zone;
  /** What they answered to events that may be interviews; missing: nothing. */
  readonly answers?: readonly Answer[];
};
