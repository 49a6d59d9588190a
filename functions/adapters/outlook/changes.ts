/** What changed in a calendar: rounds of `calendarView/delta`. */
import { Failure, failureOf } from '../../domain/failure.ts';
import type { Change, ChangePage, LiveEvent, Window } from '../../domain/ports/calendar.ts';
import { pagesOf } from './ask.ts';
import type { Mailbox } from './mailbox.ts';
import { markOf, readEvent, type WireEvent } from './read-event.ts';
import { SeriesOfRound } from './series.ts';
import { encoded, eventPrefer, markQuery } from './words.ts';

const prefer = { Prefer: `odata.maxpagesize=200, ${eventPrefer}` };

/**
 * What changed since the cursor, a path below the version. Null: all that lies in the window, and events
 * of ours wherever they are; delta shows no marks, so that these are listed first.
 *
 * Delta gives no sign of a single occurrence that was deleted: the whole series is told again. So, where a
 * cursor is given, each series that is in the round has a change `gone` with the id of its master, ahead
 * of all its occurrences, which come with the last page: whoever keeps occurrences forgets all that
 * have this `seriesId` before they apply what follows. The master itself is no event.
 *
 * `gone` is also told for events that were moved out of the window. Fails as Graph does, `cursor-expired`
 * where the round must begin anew.
 */
export async function* changesSince(
  mailbox: Mailbox,
  calendar: string,
  cursor: string | null,
  window: Window,
): AsyncGenerator<ChangePage> {
  try {
    yield* roundSince(mailbox, calendar, cursor, window);
  } catch (error) {
    throw failureOf(error);
  }
}

async function* roundSince(
  mailbox: Mailbox,
  calendar: string,
  cursor: string | null,
  window: Window,
): AsyncGenerator<ChangePage> {
  if (cursor !== null && !cursor.startsWith('/me/')) throw new Failure({ code: 'cursor-expired' });
  const ours = cursor === null ? await listOurs(mailbox, calendar) : new Map<string, LiveEvent>();
  const series = new SeriesOfRound();
  const path = cursor ?? firstPath(calendar, window);
  for await (const page of pagesOf(mailbox.graph, path, prefer)) {
    const changes: Change[] = [];
    for (const value of page.values) {
      const change = await changeIn(value as WireEvent, { series, ours, window }, mailbox);
      if (change) changes.push(change);
    }
    if (page.next !== null) {
      yield { changes, cursor: null };
      continue;
    }
    if (page.delta === null) throw new Failure({ code: 'bug', what: 'a round without an end' });
    if (cursor !== null) changes.push(...series.masters().map(goneOf));
    changes.push(...(await series.changes(mailbox.graph, calendar, mailbox)));
    for (const live of ours.values()) {
      if (!isWithin(live, window)) changes.push({ is: 'event', live });
    }
    yield { changes, cursor: page.delta };
  }
}

async function changeIn(
  wire: WireEvent,
  round: {
    readonly series: SeriesOfRound;
    readonly ours: Map<string, LiveEvent>;
    readonly window: Window;
  },
  mailbox: Mailbox,
): Promise<Change | null> {
  const { series, ours, window } = round;
  if (!wire.id) return null;
  const known = ours.get(wire.id);
  const isRemoved = wire['@removed'] !== undefined;
  // A first round, too, calls deleted what only lies outside its window; the list has just shown it.
  if (isRemoved && known && !isWithin(known, window)) return null;
  ours.delete(wire.id);
  if (isRemoved) {
    series.drop(wire.id);
    return goneOf(wire.id);
  }
  if (series.take(wire)) return null;
  const live = await readEvent(wire, mailbox, { key: known?.key ?? null, master: null });
  return live && { is: 'event', live };
}

function goneOf(id: string): Change {
  return { is: 'gone', id };
}

function firstPath(calendar: string, window: Window): string {
  const from = encoded(new Date(window.from).toISOString());
  const until = encoded(new Date(window.until).toISOString());
  return `/me/calendars/${encoded(calendar)}/calendarView/delta?startDateTime=${from}&endDateTime=${until}`;
}

/** Events with our mark by their ids, wherever they lie. Seldom more than a few hundred. */
async function listOurs(mailbox: Mailbox, calendar: string): Promise<Map<string, LiveEvent>> {
  const path = `/me/calendars/${encoded(calendar)}/events?$top=200&${markQuery(null)}`;
  const ours = new Map<string, LiveEvent>();
  for await (const page of pagesOf(mailbox.graph, path, { Prefer: eventPrefer })) {
    for (const value of page.values) {
      const wire = value as WireEvent;
      const live = await readEvent(wire, mailbox, { key: markOf(wire), master: null });
      if (live && live.key !== null) ours.set(live.id, live);
    }
  }
  return ours;
}

function isWithin({ event }: LiveEvent, window: Window): boolean {
  return event.start < window.until && event.end > window.from;
}
