/** Files and forms that are meant to do harm, sent to a host that has others to serve meanwhile. */
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bombs } from '../../adapters/ics/bombs.ts';
import { Browser } from './browser.ts';
import { workWaitedFor } from './other-visitor.ts';
import { openStage, type Stage } from './stage.ts';
import { until } from './waiting.ts';

const megabyte = 1024 * 1024;
/**
 * Nobody waits for more of the host's work than this while others upload what they like. It is the work
 * that is measured: how long it takes depends on who else works on this machine.
 */
const patienceMs = 1000;
/** What reading files may cost at its worst, beyond what the host needs anyway. */
const memoryAtMost = 600 * megabyte;
const formUrl = 'application/x-www-form-urlencoded';
const boundary = '-------------------made-up-boundary';
const multipart = `multipart/form-data; boundary=${boundary}`;

function bytesOf(body: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body);
}

type Sent = { readonly body: string | Uint8Array; readonly type: string };

const part = (name: string, more = '', value = ''): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
/** As many times as fit into so many bytes. */
const filled = (text: string, bytes: number): string =>
  text.repeat(Math.floor(bytes / text.length));

/** Forms that are slow to read, whatever they hold; each begins with the token of a page. */
const slowForms: Readonly<Record<string, (token: string) => Sent>> = {
  'two million names': (token) => ({
    body: `${filled('a&', 4.3e6)}&token=${token}`,
    type: formUrl,
  }),
  'names of one letter each': (token) => ({
    body: `token=${token}&${Array.from({ length: 5e5 }, (_, i) => `${i}=`).join('&')}`,
    type: formUrl,
  }),
  '4 MB of parts': (token) => ({
    body: `${part('token', '', token)}${filled(part('a'), 4.3e6)}--${boundary}--\r\n`,
    type: multipart,
  }),
  '4 MB of empty files': (token) => ({
    body: `${part('token', '', token)}${filled(part('file', '; filename=""'), 4.3e6)}--${boundary}--\r\n`,
    type: multipart,
  }),
  'a part of 4 MB of headers': (token) => ({
    body: `${part('token', '', token)}--${boundary}\r\nContent-Disposition: form-data; name="file"\r\n${filled('x: y\r\n', 4.3e6)}\r\n\r\n--${boundary}--\r\n`,
    type: multipart,
  }),
  'a name of 4 MB': (token) => ({
    body: `${part('token', '', token)}${part(filled('%22', 4.3e6))}--${boundary}--\r\n`,
    type: multipart,
  }),
  'a boundary under two names': (token) => ({
    body: `${part('token', '', token)}${filled(part('a'), 4.3e6)}--${boundary}--\r\n`,
    type: `${multipart}; boundary=c`,
  }),
};

