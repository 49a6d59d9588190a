/** `npx cdk synth`, as an operator types it: no credentials, no Docker, and every check an error. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
let folder: string;

/** Runs it in an environment that knows nothing of any account. */
function synth(...settings: readonly string[]): { status: number | null; said: string } {
  const { PATH = '' } = process.env;
  const command = ['cdk', 'synth', '--quiet', '--output', folder, ...settings];
  const run = spawnSync('npx', command, {
    cwd: root,
    encoding: 'utf8',
    env: {
      PATH,
      HOME: folder,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CDK_DISABLE_VERSION_CHECK: 'true',
    },
  });
  return { status: run.status, said: `${run.stdout}${run.stderr}` };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-synth-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('passes the template validation and the AwsSolutions checks, without an account', {
  timeout: 120_000,
}, () => {
  const { status, said } = synth('-c', 'xray=true');
  expect([status, status === 0 ? '' : said]).toStrictEqual([0, '']);
  expect(readdirSync(folder)).toContain('Afterword-prod.template.json');
  const report = JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8'));
  expect(report.pluginReports).toStrictEqual([]);
});

it('refuses a setting that makes no sense in one sentence that names it', {
  timeout: 120_000,
}, () => {
  const { status, said } = synth('-c', 'stage=Not A Stage');
  expect(status).not.toBe(0);
  expect(said).toMatch(/stage/);
  expect(said).not.toMatch(/\n\s+at /);
});
