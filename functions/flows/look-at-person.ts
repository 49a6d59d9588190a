/** One turn of one person: see to their accounts where that is wished, then sync. */
import type { Ports } from './ports.ts';
import { type SyncReport, syncPerson } from './sync-person.ts';
import { tendPerson } from './tend-person.ts';
import type { Wish } from './wish.ts';

/** Carries a wish out. Whoever calls sees to it that no two turns of one person overlap. */
export async function lookAtPerson(ports: Ports, person: string, wish: Wish): Promise<SyncReport> {
  if (wish.tend) await tendPerson(ports, person);
  return await syncPerson(ports, person, wish);
}
