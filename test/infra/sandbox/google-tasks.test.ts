/** Google Tasks in the sandbox, through the real client. */
import type { tasks_v1 } from 'googleapis/build/src/apis/tasks/index.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkGoogleExchange } from './google-conformance.ts';
import { ask, type Bench, clients, startBench } from './google-support.ts';

const tasklist = '@default';
let bench: Bench;
let tasks: tasks_v1.Tasks;
let token: string;
beforeEach(async () => {
  bench = await startBench();
  ({ tasks, token } = await clients(bench.sandbox));
});
afterEach(async () => {
  await bench.sandbox.close();
  const wrong = bench.exchanges.flatMap(checkGoogleExchange);
  expect(wrong.filter((each) => !/properties: (?:links|recurrence)/.test(each))).toStrictEqual([]);
});

const insert = async (requestBody: tasks_v1.Schema$Task): Promise<tasks_v1.Schema$Task> =>
  (await tasks.tasks.insert({ tasklist, requestBody })).data;
const titles = async (params: Partial<tasks_v1.Params$Resource$Tasks$List> = {}) =>
  ((await tasks.tasks.list({ tasklist, ...params })).data.items ?? []).map(({ title }) => title);
const statusOf = (run: Promise<unknown>): Promise<number> =>
  run.then(
    () => 200,
    (error: { status: number }) => error.status,
  );

describe('writing tasks', () => {
  it('makes a new one for every insert, whatever it holds', async () => {
    const [first, second] = [
      await insert({ title: 'Thank Grace' }),
      await insert({ title: 'Thank Grace' }),
    ];
    expect(first.id).not.toBe(second.id);
    expect(await titles()).toStrictEqual(['Thank Grace', 'Thank Grace']);
  });

  it('keeps of a due date the day only, and knows no other fields', async () => {
    const path = '/tasks/v1/lists/@default/tasks';
    const given = {
      title: 'x',
      due: '2026-12-04T17:30:00.000Z',
      links: [{ link: 'https://example.com' }],
      recurrence: 'DAILY',
    };
    const { status, body } = await ask(bench.sandbox, token, 'POST', path, given);
    expect([status, body.due, body.links, body.recurrence]).toStrictEqual([
      200,
      '2026-12-04T00:00:00.000Z',
      [],
      undefined,
    ]);
  });

  it.each([
    ['a title of 1025 characters', { title: 'x'.repeat(1025) }],
    ['notes of 8193 characters', { notes: 'x'.repeat(8193) }],
    ['a due date without a time', { due: '2026-12-04' }],
    ['a status of its own', { status: 'done' }],
  ])('refuses %s', async (_, requestBody) => {
    expect(await statusOf(insert(requestBody))).toBe(400);
  });

  it('keeps under PATCH what is not named, and clears it under PUT', async () => {
    const { id } = await insert({ title: 'x', notes: 'n', due: '2026-12-04T00:00:00.000Z' });
    const task = id ?? '';
    const patched = (
      await tasks.tasks.patch({ tasklist, task, requestBody: { title: 'y', due: null } })
    ).data;
    expect([patched.title, patched.notes, patched.due]).toStrictEqual(['y', 'n', undefined]);
    const put = (
      await tasks.tasks.update({ tasklist, task, requestBody: { id: task, title: 'z' } })
    ).data;
    expect([put.title, put.notes]).toStrictEqual(['z', undefined]);
  });

  it('stamps completion and takes it away again', async () => {
    const task = (await insert({ title: 'x' })).id ?? '';
    const done = (await tasks.tasks.patch({ tasklist, task, requestBody: { status: 'completed' } }))
      .data;
    expect(done.completed).toBe('2026-11-23T08:00:00.000Z');
    expect(done.hidden).toBeUndefined();
    const open = (
      await tasks.tasks.patch({ tasklist, task, requestBody: { status: 'needsAction' } })
    ).data;
    expect(open.completed).toBeUndefined();
  });

  it('leaves all else of a task that is completed, and the time of one completed before', async () => {
    const given = { title: 'x', notes: 'n', due: '2026-12-04T00:00:00.000Z' };
    const task = (await insert(given)).id ?? '';
    bench.sandbox.person.tickTask(task);
    bench.clock.now += 60_000;
    const again = (
      await tasks.tasks.patch({ tasklist, task, requestBody: { status: 'completed' } })
    ).data;
    expect(again).toMatchObject({ ...given, completed: '2026-11-23T08:00:00.000Z', hidden: true });
    expect(again.updated).toBe('2026-11-23T08:01:00.000Z');
  });

  it('puts tasks where they are moved to', async () => {
    const [a, b] = [await insert({ title: 'a' }), await insert({ title: 'b' })];
    expect(await titles()).toStrictEqual(['b', 'a']);
    await tasks.tasks.move({ tasklist, task: b.id ?? '', previous: a.id ?? '' });
    expect(await titles()).toStrictEqual(['a', 'b']);
  });
});

