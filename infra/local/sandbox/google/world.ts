/** The calendars and events of one person: in memory for speed, every change written through to the records. */
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import type { Records } from '../records.ts';

/** An event as the API shows it. */
export type Event = calendar_v3.Schema$Event;

export type StoredEvent = {
  readonly calendar: string;
  readonly id: string;
  /** Its place among all events ever made. */
  readonly order: number;
  /** The number of its latest change; no two changes share one. */
  readonly change: number;
  /** Times in UTC (`2026-12-04T09:00:00Z`) or days. `kind`, `etag` and links are added when shown. */
  readonly fields: Event;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  /** Occurrences that a change of the series took away: their original starts, and when. */
  readonly lost: readonly { readonly at: number; readonly change: number }[];
};

export type StoredCalendar = {
  readonly id: string;
  readonly order: number;
  readonly change: number;
  readonly summary: string;
  readonly description: string | null;
  readonly location: string | null;
  readonly timeZone: string;
  readonly accessRole: 'owner' | 'reader';
  readonly primary: boolean;
  /** Made through the API: scope `calendar.app.created` opens it. */
  readonly byApp: boolean;
  readonly deleted: boolean;
  /** What is the person's own in their list of calendars. */
  readonly entry: calendar_v3.Schema$CalendarListEntry;
  readonly labels: readonly calendar_v3.Schema$EventLabel[];
};

/** What changed: a calendar's events (its id), or the list of calendars (null). */
type Listener = (calendar: string | null) => void;

const eventKind = 'google.event';
const calendarKind = 'google.calendar';

/** What one person's calendars hold; every change gets a number of its own, and listeners hear of it. */
export class World {
  readonly #records: Records;
  readonly #calendars = new Map<string, StoredCalendar>();
  readonly #events = new Map<string, Map<string, StoredEvent>>();
  /** Exceptions by calendar and series. */
  readonly #exceptions = new Map<string, Set<string>>();
  readonly #listeners: Listener[] = [];
  #change = 0;
  #order = 0;

  constructor(records: Records) {
    this.#records = records;
    for (const calendar of records.all<StoredCalendar>(calendarKind)) this.#keepCalendar(calendar);
    for (const event of records.all<StoredEvent>(eventKind)) this.#keepEvent(event);
  }

  /** The number of the latest change. */
  get change(): number {
    return this.#change;
  }

  onChange(listener: Listener): void {
    this.#listeners.push(listener);
  }

  calendars(): readonly StoredCalendar[] {
    return [...this.#calendars.values()];
  }

  calendar(id: string): StoredCalendar | null {
    return this.#calendars.get(id) ?? null;
  }

  /** Stores a calendar as changed now; a new one gets its place. */
  putCalendar(calendar: Omit<StoredCalendar, 'order' | 'change'>): StoredCalendar {
    const order = this.#calendars.get(calendar.id)?.order ?? this.#order + 1;
    const stored = { ...calendar, order, change: this.#change + 1 };
    this.#keepCalendar(stored);
    this.#records.put(calendarKind, calendar.id, stored);
    this.#tell(null);
    return stored;
  }

  /** Events of a calendar in the order in which they were made, cancelled ones too. */
  events(calendar: string): readonly StoredEvent[] {
    return [...(this.#events.get(calendar)?.values() ?? [])];
  }

  event(calendar: string, id: string): StoredEvent | null {
    return this.#events.get(calendar)?.get(id) ?? null;
  }

  /** What was changed or cancelled of a series, one by one. */
  exceptions(calendar: string, series: string): readonly StoredEvent[] {
    const ids = this.#exceptions.get(`${calendar}\n${series}`) ?? [];
    return [...ids].flatMap((id) => this.event(calendar, id) ?? []);
  }

  /** Stores an event as changed now; a new one gets its place. */
  putEvent(event: Omit<StoredEvent, 'order' | 'change'>): StoredEvent {
    const order = this.event(event.calendar, event.id)?.order ?? this.#order + 1;
    const stored = { ...event, order, change: this.#change + 1 };
    this.#keepEvent(stored);
    this.#records.put(eventKind, `${event.calendar}\n${event.id}`, stored);
    this.#tell(event.calendar);
    return stored;
  }

  #tell(calendar: string | null): void {
    for (const listener of this.#listeners) listener(calendar);
  }

  #keepCalendar(calendar: StoredCalendar): void {
    this.#calendars.set(calendar.id, calendar);
    this.#count(calendar);
  }

  #keepEvent(event: StoredEvent): void {
    const events = this.#events.get(event.calendar) ?? new Map<string, StoredEvent>();
    events.set(event.id, event);
    this.#events.set(event.calendar, events);
    this.#count(event);
    const series = event.fields.recurringEventId;
    if (!series) return;
    const key = `${event.calendar}\n${series}`;
    const ids = this.#exceptions.get(key) ?? new Set<string>();
    this.#exceptions.set(key, ids.add(event.id));
  }

  #count({ change, order }: { readonly change: number; readonly order: number }): void {
    this.#change = Math.max(this.#change, change);
    this.#order = Math.max(this.#order, order);
  }
}
