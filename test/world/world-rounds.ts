/** What timers do in a host: look at everybody, and ask for what nobody tells. */

import { hourOf, sliceOf } from '../../functions/domain/slices.ts';
import {
  dayMs,
  hourMs,
  type Instant,
  instant,
  minuteMs,
  plusMs,
} from '../../functions/domain/time.ts';
import { everything } from '../../functions/domain/wish.ts';
import { pollWish } from '../../functions/flows/poll-wish.ts';
import { sweepJobs, sweep as sweepSlice } from '../../functions/flows/sweep.ts';
import type { World } from './world.ts';

/** Everybody is looked at. */
export async function sweep(world: World): Promise<void> {
  for (const person of await world.store.persons(null, 100)) world.wish(person, everything);
  await world.drain();
}

/** Whatever is not watched, and tasks, are asked for. */
export async function poll(world: World): Promise<void> {
  for (const person of await world.store.persons(null, 100)) {
    const state = await world.store.load(person);
    const wish = state && pollWish(state, world.now());
    if (wish) world.wish(person, wish);
  }
}

/** The next hour of the rules that go round all persons, a slice a minute: those in which somebody is. */
export async function roundOfSlices(world: World): Promise<void> {
  const hour = Math.floor(world.now() / hourMs) * hourMs;
  const all = await world.store.persons(null, 100);
  for (const slice of new Set(all.map(sliceOf))) {
    const due = instant(hour + slice * minuteMs);
    const late = world.random.chance(0.1) ? world.random.between(1, 50) : 0;
    world.at(plusMs(due, late * minuteMs), () => sweepAt(world, due));
  }
}

/** All jobs for everybody, as if their hours had come. */
export async function roundOfEverybody(world: World): Promise<void> {
  for (const person of await world.store.persons(null, 100)) {
    const midnight = Math.floor(world.now() / dayMs) * dayMs;
    sweepAt(world, instant(midnight + hourOf(person) * hourMs + sliceOf(person) * minuteMs));
  }
  await world.drain();
}

function sweepAt(world: World, due: Instant): void {
  world.door(async ({ store, clock }, life) => {
    const queue = world.deployed?.queue(life);
    if (!queue) return;
    for (const job of sweepJobs) await sweepSlice({ store, clock, queue }, job, due);
  });
}
