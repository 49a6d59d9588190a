/** Reads an account's task list: no provider tells of tasks, so that it is read when it is asked for. */
import { failureOf } from '../domain/failure.ts';
import type { AccountRecord } from '../domain/ledger/records.ts';
import { takeMissingTasks, takeTaskChange } from '../domain/ledger/take-tasks.ts';
import type { TaskList } from '../domain/ports/task-list.ts';
import { type Done, littleAtMost, news } from './done.ts';
import type { Session } from './session.ts';

/**
 * Reads what changed in our task list into the ledger; stores nothing. A list that is no more was deleted by
 * the person, and with it what was in it. Fails as the port says.
 */
export async function readTaskList(
  session: Session,
  account: AccountRecord,
  list: { readonly id: string; readonly cursor: string | null },
): Promise<Done> {
  const { now, ledger } = session;
  const reading = { account: account.id, list: list.id, zone: session.person.zone, now };
  return await session.with(account.id, async (live) => {
    try {
      const { changes, cursor, isFull } = await tasksFrom(live.tasks, list);
      for (const change of changes) takeTaskChange(ledger, change, reading);
      const found = changes.flatMap((one) => (one.is === 'task' ? [one.live.id] : []));
      if (isFull) takeMissingTasks(ledger, new Set(found), reading);
      return {
        advance: (record) => ({ ...record, taskList: { id: list.id, cursor } }),
        isLittle: !isFull && changes.length <= littleAtMost,
      };
    } catch (error) {
      if (failureOf(error).code !== 'gone') throw error;
      // The person deleted the whole list, and with it what was in it.
      takeMissingTasks(ledger, new Set(), reading);
      return news((record) => ({ ...record, taskList: null }));
    }
  });
}

async function tasksFrom(
  tasks: TaskList,
  list: { readonly id: string; readonly cursor: string | null },
) {
  try {
    const { changes, cursor } = await tasks.changesSince(list.id, list.cursor);
    return { changes, cursor, isFull: list.cursor === null };
  } catch (error) {
    if (failureOf(error).code !== 'cursor-expired' || list.cursor === null) throw error;
    const { changes, cursor } = await tasks.changesSince(list.id, null);
    return { changes, cursor, isFull: true };
  }
}
