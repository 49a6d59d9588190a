/** A function of Lambda's: as many environments as events come at once, and an account of each event. */
import { randomBytes, randomUUID } from 'node:crypto';
import {
  accountId,
  type Environment,
  type FunctionSpec,
  InitError,
  region,
  startEnvironment,
} from './environment.ts';

/** What the caller of a function gets, and what Lambda's REPORT line tells. */
export type Invoked = {
  /** JSON. */
  readonly payload: string;
  readonly isError: boolean;
  /** As billed: the event's own time, and that of the init where there was one. */
  readonly durationMs: number;
  readonly initMs: number | null;
  readonly peakMb: number;
};

export type LambdaFunction = {
  readonly spec: FunctionSpec;
  /** Carries an event out, in a new environment where all others are busy. */
  invoke(event: unknown): Promise<Invoked>;
  /** All that has come of it so far, in order. */
  readonly invoked: readonly Invoked[];
  /** The environments that are busy now. */
  busy(): readonly Environment[];
  /** Ends all environments that wait for an event, as Lambda does after a while. */
  recycle(): Promise<void>;
  /** What all environments have said so far. */
  said(): string;
  close(): Promise<void>;
};

/** Nothing is started before the first event. */
export function lambdaFunction(spec: FunctionSpec): LambdaFunction {
  const idle: Environment[] = [];
  const busy = new Set<Environment>();
  const all: Environment[] = [];
  const invoked: Invoked[] = [];
  const arn = `arn:aws:lambda:${region}:${accountId}:function:${spec.name}`;
  let isClosed = false;
  const start = async (): Promise<Environment> => {
    const environment = await startEnvironment(spec, streamName());
    all.push(environment);
    if (isClosed) await environment.kill();
    return environment;
  };
  const carryOut = async (event: unknown): Promise<Invoked> => {
    const warm = idle.pop() ?? null;
    const environment = warm ?? (await start());
    busy.add(environment);
    const requestId = randomUUID();
    const begun = performance.now();
    const told = await environment.ask({
      requestId,
      event: JSON.stringify(event),
      deadlineMs: Date.now() + spec.timeoutMs,
      functionArn: arn,
      traceId: `Root=1-${hex(4)}-${hex(12)};Parent=${hex(8)};Sampled=0`,
    });
    const ownMs = performance.now() - begun;
    const peakMb = environment.peakMb();
    busy.delete(environment);
    const initMs = warm === null ? environment.initMs : null;
    const durationMs = ownMs + (initMs ?? 0);
    if (told === 'ended' || told === 'late') {
      await environment.kill();
      const payload = lost(requestId, told === 'late', spec);
      return { payload, isError: true, durationMs, initMs, peakMb };
    }
    idle.push(environment);
    return { payload: told.payload, isError: told.is === 'error', durationMs, initMs, peakMb };
  };
  return {
    spec,
    invoked,
    invoke: async (event) => {
      const one = await carryOut(event).catch((error: unknown) => {
        if (!(error instanceof InitError)) throw error;
        return { payload: error.payload, isError: true, durationMs: 0, initMs: null, peakMb: 0 };
      });
      invoked.push(one);
      return one;
    },
    busy: () => [...busy],
    recycle: async () => {
      await Promise.all(idle.splice(0).map((one) => one.kill()));
    },
    said: () => all.map((one) => one.said()).join(''),
    close: async () => {
      isClosed = true;
      await Promise.all(all.map((one) => one.kill()));
    },
  };
}

/** What Lambda answers in place of a function that said nothing. */
function lost(requestId: string, isLate: boolean, { timeoutMs }: FunctionSpec): string {
  const errorType = isLate ? 'Sandbox.Timedout' : 'Runtime.ExitError';
  const what = isLate
    ? `Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`
    : 'Runtime exited without providing a reason';
  return JSON.stringify({ errorType, errorMessage: `RequestId: ${requestId} Error: ${what}` });
}

function streamName(): string {
  return `${new Date().toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${hex(16)}`;
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
