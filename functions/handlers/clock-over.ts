/** Time as the flows know it: whole milliseconds of a source that may tell more. */
import type { Clock } from '../domain/ports/clock.ts';
import { instant } from '../domain/time.ts';

/** A clock over the machine's time (`Date`), or over that of a sandbox, which may have been moved. */
export function clockOver(source: { now(): number }): Clock {
  return { now: () => instant(Math.floor(source.now())) };
}
