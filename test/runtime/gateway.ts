/**
 * API Gateway's HTTP API in front of the functions: chooses a route, makes an event of a request and an
 * answer of what the function returns, within its own limits.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type HttpAsked, httpEvent, type Route } from './events.ts';
import type { LambdaFunction } from './lambda.ts';
import { listening } from './listening.ts';

/** From "Quotas for configuring and running an HTTP API": none of them can be raised. */
const headersLimit = 10_240;
const bodyLimit = 10_000_000;
const answerWithinMs = 30_000;
/** A synchronous invocation of Lambda takes no more, and Base64 makes a file a third larger. */
const eventLimit = 6 * 1024 * 1024;

/** By route key (`POST /notify/{provider}`, `ANY /look`, `$default`). */
export type Routes = Readonly<Record<string, LambdaFunction>>;

export type Gateway = {
  /** Where it listens on this machine. */
  readonly url: string;
  close(): Promise<void>;
};

/** Serves the routes on a free port of this machine, for the public name `domain`. */
export async function serveGateway(routes: Routes, domain: string): Promise<Gateway> {
  const server = createServer(async (request, reply) => {
    const { status, headers, cookies, body } = await answerTo(request, routes, domain);
    reply.statusCode = status;
    for (const [name, value] of Object.entries(headers)) reply.setHeader(name, value);
    if (cookies.length > 0) reply.setHeader('set-cookie', [...cookies]);
    reply.setHeader('apigw-requestid', randomBytes(11).toString('base64'));
    ended(reply, body, request.method === 'HEAD');
  });
  const { address, close } = await listening(server);
  return { url: `http://${address}`, close };
}

type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
};

async function answerTo(request: IncomingMessage, routes: Routes, domain: string): Promise<Answer> {
  if (headerBytes(request) > headersLimit) return own(431, 'Request Header Fields Too Large');
  const body = await bodyOf(request);
  if (body === 'too large') return own(413, 'Request Entity Too Large');
  const method = request.method ?? 'GET';
  const target = request.url ?? '/';
  const { route, called } = routeOf(routes, method, target.split('?')[0] ?? '/');
  if (!called) return own(404, 'Not Found');
  const asked: HttpAsked = {
    method,
    target,
    headers: forwarded(request, domain),
    body,
    sourceIp: request.socket.remoteAddress ?? '',
    domain,
  };
  const event = httpEvent(asked, route, Date.now());
  if (JSON.stringify(event).length > eventLimit) return own(413, 'Request Entity Too Large');
  const late = new Promise<null>((resolve) => {
    setTimeout(resolve, answerWithinMs, null).unref();
  });
  const invoked = await Promise.race([called.invoke(event), late]);
  if (invoked === null) return own(503, 'Service Unavailable');
  return invoked.isError ? own(500, 'Internal Server Error') : answerIn(invoked.payload);
}

/** What a function returned, as payload format 2.0 reads it. */
function answerIn(payload: string): Answer {
  const read: unknown = JSON.parse(payload);
  if (typeof read !== 'object' || read === null || !('statusCode' in read)) {
    // A function may return the bare body.
    const text = typeof read === 'string' ? read : payload;
    const headers = { 'content-type': 'application/json' };
    return { status: 200, headers, cookies: [], body: Buffer.from(text) };
  }
  const told = read as APIGatewayProxyStructuredResultV2;
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded = false } = told;
  if (typeof statusCode !== 'number' || typeof body !== 'string' || 'multiValueHeaders' in told) {
    return own(500, 'Internal Server Error');
  }
  return {
    status: statusCode,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
    ),
    cookies,
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
}

/** The most exact route that fits; `$default` takes what is left. */
function routeOf(
  routes: Routes,
  method: string,
  path: string,
): { readonly route: Route; readonly called: LambdaFunction | null } {
  for (const [key, called] of Object.entries(routes)) {
    const [verb, pattern] = key.split(' ');
    if (pattern === undefined || (verb !== 'ANY' && verb !== method)) continue;
    const names = [...pattern.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '');
    const found = new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '([^/]+)')}$`).exec(path);
    if (!found) continue;
    const parameters = names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? '')]);
    return {
      route: { key, parameters: names.length === 0 ? null : Object.fromEntries(parameters) },
      called,
    };
  }
  return { route: { key: '$default', parameters: null }, called: routes.$default ?? null };
}

function forwarded(request: IncomingMessage, domain: string): Readonly<Record<string, string>> {
  const came = Object.entries(request.headers).flatMap(([name, value]) => {
    // Of one line, from one neighbour to the next.
    if (['connection', 'keep-alive', 'transfer-encoding', 'te', 'upgrade'].includes(name))
      return [];
    const separator = name === 'cookie' ? '; ' : ',';
    return [[name, Array.isArray(value) ? value.join(separator) : (value ?? '')]];
  });
  return {
    ...Object.fromEntries(came),
    host: domain,
    'x-amzn-trace-id': `Root=1-${randomBytes(4).toString('hex')}-${randomBytes(12).toString('hex')}`,
    'x-forwarded-for': request.socket.remoteAddress ?? '',
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
  };
}

function headerBytes({ method, url, rawHeaders }: IncomingMessage): number {
  const values = rawHeaders.filter((_, at) => at % 2 === 1);
  return [method, url, ...values].reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), 0);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | null | 'too large'> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length <= bodyLimit) chunks.push(chunk as Buffer);
  }
  if (length > bodyLimit) return 'too large';
  return length === 0 ? null : Buffer.concat(chunks);
}

/** What the gateway says itself. */
function own(status: number, message: string): Answer {
  const headers = { 'content-type': 'application/json' };
  return { status, headers, cookies: [], body: Buffer.from(JSON.stringify({ message })) };
}

function ended(reply: ServerResponse, body: Buffer, isHead: boolean): void {
  reply.setHeader('content-length', body.length);
  reply.end(isHead ? undefined : body);
}
