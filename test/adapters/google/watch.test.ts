import { afterEach, describe, expect, it } from 'vitest';
import type { Channel, WatchRequest } from '../../../functions/domain/ports/calendar.ts';
import { hourMs, plusMs } from '../../../functions/domain/time.ts';
import { at } from '../../domain/make.ts';
import { inOrder, type Reply, refusal, type Wire, wire } from './wire.ts';

const now = at('2026-11-22T04:00:00Z');
const request: WatchRequest = {
  id: 'channel-1',
  token: 'secret-1',
  calendar: 'me@example.org',
  url: 'https://afterword.example.com/notify/google',
  now,
};
const channel: Channel = {
  id: 'channel-0',
  token: 'secret-0',
  resource: 'resource-1',
  calendar: 'me@example.org',
  begun: now,
  expires: now,
};
const expiration = '1795406400000';
const opened = {
  body: {
    kind: 'api#channel',
    id: 'channel-1',
    resourceId: 'resource-1',
    token: 'secret-1',
    expiration,
  },
};

let server: Wire;
afterEach(() => server.close());

async function watch(...replies: readonly Reply[]) {
  server = await wire(inOrder(...replies));
  return server.calendar.watch(request);
}

describe('watching a calendar', () => {
  it('opens a channel for a week, and lives as long as Google answers', async () => {
    expect(await watch(opened)).toStrictEqual({
      is: 'watching',
      channel: {
        id: 'channel-1',
        token: 'secret-1',
        resource: 'resource-1',
        calendar: 'me@example.org',
        begun: now,
        expires: Number(expiration),
      },
    });
    expect(server.asked[0]).toMatchObject({
      method: 'POST',
      path: '/calendar/v3/calendars/me@example.org/events/watch',
      query: {},
    });
    expect(server.asked[0]?.body).toStrictEqual({
      id: 'channel-1',
      type: 'web_hook',
      address: 'https://afterword.example.com/notify/google',
      token: 'secret-1',
      params: { ttl: '604800' },
    });
  });

  it('counts on an hour where Google does not say how long', async () => {
    const { expiration: _left, ...silent } = opened.body;
    const watching = await watch({ body: silent });
    expect(watching).toMatchObject({ channel: { expires: plusMs(now, hourMs) } });
  });

  it.each([
    refusal(400, 'pushNotSupportedForRequestedResource', { domain: 'calendar' }),
    refusal(400, 'push.webhookUrlNotHttps'),
    refusal(401, 'push.webhookUrlUnauthorized'),
  ])('is refused where Google cannot or will not notify', async (reply) => {
    expect(await watch(reply)).toStrictEqual({ is: 'refused' });
  });

  it.each([
    [refusal(401, 'authError'), 'reconnect: token'],
    [refusal(403, 'insufficientPermissions'), 'reconnect: scope'],
    [refusal(404, 'notFound'), 'gone'],
    [refusal(400, 'channelIdNotUnique'), 'conflict'],
    [{ body: { kind: 'api#channel' } }, 'bug: Google answered with a channel without a resource'],
  ])('fails where it is no matter of push', async (reply, message) => {
    await expect(watch(reply)).rejects.toThrow(message);
  });

  it('does not ask twice under one id, which a lost answer may have used up', async () => {
    await expect(watch('cut')).rejects.toThrow('unreachable');
    expect(server.asked).toHaveLength(1);
  });

  it('is renewed by a channel of another id; the old one stays', async () => {
    server = await wire(inOrder(opened));
    const renewed = await server.calendar.renew(channel, request);
    expect(renewed).toMatchObject({ is: 'watching', channel: { id: 'channel-1' } });
    expect(server.asked.map((one) => one.path.split('/').at(-1))).toStrictEqual(['watch']);
  });
});

describe('watching no more', () => {
  it.each([{ status: 204 }, { status: 200 }, { status: 410 }, refusal(404, 'notFound')])(
    'stops the channel, or finds it stopped',
    async (reply) => {
      server = await wire(inOrder('cut', reply));
      await expect(server.calendar.unwatch(channel)).resolves.toBeUndefined();
      expect(server.asked[1]).toMatchObject({ method: 'POST', path: '/calendar/v3/channels/stop' });
      expect(server.asked[1]?.body).toStrictEqual({ id: 'channel-0', resourceId: 'resource-1' });
    },
  );

  it('fails where Google does not listen', async () => {
    server = await wire(() => refusal(401, 'authError'));
    await expect(server.calendar.unwatch(channel)).rejects.toThrow('reconnect: token');
  });
});
