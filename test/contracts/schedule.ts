/** What every `Schedule` promises: run by SQLite's, by the twin of the simulation and by EventBridge's. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../functions/domain/ports/schedule.ts';
import { type Instant, plusMs } from '../../functions/domain/time.ts';
import { tries } from '../tries.ts';
import { noon } from './store-records.ts';

/** A schedule that is asked whose turn has come, as the local host and the simulation do. */
export type Asked = Schedule & {
  due(now: Instant, limit: number): readonly string[];
  next(): Instant | null;
};

/** In what schedules differ by nature. */
export type ScheduleNature = {
  /** The grain of its moments: EventBridge Scheduler counts in minutes. */
  readonly grainMs: number;
  /** How far ahead a moment has to be; one that is nearer, or past, comes then. Null: as near as one likes. */
  readonly aheadMs: number | null;
  /**
   * How the time is told to a schedule of which turns come by themselves; they cannot be moved or called
   * back then. Null: turns wait until they are asked for.
   */
  readonly passes: ((schedule: Asked, now: Instant) => void) | null;
};

type Subject = {
  readonly name: string;
  /** A new schedule in which nobody waits; its clock stands before noon. */
  readonly make: () => Promise<Asked>;
  /** How many random histories are tried against the model (`TIMES` tries harder). */
  readonly histories: number;
  readonly nature?: ScheduleNature;
};

const asked: ScheduleNature = { grainMs: 1, aheadMs: null, passes: null };

/** Registers the suite for one schedule. */
export function scheduleContract({ name, make, histories, nature = asked }: Subject): void {
  const noonPlus = (grains: number): Instant => plusMs(noon, grains * nature.grainMs);
  describe(`${name} as a schedule`, () => {
    it('calls a person at their moment and not before', async () => {
      const schedule = await make();
      await schedule.set('p', noon);
      expect(schedule.due(noonPlus(-1), 10)).toStrictEqual([]);
      expect(schedule.due(noon, 10)).toStrictEqual(['p']);
    });

    it('calls a person once', async () => {
      const schedule = await make();
      await schedule.set('p', noon);
      expect(schedule.due(noon, 10)).toStrictEqual(['p']);
      expect(schedule.due(noonPlus(1), 10)).toStrictEqual([]);
      expect(schedule.next()).toBeNull();
    });

    it('keeps one wish a person, the newest, be it earlier or later', async () => {
      const schedule = await make();
      await schedule.set('later', noon);
      await schedule.set('later', noonPlus(5));
      await schedule.set('earlier', noonPlus(5));
      await schedule.set('earlier', noon);
      expect(schedule.due(noon, 10)).toStrictEqual(['earlier']);
      expect(schedule.due(noonPlus(5), 10)).toStrictEqual(['later']);
      expect(schedule.next()).toBeNull();
    });

    it('hastens a turn and never puts one off by that', async () => {
      const schedule = await make();
      await schedule.hasten('none-yet', noonPlus(2));
      await schedule.set('later', noonPlus(5));
      await schedule.hasten('later', noonPlus(1));
      await schedule.set('earlier', noon);
      await schedule.hasten('earlier', noonPlus(5));
      expect(schedule.due(noon, 10)).toStrictEqual(['earlier']);
      expect(schedule.due(noonPlus(1), 10)).toStrictEqual(['later']);
      expect(schedule.due(noonPlus(2), 10)).toStrictEqual(['none-yet']);
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
        await schedule.set(person, noonPlus(-index));
      }
      expect(schedule.due(noon, 3)).toStrictEqual(['b', 'd', 'a']);
      expect(schedule.next()).toBe(noon);
      expect(schedule.due(noon, 3)).toStrictEqual(['c']);
    });

    it('knows when the next turn comes', async () => {
      const schedule = await make();
      expect(schedule.next()).toBeNull();
      await schedule.set('p', noonPlus(9));
      await schedule.set('q', noonPlus(4));
      expect(schedule.next()).toBe(noonPlus(4));
      await schedule.clear('q');
      expect(schedule.next()).toBe(noonPlus(9));
    });

    it('behaves as a model of it in random histories', () =>
      behavesAsModel(make, histories, nature));
  });
}

const deeds = fc.oneof(
  fc.record({
    do: fc.constant('set' as const),
    person: fc.constantFrom('a', 'b', 'c', 'd'),
    inGrains: fc.integer({ min: -5, max: 20 }),
  }),
  fc.record({
    do: fc.constant('hasten' as const),
    person: fc.constantFrom('a', 'b', 'c', 'd'),
    inGrains: fc.integer({ min: -5, max: 20 }),
  }),
  fc.record({ do: fc.constant('clear' as const), person: fc.constantFrom('a', 'b', 'c', 'd') }),
  fc.record({ do: fc.constant('due' as const), limit: fc.integer({ min: 1, max: 3 }) }),
);

/** Time goes on by a grain a deed. */
async function behavesAsModel(
  make: () => Promise<Asked>,
  histories: number,
  nature: ScheduleNature,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(deeds, { maxLength: 40, size: 'max' }), async (all) => {
      const schedule = await make();
      const model = modelOf(nature);
      for (const [index, deed] of all.entries()) {
        const now = plusMs(noon, index * nature.grainMs);
        nature.passes?.(schedule, now);
        model.pass(now);
        if (deed.do === 'due') {
          expect(schedule.due(now, deed.limit)).toStrictEqual(model.due(now, deed.limit));
        } else if (deed.do === 'clear') {
          await schedule.clear(deed.person);
          model.clear(deed.person);
        } else {
          const at = plusMs(now, deed.inGrains * nature.grainMs);
          await schedule[deed.do](deed.person, at);
          model[deed.do](deed.person, at, now);
        }
        expect(schedule.next()).toBe(model.next());
      }
    }),
    tries(histories),
  );
}

type Turn = { readonly person: string; readonly at: Instant };

function modelOf(nature: ScheduleNature) {
  const waiting = new Map<string, Instant>();
  /** Those that have come by themselves, and nobody has asked for yet. */
  let come: readonly Turn[] = [];
  const inOrder = (): readonly Turn[] =>
    [...waiting]
      .map(([person, at]) => ({ person, at }))
      .sort((a, b) => a.at - b.at || (a.person < b.person ? -1 : 1));
  const bounded = (at: Instant, now: Instant): Instant =>
    nature.aheadMs === null ? at : (Math.max(at, now + nature.aheadMs) as Instant);
  return {
    pass: (now: Instant): void => {
      if (nature.passes === null) return;
      const passed = inOrder().filter(({ at }) => at <= now);
      come = [...come, ...passed];
      for (const { person } of passed) waiting.delete(person);
    },
    set: (person: string, at: Instant, now: Instant): void =>
      void waiting.set(person, bounded(at, now)),
    hasten: (person: string, at: Instant, now: Instant): void => {
      const wanted = bounded(at, now);
      waiting.set(person, Math.min(waiting.get(person) ?? wanted, wanted) as Instant);
    },
    clear: (person: string): void => void waiting.delete(person),
    due: (now: Instant, limit: number): readonly string[] => {
      const all = [...come, ...inOrder().filter(({ at }) => at <= now)];
      const called = all.slice(0, limit);
      for (const { person } of called.slice(come.length)) waiting.delete(person);
      come = come.slice(limit);
      return called.map(({ person }) => person);
    },
    next: (): Instant | null => come[0]?.at ?? inOrder()[0]?.at ?? null,
  };
}
