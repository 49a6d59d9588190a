/** An event as Graph writes it. */
import { Buffer } from 'node:buffer';
import { occurrenceId, ruledStart, type Shown } from './occurrences.ts';
import type { Prefer } from './prefer.ts';
import type { Json, Shelved, StoredEvent } from './stored.ts';
import { dayIn, offsetText, wallText } from './times.ts';
import { storedZone, windowsName } from './zones.ts';

/** The id in the form that the request asked for. */
function idOf(shown: Shown, immutable: boolean): string {
  const own = immutable ? shown.event.id : shown.event.plainId;
  return shown.day === null ? own : occurrenceId(own, shown.day);
}

/** `W/"…"` around the change key. */
export function etagOf(item: Shelved): string {
  return `W/"${changeKeyOf(item)}"`;
}

function changeKeyOf(item: Shelved): string {
  return Buffer.from(`afterword${String(item.seq).padStart(9, '0')}`).toString('base64');
}

/** What delta tells of an unchanged occurrence: the rest is in its master. */
export function stubJson(shown: Shown, prefer: Prefer): Json {
  return {
    '@odata.type': '#microsoft.graph.event',
    '@odata.etag': etagOf(shown.event),
    id: idOf(shown, prefer.immutableIds),
    seriesMasterId: prefer.immutableIds ? shown.event.id : shown.event.plainId,
    type: shown.type,
    start: timeJson(shown.event, shown.start, prefer),
    end: timeJson(shown.event, shown.end, prefer),
  };
}

/** What an event is where nobody said otherwise. */
const usual = {
  categories: [],
  isReminderOn: true,
  hasAttachments: false,
  subject: '',
  importance: 'normal',
  sensitivity: 'normal',
  responseRequested: true,
  showAs: 'busy',
  onlineMeetingUrl: null,
  isOnlineMeeting: false,
  onlineMeetingProvider: 'unknown',
  allowNewTimeProposals: true,
  isDraft: false,
  hideAttendees: false,
  onlineMeeting: null,
  location: {
    displayName: '',
    locationType: 'default',
    uniqueIdType: 'unknown',
    address: {},
    coordinates: {},
  },
  locations: [],
};

/** The whole event; extended properties are never in it. */
export function eventJson(shown: Shown, prefer: Prefer): Json {
  const { event, plain } = shown;
  const inSeries = shown.day !== null;
  const id = idOf(shown, prefer.immutableIds);
  return {
    '@odata.etag': etagOf(event),
    id,
    createdDateTime: offsetText(event.created),
    lastModifiedDateTime: offsetText(event.modified),
    changeKey: changeKeyOf(event),
    ...usual,
    ...(event.transactionId === null ? {} : { transactionId: event.transactionId }),
    originalStartTimeZone: windowsName(event.zone),
    originalEndTimeZone: windowsName(event.zone),
    iCalUId: inSeries ? occurrenceUid(event.uid, shown.day ?? '') : event.uid,
    reminderMinutesBeforeStart: event.allDay ? 1080 : 15,
    bodyPreview: shown.body.text.slice(0, 255),
    isAllDay: event.allDay,
    isCancelled: shown.isCancelled,
    isOrganizer: event.isOrganizer,
    seriesMasterId: inSeries ? (prefer.immutableIds ? event.id : event.plainId) : null,
    type: shown.type,
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
    ...plain,
    ...(inSeries ? { originalStart: offsetText(ruledStart(event, shown.day ?? '')) } : {}),
    responseStatus: { response: event.response, time: '0001-01-01T00:00:00Z' },
    body: prefer.textBody
      ? { contentType: 'text', content: shown.body.text }
      : { contentType: 'html', content: shown.body.html },
    start: timeJson(event, shown.start, prefer),
    end: timeJson(event, shown.end, prefer),
    recurrence: shown.type === 'seriesMaster' ? recurrenceJson(event) : null,
    attendees: event.attendees.map((guest) => ({
      type: guest.type,
      status: { response: guest.response, time: '0001-01-01T00:00:00Z' },
      emailAddress: { name: guest.name, address: guest.address },
    })),
    organizer: { emailAddress: event.organizer },
  };
}

/** All-day events are read from midnight to midnight, whatever zone is preferred (MGD#1802). */
function timeJson(event: StoredEvent, ms: number, prefer: Prefer): Json {
  if (event.allDay) {
    const day = dayIn(storedZone(event.zone), ms);
    return { dateTime: `${day}T00:00:00.0000000`, timeZone: prefer.zoneName };
  }
  return { dateTime: wallText(prefer.zone, ms), timeZone: prefer.zoneName };
}

function recurrenceJson(event: StoredEvent): Json | null {
  if (!event.recurrence) return null;
  const { pattern, range } = event.recurrence;
  const recurrenceTimeZone = range.recurrenceTimeZone || windowsName(event.zone);
  return { pattern, range: { ...range, recurrenceTimeZone } };
}

const exchangeUid = '040000008200E00074C5B7101A82E008';

/** Exchange writes the day into an occurrence's uid; one from elsewhere it wraps first. */
function occurrenceUid(uid: string, day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const hex = (value: number | undefined, size: number) =>
    (value ?? 0).toString(16).toUpperCase().padStart(size, '0');
  const stamp = hex(year, 4) + hex(month, 2) + hex(date, 2);
  if (uid.startsWith(exchangeUid)) return exchangeUid + stamp + uid.slice(exchangeUid.length + 8);
  const wrapped = Buffer.from(`vCal-Uid\u0001\0\0\0${uid}\0`, 'latin1').toString('hex');
  return `${exchangeUid}${stamp}${'0'.repeat(24)}${wrapped.toUpperCase()}`;
}
