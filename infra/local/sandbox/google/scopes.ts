/** Which scopes open which method: a copy of the discovery documents' `scopes`, without the address. */

/** What stands before every name below, except the sign-in scopes. */
export const scopePrefix = 'https://www.googleapis.com/auth/';

const all = 'calendar';
const readEvents = [
  all,
  'calendar.app.created',
  'calendar.events',
  'calendar.events.freebusy',
  'calendar.events.owned',
  'calendar.events.owned.readonly',
  'calendar.events.public.readonly',
  'calendar.events.readonly',
  'calendar.readonly',
];
const writeEvents = [all, 'calendar.app.created', 'calendar.events', 'calendar.events.owned'];
const readList = [
  all,
  'calendar.calendarlist',
  'calendar.calendarlist.readonly',
  'calendar.readonly',
];
const writeList = [all, 'calendar.app.created', 'calendar.calendarlist'];
const writeCalendars = [all, 'calendar.app.created', 'calendar.calendars'];
const readSettings = [all, 'calendar.readonly', 'calendar.settings.readonly'];
const readTasks = ['tasks', 'tasks.readonly'];
const writeTasks = ['tasks'];

/** Scopes by method id; any one of them will do. */
export const scopesOf = {
  'calendar.events.list': readEvents,
  'calendar.events.get': readEvents,
  'calendar.events.instances': readEvents,
  'calendar.events.watch': readEvents,
  'calendar.events.insert': writeEvents,
  'calendar.events.import': writeEvents,
  'calendar.events.update': writeEvents,
  'calendar.events.patch': writeEvents,
  'calendar.events.delete': writeEvents,
  'calendar.events.move': [all, 'calendar.events', 'calendar.events.owned'],
  'calendar.calendarList.list': readList,
  'calendar.calendarList.watch': readList,
  'calendar.calendarList.get': [...readList, 'calendar.app.created'],
  'calendar.calendarList.insert': [all, 'calendar.calendarlist'],
  'calendar.calendarList.patch': writeList,
  'calendar.calendarList.update': writeList,
  'calendar.calendarList.delete': writeList,
  'calendar.calendars.get': [...writeCalendars, 'calendar.calendars.readonly', 'calendar.readonly'],
  'calendar.calendars.insert': writeCalendars,
  'calendar.calendars.patch': writeCalendars,
  'calendar.calendars.update': writeCalendars,
  'calendar.calendars.delete': writeCalendars,
  'calendar.calendars.clear': [all, 'calendar.calendars'],
  'calendar.colors.get': [
    all,
    'calendar.app.created',
    'calendar.calendarlist',
    'calendar.calendarlist.readonly',
    'calendar.events.freebusy',
    'calendar.events.owned',
    'calendar.events.owned.readonly',
    'calendar.events.public.readonly',
    'calendar.readonly',
  ],
  'calendar.freebusy.query': [
    all,
    'calendar.events.freebusy',
    'calendar.freebusy',
    'calendar.readonly',
  ],
  'calendar.settings.list': readSettings,
  'calendar.settings.get': readSettings,
  'calendar.settings.watch': readSettings,
  'calendar.channels.stop': [
    ...readEvents,
    'calendar.acls',
    'calendar.acls.readonly',
    'calendar.calendarlist',
    'calendar.calendarlist.readonly',
    'calendar.settings.readonly',
  ],
  'tasks.tasklists.list': readTasks,
  'tasks.tasklists.get': readTasks,
  'tasks.tasklists.insert': writeTasks,
  'tasks.tasklists.update': writeTasks,
  'tasks.tasklists.patch': writeTasks,
  'tasks.tasklists.delete': writeTasks,
  'tasks.tasks.list': readTasks,
  'tasks.tasks.get': readTasks,
  'tasks.tasks.insert': writeTasks,
  'tasks.tasks.update': writeTasks,
  'tasks.tasks.patch': writeTasks,
  'tasks.tasks.delete': writeTasks,
  'tasks.tasks.move': writeTasks,
  'tasks.tasks.clear': writeTasks,
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The id of a method, as the discovery documents name it. */
export type MethodId = keyof typeof scopesOf;
