/** The rounds over all persons: everybody has each job as often as it is due, and nobody is forgotten. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newPerson } from '../../functions/domain/ledger/records.ts';
import type { Message } from '../../functions/domain/ports/queue.ts';
import type { Store } from '../../functions/domain/ports/store.ts';
import { hourOf, sliceOf, slices } from '../../functions/domain/slices.ts';
import {
  dayMs,
  hourMs,
  type Instant,
  instant,
  minuteMs,
  plusMs,
} from '../../functions/domain/time.ts';
import { everything } from '../../functions/domain/wish.ts';
import { type SweepJob, sweep, sweepJobs } from '../../functions/flows/sweep.ts';
import { tries } from '../tries.ts';
import { seededRandom } from '../world/random.ts';
import { twinStore } from '../world/twin-store.ts';
import { stateOf, withAccount } from './care-scene.ts';
import { connectedWorld, type FlowWorld } from './flow-world.ts';
import { queueOf } from './message-scene.ts';
import { unreachable } from './mishaps.ts';

const midnight = instant(Date.parse('2026-10-05T00:00:00Z'));

/** A store with those persons, of whom nothing is known; notes who is loaded, and how. */
async function storeOf(persons: readonly string[]) {
  const loaded: string[] = [];
  const strong: string[] = [];
  const plain = twinStore();
  for (const id of persons) {
    await plain.save(id, { kind: 'person', value: newPerson(id, null) }, 0);
  }
  const store: Store = {
    ...plain,
    load: async (person, as) => {
      loaded.push(person);
      if (as !== 'lately') strong.push(person);
      return await plain.load(person, as);
    },
  };
  return { store, loaded, strong };
}

/** The minute of that hour in which a person's slice is gone over. */
function minuteOf(person: string, hour: number): Instant {
  return plusMs(midnight, hour * hourMs + sliceOf(person) * minuteMs);
}

/** So many persons of one slice. */
function personsOf(slice: number, count: number): readonly string[] {
  const random = seededRandom(slice + 1);
  const persons: string[] = [];
  while (persons.length < count) {
    const person = `p${random.between(0, 1e9).toString(32)}`;
    if (sliceOf(person) === slice && !persons.includes(person)) persons.push(person);
  }
  return persons;
}

describe('a day of sweeps', () => {
  it('gives every person each job the right number of times, at even distances', async () => {
    const anyPersons = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), {
      ...{ minLength: 1, maxLength: 40 },
    });
    await fc.assert(
      fc.asyncProperty(anyPersons, fc.integer({ min: 0, max: 1439 }), async (persons, first) => {
        const times = new Map<string, number[]>();
        const began = plusMs(midnight, first * minuteMs);
        for (let minute = 0; minute < 24 * slices; minute++) {
          const at = plusMs(began, minute * minuteMs);
          // Whoever is not in the slice is not looked up; where nobody is, nothing is to be seen.
          const here = persons.filter((one) => sliceOf(one) === Math.floor(at / minuteMs) % slices);
          if (here.length === 0) continue;
          const { store, loaded } = await storeOf(here);
          for (const job of sweepJobs) {
            const queue = queueOf();
            loaded.splice(0);
            const report = await sweep({ store, queue, clock: { now: () => at } }, job, at);
            const seen = job === 'all' ? queue.added.map(({ person }) => person) : loaded;
            expect(report).toMatchObject({ persons: seen.length, asked: queue.added.length });
            for (const person of seen) {
              const name = `${job} ${person}`;
              times.set(name, [...(times.get(name) ?? []), minute]);
            }
          }
        }
        const wanted = { lost: 24, channels: 4, all: 1 };
        for (const person of persons) {
          for (const job of sweepJobs) {
            const minutes = times.get(`${job} ${person}`) ?? [];
            expect([person, job, minutes.length]).toStrictEqual([person, job, wanted[job]]);
            const gaps = minutes.slice(1).map((minute, at) => minute - (minutes[at] ?? 0));
            expect(gaps.every((gap) => gap === 1440 / wanted[job])).toBe(true);
          }
        }
      }),
      tries(15),
    );
  });

  it('never has the same person looked at for everything and for channels in one hour', () => {
    for (const person of personsOf(7, 200)) {
      const hours = Array.from({ length: 24 }, (_, hour) => hour);
      const channels = hours.filter((hour) => hourOf(person) % 6 === (hour + 3) % 6);
      expect(channels).not.toContain(hourOf(person));
    }
  });
});

