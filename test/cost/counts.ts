/** What is counted: every act that a provider limits or AWS asks money for. */

/** The functions, as they are deployed. */
export type FunctionName = 'notify' | 'pages' | 'look' | 'sync' | 'sweep';

/** Whom we ask, by the quota that counts it. */
export type Asked =
  | 'google calendar'
  | 'google tasks'
  | 'google consent'
  | 'graph'
  | 'graph subscriptions'
  | 'microsoft consent';

export type Counted =
  | 'calendar changes'
  | 'notifications'
  | 'looks'
  | 'looks that wrote'
  | 'page requests'
  | 'persons swept'
  | `asks of sweep ${'lost' | 'channels' | 'all'}`
  | 'read units'
  | 'write units'
  | 'index write units'
  | 'index read units'
  | 'store calls'
  | 'queue sends'
  | 'queue receives'
  | 'queue deletes'
  | 'schedule calls'
  | 'schedule fires'
  | 'bus events'
  | 'bus calls'
  | 'seals'
  | 'opens'
  | 'bytes sent'
  | `reads of ${'load' | 'find'}`
  | `writes of ${'account' | 'interview' | 'person' | 'note'}`
  | `asked ${Asked}`
  | `invocations ${FunctionName}`
  | `ms ${FunctionName}`;

/** Sums by name. */
export class Counts {
  readonly #sums = new Map<Counted, number>();

  add(what: Counted, many = 1): void {
    this.#sums.set(what, this.of(what) + many);
  }

  of(what: Counted): number {
    return this.#sums.get(what) ?? 0;
  }

  /** All of them by name, in the order of the alphabet. */
  all(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#sums].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** What has been counted since an earlier moment. */
  since(earlier: Counts): Counts {
    const rest = this.copy();
    for (const [what, many] of earlier.#sums) rest.add(what, -many);
    return rest;
  }

  /** As it is now, to be compared with later. */
  copy(): Counts {
    const copy = new Counts();
    for (const [what, many] of this.#sums) copy.add(what, many);
    return copy;
  }

  /** All sums divided by as many. */
  dividedBy(many: number): Counts {
    const parts = new Counts();
    for (const [what, sum] of this.#sums) parts.add(what, sum / many);
    return parts;
  }

  /** Adds all sums of others. */
  addAll(others: Counts): void {
    for (const [what, many] of others.#sums) this.add(what, many);
  }
}
