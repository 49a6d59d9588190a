/** What is counted, made into what AWS writes on an invoice, and that into dollars. */
import { latency, logBytes, memory, processor, running, wholeProcessorMb } from './assumptions.ts';
import type { Counts, FunctionName } from './counts.ts';
import { together } from './load-queue.ts';
import type { Month } from './month.ts';
import { type Priced, prices, type Region } from './prices.ts';

/** How much of each thing that has a price. */
export type Amounts = Readonly<Partial<Record<Priced, number>>>;

/** One line of an invoice; `fixed`: due whether anybody is there or not. */
export type Line = { readonly what: Priced; readonly amount: number; readonly dollars: number };

const gb = 1024 ** 3;
const functions: readonly FunctionName[] = ['notify', 'pages', 'look', 'sync', 'sweep'];

/** GB-seconds of a function: it waits at its memory's price, and computes at the same price at any. */
export function gbSeconds(counts: Counts, name: FunctionName, batch = 1): number {
  const share = Math.min(1, memory[name] / wholeProcessorMb);
  const waits = name === 'sync' ? together(batch) / batch : 1;
  const ms = counts.of(`ms ${name}`) * waits + processorMs(counts, name) / share;
  return (ms / 1000) * (memory[name] / 1024);
}

/** Processor time of a function, of one whole processor. */
export function processorMs(counts: Counts, name: FunctionName): number {
  const requests = counts.of('store calls') + counts.of('schedule calls') + counts.of('bus calls');
  const own = {
    notify: counts.of('invocations notify') * (processor.notify + processor.request),
    pages: counts.of('invocations pages') * processor.page,
    look: counts.of('invocations look') * processor.page,
    sync: counts.of('looks') * processor.look + (requests + asked(counts)) * processor.request,
    sweep: counts.of('persons swept') * (processor.swept + processor.request),
  };
  return own[name] * processor.slower;
}

/** Requests to providers of all kinds. */
export function asked(counts: Counts): number {
  const all = Object.entries(counts.all()).filter(([name]) => name.startsWith('asked '));
  return all.reduce((sum, [, many]) => sum + many, 0);
}

/** How a stage is run: what of it depends on how many persons there are. */
export type Size = {
  readonly persons: number;
  /** How many sync functions may run at once. */
  readonly concurrency: number;
  /** How many persons' messages one of them takes on average. */
  readonly batch: number;
};

/** What one person's month amounts to, where looks are taken in batches of that size. */
export function personAmounts({ counts, storedBytes }: Month, batch = 1): Amounts {
  const calls = (name: FunctionName): number =>
    counts.of(`invocations ${name}`) / (name === 'sync' ? batch : 1);
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const requests = counts.of('invocations notify') + counts.of('page requests');
  const logged = requests * logBytes.access + calls('sync') * logBytes.metrics;
  const taken = counts.of('queue receives') + counts.of('queue deletes');
  const told = (counts.of('bus events') * logBytes.event) / gb;
  return {
    'Lambda requests': sum(functions.map(calls)),
    'Lambda arm64 duration': sum(functions.map((name) => gbSeconds(counts, name, batch))),
    'API Gateway HTTP API': requests,
    'SQS FIFO': counts.of('queue sends') + taken / batch,
    'DynamoDB reads': counts.of('read units') + counts.of('index read units'),
    'DynamoDB writes': counts.of('write units') + counts.of('index write units'),
    'DynamoDB storage': storedBytes / gb,
    'DynamoDB point-in-time recovery': storedBytes / gb,
    'EventBridge custom events': counts.of('bus events'),
    'EventBridge archive': told,
    'EventBridge archive storage': told,
    'EventBridge Scheduler': counts.of('schedule fires'),
    'CloudWatch logs': logged / gb,
    'CloudWatch logs storage': logged / gb,
    'Data transfer out': counts.of('bytes sent') / gb,
  };
}

/** What a stage amounts to though nobody is there, and what grows with processes instead of persons. */
export function fixedAmounts(concurrency: number): Amounts {
  const minutes = 30 * 24 * 60;
  const sweeps = running.sweepJobs * minutes;
  const sweepMs = latency.tableRead + processor.swept / (memory.sweep / wholeProcessorMb);
  const lives = concurrency * (minutes / running.lifeMinutes);
  // An idle poller asks three times a minute; a busy one asks for what is counted with the persons.
  const emptyPolls = running.pollers * 3 * minutes;
  const waited = sweeps * sweepMs * memory.sweep + lives * running.coldStartMs * memory.sync;
  return {
    'Lambda requests': sweeps,
    'Lambda arm64 duration': waited / 1024 / 1000,
    'SQS FIFO': emptyPolls,
    'DynamoDB reads': sweeps * 0.5,
    'KMS key': running.keys,
    'KMS requests': lives * 2,
    'Secrets Manager secret': 2,
    'Secrets Manager requests': concurrency * 2 * (minutes / 5),
    'CloudWatch logs': (sweeps * logBytes.metrics) / gb,
    'CloudWatch metric': running.metrics,
    'CloudWatch alarm': running.alarms,
    'CloudWatch dashboard': 1,
  };
}

/** All that a stage of that size amounts to in a month. */
export function stageAmounts(one: Month, { persons, concurrency, batch }: Size): Amounts {
  return sumOf(persons, personAmounts(one, batch), fixedAmounts(concurrency));
}

/** The lines of an invoice, the dearest first. `withFree`: what every account has free is taken off. */
export function linesOf(amounts: Amounts, region: Region, withFree: boolean): readonly Line[] {
  const lines = Object.entries(amounts).map(([name, amount]): Line => {
    const what = name as Priced;
    const { dollars, free } = prices[what];
    const due = withFree ? Math.max(0, amount - free) : amount;
    return { what, amount, dollars: due * dollars[region] };
  });
  return lines.sort((a, b) => b.dollars - a.dollars);
}

/** The sum of an invoice. */
export function total(lines: readonly Line[]): number {
  return lines.reduce((sum, { dollars }) => sum + dollars, 0);
}

/** So many times one, and another. */
export function sumOf(many: number, each: Amounts, besides: Amounts): Amounts {
  const names = new Set([...Object.keys(each), ...Object.keys(besides)] as Priced[]);
  return Object.fromEntries(
    [...names].map((name) => [name, many * (each[name] ?? 0) + (besides[name] ?? 0)]),
  );
}
