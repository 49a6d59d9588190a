/** The contract of a task list: every adapter and every twin passes it. */
import { describe, expect } from 'vitest';
import type { Outcome } from '../../functions/domain/ports/calendar.ts';
import type { LiveTask } from '../../functions/domain/ports/task-list.ts';
import { addDays, formatDay } from '../../functions/domain/time.ts';
import { hardText } from './event-drafts.ts';
import {
  type ContractOptions,
  type ContractTest,
  checkSkips,
  failureCode,
  only,
  registerTests,
  words,
  writtenOf,
} from './live-world.ts';
import { personTests, writeTests } from './task-changing.ts';
import {
  createdIn,
  createOf,
  draftOf,
  keysIn,
  listName,
  seenTask,
  tasksSince,
} from './task-drafts.ts';
import { tickTests } from './task-ticking.ts';

/** Runs every sentence of `functions/domain/ports/task-list.ts` on worlds that `make` makes. */
export function taskListContract(options: ContractOptions): void {
  const parts = {
    'the list itself': listTests,
    'creating tasks': createTests,
    'what the person does': personTests,
    'updating and removing tasks': writeTests,
    'ticking tasks': tickTests,
  };
  describe(`the task list of ${options.name}`, () => {
    for (const [part, tests] of Object.entries(parts)) {
      describe(part, () => registerTests(options, tests));
    }
    checkSkips(options, Object.values(parts).flat());
  });
}

const listTests: readonly ContractTest[] = [
  [
    'finds no list before one is made, and then the one of that name',
    async (world) => {
      expect(await world.tasks.find(listName)).toBeNull();
      const list = await world.tasks.create(listName);
      expect(await world.tasks.find(listName)).toBe(list);
      expect(await world.tasks.find('Groceries')).toBeNull();
    },
  ],
  [
    'makes no second list of the same name',
    async (world) => {
      const list = await world.tasks.create(listName);
      expect(await world.tasks.create(listName)).toBe(list);
      expect(await world.tasks.create('Groceries')).not.toBe(list);
    },
  ],
  [
    'reads an empty list as no changes and a cursor',
    async (world) => {
      const list = await world.tasks.create(listName);
      const first = await world.tasks.changesSince(list, null);
      expect(first.changes).toStrictEqual([]);
      const next = await world.tasks.changesSince(list, first.cursor);
      expect(next.changes).toStrictEqual([]);
    },
  ],
  [
    'fails with gone where the person deleted the list, and writes nothing into it',
    async (world) => {
      const list = await world.tasks.create(listName);
      const live = await createdIn(world, list, 't1');
      const { cursor } = await world.tasks.changesSince(list, null);
      world.person.deleteTaskList(list);
      expect(await failureCode(world.tasks.changesSince(list, cursor))).toBe('gone');
      expect(await failureCode(world.tasks.changesSince(list, null))).toBe('gone');
      const { id, etag } = live;
      const [made, removed] = await world.tasks.write(list, [
        createOf(world, 't2'),
        { do: 'remove', key: 't1', id, etag },
      ]);
      expect(made === undefined ? null : failedWith(made)).toBe('gone');
      expect(removed).toStrictEqual({ is: 'removed' });
      expect(await world.tasks.find(listName)).toBeNull();
      expect(await world.tasks.create(listName)).not.toBe(list);
    },
  ],
  [
    'reads all tasks from nothing after its cursors are forgotten',
    async (world) => {
      const list = await world.tasks.create(listName);
      await createdIn(world, list, 't1');
      const { cursor } = await world.tasks.changesSince(list, null);
      world.forgetCursors();
      const code = await failureCode(world.tasks.changesSince(list, cursor));
      // A provider whose cursor is a moment cannot forget it.
      expect([null, 'cursor-expired']).toContain(code);
      expect(await keysIn(world, list)).toStrictEqual(['t1']);
    },
  ],
];

