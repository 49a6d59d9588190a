/** The day from which "tomorrow" and "by Friday" in an interview's notes count. */
import { type Instant, type LocalDay, localDay, type Zone } from '../time.ts';

/**
 * The day in `zone` on which something was held from `start` to `end`: one that ends at midnight
 * belongs to the day before, on which it began.
 */
export function dayHeld(zone: Zone, start: Instant, end: Instant): LocalDay {
  return localDay(zone, Math.max(start, end - 1) as Instant);
}
