import { describe, expect, it } from 'vitest';
import { markId } from '../../../functions/adapters/outlook/words.ts';
import { shortHash } from '../../../functions/domain/plan/step.ts';
import type { EventDraft, EventWrite } from '../../../functions/domain/ports/calendar.ts';
import { hourMs, instant, minuteMs, plusMs } from '../../../functions/domain/time.ts';
import {
  type Answered,
  type Asked,
  berlin,
  error,
  fakeGraph,
  wireEvent,
  zone,
} from './fake-graph.ts';

const start = instant(Date.UTC(2026, 11, 4, 9));
const draft: EventDraft = {
  title: 'Thank-you: Acme',
  text: 'One\nTwo',
  start,
  end: plusMs(start, 20 * minuteMs),
  zone: berlin,
};
const create = (key: string, more: Partial<EventDraft> = {}): EventWrite => ({
  do: 'create',
  key,
  generation: 3,
  draft: { ...draft, ...more },
});
const update = (words: 'ours' | 'theirs', etag: string | null = 'W/"1"'): EventWrite => ({
  do: 'update',
  key: 'k.1',
  id: 'e/1=',
  etag,
  words,
  draft,
});
const remove: EventWrite = { do: 'remove', key: 'k.1', id: 'e1', etag: 'W/"1"' };
const made = (asked: Asked): Answered => ({
  status: 201,
  body: wireEvent(`made-${asked.body.singleValueExtendedProperties[0].value}`),
});
const stands = (key: string) => ({
  body: {
    value: [
      wireEvent(`found-${key}`, { singleValueExtendedProperties: [{ id: markId, value: key }] }),
    ],
  },
});
const nameOf = (key: string, calendar: string) => `afterword-${key}-3-${shortHash(calendar)}`;
const nothing = { body: { value: [] } };
const shortly = (outcomes: readonly { readonly is: string }[]) => outcomes.map(({ is }) => is);
const requests = (asked: readonly Asked[]) => asked.map(({ method }) => method);

