/** Where follow-ups may be written: the watched calendars and task lists of a person's accounts. */
import type { Place } from './owed.ts';
import type { AccountRecord, WatchedCalendar } from './records.ts';

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
