/** Serves a sandbox on loopback, writes down what was said, and fails on purpose where asked. */
import type { AddressInfo } from 'node:net';
import { type HttpBindings, serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** One request and its answer, as they went over the wire. */
export type Exchange = {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  readonly status: number;
  readonly replyHeaders: Readonly<Record<string, string>>;
  readonly replyBody: string;
};

export type Fault = {
  /** Which requests it befalls. */
  readonly on: (method: string, path: string) => boolean;
  /** How many of them; then it is over. */
  times: number;
  readonly does: /** Answers so, and the request is not carried out. */
    | {
        readonly answer: number;
        readonly headers?: Readonly<Record<string, string>>;
        readonly body?: string;
      }
    /** Carries it out and cuts the line before the answer (`after`), or cuts it at once (`before`). */
    | { readonly cut: 'before' | 'after' }
    /** Answers late. */
    | { readonly delayMs: number };
};

export type Served = {
  /** `http://127.0.0.1:PORT`, no slash at the end. */
  readonly url: string;
  /** Push onto it to make requests fail. */
  readonly faults: Fault[];
  close(): Promise<void>;
};

/** Starts to serve; `port` 0 takes any. Settles when it listens. */
export async function serveSandbox(
  app: Hono<{ Bindings: HttpBindings }>,
  options: { readonly port: number; readonly onExchange: (exchange: Exchange) => void },
): Promise<Served> {
  const faults: Fault[] = [];
  const fetch = async (request: Request, bindings: HttpBindings): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const path = pathname + search;
    const requestBody = await request.text();
    const fault = faults.find((one) => one.times > 0 && one.on(request.method, path));
    if (fault) fault.times -= 1;
    const does = fault?.does;
    if (does && 'cut' in does && does.cut === 'before') return cut(bindings);
    if (does && 'delayMs' in does) await new Promise((done) => setTimeout(done, does.delayMs));
    const reply =
      does && 'answer' in does
        ? new Response(does.body ?? '', { status: does.answer, headers: { ...does.headers } })
        : await app.fetch(again(request, requestBody), bindings);
    const replyBody = await reply.clone().text();
    options.onExchange({
      method: request.method,
      path,
      requestHeaders: Object.fromEntries(request.headers),
      requestBody,
      status: reply.status,
      replyHeaders: Object.fromEntries(reply.headers),
      replyBody,
    });
    return does && 'cut' in does ? cut(bindings) : reply;
  };
  const server = serve({
    fetch: fetch as Parameters<typeof serve>[0]['fetch'],
    port: options.port,
    // Else every other user of fetch in this process gets answers that are no Response of theirs.
    overrideGlobalObjects: false,
    hostname: '127.0.0.1',
  });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    faults,
    close: () =>
      new Promise((resolve) => {
        if ('closeAllConnections' in server) server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function again(request: Request, body: string): Request {
  const bodyless = request.method === 'GET' || request.method === 'HEAD';
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    ...(bodyless ? {} : { body }),
  });
}

function cut(bindings: HttpBindings): Response {
  bindings.outgoing.destroy();
  return new Response(null, { status: 500 });
}
