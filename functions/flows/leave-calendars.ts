/** Carries out that calendars are watched no longer: what is ours and still ahead goes, the rest stays. */
import { answerTo, type FailureFacts } from '../domain/failure.ts';
import { haveLeft, leaveCalendar } from '../domain/ledger/leave-calendar.ts';
import { isAllowed } from '../domain/ledger/places.ts';
import type { AccountRecord, WatchedCalendar } from '../domain/ledger/records.ts';
import { readAccount } from './read-account.ts';
import type { Session } from './session.ts';
import { writeSteps } from './write-steps.ts';

/** Whoever changes follow-ups at the very same moment may make us look again; not for ever. */
const looksAtMost = 3;

/**
 * Leaves the calendars of an account that the person has unticked. May be called again after a crash;
 * what cannot be reached is left for the next call, and its failures are returned.
 */
export async function leaveCalendars(
  session: Session,
  accountId: string,
): Promise<readonly FailureFacts[]> {
  const failures: FailureFacts[] = [];
  const leaving = session.account(accountId)?.calendars.filter(({ isLeaving }) => isLeaving) ?? [];
  for (const calendar of leaving) failures.push(...(await leaveOne(session, accountId, calendar)));
  return failures;
}

async function leaveOne(
  session: Session,
  accountId: string,
  { isLeaving: _, ...calendar }: WatchedCalendar,
): Promise<readonly FailureFacts[]> {
  const { ledger, settings, now } = session;
  for (let look = 1; look <= looksAtMost; look++) {
    const account = session.account(accountId);
    if (account?.status !== 'connected' || isResting(account, now)) return [];
    // What the person did there since the last look has to be known before anything is taken away.
    const alone = { ...account, calendars: [calendar] };
    const { failures } = await readAccount(session, alone, { calendars: null, tasks: true });
    const unread = failures.map(({ facts }) => facts);
    if (unread.some((facts) => answerTo(facts).answer === 'retry')) return unread;
    const writes = leaveCalendar(ledger, settings, now, accountId, calendar.id);
    const allowed = writes.filter(({ step }) => {
      const home = session.account(step.account);
      return home !== null && isAllowed(home, step);
    });
    for (const { step } of allowed) ledger.putStep(step);
    await session.saveLedger();
    const written = await writeSteps(session, allowed);
    await session.saveLedger();
    if (written.some(({ taken }) => taken === 'failed')) {
      return written.flatMap(({ failure }) => (failure === null ? [] : [failure]));
    }
    if (written.some(({ taken }) => taken === 'look-again')) continue;
    await forget(session, accountId, calendar);
    return [];
  }
  return [];
}

function isResting({ rest }: AccountRecord, now: number): boolean {
  return (rest.reads ?? 0) > now || (rest.writes ?? 0) > now;
}

async function forget(
  session: Session,
  accountId: string,
  { id, name = '' }: WatchedCalendar,
): Promise<void> {
  haveLeft(session.ledger, accountId, id);
  await session.saveLedger();
  const account = session.account(accountId);
  if (!account) return;
  const { calendars, offered = [], suddenlyEmpty } = account;
  session.put({
    ...account,
    calendars: calendars.filter((one) => one.id !== id),
    offered: [...offered.filter((one) => one.id !== id), { id, name }],
    suddenlyEmpty: suddenlyEmpty.filter((one) => one !== id),
  });
  await session.saveAccount(accountId);
}
