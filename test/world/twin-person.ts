/** The hands of the person in a twin mailbox: what they do in the provider's own app. */
import ICAL from 'ical.js';
import type { Attendee, CalendarEvent } from '../../functions/domain/event.ts';
import {
  dateParts,
  formatDay,
  type Instant,
  instant,
  instantAt,
  localTime,
  parseDay,
  plusMs,
  type Zone,
  zoneNamed,
} from '../../functions/domain/time.ts';
import type {
  SandboxDraft,
  SandboxEvent,
  SandboxPerson,
  SandboxTask,
} from '../../infra/local/sandbox/sandbox-person.ts';
import type { TwinBook, TwinEvent } from './twin-book.ts';
import type { StoredTask, TwinTasks } from './twin-tasks.ts';

type Parts = {
  readonly book: TwinBook;
  readonly tasks: TwinTasks;
  readonly zone: Zone;
  readonly email: string;
  readonly now: () => Instant;
};

/** The person of a twin mailbox. Acts on what is not there are done without a word. */
export function twinPerson(parts: Parts): SandboxPerson {
  return { ...eventHands(parts), ...taskHands(parts) };
}

type TaskHands = 'tasks' | 'tickTask' | 'untickTask' | 'changeTask' | 'deleteTask';
type EventHands = Omit<SandboxPerson, TaskHands | 'deleteTaskList'>;

function eventHands(parts: Parts): EventHands {
  const { book, email } = parts;
  const change = (one: TwinEvent, event: Partial<CalendarEvent>): TwinEvent =>
    book.put({ ...one, event: { ...one.event, ...event } });
  return {
    events: () =>
      book
        .all(null)
        .filter((one) => !one.gone && !one.event.cancelled)
        .map(shown),
    addEvent: (draft) => addEvent(parts, draft),
    changeEvent: (id, { title, text, start, end }) => {
      const said = {
        ...(title !== undefined && { title }),
        ...(text !== undefined && { description: text }),
      };
      for (const one of book.standing(id)) {
        const from = one.id === id && start !== undefined ? instant(start) : one.event.start;
        // Dragging keeps the length.
        const until = one.id === id && end !== undefined ? instant(end) : null;
        const moved = plusMs(one.event.end, from - one.event.start);
        change(one, { ...said, start: from, end: until ?? moved });
      }
    },
    deleteEvent: (id) => {
      for (const one of book.standing(id)) book.put({ ...one, gone: true });
    },
    cancelEvent: (id) => {
      for (const one of book.standing(id)) {
        if (book.dialect === 'google') book.put({ ...one, gone: true });
        else change(one, { cancelled: true, title: `Canceled: ${one.event.title}` });
      }
    },
    answerEvent: (id, response) => {
      for (const one of book.standing(id)) {
        const attendees = one.event.attendees.map((each) =>
          each.email === email ? { ...each, response } : each,
        );
        change(one, { attendees });
      }
    },
    moveToCalendar: (id, calendar) => {
      for (const one of book.standing(id)) {
        if (one.calendar === calendar) continue;
        book.put({ ...one, gone: true });
        book.put({ ...one, calendar });
      }
    },
    addCalendar: (name) => {
      const id = book.newId('calendar');
      book.calendars.push({ id, name });
      return id;
    },
  };
}

function taskHands({ tasks, now }: Parts): Omit<SandboxPerson, keyof EventHands> {
  const change = (id: string, to: Partial<StoredTask>): void => {
    for (const task of tasks.standing()) if (task.id === id) tasks.put({ ...task, ...to });
  };
  return {
    tasks: () => tasks.standing().map(shownTask),
    tickTask: (id) => change(id, { completed: true, completedAt: now() }),
    untickTask: (id) => change(id, { completed: false, completedAt: null }),
    changeTask: (id, { title, text, due }) =>
      change(id, {
        ...(title !== undefined && { title }),
        ...(text !== undefined && { text }),
        ...(due !== undefined && { due: parseDay(due) }),
      }),
    deleteTask: (id) => change(id, { gone: true }),
    deleteTaskList: (id) => tasks.deleteList(id),
  };
}

/** Adds an event, or every occurrence of a series; the id of the event or of the series. */
function addEvent(parts: Parts, draft: SandboxDraft): string {
  const { book } = parts;
  const calendar = draft.calendar ?? book.calendars[0]?.id ?? '';
  const event = eventOf(parts, draft, draft.uid ?? `${book.newId('uid')}@twin.example.com`);
  const common = { calendar, key: null, busy: true, gone: false };
  if (draft.recurrence === undefined) {
    return book.put({ ...common, id: book.newId('event'), seriesId: null, event }).id;
  }
  const seriesId = book.newId('series');
  const zone = event.zone ?? parts.zone;
  for (const start of occurrencesOf(draft.recurrence, event.start, zone)) {
    const recurrenceId = event.allDay
      ? formatDay(localTime(zone, start).day).replaceAll('-', '')
      : new Date(start).toISOString().replace(/\.\d+|[-:]/g, '');
    const occurrence = {
      ...event,
      ...{ start, end: plusMs(start, event.end - event.start), recurring: true },
      uid: `${event.uid}/${recurrenceId}`,
    };
    book.put({ ...common, id: `${seriesId}_${recurrenceId}`, seriesId, event: occurrence });
  }
  return seriesId;
}

function eventOf({ email, now }: Parts, draft: SandboxDraft, uid: string): CalendarEvent {
  const zone = draft.zone === undefined ? null : zoneNamed(draft.zone);
  const invited = (draft.attendees ?? []).map(
    (one): Attendee => ({ ...one, response: 'needs-action', resource: false }),
  );
  const { organizer } = draft;
  const isInvited = invited.some((one) => one.email === email);
  if (organizer && !isInvited) {
    invited.push({ name: null, email, response: 'needs-action', resource: false });
  }
  return {
    ...{ uid, title: draft.title, description: draft.text ?? '', location: '', url: '', zone },
    ...{ start: instant(draft.start), end: instant(draft.end), allDay: draft.allDay ?? false },
    ...{ cancelled: false, tentative: false, recurring: false, categories: [] },
    organizer: organizer ? { ...organizer, response: 'accepted', resource: false } : null,
    ...{ attendees: invited, created: now(), lastModified: now(), sequence: 0 },
  };
}

/** Where a rule puts the starts, the hour on the wall kept; 200 at most. */
function occurrencesOf(rule: string, start: Instant, zone: Zone): Instant[] {
  const { day, minute } = localTime(zone, start);
  const { year, month, dayOfMonth } = dateParts(day);
  const first = ICAL.Time.fromData({ year, month, day: dayOfMonth });
  const dates = ICAL.Recur.fromString(rule).iterator(first);
  const starts: Instant[] = [];
  for (let date = dates.next(); date && starts.length < 200; date = dates.next()) {
    const next = parseDay(date.toString().slice(0, 10));
    if (next !== null) starts.push(instantAt(zone, next, minute));
  }
  return starts;
}

function shown({ id, calendar, key, event, busy }: TwinEvent): SandboxEvent {
  const { title, description, start, end, allDay, cancelled } = event;
  const attendees = event.attendees.flatMap((one) => one.email ?? []);
  return {
    id,
    calendar,
    title,
    text: description,
    start,
    end,
    allDay,
    cancelled,
    key,
    attendees,
    busy,
  };
}

function shownTask({ id, list, title, text, due, completed, key }: StoredTask): SandboxTask {
  return { id, list, title, text, due: due === null ? null : formatDay(due), completed, key };
}
