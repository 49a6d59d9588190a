/** The person, their mailbox settings and their calendars. */
import { readBody, readTitle, type Shape } from './checked.ts';
import { GraphError, itemNotFound } from './graph-error.ts';
import type { Mailbox } from './mailbox.ts';
import {
  type App,
  type Ask,
  bodyOf,
  nothing,
  one,
  page,
  param,
  queryOf,
  selected,
} from './reply.ts';
import type { Json, StoredCalendar } from './stored.ts';
import { windowsName } from './zones.ts';

const shape: Shape = {
  readers: { name: readTitle },
  readOnly: ['id', 'canEdit', 'canShare', 'canViewPrivateItems', 'changeKey', 'owner', 'hexColor'],
  unmodelled: ['color', 'isDefaultCalendar', 'allowedOnlineMeetingProviders'],
};

/** The calendar that the path names, the person's first where it names none; 404 where it is no more. */
export function calendarOf(ask: Ask, mailbox: Mailbox): StoredCalendar {
  const id = param(ask, 'calendar');
  if (id === '') return mailbox.defaultCalendar;
  const found = mailbox.calendars.get(id);
  if (!found) throw itemNotFound();
  return found;
}

/** Adds `/me`, `/me/mailboxSettings` and all that is done to calendars themselves. */
export function addCalendarRoutes(app: App, mailbox: Mailbox, userId: string): void {
  const { owner } = mailbox;
  app.get('/v1.0/me', (ask) => {
    const json = {
      id: userId,
      displayName: owner.name,
      givenName: owner.name.split(' ')[0] ?? null,
      surname: owner.name.split(' ').at(-1) ?? null,
      mail: owner.email,
      userPrincipalName: owner.email,
      businessPhones: [],
      jobTitle: null,
      mobilePhone: null,
      officeLocation: null,
      preferredLanguage: 'en-US',
    };
    return one(ask, 'users/$entity', selected(json, queryOf(ask, ['$select']).get('$select')));
  });
  app.get('/v1.0/me/mailboxSettings', (ask) => {
    const zone = windowsName(owner.zone);
    const json = {
      timeZone: zone.startsWith('tzone:') ? owner.zone : zone,
      dateFormat: 'yyyy-MM-dd',
      timeFormat: 'HH:mm',
      language: { locale: 'en-US', displayName: 'English (United States)' },
    };
    const select = queryOf(ask, ['$select']).get('$select');
    return one(ask, 'users/mailboxSettings', selected(json, select));
  });
  app.get('/v1.0/me/calendars', (ask) => {
    const select = queryOf(ask, ['$top', '$skip', '$select']).get('$select');
    return page(ask, 'me/calendars', mailbox.calendars.in(null), (calendar) =>
      selected(calendarJson(mailbox, calendar), select),
    );
  });
  app.post('/v1.0/me/calendars', async (ask) => {
    queryOf(ask, []);
    const { name } = readBody(await bodyOf(ask), 'calendar', shape);
    const made = mailbox.addCalendar(String(name ?? ''), { isDefault: false, canEdit: true });
    return one(ask, 'me/calendars/$entity', calendarJson(mailbox, made), 201);
  });
  for (const path of ['/v1.0/me/calendar', '/v1.0/me/calendars/:calendar']) {
    app.get(path, (ask) => {
      const json = calendarJson(mailbox, calendarOf(ask, mailbox));
      const select = queryOf(ask, ['$select']).get('$select');
      return one(ask, 'me/calendars/$entity', selected(json, select));
    });
  }
  app.delete('/v1.0/me/calendars/:calendar', (ask) => {
    const calendar = calendarOf(ask, mailbox);
    if (calendar.isDefault) {
      throw new GraphError(400, 'ErrorDeleteDistinguishedFolder', 'This one stays.');
    }
    mailbox.removeCalendar(calendar);
    return nothing();
  });
}

function calendarJson(mailbox: Mailbox, calendar: StoredCalendar): Json {
  const { isDefault, canEdit } = calendar;
  return {
    id: calendar.id,
    name: calendar.name,
    color: 'auto',
    hexColor: '',
    isDefaultCalendar: isDefault,
    changeKey: `key${calendar.seq}`,
    canShare: canEdit,
    canViewPrivateItems: true,
    canEdit,
    allowedOnlineMeetingProviders: ['teamsForBusiness'],
    defaultOnlineMeetingProvider: 'teamsForBusiness',
    isTallyingResponses: isDefault,
    isRemovable: !isDefault,
    owner: { name: mailbox.owner.name, address: mailbox.owner.email },
  };
}
