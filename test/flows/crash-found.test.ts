/** What a crash left half done: the intent is stored, and the next sweep finds it. */
import { describe, expect, it } from 'vitest';
import { minuteMs } from '../../functions/domain/time.ts';
import type { Wish } from '../../functions/domain/wish.ts';
import { careWish } from '../../functions/flows/care-wish.ts';
import type { Decide } from '../world/faults.ts';
import { toldOf } from './between.ts';
import { busyWorld, cared, hourAfterTasks, stateOf, withAccount, withSteps } from './care-scene.ts';
import { stepsSeen } from './flow-sight.ts';
import { accountIdOf, type FlowWorld, providers, withInterview } from './flow-world.ts';
import { survives } from './mishaps.ts';

describe.each(providers)('what a crash left with %s', (name) => {
  const account = accountIdOf({ name });
  const changes: readonly (readonly [string, (world: FlowWorld, interview: string) => void])[] = [
    [
      'came',
      (world) => void world.addInterview(world[name], 6, { title: 'Interview with Globex' }),
    ],
    [
      'moved',
      (world, id) => world[name].mailbox.person.changeEvent(id, { start: world.at(8, 15) }),
    ],
    ['was called off', (world, id) => world[name].mailbox.person.deleteEvent(id)],
  ];

  /** Steps that a look without a fault makes of it. */
  async function meant(change: (typeof changes)[number][1]): Promise<readonly string[]> {
    const { world, interview: id } = await withInterview(name, 4);
    change(world, id);
    await world.settle();
    return stepsSeen(world[name]);
  }

  it.each(changes)(
    'of an interview that %s is found by the next sweep alone',
    async (_, change) => {
      const expected = await meant(change);
      for (const when of ['write-before', 'write-after'] as const) {
        for (let nth = 1; ; nth++) {
          const { world, interview: id } = await withInterview(name, 4);
          change(world, id);
          let writes = 0;
          const decide: Decide = (moment) =>
            moment.when === when && ++writes === nth ? 'crash' : null;
          await survives(world.look(toldOf(name), world.ports(decide)));
          if (!world.life.isDead) break;
          world.later(minuteMs);
          const wish = await cared(world);
          expect([when, nth, wish?.plan, wish?.accounts?.has(account)]).toStrictEqual([
            ...[when, nth, true, true],
          ]);
          await world.settle(wish as Wish);
          expect(await cared(world)).toBeNull();
          expect(stepsSeen(world[name])).toStrictEqual(expected);
        }
      }
    },
  );

  it('is left alone for as long as nobody may finish it', async () => {
    const world = await busyWorld(name);
    const begun = withSteps(await stateOf(world), (step) => ({
      ...step,
      intent: { do: 'remove' },
    }));
    const due = hourAfterTasks(world.person, 1);
    expect(careWish(begun, world.now, due)).toMatchObject({ plan: true });
    expect(careWish(withAccount(begun, { status: 'reconnect' }), world.now, due)).toBeNull();
  });

  it('is nothing where it is wanted no more', async () => {
    const world = await busyWorld(name);
    const at = { start: world.now, planned: world.now, hash: '', form: '' };
    const begun = withSteps(await stateOf(world), (step) => ({
      ...step,
      intent: { do: 'forget', ...at },
    }));
    expect(careWish(begun, world.now, hourAfterTasks(world.person, 1))).toBeNull();
  });
});
