/** One turn of one person: see to their accounts where that is wished, then sync. */
import { failureOf } from '../domain/failure.ts';
import type { Wish } from '../domain/wish.ts';
import type { Ports } from './ports.ts';
import { syncPerson } from './sync-person.ts';
import { idle, type SyncReport } from './sync-report.ts';
import { tendPerson } from './tend-person.ts';

/** Carries a wish out. Whoever calls sees to it that no two turns of one person overlap. */
export async function lookAtPerson(ports: Ports, person: string, wish: Wish): Promise<SyncReport> {
  try {
    const failures = wish.tend ? await tendPerson(ports, person) : [];
    const report = await syncPerson(ports, person, wish);
    // What failed twice for one reason is one failure.
    const all = [...failures, ...report.failures];
    const unlike = new Map(all.map((facts) => [JSON.stringify(facts), facts]));
    return { ...report, failures: [...unlike.values()] };
  } catch (error) {
    const { facts } = failureOf(error);
    // Somebody else wrote first: what they left is read anew, and nothing is lost. What this look has
    // stored already is no news to the next one, which plans all the same.
    if (facts.code !== 'conflict') throw error;
    return { ...idle, failures: [facts], again: { afterMs: 0, wish: { ...wish, plan: true } } };
  }
}
