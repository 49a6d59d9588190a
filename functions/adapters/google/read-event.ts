/** An event of Google Calendar as the domain's, and an answer's item as a change. */
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import type { CalendarEvent } from '../../domain/event.ts';
import { htmlToText } from '../../domain/html-text.ts';
import type { Change, LiveEvent } from '../../domain/ports/calendar.ts';
import {
  dayMs,
  type Instant,
  instantAt,
  parseDay,
  parseInstant,
  plusMs,
  type Zone,
  zoneNamed,
} from '../../domain/time.ts';
import { readAttendee, readOrganizer } from './people.ts';

type GoogleEvent = calendar_v3.Schema$Event;
type GoogleTime = calendar_v3.Schema$EventDateTime;

/** The name of our mark among an event's private extended properties (the contract fixes it). */
export const markName = 'afterword';
/** A second one, the same on every event of ours: Google finds properties only by their whole value. */
export const oursName = 'afterwordStep';

/** What a person does all day, where they are and whose birthday it is: never an appointment. */
const notAppointments = new Set(['workingLocation', 'birthday', 'outOfOffice', 'focusTime']);

/**
 * What an item of a list means; null for what is no appointment. A cancelled item is only sure to have
 * an id, so nothing else of it is read.
 *
 * @param zone whose midnights all-day events begin at
 */
export function readChange(item: GoogleEvent, zone: Zone): Change | null {
  if (!item.id) return null;
  if (item.status === 'cancelled') return { is: 'gone', id: item.id };
  if (notAppointments.has(item.eventType ?? 'default')) return null;
  const live = readLiveEvent(item, zone);
  return live === null ? null : { is: 'event', live };
}

/** The event as it stands; null where the answer holds no time or no id. */
export function readLiveEvent(item: GoogleEvent, zone: Zone): LiveEvent | null {
  const times = timesOf(item, zone);
  if (!item.id || times === null) return null;
  const event: CalendarEvent = {
    uid: uidOf(item),
    title: item.summary ?? '',
    description: htmlToText(item.description ?? ''),
    location: item.location ?? '',
    url: videoOf(item),
    ...times,
    zone: ownZone(item.start?.timeZone),
    cancelled: item.status === 'cancelled',
    tentative: item.status === 'tentative',
    recurring: Boolean(item.recurringEventId) || (item.recurrence ?? []).length > 0,
    categories: [],
    organizer: readOrganizer(item),
    attendees: (item.attendees ?? []).flatMap((attendee) => readAttendee(attendee) ?? []),
    created: momentOf(item.created),
    lastModified: momentOf(item.updated),
    sequence: item.sequence ?? 0,
  };
  return {
    id: item.id,
    seriesId: item.recurringEventId ?? null,
    etag: item.etag ?? null,
    key: item.extendedProperties?.private?.[markName] ?? null,
    event,
  };
}

type Times = Pick<CalendarEvent, 'start' | 'end' | 'allDay'>;

function timesOf(item: GoogleEvent, zone: Zone): Times | null {
  const allDay = Boolean(item.start?.date);
  const start = momentAt(item.start, zone);
  if (start === null) return null;
  const told = momentAt(item.end, zone) ?? (allDay ? plusMs(start, dayMs) : start);
  return { start, end: told < start ? start : told, allDay };
}

/** A day's first moment in `zone`, or the moment itself; an all-day event's end is exclusive. */
function momentAt(time: GoogleTime | undefined, zone: Zone): Instant | null {
  if (time?.date) {
    const day = parseDay(time.date);
    return day === null ? null : instantAt(zone, day, 0);
  }
  return momentOf(time?.dateTime);
}

function momentOf(text: string | null | undefined): Instant | null {
  return text ? parseInstant(text) : null;
}

/** UTC is what programs write that know no zone. */
function ownZone(name: string | null | undefined): Zone | null {
  if (!name || /^(?:(?:Etc\/)?(?:UTC|GMT|UCT|Universal|Zulu)|Z)$/i.test(name)) return null;
  return zoneNamed(name);
}

/**
 * The UID that all copies of the event share. Ids of occurrences change their form in 2026 and say
 * nothing; the time at which the series has the occurrence is its RECURRENCE-ID.
 */
function uidOf(item: GoogleEvent): string {
  const uid = item.iCalUID ?? `${item.id}@google.com`;
  if (!item.recurringEventId) return uid;
  const time = item.originalStartTime ?? item.start;
  if (time?.date) return `${uid}/${time.date.replaceAll('-', '')}`;
  const moment = momentOf(time?.dateTime);
  return moment === null ? `${uid}/${item.id}` : `${uid}/${basicUtc(moment)}`;
}

/** `20261204T150000Z`, RFC 5545's form of a moment in UTC. */
function basicUtc(moment: Instant): string {
  return `${new Date(moment).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function videoOf(item: GoogleEvent): string {
  const entries = item.conferenceData?.entryPoints ?? [];
  const video = entries.find((entry) => entry.entryPointType === 'video');
  return video?.uri ?? item.hangoutLink ?? '';
}
