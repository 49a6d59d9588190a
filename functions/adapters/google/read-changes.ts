/** A calendar's changes, page by page, by Google's sync tokens. */
import { Failure } from '../../domain/failure.ts';
import type { Change, ChangePage, Window } from '../../domain/ports/calendar.ts';
import { patiently } from '../http/patiently.ts';
import { ask, everyPage, type Google, nextPage } from './client.ts';
import { oursName, readChange } from './read-event.ts';

const eventsAPage = 500;

/**
 * What changed since the cursor; null: all that has not ended before `window.from`, and events of ours
 * that have. A token reports changes of every event, so the window has no other end. Fails with
 * `cursor-expired` where Google has forgotten the token. One page is held at a time, and a round without
 * any news ends with the cursor it began with, so that nothing has to be stored.
 */
export async function* changesSince(
  google: Google,
  calendarId: string,
  cursor: string | null,
  window: Window,
): AsyncGenerator<ChangePage, void, undefined> {
  // The same on every request of a token's life, else Google does not say what happens.
  const query = {
    calendarId,
    singleEvents: true,
    maxResults: eventsAPage,
    ...(cursor === null ? { timeMin: new Date(window.from).toISOString() } : { syncToken: cursor }),
  };
  let hasNews = false;
  for (let pageToken: string | null = null; ; ) {
    const page = await pageAt(google, pageToken === null ? query : { ...query, pageToken });
    hasNews ||= page.hasItems;
    if (page.next === null) {
      // Read last, since a change of these from now on is reported by the token.
      const older = cursor === null ? await oursBefore(google, calendarId, window) : [];
      const changes = [...page.changes, ...older];
      yield { changes, cursor: hasNews || cursor === null ? page.token : cursor };
      return;
    }
    pageToken = nextPage(page.next, pageToken);
    // A page may be empty and not be the last one.
    if (page.changes.length > 0) yield { changes: page.changes, cursor: null };
  }
}

type Query = {
  readonly calendarId: string;
  readonly singleEvents: boolean;
  readonly maxResults: number;
  readonly timeMin?: string;
  readonly syncToken?: string;
  readonly pageToken?: string;
};

type Page = Pick<ChangePage, 'changes'> & { readonly hasItems: boolean } & (
    | { readonly next: string }
    | { readonly next: null; readonly token: string }
  );

async function pageAt(google: Google, query: Query): Promise<Page> {
  const data = await patiently(
    () => ask(() => google.calendar.events.list(query, google.toCalendar)),
    google.pace,
  );
  const items = data.items ?? [];
  const changes = items.flatMap((item) => readChange(item, google.zone) ?? []);
  const read = { changes, hasItems: items.length > 0 };
  if (data.nextPageToken) return { ...read, next: data.nextPageToken };
  if (!data.nextSyncToken) {
    throw new Failure({
      code: 'bug',
      what: 'Google answered with a last page without a sync token',
    });
  }
  return { ...read, next: null, token: data.nextSyncToken };
}

/** Events of ours that ended before the window; a list that is cut off by time does not show them. */
async function oursBefore(
  google: Google,
  calendarId: string,
  window: Window,
): Promise<readonly Change[]> {
  const query = {
    calendarId,
    singleEvents: true,
    maxResults: eventsAPage,
    privateExtendedProperty: [`${oursName}=yes`],
    timeMax: new Date(window.from).toISOString(),
  };
  const items = await everyPage((pageToken) =>
    patiently(
      () => ask(() => google.calendar.events.list({ ...query, ...pageToken }, google.toCalendar)),
      google.pace,
    ),
  );
  const changes = items.flatMap((item) => readChange(item, google.zone) ?? []);
  return changes.filter(
    (change) =>
      change.is === 'event' && change.live.key !== null && change.live.event.end <= window.from,
  );
}
