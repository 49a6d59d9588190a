/** An outage of a provider, lived through as the deployed functions do: by a queue, turns and sweeps alone. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../functions/domain/failure.ts';
import { dayMs, hourMs, type Instant, minuteMs, plusMs } from '../../functions/domain/time.ts';
import { theirTurn } from '../../functions/domain/wish.ts';
import type { Ports } from '../../functions/flows/ports.ts';
import { sweep, sweepJobs } from '../../functions/flows/sweep.ts';
import { takeMessages } from '../../functions/flows/take-messages.ts';
import { refuse } from './between.ts';
import { stepNames, wholeSeries } from './flow-sight.ts';
import { connectedWorld, type FlowWorld, providers } from './flow-world.ts';
import { about, hintOf, queueOf, wished } from './message-scene.ts';
import { unreachable } from './mishaps.ts';

describe.each(providers)('an outage of %s', (name) => {
  /** Lives through an outage as the deployed functions do; gives the moments of looks at the provider. */
  async function lived(world: FlowWorld, hours: number, isDone: () => boolean) {
    const end = plusMs(world.now, hours * hourMs);
    const reads: Instant[] = [];
    refuse(world, name, () => {
      reads.push(world.now);
      return world.now < end ? unreachable() : null;
    });
    const queue = queueOf();
    const ports = (): Ports => world.ports();
    queue.added.push(about(world.person, hintOf(world, name)));
    for (; world.now < plusMs(end, dayMs); world.now = plusMs(world.now, minuteMs)) {
      for (const job of sweepJobs) await sweep({ ...ports(), queue }, job, world.now);
      for (const person of world.schedule.due(world.now, 9)) {
        queue.added.push(wished(person, theirTurn));
      }
      for (let all = queue.added.splice(0); all.length > 0; all = queue.added.splice(0)) {
        await takeMessages(ports(), queue, world.person, all);
      }
      if (isDone()) break;
    }
    return { reads, end };
  }

  it.each([1, 4, 12])('of %i hours is asked after less and less, and over soon', async (hours) => {
    const world = await connectedWorld([name]);
    const done = () => stepNames(world[name]).length === wholeSeries.length;
    const { reads, end } = await lived(world, hours, done);
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
    // Half as long again as it lasted, an hour at most.
    const late = world.now - end;
    expect(late).toBeLessThanOrEqual(Math.min(hours / 2, 1) * hourMs + 2 * minuteMs);
    const within = (from: number, until: number): number =>
      reads.filter((at) => at >= end - from * hourMs && at < end - until * hourMs).length;
    expect(within(hours, hours - 1)).toBeLessThanOrEqual(14);
    // Two in an hour: its own turn, and the sweep's for what has been quiet.
    if (hours > 4) expect(within(hours - 4, 0)).toBeLessThanOrEqual(2 * (hours - 4));
    expect(within(hours, hours - 1)).toBeGreaterThan(3);
  });

  it('is over at once for whoever is told of a change', async () => {
    const world = await connectedWorld([name]);
    let isMended = false;
    refuse(world, name, () =>
      isMended ? null : new Failure({ code: 'unreachable', status: null }),
    );
    const queue = queueOf();
    const first = about(world.person, hintOf(world, name));
    await takeMessages(world.ports(), queue, world.person, [first]);
    world.later(5 * hourMs);
    await takeMessages(world.ports(), queue, world.person, [wished(world.person, theirTurn)]);
    isMended = true;
    world.later(minuteMs);
    const next = about(world.person, hintOf(world, name, 'Globex'));
    await takeMessages(world.ports(), queue, world.person, [next]);
    expect(stepNames(world[name])).toStrictEqual([...wholeSeries, ...wholeSeries].sort());
  });
});
