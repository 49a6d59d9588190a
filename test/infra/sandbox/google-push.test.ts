/** Push channels of the sandbox. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startSandboxGoogle } from '../../../infra/local/sandbox/google/start-sandbox-google.ts';
import { checkGoogleExchange } from './google-conformance.ts';
import { ask, type Bench, client, connect, owner, startBench } from './google-support.ts';

const watchPath = '/calendar/v3/calendars/primary/events/watch';
const address = 'http://127.0.0.1:9/notify';
const day = 86_400_000;
const draft = {
  title: 'Interview',
  start: Date.UTC(2026, 10, 24, 9),
  end: Date.UTC(2026, 10, 24, 10),
};

let bench: Bench;
let token: string;
beforeEach(async () => {
  bench = await startBench();
  token = (await connect(bench.sandbox)).access_token;
});
afterEach(async () => {
  await bench.sandbox.close();
  expect(bench.exchanges.flatMap(checkGoogleExchange)).toStrictEqual([]);
});

const watch = (body: Readonly<Record<string, unknown>> = {}, path = watchPath) =>
  ask(bench.sandbox, token, 'POST', path, { id: 'channel-1', type: 'web_hook', address, ...body });
const stop = (id: string, resourceId: unknown) =>
  ask(bench.sandbox, token, 'POST', '/calendar/v3/channels/stop', { id, resourceId });
const sent = (count: number) =>
  vi.waitFor(() => expect(bench.pushes).toHaveLength(count), { interval: 2 });
const states = () => bench.pushes.map((push) => push.headers.get('x-goog-resource-state'));
const silence = () => new Promise((done) => setTimeout(done, 8));
const reasonOf = (body: Record<string, unknown>): string =>
  (body as { error?: { errors?: { reason: string }[] } }).error?.errors?.[0]?.reason ?? '';

describe('a new channel', () => {
  it('gets a message at once, with all headers and no body', async () => {
    const { body } = await watch({ token: 'proof' });
    await sent(1);
    const [sync] = bench.pushes;
    expect(Object.fromEntries(sync?.headers ?? [])).toMatchObject({
      'x-goog-channel-id': 'channel-1',
      'x-goog-channel-token': 'proof',
      'x-goog-channel-expiration': 'Mon, 30 Nov 2026 08:00:00 GMT',
      'x-goog-message-number': '1',
      'x-goog-resource-id': body.resourceId,
      'x-goog-resource-state': 'sync',
      'x-goog-resource-uri': body.resourceUri,
    });
    expect([sync?.method, await sync?.text()]).toStrictEqual(['POST', '']);
  });

  it('may get that message before the answer to its own request', async () => {
    await watch();
    await watch({ id: 'channel-2' });
    expect(bench.pushes.some((push) => push.headers.get('x-goog-channel-id') === 'channel-2')).toBe(
      true,
    );
  });

  it.each([
    ['seven days', {}, 7 * day],
    ['as long as asked', { params: { ttl: '3600' } }, 3_600_000],
    ['until the moment asked', { expiration: String(Date.UTC(2026, 10, 24, 8)) }, day],
    ['thirty days at most', { params: { ttl: '9000000' } }, 30 * day],
  ])('lives %s', async (_, body, ms) => {
    const reply = await watch(body);
    expect(reply.body.expiration).toBe(String(bench.clock.now + ms));
  });

  it.each([
    ['an id that lives', {}, 'channelIdNotUnique'],
    [
      'an address without TLS',
      { id: 'b', address: 'http://far.example.com/' },
      'push.webhookUrlNotHttps',
    ],
    ['an address that is none', { id: 'b', address: 'nowhere' }, 'required'],
    ['an id of 65 characters', { id: 'b'.repeat(65) }, 'invalid'],
    ['a token of 257 characters', { id: 'b', token: 't'.repeat(257) }, 'invalid'],
    ['another type', { id: 'b', type: 'email' }, 'invalid'],
    ['an end in the past', { id: 'b', expiration: '1000' }, 'invalid'],
  ])('is refused: %s', async (_, body, reason) => {
    await watch();
    const reply = await watch(body);
    expect([reply.status, reasonOf(reply.body)]).toStrictEqual([400, reason]);
  });

  it('is refused for holidays', async () => {
    const name = encodeURIComponent('en.example#holiday@group.v.calendar.google.com');
    const reply = await watch({}, `/calendar/v3/calendars/${name}/events/watch`);
    expect(reasonOf(reply.body)).toBe('pushNotSupportedForRequestedResource');
  });
});

describe('a living channel', () => {
  it('hears of every change once, of the client’s own as well, under growing numbers', async () => {
    await watch();
    const id = bench.sandbox.person.addEvent(draft);
    await ask(bench.sandbox, token, 'PATCH', `/calendar/v3/calendars/primary/events/${id}`, {
      summary: 'x',
    });
    bench.sandbox.person.deleteEvent(id);
    await sent(4);
    expect(states()).toStrictEqual(['sync', 'exists', 'exists', 'exists']);
    const numbers = bench.pushes.map((push) => Number(push.headers.get('x-goog-message-number')));
    expect(numbers).toStrictEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(numbers[3]).toBeGreaterThan(4);
  });

  it('hears twice together with another, and nothing of other calendars', async () => {
    await watch();
    await watch({ id: 'channel-2' });
    const other = bench.sandbox.person.addCalendar('Work');
    bench.sandbox.person.addEvent({ ...draft, calendar: other });
    bench.sandbox.person.addEvent(draft);
    await sent(4);
    await silence();
    expect(bench.pushes).toHaveLength(4);
  });

  it('hears of calendars that come and go where it watches the list', async () => {
    await watch({}, '/calendar/v3/users/me/calendarList/watch');
    bench.sandbox.person.addCalendar('Work');
    await sent(2);
    expect(states()).toStrictEqual(['sync', 'exists']);
  });

  it.each([
    [503, 5],
    [500, 5],
    [404, 2],
    [202, 2],
  ])('is told again after %i, up to four times', async (status, count) => {
    await watch();
    await sent(1);
    bench.receiver.status = status;
    bench.sandbox.person.addEvent(draft);
    await sent(count);
    await silence();
    expect(bench.pushes).toHaveLength(count);
  });
});

describe('the end of a channel', () => {
  it('comes with stop, which needs the id and the resource', async () => {
    const { body } = await watch();
    expect((await stop('channel-1', 'another')).status).toBe(404);
    expect((await stop('channel-1', body.resourceId)).status).toBe(204);
    expect((await stop('channel-1', body.resourceId)).status).toBe(404);
    bench.sandbox.person.addEvent(draft);
    await silence();
    expect(states()).toStrictEqual(['sync']);
  });

  it.each(['with its time', 'without a word'])('comes %s, and then its id is free', async (how) => {
    await watch();
    if (how === 'without a word') bench.sandbox.endChannels();
    else bench.clock.now += 7 * day;
    bench.sandbox.person.addEvent(draft);
    await silence();
    expect(states()).toStrictEqual(['sync']);
    if (how === 'with its time') token = (await connect(bench.sandbox)).access_token;
    expect((await watch()).status).toBe(200);
  });

  it('does not come with a restart', async () => {
    await watch({ token: 'proof' });
    await bench.sandbox.close();
    const pushes: Request[] = [];
    const again = await startSandboxGoogle({
      port: 0,
      records: bench.records,
      now: () => bench.clock.now,
      owner,
      client,
      onExchange: () => {},
      deliver: async (request) => {
        pushes.push(request);
        return new Response(null, { status: 204 });
      },
    });
    again.person.addEvent(draft);
    await vi.waitFor(() => expect(pushes).toHaveLength(1), { interval: 2 });
    expect(pushes[0]?.headers.get('x-goog-channel-token')).toBe('proof');
    expect(Number(pushes[0]?.headers.get('x-goog-message-number'))).toBeGreaterThan(1);
    await again.close();
  });
});
