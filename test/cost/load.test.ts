/** The load of a weekday: nothing is lost between the parts of the simulation, and seeds give it again. */
import { describe, expect, it } from 'vitest';
import { loadOf } from './load.ts';
import { arrivalsOf, daySeconds } from './load-arrivals.ts';
import { dayOf, fewest, type Outage } from './load-queue.ts';

const habits = { notifications: 38, turns: 1.2, lostAnHour: 0.2, dailyADay: 1.5 };
const service = { waitMs: 350, computeMs: 100 };
const calm: Outage = { of: 'nothing', from: 0, until: 0 };
const sum = (numbers: Float64Array): number => numbers.reduce((a, b) => a + b, 0);

describe('arrivals', () => {
  const arrivals = arrivalsOf(20_000, habits, 7);

  it('are the same for the same seed, and others for another', () => {
    expect(arrivalsOf(20_000, habits, 7).all).toStrictEqual(arrivals.all);
    expect(arrivalsOf(20_000, habits, 8).all).not.toStrictEqual(arrivals.all);
  });

  it('are as many as the persons cause in a day', () => {
    const each = 38 + 1.2 + 24 * 0.2 + 1.5;
    expect(sum(arrivals.all) / 20_000 / each).toBeCloseTo(1, 1);
    expect(sum(arrivals.turns) / 20_000 / 1.2).toBeCloseTo(1, 1);
  });

  it('spread persons over the slices evenly', () => {
    expect(arrivals.largestSlice).toBeLessThan((20_000 / 60) * 1.3);
  });
});

describe('a day of the queue', () => {
  const arrivals = arrivalsOf(20_000, habits, 7);

  it('holds nobody up where functions are enough, and somebody where they are one too few', () => {
    const needed = fewest(arrivals, service, 60);
    const day = (concurrency: number) => dayOf(arrivals, { ...service, concurrency }, calm);
    expect(day(needed).oldestSeconds).toBeLessThanOrEqual(60);
    expect(day(needed - 1).oldestSeconds).toBeGreaterThan(60);
  });

  it('keeps all that comes during an outage, and drains afterwards', () => {
    const from = 14 * 3600;
    const outage: Outage = { of: 'our sync function', from, until: from + 3600 };
    const day = dayOf(arrivals, { ...service, concurrency: 20 }, outage);
    expect(day.deepest).toBeCloseTo(sum(arrivals.all.subarray(from, from + 3600)), -2);
    expect(day.oldestSeconds).toBeGreaterThan(3500);
    expect(day.drainedAfterSeconds).not.toBeNull();
    expect(day.drainedAfterSeconds).toBeLessThan(daySeconds / 12);
  });

  it('takes more at once the more wait', () => {
    const batch = (concurrency: number): number =>
      dayOf(arrivals, { ...service, concurrency }, calm).batch;
    expect(batch(3)).toBeGreaterThan(batch(30));
  });
});

describe('the load of a weekday', () => {
  it('is the same for the same seed, and recommends more than is needed', () => {
    const load = loadOf(20_000, habits, service, 7);
    expect(loadOf(20_000, habits, service, 7)).toStrictEqual(load);
    expect(load.recommended).toBeGreaterThan(load.fewest);
    expect(load.days.map(({ outage }) => outage)).toContain('a provider that hangs');
  });

  it('has no rush at the full hour', () => {
    const { fullHour } = loadOf(100_000, habits, service, 7);
    expect(fullHour.minute / fullHour.hour).toBeLessThan(1.25);
  });
});
