/** Outlook as the product's calendar and To Do as its task list, opened with one access token. */
import { failureOf } from '../../domain/failure.ts';
import type { Calendar } from '../../domain/ports/calendar.ts';
import type { TaskList } from '../../domain/ports/task-list.ts';
import type { Zone } from '../../domain/time.ts';
import type { Pace } from '../http/patiently.ts';
import { listCalendars, ownerAddress } from './calendars.ts';
import { changesSince } from './changes.ts';
import { writeEvents } from './event-writes.ts';
import { openGraph } from './graph.ts';
import type { Mailbox } from './mailbox.ts';
import { renew, unwatch, watch } from './subscriptions.ts';
import { writeTasks } from './task-writes.ts';
import { createList, findList, tasksSince } from './tasks.ts';

export type OutlookOptions = {
  readonly accessToken: string;
  /** Whose midnights all-day events begin at, and in which due dates are read. */
  readonly zone: Zone;
  /** `https://graph.microsoft.com`: `/v1.0` is below it. Plain http for loopback addresses only. */
  readonly graphUrl: string;
  readonly pace: Pace;
  /** Whether to ask for lifecycle notifications: personal accounts have none. */
  readonly lifecycle: boolean;
};

const timeoutMs = 10_000;

/**
 * Opens one mailbox; asks nothing yet. Its requests are four at once at most, all told. Fails with
 * `misconfigured` where the address of Graph is not safe; each verb fails as its port says. The ports'
 * `gone` of a series: `changes.ts`.
 */
export function openOutlook(options: OutlookOptions): {
  readonly calendar: Calendar;
  readonly tasks: TaskList;
} {
  const graph = openGraph({ ...options, timeoutMs });
  const mailbox: Mailbox = { graph, zone: options.zone, ownerAddress: once(ownerAddress, graph) };
  const { lifecycle } = options;
  return {
    calendar: {
      reads: 'in-window',
      watches: 'mailbox',
      calendars: () => failing(listCalendars(graph)),
      changesSince: (calendar, cursor, window) => changesSince(mailbox, calendar, cursor, window),
      write: (calendar, writes) => writeEvents(mailbox, calendar, writes),
      watch: (request) => failing(watch(graph, request, lifecycle)),
      renew: (channel, request) => failing(renew(graph, channel, request, lifecycle)),
      unwatch: (channel) => failing(unwatch(graph, channel)),
    },
    tasks: {
      find: (name) => failing(findList(graph, name)),
      create: (name) => failing(createList(graph, name)),
      changesSince: (list, cursor) => failing(tasksSince(mailbox, list, cursor)),
      write: (list, writes) => writeTasks(mailbox, list, writes),
    },
  };
}

/** A shape that nobody foresaw is a bug like others, as a `Failure` without a word of what was in it. */
function failing<T>(promise: Promise<T>): Promise<T> {
  return promise.catch((error: unknown) => {
    throw failureOf(error);
  });
}

/** Asks once; a failure is not remembered. */
function once<A, T>(ask: (about: A) => Promise<T>, about: A): () => Promise<T> {
  let known: Promise<T> | null = null;
  return () => {
    known ??= ask(about).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
}
