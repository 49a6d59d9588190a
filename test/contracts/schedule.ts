/** What every `Schedule` promises: run by SQLite's and by the twin of the simulation. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../functions/domain/ports/schedule.ts';
import { type Instant, plusMs } from '../../functions/domain/time.ts';
import { noon } from './store-records.ts';

/** A schedule that is asked whose turn has come, as the local host and the simulation do. */
type Asked = Schedule & {
  due(now: Instant, limit: number): readonly string[];
  next(): Instant | null;
};

type Subject = {
  readonly name: string;
  /** A new schedule in which nobody waits. */
  readonly make: () => Promise<Asked>;
  /** How many random histories are tried against the model (`FC_RUNS` says otherwise). */
  readonly histories: number;
};

/** Registers the suite for one schedule. */
export function scheduleContract({ name, make, histories }: Subject): void {
  describe(`${name} as a schedule`, () => {
    it('calls a person at their moment and not before', async () => {
      const schedule = await make();
      await schedule.set('p', noon);
      expect(schedule.due(plusMs(noon, -1), 10)).toStrictEqual([]);
      expect(schedule.due(noon, 10)).toStrictEqual(['p']);
    });

    it('calls a person once', async () => {
      const schedule = await make();
      await schedule.set('p', noon);
      expect(schedule.due(noon, 10)).toStrictEqual(['p']);
      expect(schedule.due(plusMs(noon, 1), 10)).toStrictEqual([]);
      expect(schedule.next()).toBeNull();
    });

    it('keeps one wish a person, the newest, be it earlier or later', async () => {
      const schedule = await make();
      await schedule.set('later', noon);
      await schedule.set('later', plusMs(noon, 5));
      await schedule.set('earlier', plusMs(noon, 5));
      await schedule.set('earlier', noon);
      expect(schedule.due(noon, 10)).toStrictEqual(['earlier']);
      expect(schedule.due(plusMs(noon, 5), 10)).toStrictEqual(['later']);
      expect(schedule.next()).toBeNull();
    });

    it('forgets a wish that was cleared, and clears what was never set', async () => {
      const schedule = await make();
      await schedule.set('p', noon);
      await schedule.set('q', noon);
      await schedule.clear('p');
      await schedule.clear('nobody');
      expect(schedule.due(noon, 10)).toStrictEqual(['q']);
    });

    it('calls those who wait longest first, at most as many as asked for', async () => {
      const schedule = await make();
      for (const [index, person] of ['c', 'a', 'd', 'b'].entries()) {
        await schedule.set(person, plusMs(noon, -index));
      }
      expect(schedule.due(noon, 3)).toStrictEqual(['b', 'd', 'a']);
      expect(schedule.next()).toBe(noon);
      expect(schedule.due(noon, 3)).toStrictEqual(['c']);
    });

    it('knows when the next turn comes', async () => {
      const schedule = await make();
      expect(schedule.next()).toBeNull();
      await schedule.set('p', plusMs(noon, 9));
      await schedule.set('q', plusMs(noon, 4));
      expect(schedule.next()).toBe(plusMs(noon, 4));
      await schedule.clear('q');
      expect(schedule.next()).toBe(plusMs(noon, 9));
    });

    it('behaves as a model of it in random histories', () => behavesAsModel(make, histories));
  });
}

const deeds = fc.oneof(
  fc.record({
    do: fc.constant('set' as const),
    person: fc.constantFrom('a', 'b', 'c', 'd'),
    inMs: fc.integer({ min: -5, max: 20 }),
  }),
  fc.record({ do: fc.constant('clear' as const), person: fc.constantFrom('a', 'b', 'c', 'd') }),
  fc.record({ do: fc.constant('due' as const), limit: fc.integer({ min: 1, max: 3 }) }),
);

/** Time goes on by a millisecond a deed; `FC_SEED` replays the seed that a failure prints. */
async function behavesAsModel(make: () => Promise<Asked>, histories: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(deeds, { maxLength: 40, size: 'max' }), async (all) => {
      const schedule = await make();
      const turns = new Map<string, Instant>();
      for (const [at, deed] of all.entries()) {
        const now = plusMs(noon, at);
        if (deed.do === 'set') {
          await schedule.set(deed.person, plusMs(now, deed.inMs));
          turns.set(deed.person, plusMs(now, deed.inMs));
        } else if (deed.do === 'clear') {
          await schedule.clear(deed.person);
          turns.delete(deed.person);
        } else {
          const waiting = [...turns].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
          const come = waiting.filter(([, when]) => when <= now).slice(0, deed.limit);
          expect(schedule.due(now, deed.limit)).toStrictEqual(come.map(([person]) => person));
          for (const [person] of come) turns.delete(person);
        }
        expect(schedule.next()).toBe(turns.size === 0 ? null : Math.min(...turns.values()));
      }
    }),
    {
      numRuns: Number(process.env.FC_RUNS ?? histories),
      ...(process.env.FC_SEED ? { seed: Number(process.env.FC_SEED) } : {}),
    },
  );
}
