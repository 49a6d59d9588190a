import { afterEach, describe, expect, it } from 'vitest';
import type { TaskDraft, TaskWrite } from '../../../functions/domain/ports/task-list.ts';
import { at, day, zone } from '../../domain/make.ts';
import { inOrder, type Reply, refusal, type Wire, wire } from './wire.ts';

const draft: TaskDraft = {
  title: 'Thank Anna',
  text: 'First line\nSecond line',
  due: day('2026-12-04'),
  remindAt: at('2026-12-04T08:00:00Z'),
  zone: zone('Pacific/Auckland'),
};
const create: TaskWrite = { do: 'create', key: 'k1', mayExist: false, draft };
const update: TaskWrite = { do: 'update', key: 'k1', id: 't1', etag: '"1"', words: 'ours', draft };
const remove: TaskWrite = { do: 'remove', key: 'k1', id: 't1', etag: '"1"' };

const notes = 'First line\nSecond line\n\nafterword:k1';
const body = { title: 'Thank Anna', notes, due: '2026-12-04T00:00:00.000Z' };
const stored = {
  ...body,
  id: 't1',
  etag: '"2"',
  status: 'needsAction',
  updated: '2026-11-22T04:00:00.000Z',
};
const there: Reply = { body: stored };
const list = (...items: readonly object[]): Reply => ({ body: { kind: 'tasks#tasks', items } });

let server: Wire;
afterEach(() => server.close());

async function write(one: TaskWrite, ...replies: readonly Reply[]) {
  server = await wire(inOrder(...replies));
  const [outcome] = await server.tasks.write('list-1', [one]);
  return outcome;
}

async function changes(cursor: string | null, ...replies: readonly Reply[]) {
  server = await wire(inOrder(...replies));
  return server.tasks.changesSince('list-1', cursor);
}

const methods = () => server.asked.map((one) => one.method);

describe('the list of tasks', () => {
  it('is found by its name, on whichever page it is', async () => {
    server = await wire(
      inOrder(
        { body: { items: [{ id: 'a', title: 'My Tasks' }], nextPageToken: 'page-2' } },
        { body: { items: [{ id: 'b', title: 'Interview follow-ups' }] } },
      ),
    );
    expect(await server.tasks.find('Interview follow-ups')).toBe('b');
    expect(server.asked[1]).toMatchObject({
      path: '/tasks/v1/users/@me/lists',
      query: { pageToken: 'page-2' },
    });
  });

  it('is looked for before it is made, and again where an answer was lost', async () => {
    const made = { body: { id: 'b', title: 'Search' } };
    server = await wire(inOrder(list(), 'cut', list({ id: 'b', title: 'Search' })));
    expect(await server.tasks.create('Search')).toBe('b');
    expect(methods()).toStrictEqual(['GET', 'POST', 'GET']);
    expect(server.asked[1]?.body).toStrictEqual({ title: 'Search' });
    await server.close();
    server = await wire(inOrder(list(), refusal(403, 'rateLimitExceeded'), made));
    expect(await server.tasks.create('Search')).toBe('b');
    expect(methods()).toStrictEqual(['GET', 'POST', 'POST']);
  });
});

describe('changes of tasks', () => {
  const query = {
    maxResults: '100',
    showCompleted: 'true',
    showHidden: 'true',
    showDeleted: 'true',
    showAssigned: 'false',
  };

  it('are all tasks at first, ticked and hidden ones too, and no deleted one', async () => {
    const ticked = {
      ...stored,
      id: 't2',
      status: 'completed',
      hidden: true,
      completed: '2026-11-22T05:00:00.000Z',
      updated: '2026-11-22T05:00:01.000Z',
    };
    const read = await changes(
      null,
      {
        body: {
          items: [stored, { id: 't3', deleted: true, updated: '2026-11-22T06:00:00.000Z' }],
          nextPageToken: 'page-2',
        },
      },
      list(ticked),
    );
    const live = {
      id: 't1',
      etag: '"2"',
      key: 'k1',
      title: 'Thank Anna',
      text: 'First line\nSecond line',
      due: day('2026-12-04'),
      completed: false,
      completedAt: null,
      lastModified: at('2026-11-22T04:00:00Z'),
    };
    const completedAt = at('2026-11-22T05:00:00Z');
    const lastModified = at('2026-11-22T05:00:01Z');
    expect(read).toStrictEqual({
      changes: [
        { is: 'task', live },
        { is: 'task', live: { ...live, id: 't2', completed: true, completedAt, lastModified } },
      ],
      cursor: '2026-11-22T06:00:00.000Z',
    });
    expect(server.asked.map((one) => [one.path, one.query])).toStrictEqual([
      ['/tasks/v1/lists/list-1/tasks', query],
      ['/tasks/v1/lists/list-1/tasks', { ...query, pageToken: 'page-2' }],
    ]);
  });

  it('are asked for with an overlap from then on, and tell what is gone', async () => {
    const cursor = '2026-11-22T04:00:00.000Z';
    const read = await changes(cursor, list({ id: 't1', deleted: true, updated: cursor }));
    expect(read).toStrictEqual({ changes: [{ is: 'gone', id: 't1' }], cursor });
    expect(server.asked[0]?.query).toStrictEqual({
      ...query,
      updatedMin: '2026-11-22T03:59:58.000Z',
    });
  });

  it('keep the cursor where nothing is newer, and begin where nothing has ever been', async () => {
    const cursor = '2026-11-22T04:00:00.000Z';
    expect(await changes(cursor, list())).toStrictEqual({ changes: [], cursor });
    await server.close();
    const first = await changes(null, list());
    expect(first).toStrictEqual({ changes: [], cursor: '1970-01-01T00:00:00.000Z' });
    await server.close();
    await changes(first.cursor, list());
    expect(server.asked[0]?.query).toStrictEqual(query);
  });

  it('fail where the list is gone or the cursor is none', async () => {
    await expect(changes(null, refusal(404, 'notFound'))).rejects.toThrow('gone');
    await server.close();
    await expect(changes('yesterday')).rejects.toThrow('cursor-expired');
  });

  it.each([
    [notes, 'k1', 'First line\nSecond line'],
    ['afterword:k1', 'k1', ''],
    [`${notes}  \r\n`, 'k1', 'First line\nSecond line'],
    [`${notes}\nShe was kind`, 'k1', 'First line\nSecond line\nShe was kind'],
    ['See afterword:k1', null, 'See afterword:k1'],
    ['', null, ''],
  ])('read the mark of %j wherever the person has put it', async (said, key, text) => {
    const read = await changes(null, list({ ...stored, notes: said }));
    expect(read.changes).toMatchObject([{ live: { key, text } }]);
  });
});

