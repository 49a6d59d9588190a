/** Carries out several writes, retries what may be retried, and says what came of each. */
import { answerTo, Failure, failureOf } from '../../domain/failure.ts';
import type { Outcome } from '../../domain/ports/calendar.ts';
import { patiently } from '../http/patiently.ts';
import { exchangeAll } from './batch.ts';
import type { Reply } from './failures.ts';
import type { Graph, GraphRequest } from './graph.ts';

export type Writing<T> = {
  readonly request: GraphRequest;
  /** What an answer means. Throws a `Failure` where nothing was written, or nobody knows. */
  readonly read: (reply: Reply) => Promise<Outcome<T>>;
  /** The key of what is created: it is looked for before it is sent again. Null: no create. */
  readonly creates: string | null;
  /** An earlier attempt may have succeeded: it is looked for before it is sent at all. */
  readonly mayExist: boolean;
};

type State<T> = { outcome: Outcome<T> | null; failure: Failure | null; unsure: boolean };

/**
 * The outcomes of the writings in their order; fails never. `find` looks for what was created under some
 * keys and fails as Graph does. Throttled ones are tried again without those that are done; creates with
 * an unknown outcome (no answer, or 5xx after which the provider may have kept it) are looked for first.
 */
export async function settle<T>(
  graph: Graph,
  writings: readonly Writing<T>[],
  find: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): Promise<readonly Outcome<T>[]> {
  const all = writings.map((writing) => {
    const state: State<T> = { outcome: null, failure: null, unsure: writing.mayExist };
    return { writing, state };
  });
  const attempt = async (): Promise<void> => {
    await lookForUnsure(all, find);
    const open = all.filter(({ state }) => state.outcome === null);
    const results = await exchangeAll(
      graph,
      open.map(({ writing }) => writing.request),
    );
    for (const [index, one] of open.entries()) await take(one, results[index]);
    const failures = all.flatMap(({ state }) => (state.outcome === null ? [state.failure] : []));
    const worst = failures.reduce((a, b) => (waitOf(b) > waitOf(a) ? b : a), failures[0] ?? null);
    if (worst) throw worst;
  };
  try {
    await patiently(attempt, graph.pace);
  } catch (error) {
    const failure = failureOf(error);
    for (const { state } of all) {
      state.outcome ??= { is: 'failed', failure: state.failure ?? failure };
    }
  }
  return all.map(
    ({ state }) => state.outcome ?? failed(new Failure({ code: 'bug', what: 'lost' })),
  );
}

async function lookForUnsure<T>(
  all: readonly { readonly writing: Writing<T>; readonly state: State<T> }[],
  find: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): Promise<void> {
  const unsure = all.filter(({ state }) => state.outcome === null && state.unsure);
  if (unsure.length === 0) return;
  const found = await find(unsure.map(({ writing }) => writing.creates ?? ''));
  for (const { writing, state } of unsure) {
    const live = found.get(writing.creates ?? '');
    state.unsure = false;
    if (live !== undefined) state.outcome = { is: 'written', live, isFound: true };
  }
}

/** Notes what came of one writing; a failure that may pass leaves it open. */
async function take<T>(
  { writing, state }: { readonly writing: Writing<T>; readonly state: State<T> },
  result: Reply | Failure | undefined,
): Promise<void> {
  try {
    if (result === undefined) throw new Failure({ code: 'unreachable', status: null });
    if (result instanceof Failure) throw result;
    state.outcome = await writing.read(result);
  } catch (error) {
    const failure = failureOf(error);
    state.failure = failure;
    const refusedUnread =
      result !== undefined && !(result instanceof Failure) && result.status === 429;
    state.unsure = writing.creates !== null && !refusedUnread;
    if (answerTo(failure.facts).answer !== 'retry') state.outcome = failed(failure);
  }
}

function failed(failure: Failure): { readonly is: 'failed'; readonly failure: Failure } {
  return { is: 'failed', failure };
}

function waitOf(failure: Failure | null): number {
  return failure?.facts.code === 'rate-limited' ? (failure.facts.retryAfterMs ?? 0) : -1;
}
