/** Task lists and tasks, written through to the records. */
import type { tasks_v1 } from 'googleapis/build/src/apis/tasks/index.js';
import type { Records } from '../records.ts';
import { notFound } from './google-error.ts';
import { opaqueId } from './opaque.ts';

export type StoredList = {
  readonly id: string;
  readonly order: number;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly updated: number;
  readonly change: number;
};

export type StoredTask = {
  readonly id: string;
  readonly list: string;
  readonly order: number;
  readonly change: number;
  /** Where it stands among those with the same parent; less is higher. */
  readonly rank: number;
  /** Milliseconds since 1970. */
  readonly updated: number;
  /** `updated`, `position` and what the server adds are not in here. */
  readonly fields: tasks_v1.Schema$Task;
};

const kinds = { list: 'google.tasklist', task: 'google.task' } as const;

/** The lists and tasks of one person as the server holds them; a person without any list gets a first one. */
export class TaskStore {
  readonly #records: Records;
  readonly #now: () => number;
  readonly #lists = new Map<string, StoredList>();
  readonly #tasks = new Map<string, StoredTask>();
  #count = 0;

  constructor(records: Records, now: () => number) {
    this.#records = records;
    this.#now = now;
    for (const list of records.all<StoredList>(kinds.list)) this.#lists.set(list.id, list);
    for (const task of records.all<StoredTask>(kinds.task)) this.#tasks.set(task.id, task);
    for (const { change } of [...this.#lists.values(), ...this.#tasks.values()]) {
      this.#count = Math.max(this.#count, change);
    }
    // Deleted things leave no trace, so that their numbers are remembered apart from them.
    this.#count = Math.max(this.#count, records.get<number>('google.count', 'tasks') ?? 0);
    if (this.#lists.size === 0) this.addList('My Tasks');
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#now();
  }

  lists(): readonly StoredList[] {
    return [...this.#lists.values()];
  }

  /** The list of that id, or for `@default` the first. 404 where there is none. */
  list(id: string): StoredList {
    const list = id === '@default' ? this.lists()[0] : this.#lists.get(id);
    if (!list) throw notFound();
    return list;
  }

  addList(title: string): StoredList {
    const change = this.#next();
    const id = opaqueId(32, 'tasklist', change);
    const list = { id, title, updated: this.#now(), change, order: change };
    return this.#keepList(list);
  }

  changeList(list: StoredList, title: string): StoredList {
    return this.#keepList({ ...list, title, updated: this.#now(), change: this.#next() });
  }

  removeList(list: StoredList): void {
    for (const task of this.tasks(list.id)) {
      this.#tasks.delete(task.id);
      this.#records.remove(kinds.task, task.id);
    }
    this.#lists.delete(list.id);
    this.#records.remove(kinds.list, list.id);
  }

  /** Tasks of a list in the order in which they are shown, deleted ones too. */
  tasks(list: string): readonly StoredTask[] {
    const found = [...this.#tasks.values()].filter((task) => task.list === list);
    return found.sort((a, b) => a.rank - b.rank);
  }

  /** 404 where the list has no such task. */
  task(list: string, id: string): StoredTask {
    const task = this.#tasks.get(id);
    if (task?.list !== list) throw notFound();
    return task;
  }

  /** A task wherever it is; null where there is none. */
  find(id: string): StoredTask | null {
    return this.#tasks.get(id) ?? null;
  }

  /** A new task below `previous`, or at the top; the id is the server's. */
  addTask(list: string, fields: tasks_v1.Schema$Task, previous: StoredTask | null): StoredTask {
    const change = this.#next();
    const id = opaqueId(32, 'task', change);
    const updated = this.#now();
    const rank = this.#rankAfter(list, previous);
    return this.#keepTask({ id, list, order: change, change, rank, updated, fields });
  }

  changeTask(task: StoredTask, fields: tasks_v1.Schema$Task): StoredTask {
    const updated = Math.max(this.#now(), task.updated + 1);
    return this.#keepTask({ ...task, fields, updated, change: this.#next() });
  }

  /** Puts a task below `previous`, or on top, of the same list or another. */
  moveTask(task: StoredTask, list: string, previous: StoredTask | null): StoredTask {
    const rank = this.#rankAfter(list, previous);
    return this.changeTask({ ...task, list, rank }, task.fields);
  }

  #rankAfter(list: string, previous: StoredTask | null): number {
    const ranks = this.tasks(list).map(({ rank }) => rank);
    if (!previous) return (ranks[0] ?? 0) - 1;
    const next = ranks.find((rank) => rank > previous.rank);
    return next === undefined ? previous.rank + 1 : (previous.rank + next) / 2;
  }

  #next(): number {
    this.#count += 1;
    this.#records.put('google.count', 'tasks', this.#count);
    return this.#count;
  }

  #keepList(list: StoredList): StoredList {
    this.#lists.set(list.id, list);
    this.#records.put(kinds.list, list.id, list);
    return list;
  }

  #keepTask(task: StoredTask): StoredTask {
    this.#tasks.set(task.id, task);
    this.#records.put(kinds.task, task.id, task);
    return task;
  }
}
