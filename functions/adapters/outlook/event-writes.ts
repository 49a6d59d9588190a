/** Writes follow-ups into a calendar. */
import type { Event as GraphEvent } from '@microsoft/microsoft-graph-types';
import { Failure } from '../../domain/failure.ts';
import type { EventDraft, EventWrite, LiveEvent, Outcome } from '../../domain/ports/calendar.ts';
import type { Zone } from '../../domain/time.ts';
import { patiently } from '../http/patiently.ts';
import { exchangeAll } from './batch.ts';
import { faceOf } from './clock-faces.ts';
import { errorCode, failureFrom, field, type Reply, succeeded } from './failures.ts';
import { inKnownZone } from './known-zone.ts';
import type { Mailbox } from './mailbox.ts';
import { markOf, readEvent, type WireEvent } from './read-event.ts';
import { settle, type Writing } from './settle.ts';
import { encoded, eventPrefer, markId, markQuery, transactionId } from './words.ts';

/** The outcomes in the order of the writes; fails never, a failure is an outcome. */
export function writeEvents(
  mailbox: Mailbox,
  calendar: string,
  writes: readonly EventWrite[],
): Promise<readonly Outcome<LiveEvent>[]> {
  const find = (keys: readonly string[]) => findByKeys(mailbox, calendar, keys);
  const run = (some: readonly EventWrite[]) => {
    const writings = some.map((write) => writingOf(mailbox, calendar, write, find));
    return settle(mailbox.graph, writings, find);
  };
  return inKnownZone(writes, run, inZone);
}

/** The same moments as another zone's clock shows them. */
function inZone(write: EventWrite, zone: Zone): EventWrite | null {
  if (write.do === 'remove' || write.draft.zone === zone) return null;
  return { ...write, draft: { ...write.draft, zone } };
}

function writingOf(
  mailbox: Mailbox,
  calendar: string,
  write: EventWrite,
  find: Find,
): Writing<LiveEvent> {
  switch (write.do) {
    case 'create':
      return creation(mailbox, calendar, write, find);
    case 'update':
      return update(mailbox, calendar, write);
    case 'remove':
      return removal(calendar, write);
  }
}

type Find = (keys: readonly string[]) => Promise<ReadonlyMap<string, LiveEvent>>;

function creation(
  mailbox: Mailbox,
  calendar: string,
  { key, generation, draft }: EventWrite & { readonly do: 'create' },
  find: Find,
): Writing<LiveEvent> {
  return {
    request: {
      method: 'POST',
      path: eventsPath(calendar),
      headers: { Prefer: eventPrefer },
      body: {
        ...timesOf(draft),
        ...wordsOf(draft),
        showAs: 'free',
        isReminderOn: true,
        reminderMinutesBeforeStart: 0,
        categories: ['Follow-up'],
        transactionId: transactionId(key, generation, calendar),
        singleValueExtendedProperties: [{ id: markId, value: key }],
      } satisfies GraphEvent,
    },
    read: async (reply) => {
      if (succeeded(reply)) return written(mailbox, reply, key);
      if (!isRepeated(reply)) throw failureFrom(reply);
      // The name was used before: it stands there, or it stood there and the person deleted it.
      const live = (await find([key])).get(key);
      return live ? { is: 'written', live, isFound: true } : { is: 'gone' };
    },
    creates: key,
    mayExist: false,
  };
}

/** Seen live as 400 and as 409 (fact sheet, 3); two writes at once are something else. */
function isRepeated(reply: Reply): boolean {
  const code = errorCode(reply);
  return (
    code === 'errorduplicatetransactionid' ||
    (reply.status === 409 && code !== 'errorirresolvableconflict')
  );
}

