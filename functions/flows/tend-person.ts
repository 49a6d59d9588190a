/** What a sweep does for one person beside reading: finish what a crash left, and keep the channels alive. */
import { answerTo, type FailureFacts, failureOf } from '../domain/failure.ts';
import { isOnItsWayOut, isUnlisted } from '../domain/ledger/places.ts';
import { minuteMs } from '../domain/time.ts';
import { chooseCalendars } from './choose-calendars.ts';
import { finishDisconnect } from './disconnect-account.ts';
import { seeToErasure } from './erase-person.ts';
import { keepWatch } from './keep-watch.ts';
import { leaveCalendars } from './leave-calendars.ts';
import type { Ports } from './ports.ts';
import { beginSession, type Session } from './session.ts';

/** Calendars come and go: so often it is asked which there are. */
const listAgainMs = 10 * minuteMs;

/** Sees to a person's accounts; one that cannot be reached waits for the next sweep, and is told of. */
export async function tendPerson(ports: Ports, person: string): Promise<readonly FailureFacts[]> {
  const failures: FailureFacts[] = [];
  await seeToErasure(ports, person);
  const accounts = (await beginSession(ports, person))?.accounts ?? [];
  for (const { id } of accounts.filter(isOnItsWayOut)) await finishDisconnect(ports, person, id);
  const session = await beginSession(ports, person);
  if (!session) return failures;
  for (const account of session.accounts) {
    const isNew = account.calendars.length === 0 && account.taskList === null;
    const isListed = account.listedAt !== null && account.listedAt > session.now - listAgainMs;
    if (account.status !== 'connected') continue;
    try {
      if (!isListed) await chooseCalendars(session, account.id, isNew);
      failures.push(...(await leaveCalendars(session, account.id)));
    } catch (error) {
      const { facts } = failureOf(error);
      failures.push(facts);
      await noteBehind(session, account.id, facts);
    }
  }
  return [...failures, ...(await keepWatch(ports, person))];
}

/** Who has just connected an account waits for its list as for any read, not for the next sweep. */
async function noteBehind(session: Session, id: string, facts: FailureFacts): Promise<void> {
  const account = session.account(id);
  if (account === null || !isUnlisted(account) || answerTo(facts).answer !== 'retry') return;
  session.put({ ...account, isBehind: true, behindSince: account.behindSince ?? session.now });
  await session.saveAccount(id);
}
