/** Batches, limits and faults of the sandbox Outlook, through fetch and through Graph's own client. */
import { Client, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askToken, consent, draft, redeem, type Stage, stage } from './outlook-support.ts';

let on: Stage;
beforeEach(async () => {
  on = await stage({ checkRequests: false });
});
afterEach(() => on.close());

const json = { 'Content-Type': 'application/json' };
const post = (id: string, more: object = {}) => ({
  id,
  method: 'POST',
  url: '/me/events',
  headers: json,
  body: draft(),
  ...more,
});

type Inner = { readonly id: string; readonly status: number; readonly body: { id: string } };
const statuses = (responses: readonly Inner[]) =>
  Object.fromEntries(responses.map(({ id, status }) => [id, status]));

describe('a batch', () => {
  it('carries out twenty requests and answers each, in no certain order', async () => {
    const requests = Array.from({ length: 20 }, (_, at) => post(`${at}`));
    const { status, body } = await on.call('POST', '/$batch', { requests });
    expect(status).toBe(200);
    expect(new Set(body.responses.map(({ id }: Inner) => id)).size).toBe(20);
    expect(body.responses.every((one: Inner) => one.status === 201)).toBe(true);
    expect(body.responses[0].id).not.toBe('0');
    expect(on.sandbox.person.events()).toHaveLength(20);
  });

  it('answers 200 although single requests fail, and 424 to what depends on them', async () => {
    const requests = [
      { id: 'a', method: 'GET', url: '/me/events/none' },
      { id: 'b', method: 'GET', url: '/me', dependsOn: ['a'] },
      { id: 'c', method: 'GET', url: '/me/calendars' },
      post('d', { dependsOn: ['c'] }),
      post('e', { body: draft(undefined, { colour: 'red' }) }),
    ];
    const { body } = await on.call('POST', '/$batch', { requests });
    expect(statuses(body.responses)).toStrictEqual({ a: 404, b: 424, c: 200, d: 201, e: 400 });
  });

  it('keeps to the preferences of each request and tells no body with 204', async () => {
    const made = await on.call('POST', '/me/events', draft(), 'IdType="ImmutableId"');
    const requests = [
      {
        id: '1',
        method: 'GET',
        url: `/me/events/${made.body.id}`,
        headers: { Prefer: 'IdType="ImmutableId"' },
      },
      { id: '2', method: 'DELETE', url: `/me/events/${made.body.id}`, dependsOn: ['1'] },
    ];
    const { body } = await on.call('POST', '/$batch', { requests });
    const [second, first] = body.responses;
    expect(first.body.id).toBe(made.body.id);
    expect(second).toStrictEqual({ id: '2', status: 204, headers: {} });
  });

  it('lets faults befall single requests', async () => {
    on.sandbox.faults.push({
      on: (method, path) => method === 'POST' && path === '/v1.0/me/events',
      times: 1,
      does: { answer: 429, headers: { 'retry-after': '1' } },
    });
    const { body } = await on.call('POST', '/$batch', { requests: [post('1'), post('2')] });
    expect(statuses(body.responses)).toStrictEqual({ 1: 429, 2: 201 });
    expect(body.responses.find(({ id }: Inner) => id === '1').headers['Retry-After']).toBe('1');
  });

  it.each([
    ['no requests', []],
    ['21 requests', Array.from({ length: 21 }, (_, at) => post(`${at}`))],
    ['ids that differ by case alone', [post('a'), post('A')]],
    ['a body without its type', [post('1', { headers: {} })]],
    ['an absolute address', [post('1', { url: 'https://graph.microsoft.com/v1.0/me/events' })]],
    ['a version in the address', [post('1', { url: '/v1.0/me/events' })]],
    ['a dependence on what comes later', [post('1', { dependsOn: ['2'] }), post('2')]],
  ])('is refused whole with %s', async (_what, requests) => {
    expect((await on.call('POST', '/$batch', { requests })).status).toBe(400);
    expect(on.sandbox.person.events()).toStrictEqual([]);
  });
});

describe('the limits', () => {
  it('serve four requests at once and refuse the others for a while', async () => {
    const many = () => Promise.all(Array.from({ length: 12 }, () => on.call('GET', '/me')));
    const isRefused = ({ status }: { readonly status: number }) => status === 429;
    let answers = await many();
    // At first connections are opened one after the other, so that few requests meet.
    for (let again = 0; again < 5 && !answers.some(isRefused); again++) answers = await many();
    const refused = answers.filter(isRefused);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(4);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(refused[0]?.body.error.code).toBe('ApplicationThrottled');
    expect((await on.call('GET', '/me')).status).toBe(200);
  });
});

describe('a fault', () => {
  it('cuts the line after the event was made', async () => {
    on.sandbox.faults.push({ on: (method) => method === 'POST', times: 1, does: { cut: 'after' } });
    const sent = draft(undefined, { transactionId: 'once' });
    await expect(on.call('POST', '/me/events', sent)).rejects.toThrow();
    expect(on.sandbox.person.events()).toHaveLength(1);
    expect((await on.call('POST', '/me/events', sent)).status).toBe(400);
  });
});

describe("Graph's own client", () => {
  it('reads, writes and follows links without noticing', async () => {
    const tokens = await redeem(on.sandbox.url, await consent(on.sandbox.url));
    const { body } = await askToken(on.sandbox.url, {
      grant_type: 'refresh_token',
      refresh_token: tokens.body.refresh_token,
    });
    const toSandbox: Middleware = {
      execute: async (context: Context) => {
        const asked = new URL(String(context.request));
        const options = { ...context.options };
        const headers = new Headers(options.headers as Record<string, string>);
        headers.set('authorization', `Bearer ${body.access_token}`);
        const target = on.sandbox.url + asked.pathname + asked.search;
        context.response = await fetch(target, { ...options, headers });
      },
    };
    const graph = Client.initWithMiddleware({ middleware: toSandbox });
    const made = await graph.api('/me/events').post(draft());
    expect(made).toMatchObject({ subject: 'Debrief', type: 'singleInstance' });
    const page = await graph
      .api('/me/calendarView/delta')
      .query({ startDateTime: '2026-11-01T00:00:00Z', endDateTime: '2026-12-01T00:00:00Z' })
      .header('Prefer', 'odata.maxpagesize=5')
      .get();
    expect(page.value).toMatchObject([{ id: made.id }]);
    const link = new URL(page['@odata.deltaLink']);
    const again = await graph
      .api(`https://graph.microsoft.com${link.pathname}${link.search}`)
      .get();
    expect(again.value).toStrictEqual([]);
    await graph.api(`/me/events/${made.id}`).delete();
    await expect(graph.api(`/me/events/${made.id}`).get()).rejects.toMatchObject({
      statusCode: 404,
      code: 'ErrorItemNotFound',
    });
  });
});
