/** The methods of `calendars`, and those few that tell of the person: settings, colours, busy times. */
import { type Account, openCalendar, openForWriting } from './account.ts';
import type { AddMethod, Call } from './api-method.ts';
import { addCalendar, shownCalendar } from './calendars.ts';
import { listedPage } from './event-list.ts';
import { cancelEntry, viewOf, writingOf } from './event-routes.ts';
import { utc, zoneOf } from './event-time.ts';
import { GoogleError, notFound, required } from './google-error.ts';
import { labelsIn } from './labels.ts';
import { pageBound, readListQuery } from './list-query.ts';
import type { StoredCalendar } from './world.ts';

const calendars = '/calendar/v3/calendars';

/** Adds the methods. */
export function addCalendarRoutes(add: AddMethod, account: Account): void {
  const { world, options } = account;
  const { email } = options.owner;
  const toWrite = (call: Call): StoredCalendar =>
    openForWriting(account, call.param('calendarId'), call.scopes);
  add('calendar.calendars.get', 'GET', `${calendars}/:calendarId`, (call) =>
    shownCalendar(openCalendar(account, call.param('calendarId'), call.scopes), email),
  );
  add('calendar.calendars.insert', 'POST', calendars, ({ body }) => {
    if (typeof body.summary !== 'string') throw required('Missing summary.');
    const timeZone = zoneOf(textOf(body.timeZone) ?? 'UTC');
    const description = textOf(body.description);
    const location = textOf(body.location);
    const fields = { summary: body.summary, description, location, timeZone, byApp: true };
    const added = addCalendar(account, fields);
    return shownCalendar(world.putCalendar({ ...added, labels: labelsIn(body) ?? [] }), email);
  });
  const write = (call: Call, isWhole: boolean): unknown => {
    const before = toWrite(call);
    const { body } = call;
    if (isWhole && typeof body.summary !== 'string') throw required('Missing summary.');
    const kept = <T>(name: string, old: T): string | T | null =>
      body[name] === undefined && !isWhole ? old : textOf(body[name]);
    const after = {
      ...before,
      summary: kept('summary', before.summary) ?? before.summary,
      description: kept('description', before.description),
      location: kept('location', before.location),
      timeZone: zoneOf(kept('timeZone', before.timeZone) ?? before.timeZone),
      labels: labelsIn(body) ?? before.labels,
    };
    return shownCalendar(world.putCalendar(after), email);
  };
  add('calendar.calendars.update', 'PUT', `${calendars}/:calendarId`, (call) => write(call, true));
  add('calendar.calendars.patch', 'PATCH', `${calendars}/:calendarId`, (call) =>
    write(call, false),
  );
  add('calendar.calendars.delete', 'DELETE', `${calendars}/:calendarId`, (call) => {
    const calendar = toWrite(call);
    if (calendar.primary) {
      const message = 'Cannot delete primary calendar.';
      throw new GoogleError(400, 'cannotDeletePrimaryCalendar', message, 'calendar');
    }
    world.putCalendar({ ...calendar, deleted: true });
  });
  add('calendar.calendars.clear', 'POST', `${calendars}/:calendarId/clear`, (call) => {
    const calendar = toWrite(call);
    if (!calendar.primary) throw new GoogleError(400, 'invalid', 'Not a primary calendar.');
    const writing = writingOf(account, calendar, call.query);
    for (const stored of world.events(calendar.id)) cancelEntry(writing, { stored, at: null });
  });
  addPersonRoutes(add, account);
}

function addPersonRoutes(add: AddMethod, account: Account): void {
  const settings: Readonly<Record<string, string>> = {
    timezone: account.options.owner.zone,
    locale: 'en',
    weekStart: '1',
    format24HourTime: 'true',
    dateFieldOrder: 'DMY',
    hideInvitations: 'false',
  };
  const shown = (id: string, value: string) => ({
    kind: 'calendar#setting',
    etag: '"1"',
    id,
    value,
  });
  add('calendar.settings.list', 'GET', '/calendar/v3/users/me/settings', () => ({
    kind: 'calendar#settings',
    etag: '"1"',
    items: Object.entries(settings).map(([id, value]) => shown(id, value)),
    nextSyncToken: 'CAE=',
  }));
  add('calendar.settings.get', 'GET', '/calendar/v3/users/me/settings/:setting', (call) => {
    const value = settings[call.param('setting')];
    if (value === undefined) throw notFound();
    return shown(call.param('setting'), value);
  });
  add('calendar.colors.get', 'GET', '/calendar/v3/colors', () => {
    const color = { background: '#a4bdfc', foreground: '#1d1d1d' };
    const numbered = (last: number) =>
      Object.fromEntries(Array.from({ length: last }, (_, index) => [String(index + 1), color]));
    const updated = '2012-02-14T00:00:00.000Z';
    return { kind: 'calendar#colors', updated, calendar: numbered(24), event: numbered(11) };
  });
  add('calendar.freebusy.query', 'POST', '/calendar/v3/freeBusy', (call) => busyOf(account, call));
}

function busyOf(account: Account, call: Call): unknown {
  const { timeMin, timeMax, items } = call.body;
  if (!timeMin || !timeMax) throw required('Missing time range.');
  const names = Array.isArray(items) ? (items as { id?: unknown }[]) : [];
  const now = account.options.now();
  const query = new URLSearchParams({
    timeMin: String(timeMin),
    timeMax: String(timeMax),
    singleEvents: 'true',
    orderBy: 'startTime',
    maxResults: '2500',
  });
  const calendars = names.map(({ id }) => {
    const calendar = openCalendar(account, String(id), call.scopes);
    const list = readListQuery(calendar.id, query, 1, now);
    const view = viewOf(account, calendar, new URLSearchParams({ timeZone: 'UTC' }));
    const bound = pageBound(query, list.bound);
    const page = listedPage({
      world: account.world,
      view,
      query: list,
      pageBound: bound,
      epoch: 1,
      now,
    });
    const taking = (page.items ?? []).filter(({ transparency }) => transparency !== 'transparent');
    const busy = taking.map(({ start, end }) => ({ start: momentIn(start), end: momentIn(end) }));
    return [String(id), { busy }] as const;
  });
  return { kind: 'calendar#freeBusy', timeMin, timeMax, calendars: Object.fromEntries(calendars) };
}

function momentIn(time: { date?: string | null; dateTime?: string | null } | undefined): string {
  return utc(Date.parse(time?.dateTime ?? `${time?.date}T00:00:00Z`));
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
