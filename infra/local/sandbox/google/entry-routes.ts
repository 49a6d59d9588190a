/** The methods of `calendarList`: the calendars that the person sees. */
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { type Account, cursorEpoch, openCalendar } from './account.ts';
import type { AddMethod, Call } from './api-method.ts';
import { shownEntry } from './calendars.ts';
import { fullSyncRequired, invalid, notFound, required } from './google-error.ts';
import { flag, numberIn } from './list-query.ts';
import { makeCursor, opaqueId, readCursor } from './opaque.ts';
import type { StoredCalendar } from './world.ts';

const list = '/calendar/v3/users/me/calendarList';
const roles = ['freeBusyReader', 'reader', 'writer', 'owner'];
const writable = [
  'backgroundColor',
  'colorId',
  'defaultReminders',
  'foregroundColor',
  'hidden',
  'notificationSettings',
  'selected',
  'summaryOverride',
];

type Cursor = {
  readonly bound: string;
  /** Only what changed after that number; 0: everything. */
  readonly since: number;
  readonly upTo: number;
  readonly from: number;
  readonly epoch: number;
};

/** Adds the methods. */
export function addEntryRoutes(add: AddMethod, account: Account): void {
  const { world, options } = account;
  const { email } = options.owner;
  const open = (call: Call): StoredCalendar =>
    openCalendar(account, call.param('calendarId'), call.scopes);
  add('calendar.calendarList.list', 'GET', list, (call) => listed(account, call));
  add('calendar.calendarList.get', 'GET', `${list}/:calendarId`, (call) =>
    shownEntry(open(call), email),
  );
  add('calendar.calendarList.insert', 'POST', list, (call) => {
    if (typeof call.body.id !== 'string') throw required('Missing calendar id.');
    const calendar = openCalendar(account, call.body.id, call.scopes);
    const entry = { ...calendar.entry, ...entryOf(call) };
    return shownEntry(world.putCalendar({ ...calendar, entry }), email);
  });
  const write = (call: Call): unknown => {
    const calendar = open(call);
    const entry = { ...calendar.entry, ...entryOf(call) };
    return shownEntry(world.putCalendar({ ...calendar, entry }), email);
  };
  add('calendar.calendarList.update', 'PUT', `${list}/:calendarId`, write);
  add('calendar.calendarList.patch', 'PATCH', `${list}/:calendarId`, write);
  add('calendar.calendarList.delete', 'DELETE', `${list}/:calendarId`, (call) => {
    const calendar = open(call);
    if (calendar.primary) throw invalid('Cannot remove the primary calendar.');
    world.putCalendar({ ...calendar, deleted: true });
  });
}

function entryOf({ body, query }: Call): calendar_v3.Schema$CalendarListEntry {
  const hasColours = body.backgroundColor !== undefined || body.foregroundColor !== undefined;
  if (hasColours && flag(query, 'colorRgbFormat') !== true) {
    throw invalid('Colours need colorRgbFormat=true.', 'colorRgbFormat');
  }
  const given = Object.entries(body).filter(
    ([name, value]) => writable.includes(name) && value !== null,
  );
  return Object.fromEntries(given);
}

/** One page; with a sync token only entries that changed, removed and hidden ones too. */
function listed({ world, options }: Account, { query }: Call): calendar_v3.Schema$CalendarList {
  const syncToken = query.get('syncToken');
  const minRole = query.get('minAccessRole');
  if (syncToken !== null && minRole !== null) {
    throw invalid('Sync token cannot be used with minAccessRole.', 'minAccessRole');
  }
  if (minRole !== null && !roles.includes(minRole)) throw invalid('Invalid role.', 'minAccessRole');
  const epoch = cursorEpoch(options.records);
  const cursor = cursorOf(query, epoch, world.change);
  const isChanges = cursor.since > 0;
  const showsDeleted = isChanges || flag(query, 'showDeleted') === true;
  const showsHidden = isChanges || flag(query, 'showHidden') === true;
  const all = world.calendars().filter((calendar) => {
    if (calendar.change <= cursor.since || (isChanges && calendar.change > cursor.upTo))
      return false;
    if (calendar.deleted && !showsDeleted) return false;
    if (calendar.entry.hidden && !showsHidden) return false;
    return minRole === null || roles.indexOf(calendar.accessRole) >= roles.indexOf(minRole);
  });
  const from = cursor.from + numberIn(query, 'maxResults', 100, 250);
  const isLast = from >= all.length;
  return {
    kind: 'calendar#calendarList',
    etag: `"p${cursor.upTo}.${cursor.from}"`,
    items: all
      .slice(cursor.from, from)
      .map((calendar) => shownEntry(calendar, options.owner.email)),
    ...(isLast
      ? { nextSyncToken: makeCursor({ ...cursor, since: cursor.upTo, upTo: 0, from: 0 }) }
      : { nextPageToken: makeCursor({ ...cursor, from }) }),
  };
}

function cursorOf(query: URLSearchParams, epoch: number, change: number): Cursor {
  const bound = opaqueId(10, 'calendarList', query.get('showHidden') ?? 'false');
  const syncToken = query.get('syncToken');
  const text = query.get('pageToken') ?? syncToken;
  if (text === null) return { bound, since: 0, upTo: change, from: 0, epoch };
  const cursor = readCursor<Cursor>(text);
  const name = query.has('pageToken') ? 'pageToken' : 'syncToken';
  if (!cursor || typeof cursor.since !== 'number') throw invalid('Invalid token value.', name);
  if (cursor.epoch !== epoch) throw name === 'syncToken' ? fullSyncRequired() : notFound();
  if (cursor.bound !== bound) throw invalid('Token belongs to another query.', name);
  return name === 'syncToken' ? { ...cursor, upTo: change } : cursor;
}
