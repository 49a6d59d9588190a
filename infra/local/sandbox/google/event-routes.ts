/** The methods of `events` that read or change one event. */
import { type Account, openCalendar, openForWriting } from './account.ts';
import type { AddMethod, Call } from './api-method.ts';
import type { Body } from './event-fields.ts';
import { type Entry, etagOf, fieldsOf, shownEvent, type View } from './event-shown.ts';
import { zoneOf } from './event-time.ts';
import {
  checkMayChange,
  newFields,
  patchedFields,
  storeEvent,
  updatedFields,
  type Writing,
} from './event-write.ts';
import { alreadyDeleted, conditionNotMet, GoogleError, invalid, notFound } from './google-error.ts';
import { numberIn } from './list-query.ts';
import { occurrenceId, readOccurrenceId, startsOf } from './occurrences.ts';
import { opaqueId } from './opaque.ts';
import type { Event, StoredCalendar, World } from './world.ts';

const events = '/calendar/v3/calendars/:calendarId/events';

/** Adds the methods. */
export function addEventRoutes(add: AddMethod, account: Account): void {
  add('calendar.events.get', 'GET', `${events}/:eventId`, (call) => {
    const calendar = openCalendar(account, call.param('calendarId'), call.scopes);
    const entry = entryOf(account.world, calendar, call.param('eventId'));
    return shownEvent(viewOf(account, calendar, call.query), entry);
  });
  add('calendar.events.insert', 'POST', events, (call) => {
    const calendar = openForWriting(account, call.param('calendarId'), call.scopes);
    return inserted(account, calendar, call);
  });
  add('calendar.events.import', 'POST', `${events}/import`, (call) => {
    const calendar = openForWriting(account, call.param('calendarId'), call.scopes);
    return imported(account, calendar, call);
  });
  add('calendar.events.update', 'PUT', `${events}/:eventId`, (call) =>
    changed(account, call, updatedFields),
  );
  add('calendar.events.patch', 'PATCH', `${events}/:eventId`, (call) =>
    changed(account, call, patchedFields),
  );
  add('calendar.events.delete', 'DELETE', `${events}/:eventId`, (call) => {
    const calendar = openForWriting(account, call.param('calendarId'), call.scopes);
    const entry = entryOf(account.world, calendar, call.param('eventId'));
    const fields = fieldsOf(entry);
    if (fields.status === 'cancelled') throw alreadyDeleted();
    checkEtag(call, entry);
    cancelEntry(writingOf(account, calendar, call.query), entry);
  });
  add('calendar.events.move', 'POST', `${events}/:eventId/move`, (call) => {
    const calendar = openForWriting(account, call.param('calendarId'), call.scopes);
    const to = call.query.get('destination');
    if (to === null) throw invalid('Required', 'destination');
    const destination = openForWriting(account, to, call.scopes);
    const entry = entryOf(account.world, calendar, call.param('eventId'));
    const moved = moveEntry(writingOf(account, calendar, call.query), entry, destination);
    return shownEvent(viewOf(account, destination, call.query), moved);
  });
}

/** What is to be written by a call, and how. */
export function writingOf(
  { world, options }: Account,
  calendar: StoredCalendar,
  query: URLSearchParams,
): Writing {
  const labelVersion = query.get('eventLabelVersion') === '1' ? 1 : 0;
  return { world, calendar, now: options.now(), owner: options.owner, labelVersion };
}

/** How a call wants to see events of `calendar`. */
export function viewOf(account: Account, calendar: StoredCalendar, query: URLSearchParams): View {
  return {
    owner: account.options.owner.email,
    calendar,
    zone: zoneOf(query.get('timeZone') ?? calendar.timeZone),
    maxAttendees: query.has('maxAttendees') ? numberIn(query, 'maxAttendees', 1, 10_000) : null,
  };
}

/** The event or occurrence of that id; 404 where there is none. Cancelled ones are there. */
export function entryOf(world: World, calendar: StoredCalendar, id: string): Entry {
  const stored = world.event(calendar.id, id);
  if (stored) return { stored, at: null };
  const name = readOccurrenceId(id);
  const series = name && world.event(calendar.id, name.series);
  if (!name || !series || !startsOf(series, name.at + 1).includes(name.at)) throw notFound();
  return { stored: series, at: name.at };
}

function checkEtag(call: Call, { stored }: Entry): void {
  if (call.ifMatch === null || call.ifMatch === '*') return;
  if (call.ifMatch !== etagOf(stored.change)) throw conditionNotMet();
}

