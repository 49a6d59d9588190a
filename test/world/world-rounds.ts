/** What timers do in a host: look at everybody, and ask for what nobody tells. */
import { pollWish } from '../../functions/flows/poll-wish.ts';
import { everything } from '../../functions/flows/wish.ts';
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
