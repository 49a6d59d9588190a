/** A look that died or failed anywhere, and whose message comes again: nothing of what it owed is lost. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../functions/domain/failure.ts';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import { minuteMs } from '../../functions/domain/time.ts';
import { takeMessages } from '../../functions/flows/take-messages.ts';
import type { Decide } from '../world/faults.ts';
import { stepNames, wholeSeries } from './flow-sight.ts';
import { connectedWorld, type FlowWorld, providers } from './flow-world.ts';
import { about, hintOf, queueOf } from './message-scene.ts';

/** The turn that is owed to whoever has an interview in three days: ahead of its first step. */
async function turnMeant(name: ProviderName): Promise<number | null> {
  const world = await connectedWorld([name]);
  const hint = hintOf(world, name);
  await takeMessages(world.ports(), queueOf(), world.person, [about(world.person, hint)]);
  return world.schedule.next();
}

/** Takes the same message until it is taken, as the queue gives it; whether anything struck. */
async function taken(world: FlowWorld, name: ProviderName, decide: Decide) {
  const message = about(world.person, hintOf(world, name));
  const queue = queueOf();
  const first = takeMessages(world.ports(decide), queue, world.person, [message]);
  const isStruck = await first.then(
    () => false,
    () => true,
  );
  world.later(minuteMs);
  if (isStruck) await takeMessages(world.ports(), queue, world.person, [message], true);
  for (let next = queue.added.shift(); next; next = queue.added.shift()) {
    await takeMessages(world.ports(), queue, world.person, [next]);
  }
  return isStruck;
}

describe.each(providers)('a message about %s that is taken a second time', (name) => {
  it.each(['before', 'after'] as const)(
    'leads to all steps and to the turn, wherever the first look died (%s a request)',
    async (when) => {
      const meant = await turnMeant(name);
      expect(meant).not.toBeNull();
      for (let nth = 1; ; nth++) {
        const world = await connectedWorld([name]);
        let requests = 0;
        const dies: Decide = (one) => (one.when === when && ++requests === nth ? 'crash' : null);
        if (!(await taken(world, name, dies))) {
          expect(nth).toBeGreaterThan(7);
          break;
        }
        expect([nth, stepNames(world[name])]).toStrictEqual([nth, wholeSeries]);
        expect([nth, world.schedule.next()]).toStrictEqual([nth, meant]);
      }
    },
  );

  it.each(['schedule', 'bus'])('sets the turn though the %s failed the first', async (port) => {
    const world = await connectedWorld([name]);
    const down = new Failure({ code: 'unreachable', status: null });
    expect(await taken(world, name, (one) => (one.port === port ? down : null))).toBe(true);
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
    expect(world.schedule.next()).toBe(await turnMeant(name));
  });

  it('sets the turn though somebody else wrote at the end of the first', async () => {
    const meant = await turnMeant(name);
    for (let nth = 1; nth < 40; nth++) {
      const world = await connectedWorld([name]);
      let saves = 0;
      const conflict = new Failure({ code: 'conflict' });
      const decide: Decide = ({ port, method, when }) =>
        port === 'store' && method === 'save' && when === 'after' && ++saves === nth
          ? conflict
          : null;
      await taken(world, name, decide);
      expect([nth, stepNames(world[name])]).toStrictEqual([nth, wholeSeries]);
      expect([nth, world.schedule.next()]).toStrictEqual([nth, meant]);
      if (saves < nth) return;
    }
    expect.unreachable('saves come to an end');
  });
});
