import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../functions/domain/failure.ts';
import type { Channel, WatchRequest } from '../../../functions/domain/ports/calendar.ts';
import { instant, minuteMs, plusMs } from '../../../functions/domain/time.ts';
import { type Answered, type Asked, error, fakeGraph } from './fake-graph.ts';

const now = instant(Date.UTC(2026, 10, 22, 3));
const url = 'https://afterword.example.com/notify/outlook';
const request: WatchRequest = { id: 'channel1', token: 'secret', calendar: 'c', url, now };
const expires = plusMs(now, 4200 * minuteMs);
const channel: Channel = {
  id: 'older',
  token: 'older-secret',
  resource: 's/1',
  calendar: 'c',
  begun: plusMs(now, -minuteMs),
  expires: now,
};
const made = { status: 201, body: { id: 's2', expirationDateTime: '2026-11-25T01:00:00Z' } };
const lines = (asked: readonly Asked[]) => asked.map(({ method, path }) => `${method} ${path}`);

describe('watching a mailbox', () => {
  it('asks for one subscription with our id and secret as its state', async () => {
    const graph = await fakeGraph(() => made);
    const watching = await graph.open().calendar.watch(request);
    expect(watching).toStrictEqual({
      is: 'watching',
      channel: {
        id: 'channel1',
        token: 'secret',
        resource: 's2',
        calendar: 'c',
        begun: now,
        expires,
      },
    });
    expect(graph.asked[0]?.headers.prefer).toBe('IdType="ImmutableId"');
    expect(graph.asked[0]?.body).toStrictEqual({
      changeType: 'created,updated,deleted',
      resource: 'me/events',
      notificationUrl: url,
      lifecycleNotificationUrl: url,
      clientState: 'channel1.secret',
      expirationDateTime: '2026-11-25T01:00:00.000Z',
    });
  });

  it('asks for no lifecycle notifications where there are none', async () => {
    const graph = await fakeGraph(() => made);
    await graph.open({ lifecycle: false }).calendar.watch(request);
    expect(graph.asked[0]?.body).not.toHaveProperty('lifecycleNotificationUrl');
  });

  it.each([
    [403, 'ErrorAccessDenied'],
    [400, 'ValidationError'],
    [405, 'MethodNotAllowed'],
  ])('is refused by %i %s', async (status, code) => {
    const graph = await fakeGraph(() => ({ status, body: error(code) }));
    const { calendar } = graph.open({ lifecycle: false });
    expect(await calendar.watch(request)).toStrictEqual({ is: 'refused' });
    expect(graph.asked).toHaveLength(1);
  });

  it('does without lifecycle notifications where a mailbox knows none', async () => {
    const graph = await fakeGraph(({ body }) =>
      'lifecycleNotificationUrl' in (body as object)
        ? { status: 400, body: error('InvalidRequest') }
        : made,
    );
    expect(await graph.open().calendar.watch(request)).toMatchObject({ is: 'watching' });
    expect(graph.asked).toHaveLength(2);
  });

  it('fails where there is no mailbox at all', async () => {
    const graph = await fakeGraph(() => ({
      status: 404,
      body: error('MailboxNotEnabledForRESTAPI'),
    }));
    const failed = graph.open().calendar.watch(request).catch(failureOf);
    expect(await failed).toMatchObject({ facts: { code: 'reconnect' } });
  });

  const others = { id: 's9', notificationUrl: 'https://other.example.com/' };
  const listed = { body: { value: [others, { id: 's1', notificationUrl: url }] } };
  const once = (first: Answered) => {
    const answers = [first, made];
    return ({ method }: Asked): Answered => {
      if (method === 'GET') return listed;
      return (method === 'POST' ? answers.shift() : null) ?? { status: 204 };
    };
  };

  it('takes its own older subscription away where Graph allows one only', async () => {
    const graph = await fakeGraph(once({ status: 409, body: error('Conflict') }));
    expect(await graph.open().calendar.watch(request)).toMatchObject({ is: 'watching' });
    expect(lines(graph.asked)).toStrictEqual([
      'POST /subscriptions',
      'GET /subscriptions',
      'DELETE /subscriptions/s1',
      'POST /subscriptions',
    ]);
  });

  it('takes away what an attempt without an answer may have left', async () => {
    const graph = await fakeGraph(once({ cut: true }));
    expect(await graph.open().calendar.watch(request)).toMatchObject({ is: 'watching' });
    expect(lines(graph.asked)).toStrictEqual([
      'POST /subscriptions',
      'GET /subscriptions',
      'DELETE /subscriptions/s1',
      'POST /subscriptions',
    ]);
  });
});

describe('renewing a subscription', () => {
  it('makes the same channel live longer', async () => {
    const graph = await fakeGraph(() => ({ body: { ...made.body, id: 's/1' } }));
    const renewed = await graph.open().calendar.renew(channel, request);
    expect(renewed).toStrictEqual({ is: 'watching', channel: { ...channel, begun: now, expires } });
    expect(lines(graph.asked)).toStrictEqual(['PATCH /subscriptions/s/1']);
    expect(graph.asked[0]?.body).toStrictEqual({
      expirationDateTime: '2026-11-25T01:00:00.000Z',
    });
  });

  it.each([404, 410, 400])('makes another where the answer is %i', async (status) => {
    const graph = await fakeGraph(({ method }) =>
      method === 'PATCH' ? { status, body: error('ResourceNotFound') } : made,
    );
    const renewed = await graph.open().calendar.renew(channel, request);
    expect(renewed).toMatchObject({ channel: { id: 'channel1', resource: 's2' } });
  });

  it('fails where Graph is away, and leaves the channel as it was', async () => {
    const graph = await fakeGraph(() => ({ status: 502 }));
    const failed = graph.open().calendar.renew(channel, request).catch(failureOf);
    expect(await failed).toMatchObject({ facts: { code: 'unreachable', status: 502 } });
    expect(new Set(lines(graph.asked))).toStrictEqual(new Set(['PATCH /subscriptions/s/1']));
  });
});

describe('ending a subscription', () => {
  it.each([204, 404, 410])('is done where the answer is %i', async (status) => {
    const graph = await fakeGraph(() => ({ status }));
    await graph.open().calendar.unwatch(channel);
    expect(lines(graph.asked)).toStrictEqual(['DELETE /subscriptions/s/1']);
  });

  it('fails where the token is refused', async () => {
    const graph = await fakeGraph(() => ({ status: 401 }));
    const failed = graph.open().calendar.unwatch(channel).catch(failureOf);
    expect(await failed).toMatchObject({ facts: { code: 'reconnect', because: 'token' } });
  });
});
