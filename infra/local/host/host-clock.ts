/** The host's time: the machine's, or that of its sandboxes, which may have been moved forward. */
import type { Clock } from '../../../functions/domain/ports/clock.ts';
import { instant } from '../../../functions/domain/time.ts';

/** A clock of whole milliseconds over a source that may tell more. */
export function hostClock(source: { now(): number }): Clock {
  return { now: () => instant(Math.floor(source.now())) };
}
