/** A provider that asks for patience is left alone until then, and a refused version ends in a write. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../functions/domain/failure.ts';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import { standBetween, toldOf } from './between.ts';
import type { Side } from './flow-side.ts';
import { eventNamed, stepNames, wholeSeries } from './flow-sight.ts';
import {
  connectedWorld,
  type FlowWorld,
  otherSide,
  providers,
  withInterview,
} from './flow-world.ts';

/** What a provider is asked, and what it refuses. */
type Gate = { reads: number; writes: number; refuses: 'reads' | 'writes' | null };

/** While it refuses, every request of that kind is answered with "wait half a minute". */
function gateOf(world: FlowWorld, name: ProviderName): Gate {
  const gate: Gate = { reads: 0, writes: 0, refuses: null };
  const asked = (what: 'reads' | 'writes'): void => {
    gate[what] += 1;
    if (gate.refuses !== what) return;
    throw new Failure({ code: 'rate-limited', retryAfterMs: 30_000 });
  };
  standBetween(world, name, ({ calendar, tasks }) => ({
    calendar: {
      ...calendar,
      changesSince: (id, cursor, window) => {
        asked('reads');
        return calendar.changesSince(id, cursor, window);
      },
      write: async (id, writes) => {
        asked('writes');
        return await calendar.write(id, writes);
      },
    },
    tasks: {
      ...tasks,
      changesSince: async (list, cursor) => {
        asked('reads');
        return await tasks.changesSince(list, cursor);
      },
      write: async (list, writes) => {
        asked('writes');
        return await tasks.write(list, writes);
      },
    },
  }));
  return gate;
}

async function gatedWorld(name: ProviderName): Promise<[FlowWorld, Side, Side, Gate]> {
  const world = await connectedWorld(['google', 'outlook']);
  const other = otherSide(world, name);
  return [world, world[name], other, gateOf(world, name)];
}

describe.each(providers)('patience that %s asks for', (name) => {
  it('in reading is kept, whatever is told meanwhile, and ends at its moment', async () => {
    const [world, side, , gate] = await gatedWorld(name);
    gate.refuses = 'reads';
    world.addInterview(side, 4);
    const report = await world.look(toldOf(name));
    expect(report.again?.afterMs).toBe(30_000);
    gate.refuses = null;
    const before = gate.reads;
    for (let turn = 0; turn < 5; turn++) {
      world.later(5000);
      await world.look(toldOf(name));
      await world.look();
    }
    expect(gate.reads).toBe(before);
    expect(stepNames(side)).toStrictEqual([]);
    world.later(5000);
    await world.look(toldOf(name));
    expect(gate.reads).toBeGreaterThan(before);
    expect(stepNames(side)).toStrictEqual(wholeSeries);
  });

  it('in writing is kept, whatever is told meanwhile, and ends at its moment', async () => {
    const [world, side, , gate] = await gatedWorld(name);
    gate.refuses = 'writes';
    const id = world.addInterview(side, 4);
    const report = await world.look(toldOf(name));
    expect(report.again?.afterMs).toBe(30_000);
    gate.refuses = null;
    const { reads, writes } = gate;
    for (let turn = 0; turn < 5; turn++) {
      world.later(5000);
      side.mailbox.person.changeEvent(id, { start: world.at(5, 10 + turn) });
      await world.look(toldOf(name));
      await world.look();
    }
    expect(gate.writes).toBe(writes);
    // Looked at all the same: it asked for patience with writes alone.
    expect(gate.reads).toBeGreaterThan(reads);
    expect(stepNames(side)).toStrictEqual([]);
    world.later(5000);
    await world.settle(toldOf(name));
    expect(stepNames(side)).toStrictEqual(wholeSeries);
    expect(eventNamed(side, 'debrief').start).toBe(world.at(5, 15));
  });

  it.each(['reads', 'writes'] as const)('holds up no other account (%s)', async (what) => {
    const [world, side, other, gate] = await gatedWorld(name);
    gate.refuses = what;
    world.addInterview(side, 4);
    await world.look();
    world.addInterview(other, 6, { title: 'Interview with Globex' });
    world.later(5000);
    await world.look();
    expect(stepNames(other)).toStrictEqual(wholeSeries);
    expect(stepNames(side)).toStrictEqual([]);
    gate.refuses = null;
    world.later(30_000);
    await world.settle();
    expect(stepNames(side)).toStrictEqual(wholeSeries);
  });
});

describe.each(providers)('a version that %s refuses', (name) => {
  it.each(['event', 'task'] as const)(
    'and does not explain in the next read ends in one more write (%s)',
    async (form) => {
      const { world, side, interview: id } = await withInterview(name, 4);
      await world.settle();
      let refused = 0;
      let accepted = 0;
      const answer = <W extends { do: string }, T>(
        writes: readonly W[],
        send: (writes: readonly W[]) => Promise<readonly T[]>,
      ) =>
        Promise.all(
          writes.map(async (write) => {
            if ('etag' in write && write.etag !== null) {
              refused += 1;
              return { is: 'changed' as const };
            }
            const [outcome] = await send([write]);
            if (outcome === undefined) throw new Error('no outcome');
            accepted += 1;
            return outcome;
          }),
        );
      standBetween(world, name, ({ calendar, tasks }) => ({
        calendar: {
          ...calendar,
          write: (place, writes) =>
            form === 'event'
              ? answer(writes, (some) => calendar.write(place, some))
              : calendar.write(place, writes),
        },
        tasks: {
          ...tasks,
          write: (list, writes) =>
            form === 'task'
              ? answer(writes, (some) => tasks.write(list, some))
              : tasks.write(list, writes),
        },
      }));
      side.mailbox.person.changeEvent(id, { start: world.at(7, 15) });
      await world.settle(toldOf(name));
      expect(accepted).toBe(form === 'event' ? 5 : 3);
      expect(refused).toBeGreaterThanOrEqual(accepted);
      expect(eventNamed(side, 'debrief').start).toBe(world.at(7, 16));
      expect((await world.look()).written).toBe(0);
    },
  );
});