describe('creating a follow-up in Outlook', () => {
  it('is one request, marked, free, with a reminder and without anybody invited', async () => {
    const graph = await fakeGraph(made);
    const [outcome] = await graph.open().calendar.write('cal/1=', [create('k.1')]);
    expect(outcome).toMatchObject({
      is: 'written',
      live: { id: 'made-k.1', key: 'k.1', etag: 'W/"made-k.1"' },
    });
    const [request] = graph.sent;
    expect(graph.sent).toHaveLength(1);
    expect(request).toMatchObject({ method: 'POST', path: '/me/calendars/cal/1=/events' });
    expect(request?.headers.prefer).toContain('IdType="ImmutableId"');
    expect(request?.body).toStrictEqual({
      subject: 'Thank-you: Acme',
      body: { contentType: 'text', content: 'One\nTwo' },
      start: { dateTime: '2026-12-04T10:00:00', timeZone: 'Europe/Berlin' },
      end: { dateTime: '2026-12-04T10:20:00', timeZone: 'Europe/Berlin' },
      showAs: 'free',
      isReminderOn: true,
      reminderMinutesBeforeStart: 0,
      categories: ['Follow-up'],
      transactionId: nameOf('k.1', 'cal/1='),
      singleValueExtendedProperties: [{ id: markId, value: 'k.1' }],
    });
  });

  it('names a moment in UTC where the clock of the zone shows it twice', async () => {
    const graph = await fakeGraph(made);
    const second = instant(Date.UTC(2026, 10, 1, 9, 30));
    const inLosAngeles = {
      start: second,
      end: plusMs(second, hourMs),
      zone: zone('America/Los_Angeles'),
    };
    await graph.open().calendar.write('c', [create('k.1', inLosAngeles)]);
    expect(graph.asked[0]?.body).toMatchObject({
      start: { dateTime: '2026-11-01T09:30:00', timeZone: 'UTC' },
      end: { dateTime: '2026-11-01T02:30:00', timeZone: 'America/Los_Angeles' },
    });
  });

  it('goes in UTC where Outlook does not know the zone', async () => {
    const graph = await fakeGraph((asked) =>
      asked.body.start.timeZone === 'Europe/Berlin'
        ? { status: 400, body: error('TimeZoneNotSupportedException') }
        : made(asked),
    );
    const writes = [create('a.1'), create('b.1', { zone: zone('Asia/Tokyo') })];
    const outcomes = await graph.open().calendar.write('c', writes);
    expect(shortly(outcomes)).toStrictEqual(['written', 'written']);
    expect(graph.asked.map(({ body }) => body.start)).toStrictEqual([
      { dateTime: '2026-12-04T10:00:00', timeZone: 'Europe/Berlin' },
      { dateTime: '2026-12-04T18:00:00', timeZone: 'Asia/Tokyo' },
      { dateTime: '2026-12-04T09:00:00', timeZone: 'UTC' },
    ]);
  });

  it('takes several in one batch, whose answers come in any order', async () => {
    const graph = await fakeGraph(made);
    const keys = ['a.1', 'b.1', 'c.1'];
    const outcomes = await graph.open().calendar.write(
      'c',
      keys.map((key) => create(key)),
    );
    expect(outcomes.map((one) => (one.is === 'written' ? one.live.id : one.is))).toStrictEqual(
      keys.map((key) => `made-${key}`),
    );
    expect(graph.sent.map(({ path }) => path)).toStrictEqual(['/$batch']);
    const [inner] = graph.sent[0]?.body.requests ?? [];
    expect(inner).toMatchObject({ id: '1', method: 'POST', url: '/me/calendars/c/events' });
    expect(inner.headers['Content-Type']).toBe('application/json');
  });

  it('puts twenty in a batch at most', async () => {
    const graph = await fakeGraph(made);
    const writes = Array.from({ length: 21 }, (_, index) => create(`k.${index}`));
    const outcomes = await graph.open().calendar.write('c', writes);
    expect(new Set(shortly(outcomes))).toStrictEqual(new Set(['written']));
    expect(graph.sent.map(({ path }) => path)).toStrictEqual(['/$batch', '/me/calendars/c/events']);
  });

  it('repeats only those of a batch that were throttled, after the longest wait', async () => {
    const refused = new Map([
      ['b.1', 2],
      ['c.1', 1],
    ]);
    const graph = await fakeGraph((asked) => {
      const key = asked.body.singleValueExtendedProperties[0].value;
      const left = refused.get(key) ?? 0;
      refused.set(key, left - 1);
      if (left <= 0) return made(asked);
      const headers = { 'retry-after': key === 'b.1' ? '1' : '0' };
      return { status: 429, body: error('ApplicationThrottled'), headers };
    });
    const writes = ['a.1', 'b.1', 'c.1'].map((key) => create(key));
    const outcomes = await graph.open().calendar.write('c', writes);
    expect(shortly(outcomes)).toStrictEqual(['written', 'written', 'written']);
    expect(graph.slept).toStrictEqual([1000, 1000]);
    expect(graph.sent.map(({ body }) => body.requests?.length ?? 1)).toStrictEqual([3, 2, 1]);
  });

  it('hands a long wait back, and what is done stays done', async () => {
    const graph = await fakeGraph((asked) =>
      asked.body.transactionId.includes('b.1')
        ? { status: 429, body: error('TooManyRequests'), headers: { 'Retry-After': '60' } }
        : made(asked),
    );
    const outcomes = await graph.open().calendar.write('c', [create('a.1'), create('b.1')]);
    expect(shortly(outcomes)).toStrictEqual(['written', 'failed']);
    expect(outcomes[1]).toMatchObject({
      failure: { facts: { code: 'rate-limited', retryAfterMs: 60_000 } },
    });
    expect(graph.slept).toStrictEqual([]);
  });

  it.each([
    [400, 'ErrorDuplicateTransactionId'],
    [409, 'ErrorDuplicateTransactionId'],
    [409, 'Conflict'],
  ])('finds what stands under its name after %i %s', async (status, code) => {
    const graph = await fakeGraph(({ method }) =>
      method === 'POST' ? { status, body: error(code) } : stands('k.1'),
    );
    const outcomes = await graph.open().calendar.write('c', [create('k.1')]);
    expect(outcomes).toMatchObject([{ is: 'written', live: { id: 'found-k.1', key: 'k.1' } }]);
    expect(graph.asked[1]?.path).toContain(`ep/id eq '${markId}' and ep/value eq 'k.1'`);
  });

  it('is gone where its name is used up and nothing stands under it', async () => {
    const graph = await fakeGraph(({ method }) =>
      method === 'POST' ? { status: 400, body: error('ErrorDuplicateTransactionId') } : nothing,
    );
    expect(await graph.open().calendar.write('c', [create('k.1')])).toStrictEqual([{ is: 'gone' }]);
  });

  it('takes no event for its own whose key differs by case', async () => {
    const graph = await fakeGraph(({ method }) =>
      method === 'POST' ? { status: 409, body: error('Conflict') } : stands('K.1'),
    );
    expect(await graph.open().calendar.write('c', [create('k.1')])).toStrictEqual([{ is: 'gone' }]);
  });

  it.each<[string, Answered]>([
    ['the line is cut', { cut: true }],
    ['the answer is 500', { status: 500 }],
    ['the answer is 504', { status: 504 }],
    ['the answer is 503 with a wait', { status: 503, headers: { 'retry-after': '1' } }],
    ['the answer is no event', { status: 201, body: 'a page' }],
  ])('looks before it sends again where %s', async (_, answer) => {
    const graph = await fakeGraph(({ method }) => (method === 'POST' ? answer : stands('k.1')));
    const outcomes = await graph.open().calendar.write('c', [create('k.1')]);
    expect(outcomes).toMatchObject([{ is: 'written', live: { id: 'found-k.1' } }]);
    expect(requests(graph.asked)).toStrictEqual(['POST', 'GET']);
  });

  it('sends again what is not to be found after a batch without an answer', async () => {
    let cut = false;
    const graph = await fakeGraph((asked) => {
      const fails = asked.method === 'POST' && asked.body.transactionId.includes('b.1') && !cut;
      if (fails) cut = true;
      if (asked.method === 'GET') return asked.path.includes("'a.1'") ? stands('a.1') : nothing;
      return fails ? { cut: true } : made(asked);
    });
    const outcomes = await graph.open().calendar.write('c', [create('a.1'), create('b.1')]);
    expect(outcomes.map((one) => (one.is === 'written' ? one.live.id : one.is))).toStrictEqual([
      'found-a.1',
      'made-b.1',
    ]);
    expect(graph.sent.map(({ path }) => path)).toStrictEqual([
      '/$batch',
      '/$batch',
      '/me/calendars/c/events',
    ]);
  });

  it('fails where Graph stays away, after four attempts', async () => {
    const graph = await fakeGraph(({ method }) => (method === 'GET' ? nothing : { status: 502 }));
    const outcomes = await graph.open().calendar.write('c', [create('k.1')]);
    expect(outcomes).toMatchObject([
      { is: 'failed', failure: { facts: { code: 'unreachable', status: 502 } } },
    ]);
    expect(requests(graph.asked).filter((method) => method === 'POST')).toHaveLength(4);
  });

  it('fails each write where the batch as a whole is refused', async () => {
    const graph = await fakeGraph(() => ({ status: 401, whole: true }));
    const outcomes = await graph.open().calendar.write('c', [create('a.1'), remove]);
    const refused = { is: 'failed', failure: { facts: { code: 'reconnect', because: 'token' } } };
    expect(outcomes).toMatchObject([refused, refused]);
    expect(graph.sent).toHaveLength(1);
  });

  it('takes an answer that is missing from a batch for an unknown one', async () => {
    let batches = 0;
    const graph = await fakeGraph((asked) => {
      if (asked.method === 'GET') return asked.path.includes("'a.1'") ? stands('a.1') : nothing;
      batches += 1;
      return batches === 1 ? { whole: true, body: { responses: [] } } : made(asked);
    });
    const outcomes = await graph.open().calendar.write('c', [create('a.1'), create('b.1')]);
    expect(outcomes.map((one) => (one.is === 'written' ? one.live.id : one.is))).toStrictEqual([
      'found-a.1',
      'made-b.1',
    ]);
  });
});

