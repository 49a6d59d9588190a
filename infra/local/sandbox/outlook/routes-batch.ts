/** `$batch`: up to twenty requests in one, four of them at a time. */
import type { Fault } from '../serve.ts';
import { GraphError } from './graph-error.ts';
import { type App, type Ask, bodyOf, reply } from './reply.ts';

type Inner = {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly dependsOn: readonly string[];
};

type InnerReply = {
  readonly id: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
};

const most = 20;
const atOnce = 4;

/** Adds the route; `send` carries out one inner request, `faults` befall those as well. */
export function addBatchRoute(
  app: App,
  send: (request: Request) => Promise<Response>,
  faults: () => readonly Fault[],
): void {
  app.post('/v1.0/$batch', async (ask) => {
    const waiting = innerIn(await bodyOf(ask));
    const replies = new Map<string, InnerReply>();
    while (replies.size < waiting.length) {
      const ready = waiting.filter(
        ({ id, dependsOn }) => !replies.has(id) && dependsOn.every((one) => replies.has(one)),
      );
      const round = await Promise.all(
        ready.slice(0, atOnce).map((inner) => carryOut(ask, inner, replies, send, faults())),
      );
      for (const done of round) replies.set(done.id, done);
    }
    // The real one keeps no order; the reverse one is as good as any.
    return reply({ responses: [...replies.values()].reverse() }, 200, null);
  });
}

async function carryOut(
  ask: Ask,
  inner: Inner,
  replies: ReadonlyMap<string, InnerReply>,
  send: (request: Request) => Promise<Response>,
  faults: readonly Fault[],
): Promise<InnerReply> {
  if (inner.dependsOn.some((id) => (replies.get(id)?.status ?? 500) >= 400)) {
    const error = { code: 'FailedDependency', message: 'A request it depends on failed.' };
    return { id: inner.id, status: 424, headers: {}, body: { error } };
  }
  const { origin } = new URL(ask.req.url);
  const path = `/v1.0${inner.url}`;
  const fault = faults.find(
    (one) => one.times > 0 && 'answer' in one.does && one.on(inner.method, path),
  );
  if (fault && 'answer' in fault.does) {
    fault.times -= 1;
    const { answer, headers = {}, body = '' } = fault.does;
    return told(inner.id, new Response(body === '' ? null : body, { status: answer, headers }));
  }
  const hasBody = inner.body !== undefined;
  const request = new Request(origin + path, {
    method: inner.method,
    headers: { ...inner.headers, authorization: ask.req.header('authorization') ?? '' },
    ...(hasBody ? { body: JSON.stringify(inner.body) } : {}),
  });
  return told(inner.id, await send(request));
}

async function told(id: string, response: Response): Promise<InnerReply> {
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const kept = ['retry-after', 'location', 'preference-applied'].flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[headerNames[name] ?? name, value]];
  });
  return {
    id,
    status: response.status,
    headers: {
      ...Object.fromEntries(kept),
      ...(text === '' ? {} : { 'Content-Type': type === '' ? 'application/json' : type }),
    },
    ...(text === '' ? {} : { body: readable(text) }),
  };
}

const headerNames: Readonly<Record<string, string>> = {
  'retry-after': 'Retry-After',
  location: 'Location',
  'preference-applied': 'Preference-Applied',
};

function readable(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function innerIn(sent: unknown): Inner[] {
  const requests = (sent as { requests?: unknown } | null)?.requests;
  if (!Array.isArray(requests) || requests.length === 0) throw malformed('requests is no list.');
  if (requests.length > most) {
    throw malformed(`Number of batch request steps exceeds the maximum value of ${most}.`);
  }
  const seen = new Set<string>();
  return requests.map((one: Partial<Record<keyof Inner, unknown>>) => {
    const { id, method, url, headers, body, dependsOn = [] } = one;
    if (typeof id !== 'string' || id === '') throw malformed('An id is missing.');
    if (seen.has(id.toLowerCase())) throw malformed('Two requests have the same id.');
    if (!['GET', 'POST', 'PATCH', 'DELETE'].includes(String(method))) throw malformed('A method.');
    if (typeof url !== 'string' || !url.startsWith('/') || /^\/(?:v1\.0|\$batch)/.test(url)) {
      throw malformed('An url has to be relative to the version.');
    }
    const named = new Headers((headers ?? {}) as Record<string, string>);
    if (body !== undefined && !named.has('content-type')) {
      throw malformed('A request with a body needs a Content-Type.');
    }
    if (
      !Array.isArray(dependsOn) ||
      dependsOn.some((other) => !seen.has(String(other).toLowerCase()))
    ) {
      throw malformed('A request depends on one that does not come before it.');
    }
    seen.add(id.toLowerCase());
    return { id, method: String(method), url, headers: Object.fromEntries(named), body, dependsOn };
  });
}

function malformed(text: string): GraphError {
  return new GraphError(400, 'BadRequest', `Invalid batch payload format. ${text}`);
}
