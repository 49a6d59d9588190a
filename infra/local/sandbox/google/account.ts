/** All that the sandbox knows of its one person, and what every method asks of it. */
import type { Records } from '../records.ts';
import type { SandboxOptions } from '../sandbox.ts';
import { insufficientPermissions } from './api-method.ts';
import type { Channels } from './channels.ts';
import { GoogleError, notFound } from './google-error.ts';
import type { StoredCalendar, World } from './world.ts';

export type Account = {
  readonly options: SandboxOptions;
  readonly world: World;
  readonly channels: Channels;
};

/** The epoch in which cursors are good: a new one forgets them all. */
export function cursorEpoch(records: Records): number {
  return records.get<number>('google.epoch', 'cursors') ?? 1;
}

/** Makes all cursors that were given so far bad. */
export function forgetCursors(records: Records): void {
  records.put('google.epoch', 'cursors', cursorEpoch(records) + 1);
}

/**
 * The calendar of that name (`primary`: the person's first) as far as the scopes reach, which are those
 * that open the method: 404 for what is not there or not to be seen, 403 for what is not the person's own
 * where only such is allowed.
 */
export function openCalendar(
  { world, options }: Account,
  name: string,
  scopes: readonly string[],
): StoredCalendar {
  const id = name === 'primary' ? options.owner.email : name;
  const calendar = world.calendar(id) ?? world.calendar(id.toLowerCase());
  if (!calendar || calendar.deleted) throw notFound();
  const isOwner = calendar.accessRole === 'owner';
  const reaches = scopes.some((scope) => {
    if (scope === 'calendar.app.created') return calendar.byApp;
    if (scope.startsWith('calendar.events.owned')) return isOwner;
    if (scope === 'calendar.events.public.readonly') return !isOwner;
    return true;
  });
  if (reaches) return calendar;
  throw scopes.some((scope) => scope.includes('owned')) ? insufficientPermissions() : notFound();
}

/** The same, where something is going to be written. */
export function openForWriting(
  account: Account,
  name: string,
  scopes: readonly string[],
): StoredCalendar {
  const calendar = openCalendar(account, name, scopes);
  if (calendar.accessRole === 'owner') return calendar;
  const message = 'You need to have writer access to this calendar.';
  throw new GoogleError(403, 'requiredAccessLevel', message, 'calendar');
}
