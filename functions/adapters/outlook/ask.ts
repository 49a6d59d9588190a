/** Questions to Graph that may be repeated, and lists that come in pages. */
import { Failure } from '../../domain/failure.ts';
import { patiently } from '../http/patiently.ts';
import { failureFrom, field, type Reply, succeeded } from './failures.ts';
import { type Graph, type GraphRequest, tooLong } from './graph.ts';

/** Page of a list; `next` and `delta` are paths below the version, at most one of them is set. */
export type Page = {
  readonly values: readonly unknown[];
  readonly next: string | null;
  readonly delta: string | null;
};

/** Sends a request that may be repeated, until it is answered well; fails with what went wrong. */
export function ask(graph: Graph, request: GraphRequest): Promise<Reply> {
  return patiently(async () => {
    const reply = await graph.send(request);
    if (!succeeded(reply)) throw failureFrom(reply);
    return reply;
  }, graph.pace);
}

/**
 * The pages of a list or of a delta round, from the first to the last. Graph forgets what was preferred:
 * `headers` go with each page. Where a page is too long, the rest is asked for in pages of a few. Fails
 * as `ask`.
 */
export async function* pagesOf(
  graph: Graph,
  path: string,
  headers: Readonly<Record<string, string>>,
): AsyncGenerator<Page> {
  let preferred = headers;
  for (let at: string | null = path; at !== null; ) {
    const reply = await askOrTooLong(graph, { method: 'GET', path: at, headers: preferred });
    if (reply === null) {
      const fewer = inFewer(preferred);
      if (fewer === null) throw new Failure(tooLong);
      preferred = fewer;
      continue;
    }
    const page = pageIn(graph, reply.body);
    yield page;
    at = page.next;
  }
}

async function askOrTooLong(graph: Graph, request: GraphRequest): Promise<Reply | null> {
  try {
    return await ask(graph, request);
  } catch (error) {
    if (error instanceof Failure && error.facts === tooLong) return null;
    throw error;
  }
}

/** The same with a tenth of a page; null where there is nothing less to ask for. */
function inFewer(headers: Readonly<Record<string, string>>): typeof headers | null {
  const size = Number(/maxpagesize=(\d+)/.exec(headers.Prefer ?? '')?.[1] ?? 1);
  if (size <= 1) return null;
  const less = `maxpagesize=${Math.ceil(size / 10)}`;
  return { ...headers, Prefer: (headers.Prefer ?? '').replace(/maxpagesize=\d+/, less) };
}

/** Everything in a list. Fails as `ask`. */
export async function listAll(
  graph: Graph,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<readonly unknown[]> {
  const values: unknown[] = [];
  for await (const page of pagesOf(graph, path, headers)) values.push(...page.values);
  return values;
}

function pageIn(graph: Graph, body: unknown): Page {
  const values = field(body, 'value');
  if (!Array.isArray(values)) {
    throw new Failure({ code: 'bug', what: 'Graph answered without a list' });
  }
  const link = (name: string): string | null => {
    const value = field(body, name);
    return typeof value === 'string' ? graph.pathOf(value) : null;
  };
  const next = link('@odata.nextLink');
  const items = values.filter((value) => typeof value === 'object' && value !== null);
  return { values: items, next, delta: next === null ? link('@odata.deltaLink') : null };
}
