/** What may be written into a task, and how tasks are shown. */
import type { tasks_v1 } from 'googleapis/build/src/apis/tasks/index.js';
import type { Body } from './event-fields.ts';
import { invalid } from './google-error.ts';
import type { StoredList, StoredTask } from './task-store.ts';

type Task = tasks_v1.Schema$Task;

const mostTitle = 1024;
const mostNotes = 8192;

/**
 * What a write with `body` makes of `before`; `isWhole`: what is not named is cleared (PUT, POST).
 * Links, positions and unknown names are not heeded. Of `due` only the day is kept.
 */
export function writtenTask(before: Task, body: Body, isWhole: boolean, now: number): Task {
  const { title: _, notes: __, due: ___, status: ____, completed: _____, ...rest } = before;
  const { deleted: ______, ...server } = rest;
  const named: Body = isWhole ? body : { ...before, ...body };
  const text = (name: string, most: number): string | null => {
    const value = named[name];
    if (value === undefined || value === null) return null;
    if (typeof value !== 'string' || value.length > most) throw invalid(`Invalid ${name}`);
    return value;
  };
  const newStatus = text('status', 20) ?? 'needsAction';
  if (newStatus !== 'needsAction' && newStatus !== 'completed') {
    throw invalid('Invalid task status');
  }
  const isDone = newStatus === 'completed';
  const newNotes = text('notes', mostNotes);
  const newDue = dayOfDue(text('due', 40));
  const doneAt = momentOf(text('completed', 40)) ?? new Date(now).toISOString();
  return {
    ...withoutHidden(server, isDone),
    title: text('title', mostTitle) ?? '',
    status: newStatus,
    ...(newNotes === null || newNotes === '' ? {} : { notes: newNotes }),
    ...(newDue === null ? {} : { due: newDue }),
    ...(isDone ? { completed: doneAt } : {}),
    ...(named.deleted === true ? { deleted: true } : {}),
  };
}

/** A task that is not done is not hidden either. */
function withoutHidden(server: Task, isDone: boolean): Task {
  if (isDone) return server;
  const { hidden: _, ...rest } = server;
  return rest;
}

function dayOfDue(text: string | null): string | null {
  if (text === null || text === '') return null;
  const moment = momentOf(text);
  if (moment === null) throw invalid('Invalid value for due');
  return `${text.slice(0, 10)}T00:00:00.000Z`;
}

function momentOf(text: string | null): string | null {
  if (text === null) return null;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(text)) {
    throw invalid('Invalid time value');
  }
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw invalid('Invalid time value');
  return new Date(ms).toISOString();
}

/** A list as the API shows it. */
export function shownList(base: string, list: StoredList): tasks_v1.Schema$TaskList {
  return {
    kind: 'tasks#taskList',
    id: list.id,
    etag: etag(list.change),
    title: list.title,
    updated: new Date(list.updated).toISOString(),
    selfLink: `${base}/tasks/v1/users/@me/lists/${list.id}`,
  };
}

/** A task as the API shows it. */
export function shownTask(base: string, task: StoredTask): Task {
  const { fields } = task;
  return {
    kind: 'tasks#task',
    id: task.id,
    etag: etag(task.change),
    ...fields,
    updated: new Date(task.updated).toISOString(),
    selfLink: `${base}/tasks/v1/lists/${task.list}/tasks/${task.id}`,
    position: String(Math.round((task.rank + 1e6) * 1e6)).padStart(20, '0'),
    links: [],
    webViewLink: `https://tasks.google.com/task/${task.id}`,
  };
}

/** The etag of the change of that number. */
function etag(change: number): string {
  return `"T${Buffer.from(String(change)).toString('base64url')}"`;
}
