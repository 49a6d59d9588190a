/** An event of Graph as the product sees it. */
import type { Event as GraphEvent } from '@microsoft/microsoft-graph-types';
import type { CalendarEvent } from '../../domain/event.ts';
import { htmlToText } from '../../domain/html-text.ts';
import type { LiveEvent } from '../../domain/ports/calendar.ts';
import { type Instant, instantAt, type Zone } from '../../domain/time.ts';
import { dayOfFace, instantOf, stampOf, zoneOf } from './clock-faces.ts';
import { attendeesOf, organizerOf } from './people.ts';
import { keyInTransaction, markId } from './words.ts';

/** What is beside the properties that Graph's types know. */
export type WireEvent = GraphEvent & {
  readonly '@odata.etag'?: string | null;
  readonly '@removed'?: unknown;
};

export type Reading = {
  /** Whose midnights all-day events begin at, and whose time counts where no zone is told. */
  readonly zone: Zone;
  /** The address of the calendar's owner, asked for only where the event says that they declined. */
  readonly ownerAddress: () => Promise<string | null>;
};

/**
 * The event; null where it has no id or no times that can be read, or is a draft nobody has sent.
 * `key`: our mark where the caller knows it; else it is taken from our `transactionId`, which Graph
 * returns where an extended property is not shown. `master`: what an occurrence is an occurrence of.
 * Fails only as `ownerAddress` does.
 */
export async function readEvent(
  wire: WireEvent,
  reading: Reading,
  known: { readonly key: string | null; readonly master: WireEvent | null },
): Promise<LiveEvent | null> {
  const times = timesOf(wire, reading.zone);
  if (!wire.id || wire.isDraft || times === null) return null;
  const key = known.key ?? markOf(wire) ?? keyInTransaction(wire.transactionId);
  const declined = wire.responseStatus?.response?.toLowerCase() === 'declined';
  const declinedBy = declined ? await reading.ownerAddress() : null;
  // An occurrence that was given a title of its own is an event of its own.
  const isRenamed = known.master !== null && wire.subject !== known.master.subject;
  const recurring = (wire.type ?? 'singleInstance') !== 'singleInstance' && !isRenamed;
  const event: CalendarEvent = {
    uid: uidOf(wire, known.master, times),
    title: wire.subject ?? '',
    description: textOf(wire.body),
    location: wire.location?.displayName ?? '',
    url: wire.onlineMeeting?.joinUrl ?? '',
    start: times.start,
    end: times.end,
    zone: wire.isAllDay ? null : zoneOf(wire.originalStartTimeZone),
    allDay: wire.isAllDay ?? false,
    cancelled: wire.isCancelled ?? false,
    tentative: wire.showAs?.toLowerCase() === 'tentative',
    recurring,
    categories: wire.categories ?? [],
    organizer: organizerOf(wire.organizer),
    attendees: attendeesOf(wire.attendees, declinedBy),
    created: stampOf(wire.createdDateTime),
    lastModified: stampOf(wire.lastModifiedDateTime),
    sequence: 0,
  };
  return {
    id: wire.id,
    seriesId: wire.seriesMasterId ?? null,
    etag: wire['@odata.etag'] ?? null,
    key,
    event,
  };
}

/** The value of our mark where the request asked to show it. */
export function markOf(wire: WireEvent): string | null {
  const properties = wire.singleValueExtendedProperties ?? [];
  const mark = properties.find(({ id }) => id?.toLowerCase() === markId.toLowerCase());
  return mark?.value || null;
}

/**
 * The body as plain text. Graph sends text where it is asked to, in CRLF and with empty lines at the
 * end; what comes as HTML all the same is read as a browser would show it.
 */
export function textOf(body: GraphEvent['body']): string {
  const content = body?.content ?? '';
  const text = body?.contentType?.toLowerCase() === 'html' ? htmlToText(content, true) : content;
  return text.replace(/\r\n?/g, '\n').trimEnd();
}

type Times = { readonly start: Instant; readonly end: Instant };

function timesOf(wire: WireEvent, zone: Zone): Times | null {
  const start = wire.isAllDay ? midnightOf(wire.start, zone) : instantOf(wire.start, zone);
  const end = wire.isAllDay ? midnightOf(wire.end, zone) : instantOf(wire.end, zone);
  if (start === null) return null;
  return { start, end: end === null || end < start ? start : end };
}

function midnightOf(face: WireEvent['start'], zone: Zone): Instant | null {
  const day = dayOfFace(face);
  return day === null ? null : instantAt(zone, day, 0);
}

/**
 * Each occurrence has an iCalUId of its own in Graph; a name that other calendars know as well is that of
 * the series, a slash and the start that the rule gives it.
 */
function uidOf(wire: WireEvent, master: WireEvent | null, times: Times): string {
  const uid = master?.iCalUId ?? wire.iCalUId ?? wire.id ?? '';
  if (!wire.seriesMasterId) return uid;
  const floating = wire.isAllDay ? `${(wire.start?.dateTime ?? '').slice(0, 10)}T00:00:00Z` : null;
  const original = stampOf(wire.originalStart ?? floating) ?? times.start;
  return `${uid}/${new Date(original).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
