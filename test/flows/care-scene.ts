/** A person as a sweep finds them, and as it might have found them. */
import type { AccountRecord, StepRecord } from '../../functions/domain/ledger/records.ts';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import type { PersonState } from '../../functions/domain/ports/store.ts';
import { hourOf } from '../../functions/domain/slices.ts';
import { hourMs, type Instant, instant } from '../../functions/domain/time.ts';
import type { Wish } from '../../functions/domain/wish.ts';
import { careWish } from '../../functions/flows/care-wish.ts';
import { type FlowWorld, withInterview } from './flow-world.ts';

/** An hour in which tasks are asked for (0), or one after it. */
export function hourAfterTasks(person: string, hours: number): Instant {
  return instant((600 - hourOf(person) + hours) * hourMs);
}

/** What is stored of the person. */
export async function stateOf(world: FlowWorld): Promise<PersonState> {
  const state = await world.store.load(world.person);
  if (!state) throw new Error('nobody is there');
  return state;
}

/** The wish of a sweep now, in an hour that is not for tasks. */
export async function cared(world: FlowWorld, at = world.now): Promise<Wish | null> {
  return careWish(await stateOf(world), at, hourAfterTasks(world.person, 1));
}

/** The same, had all accounts been otherwise. */
export function withAccount(state: PersonState, change: Partial<AccountRecord>): PersonState {
  const accounts = state.accounts.map(({ value, version }) => {
    return { value: { ...value, ...change }, version };
  });
  return { ...state, accounts };
}

/** The same, had all steps been otherwise. */
export function withSteps(
  state: PersonState,
  change: (step: StepRecord) => StepRecord,
): PersonState {
  const interviews = state.interviews.map(({ value, version }) => {
    return { value: { ...value, steps: value.steps.map(change) }, version };
  });
  return { ...state, interviews };
}

/** Somebody whose interview is four days ahead. */
export async function busyWorld(name: ProviderName): Promise<FlowWorld> {
  return (await withInterview(name, 4)).world;
}
