/** What a look tells others of: domain events, by ids alone (design: the bus). */
import { shortHash } from '../domain/plan/step.ts';
import type { DomainEvent } from '../domain/ports/bus.ts';
import type { SearchPlan } from '../domain/search/plan-search.ts';
import type { Session } from './session.ts';
import type { Written } from './write-steps.ts';

/** What was there before the look planned anything: by it is told what is new. */
export type Before = {
  /** Interviews that this look has added. */
  readonly added: ReadonlySet<string>;
  /** The outcome of each interview; null: none was known. */
  readonly outcomes: ReadonlyMap<string, string | null>;
};

/** Taken after the calendars are read and before anything is decided. */
export function beforePlanning({ ledger }: Session): Before {
  const outcomes = ledger.records.map(({ id, outcome }) => [id, outcome?.is ?? null] as const);
  return { added: new Set(ledger.added), outcomes: new Map(outcomes) };
}

/** `changed`: the interviews of which this look has stored something. */
export function eventsOfLook(
  session: Session,
  plan: SearchPlan,
  before: Before,
  changed: readonly string[],
  written: readonly Written[],
): readonly DomainEvent[] {
  return [
    ...recognised(session, plan, before.added),
    ...outcomesTold(session, changed, before.outcomes),
    ...written.flatMap((one) => eventsOf(session.person.id, one)),
  ];
}

function recognised(
  session: Session,
  plan: SearchPlan,
  added: ReadonlySet<string>,
): readonly DomainEvent[] {
  const person = session.person.id;
  const ids = plan.interviews.map(({ uid }) => shortHash(uid)).filter((id) => added.has(id));
  return ids.map((about) => ({ name: 'interview.recognised', person, about }));
}

function outcomesTold(
  session: Session,
  changed: readonly string[],
  before: ReadonlyMap<string, string | null>,
): readonly DomainEvent[] {
  const person = session.person.id;
  return changed.flatMap((about): readonly DomainEvent[] => {
    const outcome = session.ledger.record(about)?.outcome ?? null;
    if (outcome === null || outcome.is === (before.get(about) ?? null)) return [];
    return [{ name: 'outcome.recorded', person, about }];
  });
}

function eventsOf(person: string, { write, taken }: Written): readonly DomainEvent[] {
  if (taken !== 'settled') return [];
  const name = write.followUp === null ? 'follow-up.removed' : 'follow-up.written';
  return [{ name, person, about: write.step.key }];
}
