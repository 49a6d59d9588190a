/** `events.list`: which events, in which order, in which pages, and what comes at the end. */
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import {
  type Entry,
  etagOf,
  idOf,
  shownInList,
  shownStub,
  spanOfEntry,
  type View,
} from './event-shown.ts';
import { horizonMs } from './event-write.ts';
import { type ListQuery, makeSyncToken, type Page } from './list-query.ts';
import { occurrenceId, startsOf } from './occurrences.ts';
import { makeCursor } from './opaque.ts';
import type { Event, StoredEvent, World } from './world.ts';

type Sorted = Entry & { readonly key: readonly [number, string] };

export type Listing = {
  readonly world: World;
  readonly view: View;
  readonly query: ListQuery;
  /** What the next page is bound to. */
  readonly pageBound: string;
  readonly epoch: number;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/**
 * One page. Changes that happen between two pages are not lost: the sync token begins where the round
 * began. Of several pages the second is short and the third is empty, as Google's may be.
 */
export function listedPage(listing: Listing): calendar_v3.Schema$Events {
  const { query, view, world, epoch } = listing;
  const { calendar } = view;
  const upTo = query.page?.upTo ?? world.change;
  const rest = sorted(listing, upTo);
  const turn = query.page?.turn ?? 0;
  const size = rest.length > query.maxResults || turn > 0 ? pageSize(query.maxResults, turn) : null;
  const shown = size === null ? rest : rest.slice(0, size);
  const last = shown.at(-1)?.key ?? query.page?.after ?? [0, ''];
  const isLast = shown.length === rest.length;
  const next: Page = { bound: listing.pageBound, upTo, after: last, turn: turn + 1 };
  const hasToken = query.orderBy === null && !isSearch(query);
  return {
    kind: 'calendar#events',
    etag: `"p${upTo}.${turn}"`,
    summary: calendar.summary,
    ...(calendar.description === null ? {} : { description: calendar.description }),
    updated: lastUpdate(world.events(calendar.id), listing.now),
    timeZone: view.zone,
    accessRole: calendar.accessRole,
    defaultReminders: calendar.entry.defaultReminders ?? [],
    items: shown.map((entry) => itemOf(listing, entry)),
    ...(isLast ? {} : { nextPageToken: makeCursor(next) }),
    ...(isLast && hasToken ? { nextSyncToken: makeSyncToken(query.bound, upTo, epoch) } : {}),
  };
}

function pageSize(maxResults: number, turn: number): number {
  if (turn === 1) return Math.ceil(maxResults / 2);
  return turn === 2 ? 0 : maxResults;
}

function isSearch({ q, iCalUID, properties, updatedMin }: ListQuery): boolean {
  return q !== null || iCalUID !== null || properties.length > 0 || updatedMin !== null;
}

function lastUpdate(events: readonly StoredEvent[], now: number): string {
  let last: StoredEvent | null = null;
  for (const event of events) if (!last || event.change > last.change) last = event;
  return last?.fields.updated ?? new Date(now).toISOString();
}

function itemOf({ view, query }: Listing, entry: Entry): Event {
  const isCancelled = isGone(entry);
  if (isCancelled && !query.showDeleted) return shownStub(view, entry);
  const item = shownInList(view, entry);
  return isCancelled ? { ...item, status: 'cancelled' } : item;
}

/** Cancelled, or an occurrence that its series does not have any more. */
function isGone({ stored, at }: Entry): boolean {
  return stored.fields.status === 'cancelled' || stored.lost.some((lost) => lost.at === at);
}

/** All entries from the page's beginning on, in order. */
function sorted(listing: Listing, upTo: number): readonly Sorted[] {
  const { query, world, view } = listing;
  const after = query.page?.after ?? null;
  const found: Sorted[] = [];
  for (const stored of world.events(view.calendar.id)) {
    if (query.since !== null && (stored.change <= query.since || stored.change > upTo)) continue;
    for (const entry of entriesOf(listing, stored)) {
      if (!isWanted(listing, entry)) continue;
      const key = keyOf(listing, entry);
      if (after === null || compare(key, after) > 0) found.push({ ...entry, key });
    }
  }
  return found.sort((a, b) => compare(a.key, b.key));
}

function keyOf({ query, view }: Listing, entry: Entry): readonly [number, string] {
  const { stored, at } = entry;
  // Fixed width: starts sort as text.
  const name = at === null ? stored.id : occurrenceId(stored.id, at);
  if (query.orderBy === 'startTime')
    return [spanOfEntry(entry, view.calendar.timeZone).start, name];
  if (query.orderBy === 'updated') return [Date.parse(stored.fields.updated ?? ''), name];
  return [query.since === null ? stored.order : stored.change, name];
}

function compare(left: readonly [number, string], right: readonly [number, string]): number {
  if (left[0] !== right[0]) return left[0] - right[0];
  return left[1] < right[1] ? -1 : Number(left[1] > right[1]);
}

/** A series stands for itself, or with `singleEvents` for its occurrences. */
function entriesOf({ query, world, now }: Listing, stored: StoredEvent): readonly Entry[] {
  const isSeries = (stored.fields.recurrence?.length ?? 0) > 0;
  if (!query.singleEvents || !isSeries) {
    const lost = query.singleEvents ? lostOf(query, stored) : [];
    return [{ stored, at: null }, ...lost];
  }
  const taken = new Set(world.exceptions(stored.calendar, stored.id).map(({ id }) => id));
  const starts = startsOf(stored, query.timeMax ?? now + horizonMs);
  const entries = starts
    .filter((at) => !taken.has(occurrenceId(stored.id, at)))
    .map((at) => ({ stored, at }));
  return [...entries, ...lostOf(query, stored)];
}

function lostOf(query: ListQuery, stored: StoredEvent): readonly Entry[] {
  if (query.since === null) return [];
  const since = query.since;
  return stored.lost.filter(({ change }) => change > since).map(({ at }) => ({ stored, at }));
}

function isWanted(listing: Listing, entry: Entry): boolean {
  const { query, world } = listing;
  const { fields } = entry.stored;
  if (isGone(entry)) {
    // A token reports what is gone; else only exceptions of a living series, and not among singles.
    const series = fields.recurringEventId;
    const master = series ? world.event(entry.stored.calendar, series) : null;
    const isHole = master !== null && master.fields.status !== 'cancelled' && !query.singleEvents;
    const isChanges = query.since !== null || query.updatedMin !== null;
    if (!isChanges && !query.showDeleted && !isHole) return false;
  }
  if (query.eventTypes.length > 0 && !query.eventTypes.includes(fields.eventType ?? 'default')) {
    return false;
  }
  if (query.updatedMin !== null && Date.parse(fields.updated ?? '') < query.updatedMin) {
    return false;
  }
  return matches(query, fields) && isInTime(listing, entry);
}

function matches({ q, iCalUID, properties }: ListQuery, fields: Event): boolean {
  if (iCalUID !== null && fields.iCalUID !== iCalUID) return false;
  const isEach = properties.every(
    ({ side, name, value }) => fields.extendedProperties?.[side]?.[name] === value,
  );
  if (!isEach) return false;
  if (q === null) return true;
  const people = (fields.attendees ?? []).flatMap(({ email, displayName }) => [email, displayName]);
  const texts = [fields.summary, fields.description, fields.location, ...people];
  const text = texts.join('\n').toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** `timeMin` looks at ends, `timeMax` at starts; neither is included. */
function isInTime({ query, view }: Listing, entry: Entry): boolean {
  const { timeZone } = view.calendar;
  const { timeMin, timeMax } = query;
  if (timeMin === null && timeMax === null) return true;
  const isIn = ({ start, end }: { start: number; end: number }): boolean =>
    (timeMin === null || end > timeMin) && (timeMax === null || start < timeMax);
  const { stored, at } = entry;
  if (at !== null || !stored.fields.recurrence) return isIn(spanOfEntry(entry, timeZone));
  const until = timeMax ?? (timeMin ?? 0) + horizonMs;
  return startsOf(stored, until).some((each) => isIn(spanOfEntry({ stored, at: each }, timeZone)));
}

/** `events.instances`: the occurrences of one series, all of them on one page. */
export function instancesOf(listing: Listing, series: StoredEvent): calendar_v3.Schema$Events {
  const { world, query } = listing;
  const expanded = { ...listing, query: { ...query, singleEvents: true } };
  const exceptions = world
    .exceptions(series.calendar, series.id)
    .map((stored) => ({ stored, at: null }));
  const startOf = (entry: Entry): number =>
    spanOfEntry(entry, listing.view.calendar.timeZone).start;
  const entries = [...entriesOf(expanded, series), ...exceptions]
    .filter((entry) => isWanted(expanded, entry))
    .sort((a, b) => startOf(a) - startOf(b) || (idOf(a) < idOf(b) ? -1 : 1));
  const { items: _, nextPageToken: __, ...envelope } = listedPage(listing);
  return {
    ...envelope,
    etag: etagOf(series.change),
    items: entries.slice(0, query.maxResults).map((entry) => itemOf(expanded, entry)),
  };
}
