/**
 * Speed and memory, as ratios within one run, since machines differ and are shared. Prints one JSON
 * object a line: name, value, unit, what it is compared with.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { coldStarts } from './cold-start.ts';
import { live } from './live.ts';
import { writeLongCalendar } from './long-calendar.ts';
import { pages } from './pages.ts';
import { eventsOfALife, planningRate, recognitionRate } from './rates.ts';
import { syncRates } from './sync-rates.ts';

const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
const launcher = fileURLToPath(new URL('../../infra/local/afterword.mjs', import.meta.url));
/** As `npm run afterword` starts it. */
const asNpmRuns = ['--no-regexp-tier-up', launcher];
const bareParse = fileURLToPath(new URL('bare-parse.mjs', import.meta.url));
const planAt = ['--now', '2026-11-25T09:00:00-05:00', '--zone', 'America/New_York'];

function print(name: string, value: number, unit: string, comparedWith: string): void {
  console.log(JSON.stringify({ name, value: Number(value.toPrecision(4)), unit, comparedWith }));
}

type Run = { ms: number; peakMb: number };

/** Runs a program and reads its wall time and peak memory from the operating system. */
function run(args: readonly string[]): Run {
  const started = performance.now();
  const child = spawnSync(process.execPath, ['--import', peakReporter, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const ms = performance.now() - started;
  if (child.status !== 0) throw new Error(`exit ${child.status}: ${child.stderr.slice(0, 500)}`);
  return { ms, peakMb: Number(/peak-kb=(\d+)/.exec(child.stderr)?.[1] ?? 0) / 1024 };
}

const peakReporter = join(folder, 'peak.mjs');
writeFileSync(
  peakReporter,
  "process.on('exit', () => process.stderr.write('peak-kb=' + process.resourceUsage().maxRSS + '\\n'));\n",
);

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function medianRun(args: readonly string[], times: number): Run {
  const runs = Array.from({ length: times }, () => run(args));
  return { ms: median(runs.map((one) => one.ms)), peakMb: median(runs.map((one) => one.peakMb)) };
}

function longFile(name: string, from: string, days: number, interviewEvery: number): void {
  const file = join(folder, `${name}.ics`);
  writeLongCalendar(file, { count: 100_000, from, days, interviewEvery });
  const bare = medianRun([bareParse, file], 3);
  const plan = medianRun([...asNpmRuns, 'plan', file, ...planAt, '--json'], 3);
  print(
    `plan-${name}-time`,
    plan.ms / bare.ms,
    'x',
    `bare ical.js parse, ${Math.round(bare.ms)} ms`,
  );
  print(
    `plan-${name}-memory`,
    plan.peakMb / bare.peakMb,
    'x',
    `bare ical.js parse, ${Math.round(bare.peakMb)} MB`,
  );
}

/** Empty and real starts in turn, so that a busy machine slows both. */
function start(): void {
  const empty = join(folder, 'empty.mjs');
  const small = join(folder, 'fifty.ics');
  writeFileSync(empty, '');
  writeLongCalendar(small, { count: 50, from: '2026-11-20', days: 30, interviewEvery: 10 });
  const empties: number[] = [];
  const plans: number[] = [];
  for (let i = 0; i < 15; i++) {
    empties.push(run([empty]).ms);
    plans.push(run([...asNpmRuns, 'plan', small, ...planAt]).ms);
  }
  const [base, real] = [median(empties), median(plans)];
  print('start-50-events', real / base, 'x', `empty Node program, ${Math.round(base)} ms`);
}

const bundler = fileURLToPath(new URL('../../infra/local/bundle.mjs', import.meta.url));

try {
  // What is measured is what an installation makes: the launcher runs a stale bundle's sources.
  spawnSync(process.execPath, [bundler]);
  const events = eventsOfALife(20_000);
  print('recognition', recognitionRate(events), 'events/s', 'a target of 200000');
  print('planning', planningRate(), 'interviews/s', 'a target of 50000');
  start();
  longFile('ten-years', '2017-01-01', 3650, 200);
  longFile('one-season', '2026-10-15', 120, 200);
  await syncRates(print);
  await live(print);
  await pages(print);
  await coldStarts(print);
} finally {
  rmSync(folder, { recursive: true });
}
