/** What the tests of the command line share: runs in this process, files that vanish, calendars. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { main } from '../../infra/local/cli/main.ts';
import type { FollowUp, Plan } from '../acceptance/plan-file.ts';

export type Run = { readonly status: number; readonly out: string; readonly err: string };

export const exampleFile = join(import.meta.dirname, '../../examples/job-hunt.ics');

export const example = readFileSync(exampleFile, 'utf8');

/** The person and the moment of the example calendar. */
export const asMaya: readonly string[] = [
  ...['--now', '2026-11-25T09:00:00-05:00', '--zone', 'America/New_York', '--country', 'US'],
  ...['--me', 'maya.patel@example.com', '--name', 'Maya Patel'],
];

/** `afterword ARGS` in this process; whatever `main` throws fails the test. */
export async function run(...args: readonly string[]): Promise<Run> {
  let out = '';
  let err = '';
  const status = await main(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    colours: false,
  });
  return { status, out, err };
}

/** A folder of its own for one test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-infra-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A file of its own for one test, with that content. */
export function newFile(content: string | Uint8Array, name = 'calendar.ics'): string {
  const file = join(newFolder(), name);
  writeFileSync(file, content);
  return file;
}

/** `plan CONTENT --json`, read; another exit than 0 fails the test. */
export async function planOf(content: string | Uint8Array, ...args: string[]): Promise<Plan> {
  const { status, out, err } = await run('plan', newFile(content), '--json', ...args);
  expect({ status, err }).toMatchObject({ status: 0 });
  return { ...JSON.parse(out), stderr: err };
}

/** Plans with `--out` and returns the file that was written. */
export async function writtenFor(content: string | Uint8Array, ...args: string[]): Promise<string> {
  const out = join(newFolder(), 'follow-ups.ics');
  await planOf(content, '--out', out, ...args);
  return readFileSync(out, 'utf8');
}

/** All steps of a plan, those of applications included. */
export function stepsOf(plan: Plan): FollowUp[] {
  return [...plan.interviews, ...plan.applications].flatMap((one) => one.followUps);
}

/** Puts the components of both calendars into the first one's VCALENDAR. */
export function merged(first: string, second: string): string {
  const inner = second.slice(second.indexOf('BEGIN:VEVENT'), second.lastIndexOf('END:VCALENDAR'));
  return first.replace(/END:VCALENDAR\r\n$/, `${inner}END:VCALENDAR\r\n`);
}
