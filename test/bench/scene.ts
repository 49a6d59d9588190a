/** The host as its operator starts it, and one provider beside it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandboxGoogle } from '../../infra/local/sandbox/google/start-sandbox-google.ts';
import { startSandboxOutlook } from '../../infra/local/sandbox/outlook/start-sandbox-outlook.ts';
import { memoryRecords } from '../../infra/local/sandbox/records.ts';
import type { Sandbox } from '../../infra/local/sandbox/sandbox.ts';
import type { Exchange } from '../../infra/local/sandbox/serve.ts';
import { freePort, type HostProcess, spawnHost } from '../infra/host/host-process.ts';
import { maya } from '../infra/host/people.ts';
import { until } from '../infra/host/waiting.ts';

/** Prints one figure. */
export type Print = (name: string, value: number, unit: string, comparedWith: string) => void;
export type Name = 'google' | 'outlook';

/** The host with the program and flags of `npm start`. */
function asNpmStarts(environment: Readonly<Record<string, string>>): HostProcess {
  const root = new URL('../../', import.meta.url);
  const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
    scripts: { start: string };
  };
  const [, ...words] = scripts.start.split(' ');
  return spawnHost(environment, words.at(-1), words.slice(0, -1));
}

/** A host as `npm start` runs it, with one provider that is a process's neighbour. */
export type Scene = {
  readonly sandbox: Sandbox;
  readonly exchanges: Exchange[];
  readonly host: HostProcess;
  /** Settles when nothing was said for a while. */
  calm(): Promise<void>;
  close(): Promise<void>;
};

/** Starts both; `before`: what stands in the calendar before anybody connects. */
export async function scene(name: Name, before: (sandbox: Sandbox) => void): Promise<Scene> {
  const exchanges: Exchange[] = [];
  const dataDir = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
  const client = { id: 'client', secret: 'secret' };
  const start = name === 'google' ? startSandboxGoogle : startSandboxOutlook;
  const sandbox: Sandbox = await start({
    port: 0,
    records: memoryRecords(),
    now: Date.now,
    owner: maya[name],
    client,
    onExchange: (exchange) => exchanges.push(exchange),
    deliver: (request) => fetch(request),
  });
  before(sandbox);
  const prefix = name === 'google' ? 'GOOGLE' : 'MICROSOFT';
  const port = String(await freePort());
  const settings = {
    PORT: port,
    DATA_DIR: dataDir,
    POLL_SECONDS: '3600',
    [`${prefix}_CLIENT_ID`]: client.id,
    [`${prefix}_CLIENT_SECRET`]: client.secret,
    [`${prefix}_ISSUER_URL`]: sandbox.url,
    GOOGLE_API_URL: sandbox.url,
    GOOGLE_TASKS_URL: sandbox.url,
    GRAPH_URL: sandbox.url,
  };
  const host = asNpmStarts(settings);
  await host.ready();
  const calm = async (): Promise<void> => {
    let seen = -1;
    await until('nothing more is said', async () => {
      if (exchanges.length === seen) return true;
      seen = exchanges.length;
      await new Promise((done) => setTimeout(done, 1200));
      return false;
    });
  };
  return {
    sandbox,
    exchanges,
    host,
    calm,
    close: async () => {
      await host.stop();
      await sandbox.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
