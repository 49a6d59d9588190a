/** The host as its operator runs it: a process of its own, fed by environment variables alone. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');
const readyMs = 20_000;

export type HostProcess = {
  readonly child: ChildProcess;
  /** All that it has said so far on both streams. */
  said(): string;
  /** Settles with the address that it names as ready; fails where it ends before. */
  ready(): Promise<string>;
  /** Ends it without a warning, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to end; settles with its exit status. */
  stop(): Promise<number | null>;
};

/** Starts the host; nothing of this process's environment but the path reaches it. */
export function spawnHost(
  environment: Readonly<Record<string, string>>,
  program = 'infra/local/host/run.ts',
  flags: readonly string[] = [],
): HostProcess {
  const child = spawn(process.execPath, [...flags, join(root, program)], {
    // No .env of whoever runs the tests is read.
    cwd: import.meta.dirname,
    env: {
      PATH: process.env.PATH ?? '',
      NODE_NO_WARNINGS: '1',
      // A host starts in half the time where another one has read the same sources before.
      NODE_COMPILE_CACHE: join(tmpdir(), 'afterword-compiled'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const ended = once(child, 'close');
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    child,
    said: () => said,
    ready: async () => {
      const address = (): string | undefined => /ready at (\S+)/.exec(said)?.[1];
      const until = performance.now() + readyMs;
      while (!address()) {
        if (isOver()) throw new Error(`the host ended before it was ready: ${said}`);
        if (performance.now() > until) throw new Error(`the host is not ready: ${said}`);
        await new Promise((done) => setTimeout(done, 5));
      }
      return address() ?? '';
    },
    kill: async () => {
      if (!isOver()) child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      if (!isOver()) child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
}

/**
 * A port of this machine that nobody listens on just now. Below those that the system gives to outgoing
 * connections, of which one might take it before the host does.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
