/** What the host makes of its settings and of its folder. */

import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../infra/local/host/config.ts';
import { connectBoth } from './browser.ts';
import { freePort, spawnHost } from './host-process.ts';
import { inDays, interviewAt } from './people.ts';
import { Scene } from './scene.ts';
import { both, onStage } from './stage.ts';

const secret = 'made-up-secret-of-the-operator';

describe.concurrent('a setting that cannot be used', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'afterword-settings-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts a host that has to give up; its exit status and all that it says. */
  async function refused(
    environment: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number | null; readonly said: string }> {
    const host = spawnHost({
      PORT: String(await freePort()),
      DATA_DIR: join(folder, 'data'),
      GOOGLE_CLIENT_ID: 'client',
      GOOGLE_CLIENT_SECRET: secret,
      MICROSOFT_CLIENT_ID: 'client',
      MICROSOFT_CLIENT_SECRET: secret,
      ...environment,
    });
    const timer = setTimeout(() => void host.kill(), 15_000);
    await once(host.child, 'close');
    clearTimeout(timer);
    return { status: host.child.exitCode, said: host.said() };
  }

  for (const [what, name, environment] of [
    ['a port that is no number', 'PORT', { PORT: 'abc' }],
    ['a public address in plain http', 'PUBLIC_URL', { PUBLIC_URL: 'http://example.com' }],
    ['a missing secret', 'GOOGLE_CLIENT_SECRET', { GOOGLE_CLIENT_SECRET: '' }],
    ['a folder below a file', 'DATA_DIR', { DATA_DIR: '/dev/null/afterword' }],
    // Of Linux: they are, for the administrator too, folders in which nothing can be made.
    ['a folder in /proc', 'DATA_DIR', { DATA_DIR: '/proc/afterword' }],
    ['/proc itself', 'DATA_DIR', { DATA_DIR: '/proc' }],
    ['a folder far down in /sys', 'DATA_DIR', { DATA_DIR: '/sys/afterword/data' }],
    ['/sys itself', 'DATA_DIR', { DATA_DIR: '/sys' }],
  ] as const) {
    it(`is refused in one sentence that names it: ${what}`, async () => {
      const { status, said } = await refused(environment);
      expect(said.trim().split('\n')).toHaveLength(1);
      expect(said).toContain(name);
      expect(said).not.toContain(secret);
      expect(status).toBe(2);
    });
  }

  it('is refused wherever it makes no sense', () => {
    for (const environment of [
      { PORT: '70000' },
      { PORT: '-1' },
      { PUBLIC_URL: 'here' },
      { PUBLIC_URL: 'ftp://localhost' },
      { PUBLIC_URL: 'http://127.0.0.1.example.com' },
      { PUBLIC_URL: 'http://localhost.example.com' },
      { PUBLIC_URL: 'https://user:pass@example.com' },
      { GRAPH_URL: 'http://graph.example.com' },
      { GOOGLE_ISSUER_URL: 'accounts.example.com' },
      { POLL_SECONDS: '0' },
      { POLL_SECONDS: '1.5' },
      { MICROSOFT_CLIENT_ID: 'client' },
    ]) {
      const [name = ''] = Object.keys(environment);
      const said = name === 'MICROSOFT_CLIENT_ID' ? 'MICROSOFT_CLIENT_SECRET' : name;
      expect(() => readConfig(environment)).toThrow(said);
    }
  });

  it('is refused in one sentence where the port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const taken = { PORT: String(port), DATA_DIR: join(folder, 'used') };
    // A sandbox serves already when the port is tried.
    for (const client of ['client', '']) {
      const { status, said } = await refused({ ...taken, GOOGLE_CLIENT_ID: client });
      expect(said.trim().split('\n')).toHaveLength(1);
      expect(said).toContain(String(port));
      expect(status).toBe(2);
    }
    server.close();
  });

  it('is refused in one sentence where a file is in the folder’s place', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, 'not a folder');
    const { status, said } = await refused({ DATA_DIR: file });
    expect(said).toBe('afterword: DATA_DIR cannot be used: it is a file, or lies below one\n');
    expect(status).toBe(2);
  });

  it.each([
    ['afterword.sqlite', 'DATA_DIR cannot be used: the file is no database'],
    ['sandbox.sqlite', 'DATA_DIR cannot be used: the file is no database'],
    ['key', 'DATA_DIR cannot be used: the key file is not one of 32 bytes'],
  ])(
    'is refused where %s in the folder is something else, with sandboxes too',
    async (name, why) => {
      const dataDir = join(folder, `with-${name}`);
      mkdirSync(dataDir);
      writeFileSync(join(dataDir, name), 'something else than expected', { mode: 0o600 });
      const { status, said } = await refused({ DATA_DIR: dataDir, GOOGLE_CLIENT_ID: '' });
      expect(said).toBe(`afterword: ${why}\n`);
      expect(status).toBe(2);
    },
  );
});

describe('the folder of a host', () => {
  it('holds no token in plain text, and the key is its owner’s alone', () =>
    onStage(async (stage) => {
      await connectBoth(stage);
      await Promise.all(
        both.map((name) =>
          new Scene(stage[name], interviewAt(`Folder${name}`, inDays(5, 10))).begin(),
        ),
      );
      const tokens = both.flatMap((name) =>
        stage[name].exchanges.flatMap(({ replyBody, requestBody }) => [
          ...[...replyBody.matchAll(/"(?:access|refresh|id)_token":\s*"([^"]+)"/g)].map(
            (match) => match[1] ?? '',
          ),
          ...[...requestBody.matchAll(/client_secret=([^&]+)|code_verifier=([^&]+)/g)].map(
            (match) => match[1] ?? match[2] ?? '',
          ),
        ]),
      );
      expect(tokens.length).toBeGreaterThan(8);
      for (const file of readdirSync(stage.dataDir)) {
        const content = readFileSync(join(stage.dataDir, file), 'latin1');
        expect(tokens.filter((token) => content.includes(token))).toStrictEqual([]);
        expect([file, statSync(join(stage.dataDir, file)).mode & 0o077]).toStrictEqual([file, 0]);
      }
      expect(statSync(join(stage.dataDir, 'key')).mode & 0o777).toBe(0o600);
    }));

  it('with another key in it is no reason to write anything, or to disconnect anybody', () =>
    onStage(async (stage) => {
      await connectBoth(stage);
      const scene = await new Scene(stage.google, interviewAt('Keyless', inDays(5, 10))).begin();
      await stage.host.now.kill();
      const key = readFileSync(join(stage.dataDir, 'key'));
      chmodSync(join(stage.dataDir, 'key'), 0o600);
      rmSync(join(stage.dataDir, 'key'));
      const said = both.map((name) => stage[name].exchanges.length);
      await stage.start().catch(() => undefined);
      await stage.calm(300);
      await stage.host.now.kill();
      expect(both.map((name) => stage[name].exchanges.length)).toStrictEqual(said);
      writeFileSync(join(stage.dataDir, 'key'), key, { mode: 0o600 });
      await stage.start();
      scene.person.deleteEvent(scene.id);
      await scene.comesToShow({ events: [], tasks: [] });
    }));
});
