/** Creates, updates, ticks and removes tasks of ours. Google gives the ids, so that a create is never blind. */
import type { tasks_v1 } from 'googleapis/build/src/apis/tasks/index.js';
import pLimit from 'p-limit';
import { Failure, failureOf } from '../../domain/failure.ts';
import type { Outcome } from '../../domain/ports/calendar.ts';
import type { LiveTask, TaskDraft, TaskWrite } from '../../domain/ports/task-list.ts';
import { formatDay } from '../../domain/time.ts';
import { patiently } from '../http/patiently.ts';
import { ask, type Google, once, tell } from './client.ts';
import { everyTask, readTask } from './read-tasks.ts';
import { markedNotes, readNotes } from './task-notes.ts';

type GoogleTask = tasks_v1.Schema$Task;
type Create = Extract<TaskWrite, { do: 'create' }>;
type Update = Extract<TaskWrite, { do: 'update' }>;
type Tick = Extract<TaskWrite, { do: 'tick' }>;
type Remove = Extract<TaskWrite, { do: 'remove' }>;
type Listing = () => Promise<readonly GoogleTask[]>;

const atOnce = 12;
/** Google keeps that many characters of a title (Tasks API v1, `Task.title`). */
const titleAtMost = 1024;

/** The outcomes in the order of the writes; a failure is one of them and nothing is thrown. */
export async function writeTasks(
  google: Google,
  list: string,
  writes: readonly TaskWrite[],
): Promise<readonly Outcome<LiveTask>[]> {
  const limit = pLimit(atOnce);
  // Those that may exist already share one look at the list.
  let shared: ReturnType<Listing> | null = null;
  const before: Listing = () => {
    shared ??= everyTask(google, list, null, once).catch((error: unknown) => {
      shared = null;
      throw error;
    });
    return shared;
  };
  return Promise.all(
    writes.map((write) =>
      limit(async () => {
        try {
          return await written(google, list, write, before);
        } catch (error) {
          return { is: 'failed', failure: failureOf(error) } as const;
        }
      }),
    ),
  );
}

function written(
  google: Google,
  list: string,
  write: TaskWrite,
  before: Listing,
): Promise<Outcome<LiveTask>> {
  switch (write.do) {
    case 'create':
      return create(google, list, write, before);
    case 'update':
      return update(google, list, write);
    case 'tick':
      return tick(google, list, write);
    case 'remove':
      return remove(google, list, write);
  }
}

/** Each insert makes a task: after an answer that did not come the list is searched for our mark. */
async function create(
  google: Google,
  tasklist: string,
  write: Create,
  before: Listing,
): Promise<Outcome<LiveTask>> {
  let look: Listing | null = write.mayExist ? before : null;
  return patiently(async () => {
    const there = look === null ? null : marked(await look(), write.key);
    if (there !== null) {
      const outcome = outcomeOf(there);
      return outcome.is === 'written' ? { ...outcome, isFound: true } : outcome;
    }
    look = null;
    try {
      const body = { tasklist, requestBody: bodyOf(write.key, write.draft) };
      return outcomeOf(await ask(() => google.tasks.tasks.insert(body, google.toTasks)));
    } catch (error) {
      const mayBeWritten = failureOf(error).code === 'unreachable';
      if (mayBeWritten) look = () => everyTask(google, tasklist, null, once);
      throw error;
    }
  }, google.pace);
}

/** The task with that mark; one that is there counts more than one that was deleted. */
function marked(items: readonly GoogleTask[], key: string): GoogleTask | null {
  const ours = items.filter((item) => readNotes(item.notes ?? '').key === key);
  return ours.find((item) => item.deleted !== true) ?? ours[0] ?? null;
}

/** Google documents no `If-Match` for tasks; what an update does not name stays as it is. */
function update(google: Google, tasklist: string, write: Update): Promise<Outcome<LiveTask>> {
  const { due, ...words } = bodyOf(write.key, write.draft);
  const requestBody = write.words === 'ours' ? { ...words, due } : { due };
  return patch(google, { tasklist, task: write.id, requestBody });
}

/** Google sets the time of completion, and leaves it where the person ticked the task before. */
function tick(google: Google, tasklist: string, write: Tick): Promise<Outcome<LiveTask>> {
  const requestBody = { status: 'completed' };
  return patch(google, { tasklist, task: write.id, requestBody });
}

function patch(
  google: Google,
  query: tasks_v1.Params$Resource$Tasks$Patch,
): Promise<Outcome<LiveTask>> {
  return orIfGone('gone', () =>
    patiently(
      async () => outcomeOf(await ask(() => google.tasks.tasks.patch(query, google.toTasks))),
      google.pace,
    ),
  );
}

async function remove(google: Google, tasklist: string, write: Remove): Promise<Outcome<LiveTask>> {
  const query = { tasklist, task: write.id };
  return orIfGone('removed', () =>
    patiently(async () => {
      await tell(() => google.tasks.tasks.delete(query, google.toTasks));
      return { is: 'removed' };
    }, google.pace),
  );
}

async function orIfGone(
  is: 'gone' | 'removed',
  attempt: () => Promise<Outcome<LiveTask>>,
): Promise<Outcome<LiveTask>> {
  try {
    return await attempt();
  } catch (error) {
    const { code } = failureOf(error);
    if (code === 'gone' || code === 'cursor-expired') return { is };
    throw error;
  }
}

function outcomeOf(item: GoogleTask): Outcome<LiveTask> {
  if (item.deleted === true) return { is: 'gone' };
  if (!item.id) throw new Failure({ code: 'bug', what: 'Google answered without a task' });
  return { is: 'written', live: readTask(item) };
}

/** The day alone: Google drops a time of day, and the person's zone must not move the date. */
function bodyOf(key: string, draft: TaskDraft): { title: string; notes: string; due: string } {
  return {
    title: draft.title.slice(0, titleAtMost),
    notes: markedNotes(draft.text, key),
    due: `${formatDay(draft.due)}T00:00:00.000Z`,
  };
}
