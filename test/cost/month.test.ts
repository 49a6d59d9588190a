/** The counted month: the same for the same seed, and as dear as it may be. */
import { describe, expect, it } from 'vitest';
import { linesOf, stageAmounts, total } from './invoice.ts';
import { month } from './month.ts';
import { sizeOf } from './size.ts';

describe('a month', () => {
  it('is counted the same for the same seed', { timeout: 60_000 }, async () => {
    const [one, two] = [await month(3, 2, 2), await month(3, 2, 2)];
    expect(two.counts.all()).toStrictEqual(one.counts.all());
    expect(two.storedBytes).toBe(one.storedBytes);
    expect(one.counts.of('looks that wrote')).toBeGreaterThan(0);
  });

  it('costs less than a cent a person at 10,000 persons', { timeout: 60_000 }, async () => {
    const persons = 10_000;
    // A week of a search that is two months old; prices of us-east-1, the always-free tier used.
    const week = await month(1, 60, 7);
    const all = stageAmounts(week, sizeOf(week, persons, 1));
    expect(total(linesOf(all, 'us-east-1', true)) / persons).toBeLessThan(0.01);
  });
});
