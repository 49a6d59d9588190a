/** Whether what stands in the mailboxes of a simulated world is what is owed there, no more and no less. */
import { recordIdOf } from '../../functions/domain/plan/step.ts';
import type { FollowUp } from '../../functions/domain/search/plan-search.ts';
import { formatDay, type Instant, localDay } from '../../functions/domain/time.ts';
import type { World } from './world.ts';
import type { Human, Mailbox } from './world-human.ts';
import { dueOf, owedNow } from './world-owed.ts';
import { clockOf } from './world-story.ts';

/** One half of a step that stands in a mailbox. */
export type Standing = {
  readonly mailbox: Mailbox;
  readonly id: string;
  readonly key: string;
  readonly as: 'event' | 'task';
  readonly title: string;
  readonly text: string;
  /** The start of an event; of a task the end of its day. */
  readonly until: Instant;
  readonly at: string;
  readonly isDone: boolean;
};

/** The employer that a step belongs to. */
export function companyOf(human: Human, key: string): string {
  return human.companies.get(recordIdOf(key)) ?? '';
}

/** Every step that is owed and lies ahead stands once in each form; nothing else of ours lies ahead. */
export function checkOwed(world: World, human: Human, standing: readonly Standing[]): void {
  const owed = owedNow(world, human);
  const companies = new Set([...human.companies.values()].filter((one) => !human.hazy.has(one)));
  for (const company of companies) {
    const isTheirs = ({ key }: { readonly key: string }): boolean =>
      companyOf(human, key) === company;
    const meant = [...owed.values()].filter(
      (step) => isTheirs(step) && step.status === 'planned' && step.start > world.now(),
    );
    const there = standing.filter((half) => isTheirs(half) && !half.isDone);
    // By which of several names a step goes does not matter, as long as it stands there once.
    if (!saysSame(world, human, meant, there)) checkOneByOne(world, human, owed, meant, there);
  }
}

function saysSame(
  world: World,
  human: Human,
  meant: readonly FollowUp[],
  there: readonly Standing[],
): boolean {
  const said = meant.flatMap((step) =>
    formsOf(human, step).map((as) => [as, meantAt(step, as), step.title, step.text].join('\n')),
  );
  const seen = there
    .filter((half) => isAhead(world, human, half))
    .map(({ as, at, title, text }) => [as, at, title, text].join('\n'));
  return said.sort().join('\n\n') === seen.sort().join('\n\n');
}

function checkOneByOne(
  world: World,
  human: Human,
  owed: ReadonlyMap<string, FollowUp>,
  meant: readonly FollowUp[],
  there: readonly Standing[],
): void {
  const { story } = world;
  for (const step of meant) {
    for (const as of formsOf(human, step)) {
      const half = there.find((one) => one.key === step.key && one.as === as);
      if (half) checkHalf(world, human, step, half);
      else story.fault(`${step.key} ${as} is owed at ${clockOf(step.start)} and does not stand`);
    }
  }
  for (const half of there) {
    if (!isAhead(world, human, half) || !half.mailbox.isWanted) continue;
    const step = owed.get(half.key);
    const isMeant = step?.status === 'planned' && formsOf(human, step).includes(half.as);
    // The other half may be done, and this one is left as a record.
    if (isMeant || step?.status === 'done') continue;
    story.fault(`${half.key} ${half.as} stands at ${half.at}; it is ${step?.status ?? 'not owed'}`);
  }
}

/** Whether it lies ahead for certain: a task has a day only. */
export function isAhead(world: World, { zone }: Human, { until, as }: Standing): boolean {
  const now = world.now();
  return as === 'event' ? until > now : localDay(zone, until) > localDay(zone, now) + 1;
}

function formsOf(human: Human, step: FollowUp): readonly ('event' | 'task')[] {
  const permissions = human.mailboxes[0]?.permissions;
  if (!permissions?.tasks) return ['event'];
  if (permissions.calendar !== 'write') return ['task'];
  return step.as === 'both' ? ['event', 'task'] : [step.as];
}

function meantAt(step: FollowUp, as: 'event' | 'task'): string {
  return as === 'event' ? clockOf(step.start) : formatDay(dueOf(step));
}

function checkHalf({ story }: World, human: Human, step: FollowUp, half: Standing): void {
  const meant = meantAt(step, half.as);
  if (half.at !== meant) {
    story.fault(`${half.key} ${half.as} stands at ${half.at} and belongs at ${meant}`);
  }
  const isTheirs = human.deeds.some(
    ({ key, as, did }) => key === half.key && as === half.as && did === 'edited',
  );
  if (!isTheirs && !half.isDone && (half.title !== step.title || half.text !== step.text)) {
    story.fault(`${half.key} ${half.as} says something else than it should`);
  }
}
