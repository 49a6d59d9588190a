/** Subscriptions and notifications of the sandbox Outlook. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Notifier } from '../../../infra/local/sandbox/outlook/notifier.ts';
import { Subscriptions } from '../../../infra/local/sandbox/outlook/subscriptions.ts';
import { memoryRecords } from '../../../infra/local/sandbox/records.ts';
import { notificationCheck } from './graph-schemas.ts';
import { greeting, type Stage, stage } from './outlook-support.ts';

let on: Stage;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => on.close());

const wanted = (more: object = {}) => ({
  changeType: 'created,updated,deleted',
  notificationUrl: 'https://afterword.example.com/notify/outlook?channel=1',
  lifecycleNotificationUrl: 'https://afterword.example.com/notify/outlook?channel=1',
  resource: 'me/events',
  expirationDateTime: '2026-11-25T08:00:00Z',
  clientState: 'a secret',
  ...more,
});
const immutable = 'IdType="ImmutableId"';
const start = Date.parse('2026-11-25T09:00Z');
const add = () => on.sandbox.person.addEvent({ title: 'Interview', start, end: start + 3_600_000 });

describe('a subscription', () => {
  it('is made after the address has given the token back', async () => {
    const tokens: string[] = [];
    on.webhook.answer = async (request) => {
      const url = new URL(request.url);
      expect(url.searchParams.get('channel')).toBe('1');
      expect(request.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(await request.text()).toBe('');
      tokens.push(url.searchParams.get('validationToken') ?? '');
      return greeting(tokens.at(-1) ?? '');
    };
    const made = await on.call('POST', '/subscriptions', wanted());
    expect(made).toMatchObject({
      status: 201,
      body: { resource: 'me/events', clientState: 'a secret' },
    });
    expect(tokens).toHaveLength(1);
    expect(tokens[0]).toMatch(/\+\/%/);
  });

  it.each([
    ['another text', () => new Response('hello', { headers: { 'content-type': 'text/plain' } })],
    ['HTML', (token: string) => new Response(token, { headers: { 'content-type': 'text/html' } })],
    ['202', (token: string) => new Response(token, { status: 202 })],
    ['a token that was not decoded', (token: string) => greeting(encodeURIComponent(token))],
    ['a token decoded twice', (token: string) => greeting(token.replaceAll('+', ' '))],
  ])('is not made where the address answers with %s', async (_what, answer) => {
    on.webhook.answer = async (request) =>
      answer(new URL(request.url).searchParams.get('validationToken') ?? '');
    const refused = await on.call('POST', '/subscriptions', wanted());
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'ValidationError' } } });
    expect((await on.call('GET', '/subscriptions')).body.value).toStrictEqual([]);
  });

  it('is the only one for its resource and kinds of change', async () => {
    const made = await on.call('POST', '/subscriptions', wanted());
    const again = await on.call('POST', '/subscriptions', wanted());
    expect(again.status).toBe(409);
    expect(again.body.error.message).toContain(made.body.id);
    expect(
      (await on.call('POST', '/subscriptions', wanted({ changeType: 'deleted' }))).status,
    ).toBe(201);
  });

  it('ends without a word, unless it is prolonged', async () => {
    const { body } = await on.call('POST', '/subscriptions', wanted());
    const path = `/subscriptions/${body.id}`;
    const longer = { expirationDateTime: '2026-11-26T22:00:00Z' };
    expect((await on.call('PATCH', path, longer)).body).toMatchObject(longer);
    on.clock.now = Date.parse('2026-11-26T21:59:00Z');
    await on.signIn();
    expect((await on.call('GET', path)).status).toBe(200);
    on.clock.now = Date.parse('2026-11-26T22:00:00Z');
    expect((await on.call('GET', path)).body.error.code).toBe('ResourceNotFound');
    expect((await on.call('DELETE', path)).status).toBe(404);
  });

  it('ends when channels end without a word', async () => {
    const { body } = await on.call('POST', '/subscriptions', wanted());
    on.sandbox.endChannels();
    const longer = { expirationDateTime: '2026-11-26T22:00:00Z' };
    const answer = await on.call('PATCH', `/subscriptions/${body.id}`, longer);
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'ResourceNotFound' } } });
    expect(on.heard).toStrictEqual([]);
  });

  it('lives at least 45 minutes', async () => {
    const made = await on.call(
      'POST',
      '/subscriptions',
      wanted({ expirationDateTime: '2026-11-22T10:05:00Z' }),
    );
    expect(made.body.expirationDateTime).toBe('2026-11-22T10:45:00Z');
  });
});

describe('a handshake', () => {
  it('waits ten seconds', async () => {
    vi.useFakeTimers();
    try {
      const subscriptions = new Subscriptions(memoryRecords(), () => 0);
      const notifier = new Notifier(() => new Promise(() => {}), subscriptions, 'nobody');
      let greeted = '';
      void notifier.greets('https://afterword.example.com/').then((how) => {
        greeted = how;
      });
      await vi.advanceTimersByTimeAsync(9_999);
      expect(greeted).toBe('');
      await vi.advanceTimersByTimeAsync(1);
      expect(greeted).toBe('late');
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('what is refused of a subscription', () => {
  it.each([
    [
      'a life of more than 10,070 minutes',
      { expirationDateTime: '2026-11-29T09:51:00Z' },
      400,
      'ExtensionError',
    ],
    ['a life in the past', { expirationDateTime: '2026-11-22T09:00:00Z' }, 400, 'InvalidRequest'],
    [
      'a plain address',
      { notificationUrl: 'http://afterword.example.com/' },
      400,
      'InvalidRequest',
    ],
    ['a secret of 129 characters', { clientState: 'x'.repeat(129) }, 400, 'InvalidRequest'],
    ['an unknown kind of change', { changeType: 'moved' }, 400, 'InvalidRequest'],
    ['all lists at once', { resource: 'me/todo/lists' }, 400, 'InvalidRequest'],
    ['a list that is not there', { resource: 'me/todo/lists/none/tasks' }, 404, 'ResourceNotFound'],
    ['an unknown property', { secret: 'x' }, 400, 'RequestBodyRead'],
  ])('refuses %s', async (_what, more, status, code) => {
    const loose = await stage({ checkRequests: false });
    const answer = await loose.call('POST', '/subscriptions', wanted(more));
    expect([answer.status, answer.body.error.code]).toStrictEqual([status, code]);
    await loose.close();
  });

  it('refuses a list for more than 4,230 minutes', async () => {
    const { body } = await on.call('POST', '/me/todo/lists', { displayName: 'Follow-ups' });
    const resource = `me/todo/lists/${body.id}/tasks`;
    const long = wanted({ resource, expirationDateTime: '2026-11-25T08:31:00Z' });
    expect((await on.call('POST', '/subscriptions', long)).status).toBe(400);
    expect((await on.call('POST', '/subscriptions', wanted({ resource }))).status).toBe(201);
  });
});

describe('a notification', () => {
  const changes = () =>
    on.heard.flatMap(({ value }) => value.map((one: { changeType: string }) => one.changeType));

  it('comes soon, twice for a new event, and holds no data', async () => {
    const { body } = await on.call('POST', '/subscriptions', wanted(), immutable);
    const id = add();
    await vi.waitFor(() => expect(changes()).toStrictEqual(['created', 'updated']));
    expect(on.heard[0].value[0]).toMatchObject({
      subscriptionId: body.id,
      clientState: 'a secret',
      resource: expect.stringMatching(new RegExp(`^Users/[0-9a-f-]{36}/Events/${id}$`)),
      resourceData: { id },
    });
    for (const one of on.heard) expect(notificationCheck(one)).toBe(true);
    expect(JSON.stringify(on.heard)).not.toContain('Interview');
    on.sandbox.person.deleteEvent(id);
    await vi.waitFor(() => expect(changes().at(-1)).toBe('deleted'));
  });

  it('names ids in the form that was preferred when it was asked for', async () => {
    await on.call('POST', '/subscriptions', wanted());
    const id = add();
    await vi.waitFor(() => expect(on.heard).toHaveLength(1));
    const told = on.heard[0].value[0].resourceData.id;
    expect(told).not.toBe(id);
    expect((await on.call('GET', `/me/events/${told}`, undefined, immutable)).body.id).toBe(id);
  });

  it('is sent again after an answer of 503', async () => {
    await on.call('POST', '/subscriptions', wanted());
    let calls = 0;
    on.webhook.answer = async () => new Response(null, { status: ++calls < 3 ? 503 : 202 });
    add();
    await vi.waitFor(() => expect(calls).toBe(3), { timeout: 3000 });
  });

  it('is not sent again after an answer of 404', async () => {
    await on.call('POST', '/subscriptions', wanted());
    let calls = 0;
    on.webhook.answer = async () => new Response(null, { status: ++calls > 0 ? 404 : 500 });
    add();
    await vi.waitFor(() => expect(calls).toBe(1));
    await new Promise((done) => setTimeout(done, 80));
    expect(calls).toBe(1);
  });

  it('tells of tasks to who watches their list', async () => {
    const { body } = await on.call('POST', '/me/todo/lists', { displayName: 'Follow-ups' });
    const resource = `me/todo/lists/${body.id}/tasks`;
    await on.call('POST', '/subscriptions', wanted({ resource, changeType: 'updated' }));
    const task = await on.call('POST', `/me/todo/lists/${body.id}/tasks`, { title: 'Card' });
    on.sandbox.person.tickTask(task.body.id);
    await vi.waitFor(() => expect(changes()).toStrictEqual(['updated', 'updated']));
    expect(on.heard[0].value[0].resource).toContain(`/todo/lists/${body.id}/tasks/${task.body.id}`);
  });

  it('tells of the life of the subscription itself', async () => {
    const { body } = await on.call('POST', '/subscriptions', wanted());
    on.sandbox.sendLifecycle('subscriptionRemoved');
    await vi.waitFor(() => expect(on.heard).toHaveLength(1));
    expect(on.heard[0].value).toMatchObject([
      { subscriptionId: body.id, clientState: 'a secret', lifecycleEvent: 'subscriptionRemoved' },
    ]);
    expect((await on.call('GET', `/subscriptions/${body.id}`)).status).toBe(404);
  });
});
