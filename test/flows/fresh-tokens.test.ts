/** Access tokens that end: refreshed under a lease, and what a refusal means for the person. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../functions/domain/failure.ts';
import type { AccountRecord } from '../../functions/domain/ledger/records.ts';
import type { Tokens } from '../../functions/domain/ports/consent.ts';
import { hourMs, type Instant, minuteMs } from '../../functions/domain/time.ts';
import { everything, theirTurn } from '../../functions/domain/wish.ts';
import type { Ports } from '../../functions/flows/ports.ts';
import type { Decide } from '../world/faults.ts';
import { twinSecrets } from '../world/twin-secrets.ts';
import type { Side } from './flow-side.ts';
import { stepNames, wholeSeries } from './flow-sight.ts';
import {
  accountIdOf,
  connectedWorld,
  type FlowWorld,
  otherSide,
  providers,
  withInterview,
} from './flow-world.ts';

type Refreshing = { readonly ports: Ports; readonly used: string[] };

/** Ports that note each refresh token used; `answer` may change what comes back. */
function refreshing(
  world: FlowWorld,
  side: Side,
  answer: (tokens: Tokens) => Tokens = (tokens) => tokens,
): Refreshing {
  const ports = world.ports();
  const used: string[] = [];
  const { consent } = side;
  const refresh: typeof consent.refresh = async (token, now) => {
    used.push(token);
    return answer(await consent.refresh(token, now));
  };
  const provider = { ...ports.providers[side.name], consent: { ...consent, refresh } };
  return { ports: { ...ports, providers: { ...ports.providers, [side.name]: provider } }, used };
}

async function sealedIn(
  world: FlowWorld,
  side: Side,
): Promise<{ access: string; refresh: string }> {
  const account = (await world.account(side)) as AccountRecord;
  return JSON.parse(await twinSecrets().open(account.tokens, account.id));
}

async function refreshesIn(world: FlowWorld, side: Side, wish = everything): Promise<number> {
  const { ports, used } = refreshing(world, side);
  await world.look(wish, ports);
  return used.length;
}

describe.each(providers)('an access token of %s', (name) => {
  it('is used until five minutes before its end, then refreshed once', async () => {
    const world = await connectedWorld([name]);
    world.later(54 * minuteMs);
    expect(await refreshesIn(world, world[name])).toBe(0);
    world.later(minuteMs);
    expect(await refreshesIn(world, world[name])).toBe(1);
    expect(await refreshesIn(world, world[name])).toBe(0);
  });

  it.each([true, false])(
    'that is refused early is refreshed once, and nobody notices (rotating: %s)',
    async (rotates) => {
      const world = await connectedWorld([name], { rotates });
      world.addInterview(world[name]);
      world[name].consent.expireAccess();
      const { ports, used } = refreshing(world, world[name]);
      const report = await world.look(everything, ports);
      expect(report).toMatchObject({ failures: [], written: wholeSeries.length });
      expect(used).toHaveLength(1);
      expect((await world.account(world[name]))?.status).toBe('connected');
    },
  );

  it('that is refused while steps are written costs none of them', async () => {
    const world = await connectedWorld([name]);
    world.addInterview(world[name]);
    let isDone = false;
    const decide: Decide = ({ when }) => {
      if (when === 'write-before' && !isDone) {
        isDone = true;
        world[name].consent.expireAccess();
      }
      return null;
    };
    await world.look(everything, world.ports(decide));
    expect(isDone).toBe(true);
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
  });

  it('that stays refused after a fresh one ends the consent, and is not asked for for ever', async () => {
    const world = await connectedWorld([name]);
    const { ports, used } = refreshing(world, world[name], (tokens) => ({
      ...tokens,
      access: 'refused',
    }));
    world[name].consent.expireAccess();
    await world.look(everything, ports);
    expect(used).toHaveLength(1);
    expect((await world.account(world[name]))?.status).toBe('reconnect');
  });
});

