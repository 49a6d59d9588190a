/** A host that the whole world can reach: two persons on it, and strangers with whatever the wire allows. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.ts';
import { inDays, interviewAt } from './people.ts';
import { Scene } from './scene.ts';
import { both, type Name, openStage, type Stage } from './stage.ts';

const publicUrl = 'https://afterword.example.com';
const evil = 'evil.example.org';

describe('a public host', () => {
  let stage: Stage;
  const persons = { google: new Browser(), outlook: new Browser() };
  const companies = { google: 'Umbrella', outlook: 'Initech' };
  beforeAll(async () => {
    stage = await openStage({ PUBLIC_URL: publicUrl });
    // Providers notify the public address, which leads to this process.
    stage.post.deliver = (request) => {
      const url = request.url.replace(publicUrl, stage.url);
      return fetch(new Request(url, request));
    };
    for (const name of both) await connected(persons[name], name);
    await stage.calm();
    for (const name of both) {
      await new Scene(stage[name], interviewAt(companies[name], inDays(3, 10))).begin();
    }
  }, 60_000);
  afterAll(async () => stage?.close(), 60_000);

  /** The way back from the provider leads to the public address, which is this host. */
  async function connected(browser: Browser, name: Name): Promise<Response> {
    return await browser.ask(here(await browser.consent(stage.url, name)));
  }

  function here(address: string): string {
    expect(address.startsWith(`${publicUrl}/`)).toBe(true);
    return address.replace(publicUrl, stage.url);
  }

  /** Writes these very letters to the host, and reads what it answers until it hangs up. */
  function said(letters: string): Promise<string> {
    const { port } = new URL(stage.url);
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(letters));
      socket.on('data', (chunk) => {
        answer += String(chunk);
      });
      socket.on('close', () => resolve(answer));
      // Who is refused before all was sent is cut off: what was answered by then counts.
      socket.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve(answer);
        else reject(error);
      });
      socket.setTimeout(5000, () => socket.destroy(new Error('there was no end of it')));
    });
  }

  it('shows each of two persons their own interviews, and strangers none', async () => {
    const texts = new Map<string, string>();
    for (const path of ['/interviews', '/calendars', '/settings', '/export.json', '/export.ics']) {
      for (const name of both) {
        const answer = await persons[name].ask(stage.url + path);
        expect([path, answer.status]).toStrictEqual([path, 200]);
        texts.set(`${name} ${path}`, await answer.text());
      }
      const answer = await new Browser().ask(stage.url + path);
      expect([path, answer.status]).toStrictEqual([path, 403]);
      expect(await answer.text()).not.toMatch(/Umbrella|Initech|Maya|example\.(?:com|org)/);
    }
    for (const [what, text] of texts) {
      const [mine, theirs] = what.startsWith('google')
        ? ['google', 'outlook']
        : ['outlook', 'google'];
      expect([what, text.includes(companies[theirs as Name])]).toStrictEqual([what, false]);
      if (/interviews|export/.test(what)) expect(text).toContain(companies[mine as Name]);
    }
  });

  it('gives cookies to this host, to https and to no script, and pages to nobody else', async () => {
    const browser = new Browser();
    const answers = [
      await browser.ask(`${stage.url}/`),
      await browser.ask(`${stage.url}/connect/google`),
      await connected(browser, 'google'),
    ];
    const cookies = answers.flatMap(({ headers }) => headers.getSetCookie());
    expect(cookies.length).toBeGreaterThan(2);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-afterword-(?:visit|consent|session)=[\w-]{20,}; /);
      for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) {
        expect(cookie.split('; ')).toContain(part);
      }
      expect(cookie).not.toMatch(/domain/i);
    }
    for (const path of ['/', '/interviews', '/settings', '/nothing']) {
      const { headers } = await browser.ask(stage.url + path);
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*|https?:|data:/);
      expect(headers.get('strict-transport-security')).toMatch(/^max-age=/);
    }
  });

  it('takes the answer to a consent once, from the browser that asked, for the provider asked', async () => {
    const [one, other] = [new Browser(), new Browser()];
    const back = here(await one.consent(stage.url, 'google'));
    await other.consent(stage.url, 'google');
    const wrong = [
      await new Browser().ask(back),
      await other.ask(back),
      await one.ask(back.replace('/google/', '/outlook/')),
      await one.ask(back),
    ];
    for (const answer of wrong) {
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('<h1>This link has been used or is too old</h1>');
      expect(answer.headers.getSetCookie().join()).not.toContain('session');
    }
    const good = here(await one.consent(stage.url, 'google'));
    // A code of somebody else's under a state of one's own.
    const stolen = here(await other.consent(stage.url, 'google'));
    const mixed = new URL(good);
    mixed.searchParams.set('code', new URL(stolen).searchParams.get('code') ?? '');
    const refused = await one.ask(mixed.href);
    expect([refused.status, refused.headers.get('location')]).toStrictEqual([400, null]);
    expect(await refused.text()).toContain('<h1>That did not work</h1>');
    expect((await one.ask(`${stage.url}/settings`)).status).toBe(403);
  });

  it('leads by its public address alone, whatever a request says that it was sent to', async () => {
    const heads = [
      `Host: ${evil}\r\n`,
      `Host: afterword.example.com\r\nX-Forwarded-Host: ${evil}\r\nX-Forwarded-Proto: http\r\n`,
      `Host: ${evil}:443\r\nForwarded: host=${evil}\r\nOrigin: https://${evil}\r\n`,
    ];
    for (const head of heads) {
      for (const path of ['/connect/google', '/look', '/', `/?next=https://${evil}`]) {
        for (const target of [path, `https://${evil}${path}`]) {
          const answer = await said(`GET ${target} HTTP/1.1\r\n${head}Connection: close\r\n\r\n`);
          expect(answer).toMatch(/^HTTP\/1\.1 (?:200|302|303) /);
          const to = /^location: (.*)$/im.exec(answer)?.[1]?.trim() ?? '/';
          expect(answer.replace(to, '')).not.toContain(evil);
          if (path !== '/connect/google') expect(to).toBe('/');
          else {
            const asked = new URL(to);
            expect(asked.origin).toBe(new URL(stage.google.sandbox.url).origin);
            const redirect = asked.searchParams.get('redirect_uri');
            expect(redirect).toBe(`${publicUrl}/connect/google/callback`);
          }
        }
      }
    }
  });

  it('answers what is hardly a request with few words, and none of its own workings', async () => {
    const many = Array.from({ length: 500 }, (_, i) => `X-${i}: ${'x'.repeat(100)}\r\n`).join('');
    const chunked = 'Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n';
    const requests = [
      'GET / HTTP/1.1\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: x/../y?z#\r\nConnection: close\r\n\r\n',
      `GET //${evil}/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      'GET /%00%ff%0d%0aX-Evil:%201 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      `GET /${'x'.repeat(30_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: x\r\n${many}\r\n`,
      `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'__Host-afterword-session=x; '.repeat(300)}\r\nConnection: close\r\n\r\n`,
      'POST /settings HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'POST /settings HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
      // In chunks, as nobody sends a form, but a proxy may.
      `POST /notify/outlook HTTP/1.1\r\nHost: x\r\n${chunked}2\r\n{}\r\n0\r\n\r\n`,
      `POST /settings HTTP/1.1\r\nHost: x\r\n${chunked}3\r\na=b\r\n0\r\n\r\n`,
      'TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      'CONNECT evil.example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n',
      '\r\n\r\n\u0000\u0001\u0002 nonsense\r\n\r\n',
    ];
    for (const request of requests) {
      const answer = await said(request);
      const what = request.slice(0, 60);
      expect([what, answer.split('\r\n')[0]]).toStrictEqual([
        what,
        expect.stringMatching(/^(?:HTTP\/1\.1 [234]\d\d .*)?$/),
      ]);
      expect(answer).not.toMatch(/\.(?:ts|js|mjs):\d+|node_modules|TypeError|^x-evil/im);
    }
    expect((await fetch(`${stage.url}/`)).status).toBe(200);
  });

  it('says nothing of anybody on /health, nor on its streams', async () => {
    const health = await (await fetch(`${stage.url}/health`)).text();
    for (const text of [health, stage.host.now.said()]) {
      expect(text).not.toMatch(/Umbrella|Initech|Maya|Patel|Lena|@|__Host|session|evil/i);
    }
  });
});
