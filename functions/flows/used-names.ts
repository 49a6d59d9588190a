/**
 * Names of events that an account's calendars have used up. A provider gives no name twice, and an event
 * that is not there under its name counts as deleted by the person: so that whoever disconnects, and
 * connects again, gets new names for what is then written anew.
 */
import type { StepWrite } from '../domain/ledger/step-write.ts';
import { shortHash } from '../domain/plan/step.ts';
import { dayMs, type Instant, plusMs } from '../domain/time.ts';
import type { Ports } from './ports.ts';
import type { Session } from './session.ts';

/** No interview that is followed up now is looked at for longer than this. */
const keptMs = 500 * dayMs;

/** From which generation on names are new, and the latest that was used. */
type Names = { readonly next: number; readonly used: number };

const noNames: Names = { next: 1, used: 0 };

/**
 * Notes, before an account's steps are forgotten, which names they had. The note names nobody. Only where
 * all was taken away (`isCleared`) are other names wanted: what was left is found again by its mark, which
 * does not tell how often its name was used, and what the person had deleted stays deleted.
 */
export async function noteUsedNames(
  { ports, ledger, now }: Session,
  account: string,
  isCleared: boolean,
): Promise<void> {
  const generations = ledger.steps
    .filter((step) => step.account === account && step.as === 'event')
    .map(({ generation }) => generation);
  if (generations.length === 0) return;
  const { next, used } = await namesOf(ports, account, now);
  const latest = Math.max(used, next, ...generations);
  const names: Names = { next: isCleared ? latest + 1 : next, used: latest };
  await ports.store.note(usedNote(account), JSON.stringify(names), plusMs(now, keptMs));
}

async function namesOf({ store }: Ports, account: string, now: Instant): Promise<Names> {
  const noted = await store.find(usedNote(account), now);
  if (noted === null) return noNames;
  const known: unknown = JSON.parse(noted);
  // An earlier version noted the next generation alone.
  return typeof known === 'number' ? { next: known, used: known - 1 } : (known as Names);
}

/** The writes, with new names for those events that an earlier connection may have named. */
export async function withUnusedNames(
  { ports, now }: Session,
  writes: readonly StepWrite[],
): Promise<readonly StepWrite[]> {
  const isNew = ({ step }: StepWrite): boolean => step.as === 'event' && step.id === null;
  const firsts = new Map<string, number>();
  for (const account of new Set(writes.filter(isNew).map(({ step }) => step.account))) {
    firsts.set(account, (await namesOf(ports, account, now)).next);
  }
  return writes.map((write) => {
    if (!isNew(write)) return write;
    const generation = Math.max(write.step.generation, firsts.get(write.step.account) ?? 1);
    return { ...write, step: { ...write.step, generation } };
  });
}

function usedNote(account: string): string {
  return `used-names/${shortHash(account)}`;
}
