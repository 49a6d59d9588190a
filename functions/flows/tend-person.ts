/** What a sweep does for one person beside reading: finish what a crash left, and keep the channels alive. */
import { type FailureFacts, failureOf } from '../domain/failure.ts';
import { minuteMs } from '../domain/time.ts';
import { chooseCalendars } from './choose-calendars.ts';
import { finishDisconnect } from './disconnect-account.ts';
import { seeToErasure } from './erase-person.ts';
import { keepWatch } from './keep-watch.ts';
import { leaveCalendars } from './leave-calendars.ts';
import type { Ports } from './ports.ts';
import { beginSession } from './session.ts';

/** Calendars come and go: so often it is asked which there are. */
const listAgainMs = 10 * minuteMs;

/** Sees to a person's accounts; one that cannot be reached waits for the next sweep, and is told of. */
export async function tendPerson(ports: Ports, person: string): Promise<readonly FailureFacts[]> {
  const failures: FailureFacts[] = [];
  await seeToErasure(ports, person);
  const accounts = (await beginSession(ports, person))?.accounts ?? [];
  for (const { id, status } of accounts) {
    if (status === 'leaving' || status === 'clearing') {
      await finishDisconnect(ports, person, id);
    }
  }
  const session = await beginSession(ports, person);
  if (!session) return failures;
  for (const account of session.accounts) {
    const isListed = account.listedAt !== null && account.listedAt > session.now - listAgainMs;
    if (account.status !== 'connected') continue;
    try {
      if (!isListed) await chooseCalendars(session, account.id, false);
      failures.push(...(await leaveCalendars(session, account.id)));
    } catch (error) {
      failures.push(failureOf(error).facts);
    }
  }
  return [...failures, ...(await keepWatch(ports, person))];
}
