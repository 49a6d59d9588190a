/** The bundle that npm makes at installation plans as the sources do, only sooner. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ranges, withPlainClasses } from '../../infra/local/plain-classes.mjs';
import { planFile } from '../acceptance/plan-file.ts';

const root = resolve(import.meta.dirname, '../..');
const at = [
  '--now',
  '2026-11-25T09:00:00-05:00',
  '--zone',
  'America/New_York',
  '--since',
  '2020-01-01',
];
const me = ['--me', 'maya.patel@example.com', '--name', 'Maya Patel'];
const fixtures = join(root, 'test/fixtures/ics');
const calendars = [
  join(root, 'examples/job-hunt.ics'),
  ...readdirSync(fixtures)
    .filter((name) => name.endsWith('.ics'))
    .map((name) => join(fixtures, name)),
];

describe('the bundle', () => {
  it.each(calendars)('plans %s as the sources do', async (file) => {
    const bundle = spawnSync(process.execPath, [join(root, 'infra/local/bundle.mjs')]);
    expect(bundle.status).toBe(0);
    const args = ['plan', file, '--json', ...at, ...me];
    const child = spawnSync(process.execPath, [join(root, 'dist/afterword.mjs'), ...args], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const { stderr, ...plan } = await planFile(readFileSync(file), [...at, ...me]);
    expect(JSON.parse(child.stdout)).toStrictEqual(plan);
    expect(child.stderr.length > 0).toBe(stderr.length > 0);
  });
});

describe('plain classes', () => {
  const texts = ['given', 'varied', 'siblings', 'languages', 'cousins', 'neighbours'].map((set) =>
    readFileSync(join(root, `test/fixtures/events/${set}.jsonl`), 'utf8'),
  );
  const characters = [...new Set(texts.join(''))];

  it.each(Object.entries(ranges))(
    'holds the same letters of our languages as \\p{%s}',
    (name, range) => {
      const [plain, full] = [new RegExp(`[${range}]`, 'u'), new RegExp(`\\p{${name}}`, 'u')];
      const different = characters.filter((one) => plain.test(one) !== full.test(one));
      expect(different).toStrictEqual([]);
    },
  );

  it.each([
    ['a class alone', '/\\p{Lo}+/u', `/[${ranges.Lo}]+/u`],
    ['a class among others', '/[\\p{Lo}_]/u', `/[${ranges.Lo}_]/u`],
    ['a class behind others', '/[_\\p{Lo}]\\p{M}/u', `/[_${ranges.Lo}][${ranges.M}]/u`],
    ['a list of expressions', 'const all = [/\\p{M}/u];', `const all = [/[${ranges.M}]/u];`],
    ['a text that becomes one', "'\\\\p{M}'", `'[${ranges.M}]'`],
  ])('spells out %s', (_, source, expected) => {
    expect(withPlainClasses(source)).toBe(expected);
  });
});
