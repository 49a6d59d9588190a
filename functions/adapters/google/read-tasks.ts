/** A task list's tasks and their changes. Google has no tokens for them: the time of change serves. */
import type { tasks_v1 } from 'googleapis/build/src/apis/tasks/index.js';
import { Failure } from '../../domain/failure.ts';
import type { LiveTask, TaskChange, TaskChanges } from '../../domain/ports/task-list.ts';
import { type Instant, parseDay, parseInstant } from '../../domain/time.ts';
import { patiently } from '../http/patiently.ts';
import { ask, everyPage, type Google } from './client.ts';
import { readNotes } from './task-notes.ts';

type GoogleTask = tasks_v1.Schema$Task;

/** The most that Google gives at once; the default is 20. */
const tasksAPage = 100;
/** Times of change are kept to the second and may be a little late; what comes twice does no harm. */
const overlapMs = 2000;
/** The cursor of a list in which nothing has ever been. */
const beginning = '1970-01-01T00:00:00.000Z';

/**
 * What changed since the cursor, the last seconds before it once more: the caller compares. The cursor
 * is the newest time of change seen, by Google's clock. Fails with `gone` where the list is no more.
 */
export async function taskChangesSince(
  google: Google,
  list: string,
  cursor: string | null,
): Promise<TaskChanges> {
  const known = cursor === null ? null : parseInstant(cursor);
  if (cursor !== null && known === null) throw new Failure({ code: 'cursor-expired' });
  const items = await everyTask(google, list, known, patiently);
  const stamps = items.flatMap((item) => item.updated ?? []);
  const changes = items.flatMap((item): readonly TaskChange[] => {
    if (!item.id) return [];
    if (item.deleted !== true) return [{ is: 'task', live: readTask(item) }];
    // A first round tells what is there, not what once was.
    return cursor === null ? [] : [{ is: 'gone', id: item.id }];
  });
  return { changes, cursor: newest([cursor ?? beginning, ...stamps]) };
}

/**
 * All tasks that changed at `since` or later, hidden, completed and deleted ones too.
 *
 * @param persist `patiently`, or `once` within an attempt that is itself repeated
 */
export async function everyTask(
  google: Google,
  tasklist: string,
  since: Instant | null,
  persist: typeof patiently,
): Promise<readonly GoogleTask[]> {
  const query = {
    tasklist,
    maxResults: tasksAPage,
    // Google's own apps hide what is ticked.
    showCompleted: true,
    showHidden: true,
    showDeleted: true,
    showAssigned: false,
    ...(since === null || since <= overlapMs
      ? {}
      : { updatedMin: new Date(since - overlapMs).toISOString() }),
  };
  return everyPage((pageToken) =>
    persist(
      () => ask(() => google.tasks.tasks.list({ ...query, ...pageToken }, google.toTasks)),
      google.pace,
    ),
  );
}

/** A task as it stands; its due day is the date alone, in whatever zone the person is. */
export function readTask(item: GoogleTask): LiveTask {
  const { key, text } = readNotes(item.notes ?? '');
  return {
    id: item.id ?? '',
    etag: item.etag ?? null,
    key,
    title: item.title ?? '',
    text,
    due: item.due ? parseDay(item.due.slice(0, 10)) : null,
    completed: item.status === 'completed',
    completedAt: item.completed ? parseInstant(item.completed) : null,
    lastModified: item.updated ? parseInstant(item.updated) : null,
  };
}

function newest(stamps: readonly string[]): string {
  return stamps.reduce((one, other) =>
    (parseInstant(other) ?? 0) > (parseInstant(one) ?? 0) ? other : one,
  );
}