function update(
  mailbox: Mailbox,
  calendar: string,
  { key, id, etag, words, draft }: EventWrite & { readonly do: 'update' },
): Writing<LiveEvent> {
  return {
    request: {
      method: 'PATCH',
      path: `${eventsPath(calendar)}/${encoded(id)}`,
      headers: { Prefer: eventPrefer, ...ifMatch(etag) },
      body: {
        // The person may have made a whole day of it; a time of day makes it an event of hours again.
        ...(words === 'only' ? {} : { ...timesOf(draft), isAllDay: false }),
        ...(words === 'theirs' ? {} : wordsOf(draft)),
      } satisfies GraphEvent,
    },
    read: async (reply) => {
      if (succeeded(reply)) return written(mailbox, reply, key);
      return outcomeOf(reply, { is: 'gone' });
    },
    creates: null,
    mayExist: false,
  };
}

function removal(
  calendar: string,
  { id, etag }: EventWrite & { readonly do: 'remove' },
): Writing<LiveEvent> {
  return {
    request: {
      method: 'DELETE',
      path: `${eventsPath(calendar)}/${encoded(id)}`,
      headers: ifMatch(etag),
    },
    read: async (reply) =>
      succeeded(reply) ? { is: 'removed' } : outcomeOf(reply, { is: 'removed' }),
    creates: null,
    mayExist: false,
  };
}

/**
 * What an error to a write of something that was there means: `missing` where it is not there any more,
 * `changed` where somebody else was first; any other is thrown as its failure.
 */
export function outcomeOf<T>(reply: Reply, missing: Outcome<T>): Outcome<T> {
  const failure = failureFrom(reply);
  if (failure.code === 'gone' || reply.status === 410) return missing;
  if (failure.code === 'conflict') return { is: 'changed' };
  throw failure;
}

/** `If-Match` where the version is known. */
export function ifMatch(etag: string | null): Readonly<Record<string, string>> {
  return etag === null ? {} : { 'If-Match': etag };
}

async function written(mailbox: Mailbox, reply: Reply, key: string): Promise<Outcome<LiveEvent>> {
  const wire = (reply.body ?? {}) as WireEvent;
  const live = await readEvent(wire, mailbox, { key, master: null });
  // Done, but the answer is no event (a proxy's page): as good as no answer.
  if (live === null) throw new Failure({ code: 'unreachable', status: reply.status });
  return { is: 'written', live };
}

/** Events of ours by their keys. Each key is a question of its own, all in one round trip. */
async function findByKeys(
  mailbox: Mailbox,
  calendar: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, LiveEvent>> {
  const requests = keys.map((key) => ({
    method: 'GET' as const,
    path: `${eventsPath(calendar)}?${markQuery(key)}`,
    headers: { Prefer: eventPrefer },
  }));
  const replies = await patiently(async () => {
    const results = await exchangeAll(mailbox.graph, requests);
    return results.map((result) => {
      if (result instanceof Failure) throw result;
      if (!succeeded(result)) throw failureFrom(result);
      return result;
    });
  }, mailbox.graph.pace);
  const found = new Map<string, LiveEvent>();
  for (const [index, reply] of replies.entries()) {
    const values = field(reply.body, 'value');
    const key = keys[index] ?? '';
    for (const value of Array.isArray(values) ? values : []) {
      const live = await readEvent(value, mailbox, { key: markOf(value), master: null });
      // Graph compares values without regard to case; keys are exact.
      if (live?.key === key) found.set(key, live);
    }
  }
  return found;
}

function eventsPath(calendar: string): string {
  return `/me/calendars/${encoded(calendar)}/events`;
}

function timesOf(draft: EventDraft): Pick<GraphEvent, 'start' | 'end'> {
  return { start: faceOf(draft.start, draft.zone), end: faceOf(draft.end, draft.zone) };
}

function wordsOf(draft: EventDraft): Pick<GraphEvent, 'subject' | 'body'> {
  // A subject of Outlook has room for 255 characters.
  return { subject: draft.title.slice(0, 255), body: { contentType: 'text', content: draft.text } };
}
