/** An account whose provider did not answer when it had just been connected: nobody knows its calendars. */
import { describe, expect, it } from 'vitest';
import { Failure, type FailureFacts } from '../../functions/domain/failure.ts';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import { sliceOf } from '../../functions/domain/slices.ts';
import { instant, minuteMs } from '../../functions/domain/time.ts';
import { everything, theirTurn } from '../../functions/domain/wish.ts';
import { beginConsent, endConsent } from '../../functions/flows/connect-account.ts';
import { sweep, sweepJobs } from '../../functions/flows/sweep.ts';
import { takeMessages } from '../../functions/flows/take-messages.ts';
import type { Decide } from '../world/faults.ts';
import { stepNames, wholeSeries } from './flow-sight.ts';
import { FlowWorld, providers } from './flow-world.ts';
import { queueOf, wished } from './message-scene.ts';

const redirect = 'https://afterword.example.com/connect/callback';
const down = { code: 'unreachable', status: 503 } as const;

/** Somebody who has been to the provider's page, and whom nobody has looked at yet. */
async function newcomer(name: ProviderName): Promise<FlowWorld> {
  const world = new FlowWorld();
  const side = world[name];
  world.addInterview(side, 3);
  const { url } = await beginConsent(world.ports(), name, redirect, null);
  const connected = await endConsent(world.ports(), name, side.consent.visit(url));
  if (connected.is !== 'connected') throw new Error(connected.is);
  world.person = connected.person;
  return world;
}

/**
 * Lives on as the deployed functions do, with no `all` sweep, for as long as `minutes` and until all steps
 * are there; gives the minutes in which the provider was asked for its calendars.
 */
async function asked(
  world: FlowWorld,
  name: ProviderName,
  minutes: number,
  failing: (minute: number) => FailureFacts | null,
): Promise<readonly number[]> {
  const asks: number[] = [];
  const queue = queueOf();
  queue.added.push(wished(world.person, everything));
  for (let minute = 0; minute < minutes; minute++) {
    const decide: Decide = ({ port, method, when }) => {
      if (port !== 'calendar' || method !== 'calendars' || when !== 'before') return null;
      asks.push(minute);
      const facts = failing(minute);
      return facts && new Failure(facts);
    };
    for (const job of sweepJobs.filter((one) => one !== 'all')) {
      await sweep({ ...world.ports(), queue }, job, world.now);
    }
    for (const person of world.schedule.due(world.now, 9)) {
      queue.added.push(wished(person, theirTurn));
    }
    for (let all = queue.added.splice(0); all.length > 0; all = queue.added.splice(0)) {
      await takeMessages(world.ports(decide), queue, world.person, all);
    }
    if (stepNames(world[name]).length === wholeSeries.length) break;
    world.later(minuteMs);
  }
  return asks;
}

describe.each(providers)('an account of %s that could not be listed when it was new', (name) => {
  it('is listed and read a minute or two later', async () => {
    const world = await newcomer(name);
    const asks = await asked(world, name, 60, (minute) => (minute === 0 ? down : null));
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
    expect(asks.at(-1)).toBeLessThanOrEqual(2);
  });

  it('does not pass for read until then', async () => {
    const world = await newcomer(name);
    await asked(world, name, 60, () => down);
    const { readAt, isBehind } = (await world.account(world[name])) ?? {};
    expect([readAt, isBehind]).toStrictEqual([undefined, true]);
    // An operator sees how long that has gone on.
    const ports = { ...world.ports(), queue: queueOf() };
    const at = instant(sliceOf(world.person) * minuteMs);
    expect((await sweep(ports, 'lost', at)).stalestMs).toBe(60 * minuteMs);
  });

  it('is asked for less and less while nobody answers, and found soon after', async () => {
    const world = await newcomer(name);
    const hours = 6;
    const asks = await asked(world, name, 24 * 60, (minute) => (minute < hours * 60 ? down : null));
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
    expect(asks.at(-1)).toBeLessThanOrEqual((hours + 1) * 60 + 2);
    const inHour = (hour: number) => asks.filter((at) => Math.floor(at / 60) === hour).length;
    expect(inHour(0)).toBeLessThanOrEqual(15);
    for (let hour = 3; hour < hours; hour++) expect(inHour(hour)).toBeLessThanOrEqual(3);
  });

  it('is looked for once an hour where no waiting helps', async () => {
    const world = await newcomer(name);
    const asks = await asked(world, name, 12 * 60, () => ({ code: 'reconnect', because: 'scope' }));
    expect(asks.length).toBeGreaterThan(1);
    expect(asks.length).toBeLessThanOrEqual(12 + 2);
  });
});
