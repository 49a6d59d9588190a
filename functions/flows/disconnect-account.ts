/** Disconnecting an account: what watches it is stopped, what we know of it forgotten, the grant given back. */
import { answerTo, failureOf } from '../domain/failure.ts';
import { keepWordsOf } from '../domain/ledger/keep-words.ts';
import type { AccountRecord } from '../domain/ledger/records.ts';
import type { StepWrite } from '../domain/ledger/step-write.ts';
import { accountNote } from './connect-account.ts';
import { tokenToRevoke } from './fresh-tokens.ts';
import { channelNote, stopWatching } from './keep-watch.ts';
import type { Ports } from './ports.ts';
import { readAccount } from './read-account.ts';
import { beginSession, type Session } from './session.ts';
import { steered } from './steer.ts';
import { noteUsedNames } from './used-names.ts';
import { writeSteps } from './write-steps.ts';

/**
 * Notes that an account is to be disconnected; `clear`: what we wrote is taken away first. From now on
 * no job reads or writes it; `finishDisconnect` does the rest. False: there is no such account.
 */
export async function askToDisconnect(
  ports: Ports,
  person: string,
  accountId: string,
  clear: boolean,
): Promise<boolean> {
  return await steered(ports, person, false, async (session) => {
    const account = session.account(accountId);
    if (!account) return false;
    session.put({ ...account, status: leavingStatus(account, clear) });
    await session.saveAccount(accountId);
    return true;
  });
}

/** What an account that is to be disconnected is from now on. */
export function leavingStatus({ status }: AccountRecord, clear: boolean): 'clearing' | 'leaving' {
  // What was begun to be cleared is cleared, whatever a second click says; without consent nobody can.
  const mayClear = clear && status !== 'reconnect';
  return mayClear || status === 'clearing' ? 'clearing' : 'leaving';
}

/**
 * Disconnects an account that `askToDisconnect` has noted. May be called again after a crash, and goes
 * on where it was; where the provider cannot be reached it is left for the next call.
 */
export async function finishDisconnect(
  ports: Ports,
  person: string,
  accountId: string,
): Promise<void> {
  const session = await beginSession(ports, person);
  const account = session?.account(accountId);
  if (!session || !account) return;
  if (account.status === 'clearing' && !(await clearSteps(session, accountId))) return;
  await forget(session, account);
}

/** Takes away every event and task that carries our mark in this account. */
async function clearSteps(session: Session, account: string): Promise<boolean> {
  const record = session.account(account);
  // What was begun and not seen yet, or moved since, is looked for first.
  const read = record && (await readAccount(session, record, { calendars: null, tasks: true }));
  const mayBeMended = read?.failures.some(({ facts }) => answerTo(facts).answer === 'retry');
  if (mayBeMended) return false;
  keepWordsOf(session.ledger, account, null);
  const writes = session.ledger.steps
    .filter((step) => step.account === account && step.state === 'written' && step.id !== null)
    .filter((step) => step.deletedAt === null)
    .map((step): StepWrite => {
      // Without an etag: whatever the person did to it, they asked for it to go.
      const bare = { ...step, etag: null, intent: { do: 'remove' as const } };
      return { step: bare, mayExist: false, followUp: null, words: 'ours', isMove: false };
    });
  for (const { step } of writes) session.ledger.putStep(step);
  await session.saveLedger();
  const written = await writeSteps(session, writes);
  await session.saveLedger();
  // Only what another try may mend holds the person: not consent that is over, nor a mark that is gone.
  return written.every(({ taken }) => taken !== 'failed');
}

async function forget(session: Session, account: AccountRecord): Promise<void> {
  const { ports, ledger, person } = session;
  try {
    await stopWatching(session, account);
    const token = await tokenToRevoke(ports, account);
    if (token !== null) await ports.providers[account.provider].consent.revoke(token);
  } catch (error) {
    // The person leaves all the same: an unreachable provider, or consent long over, holds nobody.
    failureOf(error);
  }
  // Whether or not a channel could be stopped: its secret, and whose it is, are forgotten.
  for (const { id } of account.channels) await ports.store.drop(channelNote(id));
  await noteUsedNames(session, account.id, account.status === 'clearing');
  keepWordsOf(ledger, account.id, null);
  ledger.leave(account.id);
  for (const { copies } of ledger.records) {
    for (const copy of copies) if (copy.account === account.id) ledger.dropCopy(copy);
  }
  await session.saveLedger();
  await ports.store.drop(accountNote(account.id));
  await session.removeAccount(account.id);
  await eraseIfAlone(ports, person.id);
}

/**
 * Keeps nothing of a person without an account, for nobody could ever sign in as them again. Who has
 * connected one meanwhile stays: to take everything away may last a minute.
 */
export async function eraseIfAlone(ports: Ports, person: string): Promise<void> {
  const state = await ports.store.load(person);
  if (state !== null && state.accounts.length > 0) return;
  // At once, before anybody comes back; a turn of nobody does no harm.
  await ports.store.erase(person);
  await ports.schedule.clear(person);
}