describe('changing a follow-up in Outlook', () => {
  it('sends time and words of ours under the version that was read', async () => {
    const graph = await fakeGraph(() => ({ body: wireEvent('e1') }));
    const outcomes = await graph.open().calendar.write('c', [update('ours')]);
    expect(outcomes).toMatchObject([{ is: 'written', live: { id: 'e1', key: 'k.1' } }]);
    const [request] = graph.asked;
    expect(request).toMatchObject({ method: 'PATCH', path: '/me/calendars/c/events/e/1=' });
    expect(request?.headers['if-match']).toBe('W/"1"');
    expect(Object.keys(request?.body).sort()).toStrictEqual([
      'body',
      'end',
      'isAllDay',
      'start',
      'subject',
    ]);
  });

  it('sends nothing but the time where the words are theirs', async () => {
    const graph = await fakeGraph(() => ({ body: wireEvent('e1') }));
    await graph.open().calendar.write('c', [update('theirs', null)]);
    expect(Object.keys(graph.asked[0]?.body).sort()).toStrictEqual(['end', 'isAllDay', 'start']);
    expect(graph.asked[0]?.headers).not.toHaveProperty('if-match');
  });

  it.each([
    [404, 'ErrorItemNotFound', 'gone'],
    [410, 'Gone', 'gone'],
    [412, 'ErrorIrresolvableConflict', 'changed'],
    [409, 'ErrorIrresolvableConflict', 'changed'],
    [403, 'ErrorAccessDenied', 'failed'],
  ])('after %i %s is %s', async (status, code, is) => {
    const graph = await fakeGraph(() => ({ status, body: error(code) }));
    const outcomes = await graph.open().calendar.write('c', [update('ours')]);
    expect(shortly(outcomes)).toStrictEqual([is]);
    expect(graph.asked).toHaveLength(1);
  });
});

