import { describe, expect, it } from 'vitest';
import { markId } from '../../../functions/adapters/outlook/words.ts';
import { failureOf } from '../../../functions/domain/failure.ts';
import type { Change, ChangePage } from '../../../functions/domain/ports/calendar.ts';
import { type Answered, error, fakeGraph, nine, window, wireEvent } from './fake-graph.ts';

const marked = (id: string, key: string, more: object = {}) =>
  wireEvent(id, { singleValueExtendedProperties: [{ id: markId, value: key }], ...more });
const master = (more: object = {}) =>
  wireEvent('m1', { type: 'seriesMaster', categories: ['Work'], ...more });
const stub = (id: string, day: number) => ({
  '@odata.etag': `W/"${id}"`,
  id,
  type: 'occurrence',
  seriesMasterId: 'm1',
  start: nine(day),
  end: { ...nine(day), dateTime: nine(day).dateTime.replace('T09', 'T10') },
});

/** Answers one page of a round with these values. */
const round =
  (...values: unknown[]) =>
  ({ path }: { path: string }, url: string): Answered =>
    path.includes('/delta')
      ? { body: { value: values, '@odata.deltaLink': `${url}/me/x/delta?$deltatoken=next` } }
      : { body: { value: [] } };

async function pagesOf(
  graph: Awaited<ReturnType<typeof fakeGraph>>,
  cursor: string | null,
): Promise<ChangePage[]> {
  const pages: ChangePage[] = [];
  for await (const page of graph.open().calendar.changesSince('cal/1=', cursor, window)) {
    pages.push(page);
  }
  return pages;
}

const changesOf = async (
  graph: Awaited<ReturnType<typeof fakeGraph>>,
  cursor: string | null,
): Promise<Change[]> => (await pagesOf(graph, cursor)).flatMap(({ changes }) => changes);

const shortly = (change: Change) =>
  change.is === 'gone' ? `-${change.id}` : `${change.live.id} ${change.live.key}`;

describe('a full round', () => {
  it('asks for the window once and for our wishes on every page', async () => {
    const graph = await fakeGraph(({ path }, url) => {
      if (path.includes('/events?')) return { body: { value: [] } };
      if (path.includes('$skiptoken=2')) {
        return {
          body: { value: [wireEvent('e1')], '@odata.deltaLink': `${url}/me/d?$deltatoken=z%3D` },
        };
      }
      return { body: { value: [], '@odata.nextLink': `${url}/me/d?$skiptoken=2` } };
    });
    const pages = await pagesOf(graph, null);
    expect(pages.map(({ cursor }) => cursor)).toStrictEqual([null, '/me/d?$deltatoken=z%3D']);
    const [, first, second] = graph.asked;
    expect(first?.path).toBe(
      '/me/calendars/cal/1=/calendarView/delta' +
        '?startDateTime=2026-11-01T00:00:00.000Z&endDateTime=2027-01-01T00:00:00.000Z',
    );
    expect(second?.path).toBe('/me/d?$skiptoken=2');
    for (const request of [first, second]) {
      expect(request?.headers.prefer).toBe(
        'odata.maxpagesize=200, outlook.body-content-type="text", ' +
          'outlook.timezone="UTC", IdType="ImmutableId"',
      );
    }
  });

  it('lists our marks first and gives them to the events of the window', async () => {
    const graph = await fakeGraph(({ path }, url) => {
      if (path.includes('$skip=1')) return { body: { value: [marked('e2', 'b.two')] } };
      if (path.includes('/events?')) {
        return {
          body: { value: [marked('e1', 'a.one')], '@odata.nextLink': `${url}/me/events?$skip=1` },
        };
      }
      return round(wireEvent('e1'), wireEvent('e2'), wireEvent('e3'))({ path }, url);
    });
    const changes = await changesOf(graph, null);
    expect(changes.map(shortly)).toStrictEqual(['e1 a.one', 'e2 b.two', 'e3 null']);
    expect(graph.asked[0]?.path).toBe(
      '/me/calendars/cal/1=/events?$top=200' +
        `&$filter=singleValueExtendedProperties/Any(ep: ep/id eq '${markId}' and ep/value ne '')` +
        `&$expand=singleValueExtendedProperties($filter=id eq '${markId}')`,
    );
  });

  it('tells events of ours outside the window, and none that is gone from within it', async () => {
    const later = {
      start: { dateTime: '2027-03-01T09:00:00.0000000', timeZone: 'UTC' },
      end: { dateTime: '2027-03-01T10:00:00.0000000', timeZone: 'UTC' },
    };
    const graph = await fakeGraph(({ path }, url) =>
      path.includes('/events?')
        ? { body: { value: [marked('e1', 'a.one', later), marked('e2', 'b.two')] } }
        : round(
            { id: 'e1', '@removed': { reason: 'deleted' } },
            { id: 'e2', '@removed': { reason: 'deleted' } },
          )({ path }, url),
    );
    expect((await changesOf(graph, null)).map(shortly)).toStrictEqual(['-e2', 'e1 a.one']);
  });
});

