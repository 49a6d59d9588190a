/** What every TaskList must do where the person says on a page that they did it. */
import { expect } from 'vitest';
import type { Outcome } from '../../functions/domain/ports/calendar.ts';
import type { LiveTask } from '../../functions/domain/ports/task-list.ts';
import { addDays, formatDay } from '../../functions/domain/time.ts';
import { type ContractTest, type LiveWorld, only, words, writtenOf } from './live-world.ts';
import {
  createdIn,
  createOf,
  draftOf,
  keysIn,
  listName,
  seenTask,
  tasksSince,
  worldWithTask,
} from './task-drafts.ts';

/** Tests of ticks. */
export const tickTests: readonly ContractTest[] = [
  [
    'ticks our task, and no other',
    async (world) => {
      const { list, live, cursor } = await worldWithTask(world);
      await createdIn(world, list, 't2');
      const after = writtenOf(await tick(world, list, live));
      const since = await tasksSince(world, list, cursor);
      const read = only(since.filter((task) => task.key === 't1'));
      for (const task of [after, read]) {
        expect(task).toMatchObject({ id: live.id, key: 't1', completed: true });
        expect(task.completedAt).toBe(world.now());
      }
      expect(seenTask(world, 't1').completed).toBe(true);
      expect(seenTask(world, 't2').completed).toBe(false);
    },
  ],
  [
    'leaves the words, the day and the mark as the person left them',
    async (world) => {
      const { list, theirs } = await worldWithTask(world);
      const due = formatDay(addDays(draftOf(world, 't1').due, 2));
      world.person.changeTask(theirs.id, { title: 'My words', due });
      const live = only(await tasksSince(world, list, null));
      const before = seenTask(world, 't1');
      const after = writtenOf(await tick(world, list, live));
      const { key, title, due: day } = live;
      expect(after).toMatchObject({ key, title, due: day, completed: true });
      expect(words(after.text)).toBe(words(live.text));
      expect(seenTask(world, 't1')).toStrictEqual({ ...before, completed: true });
    },
  ],
  [
    'writes a tick again over one of ours or of the person',
    async (world) => {
      const { list, live } = await worldWithTask(world);
      const first = writtenOf(await tick(world, list, live));
      expect(writtenOf(await tick(world, list, first)).completed).toBe(true);
      world.person.untickTask(live.id);
      world.person.tickTask(live.id);
      const theirs = only(await tasksSince(world, list, null));
      const after = writtenOf(await tick(world, list, theirs));
      expect(after).toMatchObject({ id: live.id, key: 't1', completed: true });
      expect(after.completedAt).toBe(world.now());
      expect(await keysIn(world, list)).toStrictEqual(['t1']);
    },
  ],
  [
    'ticks a task again that the person unticked',
    async (world) => {
      const { list, live } = await worldWithTask(world);
      await tick(world, list, live);
      world.person.untickTask(live.id);
      const open = only(await tasksSince(world, list, null));
      expect(open.completed).toBe(false);
      expect(writtenOf(await tick(world, list, open)).completed).toBe(true);
      expect(seenTask(world, 't1').completed).toBe(true);
    },
  ],
  [
    'says changed to a tick where the person was first, and ticks where no version is asked for',
    async (world) => {
      const { list, live, theirs } = await worldWithTask(world);
      world.person.changeTask(theirs.id, { title: 'My words' });
      expect(await tick(world, list, live)).toStrictEqual([{ is: 'changed' }]);
      expect(seenTask(world, 't1')).toMatchObject({ title: 'My words', completed: false });
      const after = writtenOf(await tick(world, list, { ...live, etag: null }));
      expect(after).toMatchObject({ title: 'My words', completed: true });
    },
  ],
  [
    'says gone to a tick of what the person deleted, and of what is in a list that they deleted',
    async (world) => {
      const { list, live, theirs } = await worldWithTask(world);
      const other = await createdIn(world, list, 't2');
      world.person.deleteTask(theirs.id);
      expect(await tick(world, list, live)).toStrictEqual([{ is: 'gone' }]);
      expect(await keysIn(world, list)).toStrictEqual(['t2']);
      world.person.deleteTaskList(list);
      expect(await tick(world, list, other)).toStrictEqual([{ is: 'gone' }]);
      expect(world.person.tasks()).toStrictEqual([]);
    },
  ],
  [
    'answers ticks among other writes, each by itself',
    async (world) => {
      const list = await world.tasks.create(listName);
      const { id, etag } = await createdIn(world, list, 't1');
      const other = await createdIn(world, list, 't2');
      const outcomes = await world.tasks.write(list, [
        createOf(world, 't3'),
        { do: 'tick', key: 't1', id, etag },
        { do: 'remove', key: 't2', id: other.id, etag: other.etag },
      ]);
      expect(outcomes.map((one) => one.is)).toStrictEqual(['written', 'written', 'removed']);
      expect(seenTask(world, 't1').completed).toBe(true);
      expect(seenTask(world, 't3').completed).toBe(false);
    },
  ],
];

function tick(
  world: LiveWorld,
  list: string,
  { id, etag, key }: LiveTask,
): Promise<readonly Outcome<LiveTask>[]> {
  return world.tasks.write(list, [{ do: 'tick', key: key ?? '', id, etag }]);
}
