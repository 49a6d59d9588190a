/** A schedule in memory. */
import type { Schedule } from '../../functions/domain/ports/schedule.ts';
import { type Instant, instant, minuteMs, plusMs } from '../../functions/domain/time.ts';

/** A service that counts in minutes and lets turns that are not near come late (`scheduler.ts`). */
type CoarseService = { now(): Instant; lateMs(): number };

type Turn = { readonly at: Instant; readonly comes: Instant };

/** A turn that is nearer than this comes on time. */
const windowMs = 10 * minuteMs;

/**
 * `due` and `next` as the local host has them: whoever runs the world calls instead of being called.
 * `service`: to the minute and late, as it is where the product is deployed; missing: exact.
 */
export function twinSchedule(service: CoarseService | null = null): Schedule & {
  due(now: Instant, limit: number): readonly string[];
  next(): Instant | null;
} {
  const turns = new Map<string, Turn>();
  const kept = (at: Instant): Instant => {
    if (!service) return at;
    const earliest = Math.max(at, plusMs(service.now(), minuteMs));
    return instant(Math.ceil(earliest / minuteMs) * minuteMs);
  };
  const set = async (person: string, wished: Instant): Promise<void> => {
    const at = kept(wished);
    const isNear = !service || at - service.now() < windowMs;
    turns.set(person, { at, comes: isNear ? at : plusMs(at, service.lateMs()) });
  };
  return {
    set,
    hasten: async (person, at) => {
      const known = turns.get(person)?.at;
      const isPast = service !== null && known !== undefined && known <= service.now();
      if (known === undefined || isPast || known > kept(at)) await set(person, at);
    },
    clear: async (person) => void turns.delete(person),
    due: (now, limit) => {
      const come = [...turns]
        .filter(([, { comes }]) => comes <= now)
        .sort(([a, first], [b, second]) => first.comes - second.comes || (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([person]) => person);
      for (const person of come) turns.delete(person);
      return come;
    },
    next: () =>
      turns.size === 0 ? null : instant(Math.min(...[...turns.values()].map((one) => one.comes))),
  };
}
