import { afterEach, describe, expect, it } from 'vitest';
import type { TaskWrite } from '../../../functions/domain/ports/task-list.ts';
import { body, draft, list, stored } from './task-shapes.ts';
import { inOrder, type Reply, refusal, type Wire, wire } from './wire.ts';

const create: TaskWrite = { do: 'create', key: 'k1', mayExist: false, draft };
const update: TaskWrite = { do: 'update', key: 'k1', id: 't1', etag: '"1"', words: 'ours', draft };
const tick: TaskWrite = { do: 'tick', key: 'k1', id: 't1', etag: '"1"' };
const remove: TaskWrite = { do: 'remove', key: 'k1', id: 't1', etag: '"1"' };
const there: Reply = { body: stored };

let server: Wire;
afterEach(() => server.close());

async function write(one: TaskWrite, ...replies: readonly Reply[]) {
  server = await wire(inOrder(...replies));
  const [outcome] = await server.tasks.write('list-1', [one]);
  return outcome;
}

const methods = () => server.asked.map((one) => one.method);

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

  it('looks once where it may exist, however often it is sent', async () => {
    const tooFast = refusal(429, 'rateLimitExceeded');
    const outcome = await write({ ...create, mayExist: true }, list(), tooFast, there);
    expect(outcome).toMatchObject({ is: 'written' });
    expect(methods()).toStrictEqual(['GET', 'POST', 'POST']);
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

describe('a tick of a task', () => {
  const ticked = { ...stored, status: 'completed', completed: '2026-11-21T09:30:00.000Z' };

  it('sends the status and nothing else', async () => {
    await write(tick, { body: ticked });
    expect(server.asked).toHaveLength(1);
    expect(server.asked[0]).toMatchObject({
      method: 'PATCH',
      path: '/tasks/v1/lists/list-1/tasks/t1',
      query: {},
    });
    expect(server.asked[0]?.body).toStrictEqual({ status: 'completed' });
  });

  it('tells when the task was done, which may have been before', async () => {
    expect(await write(tick, { body: { ...ticked, hidden: true } })).toMatchObject({
      is: 'written',
      live: { key: 'k1', completed: true, completedAt: Date.parse(ticked.completed) },
    });
  });

  it.each([
    ['that is not there', refusal(404, 'notFound')],
    ['that was deleted', { body: { ...ticked, deleted: true } }],
  ])('finds gone one %s', async (_, reply) => {
    expect(await write(tick, reply)).toStrictEqual({ is: 'gone' });
  });

  it('is repeated after a lost answer, and fails where none ever comes', async () => {
    expect(await write(tick, 'cut', { body: ticked })).toMatchObject({ is: 'written' });
    expect(methods()).toStrictEqual(['PATCH', 'PATCH']);
    await server.close();
    expect(await write(tick, ...Array<Reply>(9).fill({ status: 500 }))).toMatchObject({
      is: 'failed',
      failure: { facts: { code: 'unreachable' } },
    });
  });
});
