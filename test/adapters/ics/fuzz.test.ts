/**
 * Mutated calendars never throw, never hang, and never cost an event that was not touched. The
 * seed of a failure is printed; FUZZ_SEED=n FUZZ_RUNS=1 replays it.
 */
import { expect, test } from 'vitest';
import { occurrences } from '../../../functions/adapters/ics/expand.ts';
import type { CalendarFile, CalendarRead } from '../../../functions/adapters/ics/read-calendar.ts';
import { instant } from '../../../functions/domain/time.ts';
import { firstSeed, times } from '../../tries.ts';
import { fixture, read } from './support.ts';

const names = [
  'google-export.ics',
  'outlook-export.ics',
  'apple-calendar.ics',
  'greenhouse.ics',
  'calendly.ics',
  'workday-candidate.ics',
  'afterword-out.ics',
];
const runs = Number(process.env.FUZZ_RUNS ?? 20_000 * times);
const seed = Number(process.env.FUZZ_SEED ?? firstSeed);
/** A hang, not a slow machine: the slowest input takes a fifth of a second. */
const slowestMs = 10_000;

const sentinel = [
  'BEGIN:VEVENT',
  'UID:untouched@sentinel.example',
  'DTSTART:20261215T100000Z',
  'DTEND:20261215T110000Z',
  'SUMMARY:Untouched',
  'END:VEVENT',
  '',
].join('\r\n');

/** mulberry32: small, and the same on every machine. */
function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Dice = { below(n: number): number; of<T>(items: readonly T[]): T };
function dice(random: () => number): Dice {
  const below = (n: number) => Math.floor(random() * n);
  return {
    below,
    of: <T>(items: readonly T[]) => items[below(items.length)] as T,
  };
}

function randomRule(d: Dice): string {
  const n = () => d.of([0, 1, 2, 3, 5, 12, 29, 30, 31, -1, -5, 53, 366, 999_999_999]);
  const parts = [`FREQ=${d.of('SECONDLY MINUTELY HOURLY DAILY WEEKLY MONTHLY YEARLY'.split(' '))}`];
  const others = [
    () => `INTERVAL=${d.of([0, 1, 2, 7, 12, 13, 28, 48, 53, 100, 120, 999_999_999])}`,
    () => `COUNT=${d.of([0, 1, 5, 300, 999_999_999])}`,
    () => `UNTIL=${d.of(['20270101', '20270101T000000Z', '99991231', 'never', '00000101'])}`,
    () => `BYDAY=${d.of(['MO', '1MO,-1FR', '5MO', '-5SU', '53TU', 'SU,SA,TU', 'XX', '0MO'])}`,
    () => `BYMONTHDAY=${n()},${n()}`,
    () => `BYMONTH=${d.of([1, 2, 4, 6, 12, 13])}`,
    () => `BYSETPOS=${n()}`,
    () => `BYYEARDAY=${n()}`,
    () => `BYWEEKNO=${n()}`,
    () => `BYHOUR=${d.of(['9', '9,17', '23,0', '25'])}`,
    () => `BYMINUTE=${d.of(['0', '0,30', '59'])}`,
    () => `BYSECOND=${d.of(['0', '59,60'])}`,
    () => `WKST=${d.of(['SU', 'MO', 'XX'])}`,
  ];
  for (let i = d.below(5); i > 0; i--) parts.push(d.of(others)());
  return parts.join(';');
}

function dropLine(lines: string[], d: Dice): void {
  lines.splice(d.below(lines.length), 1);
}

/** Each changes the lines of one component, or of a whole file. */
const lineMutations: ((lines: string[], d: Dice) => void)[] = [
  dropLine,
  (lines, d) => {
    const at = d.below(lines.length);
    lines.splice(at, 0, lines[at] ?? '');
  },
  (lines, d) => {
    const kind = d.of(['VEVENT', 'VALARM', 'VTODO', 'X-GARBAGE', 'VEVENT:VEVENT', '']);
    lines.splice(d.below(lines.length), 0, `${d.of(['BEGIN', 'END'])}:${kind}`);
  },
  (lines, d) => {
    const digits = d.of(['9'.repeat(40), '99999999', '00000000', '-1', '20261332', '0']);
    const at = d.below(lines.length);
    lines[at] = (lines[at] ?? '').replace(/\d+/, digits);
  },
  (lines, d) => {
    const start = d.of(['DTSTART:19700101T000000Z', 'DTSTART;VALUE=DATE:20260105']);
    lines.splice(1, 0, `RRULE:${randomRule(d)}`, ...(d.below(2) ? [start] : []));
  },
  (lines, d) => {
    const zones = ['Nowhere/Land', '"(UTC+05:00) Nowhere"', 'UTC+99', '', '/', '__proto__', '"'];
    lines.splice(1, 0, `DTSTART;TZID=${d.of(zones)}:20261201T100000`);
  },
  (lines, d) => {
    const odd = ['no colon at all', ';;;', ':', '=', 'X;A=":v', 'ATTENDEE;CN=:', 'EXDATE:x,,y'];
    lines.splice(d.below(lines.length), 0, d.of([...odd, ' folded to nothing', '\t', '\0\0']));
  },
  (lines, d) => {
    const at = d.below(lines.length);
    const from = lines[at] ?? '';
    const cut = d.below(from.length + 1);
    lines[at] = d.of([from.slice(0, cut), from.toLowerCase(), from + from.repeat(50)]);
  },
  (lines, d) => {
    const html = d.of(['<a<a<a', '<style>', '<!--', '&#x110000;&#0;', '<a href="x', '</p></a>']);
    lines.splice(1, 0, `DESCRIPTION:<br>${html.repeat(1 + d.below(200))}`);
  },
];

