/** Task lists in memory that keep the port's promises in either provider's manner. */
import { Failure } from '../../functions/domain/failure.ts';
import type { Outcome } from '../../functions/domain/ports/calendar.ts';
import type {
  LiveTask,
  TaskChange,
  TaskList,
  TaskWrite,
} from '../../functions/domain/ports/task-list.ts';
import type { Instant } from '../../functions/domain/time.ts';
import type { Dialect } from './twin-book.ts';

type StoredList = { readonly id: string; readonly name: string; readonly gone: boolean };
export type StoredTask = LiveTask & {
  readonly list: string;
  readonly gone: boolean;
  readonly touched: number;
};

export class TwinTasks {
  /** Counts how often all cursors were forgotten. */
  epoch = 0;
  readonly port: TaskList;
  readonly #dialect: Dialect;
  readonly #now: () => Instant;
  readonly #offended: (what: string) => void;
  readonly #lists = new Map<string, StoredList>();
  readonly #tasks = new Map<string, StoredTask>();
  #count = 0;

  constructor(dialect: Dialect, now: () => Instant, offended: (what: string) => void) {
    this.#dialect = dialect;
    this.#now = now;
    this.#offended = offended;
    this.port = {
      find: async (name) => this.#find(name),
      create: async (name) => this.#find(name) ?? this.#createList(name),
      changesSince: async (list, cursor) => this.#changesSince(list, cursor),
      write: async (list, writes) => writes.map((write) => this.#written(list, write)),
    };
  }

  /** Tasks that are to be seen. */
  standing(): StoredTask[] {
    return [...this.#tasks.values()].filter((task) => !task.gone && this.#hasList(task.list));
  }

  /** Changes a task by the person's hand or ours. */
  put(task: StoredTask): StoredTask {
    this.#count += 1;
    const etag = `"task-${this.#count}"`;
    const stored = { ...task, etag, touched: this.#count, lastModified: this.#now() };
    this.#tasks.set(task.id, stored);
    return stored;
  }

  deleteList(id: string): void {
    const list = this.#lists.get(id);
    if (list) this.#lists.set(id, { ...list, gone: true });
  }

  #find(name: string): string | null {
    const found = [...this.#lists.values()].find((list) => !list.gone && list.name === name);
    return found?.id ?? null;
  }

  #createList(name: string): string {
    const id = `list-${this.#lists.size + 1}`;
    this.#lists.set(id, { id, name, gone: false });
    return id;
  }

  #hasList(id: string): boolean {
    return this.#lists.get(id)?.gone === false;
  }

  #changesSince(list: string, cursor: string | null) {
    if (!this.#hasList(list)) throw new Failure({ code: 'gone' });
    const [epoch, count] = cursor === null ? [null, -1] : cursor.split(':').map(Number);
    const isForgotten = epoch !== null && epoch !== this.epoch && this.#dialect === 'outlook';
    if (isForgotten) throw new Failure({ code: 'cursor-expired' });
    // Google's cursor is a moment with a margin: the latest change is told once more.
    const since = (count ?? 0) - (this.#dialect === 'google' && cursor !== null ? 1 : 0);
    const changes = [...this.#tasks.values()]
      .filter((task) => task.list === list && task.touched > since)
      .filter((task) => cursor !== null || !task.gone)
      .sort((a, b) => a.touched - b.touched)
      .map(changeOf);
    return { changes, cursor: `${this.epoch}:${this.#count}` };
  }

  #written(list: string, write: TaskWrite): Outcome<LiveTask> {
    if (write.do === 'create') return this.#create(list, write);
    const stored = this.#tasks.get(write.id);
    if (!stored || stored.gone || stored.list !== list || !this.#hasList(list)) {
      return { is: write.do === 'remove' ? 'removed' : 'gone' };
    }
    if (stored.key !== write.key) this.#offended(`${write.do} of a task that is not ours`);
    if (write.do === 'remove') {
      this.put({ ...stored, gone: true });
      return { is: 'removed' };
    }
    if (write.do === 'tick') return this.#tick(stored, write.etag);
    const { title, text, due } = write.draft;
    const said = write.words === 'ours' ? { title, text } : {};
    return writtenAs(this.put({ ...stored, ...said, due }));
  }

  /** Outlook compares versions, Google does not. Who ticked it before did it then. */
  #tick(stored: StoredTask, etag: string | null): Outcome<LiveTask> {
    const isChanged = this.#dialect === 'outlook' && etag !== null && etag !== stored.etag;
    if (isChanged) return { is: 'changed' };
    const completedAt = stored.completedAt ?? this.#now();
    return writtenAs(this.put({ ...stored, completed: true, completedAt }));
  }

  #create(list: string, write: TaskWrite & { do: 'create' }): Outcome<LiveTask> {
    if (!this.#hasList(list)) return { is: 'failed', failure: new Failure({ code: 'gone' }) };
    const { key, draft } = write;
    const known = write.mayExist ? this.#known(list, key) : null;
    if (known?.gone) return { is: 'gone' };
    if (known) return { is: 'written', live: liveOf(known), isFound: true };
    const task = this.put({
      ...{ id: `task-${this.#tasks.size + 1}`, list, key, gone: false, touched: 0, etag: null },
      ...{ title: draft.title, text: draft.text, due: draft.due },
      ...{ completed: false, completedAt: null, lastModified: null },
    });
    return writtenAs(task);
  }

  /** The task of that mark; one that was deleted is known only where the provider still lists it. */
  #known(list: string, key: string): StoredTask | null {
    const ours = [...this.#tasks.values()].filter((one) => one.list === list && one.key === key);
    const standing = ours.find((one) => !one.gone);
    return standing ?? (this.#dialect === 'google' ? (ours.at(-1) ?? null) : null);
  }
}

function changeOf(task: StoredTask): TaskChange {
  return task.gone ? { is: 'gone', id: task.id } : { is: 'task', live: liveOf(task) };
}

function liveOf({ list, gone, touched, ...live }: StoredTask): LiveTask {
  return live;
}

function writtenAs(task: StoredTask): Outcome<LiveTask> {
  return { is: 'written', live: liveOf(task) };
}
