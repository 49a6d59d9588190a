/** Writes ticking steps into a list of To Do, which offers no name of ours for a task: look, then create. */
import type { TodoTask } from '@microsoft/microsoft-graph-types';
import { Failure } from '../../domain/failure.ts';
import type { Outcome } from '../../domain/ports/calendar.ts';
import type { LiveTask, TaskDraft, TaskWrite } from '../../domain/ports/task-list.ts';
import type { Zone } from '../../domain/time.ts';
import { listAll } from './ask.ts';
import { faceOf, midnightOf } from './clock-faces.ts';
import { ifMatch, outcomeOf } from './event-writes.ts';
import { failureFrom, type Reply, succeeded } from './failures.ts';
import { inKnownZone } from './known-zone.ts';
import type { Mailbox } from './mailbox.ts';
import { readTask, type WireTask } from './read-task.ts';
import { settle, type Writing } from './settle.ts';
import { applicationName, encoded, taskPrefer } from './words.ts';

/** The outcomes in the order of the writes; fails never, a failure is an outcome. */
export function writeTasks(
  mailbox: Mailbox,
  list: string,
  writes: readonly TaskWrite[],
): Promise<readonly Outcome<LiveTask>[]> {
  const run = (some: readonly TaskWrite[]) => {
    const writings = some.map((write) => writingOf(mailbox, list, write));
    return settle(mailbox.graph, writings, (keys) => findByKeys(mailbox, list, keys));
  };
  // A day is read back by the person's own clock: midnight by another one may be the day before.
  const byOwnClock = writes.map((write) => inZone(write, mailbox.zone) ?? write);
  return inKnownZone(byOwnClock, run, inZone);
}

/** The same moments as another zone's clock shows them. */
function inZone(write: TaskWrite, zone: Zone): TaskWrite | null {
  if (!('draft' in write) || write.draft.zone === zone) return null;
  return { ...write, draft: { ...write.draft, zone } };
}

function writingOf(mailbox: Mailbox, list: string, write: TaskWrite): Writing<LiveTask> {
  switch (write.do) {
    case 'create':
      return {
        request: {
          method: 'POST',
          path: tasksPath(list),
          headers: { Prefer: taskPrefer(mailbox.zone) },
          body: newTask(write),
        },
        read: async (reply) => written(mailbox, reply, write.key),
        creates: write.key,
        mayExist: write.mayExist,
      };
    case 'update':
      return patchOf(mailbox, list, write, {
        ...datesOf(write.draft),
        ...(write.words === 'ours' ? wordsOf(write.draft) : {}),
      });
    case 'tick':
      // To Do sets the day of completion itself.
      return patchOf(mailbox, list, write, { status: 'completed' });
    case 'remove':
      return {
        request: {
          method: 'DELETE',
          path: `${tasksPath(list)}/${encoded(write.id)}`,
          headers: ifMatch(write.etag),
        },
        read: async (reply) =>
          succeeded(reply) ? { is: 'removed' } : outcomeOf(reply, { is: 'removed' }),
        creates: null,
        mayExist: false,
      };
  }
}

/** What the body does not name stays as it is. */
function patchOf(
  mailbox: Mailbox,
  list: string,
  { id, etag, key }: TaskWrite & { readonly do: 'update' | 'tick' },
  body: TodoTask,
): Writing<LiveTask> {
  return {
    request: {
      method: 'PATCH',
      path: `${tasksPath(list)}/${encoded(id)}`,
      headers: { Prefer: taskPrefer(mailbox.zone), ...ifMatch(etag) },
      body,
    },
    read: async (reply) =>
      succeeded(reply) ? written(mailbox, reply, key) : outcomeOf(reply, { is: 'gone' }),
    creates: null,
    mayExist: false,
  };
}

function newTask({ key, draft }: TaskWrite & { readonly do: 'create' }): TodoTask {
  return {
    ...wordsOf(draft),
    ...datesOf(draft),
    linkedResources: [{ applicationName, displayName: applicationName, externalId: key }],
  };
}

function wordsOf(draft: TaskDraft): Pick<TodoTask, 'title' | 'body'> {
  return { title: draft.title, body: { contentType: 'text', content: draft.text } };
}

function datesOf(
  draft: TaskDraft,
): Pick<TodoTask, 'dueDateTime' | 'reminderDateTime' | 'isReminderOn'> {
  return {
    dueDateTime: midnightOf(draft.due, draft.zone),
    reminderDateTime: faceOf(draft.remindAt, draft.zone),
    isReminderOn: true,
  };
}

function written(mailbox: Mailbox, reply: Reply, key: string): Outcome<LiveTask> {
  if (!succeeded(reply)) throw failureFrom(reply);
  const live = readTask((reply.body ?? {}) as WireTask, mailbox.zone, key);
  // Done, but the answer is no task (a proxy's page): as good as no answer.
  if (live === null) throw new Failure({ code: 'unreachable', status: reply.status });
  return { is: 'written', live };
}

/** Linked resources cannot be filtered by: the whole list is read once for all keys. */
async function findByKeys(
  mailbox: Mailbox,
  list: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, LiveTask>> {
  const path = `${tasksPath(list)}?$top=100&$expand=linkedResources`;
  const wanted = new Set(keys);
  const found = new Map<string, LiveTask>();
  const values = await listAll(mailbox.graph, path, { Prefer: taskPrefer(mailbox.zone) });
  for (const value of values) {
    const live = readTask(value as WireTask, mailbox.zone, null);
    if (live?.key && wanted.has(live.key)) found.set(live.key, live);
  }
  return found;
}

function tasksPath(list: string): string {
  return `/me/todo/lists/${encoded(list)}/tasks`;
}
