/** Accounts that fail side by side: each provider has its own patience. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../functions/domain/failure.ts';
import { hourMs } from '../../functions/domain/time.ts';
import { refuse } from './between.ts';
import { stepNames, wholeSeries } from './flow-sight.ts';
import { connectedWorld, type FlowWorld } from './flow-world.ts';

const everything = { accounts: null, plan: false, tend: false };

/** Google wants to be left alone for an hour; Outlook fails until it is told to go well. */
async function refusing(): Promise<{ world: FlowWorld; outlook: { isDown: boolean } }> {
  const world = await connectedWorld(['google', 'outlook']);
  refuse(world, 'google', () => new Failure({ code: 'rate-limited', retryAfterMs: hourMs }));
  const outlook = { isDown: true };
  refuse(world, 'outlook', () =>
    outlook.isDown ? new Failure({ code: 'unreachable', status: 503 }) : null,
  );
  return { world, outlook };
}

describe('an account that will be back in seconds', () => {
  it('does not wait for another that wants an hour of patience', async () => {
    const { world, outlook } = await refusing();
    world.addInterview(world.outlook, 4);
    const { again } = await world.look(everything);
    expect(again?.afterMs).toBeLessThanOrEqual(15_000);
    outlook.isDown = false;
    world.later(again?.afterMs ?? 0);
    const next = await world.look(again?.wish);
    expect(stepNames(world.outlook)).toStrictEqual(wholeSeries);
    // From now on only the other is waited for.
    expect(next.again?.afterMs).toBeGreaterThan(hourMs / 2);
  });
});

describe('an account that is left alone as it asked', () => {
  it('is no failure of every look meanwhile, for nobody asked it anything', async () => {
    const { world } = await refusing();
    const first = await world.look(everything);
    expect(first.failures.map(({ code }) => code)).toStrictEqual(['rate-limited', 'unreachable']);
    world.later(60_000);
    const second = await world.look(everything);
    expect(second.failures.map(({ code }) => code)).toStrictEqual(['unreachable']);
    expect(second.read).toStrictEqual([]);
  });
});