describe('removing a follow-up in Outlook', () => {
  it.each([
    [204, '', 'removed'],
    [404, 'ErrorItemNotFound', 'removed'],
    [410, 'Gone', 'removed'],
    [412, 'ErrorIrresolvableConflict', 'changed'],
    [409, 'ErrorIrresolvableConflict', 'changed'],
  ])('after %i %s is %s', async (status, code, is) => {
    const answer = { status, ...(status === 204 ? {} : { body: error(code) }) };
    const graph = await fakeGraph(() => answer);
    expect(shortly(await graph.open().calendar.write('c', [remove]))).toStrictEqual([is]);
    expect(graph.asked[0]?.headers['if-match']).toBe('W/"1"');
  });

  it('stands beside creates and updates in one batch, each with an outcome of its own', async () => {
    const graph = await fakeGraph((asked) => {
      if (asked.method === 'POST') return made(asked);
      return asked.method === 'DELETE' ? { status: 204 } : { status: 404, body: error('Gone') };
    });
    const writes = [remove, create('a.1'), update('ours')];
    const outcomes = await graph.open().calendar.write('c', writes);
    expect(shortly(outcomes)).toStrictEqual(['removed', 'written', 'gone']);
    expect(graph.sent).toHaveLength(1);
  });

  it('asks nothing where there is nothing to write', async () => {
    const graph = await fakeGraph(() => undefined);
    expect(await graph.open().calendar.write('c', [])).toStrictEqual([]);
    expect(graph.sent).toStrictEqual([]);
  });
});
