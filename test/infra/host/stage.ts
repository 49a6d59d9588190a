/**
 * A stage for the product as strangers see it: two providers that know nothing of it, the host as a
 * process of its own, and a look at everything that is said between them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { startSandboxGoogle } from '../../../infra/local/sandbox/google/start-sandbox-google.ts';
import {
  type SandboxOutlook,
  startSandboxOutlook,
} from '../../../infra/local/sandbox/outlook/start-sandbox-outlook.ts';
import { memoryRecords } from '../../../infra/local/sandbox/records.ts';
import type { Sandbox } from '../../../infra/local/sandbox/sandbox.ts';
import type { Exchange } from '../../../infra/local/sandbox/serve.ts';
import { checkGoogleExchange } from '../sandbox/google-conformance.ts';
import { checkOutlookExchange } from '../sandbox/outlook-conformance.ts';
import { freePort, type HostProcess, spawnHost } from './host-process.ts';
import { maya } from './people.ts';
import { until } from './waiting.ts';

export type Name = 'google' | 'outlook';
export const both: readonly Name[] = ['google', 'outlook'];

/** A provider with all that was said to it. */
export type Played = {
  readonly name: Name;
  readonly sandbox: Sandbox;
  readonly exchanges: Exchange[];
  /** Told of every exchange, before its answer is on the way. */
  readonly ear: { onHeard: (exchange: Exchange) => void };
  /** When the last exchange ended that was no poll of tasks, on `performance.now()`. */
  lastHeard: number;
  /** Reads through the provider's API what the product is granted; nobody writes this down. */
  peek(path: string): Promise<unknown>;
};

export type Stage = {
  readonly google: Played;
  readonly outlook: Played & { readonly sandbox: SandboxOutlook };
  readonly dataDir: string;
  /** Where the host's doors are. */
  readonly url: string;
  /** How notifications travel; tests lose or hold them. */
  readonly post: { deliver: (request: Request) => Promise<Response> };
  readonly host: { now: HostProcess };
  /** Starts the host again, with other settings where they are given. */
  start(more?: Readonly<Record<string, string>>): Promise<void>;
  /** Settles when nothing but polls of tasks was said for a while. */
  calm(quietMs?: number): Promise<void>;
  /** Ends everything; the exit status of the host, null where it was killed. */
  end(): Promise<number | null>;
  /** Ends everything and checks all that was said: by the rules of the providers, and for secrets. */
  close(): Promise<void>;
};

const secrets = { google: 'made-up-google-secret', outlook: 'made-up-outlook-secret' };

/** Opens a stage and starts the host; nobody is connected yet. */
export async function openStage(
  environment: Readonly<Record<string, string>> = {},
): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'afterword-host-'));
  const post = { deliver: (request: Request) => fetch(request) };
  const google = await played('google', post, startSandboxGoogle);
  const outlook = await played('outlook', post, startSandboxOutlook);
  const port = await freePort();
  const settings = {
    PORT: String(port),
    DATA_DIR: dataDir,
    POLL_SECONDS: '60',
    GOOGLE_CLIENT_ID: 'client-of-google',
    GOOGLE_CLIENT_SECRET: secrets.google,
    GOOGLE_ISSUER_URL: google.sandbox.url,
    GOOGLE_API_URL: google.sandbox.url,
    GOOGLE_TASKS_URL: google.sandbox.url,
    MICROSOFT_CLIENT_ID: 'client-of-outlook',
    MICROSOFT_CLIENT_SECRET: secrets.outlook,
    MICROSOFT_ISSUER_URL: outlook.sandbox.url,
    GRAPH_URL: outlook.sandbox.url,
    ...environment,
  };
  const said: HostProcess[] = [];
  const host = { now: spawnHost(settings) };
  said.push(host.now);
  await host.now.ready().catch(async (error: unknown) => {
    await ended([google, outlook], host.now, dataDir);
    throw error;
  });
  return {
    google,
    outlook,
    dataDir,
    url: `http://localhost:${port}`,
    post,
    host,
    start: async (more = {}) => {
      host.now = spawnHost({ ...settings, ...more });
      said.push(host.now);
      await host.now.ready();
    },
    calm: (quietMs = 600) => calm([google, outlook], quietMs),
    end: () => ended([google, outlook], host.now, dataDir),
    close: async () => {
      const status = await ended([google, outlook], host.now, dataDir);
      // Whoever is asked to end does so in peace; who was killed in the end has no status.
      expect([0, null]).toContain(status);
      expect(wrongIn(google, outlook)).toStrictEqual([]);
      expect(said.flatMap((one) => leaksIn(one.said(), [google, outlook]))).toStrictEqual([]);
    },
  };
}

