/** How much of one thing is taken in a while; what is over is refused without a further look. */

/** A bucket that holds `most` and is filled by `perSecond`. */
export class Bucket {
  #level: number;
  #at: number;
  readonly #most: number;
  readonly #perSecond: number;

  constructor(most: number, perSecond: number, now: number) {
    this.#most = most;
    this.#perSecond = perSecond;
    this.#level = most;
    this.#at = now;
  }

  /** Takes one out; false: it is empty. `now` in milliseconds. */
  take(now: number): boolean {
    const gained = (Math.max(0, now - this.#at) / 1000) * this.#perSecond;
    this.#level = Math.min(this.#most, this.#level + gained);
    this.#at = now;
    if (this.#level < 1) return false;
    this.#level -= 1;
    return true;
  }
}

/** Whoever makes up names fills no memory: where there are so many, all begin anew. */
const namesAtMost = 2000;

/** A bucket for each name, all alike. */
export class Buckets {
  readonly #all = new Map<string, Bucket>();
  readonly #most: number;
  readonly #perSecond: number;

  constructor(most: number, perSecond: number) {
    this.#most = most;
    this.#perSecond = perSecond;
  }

  /** Takes one out of the bucket of that name; false: it is empty. `now` in milliseconds. */
  take(name: string, now: number): boolean {
    const own = this.#all.get(name) ?? new Bucket(this.#most, this.#perSecond, now);
    if (this.#all.size >= namesAtMost) this.#all.clear();
    this.#all.set(name, own);
    return own.take(now);
  }
}
