/** The lists of To Do, and what changes in one. */
import type { TodoTaskList } from '@microsoft/microsoft-graph-types';
import { Failure } from '../../domain/failure.ts';
import type { TaskChange, TaskChanges } from '../../domain/ports/task-list.ts';
import { patiently } from '../http/patiently.ts';
import { listAll, pagesOf } from './ask.ts';
import { failureFrom, field, succeeded } from './failures.ts';
import type { Graph } from './graph.ts';
import type { Mailbox } from './mailbox.ts';
import { readTask, type WireTask } from './read-task.ts';
import { encoded, taskPrefer } from './words.ts';

/** The id of the list of that name; null where there is none. Fails as Graph does. */
export async function findList(graph: Graph, name: string): Promise<string | null> {
  const lists = (await listAll(graph, '/me/todo/lists?$top=100', {})) as readonly TodoTaskList[];
  return lists.find(({ displayName }) => displayName === name)?.id ?? null;
}

/**
 * The id of the list of that name, made where there is none. To Do makes a second one of the same name
 * without a word, so that each attempt looks first. Fails as Graph does.
 */
export function createList(graph: Graph, name: string): Promise<string> {
  return patiently(async () => {
    const known = await findList(graph, name);
    if (known !== null) return known;
    const reply = await graph.send({
      method: 'POST',
      path: '/me/todo/lists',
      body: { displayName: name } satisfies TodoTaskList,
    });
    if (!succeeded(reply)) throw failureFrom(reply);
    const id = field(reply.body, 'id');
    if (typeof id !== 'string') throw new Failure({ code: 'unreachable', status: reply.status });
    return id;
  }, graph.pace);
}

/**
 * What changed in a list since the cursor, a path below the version; null: all of it. Fails as Graph
 * does: `gone` where the list is no more, `cursor-expired` where it must be read anew.
 */
export async function tasksSince(
  mailbox: Mailbox,
  list: string,
  cursor: string | null,
): Promise<TaskChanges> {
  if (cursor !== null && !cursor.startsWith('/me/')) throw new Failure({ code: 'cursor-expired' });
  const first = `/me/todo/lists/${encoded(list)}/tasks/delta?$expand=linkedResources`;
  const headers = { Prefer: `odata.maxpagesize=200, ${taskPrefer(mailbox.zone)}` };
  // Told again in the same round: the last word counts.
  const changes = new Map<string, TaskChange>();
  for await (const page of pagesOf(mailbox.graph, cursor ?? first, headers)) {
    for (const value of page.values) {
      const wire = value as WireTask;
      if (!wire.id) continue;
      changes.delete(wire.id);
      const change = changeIn(wire, mailbox);
      if (change && (change.is === 'task' || cursor !== null)) changes.set(wire.id, change);
    }
    if (page.next === null && page.delta !== null) {
      return { changes: [...changes.values()], cursor: page.delta };
    }
  }
  throw new Failure({ code: 'bug', what: 'a round without an end' });
}

function changeIn(wire: WireTask, mailbox: Mailbox): TaskChange | null {
  if (wire['@removed'] !== undefined) return { is: 'gone', id: wire.id ?? '' };
  const live = readTask(wire, mailbox.zone, null);
  return live && { is: 'task', live };
}
