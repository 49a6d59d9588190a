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
