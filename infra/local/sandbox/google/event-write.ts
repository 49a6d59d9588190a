/** Events as they are stored after an insert, an update or a patch. */
import { type Body, checkedFields, keptOf, patched, writableOf } from './event-fields.ts';
import { checkSpan, readTime, whenOf, zoneOf } from './event-time.ts';
import { GoogleError, invalid, required } from './google-error.ts';
import { checkRecurrence, originalStart, startsOf } from './occurrences.ts';
import type { Event, StoredCalendar, StoredEvent, World } from './world.ts';

/** Who writes, and when. */
export type Writing = {
  readonly world: World;
  readonly calendar: StoredCalendar;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly owner: { readonly name: string; readonly email: string };
  /** 1: labels count and colours do not; 0: the other way round. */
  readonly labelVersion: 0 | 1;
};

const eventTypes = [
  'birthday',
  'default',
  'focusTime',
  'fromGmail',
  'outOfOffice',
  'workingLocation',
];

/** A new event with that id from what a client sent. 400 where Google would not make it. */
export function newFields(writing: Writing, id: string, iCalUID: string, body: Body): Event {
  const eventType = String(body.eventType ?? 'default');
  if (!eventTypes.includes(eventType)) throw invalid('Invalid event type.');
  const isSpecial = eventType !== 'default';
  if (eventType === 'fromGmail' || (isSpecial && !writing.calendar.primary)) {
    const message = `Event type ${eventType} cannot be created here.`;
    throw new GoogleError(400, 'eventTypeRestriction', message, 'calendar');
  }
  const { email, name } = writing.owner;
  const secondary = { email: writing.calendar.id, displayName: writing.calendar.summary };
  const fields = {
    ...labelled(writing, body, writableOf(body)),
    id,
    iCalUID,
    eventType,
    creator: { email, displayName: name },
    organizer: writing.calendar.primary ? { email, displayName: name } : secondary,
  };
  return timed(writing, { status: 'confirmed', sequence: 0, ...fields });
}

/** What a PUT makes of `before`. */
export function updatedFields(writing: Writing, before: Event, body: Body): Event {
  sameType(before, body);
  const status = before.status ?? 'confirmed';
  const own = labelled(writing, body, writableOf(body));
  return timed(writing, { ...keptOf(before), status, ...own });
}

/** What a PATCH makes of `before`. */
export function patchedFields(writing: Writing, before: Event, body: Body): Event {
  sameType(before, body);
  return timed(writing, labelled(writing, body, patched(before, body)));
}

function sameType(before: Event, body: Body): void {
  if (body.eventType === undefined || body.eventType === before.eventType) return;
  const message = 'The event type cannot be changed.';
  throw new GoogleError(400, 'eventTypeRestriction', message, 'calendar');
}

/** With version 1 a label that is not named is taken away, and colours are not heeded. */
function labelled(writing: Writing, body: Body, fields: Event): Event {
  const { eventLabelId, ...rest } = fields;
  if (writing.labelVersion === 0) return fields;
  const { colorId: _, ...plain } = rest;
  if (typeof body.eventLabelId !== 'string') return plain;
  if (!writing.calendar.labels.some(({ id }) => id === eventLabelId)) {
    throw invalid('Invalid event label.');
  }
  return { ...plain, eventLabelId: eventLabelId ?? null };
}

/** Checks all fields and brings the times into the form in which they are stored. */
function timed(writing: Writing, given: Event): Event {
  const fields = checkedFields(given);
  const isRecurring = (fields.recurrence?.length ?? 0) > 0;
  if (!fields.start) throw required('Missing start time.');
  if (!fields.end) throw required('Missing end time.');
  const start = readTime(fields.start, 'start', isRecurring);
  const end = readTime(fields.end, 'end', isRecurring);
  checkSpan(start, end, zoneOf(writing.calendar.timeZone));
  if (isRecurring && fields.recurringEventId) throw invalid('Invalid recurrence rule.');
  if (isRecurring) checkRecurrence(fields.recurrence ?? []);
  const { recurrence, ...single } = fields;
  return { ...single, ...(isRecurring ? { recurrence: recurrence ?? [] } : {}), start, end };
}

