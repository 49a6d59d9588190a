/** Questions to Graph that may be repeated, and lists that come in pages. */
import { Failure } from '../../domain/failure.ts';
import { patiently } from '../http/patiently.ts';
import { failureFrom, field, type Reply, succeeded } from './failures.ts';
import type { Graph, GraphRequest } from './graph.ts';

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
 * `headers` go with each page. Fails as `ask`.
 */
export async function* pagesOf(
  graph: Graph,
  path: string,
  headers: Readonly<Record<string, string>>,
): AsyncGenerator<Page> {
  for (let at: string | null = path; at !== null; ) {
    const reply: Reply = await ask(graph, { method: 'GET', path: at, headers });
    const page = pageIn(graph, reply.body);
    yield page;
    at = page.next;
  }
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
