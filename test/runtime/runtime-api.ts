/**
 * Lambda's Runtime API (2018-06-01) for one execution environment: hands out events one by one and takes
 * what came of them. Statuses and headers are those of AWS's OpenAPI description of it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listening } from './listening.ts';

/** Lambda takes and gives no more in one invocation: 6 MB and a little for the frame. */
const payloadLimit = 6 * 1024 * 1024 + 100;

export type Asked = {
  readonly requestId: string;
  /** JSON. */
  readonly event: string;
  readonly deadlineMs: number;
  readonly functionArn: string;
  readonly traceId: string;
};

/** What a function told of an invocation, or of its own start. */
export type Told =
  | { readonly is: 'response'; readonly payload: string }
  /** `payload`: Lambda's shape of an error, as JSON. */
  | { readonly is: 'error'; readonly payload: string; readonly errorType: string };

export type RuntimeApi = {
  /** As in `AWS_LAMBDA_RUNTIME_API`. */
  readonly address: string;
  /** Settles when the function asks for work for the first time, or says why it cannot. */
  readonly started: Promise<Told | null>;
  /** Called when the function has told and asks for more: Lambda freezes it now. */
  onIdle: () => void;
  /** Hands an event out; settles with what came of it. One at a time. */
  ask(asked: Asked): Promise<Told>;
  close(): Promise<void>;
};

/** Serves one environment on a free port of this machine. */
export async function serveRuntimeApi(): Promise<RuntimeApi> {
  const start = Promise.withResolvers<Told | null>();
  let waiting: ServerResponse | null = null;
  let asked: (Asked & { readonly tell: (told: Told) => void; isTaken: boolean }) | null = null;
  const handOut = (): void => {
    if (waiting === null || asked === null || asked.isTaken) return;
    asked.isTaken = true;
    waiting.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': asked.requestId,
      'lambda-runtime-deadline-ms': String(asked.deadlineMs),
      'lambda-runtime-invoked-function-arn': asked.functionArn,
      'lambda-runtime-trace-id': asked.traceId,
    });
    waiting.end(asked.event);
    waiting = null;
  };
  const told = (requestId: string, what: Told, reply: ServerResponse): void => {
    if (asked?.requestId !== requestId) {
      refuse(reply, 400, 'InvalidRequestID', 'Invalid request ID');
      return;
    }
    const { tell } = asked;
    asked = null;
    if (what.is === 'response' && Buffer.byteLength(what.payload) > payloadLimit) {
      const errorMessage = `Response payload size exceeded maximum allowed payload size (${payloadLimit} bytes).`;
      const errorType = 'Function.ResponseSizeTooLarge';
      tell({ is: 'error', errorType, payload: JSON.stringify({ errorType, errorMessage }) });
      refuse(reply, 413, 'RequestEntityTooLarge', errorMessage);
      return;
    }
    tell(what);
    accept(reply);
  };
  const server = createServer(async (request, reply) => {
    const [, path] = /^\/2018-06-01\/runtime(\/.*)$/.exec(request.url ?? '') ?? [];
    const [, requestId, kind] = /^\/invocation\/([\w-]+)\/(response|error)$/.exec(path ?? '') ?? [];
    const errorType = String(request.headers['lambda-runtime-function-error-type'] ?? 'Unhandled');
    if (request.method === 'GET' && path === '/invocation/next') {
      waiting = reply;
      start.resolve(null);
      handOut();
      if (waiting !== null) self.onIdle();
    } else if (request.method === 'POST' && path === '/init/error') {
      start.resolve({ is: 'error', payload: await textOf(request), errorType });
      accept(reply);
    } else if (request.method === 'POST' && requestId !== undefined) {
      const payload = await textOf(request);
      const isError = kind === 'error';
      const what: Told = isError
        ? { is: 'error', payload, errorType }
        : { is: 'response', payload };
      told(requestId, what, reply);
    } else refuse(reply, 403, 'Forbidden', 'there is no such path');
  });
  // An environment is frozen for as long as nobody needs it, and finds its line as it was.
  server.keepAliveTimeout = 0;
  server.requestTimeout = 0;
  const { address, close } = await listening(server);
  const self: RuntimeApi = {
    address,
    started: start.promise,
    onIdle: () => undefined,
    ask: (next) => {
      const { promise, resolve } = Promise.withResolvers<Told>();
      asked = { ...next, tell: resolve, isTaken: false };
      handOut();
      return promise;
    },
    close,
  };
  return self;
}

function accept(reply: ServerResponse): void {
  reply.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}\n');
}

function refuse(reply: ServerResponse, status: number, errorType: string, message: string): void {
  reply.writeHead(status, { 'content-type': 'application/json' });
  reply.end(JSON.stringify({ errorType, errorMessage: message }));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
