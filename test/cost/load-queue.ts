/** The queue and the sync function under a day's load, second by second. */
import { type Arrivals, daySeconds } from './load-arrivals.ts';

export type Service = {
  /** How many sync functions may run at once. */
  readonly concurrency: number;
  /** What one look waits for others, in milliseconds; those of one batch wait side by side. */
  readonly waitMs: number;
  /** What it computes, at its memory's share of a processor; those of one batch one after another. */
  readonly computeMs: number;
};

export type Outage = {
  readonly of:
    | 'nothing'
    | 'our sync function'
    | 'a provider that refuses'
    | 'a provider that hangs';
  readonly from: number;
  readonly until: number;
};

export type Day = {
  readonly deepest: number;
  readonly oldestSeconds: number;
  /** Looks a second, at the most. */
  readonly peakServed: number;
  /** How long after the outage the oldest message is young again; null: not within the day. */
  readonly drainedAfterSeconds: number | null;
  /** Messages an invocation, on the day's average. */
  readonly batch: number;
};

const batchAtMost = 10;
/**
 * Four tries with their waits, of answers that come at once; of answers that never come one try of ten seconds
 * in forty for each process, all others given up at once (`adapters/http/patiently.ts`): half a second on the
 * whole, but ten at its beginning, so that it is taken for no better than a refusal.
 */
const tries = { 'a provider that refuses': 1_900, 'a provider that hangs': 1_900 } as const;
/** Half of all looks are at that provider. */
const affected = 0.5;
/**
 * Who could not be read has a turn after half as long as it has failed already, a minute at least and an
 * hour at most (functions/flows/waits.ts); a turn comes within ten minutes of its moment.
 */
const [againLeast, againMost, againSpread] = [60, 3600, 600];
const young = 60;

/** How many are looked at side by side in one function (functions/handlers/take-batch.ts). */
const sideBySide = 4;

/**
 * How long a batch waits, in waits of one look: the longest of those that wait side by side, whose waits
 * differ as chance has it.
 */
export function together(batch: number): number {
  const beside = Math.min(batch, sideBySide);
  let longest = 0;
  for (let nth = 1; nth <= beside; nth++) longest += 1 / nth;
  const whole = Math.floor(beside);
  longest += (beside - whole) / (whole + 1);
  return longest * Math.max(1, batch / sideBySide);
}

/** How a day goes. */
export function dayOf({ all, persons }: Arrivals, service: Service, outage: Outage): Day {
  const again = new Float64Array(daySeconds + againMost + againSpread + 1);
  const came = new Float64Array(daySeconds + 1);
  let [depth, deepest, oldest, peak, served, invoked, first, waitingAgain] = [
    0, 0, 0, 0, 0, 0, 0, 0,
  ];
  let late: number | null = null;
  for (let at = 0; at < daySeconds; at++) {
    const isOut = outage.of !== 'nothing' && at >= outage.from && at < outage.until;
    waitingAgain -= again[at] ?? 0;
    const arrived = (all[at] ?? 0) + (again[at] ?? 0);
    came[at + 1] = (came[at] ?? 0) + arrived;
    depth += arrived;
    const { looks, batch } = served1(depth, service, isOut ? outage.of : 'nothing');
    depth -= looks;
    served += looks;
    invoked += looks / batch;
    peak = Math.max(peak, looks);
    deepest = Math.max(deepest, depth);
    if (isOut && outage.of !== 'our sync function') {
      // A person has one turn, however often they could not be read.
      const more = looks * affected * Math.max(0, 1 - waitingAgain / (persons * affected));
      waitingAgain += more;
      const wait = Math.min(againMost, Math.max(againLeast, Math.round((at - outage.from) / 2)));
      const each = more / againSpread;
      for (let second = 0; second < againSpread; second++) {
        const then = at + wait + second;
        again[then] = (again[then] ?? 0) + each;
      }
    }
    while (first < at && (came[first + 1] ?? 0) <= served) first++;
    const age = depth < 1 ? 0 : at - first;
    oldest = Math.max(oldest, age);
    if (at >= outage.until && late === null && age < young) late = at - outage.until;
  }
  return {
    ...{ deepest: Math.round(deepest), oldestSeconds: oldest, peakServed: peak },
    ...{ drainedAfterSeconds: late, batch: served / Math.max(1, invoked) },
  };
}

/** What is done in one second: the more wait, the more are taken at once. */
function served1(
  depth: number,
  { concurrency, waitMs, computeMs }: Service,
  out: Outage['of'],
): { readonly looks: number; readonly batch: number } {
  if (out === 'our sync function') return { looks: 0, batch: 1 };
  const slow = out === 'nothing' ? 0 : tries[out];
  const rate = (batch: number): number => {
    // One slow look keeps its whole batch waiting.
    const isSlow = slow === 0 ? 0 : 1 - (1 - affected) ** batch;
    return (
      (concurrency * batch * 1000) / (waitMs * together(batch) + isSlow * slow + batch * computeMs)
    );
  };
  let batch = 1;
  while (batch < batchAtMost && rate(batch) < depth) batch++;
  return { looks: Math.min(depth, rate(batch)), batch };
}

/** The fewest functions at once with which nobody waits longer than that on an ordinary day. */
export function fewest(arrivals: Arrivals, service: Omit<Service, 'concurrency'>, seconds: number) {
  const nothing: Outage = { of: 'nothing', from: 0, until: 0 };
  let [few, many] = [1, 2];
  const isEnough = (concurrency: number): boolean =>
    dayOf(arrivals, { ...service, concurrency }, nothing).oldestSeconds <= seconds;
  while (!isEnough(many)) [few, many] = [many, many * 2];
  while (many - few > 1) {
    const middle = Math.floor((few + many) / 2);
    if (isEnough(middle)) many = middle;
    else few = middle;
  }
  return many;
}