function flipBytes(bytes: Uint8Array, d: Dice): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  for (let i = 1 + d.below(8); i > 0; i--) flipped[d.below(flipped.length)] = d.below(256);
  return flipped;
}

function wholeFileMutation(bytes: Uint8Array, d: Dice): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  switch (d.below(7)) {
    case 0:
      return flipBytes(bytes, d);
    case 1:
      return bytes.subarray(0, d.below(bytes.length));
    case 2:
      return Buffer.from(`\ufeff${text}`, d.of(['utf16le', 'utf8', 'latin1'] as const));
    case 3:
      return Buffer.from(text.replaceAll('\r\n', d.of(['\r', '\n', '\n\r', '\r\r\n'])), 'latin1');
    case 4:
      return Buffer.from(text + text.slice(d.below(text.length)), 'latin1');
    case 5: {
      const lines = text.split('\r\n');
      for (let i = 1 + d.below(4); i > 0; i--) d.of(lineMutations)(lines, d);
      return Buffer.from(lines.join('\r\n'), 'latin1');
    }
    default:
      return bytes.subarray(d.below(bytes.length));
  }
}

/** A file in which one VEVENT is broken and the one after it is not. */
function oneBrokenEvent(bytes: Uint8Array, d: Dice): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const begins = [...text.matchAll(/^BEGIN:VEVENT/gm)].map((match) => match.index);
  const begin = d.of(begins);
  const end = text.indexOf('END:VEVENT', begin) + 'END:VEVENT'.length + 2;
  const lines = text.slice(begin, end).trimEnd().split(/\r?\n/);
  for (let i = 1 + d.below(3); i > 0; i--) d.of(lineMutations)(lines, d);
  const broken = `${lines.join('\r\n')}\r\n`;
  return Buffer.from(text.slice(0, begin) + broken + sentinel + text.slice(end), 'latin1');
}

function checkProblems(result: CalendarRead): void {
  const problems = 'fatal' in result ? [result.fatal] : result.problems;
  for (const { line, text } of problems) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(text).not.toMatch(/[\r\n\u2028\u2029]|undefined|NaN|\[object/);
    expect(text).toMatch(/^\S.*\.$/);
  }
}

function expandAll(file: CalendarFile): void {
  const from = instant(Date.UTC(2026, 8, 1));
  const until = instant(Date.UTC(2027, 8, 1));
  for (const { master, overrides } of file.series) {
    if (!master) continue;
    const { events, problems } = occurrences(master, overrides, from, until, 100);
    checkProblems({ ...file, problems });
    expect(events.length).toBeLessThanOrEqual(100);
    expect(new Set(events.map((event) => event.uid)).size).toBe(events.length);
    for (const event of events) expect(event.end).toBeGreaterThanOrEqual(event.start);
  }
}

test(
  'mutated files are read without exception, hang or loss of other events',
  async () => {
    const fixtures = names.map(fixture);
    for (let run = 0; run < runs; run++) {
      const d = dice(randomFrom(seed + run));
      const original = d.of(fixtures);
      const keepsOthers = d.below(2) === 0;
      const bytes = keepsOthers ? oneBrokenEvent(original, d) : wholeFileMutation(original, d);
      const began = performance.now();
      let at = 'read';
      try {
        const result = await read(bytes, {}, d.of([7, 64, 1000, 100_000]));
        checkProblems(result);
        if (keepsOthers) {
          const kept = 'fatal' in result ? [] : result.events;
          expect(kept.some((event) => event.title === 'Untouched')).toBe(true);
        }
        at = 'expand';
        if (!('fatal' in result)) expandAll(result);
      } catch (error) {
        throw new Error(`${at}: replay with FUZZ_SEED=${seed + run} FUZZ_RUNS=1`, { cause: error });
      }
      const took = performance.now() - began;
      if (took > slowestMs) throw new Error(`${took} ms: FUZZ_SEED=${seed + run} FUZZ_RUNS=1`);
    }
  },
  120_000 * times,
);
