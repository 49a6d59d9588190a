/** What waits for a person, taken together, and what comes of it. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../functions/domain/failure.ts';
import type { Hint } from '../../functions/domain/ports/queue.ts';
import { minuteMs, plusMs } from '../../functions/domain/time.ts';
import { everything, planOnly, theirTurn } from '../../functions/domain/wish.ts';
import type { Ports } from '../../functions/flows/ports.ts';
import { takeMessages } from '../../functions/flows/take-messages.ts';
import { refuse } from './between.ts';
import { stepNames, wholeSeries } from './flow-sight.ts';
import { connectedWorld, type FlowWorld, providers } from './flow-world.ts';
import { about, hintOf, queueOf, wished } from './message-scene.ts';

/** Ports whose store says of the next saves that somebody else was first. */
function crowded(world: FlowWorld, saves: number): Ports {
  const ports = world.ports();
  let left = saves;
  const save: typeof ports.store.save = async (...given) =>
    --left >= 0 ? null : await ports.store.save(...given);
  return {
    ...ports,
    store: new Proxy(ports.store, {
      get: (store, name) => (name === 'save' ? save : Reflect.get(store, name)),
    }),
  };
}

describe.each(providers)('messages about %s', (name) => {
  it('lead to one look for all of them', async () => {
    const world = await connectedWorld([name]);
    const hint = hintOf(world, name);
    const queue = queueOf();
    const ports = world.ports();
    const all = [
      about(world.person, hint),
      wished(world.person, planOnly),
      about(world.person, hint),
    ];
    const { report, forged } = await takeMessages(ports, queue, world.person, all);
    expect([report.failures, forged, queue.added]).toStrictEqual([[], 0, []]);
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
    expect(world.life.requests.get('store.load')).toBe(1);
  });

  it.each<[string, (hint: Hint) => Hint]>([
    ['another secret', (hint) => ({ ...hint, token: `${hint.token.slice(0, -1)}x` })],
    ['no secret', (hint) => ({ ...hint, token: '' })],
    ['a longer secret', (hint) => ({ ...hint, token: `${hint.token}x` })],
    ['a channel that nobody made', (hint) => ({ ...hint, channel: `${hint.channel}x` })],
    ['a channel named like nothing of ours', (hint) => ({ ...hint, channel: '../person' })],
    ['too long a secret', (hint) => ({ ...hint, token: 'x'.repeat(129) })],
  ])('with %s are forged, and nobody is looked at', async (_, forge) => {
    const world = await connectedWorld([name]);
    for (const isAboutChannel of [false, true]) {
      const hint = { ...forge(hintOf(world, name)), isAboutChannel };
      const queue = queueOf();
      const message = about(world.person, hint);
      const taken = await takeMessages(world.ports(), queue, world.person, [message]);
      expect([taken.forged, taken.report.read, queue.added]).toStrictEqual([1, [], []]);
      const asked = [...world.life.requests.keys()].filter((one) => one !== 'store.find');
      expect(asked).toStrictEqual([]);
    }
  });

  it("of one channel in another person's name are forged, and neither is looked at", async () => {
    const world = await connectedWorld([name]);
    const hint = hintOf(world, name);
    const queue = queueOf();
    const taken = await takeMessages(world.ports(), queue, 'noah', [about('noah', hint)]);
    expect([taken.forged, taken.report.read, queue.added]).toStrictEqual([1, [], []]);
    expect(stepNames(world[name])).toStrictEqual([]);
  });

  it('that are true are taken though others of the batch are forged', async () => {
    const world = await connectedWorld([name]);
    const hint = hintOf(world, name);
    const forged = about(world.person, { ...hint, token: 'guessed' });
    const all = [forged, about(world.person, hint), forged];
    const taken = await takeMessages(world.ports(), queueOf(), world.person, all);
    expect(taken.forged).toBe(2);
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
  });

  it('of somebody who is not known any more come to nothing', async () => {
    const world = await connectedWorld([name]);
    const hint = hintOf(world, name);
    await world.store.erase(world.person);
    const all = [about(world.person, hint), wished(world.person, everything)];
    const queue = queueOf();
    const taken = await takeMessages(world.ports(), queue, world.person, all);
    expect([taken.report.read, taken.report.failures, queue.added]).toStrictEqual([[], [], []]);
    expect(world.schedule.next()).toBeNull();
  });

  it.each([0, 1, 2, 3, 4])(
    'go back to the queue after a conflict, not for ever (%i)',
    async (agains) => {
      const world = await connectedWorld([name]);
      world.addInterview(world[name], 3);
      const queue = queueOf();
      const all = [wished(world.person, planOnly, 0), wished(world.person, theirTurn, agains)];
      await takeMessages(crowded(world, 99), queue, world.person, all);
      if (agains < 3) {
        expect(queue.added).toStrictEqual([wished(world.person, theirTurn, agains + 1)]);
        expect(world.schedule.next()).toBeNull();
      } else {
        expect(queue.added).toStrictEqual([]);
        expect(world.schedule.next()).toBe(plusMs(world.now, minuteMs));
      }
    },
  );

  it('that were disturbed once are done by the message that follows', async () => {
    const world = await connectedWorld([name]);
    const queue = queueOf();
    const first = about(world.person, hintOf(world, name));
    await takeMessages(crowded(world, 1), queue, world.person, [first]);
    for (let next = queue.added.shift(); next; next = queue.added.shift()) {
      await takeMessages(world.ports(), queue, world.person, [next]);
    }
    expect(stepNames(world[name])).toStrictEqual(wholeSeries);
  });

  it.each([
    [null, minuteMs],
    [500, minuteMs],
    [30_000, minuteMs],
    [10 * minuteMs, 10 * minuteMs],
  ])('whose provider asks for patience (%j ms) wait as a turn', async (retryAfterMs, waitMs) => {
    const world = await connectedWorld([name]);
    const hint = hintOf(world, name);
    refuse(world, name, () => new Failure({ code: 'rate-limited', retryAfterMs }));
    const queue = queueOf();
    await takeMessages(world.ports(), queue, world.person, [about(world.person, hint)]);
    expect(queue.added).toStrictEqual([]);
    expect(world.schedule.next()).toBe(plusMs(world.now, waitMs));
    // What is set already and comes sooner stays.
    const sooner = plusMs(world.now, 30_000);
    await world.schedule.set(world.person, sooner);
    await takeMessages(world.ports(), queue, world.person, [about(world.person, hint)]);
    expect(world.schedule.next()).toBe(sooner);
  });

  it('are not taken where something happens that nobody foresaw', async () => {
    const world = await connectedWorld([name]);
    const ports = world.ports();
    const load = () => Promise.reject(new TypeError('no such thing'));
    const store = { ...ports.store, load, find: ports.store.find };
    const taking = takeMessages({ ...ports, store }, queueOf(), world.person, [
      wished(world.person, everything),
    ]);
    await expect(taking).rejects.toThrow(TypeError);
  });
});