describe('a sweep of a slice', () => {
  it.each([0, 1, 49, 50, 51, 100, 101, 150])('forgets nobody of %i persons', async (count) => {
    const persons = personsOf(7, count);
    const { store, loaded, strong } = await storeOf([...persons, ...personsOf(8, 60)]);
    const queue = queueOf();
    const at = plusMs(midnight, 7 * minuteMs);
    const ports = { store, queue, clock: { now: () => at } };
    expect((await sweep(ports, 'lost', at)).persons).toBe(count);
    expect(loaded.sort()).toStrictEqual([...persons].sort());
    // What is a second old will do, and costs half.
    expect(strong).toStrictEqual([]);
    loaded.splice(0);
    for (let hour = 0; hour < 24; hour++) await sweep(ports, 'all', plusMs(at, hour * hourMs));
    expect(queue.added.map(({ person }) => person).sort()).toStrictEqual([...persons].sort());
    for (const message of queue.added) {
      expect(message).toStrictEqual({
        ...{ is: 'wish', person: message.person, wish: everything, agains: 0 },
      });
    }
    // Everything is asked for without a look at what is stored.
    expect(loaded).toStrictEqual([]);
  });

  it.each<SweepJob>(['lost', 'channels', 'all'])(
    'goes over the same persons when it is run again late (%s)',
    async (job) => {
      const persons = personsOf(30, 120);
      const { store, loaded } = await storeOf(persons);
      const queue = queueOf();
      const at = plusMs(midnight, 9 * hourMs + 30 * minuteMs + 17_000);
      const seen: string[][] = [];
      for (const late of [0, 40_000, 50 * minuteMs, 26 * hourMs]) {
        loaded.splice(0);
        queue.added.splice(0);
        const clock = { now: () => plusMs(at, late) };
        await sweep({ store, queue, clock }, job, at);
        seen.push([...loaded, ...queue.added.map(({ person }) => person)].sort());
      }
      expect(seen[0]?.length).toBeGreaterThan(0);
      for (const one of seen) expect(one).toStrictEqual(seen[0]);
    },
  );

  it('fails where the queue does, and a second run asks for everybody', async () => {
    const persons = personsOf(3, 60).filter((person) => hourOf(person) < 24);
    const { store } = await storeOf(persons);
    const queue = queueOf();
    let fails = 2;
    const failing = {
      add: async (more: readonly Message[]) => {
        if (--fails === 0) throw unreachable();
        await queue.add(more);
      },
    };
    for (let hour = 0; hour < 24; hour++) {
      const at = plusMs(midnight, hour * hourMs + 3 * minuteMs);
      const run = () => sweep({ store, queue: failing, clock: { now: () => at } }, 'all', at);
      await run().catch(run);
    }
    expect([...new Set(queue.added.map(({ person }) => person))].sort()).toStrictEqual(
      [...persons].sort(),
    );
    expect(fails).toBeLessThan(0);
  });
});

describe('a sweep of somebody who is connected', () => {
  /** What the job asks for in that hour of the person's. */
  async function asked(world: FlowWorld, job: SweepJob, hour: number) {
    const queue = queueOf();
    const ports = { store: world.store, queue, clock: { now: () => world.now } };
    const report = await sweep(ports, job, minuteOf(world.person, hour));
    return { added: queue.added, report };
  }

  it.each([
    ['google', 7 * dayMs],
    ['outlook', 4200 * minuteMs],
  ] as const)('has channels of %s renewed in time, whatever the hour', async (name, lifeMs) => {
    const world = await connectedWorld([name]);
    const begun = world.now;
    const askedAt: number[] = [];
    for (let hour = 0; hour * hourMs < lifeMs; hour++) {
      world.now = plusMs(begun, hour * hourMs);
      const { added } = await asked(world, 'channels', hour % 24);
      for (const message of added) {
        expect(message).toMatchObject({ is: 'wish', wish: { plan: false, tend: true } });
        askedAt.push(hour * hourMs);
      }
    }
    const [first = 0] = askedAt;
    expect(first).toBeGreaterThanOrEqual((lifeMs * 4) / 5);
    // Twice at least before its end: the first may fail.
    expect(lifeMs - first).toBeGreaterThan(6 * hourMs);
    expect(askedAt.length).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ['made as soon as that can be', null, 4],
    ['left alone where they are refused', 2 * dayMs, 0],
  ] as const)('has missing channels %s', async (_, refusedMs, times) => {
    const world = await connectedWorld(['google']);
    const polledUntil = refusedMs === null ? null : plusMs(world.now, refusedMs);
    const state = withAccount(await stateOf(world), { channels: [], polledUntil });
    world.store = { ...world.store, load: async () => state };
    const hours = Array.from({ length: 24 }, (_, hour) => asked(world, 'channels', hour));
    const added = (await Promise.all(hours)).flatMap((one) => one.added);
    expect(added).toHaveLength(times);
  });

  it('tells how long ago anybody was read', async () => {
    const world = await connectedWorld(['google', 'outlook']);
    const none = await asked(await connectedWorld([]), 'lost', 0);
    expect(none.report).toStrictEqual({
      ...{ persons: 0, asked: 0, stalestMs: 0, staleAccounts: 0 },
    });
    world.later(2 * hourMs);
    expect((await asked(world, 'lost', 1)).report).toMatchObject({ stalestMs: 2 * hourMs });
    world.google.consent.withdraw();
    world.later(2 * hourMs);
    await world.settle();
    world.later(hourMs);
    // Who has to say yes once more is not waited for.
    expect((await asked(world, 'lost', 1)).report).toMatchObject({ stalestMs: hourMs });
  });

  it('counts the accounts that were not read for half a day', async () => {
    const world = await connectedWorld(['google', 'outlook']);
    world.later(12 * hourMs);
    expect((await asked(world, 'lost', 1)).report).toMatchObject({ staleAccounts: 0 });
    world.later(minuteMs);
    expect((await asked(world, 'lost', 1)).report).toMatchObject({ staleAccounts: 2 });
    await world.settle();
    expect((await asked(world, 'lost', 1)).report).toMatchObject({ staleAccounts: 0 });
  });

  it('has tasks asked for by when it was due, not by when it runs', async () => {
    const world = await connectedWorld(['google']);
    world.addInterview(world.google, 4);
    await world.settle();
    const hours = Array.from({ length: 24 }, (_, hour) => hour);
    const counts = await Promise.all(
      hours.map(async (hour) => (await asked(world, 'lost', hour)).added.length),
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
  });
});
