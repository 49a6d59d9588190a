import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../functions/domain/failure.ts';
import type { TaskDraft, TaskWrite } from '../../../functions/domain/ports/task-list.ts';
import { formatDay, instant, type LocalDay, parseDay } from '../../../functions/domain/time.ts';
import { type Answered, type Asked, berlin, error, fakeGraph, zone } from './fake-graph.ts';

const due = (parseDay('2026-12-04') ?? 0) as LocalDay;
const draft: TaskDraft = {
  title: 'Thank Dana',
  text: 'One\nTwo',
  due,
  remindAt: instant(Date.UTC(2026, 11, 4, 8)),
  zone: berlin,
};
const create = (key: string, mayExist = false): TaskWrite => ({
  do: 'create',
  key,
  mayExist,
  draft,
});
const link = (key: string, applicationName = 'Afterword') => ({
  linkedResources: [{ applicationName, displayName: applicationName, externalId: key }],
});
const wireTask = (id: string, more: object = {}) => ({
  '@odata.etag': `W/"${id}"`,
  id,
  title: `Title ${id}`,
  status: 'notStarted',
  body: { contentType: 'text', content: 'Words\r\n' },
  dueDateTime: { dateTime: '2026-12-04T00:00:00.0000000', timeZone: 'Europe/Berlin' },
  lastModifiedDateTime: '2026-12-03T10:00:00Z',
  ...more,
});
const round = (...values: unknown[]) => ({
  value: values,
  '@odata.deltaLink': 'https://graph.microsoft.com/v1.0/me/todo/lists/l/tasks/delta?$deltatoken=n',
});
const shortly = (asked: readonly Asked[]) => asked.map(({ method, path }) => `${method} ${path}`);

async function readOne(more: object, zoneName = 'Europe/Berlin') {
  const graph = await fakeGraph(() => ({ body: round(wireTask('t1', more)) }));
  const { tasks } = graph.open({ zone: zone(zoneName) });
  const [change] = (await tasks.changesSince('l', null)).changes;
  if (change?.is !== 'task') throw new Error('no task');
  return change.live;
}

describe('the lists of To Do', () => {
  const lists = (more: object = {}) => ({
    body: { value: [{ id: 'l1', displayName: 'Tasks' }], ...more },
  });

  it('are searched by name on all pages', async () => {
    const graph = await fakeGraph(({ path }, url) =>
      path.includes('skip')
        ? { body: { value: [{ id: 'l2', displayName: 'Interview follow-ups' }] } }
        : lists({ '@odata.nextLink': `${url}/me/todo/lists?$skip=100` }),
    );
    const { tasks } = graph.open();
    expect(await tasks.find('Interview follow-ups')).toBe('l2');
    expect(await tasks.find('interview')).toBeNull();
  });

  it('get a new one only where none has the name, also after a lost answer', async () => {
    let made = 0;
    const graph = await fakeGraph(({ method }) => {
      if (method === 'POST') {
        made += 1;
        return { cut: true };
      }
      return made > 0 ? { body: { value: [{ id: 'l7', displayName: 'Ours' }] } } : lists();
    });
    expect(await graph.open().tasks.create('Ours')).toBe('l7');
    expect(made).toBe(1);
  });

  it('get a new one of that name', async () => {
    const graph = await fakeGraph(({ method }) =>
      method === 'POST' ? { status: 201, body: { id: 'l8' } } : lists(),
    );
    expect(await graph.open().tasks.create('Ours')).toBe('l8');
    expect(graph.asked[1]?.body).toStrictEqual({ displayName: 'Ours' });
  });
});

