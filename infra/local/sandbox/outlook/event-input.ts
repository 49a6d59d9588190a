/** What a client sends to make or change an event, read as strictly as Graph reads it. */
import type { Zone } from '../../../../functions/domain/time.ts';
import { htmlBody, textBody } from './bodies.ts';
import {
  asSent,
  readBody,
  readBoolean,
  readEnum,
  readItemBody,
  readNumber,
  readObject,
  readText,
  readTexts,
  readTitle,
  type Shape,
} from './checked.ts';
import { readProperties } from './extended-properties.ts';
import { GraphError } from './graph-error.ts';
import type { Mailbox } from './mailbox.ts';
import { movedTo, readRecurrence } from './recurrence.ts';
import type { Body, Guest, Json, Override, Shelved, StoredEvent } from './stored.ts';
import { dayIn, readWall, type Wall, wallMs } from './times.ts';
import { zoneOf } from './zones.ts';

/** Properties that are stored and given back as they were sent. */
const plainReaders = {
  subject: readTitle,
  categories: readTexts,
  importance: readEnum('low', 'normal', 'high'),
  sensitivity: readEnum('normal', 'personal', 'private', 'confidential'),
  showAs: readEnum('free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown'),
  isReminderOn: readBoolean,
  reminderMinutesBeforeStart: readNumber,
  responseRequested: readBoolean,
  allowNewTimeProposals: readBoolean,
  hideAttendees: readBoolean,
  location: readObject,
  locations: asSent,
};

const shape: Shape = {
  readers: {
    ...plainReaders,
    body: readItemBody,
    start: asSent,
    end: asSent,
    isAllDay: readBoolean,
    attendees: asSent,
    recurrence: asSent,
    transactionId: readText,
    originalStartTimeZone: readText,
    originalEndTimeZone: readText,
    singleValueExtendedProperties: readProperties,
  },
  readOnly: [
    'id',
    'changeKey',
    'createdDateTime',
    'lastModifiedDateTime',
    'bodyPreview',
    'iCalUId',
    'hasAttachments',
    'isCancelled',
    'isDraft',
    'isOrganizer',
    'onlineMeeting',
    'onlineMeetingUrl',
    'originalStart',
    'responseStatus',
    'seriesMasterId',
    'type',
    'webLink',
    'cancelledOccurrences',
    'exceptionOccurrences',
    'instances',
    'calendar',
    'organizer',
  ],
  unmodelled: [
    'attachments',
    'extensions',
    'multiValueExtendedProperties',
    'isOnlineMeeting',
    'onlineMeetingProvider',
  ],
};

type Fresh = Omit<StoredEvent, keyof Shelved>;

/** The event that a POST asks for. */
export function newEvent(mailbox: Mailbox, sent: unknown): Fresh {
  const read = readBody(sent, 'event', shape);
  if (read.start === undefined || read.end === undefined) {
    throw new GraphError(400, 'ErrorInvalidRequest', 'An event needs a start and an end.');
  }
  const uidTail = globalThis.crypto.randomUUID().replaceAll('-', '').toUpperCase();
  const empty: Fresh = {
    uid: `040000008200E00074C5B7101A82E00800000000${uidTail}`,
    plain: {},
    body: textBody(''),
    start: 0,
    end: 0,
    allDay: false,
    zone: 'UTC',
    organizer: { name: mailbox.owner.name, address: mailbox.owner.email },
    isOrganizer: true,
    response: 'organizer',
    attendees: [],
    isCancelled: false,
    transactionId: read.transactionId ? String(read.transactionId) : null,
    properties: {},
    recurrence: null,
    overrides: {},
    dropped: [],
  };
  return { ...empty, ...changes(empty, read) };
}

/** What a PATCH of a single event or a whole series changes. */
export function changeOf(event: StoredEvent, sent: unknown): Partial<Fresh> {
  const read = readBody(sent, 'event', shape);
  if (read.transactionId !== undefined && read.transactionId !== event.transactionId) {
    throw new GraphError(400, 'ErrorInvalidPropertySet', 'transactionId cannot be changed.');
  }
  return changes(event, read);
}

