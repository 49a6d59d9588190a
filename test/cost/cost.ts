/** Prints what a person costs, what drives it, which quota comes first, and what load a million make. */
import { memory, processor } from './assumptions.ts';
import {
  asked,
  fixedAmounts,
  gbSeconds,
  linesOf,
  personAmounts,
  stageAmounts,
  total,
} from './invoice.ts';
import { habitsOf, loadOf } from './load.ts';
import { type Month, month } from './month.ts';
import { prices, pricesDate } from './prices.ts';
import { personsAt, quotasOf } from './quotas.ts';
import { lookMs, sizeOf } from './size.ts';

/** A search for work is two months old when the month begins that is counted. */
const before = 60;
const seed = Number(process.argv[2] ?? 1);

const print = (line = ''): void => void process.stdout.write(`${line}\n`);
const rounded = (amount: number, digits = 0): string =>
  amount.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
const dollars = (amount: number, digits = 6): string => `$${rounded(amount, digits)}`;
const columns = (...cells: readonly (readonly [string, number])[]): string =>
  cells.map(([text, width]) => (width < 0 ? text.padEnd(-width) : text.padStart(width))).join('  ');

function printCounts({ counts, storedBytes, items, processorMsPerLook }: Month): void {
  print(`One person's month, counted (seed ${seed}; a search that is ${before} days old)`);
  for (const [name, many] of Object.entries(counts.all())) {
    print(columns([`  ${name}`, -36], [rounded(many), 12]));
  }
  print(columns(['  requests to providers', -36], [rounded(asked(counts)), 12]));
  for (const name of ['notify', 'pages', 'sync', 'sweep'] as const) {
    const amount = rounded(gbSeconds(counts, name), 1);
    print(columns([`  GB-seconds ${name} (${memory[name]} MB)`, -36], [amount, 12]));
  }
  print(columns(['  stored', -36], [`${rounded(storedBytes / 1024, 1)} KB`, 12]));
  print(columns(['  items', -36], [rounded(items), 12]));
  const now = processorMsPerLook.toFixed(1);
  print(`  processor per look: ${now} ms on this machine now, ${processor.look} ms reckoned with`);
}

function printDrivers(one: Month): void {
  print(`\nDollars by driver, one person's month (prices of ${pricesDate}, no free tier)`);
  print(columns(['  ', -34], ['amount', 14], ['us-east-1', 11], ['eu-central-1', 12]));
  const amounts = personAmounts(one);
  const there = linesOf(amounts, 'eu-central-1', false);
  const here = linesOf(amounts, 'us-east-1', false);
  for (const { what, amount, dollars: due } of here) {
    const far = there.find((line) => line.what === what)?.dollars ?? 0;
    const amountText = `${amount < 1 ? amount.toExponential(1) : rounded(amount)}`;
    print(columns([`  ${what}`, -34], [amountText, 14], [dollars(due), 11], [dollars(far), 12]));
  }
  print(
    columns(['  together', -34], ['', 14], [dollars(total(here)), 11], [dollars(total(there)), 12]),
  );
}

function printSizes(one: Month): void {
  print('\nWhat it costs a month, by the number of persons');
  const heads = [
    'concurrency',
    'a batch',
    'fixed',
    'together',
    'per person',
    'with free tier',
    'Frankfurt',
  ];
  print(columns(['  persons', -12], ...heads.map((head) => [head, 14] as const)));
  for (const persons of [100, 10_000, 1_000_000]) {
    const size = sizeOf(one, persons, seed);
    const { concurrency, batch } = size;
    const all = stageAmounts(one, size);
    const whole = total(linesOf(all, 'us-east-1', false));
    const free = total(linesOf(all, 'us-east-1', true));
    const far = total(linesOf(all, 'eu-central-1', false));
    const cells = [
      ...[rounded(concurrency), rounded(batch, 1)],
      dollars(total(linesOf(fixedAmounts(concurrency), 'us-east-1', false)), 2),
      dollars(whole, 2),
      ...[dollars(whole / persons, 5), dollars(free / persons, 5), dollars(far / persons, 5)],
    ];
    print(columns([`  ${rounded(persons)}`, -12], ...cells.map((cell) => [cell, 14] as const)));
  }
  print('\nWhat is due though nobody is there');
  for (const { what, amount, dollars: due } of linesOf(fixedAmounts(2), 'us-east-1', false)) {
    print(
      columns(
        [`  ${what} (${prices[what].unit})`, -58],
        [rounded(amount), 12],
        [dollars(due, 2), 8],
      ),
    );
  }
}

