/** Chance that can be replayed: the same seed gives the same choices, on every machine. */

export type Random = {
  /** 0 (included) to 1 (excluded). */
  next(): number;
  /** Whether it happens, with that probability. */
  chance(probability: number): boolean;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  /** One of them, each as likely; fails where there are none. */
  pick<T>(items: readonly T[]): T;
  /** Another source that depends on this one's seed and the name, not on what was drawn. */
  fork(name: string): Random;
};

/** A source of chance from a seed: mulberry32, whose 32 bits of state are plenty for a test. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (least: number, most: number): number =>
    least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]): T => {
      const item = items[between(0, items.length - 1)];
      if (item === undefined) throw new Error('there is nothing to pick from');
      return item;
    },
    fork: (name) => seededRandom(hashed(name, seed)),
  };
}

/** FNV-1a over the name, begun with the seed. */
function hashed(name: string, seed: number): number {
  let hash = (2166136261 ^ seed) >>> 0;
  for (const letter of name) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0;
  }
  return hash;
}
