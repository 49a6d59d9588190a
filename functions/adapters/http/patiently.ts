/**
 * The one retry policy: by what failed, jittered, `Retry-After` honoured, and never a long sleep. A wait
 * over two seconds goes back to the caller, whose queue waits better than a function that is paid for.
 */
import { answerTo, Failure, failureOf } from '../../domain/failure.ts';

/** Sleep, chance and the time that passes, so that tests decide all three. */
export type Pace = {
  readonly sleep: (ms: number) => Promise<void>;
  /** 0 (included) to 1 (excluded). */
  readonly random: () => number;
  /** Milliseconds since any moment. */
  readonly clock: () => number;
  /** What is known of whoever is asked, shared by all calls; null: it is asked in any case. */
  readonly line: Line | null;
};

/** A line on which nobody answered lately. */
export type Line = {
  /** How many times in a row we waited in vain; what was waited for at the same time counts once. */
  hangs: number;
  /** When that was last, by `Pace.clock`. */
  hungAt: number;
  /** Until then nobody is asked, by `Pace.clock`. */
  restsUntil: number;
};

const triesAtMost = 4;
const firstWaitMs = 100;
const longestWaitMs = 2000;
/** Who has let us wait for so long for no answer is not asked again at once: others wait behind us. */
const hangsMs = 5000;
/**
 * So often in a row, and the line rests: each who asks would wait as long, and hold up whoever waits for a
 * function, also those who need another provider. Then one tries, and if that is in vain too it rests again.
 */
const hangsAtMost = 3;
const restMs = 30_000;

/**
 * Runs `attempt` until it succeeds, at most four times. It must be one that may be repeated: a read, a
 * write under a name of ours, or one that is checked first. What fails for good is thrown at once.
 */
export async function patiently<T>(attempt: () => Promise<T>, pace: Pace): Promise<T> {
  const { line } = pace;
  for (let tried = 1; ; tried++) {
    const begun = pace.clock();
    if (line && begun < line.restsUntil) throw new Failure({ code: 'unreachable', status: null });
    try {
      const done = await attempt();
      if (line) line.hangs = 0;
      return done;
    } catch (error) {
      const failure = failureOf(error);
      const answer = answerTo(failure.facts);
      const hangs = pace.clock() - begun >= hangsMs;
      if (line) heard(line, hangs ? begun : null, pace.clock());
      if (answer.answer !== 'retry' || tried === triesAtMost || hangs) throw failure;
      // Half fixed, half chance: callers that failed together do not come back together.
      const usual = firstWaitMs * 3 ** (tried - 1);
      const waitMs = answer.afterMs ?? usual * (0.5 + pace.random());
      if (waitMs > longestWaitMs) throw failure;
      await pace.sleep(waitMs);
    }
  }
}

/** Whoever refuses answers; only silence counts. `begun`: when we began to wait in vain; null: we did not. */
function heard(line: Line, begun: number | null, now: number): void {
  if (begun === null) line.hangs = 0;
  else if (begun >= line.hungAt) {
    line.hangs += 1;
    line.hungAt = now;
  }
  if (line.hangs >= hangsAtMost) line.restsUntil = now + restMs;
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