describe('reading a list of To Do', () => {
  it('takes marks from the linked resources of ours alone', async () => {
    const graph = await fakeGraph(() => ({
      body: round(wireTask('t1', link('k.1')), wireTask('t2', link('k.2', 'Other')), {
        id: 't3',
        '@removed': { reason: 'deleted' },
      }),
    }));
    const { tasks } = graph.open();
    const all = await tasks.changesSince('l/1', null);
    expect(all.cursor).toBe('/me/todo/lists/l/tasks/delta?$deltatoken=n');
    expect(all.changes).toMatchObject([
      { is: 'task', live: { id: 't1', key: 'k.1', etag: 'W/"t1"', text: 'Words', due } },
      { is: 'task', live: { id: 't2', key: null } },
    ]);
    const since = await tasks.changesSince('l/1', all.cursor);
    expect(since.changes.at(-1)).toStrictEqual({ is: 'gone', id: 't3' });
    expect(shortly(graph.asked)).toStrictEqual([
      'GET /me/todo/lists/l/1/tasks/delta?$expand=linkedResources',
      'GET /me/todo/lists/l/tasks/delta?$deltatoken=n',
    ]);
    expect(graph.asked[1]?.headers.prefer).toContain('outlook.timezone="Europe/Berlin"');
  });

  it('says gone where the list is no more, and begins anew where the state is', async () => {
    const code = async (status: number, said: string) => {
      const graph = await fakeGraph(() => ({ status, body: error(said) }));
      return graph
        .open()
        .tasks.changesSince('l', '/me/todo/x')
        .catch((e) => failureOf(e).code);
    };
    expect(await code(404, 'ResourceNotFound')).toBe('gone');
    expect(await code(404, 'ErrorItemNotFound')).toBe('gone');
    expect(await code(404, 'syncStateNotFound')).toBe('cursor-expired');
    expect(await code(410, 'SyncStateNotFound')).toBe('cursor-expired');
  });

  it.each([
    ['Europe/Berlin', '2026-12-04T00:00:00.0000000', 'Europe/Berlin'],
    ['Europe/Berlin', '2026-12-03T23:00:00.0000000', 'UTC'],
    ['America/Los_Angeles', '2026-12-04T08:00:00.0000000', 'UTC'],
    ['Pacific/Auckland', '2026-12-03T11:00:00.0000000', 'UTC'],
    ['America/Los_Angeles', '2026-12-04T00:00:00.0000000', 'UTC'],
    ['Europe/Berlin', '2026-12-04T01:00:00.0000000', 'Europe/Berlin'],
    ['Europe/Berlin', '2026-12-03T23:00:00.0000000', 'GMT Standard Time'],
  ])('reads a due day in %s out of %s %s', async (zoneName, dateTime, timeZone) => {
    const live = await readOne({ dueDateTime: { dateTime, timeZone } }, zoneName);
    expect(formatDay(live.due ?? (0 as LocalDay))).toBe('2026-12-04');
  });

  it('has no day where none is set', async () => {
    expect((await readOne({ dueDateTime: null })).due).toBeNull();
  });

  it('tells when a task was completed, and where only the date is kept, when it was changed', async () => {
    const done = (dateTime: string, timeZone: string) =>
      readOne({ status: 'completed', completedDateTime: { dateTime, timeZone } });
    const changed = Date.UTC(2026, 11, 3, 10);
    expect(await done('2026-12-03T00:00:00.0000000', 'UTC')).toMatchObject({
      completed: true,
      completedAt: changed,
    });
    expect((await done('2026-12-03T00:00:00', 'Europe/Berlin')).completedAt).toBe(changed);
    const exact = await done('2026-12-03T12:30:00', 'UTC');
    expect(exact.completedAt).toBe(Date.UTC(2026, 11, 3, 12, 30));
    expect(await readOne({})).toMatchObject({ completed: false, completedAt: null });
  });
});

