/** The host of a newcomer: nobody signs in there, and yet no other site may do or read anything. */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acts } from '../../../infra/local/host/sandbox-acts.ts';
import { readMarkup } from '../../handlers/markup.ts';
import { Browser } from './browser.ts';
import { freePort, type HostProcess, spawnHost } from './host-process.ts';

const evil = 'evil.example.org';
const type = 'application/x-www-form-urlencoded';

describe('the sandbox', () => {
  let host: HostProcess;
  let url = '';
  const dataDir = mkdtempSync(join(tmpdir(), 'afterword-sandbox-strangers-'));
  const browser = new Browser();
  let token = '';
  beforeAll(async () => {
    host = spawnHost({ PORT: String(await freePort()), DATA_DIR: dataDir });
    url = await host.ready();
    const page = await (await browser.ask(`${url}/sandbox`)).text();
    token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
  }, 60_000);
  afterAll(async () => {
    await host?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  const targets = [
    '/sandbox/skip',
    ...[...acts.keys()].flatMap((act) => [`/sandbox/google/${act}`, `/sandbox/outlook/${act}`]),
  ];
  const fields = {
    ...{ days: '7', title: 'Interview with Acme', start: '2099-05-04T10:00', text: 'x' },
    ...{ which: 'invitation', id: 'x', line: '#rejected', answer: 'accepted' },
  };

  async function shown(): Promise<string> {
    const page = await (await browser.ask(`${url}/sandbox`)).text();
    // Minutes go by by themselves; a skipped week would show.
    return page
      .replaceAll(/ name="token" value="[^"]*"/g, '')
      .replace(/T\d\d:\d\d">(.*), \d\d:\d\d<\/time>/, '">$1</time>');
  }

  it('does nothing that another site asks for', async () => {
    const before = await shown();
    const attacks: readonly (readonly [Readonly<Record<string, string>>, object])[] = [
      [{ origin: `https://${evil}` }, { ...fields, token }],
      [
        { origin: 'null', 'sec-fetch-site': 'cross-site' },
        { ...fields, token },
      ],
      [{ origin: 'http://localhost:1' }, { ...fields, token }],
      [{}, { ...fields, token }],
      [{ origin: url }, fields],
      [{ origin: url }, { ...fields, token: `${token.slice(0, -1)}?` }],
      [
        { origin: url, 'content-type': 'text/plain' },
        { ...fields, token },
      ],
      [{ 'content-type': 'application/json' }, { ...fields, token }],
    ];
    for (const path of targets) {
      for (const [headers, body] of attacks) {
        const sent = new URLSearchParams(Object.entries(body)).toString();
        const init = { method: 'POST', headers: { 'content-type': type, ...headers }, body: sent };
        const answer = await browser.ask(url + path, init);
        expect([path, headers, answer.status]).toStrictEqual([path, headers, 403]);
        expect(await answer.text()).toContain('<h1>');
      }
    }
    expect(await shown()).toBe(before);
  });

  it('shows nothing under a name that is not this machine’s, whatever address it leads to', async () => {
    const { port } = new URL(url);
    for (const path of ['/', '/sandbox', '/sandbox/changes', '/interviews', '/export.json']) {
      for (const host of [`${evil}:${port}`, `localhost.${evil}:${port}`, `x.localhost:${port}`]) {
        const [status, text] = await got(path, host);
        expect([path, host, status]).toStrictEqual([path, host, 403]);
        expect(text).toContain(`Please open ${url} instead.`);
        expect(text).not.toMatch(/maya|interview with/i);
      }
      const [status] = path === '/sandbox/changes' ? [200] : await got(path, `127.0.0.1:${port}`);
      expect([path, status]).toStrictEqual([path, 200]);
    }
  });

  /** Asks this host under another name, as a browser does that was told a wrong address for it. */
  function got(path: string, name: string): Promise<readonly [number, string]> {
    return new Promise((resolve, reject) => {
      const asked = request(url + path, { headers: { host: name } }, (answer) => {
        let text = '';
        answer.on('data', (chunk) => {
          text += String(chunk);
        });
        answer.on('end', () => resolve([answer.statusCode ?? 0, text]));
      });
      asked.on('error', reject).end();
    });
  }

  it('shows no entry that there is not, and takes no act that there is not', async () => {
    const strange = encodeURIComponent('"><script>alert(1)</script>');
    for (const path of [
      ...[`/sandbox/google/event?id=${strange}`, `/sandbox/outlook/task?id=${strange}`],
      ...[`/sandbox/google/${strange}`, '/sandbox/other/event?id=1', '/sandbox/google/event'],
      ...['/sandbox/google/constructor', '/sandbox/__proto__/event?id=x', `/sandbox/${strange}`],
    ]) {
      for (const init of [{}, postOf({ ...fields, token })]) {
        const answer = await browser.ask(url + path, init);
        expect([path, answer.status]).toStrictEqual([path, 404]);
        const text = await answer.text();
        expect(text).toContain('<h1>');
        expect(text).not.toContain('<script>');
      }
    }
    for (const month of [strange, '0000-00', '9999-99', '2026-13', '-1', 'NaN']) {
      const answer = await browser.ask(`${url}/sandbox?month=${month}&since=${month}`);
      expect([month, answer.status]).toStrictEqual([month, 200]);
      expect(await answer.text()).not.toContain('<script>alert');
    }
    for (const days of ['0', '-1', '61', 'NaN', '1.5', '', '999999999']) {
      const answer = await browser.ask(`${url}/sandbox/skip`, postOf({ days, token }));
      expect([days, answer.status]).toStrictEqual([days, 400]);
    }
    expect(host.said().trim().split('\n')).toHaveLength(1);
  });

  it('shows what anybody writes into it as letters', async () => {
    const payloads = [
      '"><script>alert(1)</script>',
      '</textarea></title></svg><img src=x onerror=alert(1)>',
      `javascript:alert(1) ${url}/"onclick="x mailto:a"onclick="x https://${evil}/`,
      `${url}@${evil}/ ${url}.${evil}/ ${url}/go/x"><b> mailto:x?attach=/etc/passwd`,
    ];
    const plain = new Set([...readMarkup(await shown()).made]);
    for (const payload of payloads) {
      const title = `Interview with Acme ${payload}`;
      const words = { title, text: `met Dana ${payload}\n${payload}`, start: '2099-05-04T10:00' };
      const added = await browser.ask(`${url}/sandbox/google/add`, postOf({ ...words, token }));
      expect(added.status).toBe(303);
      const board = await (await browser.ask(`${url}/sandbox?month=2099-05`)).text();
      const { addresses } = readMarkup(board);
      const entries = addresses.filter((one) => /^\/sandbox\/\w+\/(?:event|task)\?/.test(one));
      expect(entries.length).toBeGreaterThan(0);
      for (const path of [...new Set(entries), '/sandbox', '/interviews', '/questions']) {
        const page = readMarkup(await (await browser.ask(url + path)).text());
        const led = page.addresses.filter(
          (one) => !/^(?:\/(?![/\\])|#|mailto:[^?]*\?subject=)/.test(one),
        );
        expect([path, led.filter((one) => !one.startsWith(`${url}/`))]).toStrictEqual([path, []]);
        const wild = [...page.made].filter((one) =>
          /\[(?:on|style|srcdoc)|^(?:script|img|b)$/.test(one),
        );
        expect(wild.filter((one) => !plain.has(one))).toStrictEqual([]);
      }
    }
  });

  function postOf(body: object): RequestInit {
    const headers = { origin: url, 'content-type': type };
    return { method: 'POST', headers, body: new URLSearchParams(Object.entries(body)).toString() };
  }
});

describe('a sandbox beside a real provider, on a host that the whole world can reach', () => {
  it('is shown to nobody', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'afterword-sandbox-public-'));
    const port = await freePort();
    const host = spawnHost({
      ...{ PORT: String(port), DATA_DIR: dataDir, PUBLIC_URL: 'https://afterword.example.com' },
      ...{ GOOGLE_CLIENT_ID: 'client', GOOGLE_CLIENT_SECRET: 'made-up-secret' },
    });
    await host.ready();
    try {
      const home = await (await fetch(`http://localhost:${port}/`)).text();
      expect(home).not.toContain('href="/sandbox"');
      for (const path of ['/sandbox', '/sandbox/changes', '/sandbox/outlook/event?id=1']) {
        const answer = await fetch(`http://localhost:${port}${path}`);
        expect([path, answer.status]).toStrictEqual([path, 404]);
      }
    } finally {
      await host.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