describe('a host to which strangers upload', () => {
  let stage: Stage;
  let browser: Browser;
  let token = '';
  beforeAll(async () => {
    stage = await openStage();
    browser = new Browser();
    token = await tokenOf(browser);
    // The first of everything is slower; what is measured is not that.
    await upload(new File(['BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'], 'a.ics'));
  }, 60_000);
  afterAll(async () => stage?.close(), 60_000);

  async function tokenOf(one: Browser): Promise<string> {
    const text = await (await one.ask(`${stage.url}/`)).text();
    return /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '';
  }

  async function upload(file: File): Promise<readonly [number, string]> {
    const body = new FormData();
    body.append('token', token);
    body.append('zone', 'America/New_York');
    body.append('file', file);
    return await answered({ method: 'POST', body, headers: { origin: stage.url } });
  }

  async function send({ body, type }: Sent, more = {}): Promise<readonly [number, string]> {
    const headers = { origin: stage.url, 'content-type': type, ...more };
    return await answered({ method: 'POST', body: bytesOf(body), headers });
  }

  /** The status and the heading of a page that says what is the matter. */
  async function answered(init: RequestInit): Promise<readonly [number, string]> {
    const answer = await browser.ask(`${stage.url}/look`, init);
    const text = await answer.text();
    expect(text).not.toMatch(/\.(?:ts|js|mjs):\d+|node_modules|TypeError/);
    return [answer.status, /<h1>([^<]+)<\/h1>/.exec(text)?.[1] ?? ''];
  }

  /** Does something; how much work of the host's the others waited for, at most. */
  async function meanwhile(act: () => Promise<unknown>): Promise<number> {
    return await workWaitedFor(`${stage.url}/`, stage.host.now.child.pid ?? 0, act);
  }

  /** The most memory that the host has ever held, in bytes. */
  function most(): number {
    const status = readFileSync(`/proc/${stage.host.now.child.pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
  }

  it.each(Object.entries(slowForms))(
    'refuses at once a form that is slow to read: %s',
    async (_, make) => {
      const sent = make(token);
      const slowest = await meanwhile(async () => {
        expect(await send(sent)).toStrictEqual([400, 'That could not be read']);
      });
      expect(slowest).toBeLessThan(patienceMs);
    },
  );

  it('answers each of many bombs with a clear page, ten at once, and others meanwhile', async () => {
    const all: (readonly [string, File])[] = [];
    for (const [name, [make]] of Object.entries(bombs)) {
      all.push([name, new File([bytesOf(make())], 'a.ics')]);
      // Making them takes so long that the host hangs up meanwhile, which has to be noticed.
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(all.length).toBeGreaterThan(20);
    for (let at = 0; at < all.length; at += 10) {
      const ten = all.slice(at, at + 10);
      const slowest = await meanwhile(() =>
        Promise.all(
          ten.map(async ([name, file]) => {
            const [status, heading] = await upload(file);
            expect([name, status]).toStrictEqual([name, expect.toBeOneOf([200, 400, 413])]);
            expect(heading).toMatch(
              /^(?:The follow-ups of your file|This (?:file|is) .+|That is too much)$/,
            );
          }),
        ),
      );
      expect(slowest).toBeLessThan(patienceMs);
    }
    expect(most()).toBeLessThan(memoryAtMost);
  });

  it('says that a file is too large, with its length told and in chunks', async () => {
    const large = new File(['x'.repeat(7 * megabyte)], 'a.ics');
    expect(await upload(large)).toStrictEqual([413, 'That is too much']);
    const chunks = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(part('token', '', token)));
        for (let i = 0; i < 7; i++) controller.enqueue(new Uint8Array(megabyte).fill(120));
        controller.close();
      },
    });
    const headers = { origin: stage.url, 'content-type': multipart };
    const init = { method: 'POST', headers, body: chunks, duplex: 'half' } as RequestInit;
    expect(await answered(init)).toStrictEqual([413, 'That is too much']);
  });

  it('takes a file that comes in chunks as well', async () => {
    const text = `${part('token', '', token)}${part('file', '; filename="a.ics"', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n')}--${boundary}--\r\n`;
    const chunks = new ReadableStream({
      start: (controller) => {
        for (const sign of text.match(/[\s\S]{1,50}/g) ?? [])
          controller.enqueue(new TextEncoder().encode(sign));
        controller.close();
      },
    });
    const headers = { origin: stage.url, 'content-type': multipart };
    const init = { method: 'POST', headers, body: chunks, duplex: 'half' } as RequestInit;

    expect(await answered(init)).toStrictEqual([200, 'The follow-ups of your file']);
  });

  it('unpacks nothing that is packed', async () => {
    const file = part('file', '; filename="a.ics"', 'x'.repeat(200 * megabyte));
    const body = gzipSync(`${part('token', '', token)}${file}--${boundary}--\r\n`);
    expect(body.length).toBeLessThan(megabyte);
    const before = most();
    for (const coding of ['gzip', 'deflate', 'br', 'gzip, gzip']) {
      const [status, heading] = await send(
        { body, type: multipart },
        { 'content-encoding': coding },
      );
      expect([status, heading]).toStrictEqual([400, 'That could not be read']);
    }
    expect(most() - before).toBeLessThan(50 * megabyte);
  });

  it('is not held up by those who send slowly, or go away in the middle', async () => {
    const { port } = new URL(stage.url);
    const head = `POST /look HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: ${stage.url}\r\nContent-Type: ${multipart}\r\n`;
    const sockets: Socket[] = [];
    const slow = (line: string): Promise<void> =>
      new Promise((resolve, reject) => {
        const socket = connect(Number(port), '127.0.0.1', () => {
          socket.write(`${head}${line}\r\n\r\n`);
          socket.write(line.startsWith('T') ? '5\r\n--b\r\n' : '--b\r\n', () => resolve());
        });
        socket.on('error', reject);
        sockets.push(socket);
      });
    for (let i = 0; i < 100; i++) {
      await slow(i % 2 ? 'Transfer-Encoding: chunked' : `Content-Length: ${5 * megabyte}`);
    }
    expect(await meanwhile(() => upload(new File(['x'], 'a.ics')))).toBeLessThan(patienceMs);
    for (const socket of sockets) socket.destroy();
    await until('all have gone', () => sockets.every(({ closed }) => closed));
    expect((await fetch(`${stage.url}/`)).status).toBe(200);
    const { failures } = (await (await fetch(`${stage.url}/health`)).json()) as {
      failures: object;
    };
    expect(failures).toStrictEqual({});
    expect(stage.host.now.said().trim().split('\n')).toHaveLength(1);
  });
});