/** What only the organiser may change; an attendee keeps the rest for themselves. */
const shared = ['attachments', 'description', 'end', 'location', 'recurrence', 'start', 'summary'];

/** 403 where an attendee changes what belongs to everybody. */
export function checkMayChange(writing: Writing, before: Event, after: Event): void {
  const organizer = before.organizer?.email?.toLowerCase();
  const own = [writing.owner.email.toLowerCase(), writing.calendar.id.toLowerCase()];
  if (!organizer || own.includes(organizer) || before.guestsCanModify) return;
  const isSame = shared.every((name) => same((before as Body)[name], (after as Body)[name]));
  if (isSame) return;
  const message = 'Shared properties can only be changed by the organizer of the event.';
  throw new GoogleError(403, 'forbiddenForNonOrganizer', message, 'calendar');
}

/** Whether two JSON values are the same. */
function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/**
 * Stores `fields` under their id and returns what is stored; `before` is what they take the place of.
 * Where nothing is different, nothing changes. `updated` never goes back, and reminders do not move it.
 */
export function storeEvent(
  writing: Writing,
  before: StoredEvent | null,
  fields: Event,
): StoredEvent {
  const { world, calendar, now } = writing;
  if (before && same(plainOf(before.fields), plainOf(fields))) return before;
  const last = Date.parse(before?.fields.updated ?? '') || 0;
  const { reminders: _, ...old } = plainOf(before?.fields ?? {});
  const { reminders: __, ...next } = plainOf(fields);
  const onlyReminders = before !== null && same(old, next);
  const zone = zoneOf(calendar.timeZone);
  const timesMoved = before !== null && !same(timesOf(before.fields), timesOf(fields));
  const stored = {
    calendar: calendar.id,
    id: String(fields.id),
    start: whenOf(fields.start ?? {}, zone),
    end: whenOf(fields.end ?? {}, zone),
    lost: before?.lost ?? [],
    fields: {
      ...fields,
      created: fields.created ?? new Date(now).toISOString(),
      updated: new Date(onlyReminders ? last : Math.max(now, last + 1)).toISOString(),
      sequence: (fields.sequence ?? 0) + (timesMoved ? 1 : 0),
    },
  };
  if (!before?.fields.recurrence && !fields.recurrence) return world.putEvent(stored);
  return storeSeries(writing, before, stored);
}

const timesOf = ({ start, end, recurrence }: Event) => [start, end, recurrence];

function plainOf(fields: Event): Event {
  const { updated: _, created: __, sequence: ___, ...rest } = fields;
  return Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** How far ahead series are followed where no end is asked for: Google does not say how far it goes. */
export const horizonMs = 2 * 366 * 86_400_000;

/** Remembers which occurrences a change took away, and ends the exceptions among them. */
function storeSeries(
  writing: Writing,
  before: StoredEvent | null,
  after: Omit<StoredEvent, 'order' | 'change'>,
): StoredEvent {
  const { world, now } = writing;
  const until = now + horizonMs;
  const change = world.change + 1;
  const left = new Set(
    after.fields.recurrence ? startsOf({ ...after, order: 0, change }, until) : [],
  );
  const old = before?.fields.recurrence ? startsOf(before, until) : [];
  const gone = old.filter((at) => !left.has(at)).map((at) => ({ at, change }));
  const missing = after.lost.filter(({ at }) => !left.has(at));
  const stored = world.putEvent({ ...after, lost: [...missing, ...gone] });
  const isOver = stored.fields.status === 'cancelled' && before?.fields.status !== 'cancelled';
  for (const exception of world.exceptions(stored.calendar, stored.id)) {
    const isLost = isOver || !left.has(originalStart(exception.fields));
    if (!isLost || exception.fields.status === 'cancelled') continue;
    const fields = { ...exception.fields, status: 'cancelled' };
    world.putEvent({ ...exception, fields: { ...fields, updated: new Date(now).toISOString() } });
  }
  return stored;
}
