/** What the person does in Google Calendar and Google Tasks with their own hands. */
import type { SandboxDraft, SandboxEvent, SandboxPerson } from '../sandbox-person.ts';
import type { Account } from './account.ts';
import { addCalendar } from './calendars.ts';
import { readDescription, typedDescription } from './description.ts';
import { cancelEntry, entryOf, freeId, moveEntry, storeEntry } from './event-routes.ts';
import { type Entry, fieldsOf, idOf, spanOfEntry } from './event-shown.ts';
import { utc, zoneOf } from './event-time.ts';
import { horizonMs, storeEvent, type Writing } from './event-write.ts';
import { occurrenceId, startsOf } from './occurrences.ts';
import { taskHands } from './person-tasks.ts';
import type { TaskStore } from './task-store.ts';
import type { Event, StoredCalendar, StoredEvent } from './world.ts';

/** The person of the sandbox. Ids that nobody knows throw. Calendars that may only be read are not shown. */
export function personWith(account: Account, tasks: TaskStore): SandboxPerson {
  const { world, options } = account;
  const change = (id: string, how: (fields: Event, writing: Writing) => Event): void => {
    const [writing, entry] = found(account, id);
    const fields = how(fieldsOf(entry), writing);
    storeEntry(writing, entry, { ...fields, sequence: (fields.sequence ?? 0) + 1 });
  };
  return {
    events: () => ownCalendars(account).flatMap((calendar) => shownEvents(account, calendar)),
    addEvent: (draft) => added(account, draft),
    changeEvent: (id, { title, text, start, end }) => {
      change(id, (fields) => ({
        ...fields,
        ...(title === undefined ? {} : { summary: title }),
        ...(text === undefined ? {} : { description: typedDescription(text, true) }),
        ...(start === undefined ? {} : { start: moved(fields.start, start, options.owner.zone) }),
        ...(end === undefined ? {} : { end: moved(fields.end, end, options.owner.zone) }),
      }));
    },
    deleteEvent: (id) => cancelEntry(...found(account, id)),
    cancelEvent: (id) => change(id, (fields) => ({ ...fields, status: 'cancelled' })),
    answerEvent: (id, answer) => {
      change(id, (fields, { owner }) => {
        const own = (fields.attendees ?? []).filter(({ email }) => email === owner.email);
        if (own.length === 0) throw new Error('The person is not invited to this event.');
        const attendees = (fields.attendees ?? []).map((who) =>
          who.email === owner.email ? { ...who, responseStatus: answer } : who,
        );
        return { ...fields, attendees };
      });
    },
    moveToCalendar: (id, name) => {
      const destination = world.calendar(name);
      if (!destination) throw new Error('There is no such calendar.');
      moveEntry(...found(account, id), destination);
    },
    addCalendar: (name) => {
      const texts = { summary: name, description: null, location: null };
      return addCalendar(account, { ...texts, timeZone: options.owner.zone, byApp: false }).id;
    },
    ...taskHands(tasks),
  };
}

function ownCalendars({ world }: Account): readonly StoredCalendar[] {
  return world.calendars().filter(({ accessRole, deleted }) => accessRole === 'owner' && !deleted);
}

/** The event of that id in whatever calendar it lives, and what is needed to change it. */
function found(account: Account, id: string): [Writing, Entry] {
  const { world, options } = account;
  for (const calendar of ownCalendars(account)) {
    try {
      const entry = entryOf(world, calendar, id);
      if (fieldsOf(entry).status === 'cancelled') continue;
      return [writingIn(account, calendar, options.now()), entry];
    } catch {
      // It may be in the next one.
    }
  }
  throw new Error('The person has no such event.');
}

function writingIn({ world, options }: Account, calendar: StoredCalendar, now: number): Writing {
  return { world, calendar, now, owner: options.owner, labelVersion: 0 };
}

/** A time like `before`, at another moment: days stay days. */
function moved(before: Event['start'], at: number, zone: string): NonNullable<Event['start']> {
  if (before?.date) return { date: dayAt(at, zone) };
  return { dateTime: utc(at), ...(before?.timeZone ? { timeZone: before.timeZone } : {}) };
}

function added(account: Account, draft: SandboxDraft): string {
  const { world, options } = account;
  const { owner, now } = options;
  const calendar = world.calendar(draft.calendar ?? owner.email);
  if (!calendar) throw new Error('There is no such calendar.');
  const id = freeId(world);
  const zone = draft.zone ?? owner.zone;
  const me = { email: owner.email, displayName: owner.name };
  const organizer = draft.organizer
    ? { email: draft.organizer.email, displayName: draft.organizer.name }
    : me;
  const invited = (draft.attendees ?? []).map(({ name, email }) => ({ email, displayName: name }));
  const isInvited = draft.organizer && !invited.some(({ email }) => email === owner.email);
  const attendees = [...invited, ...(isInvited ? [me] : [])];
  const time = (at: number): NonNullable<Event['start']> =>
    draft.allDay ? { date: dayAt(at, zone) } : { dateTime: utc(at), timeZone: zone };
  const fields: Event = {
    id,
    status: 'confirmed',
    summary: draft.title,
    ...(draft.text === undefined ? {} : { description: typedDescription(draft.text, false) }),
    start: time(draft.start),
    end: time(draft.end),
    ...(draft.recurrence === undefined ? {} : { recurrence: [`RRULE:${draft.recurrence}`] }),
    ...(attendees.length === 0
      ? {}
      : { attendees: attendees.map((who) => ({ ...who, responseStatus: 'needsAction' })) }),
    iCalUID: draft.uid ?? `${id}@google.com`,
    sequence: 0,
    eventType: 'default',
    creator: organizer,
    organizer,
  };
  return storeEvent(writingIn(account, calendar, now()), null, fields).id;
}

function dayAt(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zoneOf(zone), dateStyle: 'short' }).format(
    at,
  );
}

/** What stands in a calendar, series as their occurrences up to a horizon. */
function shownEvents(account: Account, calendar: StoredCalendar): readonly SandboxEvent[] {
  const { world, options } = account;
  const until = options.now() + horizonMs;
  return world
    .events(calendar.id)
    .filter(({ fields }) => fields.status !== 'cancelled')
    .flatMap((stored) => entriesOf(world, stored, until))
    .map((entry) => sandboxEvent(calendar, entry));
}

function entriesOf(world: Account['world'], stored: StoredEvent, until: number): readonly Entry[] {
  if (!stored.fields.recurrence) return [{ stored, at: null }];
  return startsOf(stored, until)
    .filter((at) => !world.event(stored.calendar, occurrenceId(stored.id, at)))
    .map((at) => ({ stored, at }));
}

function sandboxEvent(calendar: StoredCalendar, entry: Entry): SandboxEvent {
  const fields = fieldsOf(entry);
  return {
    id: idOf(entry),
    calendar: calendar.id,
    title: fields.summary ?? '',
    // Read when it is asked for: a month shows titles.
    get text() {
      return readDescription(fields.description ?? '');
    },
    ...spanOfEntry(entry, calendar.timeZone),
    allDay: Boolean(fields.start?.date),
    cancelled: fields.status === 'cancelled',
    key: fields.extendedProperties?.private?.afterword ?? null,
    attendees: (fields.attendees ?? []).flatMap(({ email }) => email ?? []),
    busy: fields.transparency !== 'transparent',
  };
}