describe('listing tasks', () => {
  it('hides what the person ticked unless hidden ones are asked for', async () => {
    const own = await insert({ title: 'by the client' });
    await tasks.tasks.patch({ tasklist, task: own.id ?? '', requestBody: { status: 'completed' } });
    const ticked = await insert({ title: 'by hand' });
    bench.sandbox.person.tickTask(ticked.id ?? '');
    expect(await titles()).toStrictEqual(['by the client']);
    expect(await titles({ showHidden: true })).toStrictEqual(['by hand', 'by the client']);
    expect(await titles({ showHidden: true, showCompleted: false })).toStrictEqual([]);
    bench.sandbox.person.untickTask(ticked.id ?? '');
    expect(await titles({ showCompleted: false })).toStrictEqual(['by hand']);
  });

  it('shows deleted ones on demand', async () => {
    const task = (await insert({ title: 'x' })).id ?? '';
    await tasks.tasks.delete({ tasklist, task });
    expect(await titles()).toStrictEqual([]);
    const { data } = await tasks.tasks.list({ tasklist, showDeleted: true });
    expect(data.items).toMatchObject([{ id: task, deleted: true }]);
    expect(bench.sandbox.person.tasks()).toStrictEqual([]);
  });

  it('gives twenty at once and a hundred at most', async () => {
    for (let count = 0; count < 45; count++) await insert({ title: `t${count}` });
    const seen: unknown[] = [];
    let pageToken: string | undefined;
    do {
      const { data } = await tasks.tasks.list({ tasklist, ...(pageToken ? { pageToken } : {}) });
      expect(data.items?.length).toBeLessThanOrEqual(20);
      seen.push(...(data.items ?? []).map(({ id }) => id));
      pageToken = data.nextPageToken ?? undefined;
    } while (pageToken);
    expect(new Set(seen).size).toBe(45);
    expect(await titles({ maxResults: 100 })).toHaveLength(45);
    expect(await statusOf(titles({ maxResults: 101 }))).toBe(400);
  });

  it('tells what changed since a moment, that moment included', async () => {
    const first = await insert({ title: 'first' });
    bench.clock.now += 60_000;
    await insert({ title: 'second' });
    const updatedMin = '2026-11-23T08:01:00.000Z';
    expect(await titles({ updatedMin })).toStrictEqual(['second']);
    bench.sandbox.person.changeTask(first.id ?? '', { due: '2026-12-01' });
    expect(await titles({ updatedMin })).toStrictEqual(['second', 'first']);
  });

  it('knows our mark as the last line of the notes', async () => {
    await insert({ title: 'ours', notes: 'Write to Grace.\n\nafterword:k-1' });
    await insert({ title: 'theirs', notes: 'afterword:k-2\nis not the last line' });
    expect(bench.sandbox.person.tasks().map(({ key }) => key)).toStrictEqual([null, 'k-1']);
  });
});

describe('task lists', () => {
  it('come and go with their tasks, but for the default list', async () => {
    const { data } = await tasks.tasklists.insert({ requestBody: { title: 'Interviews' } });
    const own = data.id ?? '';
    const { data: task } = await tasks.tasks.insert({ tasklist: own, requestBody: { title: 'x' } });
    expect(await statusOf(tasks.tasks.get({ tasklist, task: task.id ?? '' }))).toBe(404);
    expect((await tasks.tasklists.list()).data.items).toHaveLength(2);
    bench.sandbox.person.deleteTaskList(own);
    expect(await statusOf(tasks.tasks.list({ tasklist: own }))).toBe(404);
    expect(await statusOf(tasks.tasklists.delete({ tasklist }))).toBe(400);
    expect(bench.sandbox.person.tasks()).toStrictEqual([]);
  });

  it('answer errors in the newer form', async () => {
    const { body } = await ask(bench.sandbox, token, 'GET', '/tasks/v1/lists/nowhere/tasks');
    expect(body).toMatchObject({
      error: { code: 404, status: 'NOT_FOUND', errors: [{ reason: 'notFound' }] },
    });
  });
});
