/** What each provider is asked for, and what the names of its scopes allow. */
import type { Permissions } from '../../domain/ports/consent.ts';

const googlePrefix = 'https://www.googleapis.com/auth/';

/** The narrowest scopes that write into own calendars, read the list of them and keep tasks. */
export const googleScopes: readonly string[] = [
  'openid',
  'email',
  'profile',
  `${googlePrefix}calendar.events.owned`,
  `${googlePrefix}calendar.calendarlist.readonly`,
  `${googlePrefix}tasks`,
];

/** `MailboxSettings.Read` is for the person's time zone, `offline_access` for a refresh token. */
export const microsoftScopes: readonly string[] = [
  'openid',
  'profile',
  'email',
  'offline_access',
  'User.Read',
  'Calendars.ReadWrite',
  'Tasks.ReadWrite',
  'MailboxSettings.Read',
];

const googleWrites = ['calendar', 'calendar.events', 'calendar.events.owned'];
const googleReads = [
  'calendar.readonly',
  'calendar.events.readonly',
  'calendar.events.owned.readonly',
];
const googleLists = [
  'calendar',
  'calendar.readonly',
  'calendar.calendarlist',
  'calendar.calendarlist.readonly',
];

/** What a set of Google scopes allows; the person may untick any of those that were asked for. */
export function googlePermissions(scopes: readonly string[]): Permissions {
  const granted = new Set(
    scopes.flatMap((scope) =>
      scope.startsWith(googlePrefix) ? scope.slice(googlePrefix.length) : [],
    ),
  );
  const hasAny = (names: readonly string[]): boolean => names.some((name) => granted.has(name));
  return {
    calendar: hasAny(googleWrites) ? 'write' : hasAny(googleReads) ? 'read' : 'none',
    tasks: granted.has('tasks'),
    lists: hasAny(googleLists),
  };
}

/**
 * What a set of Microsoft scopes allows. They come back bare or as addresses
 * (`https://graph.microsoft.com/Calendars.ReadWrite`), in any case. Whoever may read calendars may
 * read the list of them.
 */
export function microsoftPermissions(scopes: readonly string[]): Permissions {
  const granted = new Set(
    scopes.map((scope) => scope.slice(scope.lastIndexOf('/') + 1).toLowerCase()),
  );
  const has = (name: string): boolean => granted.has(name) || granted.has(`${name}.shared`);
  const calendar = has('calendars.readwrite') ? 'write' : has('calendars.read') ? 'read' : 'none';
  return { calendar, tasks: has('tasks.readwrite'), lists: calendar !== 'none' };
}
