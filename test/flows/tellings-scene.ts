/** A person who has just had an interview, and says and does things about it on a page. */
import { expect } from 'vitest';
import { nothingTold, type PersonRecord } from '../../functions/domain/ledger/records.ts';
import type { Saying, Topic } from '../../functions/domain/notes/sayings.ts';
import type { Deed } from '../../functions/domain/plan/deeds.ts';
import { recordIdOf } from '../../functions/domain/plan/step.ts';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import { hourMs } from '../../functions/domain/time.ts';
import { changePerson, tellDeed, tellSayings } from '../../functions/flows/steer.ts';
import type { Side } from './flow-side.ts';
import { eventNamed, ownEntries } from './flow-sight.ts';
import { connectedWorld, type FlowWorld } from './flow-world.ts';

export type Scene = { readonly world: FlowWorld; readonly side: Side; readonly series: string };

/** An interview that is over since half an hour, all its steps written. */
export async function afterInterview(
  name: ProviderName,
  shownAs: PersonRecord['shownAs'] = 'both',
): Promise<Scene> {
  const world = await connectedWorld([name]);
  const side = world[name];
  await changePerson(world.ports(), world.person, (known) => ({ ...known, shownAs }));
  world.addInterview(side, 1);
  await world.settle();
  const [one] = ownEntries(side);
  world.now = world.at(1, 11);
  world.later(hourMs / 2);
  await world.settle();
  return { world, side, series: recordIdOf(one?.key ?? '') };
}

export async function say(
  { world, series }: Scene,
  ...lines: readonly (readonly [Topic, string | null])[]
): Promise<void> {
  const sayings = lines.map(([topic, line]): Saying => ({ topic, line, at: world.now }));
  expect(await tellSayings(world.ports(), world.person, series, sayings)).toBe(true);
}

export async function deed({ world, series }: Scene, step: string, did: 'done' | 'deleted') {
  const told: Deed = { key: `${series}.${step}`, did, at: world.now };
  expect(await tellDeed(world.ports(), world.person, told)).toBe(true);
}

export async function told({ world, series }: Scene) {
  const state = await world.store.load(world.person);
  return state?.interviews.find(({ value }) => value.id === series)?.value.told ?? nothingTold;
}

/** Nothing is left to do, and what was said is nowhere but in the calendar. */
export async function expectSettled(scene: Scene): Promise<void> {
  expect((await scene.world.look()).written).toBe(0);
  expect((await told(scene)).sayings).toStrictEqual([]);
}

/** How often a line stands in the debrief. */
export function times(side: Side, line: string): number {
  const lines = eventNamed(side, 'debrief').text.split('\n');
  return lines.filter((one) => one.trim() === line).length;
}
