/** Google Tasks v1: no ids from clients, no push, no time of day. */
import type { AddMethod, Call } from './api-method.ts';
import { GoogleError, invalid } from './google-error.ts';
import { flag, momentAt, numberIn } from './list-query.ts';
import { makeCursor, opaqueId, readCursor } from './opaque.ts';
import { shownList, shownTask, writtenTask } from './task-fields.ts';
import type { StoredList, StoredTask, TaskStore } from './task-store.ts';

const lists = '/tasks/v1/users/:me/lists';
const tasks = '/tasks/v1/lists/:tasklist/tasks';

type Page = { readonly bound: string; readonly from: number };

/** Adds the methods; `now` is milliseconds since 1970. */
export function addTaskRoutes(add: AddMethod, store: TaskStore, now: () => number): void {
  const listOf = (call: Call): StoredList => store.list(call.param('tasklist'));
  const taskOf = (call: Call): StoredTask => store.task(listOf(call).id, call.param('task'));
  addListMethods(add, store, listOf);
  add('tasks.tasks.list', 'GET', tasks, (call) => listed(call, store, listOf(call)));
  add('tasks.tasks.get', 'GET', `${tasks}/:task`, (call) => shownTask(call.base, taskOf(call)));
  add('tasks.tasks.insert', 'POST', tasks, (call) => {
    const list = listOf(call);
    const [parent, previous] = placeOf(call, store, list);
    const fields = writtenTask({}, call.body, true, now());
    const own = parent ? { ...fields, parent: parent.id } : fields;
    return shownTask(call.base, store.addTask(list.id, own, previous));
  });
  const write = (call: Call, isWhole: boolean): unknown => {
    const task = taskOf(call);
    const { id } = call.body;
    if (isWhole && id !== undefined && id !== task.id) throw invalid('Invalid task id');
    const fields = writtenTask(task.fields, call.body, isWhole, now());
    return shownTask(call.base, store.changeTask(task, fields));
  };
  add('tasks.tasks.update', 'PUT', `${tasks}/:task`, (call) => write(call, true));
  add('tasks.tasks.patch', 'PATCH', `${tasks}/:task`, (call) => write(call, false));
  add('tasks.tasks.delete', 'DELETE', `${tasks}/:task`, (call) => {
    const task = taskOf(call);
    if (!task.fields.deleted) store.changeTask(task, { ...task.fields, deleted: true });
  });
  add('tasks.tasks.move', 'POST', `${tasks}/:task/move`, (call) => {
    const task = taskOf(call);
    const to = call.query.get('destinationTasklist');
    const list = to === null ? listOf(call) : store.list(to);
    const [parent, previous] = placeOf(call, store, list);
    const { parent: _, ...fields } = task.fields;
    const own = parent ? { ...fields, parent: parent.id } : fields;
    return shownTask(call.base, store.moveTask({ ...task, fields: own }, list.id, previous));
  });
  add('tasks.tasks.clear', 'POST', '/tasks/v1/lists/:tasklist/clear', (call) => {
    for (const task of store.tasks(listOf(call).id)) {
      const { status, hidden } = task.fields;
      if (status === 'completed' && !hidden)
        store.changeTask(task, { ...task.fields, hidden: true });
    }
  });
}

function addListMethods(
  add: AddMethod,
  store: TaskStore,
  listOf: (call: Call) => StoredList,
): void {
  add('tasks.tasklists.list', 'GET', lists, (call) => {
    const page = paged(store.lists(), call.query, 1000, 1000);
    const items = page.items.map((list) => shownList(call.base, list));
    return { kind: 'tasks#taskLists', etag: `"L${items.length}"`, items, ...page.next };
  });
  add('tasks.tasklists.get', 'GET', `${lists}/:tasklist`, (call) =>
    shownList(call.base, listOf(call)),
  );
  add('tasks.tasklists.insert', 'POST', lists, (call) =>
    shownList(call.base, store.addList(titleOf(call))),
  );
  add('tasks.tasklists.update', 'PUT', `${lists}/:tasklist`, (call) =>
    shownList(call.base, store.changeList(listOf(call), titleOf(call))),
  );
  add('tasks.tasklists.patch', 'PATCH', `${lists}/:tasklist`, (call) =>
    shownList(call.base, store.changeList(listOf(call), titleOf(call))),
  );
  add('tasks.tasklists.delete', 'DELETE', `${lists}/:tasklist`, (call) => {
    const list = listOf(call);
    if (list.id === store.list('@default').id) throw invalid('Cannot delete the default list');
    store.removeList(list);
  });
}

