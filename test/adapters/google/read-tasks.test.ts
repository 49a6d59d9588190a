import { afterEach, describe, expect, it } from 'vitest';
import { at, day } from '../../domain/make.ts';
import { list, notes, stored } from './task-shapes.ts';
import { inOrder, type Reply, refusal, type Wire, wire } from './wire.ts';

let server: Wire;
afterEach(() => server.close());

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