function inserted(account: Account, calendar: StoredCalendar, call: Call): Event {
  const { world } = account;
  const { body, query } = call;
  const given = body.id;
  const isNamed = given !== undefined && given !== null && given !== '';
  if (isNamed && (!/^[a-v0-9]{5,1024}$/.test(String(given)) || body.iCalUID)) {
    throw invalid('Invalid resource id value.');
  }
  const id = isNamed ? String(given) : freeId(world);
  const writing = writingOf(account, calendar, query);
  // A deleted event keeps its id for ever.
  if (world.event(calendar.id, id)) {
    const message = 'The requested identifier already exists.';
    throw new GoogleError(409, 'duplicate', message);
  }
  const fields = newFields(writing, id, String(body.iCalUID ?? `${id}@google.com`), body);
  const stored = storeEvent(writing, null, fields);
  return shownEvent(viewOf(account, calendar, query), { stored, at: null });
}

/** An id for an event for which the client named none. */
export function freeId(world: World): string {
  const name = opaqueId(26, 'event', world.change);
  return name.toLowerCase().replace(/[^a-v0-9]/g, '0');
}

/** A private copy of an event elsewhere: the same iCalUID is the same event. */
function imported(account: Account, calendar: StoredCalendar, call: Call): Event {
  const { world } = account;
  const { iCalUID } = call.body;
  if (typeof iCalUID !== 'string') throw invalid('Missing iCalUID.');
  const writing = writingOf(account, calendar, call.query);
  const known = world.events(calendar.id).find(({ fields }) => fields.iCalUID === iCalUID) ?? null;
  const body = { ...call.body, eventType: 'default' };
  const made = newFields(writing, known?.id ?? `_${freeId(world)}`, iCalUID, body);
  const organizer = (call.body.organizer ?? made.organizer ?? {}) as NonNullable<
    Event['organizer']
  >;
  const stored = storeEvent(writing, known, { ...made, organizer, privateCopy: true });
  return shownEvent(viewOf(account, calendar, call.query), { stored, at: null });
}

function changed(
  account: Account,
  call: Call,
  how: (writing: Writing, before: Event, body: Body) => Event,
): Event {
  const calendar = openForWriting(account, call.param('calendarId'), call.scopes);
  const writing = writingOf(account, calendar, call.query);
  const entry = entryOf(account.world, calendar, call.param('eventId'));
  checkEtag(call, entry);
  const before = fieldsOf(entry);
  const after = withAnswer(writing, before, how(writing, before, call.body));
  checkMayChange(writing, before, after);
  const stored = storeEntry(writing, entry, after);
  return shownEvent(viewOf(account, calendar, call.query), { stored, at: null });
}

/** With `attendeesOmitted` only the person's own answer is taken over. */
function withAnswer({ owner }: Writing, before: Event, after: Event): Event {
  if (!after.attendeesOmitted) return after;
  const { attendeesOmitted: _, ...fields } = after;
  const isOwn = (who: { email?: string | null }) => who.email === owner.email;
  const own = after.attendees?.find(isOwn);
  const attendees = (before.attendees ?? []).map((who) => (own && isOwn(who) ? own : who));
  return { ...fields, attendees };
}

/** Stores `fields` for an entry; an occurrence becomes an event of its own by it. */
export function storeEntry(writing: Writing, { stored, at }: Entry, fields: Event) {
  if (at === null) return storeEvent(writing, stored, fields);
  const { updated: _, ...own } = fields;
  return storeEvent(writing, null, { ...own, id: occurrenceId(stored.id, at) });
}

/** Deletes an entry: it stays as a cancelled one. */
export function cancelEntry(writing: Writing, entry: Entry): void {
  storeEntry(writing, entry, { ...fieldsOf(entry), status: 'cancelled' });
}

/** Moves an event: its old calendar shows it as cancelled, the new one under the same id. */
export function moveEntry(writing: Writing, entry: Entry, destination: StoredCalendar): Entry {
  const { world } = writing;
  const fields = fieldsOf(entry);
  if (fields.status === 'cancelled') throw notFound();
  if ((fields.eventType ?? 'default') !== 'default') {
    const message = 'Events of this type cannot be moved.';
    throw new GoogleError(400, 'eventTypeRestriction', message, 'calendar');
  }
  if (entry.at !== null || fields.recurringEventId) {
    const message = 'Cannot change the organizer of an instance.';
    throw new GoogleError(400, 'cannotChangeOrganizerOfInstance', message, 'calendar');
  }
  if (destination.id === writing.calendar.id) return entry;
  const { email, name } = writing.owner;
  const organizer = destination.primary
    ? { email, displayName: name }
    : { email: destination.id, displayName: destination.summary };
  cancelEntry(writing, entry);
  const there = { ...writing, calendar: destination };
  const before = world.event(destination.id, entry.stored.id);
  return { stored: storeEvent(there, before, { ...fields, organizer }), at: null };
}
