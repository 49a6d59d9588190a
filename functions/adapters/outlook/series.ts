/**
 * Occurrences of recurring events. Delta shows them as stubs (id, times, the master's id), and a deleted
 * one gives no sign: where the master is in a round, the whole series is told anew (fact sheet, 2).
 */
import { Failure } from '../../domain/failure.ts';
import type { Change } from '../../domain/ports/calendar.ts';
import { patiently } from '../http/patiently.ts';
import { exchangeAll } from './batch.ts';
import { failureFrom, succeeded } from './failures.ts';
import type { Graph } from './graph.ts';
import { type Reading, readEvent, type WireEvent } from './read-event.ts';
import { encoded, eventPrefer } from './words.ts';

/** What a round has told of recurring events, kept until its end: pages come in no certain order. */
export class SeriesOfRound {
  readonly #masters = new Map<string, WireEvent>();
  readonly #members = new Map<string, WireEvent>();

  /** Keeps a master, an occurrence or an exception; false where the event is none of these. */
  take(wire: WireEvent): boolean {
    if (!wire.id) return false;
    if (wire.type === 'seriesMaster') {
      this.#masters.set(wire.id, wire);
      return true;
    }
    if (!wire.seriesMasterId) return false;
    // Told again in the same round: the last word counts.
    this.#members.set(wire.id, wire);
    return true;
  }

  /** What was kept of that id is not there any more. */
  drop(id: string): void {
    this.#masters.delete(id);
    this.#members.delete(id);
  }

  /** Ids of the masters in the round. */
  masters(): readonly string[] {
    return [...this.#masters.keys()];
  }

  /**
   * The occurrences of the round, complete. Masters that were not in it are read, once each; where one is
   * not there any more its occurrences are gone. Fails as Graph does.
   */
  async changes(graph: Graph, calendar: string, reading: Reading): Promise<readonly Change[]> {
    const members = [...this.#members.values()];
    const named = new Set(members.map((member) => member.seriesMasterId ?? ''));
    const unknown = [...named].filter((id) => !this.#masters.has(id));
    const read = await patiently(() => readMasters(graph, calendar, unknown), graph.pace);
    const masters = new Map([...this.#masters, ...read]);
    const changes: Change[] = [];
    for (const member of members) {
      const master = masters.get(member.seriesMasterId ?? '') ?? null;
      const live = master
        ? await readEvent(completed(member, master), reading, { key: null, master })
        : null;
      if (live) changes.push({ is: 'event', live: { ...live, key: null } });
      else if (member.id) changes.push({ is: 'gone', id: member.id });
    }
    return changes;
  }
}

/** A stub with what it shares with its master; one that is complete stays as it is. */
function completed(member: WireEvent, master: WireEvent): WireEvent {
  if (member.subject !== undefined) return member;
  // An occurrence that the rule makes starts where the rule says, so that nothing original is inherited.
  const { originalStart: _, ...shared } = master;
  return { ...shared, ...member, recurrence: null };
}

async function readMasters(
  graph: Graph,
  calendar: string,
  ids: readonly string[],
): Promise<readonly [string, WireEvent][]> {
  const replies = await exchangeAll(
    graph,
    ids.map((id) => ({
      method: 'GET',
      path: `/me/calendars/${encoded(calendar)}/events/${encoded(id)}`,
      headers: { Prefer: eventPrefer },
    })),
  );
  return replies.flatMap((reply, index): [string, WireEvent][] => {
    const id = ids[index] ?? '';
    if (reply instanceof Failure) throw reply;
    if (succeeded(reply)) return [[id, reply.body as WireEvent]];
    const failure = failureFrom(reply);
    if (failure.code !== 'gone') throw failure;
    return [];
  });
}
