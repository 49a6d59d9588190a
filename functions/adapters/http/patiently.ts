/**
 * The one retry policy: by what failed, jittered, `Retry-After` honoured, and never a long sleep. A wait
 * over two seconds goes back to the caller, whose queue waits better than a function that is paid for.
 */
import { answerTo, failureOf } from '../../domain/failure.ts';

/** Sleep and chance, so that tests decide both. */
export type Pace = {
  readonly sleep: (ms: number) => Promise<void>;
  /** 0 (included) to 1 (excluded). */
  readonly random: () => number;
};

const triesAtMost = 4;
const firstWaitMs = 100;
const longestWaitMs = 2000;

/**
 * Runs `attempt` until it succeeds, at most four times. It must be one that may be repeated: a read, a
 * write under a name of ours, or one that is checked first. What fails for good is thrown at once.
 */
export async function patiently<T>(attempt: () => Promise<T>, pace: Pace): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      const failure = failureOf(error);
      const answer = answerTo(failure.facts);
      if (answer.answer !== 'retry' || tried === triesAtMost) throw failure;
      // Half fixed, half chance: callers that failed together do not come back together.
      const usual = firstWaitMs * 3 ** (tried - 1);
      const waitMs = answer.afterMs ?? usual * (0.5 + pace.random());
      if (waitMs > longestWaitMs) throw failure;
      await pace.sleep(waitMs);
    }
  }
}

/**
 * Milliseconds that a `Retry-After` asks for: seconds, or a date in RFC 9110's form read against the
 * answer's own `Date` header; null where it says nothing usable.
 */
export function retryAfterMs(retryAfter: string | null, date: string | null): number | null {
  if (retryAfter === null || retryAfter.trim() === '') return null;
  const seconds = Number(retryAfter);
  if (Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1000 : null;
  const until = Date.parse(retryAfter);
  const sent = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(until) || Number.isNaN(sent) ? null : Math.max(0, until - sent);
}