describe('writing tasks of To Do', () => {
  const made = ({ body }: Asked): Answered => ({
    status: 201,
    body: wireTask(`t-${body.linkedResources[0].externalId}`),
  });

  it('creates one with its mark inline, its day as midnight and its reminder as a time', async () => {
    const graph = await fakeGraph(made);
    const outcomes = await graph.open().tasks.write('l', [create('k.1')]);
    expect(outcomes).toMatchObject([{ is: 'written', live: { id: 't-k.1', key: 'k.1', due } }]);
    expect(shortly(graph.asked)).toStrictEqual(['POST /me/todo/lists/l/tasks']);
    expect(graph.asked[0]?.body).toStrictEqual({
      title: 'Thank Dana',
      body: { contentType: 'text', content: 'One\nTwo' },
      dueDateTime: { dateTime: '2026-12-04T00:00:00.0000000', timeZone: 'Europe/Berlin' },
      reminderDateTime: { dateTime: '2026-12-04T09:00:00', timeZone: 'Europe/Berlin' },
      isReminderOn: true,
      ...link('k.1'),
    });
  });

  it('looks first where an earlier attempt may have succeeded', async () => {
    const graph = await fakeGraph((asked) =>
      asked.method === 'GET' ? { body: { value: [wireTask('t9', link('a.1'))] } } : made(asked),
    );
    const writes = [create('a.1', true), create('b.1', true)];
    const outcomes = await graph.open().tasks.write('l', writes);
    expect(outcomes).toMatchObject([
      { is: 'written', live: { id: 't9' } },
      { is: 'written', live: { id: 't-b.1' } },
    ]);
    expect(shortly(graph.asked)).toStrictEqual([
      'GET /me/todo/lists/l/tasks?$top=100&$expand=linkedResources',
      'POST /me/todo/lists/l/tasks',
    ]);
  });

  it('looks before it sends a batch again that got no answer', async () => {
    let sent = 0;
    const graph = await fakeGraph((asked) => {
      if (asked.method === 'GET') return { body: { value: [wireTask('t9', link('a.1'))] } };
      sent += 1;
      return sent === 2 ? { cut: true } : made(asked);
    });
    const outcomes = await graph.open().tasks.write('l', [create('a.1'), create('b.1')]);
    expect(outcomes).toMatchObject([
      { is: 'written', live: { id: 't9' } },
      { is: 'written', live: { id: 't-b.1' } },
    ]);
  });

  it('does not look where a task was only throttled', async () => {
    const refusals = [{ status: 429, headers: { 'retry-after': '0' } }];
    const graph = await fakeGraph((asked) => refusals.shift() ?? made(asked));
    await graph.open().tasks.write('l', [create('k.1')]);
    expect(graph.asked.map(({ method }) => method)).toStrictEqual(['POST', 'POST']);
  });

  it('changes words and days of ours, and the days alone where the words are theirs', async () => {
    const graph = await fakeGraph(() => ({ body: wireTask('t1') }));
    const write = { do: 'update', key: 'k.1', id: 't1', etag: 'W/"1"', draft } as const;
    const outcomes = await graph.open().tasks.write('l', [{ ...write, words: 'ours' }]);
    await graph.open().tasks.write('l', [{ ...write, words: 'theirs' }]);
    expect(outcomes).toMatchObject([{ is: 'written', live: { key: 'k.1' } }]);
    const [ours, theirs] = graph.asked;
    const days = ['dueDateTime', 'isReminderOn', 'reminderDateTime'];
    expect(ours?.headers['if-match']).toBe('W/"1"');
    expect(Object.keys(ours?.body).sort()).toStrictEqual(['body', ...days, 'title']);
    expect(Object.keys(theirs?.body).sort()).toStrictEqual(days);
  });

  it('ticks with the status and nothing else, where the version is the one that is known', async () => {
    const completedDateTime = { dateTime: '2026-12-03T00:00:00.0000000', timeZone: 'UTC' };
    const graph = await fakeGraph(() => ({
      body: wireTask('t1', { status: 'completed', completedDateTime }),
    }));
    const write = { do: 'tick', key: 'k.1', id: 't1', etag: 'W/"1"' } as const;
    const outcomes = await graph.open().tasks.write('l', [write, { ...write, etag: null }]);
    const live = { id: 't1', key: 'k.1', title: 'Title t1', text: 'Words', due, completed: true };
    expect(outcomes).toMatchObject([
      { is: 'written', live },
      { is: 'written', live },
    ]);
    const path = 'PATCH /me/todo/lists/l/tasks/t1';
    expect(shortly(graph.asked)).toStrictEqual([path, path]);
    for (const { body, headers } of graph.asked) {
      expect(body).toStrictEqual({ status: 'completed' });
      expect(headers.prefer).toContain('outlook.timezone="Europe/Berlin"');
    }
    const versions = graph.asked.map(({ headers }) => headers['if-match']);
    expect(versions).toStrictEqual(['W/"1"', undefined]);
  });

  it.each([
    ['update', 404, 'gone'],
    ['update', 412, 'changed'],
    ['tick', 404, 'gone'],
    ['tick', 412, 'changed'],
    ['remove', 204, 'removed'],
    ['remove', 404, 'removed'],
    ['remove', 412, 'changed'],
  ] as const)('says after an %s answered %i: %s', async (verb, status, is) => {
    const graph = await fakeGraph(() => ({ status }));
    const about = { key: 'k.1', id: 't1', etag: null };
    const write: TaskWrite =
      verb === 'update' ? { do: verb, ...about, words: 'ours', draft } : { do: verb, ...about };
    expect(await graph.open().tasks.write('l', [write])).toStrictEqual([{ is }]);
  });
});
