/** Drafts of tasks, and how the suites of task lists read them. */
import type { LiveTask, TaskDraft, TaskWrite } from '../../functions/domain/ports/task-list.ts';
import { addDays, hourMs, localDay, plusMs } from '../../functions/domain/time.ts';
import type { SandboxTask } from '../../infra/local/sandbox/sandbox-person.ts';
import { type LiveWorld, only, writtenOf } from './live-world.ts';

/** The list that the product writes into. */
export const listName = 'Interview follow-ups';

/** A draft that is due that many days from today. */
export function draftOf(world: LiveWorld, name: string, days = 6): TaskDraft {
  const due = addDays(localDay(world.zone, world.now()), days);
  const remindAt = plusMs(world.now(), days * 24 * hourMs);
  return {
    title: `Step ${name}`,
    text: `First line\nAbout ${name}`,
    due,
    remindAt,
    zone: world.zone,
  };
}

/** A create with that key. */
export function createOf(world: LiveWorld, key: string, mayExist = false): TaskWrite {
  return { do: 'create', key, mayExist, draft: draftOf(world, key) };
}

/** Creates a task of ours; as it was written. */
export async function createdIn(world: LiveWorld, list: string, key: string): Promise<LiveTask> {
  return writtenOf(await world.tasks.write(list, [createOf(world, key)]));
}

/** What stands after the changes since that cursor: the last word on an id holds. */
export async function tasksSince(
  world: LiveWorld,
  list: string,
  cursor: string | null,
): Promise<readonly LiveTask[]> {
  const { changes } = await world.tasks.changesSince(list, cursor);
  const latest = new Map<string, LiveTask | null>();
  for (const change of changes) {
    if (change.is === 'task') latest.set(change.live.id, change.live);
    else latest.set(change.id, null);
  }
  return [...latest.values()].filter((task) => task !== null);
}

/** The marks of all tasks, in order of the alphabet. */
export async function keysIn(world: LiveWorld, list: string): Promise<(string | null)[]> {
  return (await tasksSince(world, list, null)).map((task) => task.key).sort();
}

/** What the person sees of our task with that mark. */
export function seenTask(world: LiveWorld, key: string): SandboxTask {
  return only(world.person.tasks().filter((task) => task.key === key));
}

/** A list with one task in it, known up to the cursor. */
export async function worldWithTask(world: LiveWorld): Promise<{
  list: string;
  live: LiveTask;
  cursor: string;
  theirs: SandboxTask;
}> {
  const list = await world.tasks.create(listName);
  const live = await createdIn(world, list, 't1');
  const { cursor } = await world.tasks.changesSince(list, null);
  return { list, live, cursor, theirs: seenTask(world, 't1') };
}
