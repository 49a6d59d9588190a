/** The methods of `events` that list and watch, and `channels.stop`. */
import { type Account, cursorEpoch, openCalendar } from './account.ts';
import type { AddMethod, Call } from './api-method.ts';
import { instancesOf, type Listing, listedPage } from './event-list.ts';
import { viewOf } from './event-routes.ts';
import { GoogleError, notFound } from './google-error.ts';
import { pageBound, readListQuery } from './list-query.ts';
import type { StoredCalendar } from './world.ts';

const events = '/calendar/v3/calendars/:calendarId/events';

/** Adds the methods. */
export function addListRoutes(add: AddMethod, account: Account): void {
  const open = (call: Call): StoredCalendar =>
    openCalendar(account, call.param('calendarId'), call.scopes);
  add('calendar.events.list', 'GET', events, (call) =>
    listedPage(listingOf(account, open(call), call)),
  );
  add('calendar.events.instances', 'GET', `${events}/:eventId/instances`, (call) => {
    const calendar = open(call);
    const series = account.world.event(calendar.id, call.param('eventId'));
    if (!series?.fields.recurrence) throw notFound();
    return instancesOf(listingOf(account, calendar, call), series);
  });
  add('calendar.events.watch', 'POST', `${events}/watch`, (call) => {
    const calendar = open(call);
    if (calendar.id.endsWith('#holiday@group.v.calendar.google.com')) throw pushNotSupported();
    const uri = `${call.base}/calendar/v3/calendars/${encodeURIComponent(calendar.id)}/events?alt=json`;
    return account.channels.watch(calendar.id, uri, call.body);
  });
  add('calendar.calendarList.watch', 'POST', '/calendar/v3/users/me/calendarList/watch', (call) => {
    const uri = `${call.base}/calendar/v3/users/me/calendarList?alt=json`;
    return account.channels.watch(null, uri, call.body);
  });
  add('calendar.settings.watch', 'POST', '/calendar/v3/users/me/settings/watch', (call) => {
    const uri = `${call.base}/calendar/v3/users/me/settings?alt=json`;
    return account.channels.watch('settings', uri, call.body);
  });
  add('calendar.channels.stop', 'POST', '/calendar/v3/channels/stop', (call) =>
    account.channels.stop(call.body),
  );
}

function pushNotSupported(): GoogleError {
  const message = 'Push notifications are not supported by this resource.';
  return new GoogleError(400, 'pushNotSupportedForRequestedResource', message, 'calendar');
}

function listingOf(account: Account, calendar: StoredCalendar, call: Call): Listing {
  const { world, options } = account;
  const epoch = cursorEpoch(options.records);
  const now = options.now();
  const query = readListQuery(calendar.id, call.query, epoch, now);
  const view = viewOf(account, calendar, call.query);
  return { world, view, query, pageBound: pageBound(call.query, query.bound), epoch, now };
}
