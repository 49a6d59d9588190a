/** Takes the answers of a debrief's form: they are stored at once, and the debrief is done by that. */
import type { Saying } from '../domain/notes/sayings.ts';
import type { Ports } from './ports.ts';
import { tellDeed, tellSayings } from './steer.ts';
import { viewPerson } from './view-person.ts';

/**
 * Stores what was answered about the interview whose steps' keys begin with `series`. Done twice, the
 * first moment counts. False where nothing is known of that interview.
 */
export async function takeDebrief(
  ports: Ports,
  person: string,
  series: string,
  sayings: readonly Saying[],
): Promise<boolean> {
  const isKnown = await tellSayings(ports, person, series, sayings);
  const view = isKnown ? await viewPerson(ports, person) : null;
  if (!view) return false;
  const key = `${series}.debrief`;
  const steps = view.plan.interviews.flatMap(({ followUps }) => followUps);
  if (steps.find((step) => step.key === key)?.status === 'done') return true;
  return await tellDeed(ports, person, { key, did: 'done', at: view.session.now });
}
