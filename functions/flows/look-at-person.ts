/** One turn of one person: see to their accounts where that is wished, then sync. */
import { failureOf } from '../domain/failure.ts';
import type { Ports } from './ports.ts';
import { idle, type SyncReport, syncPerson } from './sync-person.ts';
import { tendPerson } from './tend-person.ts';
import type { Wish } from './wish.ts';

/** Carries a wish out. Whoever calls sees to it that no two turns of one person overlap. */
export async function lookAtPerson(ports: Ports, person: string, wish: Wish): Promise<SyncReport> {
  try {
    const failures = wish.tend ? await tendPerson(ports, person) : [];
    const report = await syncPerson(ports, person, wish);
    return { ...report, failures: [...failures, ...report.failures] };
  } catch (error) {
    const { facts } = failureOf(error);
    // Somebody else wrote first: what they left is read anew, and nothing is lost.
    if (facts.code !== 'conflict') throw error;
    return { ...idle, failures: [facts], again: { afterMs: 0, wish } };
  }
}
