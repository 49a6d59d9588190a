/** The person's calendars, and whose they are. */
import type { Calendar as GraphCalendar } from '@microsoft/microsoft-graph-types';
import { Failure } from '../../domain/failure.ts';
import type { CalendarInfo } from '../../domain/ports/calendar.ts';
import type { Zone } from '../../domain/time.ts';
import { ask, listAll } from './ask.ts';
import { zoneOf } from './clock-faces.ts';
import { field } from './failures.ts';
import type { Graph } from './graph.ts';
import { addressOf } from './people.ts';

const prefer = { Prefer: 'IdType="ImmutableId"' };

/**
 * All calendars of the mailbox. Own ones are the default one and those that the person may edit and owns:
 * holidays and birthdays are theirs too by name, but not to be edited. Only the primary one has a zone,
 * that of the mailbox. Fails as Graph does, `reconnect` (scope) where the account has no mailbox.
 */
export async function listCalendars(graph: Graph): Promise<readonly CalendarInfo[]> {
  const [calendars, zone] = await Promise.all([readCalendars(graph), mailboxZone(graph)]);
  const person = addressOfOwner(calendars);
  return calendars.flatMap((calendar) => {
    if (!calendar.id) return [];
    const isPrimary = calendar.isDefaultCalendar ?? false;
    const owner = addressOf(calendar.owner?.address);
    const mayWrite = calendar.canEdit ?? false;
    const isTheirs = owner === null || person === null ? calendar.canShare : owner === person;
    // Holidays and birthdays.
    const isFilled = !isPrimary && !mayWrite && owner !== null && owner === person;
    return [
      {
        id: calendar.id,
        name: calendar.name ?? '',
        isPrimary,
        isOwn: isPrimary || (mayWrite && (isTheirs ?? false)),
        mayWrite,
        ...(isFilled ? { mayWatch: false as const } : {}),
        zone: isPrimary ? zone : null,
        ownAddress: isPrimary ? owner : null,
      },
    ];
  });
}

/** The address of the mailbox's owner, small letters; null where Graph does not tell it. Fails as Graph. */
export async function ownerAddress(graph: Graph): Promise<string | null> {
  return addressOfOwner(await readCalendars(graph));
}

async function readCalendars(graph: Graph): Promise<readonly GraphCalendar[]> {
  return (await listAll(graph, '/me/calendars?$top=100', prefer)) as readonly GraphCalendar[];
}

function addressOfOwner(calendars: readonly GraphCalendar[]): string | null {
  const primary = calendars.find(({ isDefaultCalendar }) => isDefaultCalendar);
  return addressOf(primary?.owner?.address);
}

/** Needs a permission of its own, which a person may not have given: then their events tell. */
async function mailboxZone(graph: Graph): Promise<Zone | null> {
  try {
    const reply = await ask(graph, { method: 'GET', path: '/me/mailboxSettings' });
    const name = field(reply.body, 'timeZone');
    return typeof name === 'string' ? zoneOf(name) : null;
  } catch (error) {
    const isRefused =
      error instanceof Failure &&
      (error.code === 'gone' ||
        (error.facts.code === 'reconnect' && error.facts.because === 'scope'));
    if (isRefused) return await usualZone(graph);
    throw error;
  }
}

/** The zone in which most of the person's latest events were made; null where they name none. */
async function usualZone(graph: Graph): Promise<Zone | null> {
  const path = '/me/events?$top=50&$select=originalStartTimeZone';
  const reply = await ask(graph, { method: 'GET', path, headers: prefer });
  const events = field(reply.body, 'value');
  const counts = new Map<Zone, number>();
  for (const event of Array.isArray(events) ? events : []) {
    const name = field(event, 'originalStartTimeZone');
    const zone = typeof name === 'string' ? zoneOf(name) : null;
    if (zone !== null) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  }
  const [usual] = [...counts].sort(([, a], [, b]) => b - a);
  return usual?.[0] ?? null;
}
