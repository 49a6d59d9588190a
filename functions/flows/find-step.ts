/** From the signed name in a follow-up's link to the step that it belongs to. Nothing is changed. */
import { isPast, recordIdOf } from '../domain/plan/step.ts';
import { type FollowUp, followUpsOf } from '../domain/search/plan-search.ts';
import { dayMs } from '../domain/time.ts';
import type { Ports } from './ports.ts';
import { type PersonView, viewPerson } from './view-person.ts';

export type FoundStep = {
  readonly person: string;
  readonly view: PersonView;
  readonly key: string;
  /** What the keys of the steps of its interview begin with. */
  readonly series: string;
  /** As it is planned now; null: it is planned no longer. */
  readonly step: FollowUp | null;
  /** Nothing of its series is left to be said: its links have expired. */
  readonly isOver: boolean;
};

/** So long after its last step a series can still be spoken of. */
const spokenOfMs = 30 * dayMs;

/** Null where the name is none of ours, was altered, or belongs to what is known no longer. */
export async function findStep(ports: Ports, name: string): Promise<FoundStep | null> {
  const person = ports.links.whose(name);
  const view = person === null ? null : await viewPerson(ports, person);
  if (person === null || view === null) return null;
  const planned = followUpsOf(view.plan);
  const key = keyNamed(ports, person, name, view, planned);
  if (key === null) return null;
  const series = recordIdOf(key);
  return {
    ...{ person, view, key, series },
    step: planned.find((step) => step.key === key) ?? null,
    isOver: isOver(view, planned, series),
  };
}

function keyNamed(
  { links }: Ports,
  person: string,
  name: string,
  { session }: PersonView,
  planned: readonly FollowUp[],
): string | null {
  const keys = new Set([...planned, ...session.ledger.steps].map(({ key }) => key));
  for (const key of keys) if (links.isSigned(name, person, `step ${key}`)) return key;
  return null;
}

function isOver({ session }: PersonView, planned: readonly FollowUp[], series: string): boolean {
  const steps = planned.filter(({ key }) => recordIdOf(key) === series);
  if (steps.every(isPast)) return true;
  const last = Math.max(...steps.map(({ end }) => end));
  return last + spokenOfMs < session.now;
}
