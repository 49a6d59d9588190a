/** What is deployed: small, the same each time, and able to run with nothing beside it. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Bundle,
  bundleAll,
  bytesAtStart,
  type FunctionName,
  functionNames,
} from '../../../infra/aws/bundles.ts';
import { sceneOf } from './stack-scene.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'afterword-bundles-'));
const scene = sceneOf();
let bundles: Readonly<Record<FunctionName, Bundle>>;

beforeAll(async () => {
  bundles = await bundleAll(join(folder, 'once'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What was bundled from our own sources and from libraries, by path. */
const partsOf = (name: FunctionName) => Object.keys(bundles[name].metafile.inputs);
const has = (name: FunctionName, part: RegExp) => partsOf(name).some((path) => part.test(path));

describe('the bundle of', () => {
  it.each([
    ['notify', 150],
    ['pages', 700],
    ['look', 760],
    ['sync', 1000],
    ['sweep', 150],
  ] as const)('%s weighs at most %d KB when it starts', (name, kilobytes) => {
    const bytes = bytesAtStart(bundles[name]);
    expect(bytes).toBeLessThanOrEqual(kilobytes * 1000);
    expect(bytes).toBeGreaterThan(1000);
  });

  it('pages loads the library that writes calendar files only where one is asked for', () => {
    const { folder: place, metafile } = bundles.pages;
    expect(has('pages', /ical\.js/)).toBe(true);
    const text = readFileSync(join(place, 'index.mjs'), 'utf8');
    expect(text).not.toContain('VTIMEZONE');
    const total = Object.values(metafile.outputs).reduce((sum, { bytes }) => sum + bytes, 0);
    expect(total - bytesAtStart(bundles.pages)).toBeLessThanOrEqual(100_000);
  });

  it.each(functionNames)('%s gives a handler, alone on Lambda’s Node', (name) => {
    const script = `import(process.argv[1]).then((its) => console.log(typeof its.handler))`;
    const said = execFileSync(
      process.execPath,
      ['-e', script, join(bundles[name].folder, 'index.mjs')],
      { env: environmentOf(name), encoding: 'utf8' },
    );
    expect(said.trim()).toBe('function');
  });

  it('notify knows no provider’s client, no page and no rule of ours', () => {
    expect(has('notify', /googleapis|microsoft-graph|openid-client|ical\.js/)).toBe(false);
    expect(has('notify', /functions\/(?:pages|flows)\//)).toBe(false);
    expect(has('notify', /functions\/domain\/(?:cadences|recognise|words|plan\/plan)/)).toBe(false);
  });

  it.each(functionNames)('%s holds no client of AWS, no other fetch, and no test', (name) => {
    expect(has(name, /@aws-sdk|@smithy/)).toBe(false);
    expect(has(name, /node_modules\/(?:node-fetch|web-streams-polyfill|fetch-blob)\//)).toBe(false);
    expect(has(name, /^(?:test|infra)\//)).toBe(false);
  });

  it.each(functionNames)(
    '%s asks for nothing that is not there: holidays lie beside it',
    (name) => {
      const asks = has(name, /functions\/adapters\/holidays\//);
      expect(existsSync(join(bundles[name].folder, 'holidays.cjs'))).toBe(asks);
      const others = readdirSync(bundles[name].folder).filter((file) => !file.startsWith('part-'));
      expect(others.length).toBe(asks ? 2 : 1);
      const text = readdirSync(bundles[name].folder)
        .filter((file) => file.endsWith('.mjs'))
        .map((file) => readFileSync(join(bundles[name].folder, file), 'utf8'))
        .join('\n');
      expect(text.includes('./holidays.cjs')).toBe(asks);
      expect(text).not.toContain('date-holidays');
    },
  );

  it('the holidays knows those of a country', () => {
    const script = `const its = new (require(process.argv[1]))('DE');
      console.log(its.getHolidays(2026).find(({ rule }) => rule === '12-25').date.slice(0, 10));`;
    const path = join(folder, 'once/holidays.cjs');
    const said = execFileSync(process.execPath, ['-e', script, path], { encoding: 'utf8' });
    expect(said.trim()).toBe('2026-12-25');
  });
});

describe('bundling', () => {
  it('makes the same files again, wherever they are put', async () => {
    const again = await bundleAll(join(folder, 'again'));
    const hashes = (made: typeof bundles) =>
      functionNames.map((name) => {
        const files = readdirSync(made[name].folder).toSorted();
        const texts = files.map((file) => readFileSync(join(made[name].folder, file)));
        return createHash('sha256').update(Buffer.concat(texts)).digest('hex');
      });
    expect(hashes(again)).toStrictEqual(hashes(bundles));
  });
});

describe('the stack', () => {
  it.each(functionNames)('tells %s every name without which it does not begin', (name) => {
    const sources = partsOf(name).filter((path) => path.startsWith('functions/handlers/'));
    const text = sources.map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
    const needed = [...text.matchAll(/neededIn\(\s*\w+,\s*'([A-Z_]+)'/g)].map(([, each]) => each);
    const given = Object.keys(environmentOf(name));
    expect(needed).toContain('AWS_REGION');
    expect(needed.filter((each) => !given.includes(each ?? ''))).toStrictEqual([]);
  });
});

/** What the stack tells a function, and what Lambda adds. */
function environmentOf(name: FunctionName): Readonly<Record<string, string>> {
  const { Variables } = scene.functionOf(name).Properties.Environment;
  const told = Object.keys(Variables).map((each) => [each, toldAs(each)]);
  return {
    ...Object.fromEntries(told),
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
    AWS_SESSION_TOKEN: 'example',
    AWS_LAMBDA_FUNCTION_NAME: `afterword-prod-${name}`,
  };
}

function toldAs(variable: string): string {
  return variable.endsWith('_URL') ? 'https://follow.example.com' : 'prod';
}
