/** What strangers may throw at the doors: the right answer at once, and not one request for it. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectBoth } from './browser.ts';
import { accountOf, healthOf } from './health.ts';
import { both, openStage, type Stage } from './stage.ts';
import { until } from './waiting.ts';

/** More than is taken. */
const tooLarge = 256 * 1024 + 1;

describe('the doors of a host', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    await connectBoth(stage);
    await stage.calm();
  }, 60_000);
  afterAll(async () => stage?.close(), 60_000);

  /** Does something that must lead to no provider request, and names what was counted for it. */
  async function costing(act: () => Promise<void>): Promise<Readonly<Record<string, number>>> {
    const said = both.map((name) => stage[name].exchanges.length);
    const before = (await healthOf(stage)).notifications;
    await act();
    const after = (await healthOf(stage)).notifications;
    await stage.calm(150);
    expect(both.map((name) => stage[name].exchanges.length)).toStrictEqual(said);
    const counted = Object.entries(after).map(([name, count]): [string, number] => {
      return [name, count - (before[name] ?? 0)];
    });
    return Object.fromEntries(counted.filter(([, count]) => count > 0));
  }

  async function post(
    path: string,
    body: string | null,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<number> {
    const answer = await fetch(stage.url + path, { method: 'POST', body, headers });
    await answer.arrayBuffer();
    return answer.status;
  }

  const google = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
    'x-goog-channel-id': 'a'.repeat(32),
    'x-goog-channel-token': 'b'.repeat(32),
    'x-goog-resource-id': 'resource',
    'x-goog-resource-state': 'exists',
    'x-goog-message-number': '2',
    ...more,
  });
  const outlook = (clientState: unknown): string =>
    JSON.stringify({
      value: [
        {
          subscriptionId: 'd4e0b0b0-0000-4000-8000-000000000000',
          subscriptionExpirationDateTime: '2030-01-01T00:00:00Z',
          clientState,
          changeType: 'updated',
          resource: 'Users/u/Events/e',
        },
      ],
    });

  it('take a true notification, and read once for it', async () => {
    for (const name of both) {
      const path = `/notify/${name}`;
      const headers = google({
        'x-goog-channel-id': watch('id'),
        'x-goog-channel-token': watch('token'),
      });
      const body = name === 'google' ? null : outlook(subscription());
      const said = stage[name].exchanges.length;
      expect([202, 204]).toContain(await post(path, body, name === 'google' ? headers : {}));
      await until('it is read', () => stage[name].exchanges.length > said);
      await stage.calm(300);
      expect(stage[name].exchanges.length - said).toBe(1);
    }
  });

  /** What the host told Google of its channel. */
  function watch(field: string): string {
    const made = stage.google.exchanges.findLast(({ path }) => path.endsWith('/watch'));
    return String((JSON.parse(made?.requestBody ?? '{}') as Record<string, unknown>)[field]);
  }

  function subscription(): string {
    const made = stage.outlook.exchanges.findLast(({ path }) => path.endsWith('/subscriptions'));
    return String((JSON.parse(made?.requestBody ?? '{}') as { clientState?: string }).clientState);
  }

  it('refuse forged notifications', async () => {
    const counted = await costing(async () => {
      expect(await post('/notify/google', null, google())).toBe(403);
      const known = google({ 'x-goog-channel-id': watch('id') });
      expect(await post('/notify/google', null, known)).toBe(403);
      expect(await post('/notify/outlook', outlook('unknown.secret'))).toBe(403);
      const id = subscription().split('.')[0];
      expect(await post('/notify/outlook', outlook(`${id}.wrong`))).toBe(403);
    });
    expect(counted).toStrictEqual({ forged: 4 });
  });

  it('refuse malformed notifications', async () => {
    const counted = await costing(async () => {
      expect(await post('/notify/google', null)).toBe(400);
      expect(await post('/notify/google', null, google({ 'x-goog-resource-state': '?' }))).toBe(
        400,
      );
      expect(await post('/notify/google', null, google({ 'x-goog-channel-id': 'ü y' }))).toBe(400);
      for (const body of ['', '{', '[]', 'null', '{"value":1}', '"text"', '\u0000']) {
        expect(await post('/notify/outlook', body)).toBe(400);
      }
    });
    expect(counted).toStrictEqual({ malformed: 10 });
  });

  it('refuse what is too large, with its length told and without', async () => {
    const large = 'x'.repeat(tooLarge);
    const counted = await costing(async () => {
      for (const name of both) {
        expect(await post(`/notify/${name}`, large, google())).toBe(413);
        expect(await chunked(`/notify/${name}`, 5)).toBe(413);
      }
    });
    expect(counted).toStrictEqual({ oversized: 4 });
  });

  /** Sends so many times 64 KB in chunks, without a length, until an answer comes; its status. */
  function chunked(path: string, times: number): Promise<number> {
    const { port } = new URL(stage.url);
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n`);
        socket.write('Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n');
        for (let at = 0; at < times; at++) {
          socket.write(`10000\r\n${'x'.repeat(0x10000)}\r\n`);
        }
        // The end is never sent: whoever waits for it waits in vain.
      });
      socket.on('data', (chunk) => {
        answer += String(chunk);
        const status = /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1];
        if (status === undefined) return;
        socket.destroy();
        resolve(Number(status));
      });
      socket.on('error', (error) => (answer === '' ? reject(error) : undefined));
      socket.setTimeout(3000, () => {
        socket.destroy();
        reject(new Error('there was no answer'));
      });
    });
  }

  it('answer the handshake of Outlook with the very token', async () => {
    const token = 'Validation: Testing <b>client</b> +/%25 ü';
    const counted = await costing(async () => {
      const url = `${stage.url}/notify/outlook?validationToken=${encodeURIComponent(token)}`;
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
      });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
      expect(await answer.text()).toBe(token);
    });
    expect(counted).toStrictEqual({ handshake: 1 });
  });

  it('know no other ways in', async () => {
    for (const [method, path] of [
      ['GET', '/notify/google'],
      ['PUT', '/notify/outlook'],
      ['POST', '/notify/other'],
      ['GET', '/connect/other'],
      ['GET', '/disconnect'],
      ['GET', '/calendars/disconnect'],
      ['GET', '/../../etc/passwd'],
    ] as const) {
      expect([403, 404]).toContain((await fetch(stage.url + path, { method })).status);
    }
  });

  it('say nothing of persons on /health', async () => {
    const text = await (await fetch(`${stage.url}/health`)).text();
    expect(text).not.toMatch(/maya|patel|example|token|google:|outlook:/i);
    for (const name of both) {
      expect((await accountOf(stage, name)).secondsSinceSync).toBeGreaterThanOrEqual(0);
      expect(await accountOf(stage, name)).toMatchObject({ status: 'connected', push: true });
    }
  });

  it('refuse a flood of forged notifications, and still take true ones', async () => {
    const counted = await costing(async () => {
      const statuses = new Set<number>();
      for (let round = 0; round < 10; round++) {
        const some = Array.from({ length: 40 }, () => post('/notify/google', null, google()));
        for (const status of await Promise.all(some)) statuses.add(status);
      }
      expect([...statuses].sort()).toStrictEqual([403, 429]);
    });
    expect(Object.keys(counted).sort()).toStrictEqual(['flooded', 'forged']);
    expect((counted.flooded ?? 0) + (counted.forged ?? 0)).toBe(400);
    expect(counted.forged).toBeLessThan(250);
    const headers = google({
      'x-goog-channel-id': watch('id'),
      'x-goog-channel-token': watch('token'),
    });
    expect(await post('/notify/google', null, headers)).toBe(204);
    expect(await post('/notify/outlook', outlook(subscription()))).toBe(202);
  });
});
