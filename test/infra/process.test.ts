/** The command as a process of its own: its streams, its exit status, its colours. */
import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calendar } from '../adapters/ics/support.ts';
import { asMaya, example, exampleFile, newFile, type Run, run } from './support.ts';

const program = join(import.meta.dirname, '../../infra/local/afterword.mjs');

type Started = { readonly status: number | null; readonly signal: string | null } & Omit<
  Run,
  'status'
>;

/** Starts `afterword ARGS`; `input` is piped in, `reads` says how many chunks of stdout are taken. */
function start(
  args: readonly string[],
  { input = '' as string | NodeJS.ReadableStream, env = {}, reads = Number.POSITIVE_INFINITY } = {},
): Promise<Started> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...process.env, ...env },
      stdio: 'pipe',
      timeout: 20_000,
    });
    let out = '';
    let err = '';
    let chunks = 0;
    if (reads === 0) child.stdout.destroy();
    child.stdout.on('data', (chunk) => {
      out += chunk;
      if (++chunks >= reads) child.stdout.destroy();
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, out, err }));
    child.stdin.on('error', () => {});
    if (typeof input === 'string') child.stdin.end(input);
    else input.pipe(child.stdin);
  });
}

describe('the process', () => {
  it('prints what main prints', async () => {
    const args = ['plan', exampleFile, ...asMaya, '--json'];
    const { status, out, err } = await start(args);
    expect({ status, err }).toStrictEqual({ status: 0, err: '' });
    expect(out).toBe((await run(...args)).out);
  });

  it('reads standard input for -', async () => {
    const args = [...asMaya, '--json'];
    const { status, out, err } = await start(['plan', '-', ...args], { input: example });
    expect({ status, err }).toStrictEqual({ status: 0, err: '' });
    expect(out).toBe((await run('plan', exampleFile, ...args)).out);
  });

  it('reads a file that is streamed into it', async () => {
    const input = createReadStream(exampleFile, { highWaterMark: 100 });
    const { status, out } = await start(['plan', '-', ...asMaya], { input });
    expect(status).toBe(0);
    expect(out).toContain('46 events read');
  });

  it.each<[string, string[], string, number, RegExp]>([
    ['help', ['--help'], '', 0, /^$/],
    ['an empty calendar', ['plan', '-'], calendar(), 0, /^$/],
    ['nothing on standard input', ['plan', '-'], '', 2, /^afterword: -, line 1: .*empty.*\n$/],
    ['no calendar on standard input', ['plan', '-'], 'hello', 2, /^afterword: -, line 1: .*\n$/],
    ['a missing file', ['plan', '/no/such.ics'], '', 2, /^afterword: \/no\/such\.ics: .*\n$/],
    ['an unknown option', ['plan', '-', '--x'], '', 2, /^afterword: .*--x.*\n$/],
  ])('with %s ends with the right status', async (_, args, input, status, said) => {
    const result = await start(args, { input });
    expect(result.status).toBe(status);
    expect(result.err).toMatch(said);
    expect(result.out === '').toBe(status === 2);
  });

  it.each([0, 1])('does not crash when its reader leaves after %d chunks', async (reads) => {
    const { status, signal, err } = await start(['plan', exampleFile, ...asMaya, '--json'], {
      reads,
    });
    expect({ signal, err }).toStrictEqual({ signal: null, err: '' });
    expect(status).toBe(0);
  });

  it('prints all of a long plan into a pipe', async () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      example.replaceAll('UID:', `UID:copy-${n}-`).replaceAll('Halyard', `Halyard${n}`),
    );
    const { status, out } = await start(['plan', '-', ...asMaya, '--json'], {
      input: many.join(''),
    });
    expect(status).toBe(0);
    expect(out.length).toBeGreaterThan(200_000);
    expect(JSON.parse(out).eventsRead).toBe(60 * 46);
  });

  it.each([
    ['a pipe', {}],
    ['a pipe and NO_COLOR', { NO_COLOR: '1' }],
    ['a pipe and a rich terminal', { TERM: 'xterm-256color', COLORTERM: 'truecolor' }],
  ])('writes no escape codes into %s', async (_, env) => {
    const { out } = await start(['plan', exampleFile, ...asMaya], { env });
    expect(out).toContain('Halyard Maps');
    expect(out).not.toContain('\u001b');
  });

  it('takes the zone of the machine where none is given', async () => {
    const file = newFile(example);
    const { out } = await start(['plan', file, '--json'], { env: { TZ: 'Asia/Tokyo' } });
    expect(JSON.parse(out).zone).toBe('Asia/Tokyo');
  });
});
