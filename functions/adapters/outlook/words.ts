/** Words that we agree upon with Graph: headers, marks, filters. */

import { shortHash } from '../../domain/plan/step.ts';

/** Our mark on events. Graph compares the name's letters exactly; the GUID is ours for ever. */
export const markId = 'String {7b0f2c5e-94d1-4a6b-8e37-5d2c1f60a9b4} Name Afterword';

/** Who a linked resource of a task is from. */
export const applicationName = 'Afterword';

/** For requests that read or write events: ids that outlive a move, plain text, times in UTC. */
export const eventPrefer =
  'outlook.body-content-type="text", outlook.timezone="UTC", IdType="ImmutableId"';

/** For requests that read or write tasks: dates in that zone, text as it is. */
export function taskPrefer(zone: string): string {
  return `outlook.timezone="${zone}"`;
}

/** The part of an address that stands for an id or a value. */
export const encoded = encodeURIComponent;

/**
 * What Graph takes for the same POST, in all of the mailbox: the key, how often the step was written anew,
 * and the calendar, since the same step may be owed in another one later.
 */
export function transactionId(key: string, generation: number, calendar: string): string {
  return `afterword-${key}-${generation}-${shortHash(calendar)}`;
}

/** The key in a `transactionId` of ours; null for any other. */
export function keyInTransaction(id: string | null | undefined): string | null {
  return /^afterword-(.+)-\d+-[0-9a-v]{13}$/.exec(id ?? '')?.[1] ?? null;
}

/** Query that lists a calendar's events with our mark: all of them, or those of one key. */
export function markQuery(key: string | null): string {
  const id = `ep/id eq ${quoted(markId)}`;
  const value = key === null ? "ep/value ne ''" : `ep/value eq ${quoted(key)}`;
  const filter = `singleValueExtendedProperties/Any(ep: ${id} and ${value})`;
  const expand = `singleValueExtendedProperties($filter=id eq ${quoted(markId)})`;
  return `$filter=${encoded(filter)}&$expand=${encoded(expand)}`;
}

/** A text in OData: quotes within are doubled. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