/** What a PATCH of one occurrence of a series changes in it. */
export function overrideOf(
  event: StoredEvent,
  shown: { readonly start: number; readonly end: number },
  before: Override,
  sent: unknown,
): Override {
  const read = readBody(sent, 'event', shape);
  for (const name of ['recurrence', 'attendees', 'isAllDay', 'singleValueExtendedProperties']) {
    if (read[name] !== undefined) {
      throw new GraphError(400, 'ErrorInvalidPropertySet', `An occurrence has no own ${name}.`);
    }
  }
  const { start, end } = times({ ...event, ...shown }, read);
  return {
    ...before,
    start,
    end,
    plain: { ...before.plain, ...plainOf(read) },
    ...(read.body === undefined ? {} : { body: bodyOf(read.body) }),
  };
}

function changes(event: Fresh, read: Json): Partial<Fresh> {
  const time = times(event, read);
  const zone = zoneOf(time.zone);
  return {
    ...time,
    plain: { ...event.plain, ...plainOf(read) },
    ...(read.body === undefined ? {} : { body: bodyOf(read.body) }),
    ...(read.attendees === undefined ? {} : { attendees: guestsOf(read.attendees) }),
    ...(read.singleValueExtendedProperties === undefined
      ? {}
      : ({
          properties: { ...event.properties, ...(read.singleValueExtendedProperties as Json) },
        } as Partial<Fresh>)),
    ...(read.recurrence === undefined
      ? movedSeries(event, time.start, zone)
      : recurrenceOf(read.recurrence, time.start, zone)),
  };
}

/** What else changes of a series whose first start is moved: its exceptions are lost, as in Outlook. */
export function movedSeries(
  event: Pick<Fresh, 'recurrence' | 'start'>,
  start: number,
  zone: Zone,
): Partial<Fresh> {
  if (!event.recurrence || event.start === start) return {};
  return { recurrence: movedTo(event.recurrence, dayIn(zone, start)), overrides: {}, dropped: [] };
}

function recurrenceOf(sent: unknown, start: number, zone: Zone): Partial<Fresh> {
  const cleared = { overrides: {}, dropped: [] };
  if (sent === null) return { ...cleared, recurrence: null };
  return { ...cleared, recurrence: readRecurrence(sent, dayIn(zone, start)) };
}

function plainOf(read: Json): Json {
  return Object.fromEntries(Object.entries(read).filter(([name]) => name in plainReaders));
}

function bodyOf(read: unknown): Body {
  const { contentType, content } = read as { contentType: string; content: string };
  return contentType === 'text' ? textBody(content) : htmlBody(content);
}

function times(
  event: Pick<Fresh, 'start' | 'end' | 'allDay' | 'zone'>,
  read: Json,
): Pick<Fresh, 'start' | 'end' | 'allDay' | 'zone'> {
  const code = 'ErrorInvalidRequest';
  const start = read.start === undefined ? null : readWall(read.start, 'start', code);
  const end = read.end === undefined ? null : readWall(read.end, 'end', code);
  const allDay = read.isAllDay === undefined ? event.allDay : read.isAllDay === true;
  if (allDay) requireWholeDays(event.allDay, start, end);
  const time = {
    start: start ? wallMs(start) : event.start,
    end: end ? wallMs(end) : event.end,
    allDay,
    zone: start?.zone ?? event.zone,
  };
  if (time.end < time.start || (allDay && time.end === time.start)) {
    throw new GraphError(
      400,
      'ErrorCalendarEndDateIsEarlierThanStartDate',
      'The start date is later than the end date.',
    );
  }
  return time;
}

function requireWholeDays(already: boolean, start: Wall | null, end: Wall | null): void {
  const whole = [start, end].every((wall) => (wall ? wall.minute === 0 : already));
  if (!whole || (start && end && start.zone !== end.zone)) {
    throw new GraphError(
      400,
      'ErrorPropertyValidationFailure',
      'The Event.Start and Event.End properties for an all-day event need to be set to midnight of one zone.',
    );
  }
}

function guestsOf(sent: unknown): Guest[] {
  if (!Array.isArray(sent)) throw new GraphError(400, 'RequestBodyRead', 'attendees is no list.');
  return sent.map(
    (one: { type?: unknown; emailAddress?: { name?: unknown; address?: unknown } }) => ({
      name: String(one.emailAddress?.name ?? one.emailAddress?.address ?? ''),
      address: String(one.emailAddress?.address ?? ''),
      type: String(one.type ?? 'required'),
      response: 'none',
    }),
  );
}
