/** Events as the API shows them. */
import type { Zone } from '../../../../functions/domain/time.ts';
import { shownTime, whenOf, zoneOf } from './event-time.ts';
import { occurrenceFields, occurrenceId } from './occurrences.ts';
import type { Event, StoredCalendar, StoredEvent } from './world.ts';

/** One entry of a list: a stored event, or (where `at` is set) the occurrence that starts there. */
export type Entry = { readonly stored: StoredEvent; readonly at: number | null };

export type View = {
  readonly owner: string;
  readonly calendar: StoredCalendar;
  /** Which zone times are shown in. */
  readonly zone: Zone;
  /** More attendees than that: only the person is shown; null: no limit. */
  readonly maxAttendees: number | null;
};

/** The etag of the change of that number, with its quotation marks. */
export function etagOf(change: number): string {
  return `"35${String(change).padStart(14, '0')}"`;
}

/** The fields of an entry as they are stored. */
export function fieldsOf({ stored, at }: Entry): Event {
  return at === null ? stored.fields : occurrenceFields(stored, at);
}

/** Milliseconds since 1970 at which an entry starts and ends; days begin at midnight in `timeZone`. */
export function spanOfEntry(entry: Entry, timeZone: string): { start: number; end: number } {
  if (entry.at === null) return entry.stored;
  const { start, end } = occurrenceFields(entry.stored, entry.at);
  const zone = zoneOf(timeZone);
  return { start: whenOf(start ?? {}, zone), end: whenOf(end ?? {}, zone) };
}

/** An entry in full. */
export function shownEvent(view: View, entry: Entry): Event {
  const { creator, organizer, attendees, ...fields } = fieldsOf(entry);
  const { start, end, originalStartTime } = fields;
  const own = [view.owner, view.calendar.id].map((each) => each.toLowerCase());
  const marked = <T extends { email?: string | null }>(who: T): T & { self?: true } =>
    own.includes(who.email?.toLowerCase() ?? '') ? { ...who, self: true } : who;
  const all = (attendees ?? []).map((attendee) => ({
    ...marked(attendee),
    responseStatus: attendee.responseStatus ?? 'needsAction',
    ...(attendee.email === organizer?.email ? { organizer: true } : {}),
  }));
  const isCut = view.maxAttendees !== null && all.length > view.maxAttendees;
  return {
    kind: 'calendar#event',
    etag: etagOf(entry.stored.change),
    htmlLink: `https://www.google.com/calendar/event?eid=${eidOf(view, fields.id ?? '')}`,
    reminders: { useDefault: true },
    ...fields,
    ...(creator ? { creator: marked(creator) } : {}),
    ...(organizer ? { organizer: marked(organizer) } : {}),
    ...(all.length > 0 ? { attendees: isCut ? all.filter(({ self }) => self) : all } : {}),
    ...(isCut ? { attendeesOmitted: true } : {}),
    ...(start ? { start: shownTime(start, view.zone) } : {}),
    ...(end ? { end: shownTime(end, view.zone) } : {}),
    ...(originalStartTime ? { originalStartTime: shownTime(originalStartTime, view.zone) } : {}),
  };
}

/** All that a list says of a deleted event, or of an occurrence that was taken away. */
export function shownStub(view: View, entry: Entry): Event {
  const { id, recurringEventId, originalStartTime } = fieldsOf(entry);
  return {
    kind: 'calendar#event',
    etag: etagOf(entry.stored.change),
    id: id ?? '',
    status: 'cancelled',
    ...(recurringEventId ? { recurringEventId } : {}),
    ...(originalStartTime ? { originalStartTime: shownTime(originalStartTime, view.zone) } : {}),
  };
}

/** In a list single events in the calendar's own zone come without it, as some of Google's do. */
export function shownInList(view: View, entry: Entry): Event {
  const event = shownEvent(view, entry);
  if (event.recurrence || event.recurringEventId) return event;
  const bare = (time: Event['start']) => {
    if (!time?.dateTime || time.timeZone !== view.calendar.timeZone) return time;
    return { dateTime: time.dateTime };
  };
  const start = bare(event.start);
  const end = bare(event.end);
  return { ...event, ...(start ? { start } : {}), ...(end ? { end } : {}) };
}

/** The id of an entry. */
export function idOf({ stored, at }: Entry): string {
  return at === null ? stored.id : occurrenceId(stored.id, at);
}

function eidOf({ calendar }: View, id: string): string {
  return Buffer.from(`${id} ${calendar.id}`).toString('base64url');
}
