/**
 * Names of events that an account's calendars have used up. A provider gives no name twice, and an event
 * that is not there under its name counts as deleted by the person: so that whoever disconnects, and
 * connects again, gets new names for what is then written anew.
 */
import type { StepWrite } from '../domain/ledger/step-write.ts';
import { shortHash } from '../domain/plan/step.ts';
import { dayMs, plusMs } from '../domain/time.ts';
import type { Session } from './session.ts';

/** No interview that is followed up now is looked at for longer than this. */
const keptMs = 500 * dayMs;

/** Notes, before an account's steps are forgotten, which names they had. The note names nobody. */
export async function noteUsedNames(
  { ports, ledger, now }: Session,
  account: string,
): Promise<void> {
  const used = ledger.steps
    .filter((step) => step.account === account && step.as === 'event')
    .map(({ generation }) => generation);
  if (used.length === 0) return;
  const next = Math.max(...used) + 1;
  await ports.store.note(usedNote(account), String(next), plusMs(now, keptMs));
}

/** The writes, with new names for those events that an earlier connection may have named. */
export async function withUnusedNames(
  { ports, now }: Session,
  writes: readonly StepWrite[],
): Promise<readonly StepWrite[]> {
  const isNew = ({ step }: StepWrite): boolean => step.as === 'event' && step.id === null;
  const firsts = new Map<string, number>();
  for (const account of new Set(writes.filter(isNew).map(({ step }) => step.account))) {
    firsts.set(account, Number((await ports.store.find(usedNote(account), now)) ?? 1));
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
