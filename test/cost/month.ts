/** A month of a typical person's, in virtual time, through the real flows: every act on the world is counted. */
import type { Counts } from './counts.ts';
import { MonthWorld } from './month-world.ts';

export type Month = {
  /** Of one person in thirty days. */
  readonly counts: Counts;
  /** What is stored of the person at the end, in bytes, and in how many items. */
  readonly storedBytes: number;
  readonly items: number;
  /** Processor time of this machine for one look, the twins' part included; differs from run to run. */
  readonly processorMsPerLook: number;
};

/**
 * Thirty days that follow upon `before` days of the same life, in which the person's records have grown.
 * `days`: fewer are counted as if they went on for thirty.
 */
export async function month(seed: number, before: number, days = 30): Promise<Month> {
  const world = new MonthWorld(seed);
  await world.connect();
  await world.live(before, true);
  const earlier = world.counts.copy();
  const processor = process.cpuUsage();
  await world.live(days);
  const { user, system } = process.cpuUsage(processor);
  const counts = world.counts.since(earlier);
  return {
    counts: counts.dividedBy(days / 30),
    storedBytes: world.store.storedBytes(),
    items: world.store.items(),
    processorMsPerLook: (user + system) / 1000 / Math.max(1, counts.of('looks')),
  };
}