function printQuotas(one: Month): void {
  print('\nWhich quota is met first (all persons in one zone, every turn at nine: the worst)');
  const { counts } = one;
  const seconds = lookMs(one).waitMs / 1000 + lookMs(one).computeMs / 1000;
  const quotas = [...quotasOf(counts, seconds)].sort((a, b) => personsAt(a) - personsAt(b));
  for (const quota of quotas) {
    const limit = `${rounded(quota.limit)} ${quota.per === 'at a time' ? '' : 'a '}${quota.per}`;
    const head: readonly [string, number][] = [
      [rounded(personsAt(quota)), 14],
      [`persons: ${quota.of},`, -54],
    ];
    print(columns(...head, [limit, -22]));
    print(`                  ${quota.ask} [${quota.source}]`);
  }
}

function printLoad(one: Month): void {
  const service = lookMs(one);
  const habits = habitsOf(one.counts);
  print(
    '\nLoad of a weekday (virtual time; our functions may ask the providers as often as they have to)',
  );
  const { waitMs, computeMs } = service;
  print(
    `  a look waits ${rounded(waitMs)} ms and computes ${rounded(computeMs)} ms at ${memory.sync} MB`,
  );
  for (const persons of [10_000, 100_000, 1_000_000]) {
    const load = loadOf(persons, habits, service, seed);
    print(`\n  ${rounded(persons)} persons, seed ${load.seed}`);
    print(
      `    messages a second: ${rounded(load.mean, 1)} on average, ${rounded(load.peak)} at the most`,
    );
    const { minute, hour } = load.fullHour;
    print(
      `    fullest minute that begins an hour: ${rounded(minute, 1)} a second, ${rounded(minute / hour, 2)} times its whole hour and ${rounded(minute / load.mean, 2)} times the day's average`,
    );
    print(`    turns: ${rounded(load.turns)} a second at the most`);
    const bucket = rounded((load.largestSlice * 105) / 4096 / 2);
    print(
      `    largest slice, and bucket of the index: ${rounded(load.largestSlice)} persons, ${bucket} read units for each job's minute`,
    );
    print(
      `    concurrency: ${load.fewest} needed for less than a minute's wait, ${load.recommended} recommended`,
    );
    print(
      columns(
        ["    an hour's outage of", -30],
        ...['deepest queue', 'oldest', 'drained after', 'looks a second', 'a batch'].map(
          (head) => [head, 15] as const,
        ),
      ),
    );
    for (const { outage, day } of load.days) {
      const drained =
        day.drainedAfterSeconds === null
          ? 'not that day'
          : `${rounded(day.drainedAfterSeconds / 60)} min`;
      const cells = [
        rounded(day.deepest),
        `${rounded(day.oldestSeconds / 60)} min`,
        drained,
        rounded(day.peakServed),
        rounded(day.batch, 1),
      ];
      print(columns([`      ${outage}`, -30], ...cells.map((cell) => [cell, 15] as const)));
    }
  }
  const { counts } = one;
  const hottest = (what: 'read units' | 'write units'): string =>
    rounded(counts.of(what) / counts.of('looks') / ((waitMs + computeMs) / 1000));
  print(
    `\n  The hottest partition is a person who is looked at without a pause: ${hottest('read units')} read and ${hottest('write units')} write units a second, of 3,000 and 1,000`,
  );
}

const one = await month(seed, before);
printCounts(one);
printDrivers(one);
printSizes(one);
printQuotas(one);
printLoad(one);
