/**
 * One execution environment of Lambda: a process that holds a bundle, with Lambda's variables and limits.
 * Between two events it is frozen, as Lambda does it: whatever it left undone waits, and may be too late.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Asked, serveRuntimeApi, type Told } from './runtime-api.ts';

export const region = 'eu-central-1';
/** As the local SQS writes it into the names of its queues. */
export const accountId = '000000000000';

export type FunctionSpec = {
  readonly name: string;
  /** The folder with `index.mjs`. */
  readonly folder: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  /** What the template sets; Lambda's own variables are added. */
  readonly environment: Readonly<Record<string, string>>;
};

export type Environment = {
  readonly pid: number;
  /** How long it took from the start of the process until it first asked for an event. */
  readonly initMs: number;
  /** What it said on both streams. */
  said(): string;
  isOver(): boolean;
  /** Most memory that it has held so far, in MB. */
  peakMb(): number;
  /** Hands over an event; what came of it, or that the process or its time ended before. */
  ask(asked: Asked): Promise<Told | 'ended' | 'late'>;
  /** Ends it without a warning, as Lambda does. */
  kill(): Promise<void>;
};

/** Why an environment did not come to be: Lambda's shape of an error. */
export class InitError extends Error {
  readonly payload: string;

  constructor(payload: string) {
    super('the function did not start');
    this.payload = payload;
  }
}

/** The program around handlers: ours, or AWS's own where it was built and is named. */
const client = process.env.AWS_LAMBDA_RIC
  ? join(process.env.AWS_LAMBDA_RIC, 'index.mjs')
  : join(import.meta.dirname, 'runtime-loop.mjs');

/** A frozen process would outlive whoever runs the tests. */
const alive = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/** Starts one and waits until its init is over. Fails with an `InitError`. */
export async function startEnvironment(spec: FunctionSpec, stream: string): Promise<Environment> {
  const api = await serveRuntimeApi();
  const begun = performance.now();
  const child = spawned(spec, api.address, stream);
  let said = '';
  for (const one of [child.stdout, child.stderr]) {
    one?.on('data', (chunk) => {
      said += String(chunk);
    });
  }
  const ended = once(child, 'close').then(() => 'ended' as const);
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const kill = async (): Promise<void> => {
    if (!isOver()) child.kill('SIGKILL');
    await ended;
    alive.delete(child);
    await api.close();
  };
  alive.add(child);
  const failed = await Promise.race([api.started, ended.then(() => exitOf(child))]);
  if (failed !== null) {
    await kill();
    throw new InitError(failed.payload);
  }
  const initMs = performance.now() - begun;
  api.onIdle = () => void child.kill('SIGSTOP');
  child.kill('SIGSTOP');
  return {
    pid: child.pid ?? 0,
    initMs,
    said: () => said,
    isOver,
    peakMb: () => peakOf(child),
    ask: async (asked) => {
      child.kill('SIGCONT');
      const late = Promise.withResolvers<'late'>();
      const timer = setTimeout(() => late.resolve('late'), asked.deadlineMs - Date.now());
      const told = await Promise.race([api.ask(asked), ended, late.promise]);
      clearTimeout(timer);
      return told;
    },
    kill,
  };
}

function spawned(spec: FunctionSpec, address: string, stream: string): ChildProcess {
  // As Lambda's own bootstrap starts Node: the heap is limited by the function's memory.
  const limits = [
    '--expose-gc',
    `--max-semi-space-size=${Math.floor((spec.memoryMb * 5) / 100)}`,
    `--max-old-space-size=${Math.floor((spec.memoryMb * 90) / 100)}`,
  ];
  return spawn(process.execPath, [...limits, client, 'index.handler'], {
    cwd: spec.folder,
    env: { ...lambdaVariables(spec, address, stream), ...spec.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** As AWS documents them ("Defined runtime environment variables"); nothing of this machine's. */
function lambdaVariables(
  { name, folder, memoryMb }: FunctionSpec,
  address: string,
  stream: string,
): Readonly<Record<string, string>> {
  return {
    _HANDLER: 'index.handler',
    AWS_DEFAULT_REGION: region,
    AWS_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_FORMAT: 'JSON',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: stream,
    AWS_LAMBDA_RUNTIME_API: address,
    // A role's credentials are temporary; each function has its own.
    AWS_ACCESS_KEY_ID: `ASIA${name.toUpperCase().replaceAll(/\W/g, '')}`,
    AWS_SECRET_ACCESS_KEY: `secret-of-${name}`,
    AWS_SESSION_TOKEN: `session-of-${name}`,
    LAMBDA_TASK_ROOT: folder,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    LANG: 'en_US.UTF-8',
    PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    TZ: ':UTC',
  };
}

/** A start that nobody explained, in Lambda's words. */
function exitOf({ exitCode, signalCode }: ChildProcess): Told {
  const how = signalCode === null ? `exit status ${exitCode}` : `signal: ${signalCode}`;
  const errorMessage = `Error: Runtime exited with error: ${how}`;
  const errorType = 'Runtime.ExitError';
  return { is: 'error', errorType, payload: JSON.stringify({ errorType, errorMessage }) };
}

function peakOf({ pid }: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