describe('a new task', () => {
  it('is sent once, with its day in no zone and its mark as the last line', async () => {
    expect(await write(create, there)).toMatchObject({
      is: 'written',
      live: { id: 't1', key: 'k1' },
    });
    expect(server.asked).toHaveLength(1);
    expect(server.asked[0]).toMatchObject({
      method: 'POST',
      path: '/tasks/v1/lists/list-1/tasks',
      query: {},
    });
    expect(server.asked[0]?.body).toStrictEqual(body);
  });

  it('keeps its mark however long its text is', async () => {
    await write({ ...create, draft: { ...draft, text: '😀'.repeat(5000) } }, there);
    const sent = server.asked[0]?.body;
    const written =
      typeof sent === 'object' && sent !== null && 'notes' in sent ? String(sent.notes) : '';
    expect(written.length).toBeLessThanOrEqual(8192);
    expect(written).toMatch(/^(?:😀)+\n\nafterword:k1$/u);
  });

  it('is looked for after a lost answer before it is sent again', async () => {
    expect(await write(create, 'cut', list(stored))).toMatchObject({ is: 'written' });
    expect(methods()).toStrictEqual(['POST', 'GET']);
    await server.close();
    expect(await write(create, { status: 502 }, list(), there)).toMatchObject({ is: 'written' });
    expect(methods()).toStrictEqual(['POST', 'GET', 'POST']);
  });

  it('is sent again without a look where Google says that it has done nothing', async () => {
    expect(await write(create, refusal(429, 'rateLimitExceeded'), there)).toMatchObject({
      is: 'written',
    });
    expect(methods()).toStrictEqual(['POST', 'POST']);
  });

  it('is adopted where an earlier attempt has made it, one that is there before one that is not', async () => {
    const again = { ...create, mayExist: true };
    const lost = { ...stored, id: 't0', deleted: true };
    expect(await write(again, list(lost, stored))).toMatchObject({
      is: 'written',
      live: { id: 't1' },
    });
    await server.close();
    expect(await write(again, list(lost))).toStrictEqual({ is: 'gone' });
    await server.close();
    const other = { ...stored, notes: 'afterword:k11' };
    expect(await write(again, list(other), there)).toMatchObject({ is: 'written' });
    expect(methods()).toStrictEqual(['GET', 'POST']);
  });

  it('shares one look with others that may exist', async () => {
    server = await wire((asked) => (asked.method === 'GET' ? list() : there));
    const keys = ['k1', 'k2', 'k3', 'k4'];
    await server.tasks.write(
      'list-1',
      keys.map((key) => ({ ...create, key, mayExist: true })),
    );
    expect(methods()).toStrictEqual(['GET', 'POST', 'POST', 'POST', 'POST']);
  });

  it('fails and is not sent where the list cannot be looked through', async () => {
    const outcome = await write(
      { ...create, mayExist: true },
      ...Array<Reply>(9).fill({ status: 500 }),
    );
    expect(outcome).toMatchObject({ is: 'failed', failure: { facts: { code: 'unreachable' } } });
    expect(methods()).toStrictEqual(['GET', 'GET', 'GET', 'GET']);
  });
});

describe('an update and a remove of a task', () => {
  it('change only what they name', async () => {
    expect(await write(update, there)).toMatchObject({ is: 'written', live: { etag: '"2"' } });
    expect(server.asked[0]).toMatchObject({
      method: 'PATCH',
      path: '/tasks/v1/lists/list-1/tasks/t1',
    });
    expect(server.asked[0]?.body).toStrictEqual(body);
    await server.close();
    await write({ ...update, words: 'theirs' }, there);
    expect(server.asked[0]?.body).toStrictEqual({ due: body.due });
  });

  it('find gone what is not there or was deleted', async () => {
    expect(await write(update, refusal(404, 'notFound'))).toStrictEqual({ is: 'gone' });
    await server.close();
    expect(await write(update, { body: { ...stored, deleted: true } })).toStrictEqual({
      is: 'gone',
    });
  });

  it('are repeated after a lost answer, which does no harm', async () => {
    expect(await write(update, 'cut', there)).toMatchObject({ is: 'written' });
    await server.close();
    expect(await write(remove, 'cut', refusal(404, 'notFound'))).toStrictEqual({ is: 'removed' });
    expect(server.asked[1]).toMatchObject({
      method: 'DELETE',
      path: '/tasks/v1/lists/list-1/tasks/t1',
    });
    await server.close();
    expect(await write(remove, { status: 204 })).toStrictEqual({ is: 'removed' });
  });
});
