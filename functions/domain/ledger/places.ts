/** Where follow-ups may be written: the watched calendars and task lists of a person's accounts. */
import type { Channel } from '../ports/calendar.ts';
import type { Instant } from '../time.ts';
import type { Place } from './owed.ts';
import type { AccountRecord, StepRecord, WatchedCalendar } from './records.ts';

/**
 * Places of accounts that are connected or will be again: until the person has said yes once more,
 * what belongs there waits, and is not written elsewhere.
 */
export function placesOf(accounts: readonly AccountRecord[]): readonly Place[] {
  return accounts
    .filter(({ status }) => status === 'connected' || status === 'reconnect')
    .flatMap(({ id, permissions, calendars }) => {
      const { tasks } = permissions;
      const mayWrite = permissions.calendar === 'write';
      return watchedIn({ calendars }).map((one) => ({
        account: id,
        calendar: one.id,
        mayWrite: mayWrite && one.mayWrite,
        isPrimary: one.isPrimary,
        tasks,
      }));
    });
}

/** A calendar that is read from its beginning, whatever of it was read before. */
export function unread(calendar: WatchedCalendar): WatchedCalendar {
  return { ...calendar, cursor: null, readFrom: null };
}

/** The calendars of an account that are read and written; one that is being left is neither. */
export function watchedIn({
  calendars,
}: Pick<AccountRecord, 'calendars'>): readonly WatchedCalendar[] {
  return calendars.filter(({ isLeaving }) => isLeaving !== true);
}

/** The watched calendars of an account of which no provider tells us: nothing but reading finds news. */
export function untoldIn(
  account: Pick<AccountRecord, 'provider' | 'calendars' | 'channels'>,
  now: Instant,
): readonly string[] {
  const alive = account.channels.filter(({ expires }) => expires > now);
  // One Outlook channel speaks for the whole mailbox.
  if (account.provider === 'outlook' && alive.length > 0) return [];
  const told = new Set(alive.map(({ calendar }) => calendar));
  return watchedIn(account)
    .map(({ id }) => id)
    .filter((id) => !told.has(id));
}

/** Whether nobody knows yet which calendars an account has: until they are listed nothing can be read. */
export function isUnlisted({
  status,
  calendars,
  listedAt,
}: Pick<AccountRecord, 'status' | 'calendars' | 'listedAt'>): boolean {
  return status === 'connected' && listedAt === null && calendars.length === 0;
}

/** Whether the person wants an account gone, and it is only to be seen off. */
export function isOnItsWayOut({ status }: Pick<AccountRecord, 'status'>): boolean {
  return status === 'leaving' || status === 'clearing';
}

/** Whether the person has allowed an account to be written what a step is. */
export function isAllowed(account: AccountRecord, step: Pick<StepRecord, 'as'>): boolean {
  const { tasks, calendar } = account.permissions;
  return account.status === 'connected' && (step.as === 'task' ? tasks : calendar === 'write');
}

/** Whether a fifth of a channel's life or less is left (design, decision 9). */
export function isEnding({ begun, expires }: Channel, now: Instant): boolean {
  return expires - now <= (expires - begun) / 5;
}
