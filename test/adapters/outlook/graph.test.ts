import { describe, expect, it } from 'vitest';
import { openGraph } from '../../../functions/adapters/outlook/graph.ts';
import { failureOf } from '../../../functions/domain/failure.ts';
import { error, fakeGraph, window, wireEvent } from './fake-graph.ts';

const pace = { sleep: async () => undefined, random: () => 0.5, clock: () => 0, line: null };
const factsOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (thrown: unknown) => failureOf(thrown).facts,
  );

describe('the connection to Graph', () => {
  it('carries the token and follows links word for word at its own origin', async () => {
    const link = '/me/calendars?$skiptoken=a%2Fb%3D%3D&$top=2&x=1&x=2';
    const graph = await fakeGraph(({ path }, url) =>
      path.startsWith('/me/calendars?$top=100')
        ? { body: { value: [{ id: 'c1' }], '@odata.nextLink': url + link } }
        : path.startsWith('/me/calendars?')
          ? { body: { value: [{ id: 'c2' }] } }
          : { body: { timeZone: 'UTC' } },
    );
    const calendars = await graph.open().calendar.calendars();
    expect(calendars.map(({ id }) => id)).toStrictEqual(['c1', 'c2']);
    expect(graph.asked.at(-1)?.path).toBe(decodeURIComponent(link));
    const tokens = new Set(graph.asked.map(({ headers }) => headers.authorization));
    expect([...tokens]).toStrictEqual(['Bearer token-1']);
  });

  it('sends nothing to a foreign origin that a link names', async () => {
    const other = await fakeGraph(() => ({ body: { value: [] } }));
    const foreign = `${other.url}/v1.0/me/calendars?$skip=1`;
    const graph = await fakeGraph(({ path }) =>
      path.startsWith('/me/calendars')
        ? { body: { value: [], '@odata.nextLink': foreign } }
        : { body: {} },
    );
    expect(await factsOf(graph.open().calendar.calendars())).toStrictEqual({
      code: 'cursor-expired',
    });
    expect(other.sent).toStrictEqual([]);
  });

  it.each([
    'https://evil.example.com/v1.0/me/events',
    'https://graph.microsoft.com.example.com/v1.0/me/events',
    'https://graph.microsoft.com/beta/me/events',
    'not a link',
  ])('refuses the link %s', (link) => {
    const graph = openGraph({
      accessToken: 't',
      graphUrl: 'https://graph.microsoft.com',
      pace,
      timeoutMs: 10,
    });
    expect(() => graph.pathOf(link)).toThrow('cursor-expired');
  });

  it('takes the path of a link that the configured origin gave', () => {
    const graph = openGraph({
      accessToken: 't',
      graphUrl: 'https://graph.microsoft.com/',
      pace,
      timeoutMs: 10,
    });
    const path = "/me/calendars('AAMkA%3D')/calendarView/delta?$deltatoken=R0usmc%2Bx";
    expect(graph.pathOf(`https://graph.microsoft.com/v1.0${path}`)).toBe(path);
  });

  it.each(['http://graph.example.com', 'ftp://127.0.0.1', 'http://127.0.0.1.example.com', 'graph'])(
    'refuses the unsafe address %s',
    (graphUrl) => {
      const open = () => openGraph({ accessToken: 't', graphUrl, pace, timeoutMs: 10 });
      expect(open).toThrow('misconfigured: the address of Microsoft Graph');
    },
  );

  it('gives up on an answer that does not come', async () => {
    const graph = await fakeGraph(
      () => new Promise((resolve) => setTimeout(() => resolve({ body: {} }), 200)),
    );
    const connection = openGraph({
      accessToken: 't',
      graphUrl: graph.url,
      pace,
      timeoutMs: 20,
    });
    const asking = connection.send({ method: 'GET', path: '/me' });
    expect(await factsOf(asking)).toStrictEqual({ code: 'unreachable', status: null });
  });

  it('follows no redirect', async () => {
    const other = await fakeGraph(() => ({ body: {} }));
    const graph = await fakeGraph(() => ({ status: 302, headers: { location: other.url } }));
    const connection = openGraph({ accessToken: 't', graphUrl: graph.url, pace, timeoutMs: 500 });
    const reply = await connection.send({ method: 'POST', path: '/me', body: {} });
    expect(reply.status).toBe(302);
    expect(other.sent).toStrictEqual([]);
  });

  it('sends a POST once where the answer is 503, and leaves waiting to its caller', async () => {
    const graph = await fakeGraph(() => ({ status: 503, headers: { 'retry-after': '100' } }));
    const connection = openGraph({ accessToken: 't', graphUrl: graph.url, pace, timeoutMs: 500 });
    const reply = await connection.send({ method: 'POST', path: '/me', body: {} });
    expect(reply.status).toBe(503);
    expect(graph.sent).toHaveLength(1);
  });

  it('asks four things at once at most, and a batch with nothing beside it', async () => {
    let running = 0;
    const seen: string[] = [];
    const graph = await fakeGraph(async ({ path }) => {
      running += 1;
      seen.push(`${path.startsWith('/b') ? 'batch' : 'single'} ${running}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      return { body: {} };
    });
    const connection = openGraph({ accessToken: 't', graphUrl: graph.url, pace, timeoutMs: 5000 });
    const single = () => connection.send({ method: 'GET', path: '/a' });
    const batch = () => connection.sendAlone({ method: 'GET', path: '/b' });
    await Promise.all([
      ...Array.from({ length: 7 }, single),
      batch(),
      batch(),
      ...Array.from({ length: 7 }, single),
    ]);
    const singles = seen.filter((one) => one.startsWith('single'));
    expect(singles).toHaveLength(14);
    expect([...singles].sort().at(-1)).toBe('single 4');
    expect(seen.filter((one) => one.startsWith('batch'))).toStrictEqual(['batch 1', 'batch 1']);
  });

  it('retries a read with the waits that Graph asks for, and hands long ones back', async () => {
    const waits = ['1', '0', '30'];
    const graph = await fakeGraph(() => ({
      status: 429,
      body: error('ApplicationThrottled'),
      headers: { 'retry-after': waits.shift() ?? '0' },
    }));
    const { tasks } = graph.open();
    expect(await factsOf(tasks.find('Any'))).toStrictEqual({
      code: 'rate-limited',
      retryAfterMs: 30_000,
    });
    expect(graph.slept).toStrictEqual([1000, 0]);
  });

  it('says that an answer without a list is none', async () => {
    const graph = await fakeGraph(() => ({ body: wireEvent('e1') }));
    const pages = graph.open().calendar.changesSince('c', '/me/x', window);
    expect(await factsOf(pages[Symbol.asyncIterator]().next())).toMatchObject({ code: 'bug' });
  });
});
