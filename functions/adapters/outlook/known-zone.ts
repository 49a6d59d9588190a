/** Outlook takes Windows names and most IANA names of zones; what it does not know goes in UTC. */
import type { Outcome } from '../../domain/ports/calendar.ts';
import { type Zone, zoneNamed } from '../../domain/time.ts';

/** `TimeZoneNotSupportedException` and its relatives, as `failureFrom` tells them. */
const unknownZone = /^Graph answered 400 .*time_?zone/i;

/**
 * The outcomes of `run`; writes whose zone Outlook refused are run again with their times in UTC, which
 * are the same moments. `moved` gives a write in another zone, null where it has none or is in it already.
 * Fails never, if `run` does not.
 */
export async function inKnownZone<W, T>(
  writes: readonly W[],
  run: (writes: readonly W[]) => Promise<readonly Outcome<T>[]>,
  moved: (write: W, zone: Zone) => W | null,
): Promise<readonly Outcome<T>[]> {
  const outcomes = await run(writes);
  const utc = zoneNamed('UTC');
  const again = writes.flatMap((write, index) => {
    const other = utc && refusesZone(outcomes[index]) ? moved(write, utc) : null;
    return other ? [{ index, write: other }] : [];
  });
  if (again.length === 0) return outcomes;
  const later = await run(again.map(({ write }) => write));
  const byIndex = new Map(again.map(({ index }, at) => [index, later[at]]));
  return outcomes.map((outcome, index) => byIndex.get(index) ?? outcome);
}

function refusesZone(outcome: Outcome<unknown> | undefined): boolean {
  const facts = outcome?.is === 'failed' ? outcome.failure.facts : null;
  return facts?.code === 'bug' && unknownZone.test(facts.what);
}