function titleOf(call: Call): string {
  const { title } = call.body;
  if (typeof title !== 'string' || title === '') throw invalid('Missing task list title');
  if (title.length > 1024) throw invalid('Invalid title');
  return title;
}

/** The tasks that a call names as parent and as the one above. */
function placeOf(
  { query }: Call,
  store: TaskStore,
  list: StoredList,
): [StoredTask | null, StoredTask | null] {
  const named = (name: string): StoredTask | null => {
    const id = query.get(name);
    const task = id === null ? null : store.find(id);
    if (id !== null && task?.list !== list.id) throw invalid(`Invalid ${name}`, name);
    return task;
  };
  return [named('parent'), named('previous')];
}

function listed(call: Call, store: TaskStore, list: StoredList): unknown {
  const { query } = call;
  const isWanted = filterOf(query);
  const page = paged(store.tasks(list.id).filter(isWanted), query, 20, 100);
  const items = page.items.map((task) => shownTask(call.base, task));
  return { kind: 'tasks#tasks', etag: `"L${list.change}.${items.length}"`, items, ...page.next };
}

/** Completed in Google's own apps means hidden as well: `showHidden` is needed to see those. */
function filterOf(query: URLSearchParams): (task: StoredTask) => boolean {
  const isShown = {
    completed: flag(query, 'showCompleted') ?? true,
    hidden: flag(query, 'showHidden') ?? false,
    deleted: flag(query, 'showDeleted') ?? false,
    assigned: flag(query, 'showAssigned') ?? false,
  };
  const updatedMin = momentAt(query, 'updatedMin');
  const bounds = ['due', 'completed'].map((name) => ({
    name: name as 'due' | 'completed',
    min: momentAt(query, `${name}Min`),
    max: momentAt(query, `${name}Max`),
  }));
  return ({ fields, updated }) => {
    if (fields.status === 'completed' && !isShown.completed) return false;
    if (fields.hidden && !isShown.hidden) return false;
    if (fields.deleted && !isShown.deleted) return false;
    if (fields.assignmentInfo && !isShown.assigned) return false;
    if (updatedMin !== null && updated < updatedMin) return false;
    return bounds.every(({ name, min, max }) => {
      if (min === null && max === null) return true;
      const at = Date.parse(fields[name] ?? '');
      return !Number.isNaN(at) && (min === null || at >= min) && (max === null || at <= max);
    });
  };
}

/** One page of `all`; its token is bound to the query. More than `most` on a page is refused. */
function paged<T extends { readonly order: number }>(
  all: readonly T[],
  query: URLSearchParams,
  usual: number,
  most: number,
): { items: readonly T[]; next: { nextPageToken?: string } } {
  const asked = numberIn(query, 'maxResults', usual, 1e9);
  if (asked > most) throw invalid('Invalid value.', 'maxResults');
  const names = [...query].filter(([name]) => !/^(?:pageToken|maxResults|fields)$/.test(name));
  const bound = opaqueId(10, JSON.stringify(names.sort()));
  const text = query.get('pageToken');
  const page = text === null ? { bound, from: 0 } : readCursor<Page>(text);
  if (page?.bound !== bound) throw new GoogleError(400, 'invalid', 'Invalid page token');
  const items = all.slice(page.from, page.from + asked);
  const from = page.from + items.length;
  const nextPageToken = makeCursor({ bound, from } satisfies Page);
  return { items, next: from < all.length ? { nextPageToken } : {} };
}
