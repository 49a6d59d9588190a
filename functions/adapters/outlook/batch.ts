/** Several requests in as few round trips as Graph allows: `$batch`, twenty at most, one after another. */
import { Failure, failureOf } from '../../domain/failure.ts';
import { failureFrom, field, type Reply, succeeded } from './failures.ts';
import type { Graph, GraphRequest } from './graph.ts';

const batchAtMost = 20;

/** What came of one request: an answer, whatever its status, or the failure to get one. */
export type Result = Reply | Failure;

/**
 * Sends each request once and says what came of each, in their order; fails never. A single request is
 * sent by itself. Where a batch as a whole got no answer, each of its requests has that failure.
 */
export async function exchangeAll(
  graph: Graph,
  requests: readonly GraphRequest[],
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < requests.length; at += batchAtMost) {
    results.push(...(await exchangeSome(graph, requests.slice(at, at + batchAtMost))));
  }
  return results;
}

async function exchangeSome(
  graph: Graph,
  requests: readonly GraphRequest[],
): Promise<readonly Result[]> {
  const [only] = requests;
  if (only && requests.length === 1) return [await graph.send(only).catch(failureOf)];
  return exchangeBatch(graph, requests);
}

async function exchangeBatch(
  graph: Graph,
  requests: readonly GraphRequest[],
): Promise<readonly Result[]> {
  const body = { requests: requests.map(inner) };
  const outer = await graph.sendAlone({ method: 'POST', path: '/$batch', body }).catch(failureOf);
  const whole = outer instanceof Failure ? outer : failureUnlessDone(outer);
  if (outer instanceof Failure || whole !== null) return requests.map(() => whole ?? outer);
  const responses = field(outer.body, 'responses');
  const byId = new Map<string, Reply>();
  for (const response of Array.isArray(responses) ? responses : []) {
    const reply = readInner(response);
    if (reply) byId.set(String(field(response, 'id')), reply);
  }
  // The order of the answers is not kept; one that is missing may have been carried out.
  const silent = new Failure({ code: 'unreachable', status: null });
  return requests.map((_, index) => byId.get(String(index + 1)) ?? silent);
}

function failureUnlessDone(reply: Reply): Failure | null {
  return succeeded(reply) ? null : failureFrom(reply);
}

function inner(request: GraphRequest, index: number): Readonly<Record<string, unknown>> {
  const hasBody = request.body !== undefined;
  const headers = {
    ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
    ...request.headers,
  };
  return {
    id: String(index + 1),
    method: request.method,
    url: request.path,
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...(hasBody ? { body: request.body } : {}),
  };
}

function readInner(response: unknown): Reply | null {
  const status = field(response, 'status');
  if (typeof status !== 'number') return null;
  const headers = field(response, 'headers');
  const names = new Map(
    Object.entries(typeof headers === 'object' && headers !== null ? headers : {}).map(
      ([name, value]) => [name.toLowerCase(), String(value)],
    ),
  );
  return {
    status,
    header: (name) => names.get(name.toLowerCase()) ?? null,
    body: field(response, 'body') ?? null,
  };
}