const createTests: readonly ContractTest[] = [
  [
    'writes a task with its mark, its words and its day, and shows it so in each round',
    async (world) => {
      const list = await world.tasks.create(listName);
      const before = await world.tasks.changesSince(list, null);
      const live = await createdIn(world, list, 't1');
      const draft = draftOf(world, 't1');
      const expected = { key: 't1', title: draft.title, due: draft.due, completed: false };
      const since = await tasksSince(world, list, before.cursor);
      const all = await tasksSince(world, list, null);
      for (const task of [live, only(since), only(all)]) {
        expect(task).toMatchObject({ ...expected, id: live.id });
        expect(words(task.text)).toBe(words(draft.text));
      }
      const due = formatDay(draft.due);
      expect(seenTask(world, 't1')).toMatchObject({ list, title: draft.title, due });
    },
  ],
  [
    'keeps every word of a long text with markup, quotes, umlauts and emoji',
    async (world) => {
      const list = await world.tasks.create(listName);
      const title = 'Thank <b>Zoë</b> & "Jörg" — it\'s 😀';
      const draft = { ...draftOf(world, 't1'), title, text: hardText };
      await world.tasks.write(list, [{ do: 'create', key: 't1', mayExist: false, draft }]);
      const task = only(await tasksSince(world, list, null));
      expect(task).toMatchObject({ key: 't1', title });
      expect(words(task.text)).toBe(words(hardText));
    },
  ],
  [
    'adopts the task of an attempt that may have succeeded',
    async (world) => {
      const list = await world.tasks.create(listName);
      const first = await createdIn(world, list, 't1');
      const again = writtenOf(await world.tasks.write(list, [createOf(world, 't1', true)]));
      expect(again).toMatchObject({ id: first.id, key: 't1' });
      expect(world.person.tasks()).toHaveLength(1);
    },
  ],
  [
    'adopts a task that the person ticked meanwhile, as they left it',
    async (world) => {
      const list = await world.tasks.create(listName);
      const first = await createdIn(world, list, 't1');
      world.person.tickTask(seenTask(world, 't1').id);
      const again = writtenOf(await world.tasks.write(list, [createOf(world, 't1', true)]));
      expect(again).toMatchObject({ id: first.id, completed: true });
      expect(await keysIn(world, list)).toStrictEqual(['t1']);
    },
  ],
  [
    'makes the task of an attempt that came to nothing',
    async (world) => {
      const list = await world.tasks.create(listName);
      await createdIn(world, list, 't1');
      writtenOf(await world.tasks.write(list, [createOf(world, 't2', true)]));
      expect(await keysIn(world, list)).toStrictEqual(['t1', 't2']);
    },
  ],
  [
    'tells marks apart of which one begins with the other',
    async (world) => {
      const list = await world.tasks.create(listName);
      const [short, long] = ['0k3v9q2m7t1hd.thank-you-1', '0k3v9q2m7t1hd.thank-you-12'];
      const first = await createdIn(world, list, long);
      const second = writtenOf(await world.tasks.write(list, [createOf(world, short, true)]));
      expect(second.id).not.toBe(first.id);
      expect(await keysIn(world, list)).toStrictEqual([short, long]);
    },
  ],
  [
    'answers many writes in their order',
    async (world) => {
      const list = await world.tasks.create(listName);
      const keys = Array.from({ length: 24 }, (_, index) => `t-${String(index).padStart(2, '0')}`);
      const outcomes = await world.tasks.write(
        list,
        keys.map((key) => createOf(world, key)),
      );
      expect(outcomes.map((one) => (one.is === 'written' ? one.live.key : one.is))).toStrictEqual(
        keys,
      );
      expect(await keysIn(world, list)).toStrictEqual(keys);
    },
  ],
  ...['Europe/Berlin', 'America/Los_Angeles', 'Pacific/Auckland', 'UTC'].map(
    (zone): ContractTest => [
      `keeps the day on which a task is due, in ${zone}`,
      async (world) => {
        const list = await world.tasks.create(listName);
        const live = await createdIn(world, list, 't1');
        const { due } = draftOf(world, 't1');
        expect(live.due).toBe(due);
        expect(only(await tasksSince(world, list, null)).due).toBe(due);
        expect(seenTask(world, 't1').due).toBe(formatDay(due));
        const later = formatDay(addDays(due, 3));
        world.person.changeTask(seenTask(world, 't1').id, { due: later });
        expect(only(await tasksSince(world, list, null)).due).toBe(due + 3);
      },
      zone,
    ],
  ),
];

/** What an outcome that wrote nothing says. */
function failedWith(outcome: Outcome<LiveTask>): string {
  return outcome.is === 'failed' ? outcome.failure.code : outcome.is;
}
