/** When a person has to be looked at next although nothing changes. */
import type { FollowUp } from '../search/plan-search.ts';
import { type Instant, minuteMs, plusMs } from '../time.ts';

/** Looked at shortly before a step comes up: none may survive a cancellation (design, decision 5). */
const aheadMs = 15 * minuteMs;

/** The earliest such moment after `now`; null where nothing is ahead. */
export function nextTurn(steps: readonly FollowUp[], now: Instant): Instant | null {
  const turns = steps
    .filter((step) => step.status === 'planned')
    .map((step) => plusMs(step.start, -aheadMs))
    .filter((turn) => turn > now);
  return turns.length === 0 ? null : (Math.min(...turns) as Instant);
}
