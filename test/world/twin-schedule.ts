/** A schedule in memory. */
import type { Schedule } from '../../functions/domain/ports/schedule.ts';
import { type Instant, instant } from '../../functions/domain/time.ts';

/** `due` and `next` as the local host has them: whoever runs the world calls instead of being called. */
export function twinSchedule(): Schedule & {
  due(now: Instant, limit: number): readonly string[];
  next(): Instant | null;
} {
  const turns = new Map<string, Instant>();
  return {
    set: async (person, at) => void turns.set(person, at),
    clear: async (person) => void turns.delete(person),
    due: (now, limit) => {
      const come = [...turns]
        .filter(([, at]) => at <= now)
        .sort(([a, first], [b, second]) => first - second || (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([person]) => person);
      for (const person of come) turns.delete(person);
      return come;
    },
    next: () => (turns.size === 0 ? null : instant(Math.min(...turns.values()))),
  };
}
