/**
 * Erasing a person: what is known of their interviews goes at once, what they want taken out of their
 * calendars as soon as these can be reached, and after a day without that in any case.
 */

import { isOnItsWayOut, unread } from '../domain/ledger/places.ts';
import { type AccountRecord, newPerson, type PersonRecord } from '../domain/ledger/records.ts';
import { dayMs, plusMs } from '../domain/time.ts';
import { eraseIfAlone, leavingStatus } from './disconnect-account.ts';
import type { Ports } from './ports.ts';
import { beginSession, type Session } from './session.ts';
import { steered } from './steer.ts';

/** So long a calendar that cannot be reached may keep what is needed to clear it. */
const patienceMs = dayMs;

/**
 * Notes that a person wants everything erased; `clear`: what we wrote is taken out of their calendars
 * first. From now on nothing of them is shown; the next looks do the rest (`seeToErasure`). False: there
 * is no such person.
 */
export async function askToErase(ports: Ports, person: string, clear: boolean): Promise<boolean> {
  return await steered(ports, person, false, async (session) => {
    // Accounts first: were the process to end here, they are disconnected all the same.
    for (const account of session.accounts) {
      session.put({ ...account, status: leavingStatus(account, clear) });
      await session.saveAccount(account.id);
    }
    await forgetInterviews(session);
    const { id, zone, zoneIsKnown, feed } = session.person;
    const bare = { ...newPerson(id, null), zone, zoneIsKnown, feed: { ...feed, isOn: false } };
    await session.savePerson({ ...bare, eraseAskedAt: session.now });
    return true;
  });
}

/** Whether a person is on their way out. Who has connected an account since has come back. */
export function isBeingErased(person: PersonRecord, accounts: readonly AccountRecord[]): boolean {
  return person.eraseAskedAt !== undefined && accounts.every(isOnItsWayOut);
}

/**
 * Goes on with an erasure, where one was asked for. To be called before accounts are disconnected: with
 * the last of them the person is gone. One that could not be cleared for a day is left as it is.
 */
export async function seeToErasure(ports: Ports, person: string): Promise<void> {
  const session = await beginSession(ports, person);
  const askedAt = session?.person.eraseAskedAt;
  if (!session || askedAt === undefined) return;
  if (!isBeingErased(session.person, session.accounts)) return await stay(session);
  await forgetInterviews(session);
  const isOver = plusMs(askedAt, patienceMs) <= session.now;
  for (const account of isOver ? session.accounts : []) {
    session.put({ ...account, status: 'leaving' });
    await session.saveAccount(account.id);
  }
  await eraseIfAlone(ports, person);
}

/** The person has come back: what was forgotten of their interviews is read anew. */
async function stay(session: Session): Promise<void> {
  for (const account of session.accounts.filter((one) => !isOnItsWayOut(one))) {
    const calendars = account.calendars.map(unread);
    const taskList = account.taskList && { ...account.taskList, cursor: null };
    session.put({ ...account, calendars, taskList });
    await session.saveAccount(account.id);
  }
  const { eraseAskedAt: _, ...known } = session.person;
  await session.savePerson(known);
}

/** Of all interviews nothing is left but the names of those entries that are still to be removed. */
async function forgetInterviews(session: Session): Promise<void> {
  const { ledger } = session;
  const clearing = new Set(
    session.accounts.filter(({ status }) => status === 'clearing').map(({ id }) => id),
  );
  ledger.dropSteps(({ account }) => !clearing.has(account));
  for (const { id, copies } of ledger.records) {
    for (const copy of copies) ledger.dropCopy(copy);
    if (!ledger.record(id)) continue;
    ledger.putOutcome(id, null);
    ledger.tell(id, { sayings: [], deeds: [] });
  }
  for (const step of ledger.steps) {
    if (step.seen?.words) ledger.putStep({ ...step, seen: { ...step.seen, words: null } });
  }
  await session.saveLedger();
}
