/** An event as the calendar shows it: itself, or each occurrence of its series. */
import { dayMs, localTime } from '../../../../functions/domain/time.ts';
import type { Mailbox } from './mailbox.ts';
import { daysOf } from './recurrence.ts';
import type { Body, Json, StoredEvent } from './stored.ts';
import { dayIn, midnight } from './times.ts';
import { moment, storedZone } from './zones.ts';

/** One thing that can be asked for by an id. */
export type Shown = {
  readonly event: StoredEvent;
  readonly type: 'singleInstance' | 'seriesMaster' | 'occurrence' | 'exception';
  /** The day that the rule gives an occurrence; null for all else. */
  readonly day: string | null;
  readonly start: number;
  readonly end: number;
  readonly plain: Json;
  readonly body: Body;
  readonly isCancelled: boolean;
};

export type Span = { readonly from: number; readonly until: number };

/** The event itself, as single instance or as master of its series. */
export function itself(event: StoredEvent): Shown {
  const { start, end, plain, body, isCancelled } = event;
  const type = event.recurrence ? 'seriesMaster' : 'singleInstance';
  return { event, type, day: null, start, end, plain, body, isCancelled };
}

/** What a calendar view of the span shows of it: never the master. */
export function shownIn(event: StoredEvent, span: Span): Shown[] {
  const all = event.recurrence ? occurrencesUntil(event, span.until) : [itself(event)];
  return all.filter((one) => one.start < span.until && one.end > span.from);
}

/** The thing of that id, either form; null where there is none. */
export function shownById(mailbox: Mailbox, id: string): Shown | null {
  const event = mailbox.events.get(id);
  if (event) return itself(event);
  const match = /^(.*AA)QO(\d{4})(\d{2})(\d{2})=$/.exec(id);
  const master = match && mailbox.events.get(`${match[1]}A=`);
  if (!match || !master?.recurrence) return null;
  const day = `${match[2]}-${match[3]}-${match[4]}`;
  if (master.dropped.includes(day) || !daysOf(master.recurrence, day).includes(day)) return null;
  return occurrence(master, day);
}

/** The id of an occurrence, made from its master's id and its day. */
export function occurrenceId(masterId: string, day: string): string {
  return `${masterId.replace(/A=$/, '')}QO${day.replaceAll('-', '')}=`;
}

function occurrencesUntil(event: StoredEvent, until: number): Shown[] {
  if (!event.recurrence) return [];
  const lastDay = dayIn(storedZone(event.zone), until + dayMs);
  const moved = Object.keys(event.overrides);
  const ruled = daysOf(
    event.recurrence,
    moved.reduce((a, b) => (a > b ? a : b), lastDay),
  );
  return ruled.filter((day) => !event.dropped.includes(day)).map((day) => occurrence(event, day));
}

/** An occurrence begins when the wall of the series' zone shows the time at which it first began. */
function occurrence(event: StoredEvent, day: string): Shown {
  const zone = storedZone(event.zone);
  const { minute } = localTime(zone, moment(event.start));
  const override = event.overrides[day];
  const begins = midnight(day, zone, minute);
  const length = event.end - event.start;
  const ends = event.allDay
    ? midnight(dayAfter(day, Math.max(1, Math.round(length / dayMs))), zone)
    : begins + length;
  return {
    event,
    type: override ? 'exception' : 'occurrence',
    day,
    start: override?.start ?? begins,
    end: override?.end ?? ends,
    plain: { ...event.plain, ...override?.plain },
    body: override?.body ?? event.body,
    isCancelled: override?.isCancelled ?? event.isCancelled,
  };
}

/** The moment at which the rule has the occurrence of that day. */
export function ruledStart(event: StoredEvent, day: string): number {
  const zone = storedZone(event.zone);
  return midnight(day, zone, localTime(zone, moment(event.start)).minute);
}

function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + count * dayMs).toISOString().slice(0, 10);
}
