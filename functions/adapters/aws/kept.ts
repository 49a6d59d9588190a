/** Answers that cost something, kept for a while. */
import type { Clock } from '../../domain/ports/clock.ts';
import { type Instant, plusMs } from '../../domain/time.ts';

type Entry<T> = { readonly answer: Promise<T>; readonly until: Instant };

/** By name, `mostAtOnce` of them: whoever asks within `ms` gets the same answer. A failure is not kept. */
export class Kept<T> {
  readonly #all = new Map<string, Entry<T>>();
  readonly #clock: Clock;
  readonly #ms: number;
  readonly #mostAtOnce: number;

  constructor(clock: Clock, ms: number, mostAtOnce: number) {
    this.#clock = clock;
    this.#ms = ms;
    this.#mostAtOnce = mostAtOnce;
  }

  /** The answer of that name, fetched where none is kept. Fails as `fetch` does: the next one asks again. */
  get(name: string, fetch: (now: Instant) => Promise<T>): Promise<T> {
    const all = this.#all;
    const now = this.#clock.now();
    for (const [known, { until }] of all) if (until <= now) all.delete(known);
    const known = all.get(name);
    if (known) return known.answer;
    const entry = { answer: fetch(now), until: plusMs(now, this.#ms) };
    all.set(name, entry);
    entry.answer.catch(() => all.get(name) === entry && all.delete(name));
    const [oldest] = all.keys();
    if (all.size > this.#mostAtOnce && oldest !== undefined) all.delete(oldest);
    return entry.answer;
  }
}
