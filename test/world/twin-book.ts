/** What a twin mailbox holds: the events of all calendars, each with the moment of its last change. */
import type { CalendarEvent } from '../../functions/domain/event.ts';
import type { Change, LiveEvent } from '../../functions/domain/ports/calendar.ts';
import type { Instant } from '../../functions/domain/time.ts';

/**
 * `google`: cursors by token, channels of one calendar, each deleted occurrence told. `outlook`: cursors
 * of a window, channels of the mailbox, `gone` for what is outside, a series told anew as a whole.
 */
export type Dialect = 'google' | 'outlook';

export type TwinEvent = {
  readonly id: string;
  readonly calendar: string;
  readonly seriesId: string | null;
  readonly key: string | null;
  readonly event: CalendarEvent;
  readonly busy: boolean;
  /** Deleted, or moved away; its id stays used up. */
  readonly gone: boolean;
  readonly etag: string;
  /** Number of the last change after which it must be told again. */
  readonly touched: number;
};

export type TwinCalendar = { readonly id: string; readonly name: string };

export class TwinBook {
  readonly dialect: Dialect;
  readonly calendars: TwinCalendar[] = [];
  /** Ids by calendar, key and generation: used up for ever. */
  readonly names = new Map<string, string>();
  /** Counts changes. */
  count = 0;
  /** Counts how often all cursors were forgotten. */
  epoch = 0;
  readonly #now: () => Instant;
  readonly #changed: (calendar: string) => void;
  readonly #events = new Map<string, TwinEvent>();
  #ids = 0;

  constructor(dialect: Dialect, now: () => Instant, changed: (calendar: string) => void) {
    this.dialect = dialect;
    this.#now = now;
    this.#changed = changed;
  }

  newId(kind: string): string {
    this.#ids += 1;
    return `${kind}-${this.#ids}`;
  }

  hasCalendar(id: string): boolean {
    return this.calendars.some((calendar) => calendar.id === id);
  }

  /** An event of that calendar, gone ones too. */
  find(calendar: string, id: string): TwinEvent | null {
    return this.#events.get(`${calendar}/${id}`) ?? null;
  }

  /** Everything in a calendar (null: in all), gone events too. */
  all(calendar: string | null): TwinEvent[] {
    const events = [...this.#events.values()];
    return calendar === null ? events : events.filter((one) => one.calendar === calendar);
  }

  /** The event of that id, or the occurrences of the series of that id, where they are not gone. */
  standing(id: string): TwinEvent[] {
    return this.all(null).filter((one) => !one.gone && (one.id === id || one.seriesId === id));
  }

  /** Stores a change of one event under a new etag and tells whoever watches. */
  put(event: Omit<TwinEvent, 'etag' | 'touched'>): TwinEvent {
    this.count += 1;
    const stored: TwinEvent = {
      ...event,
      event: { ...event.event, lastModified: this.#now() },
      etag: `"${this.count}"`,
      touched: this.count,
    };
    this.#events.set(`${event.calendar}/${event.id}`, stored);
    if (this.dialect === 'outlook' && event.seriesId !== null) this.#touchSeries(stored);
    this.#changed(event.calendar);
    return stored;
  }

  /** Outlook tells a series as a whole whenever one of its occurrences changes. */
  #touchSeries(changed: TwinEvent): void {
    for (const one of this.all(changed.calendar)) {
      if (one.seriesId !== changed.seriesId) continue;
      this.#events.set(`${one.calendar}/${one.id}`, { ...one, touched: this.count });
    }
  }
}

/** An event as the port tells it. */
export function liveOf({ id, seriesId, etag, key, event }: TwinEvent): LiveEvent {
  return { id, seriesId, etag, key, event };
}

/** The change that tells of an event. */
export function changeOf(event: TwinEvent): Change {
  return event.gone ? { is: 'gone', id: event.id } : { is: 'event', live: liveOf(event) };
}
