/** What every `Clock` promises: run by the local host's, by that of its sandboxes, and by a twin. */
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../functions/domain/ports/clock.ts';

type Subject = {
  readonly name: string;
  /** A clock, and how to let some of its time pass. */
  readonly make: () => { readonly clock: Clock; readonly pass: (ms: number) => void };
};

/** Registers the suite for one clock. */
export function clockContract({ name, make }: Subject): void {
  describe(`${name} as a clock`, () => {
    it('tells whole milliseconds since 1970', () => {
      const now = make().clock.now();
      expect(Number.isInteger(now)).toBe(true);
      expect(now).toBeGreaterThan(Date.parse('2020-01-01T00:00:00Z'));
    });

    it('goes forward by as much as passes', () => {
      const { clock, pass } = make();
      const before = clock.now();
      pass(86_400_000);
      expect(clock.now() - before).toBeGreaterThanOrEqual(86_400_000);
      expect(clock.now() - before).toBeLessThan(86_400_000 + 60_000);
    });
  });
}
