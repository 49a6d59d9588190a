/** What every TaskList must do with tasks that stand: the person's hand, our updates and removes. */
import { expect } from 'vitest';
import type { Outcome } from '../../functions/domain/ports/calendar.ts';
import type { LiveTask, TaskDraft } from '../../functions/domain/ports/task-list.ts';
import { addDays, formatDay } from '../../functions/domain/time.ts';
import { type ContractTest, type LiveWorld, only, words, writtenOf } from './live-world.ts';
import {
  createdIn,
  createOf,
  draftOf,
  keysIn,
  seenTask,
  tasksSince,
  worldWithTask,
} from './task-drafts.ts';

/** Tests of what the person does to our tasks. */
export const personTests: readonly ContractTest[] = [
  [
    'shows a task as ticked, and as open again when it is unticked',
    async (world) => {
      const { list, cursor, theirs } = await worldWithTask(world);
      world.person.tickTask(theirs.id);
      const ticked = only(await tasksSince(world, list, cursor));
      expect(ticked).toMatchObject({ key: 't1', completed: true });
      expect(only(await tasksSince(world, list, null)).completed).toBe(true);
      world.person.untickTask(theirs.id);
      const open = only(await tasksSince(world, list, null));
      expect(open).toMatchObject({ key: 't1', completed: false, completedAt: null });
    },
  ],
  [
    'shows what the person renames and puts off, the mark kept',
    async (world) => {
      const { list, cursor, theirs, live } = await worldWithTask(world);
      const day = addDays(draftOf(world, 't1').due, 2);
      world.person.changeTask(theirs.id, { title: 'My words', due: formatDay(day) });
      const changed = only(await tasksSince(world, list, cursor));
      expect(changed).toMatchObject({ id: live.id, key: 't1', title: 'My words', due: day });
    },
  ],
  [
    'reports a deleted task as gone, once there is a cursor',
    async (world) => {
      const { list, cursor, theirs, live } = await worldWithTask(world);
      world.person.deleteTask(theirs.id);
      const { changes } = await world.tasks.changesSince(list, cursor);
      expect(changes).toContainEqual({ is: 'gone', id: live.id });
      expect((await world.tasks.changesSince(list, null)).changes).toStrictEqual([]);
    },
  ],
];

/** Tests of updates and removes. */
export const writeTests: readonly ContractTest[] = [
  [
    'writes new words and a new day over ours, the mark kept',
    async (world) => {
      const { list, live } = await worldWithTask(world);
      const draft = { ...draftOf(world, 'new', 20), title: 'Second words' };
      const after = writtenOf(await update(world, list, live, draft, 'ours'));
      const read = only(await tasksSince(world, list, null));
      for (const task of [after, read]) {
        expect(task).toMatchObject({ id: live.id, key: 't1', title: 'Second words' });
        expect(task.due).toBe(draft.due);
        expect(words(task.text)).toBe(words(draft.text));
      }
    },
  ],
  [
    'writes only the day where the words are theirs',
    async (world) => {
      const { list, theirs } = await worldWithTask(world);
      world.person.changeTask(theirs.id, { title: 'My words' });
      const live = only(await tasksSince(world, list, null));
      const draft = draftOf(world, 'new', 20);
      const after = writtenOf(await update(world, list, live, draft, 'theirs'));
      expect(after).toMatchObject({ key: 't1', title: 'My words', due: draft.due });
      expect(words(after.text)).toBe(words(live.text));
      expect(seenTask(world, 't1').title).toBe('My words');
    },
  ],
  [
    'says gone to an update and removed to a remove of what the person deleted',
    async (world) => {
      const { list, theirs, live } = await worldWithTask(world);
      world.person.deleteTask(theirs.id);
      const draft = draftOf(world, 'new', 20);
      expect(await update(world, list, live, draft, 'ours')).toStrictEqual([{ is: 'gone' }]);
      expect(await remove(world, list, live)).toStrictEqual([{ is: 'removed' }]);
      expect(world.person.tasks()).toStrictEqual([]);
    },
  ],
  [
    'removes our task, and no other',
    async (world) => {
      const { list, live } = await worldWithTask(world);
      await createdIn(world, list, 't2');
      expect(await remove(world, list, live)).toStrictEqual([{ is: 'removed' }]);
      expect(await remove(world, list, live)).toStrictEqual([{ is: 'removed' }]);
      expect(await keysIn(world, list)).toStrictEqual(['t2']);
    },
  ],
  [
    'answers creates, updates and removes in one go, each by itself',
    async (world) => {
      const { list, live } = await worldWithTask(world);
      const other = await createdIn(world, list, 't2');
      const { id, etag } = live;
      const draft = draftOf(world, 'new', 20);
      const outcomes = await world.tasks.write(list, [
        { do: 'remove', key: 't2', id: other.id, etag: other.etag },
        createOf(world, 't3'),
        { do: 'update', key: 't1', id, etag, words: 'ours', draft },
      ]);
      expect(outcomes.map((one) => one.is)).toStrictEqual(['removed', 'written', 'written']);
      expect(await keysIn(world, list)).toStrictEqual(['t1', 't3']);
      expect(await world.tasks.write(list, [])).toStrictEqual([]);
    },
  ],
];

function update(
  world: LiveWorld,
  list: string,
  live: LiveTask,
  draft: TaskDraft,
  whose: 'ours' | 'theirs',
): Promise<readonly Outcome<LiveTask>[]> {
  const { id, etag, key } = live;
  return world.tasks.write(list, [{ do: 'update', key: key ?? '', id, etag, words: whose, draft }]);
}

function remove(
  world: LiveWorld,
  list: string,
  live: LiveTask,
): Promise<readonly Outcome<LiveTask>[]> {
  const { id, etag, key } = live;
  return world.tasks.write(list, [{ do: 'remove', key: key ?? '', id, etag }]);
}