describe('an incremental round', () => {
  it('is one request where nothing is new', async () => {
    const graph = await fakeGraph(round());
    const pages = await pagesOf(graph, '/me/x/delta?$deltatoken=a%2Bb');
    expect(pages).toStrictEqual([{ changes: [], cursor: '/me/x/delta?$deltatoken=next' }]);
    expect(graph.asked.map(({ path }) => path)).toStrictEqual(['/me/x/delta?$deltatoken=a+b']);
  });

  it('knows our events by their transaction', async () => {
    const graph = await fakeGraph(
      round(
        wireEvent('e1', { transactionId: 'afterword-9vbh.thank-you-2-0123456789abc' }),
        wireEvent('e2', { transactionId: 'somebody-else-2' }),
        { id: 'e3', '@removed': { reason: 'deleted' } },
      ),
    );
    const changes = await changesOf(graph, '/me/x/delta?$deltatoken=1');
    expect(changes.map(shortly)).toStrictEqual(['e1 9vbh.thank-you', 'e2 null', '-e3']);
  });

  it('begins anew where the cursor is not one of ours', async () => {
    const graph = await fakeGraph(round());
    for (const cursor of ['https://evil.example.com/v1.0/me/x', '//evil.example.com', '']) {
      const reading = pagesOf(graph, cursor).catch((thrown: unknown) => failureOf(thrown).code);
      expect(await reading).toBe('cursor-expired');
    }
    expect(graph.sent).toStrictEqual([]);
  });

  it('begins anew where Graph has forgotten the state', async () => {
    const graph = await fakeGraph(() => ({ status: 410, body: error('SyncStateNotFound') }));
    const reading = pagesOf(graph, '/me/x').catch((thrown: unknown) => failureOf(thrown).code);
    expect(await reading).toBe('cursor-expired');
    expect(graph.sent).toHaveLength(1);
  });

  it('fails without a word of the answer where that has a shape that nobody foresaw', async () => {
    const graph = await fakeGraph(
      round(null, wireEvent('e1', { subject: 'Dana', categories: 7, start: { dateTime: 7 } })),
    );
    const failure = await pagesOf(graph, '/me/x/delta').catch(failureOf);
    expect(failure).toMatchObject({ message: 'bug: an unexpected TypeError' });
  });

  it('leaves out drafts and events without times', async () => {
    const broken = wireEvent('e2', { start: { dateTime: 'soon', timeZone: 'UTC' } });
    const graph = await fakeGraph(round(wireEvent('e1', { isDraft: true }), broken, {}));
    expect(await changesOf(graph, '/me/x/delta')).toStrictEqual([]);
  });
});

