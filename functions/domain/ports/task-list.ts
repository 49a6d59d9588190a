/** The port of a task list: Google Tasks, Microsoft To Do. Types only; as `calendar.ts` otherwise. */
import type { Instant, LocalDay, Zone } from '../time.ts';
import type { Outcome } from './calendar.ts';

export type LiveTask = {
  readonly id: string;
  readonly etag: string | null;
  /** Our mark; null: it is not ours. */
  readonly key: string | null;
  readonly title: string;
  /** Plain text, without the line that carries our mark. */
  readonly text: string;
  /** A square on the wall calendar: no provider keeps the time. */
  readonly due: LocalDay | null;
  readonly completed: boolean;
  readonly completedAt: Instant | null;
  readonly lastModified: Instant | null;
};

export type TaskChange =
  | { readonly is: 'task'; readonly live: LiveTask }
  | { readonly is: 'gone'; readonly id: string };

export type TaskChanges = { readonly changes: readonly TaskChange[]; readonly cursor: string };

export type TaskDraft = {
  readonly title: string;
  readonly text: string;
  readonly due: LocalDay;
  /** When to remind, where the provider can. */
  readonly remindAt: Instant;
  readonly zone: Zone;
};

export type TaskWrite =
  /** `mayExist`: an earlier attempt may have succeeded, so that it is looked for first. */
  | {
      readonly do: 'create';
      readonly key: string;
      readonly mayExist: boolean;
      readonly draft: TaskDraft;
    }
  | {
      readonly do: 'update';
      readonly key: string;
      readonly id: string;
      readonly etag: string | null;
      readonly words: 'ours' | 'theirs';
      readonly draft: TaskDraft;
    }
  /** The person said on a page that they did it: the task is completed; nothing else of it changes. */
  | {
      readonly do: 'tick';
      readonly key: string;
      readonly id: string;
      readonly etag: string | null;
    }
  | {
      readonly do: 'remove';
      readonly key: string;
      readonly id: string;
      readonly etag: string | null;
    };

export type TaskList = {
  /** The id of the person's list of that name; null where there is none. */
  find(name: string): Promise<string | null>;
  /** Makes a list of that name, or returns the one that is there. */
  create(name: string): Promise<string>;
  /**
   * What changed in the list since the cursor; null: all of it, and what is gone is not told. Fails
   * with `cursor-expired` where it must be read anew, with `gone` where the list is no more.
   */
  changesSince(list: string, cursor: string | null): Promise<TaskChanges>;
  write(list: string, writes: readonly TaskWrite[]): Promise<readonly Outcome<LiveTask>[]>;
};
