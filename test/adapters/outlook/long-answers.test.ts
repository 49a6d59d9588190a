/** Invitations with long texts, which anybody may send: a page of them is more than a process has room for. */
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../functions/domain/failure.ts';
import { fakeGraph, window, wireEvent } from './fake-graph.ts';

/** A round of so many invitations with texts of that length, in pages of the size that is asked for. */
async function roundOf(count: number, length: number) {
  const all = Array.from({ length: count }, (_, at) =>
    wireEvent(`e${at}`, { body: { contentType: 'text', content: 'x'.repeat(length) } }),
  );
  const graph = await fakeGraph(({ path, headers }, url) => {
    if (path.includes('/events?')) return { body: { value: [] } };
    const size = Number(/maxpagesize=(\d+)/.exec(headers.prefer ?? '')?.[1]);
    const from = Number(/skiptoken=(\d+)/.exec(path)?.[1] ?? 0);
    const value = all.slice(from, from + size);
    const next = from + size;
    return next < all.length
      ? { body: { value, '@odata.nextLink': `${url}/me/d?$skiptoken=${next}` } }
      : { body: { value, '@odata.deltaLink': `${url}/me/d?$deltatoken=end` } };
  });
  const read: string[] = [];
  const take = async (): Promise<void> => {
    for await (const { changes } of graph.open().calendar.changesSince('cal', null, window)) {
      read.push(...changes.map((one) => (one.is === 'gone' ? one.id : one.live.id)));
    }
  };
  const failure = await take().catch((error: unknown) => failureOf(error).facts);
  const sizes = graph.asked.flatMap(
    ({ headers }) => /maxpagesize=(\d+)/.exec(headers.prefer ?? '')?.[1] ?? [],
  );
  return { read, failure, sizes };
}

describe('an answer that is longer than there is room for', () => {
  it('is asked for in smaller pages, until all is read', async () => {
    const { read, failure, sizes } = await roundOf(60, 200_000);
    expect(failure).toBeUndefined();
    expect(read.toSorted()).toStrictEqual(Array.from({ length: 60 }, (_, at) => `e${at}`).sort());
    expect([...new Set(sizes)]).toStrictEqual(['200', '20']);
  });

  it('is read at once where there is room', async () => {
    const { read, sizes } = await roundOf(60, 2000);
    expect([read.length, sizes]).toStrictEqual([60, ['200']]);
  });

  it('is given up where a single event is too long, and nothing of it is told', async () => {
    const { failure, sizes } = await roundOf(2, 9 * 1024 * 1024);
    expect(failure).toStrictEqual({
      code: 'bug',
      what: 'Graph answered more than there is room for',
    });
    expect(sizes).toStrictEqual(['200', '20', '2', '1']);
  });
});
