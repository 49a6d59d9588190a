/** Whose turn it is: one run at a time for a person, some persons at a time, and wishes that wait are one. */
import { bothWishes, type Wish } from '../../../functions/domain/wish.ts';

/** Carries a wish out; says whether and when to look again, and how long to leave the person in peace. */
export type Run = (person: string, wish: Wish) => Promise<Next>;
export type Next = {
  readonly again: { readonly afterMs: number; readonly wish: Wish } | null;
  /** The next run of this person waits so long: what is told meanwhile is told at once. */
  readonly restMs: number;
};

const nothingMore: Next = { again: null, restMs: 0 };
const runsAtOnce = 8;
/** Providers tell one change twice within such a time. */
const soonMs = 25;
/** So many looks in a row may follow at once: after a conflict the second usually settles it. */
const promptAgains = 3;
const calmestMs = 60_000;
/** A provider may ask for any wait; longer ones than a timer can hold end at once. */
const longestWaitMs = 24 * 60 * 60 * 1000;

/** A queue in memory: what is lost with the process is found again, since a start looks at everybody. */
export class Queue {
  readonly #run: Run;
  readonly #waiting = new Map<string, Wish>();
  readonly #soon = new Map<string, Wish>();
  readonly #busy = new Set<string>();
  readonly #resting = new Set<string>();
  readonly #postponed = new Map<string, { readonly due: number; readonly wish: Wish }>();
  /** How many runs in a row asked for another one. */
  readonly #agains = new Map<string, number>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #idle: (() => void)[] = [];
  #isClosed = false;

  constructor(run: Run) {
    this.#run = run;
  }

  /** Adds a wish for a person; one that is waiting already is widened by it. */
  add(person: string, wish: Wish): void {
    if (this.#isClosed) return;
    const waiting = this.#waiting.get(person);
    this.#waiting.set(person, waiting ? bothWishes(waiting, wish) : wish);
    this.#next();
  }

  /** As `add`, a moment later: what is told twice or in pieces is looked at once. */
  addSoon(person: string, wish: Wish): void {
    if (this.#isClosed) return;
    const soon = this.#soon.get(person);
    this.#soon.set(person, soon ? bothWishes(soon, wish) : wish);
    if (soon) return;
    this.#later(soonMs, () => {
      const merged = this.#soon.get(person);
      this.#soon.delete(person);
      if (merged) this.add(person, merged);
    });
  }

  /** Looks again after a wait. A person waits once, for the earliest wish, with all of them. */
  #addLater(person: string, wish: Wish, afterMs: number): void {
    const known = this.#postponed.get(person);
    const due = performance.now() + Math.min(afterMs, longestWaitMs);
    const both = known ? bothWishes(known.wish, wish) : wish;
    if (known && known.due <= due) {
      this.#postponed.set(person, { ...known, wish: both });
      return;
    }
    this.#postponed.set(person, { due, wish: both });
    this.#later(Math.max(0, due - performance.now()), () => {
      // Another timer may have come first and taken the wish with it.
      const now = this.#postponed.get(person);
      if (now?.due !== due) return;
      this.#postponed.delete(person);
      this.add(person, now.wish);
    });
  }

  /** Who has to be looked at again and again is looked at more and more calmly. */
  #patience(person: string, afterMs: number): number {
    const times = (this.#agains.get(person) ?? 0) + 1;
    this.#agains.set(person, times);
    if (times <= promptAgains) return afterMs;
    return Math.max(afterMs, Math.min(calmestMs, 100 * 2 ** (times - promptAgains)));
  }

  /** Settles when nobody waits and nothing runs; wishes for later do not count. */
  whenIdle(): Promise<void> {
    if (this.#waiting.size + this.#busy.size + this.#soon.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  /** Takes nothing new, forgets what waits, and settles when the last run has ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#waiting.clear();
    this.#soon.clear();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    await this.whenIdle();
  }

  #later(afterMs: number, what: () => void): void {
    if (this.#isClosed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      what();
    }, afterMs);
    this.#timers.add(timer);
  }

  #next(): void {
    for (const [person, wish] of this.#waiting) {
      if (this.#busy.size >= runsAtOnce) return;
      if (this.#busy.has(person) || this.#resting.has(person)) continue;
      this.#waiting.delete(person);
      this.#busy.add(person);
      void this.#work(person, wish);
    }
    if (this.#waiting.size + this.#busy.size + this.#soon.size > 0) return;
    for (const settle of this.#idle.splice(0)) settle();
  }

  async #work(person: string, wish: Wish): Promise<void> {
    // Whoever runs tells of errors; here they must not keep a person busy for ever.
    const { again, restMs } = await this.#run(person, wish).catch(() => nothingMore);
    if (again) this.#addLater(person, again.wish, this.#patience(person, again.afterMs));
    else this.#agains.delete(person);
    this.#busy.delete(person);
    if (restMs > 0 && !this.#isClosed) {
      this.#resting.add(person);
      this.#later(restMs, () => {
        this.#resting.delete(person);
        this.#next();
      });
    }
    this.#next();
  }
}