describe('a recurring event in a round', () => {
  it('is told anew: first its master as gone, then its occurrences', async () => {
    const graph = await fakeGraph(round(stub('o1', 4), stub('o2', 11), master(), wireEvent('e1')));
    const changes = await changesOf(graph, '/me/x/delta');
    expect(changes.map(shortly)).toStrictEqual(['e1 null', '-m1', 'o1 null', 'o2 null']);
    expect(graph.asked).toHaveLength(1);
    const [, , first] = changes;
    expect(first).toMatchObject({
      live: {
        seriesId: 'm1',
        etag: 'W/"o1"',
        event: {
          uid: 'uid-m1/20261204T090000Z',
          title: 'Subject m1',
          description: 'Words',
          recurring: true,
          categories: ['Work'],
          zone: 'Europe/Berlin',
          start: Date.UTC(2026, 11, 4, 9),
          end: Date.UTC(2026, 11, 4, 10),
        },
      },
    });
  });

  it('is told with its master gone ahead even where that comes pages later', async () => {
    const graph = await fakeGraph(({ path }, url) =>
      path.includes('skip')
        ? round(master())({ path: '/delta' }, url)
        : { body: { value: [stub('o1', 4)], '@odata.nextLink': `${url}/me/x/delta?$skip=1` } },
    );
    const pages = await pagesOf(graph, '/me/x/delta');
    expect(pages.map(({ changes }) => changes.map(shortly))).toStrictEqual([
      [],
      ['-m1', 'o1 null'],
    ]);
  });

  it('says nothing of gone masters in a full round', async () => {
    const graph = await fakeGraph(round(master(), stub('o1', 4)));
    expect((await changesOf(graph, null)).map(shortly)).toStrictEqual(['o1 null']);
  });

  it('keeps the name of an occurrence that was moved, and its own words', async () => {
    const exception = wireEvent('o1', {
      type: 'exception',
      seriesMasterId: 'm1',
      originalStart: '2026-12-03T14:00:00Z',
    });
    const graph = await fakeGraph(round(exception, master()));
    const [, change] = await changesOf(graph, '/me/x/delta');
    expect(change).toMatchObject({
      live: {
        event: {
          uid: 'uid-m1/20261203T140000Z',
          title: 'Subject o1',
          start: Date.UTC(2026, 11, 4, 9),
        },
      },
    });
  });

  it('reads a master once that is not in the round', async () => {
    const graph = await fakeGraph((asked, url) =>
      asked.path.endsWith('/events/m1')
        ? { body: master() }
        : round(stub('o1', 4), stub('o2', 11))(asked, url),
    );
    const changes = await changesOf(graph, '/me/x/delta');
    expect(changes.map(shortly)).toStrictEqual(['o1 null', 'o2 null']);
    expect(graph.sent.map(({ path }) => path)).toStrictEqual([
      '/me/x/delta',
      '/me/calendars/cal/1=/events/m1',
    ]);
  });

  it('reads several masters in one round trip, and takes missing ones for gone', async () => {
    const other = { ...stub('o2', 11), seriesMasterId: 'm2' };
    const graph = await fakeGraph((asked, url) => {
      if (asked.path.endsWith('/events/m1')) return { body: master() };
      if (asked.path.endsWith('/events/m2')) {
        return { status: 404, body: error('ErrorItemNotFound') };
      }
      return round(stub('o1', 4), other)(asked, url);
    });
    const changes = await changesOf(graph, '/me/x/delta');
    expect(changes.map(shortly)).toStrictEqual(['o1 null', '-o2']);
    expect(graph.sent).toHaveLength(2);
  });

  it('forgets what the same round takes back', async () => {
    const removed = { id: 'o1', '@removed': { reason: 'deleted' } };
    const graph = await fakeGraph(round(stub('o1', 4), stub('o2', 11), master(), removed));
    const changes = await changesOf(graph, '/me/x/delta');
    expect(changes.map(shortly)).toStrictEqual(['-o1', '-m1', 'o2 null']);
  });

  it('is never ours, even where its master carries our transaction', async () => {
    const ours = master({ transactionId: 'afterword-a.one-0-0123456789abc' });
    const graph = await fakeGraph(round(ours, stub('o1', 4)));
    expect((await changesOf(graph, '/me/x/delta')).map(shortly)).toStrictEqual(['-m1', 'o1 null']);
  });
});
