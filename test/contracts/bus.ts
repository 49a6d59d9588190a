/** What every `Bus` promises: run by EventBridge's, by the local host's journal and by the simulation's twin. */
import { describe, expect, it } from 'vitest';
import type { Bus, DomainEvent } from '../../functions/domain/ports/bus.ts';

type Subject = {
  readonly name: string;
  /** A new bus, and how many events of a name have come out at its other end. */
  readonly make: () => {
    readonly bus: Bus;
    readonly arrived: (name: DomainEvent['name']) => number;
  };
};

const event = (name: DomainEvent['name'], about: string): DomainEvent => {
  return { name, person: 'p', about };
};

/** Registers the suite for one bus. */
export function busContract({ name, make }: Subject): void {
  describe(`${name} as a bus`, () => {
    it('carries every event at least once', async () => {
      const { bus, arrived } = make();
      await bus.publish([event('follow-up.written', 'a.debrief'), event('outcome.recorded', 'a')]);
      await bus.publish([event('follow-up.written', 'b.debrief')]);
      expect(arrived('follow-up.written')).toBeGreaterThanOrEqual(2);
      expect(arrived('outcome.recorded')).toBeGreaterThanOrEqual(1);
    });

    it('carries nothing that was not published', async () => {
      const { bus, arrived } = make();
      await bus.publish([event('follow-up.removed', 'a.debrief')]);
      expect(arrived('follow-up.written')).toBe(0);
    });

    it('takes no events as well as many', async () => {
      const { bus, arrived } = make();
      await bus.publish([]);
      await bus.publish(
        Array.from({ length: 50 }, (_, i) => event('interview.recognised', `${i}`)),
      );
      expect(arrived('interview.recognised')).toBeGreaterThanOrEqual(50);
    });
  });
}
