/** Time that passes only when everybody waits: a month of waiting takes seconds, and overlaps as it would. */
import { type Instant, plusMs } from '../../functions/domain/time.ts';

type Timer = { readonly at: number; readonly order: number; readonly what: () => void };

/** A clock whose timers are called in order of time, those of the same moment as they were set. */
export class VirtualTime {
  #now: Instant;
  #order = 0;
  /** A binary heap, the earliest first. */
  readonly #timers: Timer[] = [];

  constructor(now: Instant) {
    this.#now = now;
  }

  /** The present moment. */
  readonly now = (): Instant => this.#now;

  /** Calls `what` at that moment; at once where it has passed. */
  at(when: number, what: () => void): void {
    this.#order += 1;
    this.#push({ at: Math.max(when, this.#now), order: this.#order, what });
  }

  /** Settles so much later. */
  wait(ms: number): Promise<void> {
    return new Promise((done) => this.at(this.#now + ms, done));
  }

  /** Lets time pass until that moment. */
  async passUntil(end: number): Promise<void> {
    for (;;) {
      // Whoever can go on without waiting does so first: an immediate comes after all promises.
      await new Promise((done) => setImmediate(done));
      const [next] = this.#timers;
      if (next === undefined || next.at > end) break;
      this.#pop();
      this.#now = plusMs(this.#now, next.at - this.#now);
      next.what();
    }
    this.#now = plusMs(this.#now, Math.max(0, end - this.#now));
  }

  #push(timer: Timer): void {
    const heap = this.#timers;
    let at = heap.push(timer) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!isBefore(timer, heap[up])) break;
      [heap[at], heap[up]] = [heap[up] as Timer, timer];
      at = up;
    }
  }

  #pop(): void {
    const heap = this.#timers;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    heap[0] = last;
    for (;;) {
      const left = 2 * at + 1;
      const down = isBefore(heap[left + 1], heap[left]) ? left + 1 : left;
      if (!isBefore(heap[down], last)) return;
      [heap[at], heap[down]] = [heap[down] as Timer, last];
      at = down;
    }
  }
}

function isBefore(a: Timer | undefined, b: Timer | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
