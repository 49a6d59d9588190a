/**
 * The functions as they are deployed, under a Lambda runtime: from the start of the process until the
 * first event is asked for, and what one notification costs. Run alone (`node test/bench/cold-start.ts`)
 * it measures with AWS's own runtime client where `AWS_LAMBDA_RIC` names one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleOne, type FunctionName, functionNames } from '../../infra/aws/bundles.ts';
import { inDays, interviewAt } from '../infra/host/people.ts';
import { until } from '../infra/host/waiting.ts';
import { type FunctionSpec, startEnvironment } from '../runtime/environment.ts';
import { bundles, fleetAt } from '../runtime/fleet.ts';
import type { Invoked } from '../runtime/lambda.ts';
import { openStand, type Stand } from '../runtime/stand.ts';
import { Visitor } from '../runtime/visitor.ts';
import type { Print } from './scene.ts';

const rounds = 15;

/** Prints all figures of the functions. */
export async function coldStarts(print: Print): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
  const entry = join(import.meta.dirname, 'empty-handler.ts');
  await bundleOne(entry, join(folder, 'empty'), join(folder, 'none.cjs'));
  const specs = await specsWith(join(folder, 'empty'));
  const starts = new Map(specs.map(({ name }) => [name, [] as Start[]]));
  // In turns, so that whatever else this machine does befalls all of them alike.
  for (let round = 0; round < rounds; round++) {
    for (const spec of specs) starts.get(spec.name)?.push(await started(spec));
  }
  const empties = (starts.get('empty') ?? []).map(({ ms }) => ms);
  print('cold-start-empty', median(empties), 'ms', 'what the others are compared with');
  for (const name of functionNames) {
    const all = starts.get(name) ?? [];
    // Each against its neighbour in time: a busy moment slows both.
    const ratios = all.map(({ ms }, round) => ms / (empties[round] ?? 1));
    print(`cold-start-${name}`, median(all.map(({ ms }) => ms)), 'ms', 'its ratio');
    print(`cold-start-${name}-ratio`, median(ratios), 'x', 'at most 2 x an empty handler');
    print(`cold-start-${name}-memory`, median(all.map(({ mb }) => mb)), 'MB', 'its memory size');
  }
  rmSync(folder, { recursive: true });
  await oneNotification(print);
}

type Start = { readonly ms: number; readonly mb: number };

async function started(spec: FunctionSpec): Promise<Start> {
  const environment = await startEnvironment(spec, 'bench');
  const start = { ms: environment.initMs, mb: environment.peakMb() };
  await environment.kill();
  return start;
}

/** All with the same memory, which sets how Node manages its heap. */
async function specsWith(empty: string): Promise<readonly FunctionSpec[]> {
  const made = await bundles();
  const { functions } = fleetAt({
    queueUrl: (name) => `http://127.0.0.1:9/000000000000/${name}`,
    table: 'afterword-bench',
    keyArn: 'arn:aws:kms:eu-central-1:000000000000:key/bench',
  });
  const common = { memoryMb: 512, timeoutMs: 10_000 };
  const ours = functionNames.map((name) => ({
    ...common,
    name,
    folder: made[name].folder,
    environment: { ...functions[name].environment, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
  }));
  return [{ ...common, name: 'empty', folder: empty, environment: {} }, ...ours];
}

/** From one interview in a calendar to its follow-ups: what AWS would bill. */
async function oneNotification(print: Print): Promise<void> {
  const stand = await openStand();
  try {
    await new Visitor(stand).connect('google');
    await stand.calm(1000);
    // The first interview makes the task list; what comes after it is the usual case.
    await addInterview(stand, 'Globex', 3);
    const before = counts(stand);
    await addInterview(stand, 'Initech', 5);
    for (const name of ['notify', 'sync'] as const) {
      const { invoked, spec } = stand.functions[name];
      const all = invoked.slice(before[name]);
      const ms = all.reduce((sum, { durationMs }) => sum + durationMs, 0);
      const gb = spec.memoryMb / 1024;
      print(`interview-${name}-events`, all.length, 'events', 'echoes of our own writes included');
      print(`interview-${name}-gb-seconds`, (ms / 1000) * gb, 'GB-s', 'starts of others included');
    }
    // One by one: those of an interview come at once, and share this machine's processor.
    await addInterview(stand, 'Hooli', 6);
    const warmFrom = counts(stand);
    for (let times = 0; times < 11; times++) {
      await stand.fetch(`${stand.publicUrl}/notify/google`, aNotification);
      await stand.calm(100);
    }
    for (const name of ['notify', 'sync'] as const) {
      const all = stand.functions[name].invoked.slice(warmFrom[name]);
      const ms = median(all.map(({ durationMs }) => durationMs));
      print(`${name}-warm-event`, ms, 'ms', 'a hint that proves nothing; no real network');
    }
    for (const name of ['notify', 'pages', 'sync'] as const) {
      const { invoked, spec } = stand.functions[name];
      const [first] = invoked;
      print(`${name}-first-event`, first?.durationMs ?? 0, 'ms', 'its start included');
      print(`${name}-peak-memory`, peakOf(invoked), 'MB', `the ${spec.memoryMb} MB that it has`);
    }
  } finally {
    await stand.close();
  }
}

/** Of a person whom nobody knows: it is put into the queue, taken out, and dropped. */
const aNotification: RequestInit = {
  method: 'POST',
  headers: {
    'x-goog-channel-id': `nobody-${'x'.repeat(20)}`,
    'x-goog-channel-token': 'made-up',
    'x-goog-resource-id': 'made-up',
    'x-goog-resource-state': 'exists',
  },
};

async function addInterview(stand: Stand, company: string, days: number): Promise<void> {
  const { person } = stand.providers.google.sandbox;
  const known = person.events().length;
  person.addEvent(interviewAt(company, inDays(days, 10)));
  await until('follow-ups stand there', () => person.events().length > known + 1);
  await stand.calm(1000);
}

function counts({ functions }: Stand): Readonly<Record<FunctionName, number>> {
  const all = functionNames.map((name) => [name, functions[name].invoked.length] as const);
  return Object.fromEntries(all) as Record<FunctionName, number>;
}

function peakOf(invoked: readonly Invoked[]): number {
  return Math.max(0, ...invoked.map(({ peakMb }) => peakMb));
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

if (import.meta.main) {
  await coldStarts((name, value, unit, comparedWith) => {
    console.log(JSON.stringify({ name, value: Number(value.toPrecision(4)), unit, comparedWith }));
  });
}
