/** How a stage for so many persons is to be run: what its load asks for. */
import { memory, wholeProcessorMb } from './assumptions.ts';
import { processorMs, type Size } from './invoice.ts';
import { habitsOf, loadOf } from './load.ts';
import type { Month } from './month.ts';

/** What a look waits, and what it computes at the function's share of a processor. */
export function lookMs({ counts }: Month): { readonly waitMs: number; readonly computeMs: number } {
  const looks = counts.of('looks');
  const share = Math.min(1, memory.sync / wholeProcessorMb);
  return {
    waitMs: counts.of('ms sync') / looks,
    computeMs: processorMs(counts, 'sync') / share / looks,
  };
}

/** The recommended concurrency, and how many persons one function takes at a time then. */
export function sizeOf(one: Month, persons: number, seed: number): Size {
  const { recommended, days } = loadOf(persons, habitsOf(one.counts), lookMs(one), seed);
  return { persons, concurrency: recommended, batch: days[0]?.day.batch ?? 1 };
}
