/** A bus in memory: what was published is there to be looked at. */
import type { Bus, DomainEvent } from '../../functions/domain/ports/bus.ts';

/** `published` grows with each event, in the order of their coming. */
export function twinBus(
  published: DomainEvent[] = [],
): Bus & { readonly published: readonly DomainEvent[] } {
  return { published, publish: async (events) => void published.push(...events) };
}
