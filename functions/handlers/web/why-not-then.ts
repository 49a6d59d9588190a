/** When a step may be put off until: the same wherever the person says it. */
import type { StepKind } from '../../domain/plan/step.ts';
import { dayMs, type Instant } from '../../domain/time.ts';
import type { Series } from '../../pages/series.ts';
import { type Wrong, wrong } from './post-outcome.ts';

const laterAtMostDays = 400;
/** Nobody puts off a step for longer; a year that was mistyped does. */
export const laterAtMostMs = laterAtMostDays * dayMs;

/** Why a step of that kind cannot be moved to `start`; null: it can. An application has no rounds. */
export function whyNotThen(
  kind: StepKind,
  start: Instant,
  series: Pick<Series, 'rounds' | 'start' | 'end'>,
  now: Instant,
): Wrong | null {
  if (start <= now) return wrong('That time is over', 'Choose a later one.');
  if (start - now > laterAtMostMs) {
    return wrong('That is very late', `Choose a day within ${laterAtMostDays} days.`);
  }
  if (kind === 'prepare' && start >= series.start) {
    return wrong('That is too late', 'The interview has begun by then.');
  }
  if (kind !== 'prepare' && series.rounds.length > 0 && start < series.end) {
    return wrong('That is too early', 'The interview is not over by then.');
  }
  return null;
}