describe.each(providers)('a refresh token of %s', (name) => {
  it('that rotates is kept: each is used once, the newest is stored', async () => {
    const world = await connectedWorld([name], { rotates: true });
    const used: string[] = [];
    for (let round = 0; round < 4; round++) {
      world.later(hourMs);
      const refresher = refreshing(world, world[name]);
      await world.look(everything, refresher.ports);
      used.push(...refresher.used);
    }
    expect(used).toHaveLength(4);
    expect(new Set(used).size).toBe(4);
    expect((await world.account(world[name]))?.status).toBe('connected');
    expect(used).not.toContain((await sealedIn(world, world[name])).refresh);
  });

  it('stays where the provider sends none', async () => {
    const world = await connectedWorld([name]);
    const { refresh } = await sealedIn(world, world[name]);
    for (let round = 0; round < 3; round++) {
      world.later(hourMs);
      expect(await refreshesIn(world, world[name])).toBe(1);
    }
    expect((await sealedIn(world, world[name])).refresh).toBe(refresh);
  });

  it('is stored before the access token that came with it is used', async () => {
    const world = await connectedWorld([name], { rotates: true });
    world.later(hourMs);
    const dies: Decide = ({ port, when }) =>
      port === 'calendar' && when === 'before' ? 'crash' : null;
    await expect(world.look(everything, world.ports(dies))).rejects.toThrow('died');
    world.later(hourMs);
    await world.settle();
    expect((await world.account(world[name]))?.status).toBe('connected');
  });

  it('is used by one of two runs at once; the other looks again', async () => {
    const world = await connectedWorld([name], { rotates: true });
    world.later(hourMs);
    const { ports, used } = refreshing(world, world[name]);
    const wish = { ...everything, tend: false };
    const reports = await Promise.all([world.look(wish, ports), world.look(wish, ports)]);
    expect(used).toHaveLength(1);
    expect(reports.flatMap(({ failures }) => failures)).toContainEqual({ code: 'conflict' });
    await world.settle();
    expect((await world.account(world[name]))?.status).toBe('connected');
  });

  it('is free again once the process that was using it has died', async () => {
    const world = await connectedWorld([name]);
    world.later(hourMs);
    const dies: Decide = ({ port, method, when }) =>
      port === `${name} consent` && method === 'refresh' && when === 'before' ? 'crash' : null;
    await expect(world.look(everything, world.ports(dies))).rejects.toThrow('died');
    expect((await world.look()).failures).toStrictEqual([]);
  });

  it('is stored once a day where the one before goes on working', async () => {
    const world = await connectedWorld([name]);
    const answers = ['first', 'second', 'third', 'fourth'];
    const stored: string[] = [];
    const granted = (await sealedIn(world, world[name])).refresh;
    for (const hours of [1, 2, 21, 2]) {
      world.later(hours * hourMs);
      const ports = world.ports();
      const { [name]: provider } = ports.providers;
      const consent = {
        ...provider.consent,
        keepsReplaced: true,
        refresh: async (_: string, now: Instant) => ({
          ...(await provider.consent.refresh(granted, now)),
          refresh: answers[stored.length] ?? null,
        }),
      };
      const providers = { ...ports.providers, [name]: { ...provider, consent } };
      await world.look({ ...everything, tend: false }, { ...ports, providers });
      stored.push((await sealedIn(world, world[name])).refresh);
    }
    // What the consent brought is replaced at once, for a door sealed it; then a day goes by.
    expect(stored).toStrictEqual(['first', 'first', 'first', 'fourth']);
  });
});

describe.each(providers)('a consent of %s that is over', (name) => {
  it.each(['at once', 'when the token has ended'])(
    'asks the person to reconnect, once, and stops every job (%s)',
    async (when) => {
      const world = await connectedWorld(['google', 'outlook']);
      const side = world[name];
      // Its calendar and its tasks are read at the same time, and both find the consent over.
      world.addInterview(side);
      await world.settle();
      side.consent.withdraw();
      if (when !== 'at once') world.later(hourMs);
      const account = accountIdOf({ name });
      for (let turn = 0; turn < 4; turn++) {
        await world.settle(turn === 0 ? theirTurn : everything);
        world.later(hourMs);
      }
      expect((await world.account(side))?.status).toBe('reconnect');
      const needed = world.told.filter((event) => event.name === 'account.reconnect-needed');
      expect(needed).toStrictEqual([
        { name: 'account.reconnect-needed', person: world.person, about: account },
      ]);
      expect(await refreshesIn(world, side)).toBe(0);
    },
  );

  it('costs the other account nothing, and neither moves nor doubles its steps', async () => {
    const world = await connectedWorld(['google', 'outlook']);
    const other = otherSide(world, name);
    world.addInterview(world[name]);
    await world.settle();
    world[name].consent.withdraw();
    await world.settle();
    world.addInterview(other, 4, { title: 'Interview with Globex' });
    await world.settle();
    expect(stepNames(other)).toStrictEqual(wholeSeries);
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
  });

  it('goes on where it left off once the person connects again', async () => {
    const { world, interview: id } = await withInterview(name, 3);
    world[name].consent.withdraw();
    await world.settle();
    world[name].mailbox.person.deleteEvent(id);
    await world.settle();
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
    await world.connect(world[name]);
    await world.settle();
    expect(stepNames(world[name])).toStrictEqual([]);
    expect(world[name].mailbox.channels()).toBeGreaterThan(0);
  });
});

describe.each(providers)("a refusal that is not the person's doing, with %s,", (name) => {
  it.each([
    ['our client is refused', 'client-refused', 'misconfigured'],
    ['the provider answers 503', 'unreachable', 'unreachable'],
  ] as const)('disconnects nobody and leaves no lease (%s)', async (_, server, code) => {
    const world = await connectedWorld([name]);
    world.later(hourMs);
    world[name].consent.server = server;
    const report = await world.look({ ...everything, tend: false });
    expect(new Set(report.failures.map((facts) => facts.code))).toStrictEqual(new Set([code]));
    const account = await world.account(world[name]);
    expect(account?.status).toBe('connected');
    expect(world.held.refreshing.size).toBe(0);
    expect(world.told).toStrictEqual([]);
    world[name].consent.server = 'up';
    expect((await world.look()).failures).toStrictEqual([]);
  });

  it('waits before it asks an unreachable provider again, and asks nobody to mend our client', async () => {
    const world = await connectedWorld([name]);
    world.later(hourMs);
    world[name].consent.server = 'unreachable';
    expect((await world.look()).again?.afterMs).toBeGreaterThanOrEqual(1000);
    world[name].consent.server = 'client-refused';
    expect((await world.look()).again).toBeNull();
  });

  it.each([
    ['rate-limited', { code: 'rate-limited', retryAfterMs: 40_000 }, 40_000],
    ['unreachable', { code: 'unreachable', status: 500 }, 15_000],
  ] as const)('honours how long to wait where a read is %s', async (_, facts, afterMs) => {
    const world = await connectedWorld([name]);
    const decide: Decide = ({ method, when }) =>
      method === 'changesSince' && when === 'before' ? new Failure(facts) : null;
    const report = await world.look(everything, world.ports(decide));
    expect(report.failures).toContainEqual(facts);
    expect(report.again?.afterMs).toBe(afterMs);
  });
});