/** Plays on a stage of its own, and closes it. */
export async function onStage(
  play: (stage: Stage) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const stage = await openStage(environment);
  try {
    await play(stage);
  } catch (error) {
    if (error instanceof Error) error.message += `\nThe host said: ${stage.host.now.said()}`;
    await stage.end();
    throw error;
  }
  await stage.close();
}

async function ended(
  all: readonly Played[],
  host: HostProcess,
  dataDir: string,
): Promise<number | null> {
  const status = await host.stop();
  for (const { sandbox } of all) await sandbox.close();
  rmSync(dataDir, { recursive: true, force: true });
  return status;
}

async function played<T extends Sandbox>(
  name: Name,
  post: Stage['post'],
  start: (options: Parameters<typeof startSandboxGoogle>[0]) => Promise<T>,
): Promise<Played & { readonly sandbox: T }> {
  const exchanges: Exchange[] = [];
  const ear = { onHeard: (_exchange: Exchange): void => undefined };
  let isPeeking = false;
  const sandbox = await start({
    port: 0,
    records: memoryRecords(),
    now: Date.now,
    owner: maya[name],
    client: { id: `client-of-${name}`, secret: secrets[name] },
    onExchange: (exchange) => {
      if (isPeeking) return;
      exchanges.push(exchange);
      ear.onHeard(exchange);
      if (!isTaskPoll(exchange)) self.lastHeard = performance.now();
    },
    deliver: (request) => post.deliver(request),
  });
  const self = {
    name,
    sandbox,
    exchanges,
    ear,
    lastHeard: performance.now(),
    peek: async (path: string): Promise<unknown> => {
      const authorization = exchanges
        .map(({ requestHeaders }) => requestHeaders.authorization ?? '')
        .findLast((header) => header.startsWith('Bearer '));
      isPeeking = true;
      try {
        const headers = { authorization: authorization ?? '' };
        return await (await fetch(sandbox.url + path, { headers })).json();
      } finally {
        isPeeking = false;
      }
    },
  };
  return self;
}

function isTaskPoll({ method, path }: Exchange): boolean {
  return method === 'GET' && /\/tasks/.test(path);
}

async function calm(all: readonly Played[], quietMs: number): Promise<void> {
  const since = performance.now();
  await until('nothing more is said', () => {
    const last = Math.max(since, ...all.map(({ lastHeard }) => lastHeard));
    return performance.now() - last >= quietMs;
  });
}

/** What is wrong with anything that was said to either provider. */
function wrongIn(google: Played, outlook: Played): readonly string[] {
  return [
    ...google.exchanges.flatMap(checkGoogleExchange),
    ...outlook.exchanges.flatMap(checkOutlookExchange),
  ];
}

/** Whatever the host said of persons, or of secrets, though it must never. */
function leaksIn(said: string, all: readonly Played[]): readonly string[] {
  const tokens = all
    .flatMap(({ exchanges }) => exchanges)
    .flatMap(({ requestHeaders, replyBody }) => [
      (requestHeaders.authorization ?? '').replace(/^\w+ /, ''),
      ...[...replyBody.matchAll(/"(?:access|refresh|id)_token":\s*"([^"]+)"/g)].map(
        (match) => match[1] ?? '',
      ),
    ])
    .filter((token) => token !== '');
  const words = ['Maya', 'Patel', '@example', 'Interview', ...Object.values(secrets), ...tokens];
  return [...new Set(words)].filter((word) => said.includes(word));
}
