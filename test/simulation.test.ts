/**
 * Thousands of worlds, each from one seed: persons, calendars, faults and the flows between them. What
 * must hold at the end of each is in `world/checks.ts`. `SEED=n` replays one, `SEEDS=n` runs more.
 */
import { describe, expect, it } from 'vitest';
import { simulate } from './world/world-run.ts';

const only = process.env.SEED;
const count = Number(process.env.SEEDS ?? 2000);
const inOne = 250;

/** A failing world as it is told: the seed, how to replay it, what is wrong, and the story. */
async function failureOf(seed: number): Promise<string | null> {
  const { problems, story, weather } = await simulate(seed);
  if (problems.length === 0) return null;
  return [
    `seed ${seed}, weather ${weather}; replay: npm run simulate -- --seed ${seed}`,
    ...problems,
    '',
    ...story,
  ].join('\n');
}

describe('a world', () => {
  if (only !== undefined) {
    it(`of seed ${only} settles with every step once`, async () => {
      expect(await failureOf(Number(only))).toBeNull();
    });
    return;
  }
  for (let first = 1; first <= count; first += inOne) {
    const last = Math.min(count, first + inOne - 1);
    it(`settles with every step once, for seeds ${first} to ${last}`, async () => {
      const failures: string[] = [];
      for (let seed = first; seed <= last; seed++) {
        const failure = await failureOf(seed);
        if (failure !== null) failures.push(failure);
      }
      // The first story is enough to read; the others are named.
      const named = failures.slice(1).map((failure) => failure.split('\n', 2).join(': '));
      expect([...failures.slice(0, 1), ...named]).toStrictEqual([]);
    });
  }

  it('is the same each time it is lived through', async () => {
    for (const seed of [3, 14, 159]) {
      expect(await simulate(seed)).toStrictEqual(await simulate(seed));
    }
  });
});
