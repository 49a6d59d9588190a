import { afterEach, describe, expect, it } from 'vitest';
import type { ChangePage } from '../../../functions/domain/ports/calendar.ts';
import { at } from '../../domain/make.ts';
import { inOrder, type Reply, type Wire, wire } from './wire.ts';

const window = { from: at('2026-10-01T00:00:00Z'), until: at('2027-04-01T00:00:00Z') };
const time = (dateTime: string) => ({ start: { dateTime }, end: { dateTime } });
const event = (id: string) => ({ id, status: 'confirmed', ...time('2026-12-04T15:00:00Z') });

let server: Wire;
afterEach(() => server.close());

async function read(cursor: string | null, ...replies: readonly Reply[]): Promise<ChangePage[]> {
  server = await wire(inOrder(...replies));
  const pages: ChangePage[] = [];
  for await (const page of server.calendar.changesSince('me@example.org', cursor, window)) {
    pages.push(page);
  }
  return pages;
}

const ids = (pages: readonly ChangePage[]) =>
  pages.map((page) => page.changes.map((one) => (one.is === 'gone' ? `-${one.id}` : one.live.id)));

describe('a full round', () => {
  it('asks for occurrences from the beginning of the window on, page by page', async () => {
    const pages = await read(
      null,
      { body: { items: [event('a'), event('b')], nextPageToken: 'page-2' } },
      { body: { items: [], nextPageToken: 'page-3' } },
      { body: { items: [event('c')], nextSyncToken: 'cursor-1' } },
      { body: { items: [] } },
    );
    expect(ids(pages)).toStrictEqual([['a', 'b'], ['c']]);
    expect(pages.map((page) => page.cursor)).toStrictEqual([null, 'cursor-1']);
    const query = { singleEvents: 'true', maxResults: '500', timeMin: '2026-10-01T00:00:00.000Z' };
    expect(server.asked.slice(0, 3).map((one) => one.query)).toStrictEqual([
      query,
      { ...query, pageToken: 'page-2' },
      { ...query, pageToken: 'page-3' },
    ]);
    const [first] = server.asked;
    expect(first).toMatchObject({
      method: 'GET',
      path: '/calendar/v3/calendars/me@example.org/events',
    });
    expect(first?.headers.authorization).toBe('Bearer token-1');
  });

  it('adds events of ours that ended before the window, and nothing else from there', async () => {
    const before = { ...event('ours'), ...time('2026-09-01T10:00:00Z') };
    const mark = { extendedProperties: { private: { afterword: 'k1' } } };
    const pages = await read(
      null,
      { body: { items: [event('a')], nextSyncToken: 'cursor-1' } },
      {
        body: {
          items: [
            { ...before, ...mark },
            { ...before, id: 'theirs' },
            { ...event('late'), ...mark },
          ],
        },
      },
    );
    expect(ids(pages)).toStrictEqual([['a', 'ours']]);
    expect(server.asked[1]?.query).toStrictEqual({
      singleEvents: 'true',
      maxResults: '500',
      privateExtendedProperty: 'afterwordStep=yes',
      timeMax: '2026-10-01T00:00:00.000Z',
    });
  });

  it('fails rather than take a cut list for a whole one', async () => {
    await expect(read(null, { body: { items: [event('a')] } })).rejects.toThrow(
      /without a sync token/,
    );
    await server.close();
    const loop = { body: { items: [], nextPageToken: 'page-2' } };
    await expect(read(null, loop, loop, loop)).rejects.toThrow(/leads to itself/);
  });
});

describe('a round from a cursor', () => {
  it('is one request where nothing is new, and keeps the cursor', async () => {
    const pages = await read('cursor-1', { body: { items: [], nextSyncToken: 'cursor-2' } });
    expect(pages).toStrictEqual([{ changes: [], cursor: 'cursor-1' }]);
    expect(server.asked.map((one) => one.query)).toStrictEqual([
      { singleEvents: 'true', maxResults: '500', syncToken: 'cursor-1' },
    ]);
  });

  it('tells what came and what went, and repeats the cursor on each page', async () => {
    const pages = await read(
      'cursor-1',
      { body: { items: [{ id: 'a', status: 'cancelled' }], nextPageToken: 'page-2' } },
      { body: { items: [event('b')], nextSyncToken: 'cursor-2' } },
    );
    expect(ids(pages)).toStrictEqual([['-a'], ['b']]);
    expect(pages.map((page) => page.cursor)).toStrictEqual([null, 'cursor-2']);
    expect(server.asked[1]?.query).toMatchObject({ syncToken: 'cursor-1', pageToken: 'page-2' });
  });

  it('moves on where all that is new is passed over', async () => {
    const birthday = { ...event('a'), eventType: 'birthday' };
    const pages = await read('cursor-1', {
      body: { items: [birthday], nextSyncToken: 'cursor-2' },
    });
    expect(pages).toStrictEqual([{ changes: [], cursor: 'cursor-2' }]);
  });
});
