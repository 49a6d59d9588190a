/** Whose turn it is: one run at a time for a person, some persons at a time, and wishes that wait are one. */
import { bothWishes, type Wish } from '../../../functions/flows/wish.ts';

/** Carries a wish out; says whether and when to look again, and how long to leave the person in peace. */
export type Run = (person: string, wish: Wish) => Promise<Next>;
export type Next = {
  readonly again: { readonly afterMs: number; readonly wish: Wish } | null;
  /** The next run of this person waits so long: what is told meanwhile is told at once. */
  readonly restMs: number;
};

const runsAtOnce = 8;
/** Providers tell one change twice within such a time. */
const soonMs = 25;

/** A queue in memory: what is lost with the process is found again, since a start looks at everybody. */
export class Queue {
  readonly #run: Run;
  readonly #waiting = new Map<string, Wish>();
  readonly #soon = new Map<string, Wish>();
  readonly #busy = new Set<string>();
  readonly #resting = new Set<string>();
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
    const soon = this.#soon.get(person);
    this.#soon.set(person, soon ? bothWishes(soon, wish) : wish);
    if (soon) return;
    this.#later(soonMs, () => {
      const merged = this.#soon.get(person);
      this.#soon.delete(person);
      if (merged) this.add(person, merged);
    });
  }

  addLater(person: string, wish: Wish, afterMs: number): void {
    if (afterMs === 0) this.add(person, wish);
    else this.#later(afterMs, () => this.add(person, wish));
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
    const { again, restMs } = await this.#run(person, wish);
    if (again) this.addLater(person, again.wish, again.afterMs);
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
