/** Answers in Graph's form, pages of lists, and the few query options that are modelled. */
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { GraphError, notModelled } from './graph-error.ts';
import { type Prefer, readPrefer } from './prefer.ts';
import type { Json } from './stored.ts';

export type App = Hono<{ Bindings: HttpBindings }>;
export type Ask = Context<{ Bindings: HttpBindings }>;

const contentType =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** What the request prefers. */
export function preferOf(ask: Ask): Prefer {
  return readPrefer(ask.req.header('prefer') ?? null);
}

/** One parameter of the path; a route that is reached has it. */
export function param(ask: Ask, name: string): string {
  return ask.req.param(name) ?? '';
}

/** The JSON body; 400 where it is none. */
export async function bodyOf(ask: Ask): Promise<unknown> {
  if (!/^application\/json\b/i.test(ask.req.header('content-type') ?? '')) {
    throw new GraphError(415, 'UnsupportedMediaType', 'The body has to be JSON, and say so.');
  }
  try {
    return JSON.parse(await ask.req.text());
  } catch {
    throw new GraphError(400, 'BadRequest', 'Unable to read JSON request payload.');
  }
}

/** The query options; whatever is not in `allowed` is refused. */
export function queryOf(ask: Ask, allowed: readonly string[]): URLSearchParams {
  const query = new URL(ask.req.url).searchParams;
  for (const name of query.keys()) {
    if (!allowed.includes(name)) throw notModelled(`the query option ${name} here`);
  }
  return query;
}

/** Where the API is, as the client calls it. */
export function baseOf(ask: Ask): string {
  return `${new URL(ask.req.url).origin}/v1.0`;
}

/** An answer of one thing. */
export function one(ask: Ask, context: string, json: Json, status = 200): Response {
  const headers: Record<string, string> = status === 201 && json.id ? located(ask, json) : {};
  return reply(
    { '@odata.context': `${baseOf(ask)}/$metadata#${context}`, ...json },
    status,
    preferOf(ask),
    headers,
  );
}

function located(ask: Ask, json: Json): Record<string, string> {
  const { origin, pathname } = new URL(ask.req.url);
  return { location: `${origin}${pathname}('${encodeURIComponent(String(json.id))}')` };
}

/** Any JSON answer. */
export function reply(
  json: Json,
  status: number,
  prefer: Prefer | null,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const applied = prefer?.applied.join(', ') ?? '';
  return new Response(JSON.stringify(json), {
    status,
    headers: {
      'content-type': contentType,
      'cache-control': 'private',
      ...(applied === '' ? {} : { 'preference-applied': applied }),
      ...headers,
    },
  });
}

/** 204. */
export function nothing(status = 204): Response {
  return new Response(null, { status });
}

/** One page of a list by `$top` and `$skip`, ten by default, with a link to the next. */
export function page<T>(
  ask: Ask,
  context: string,
  items: readonly T[],
  render: (item: T) => Json,
): Response {
  const url = new URL(ask.req.url);
  const prefer = preferOf(ask);
  const top = count(url.searchParams.get('$top'), prefer.pageSize ?? 10, '$top');
  const skip = count(url.searchParams.get('$skip'), 0, '$skip');
  if (top < 1 || top > 1000) throw new GraphError(400, 'ErrorInvalidParameter', 'Invalid $top.');
  const value = items.slice(skip, skip + top).map(render);
  url.searchParams.set('$top', String(top));
  url.searchParams.set('$skip', String(skip + top));
  return reply(
    {
      '@odata.context': `${baseOf(ask)}/$metadata#${context}`,
      value,
      ...(items.length > skip + top ? { '@odata.nextLink': url.href.replaceAll('+', '%20') } : {}),
    },
    200,
    prefer,
  );
}

function count(text: string | null, usual: number, name: string): number {
  if (text === null) return usual;
  if (!/^\d{1,6}$/.test(text)) {
    throw new GraphError(400, 'BadRequest', `Invalid value for the query option '${name}'.`);
  }
  return Number(text);
}

/** Properties that not every event or task has. */
const optional = new Set([
  'transactionId',
  'originalStart',
  'cancelledOccurrences',
  'linkedResources',
]);

/** Leaves what `$select` names, the id and annotations; 400 for a name that nothing has. */
export function selected(json: Json, select: string | null): Json {
  if (select === null) return json;
  const names = select.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !(name in json) && !optional.has(name));
  if (unknown !== undefined) {
    throw new GraphError(
      400,
      'RequestBroker--ParseUri',
      `Could not find a property named '${unknown}' on type 'microsoft.graph.entity'.`,
    );
  }
  return Object.fromEntries(
    Object.entries(json).filter(
      ([name]) => name === 'id' || name.startsWith('@') || names.includes(name),
    ),
  );
}
