/** Timers in place of EventBridge: turns, polls and sweeps. They never overlap with themselves. */
import type { Inside } from './inside.ts';

const turnsMs = 1000;
/** Notifications get lost: watched calendars are read now and then all the same. */
const pollsPerSweep = 10;
const longestSweepMs = 60 * 60 * 1000;

/** Starts the timers; a slow round is waited for before its next one begins. */
export function startTimers(inside: Inside): { stop(): void } {
  const pollMs = inside.config.pollSeconds * 1000;
  const sweepMs = Math.min(longestSweepMs, pollMs * pollsPerSweep);
  const stops = [
    every(turnsMs, () => inside.journal.watched('turns', async () => inside.turns())),
    every(pollMs, () => inside.journal.watched('poll', inside.poll)),
    every(sweepMs, () => inside.journal.watched('sweep', inside.sweep)),
  ];
  return { stop: () => stops.forEach((stop) => void stop()) };
}

function every(ms: number, round: () => Promise<void>): () => void {
  let timer = setTimeout(turn, ms);
  let isStopped = false;
  async function turn(): Promise<void> {
    await round();
    if (!isStopped) timer = setTimeout(turn, ms);
  }
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
