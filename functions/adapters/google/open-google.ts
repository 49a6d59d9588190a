/** Google Calendar and Google Tasks of one account behind the ports. */
import type { Calendar } from '../../domain/ports/calendar.ts';
import type { TaskList } from '../../domain/ports/task-list.ts';
import { clientFor, type GoogleOptions } from './client.ts';
import { listCalendars } from './list-calendars.ts';
import { changesSince } from './read-changes.ts';
import { taskChangesSince } from './read-tasks.ts';
import { createList, findList } from './task-lists.ts';
import { stopChannel, watchEvents } from './watch-events.ts';
import { writeEvents } from './write-events.ts';
import { writeTasks } from './write-tasks.ts';

/** Opens an account with an access token; nothing is asked before the first call. */
export function openGoogle(options: GoogleOptions): { calendar: Calendar; tasks: TaskList } {
  const google = clientFor(options);
  return {
    calendar: {
      reads: 'by-token',
      watches: 'calendar',
      calendars: () => listCalendars(google),
      changesSince: (calendar, cursor, window) => changesSince(google, calendar, cursor, window),
      write: (calendar, writes) => writeEvents(google, calendar, writes),
      watch: (request) => watchEvents(google, request),
      // Google extends no channel: the next one runs beside the old until that is stopped.
      renew: (_channel, request) => watchEvents(google, request),
      unwatch: (channel) => stopChannel(google, channel),
    },
    tasks: {
      find: (name) => findList(google, name),
      create: (name) => createList(google, name),
      changesSince: (list, cursor) => taskChangesSince(google, list, cursor),
      write: (list, writes) => writeTasks(google, list, writes),
    },
  };
}
