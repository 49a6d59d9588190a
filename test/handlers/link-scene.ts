/** An interview that is just over, and the links in its follow-ups. */
import type { LinkDeed } from '../../functions/domain/wording/links.ts';
import { changePerson } from '../../functions/flows/steer.ts';
import { eventNamed, taskNamed } from '../flows/flow-sight.ts';
import { type Browser, publicUrl, signedInWorld, type WebWorld } from './web-world.ts';

export type Scene = {
  readonly world: WebWorld;
  readonly browser: Browser;
  readonly stranger: Browser;
};

export const title = 'Interview with Acme';

/** An interview that is over since an hour, its steps written. */
export async function afterInterview(
  cadence: 'recommended' | 'how-often' = 'recommended',
): Promise<Scene> {
  const { world, browser } = await signedInWorld();
  const { flows } = world;
  await changePerson(world.ports, world.person, (known) => ({ ...known, cadence }));
  flows.addInterview(flows.google, 1, { title });
  await flows.settle();
  flows.now = flows.at(1, 12);
  await flows.settle();
  return { world, browser, stranger: world.stranger() };
}

/** The path of a link in the text of a step. */
export function link({ world }: Scene, step: string, deed: LinkDeed | 'debrief'): string {
  const { google } = world.flows;
  const isTask = ['prepare', 'closing'].includes(step);
  const { text } = isTask ? taskNamed(google, step) : eventNamed(google, step);
  const found = new RegExp(`${publicUrl}(/go/\\S+/${deed})$`, 'm').exec(text)?.[1];
  if (found === undefined) throw new Error(`no link in ${step}`);
  return found;
}

/** Everything that is stored, as text. */
export async function stored({ world }: Scene): Promise<string> {
  return JSON.stringify(await world.ports.store.load(world.person));
}
