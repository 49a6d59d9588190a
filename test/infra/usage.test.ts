/** What the command line says to whoever typed something wrong: one line, exit 2. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calendar, vevent } from '../adapters/ics/support.ts';
import { asMaya, exampleFile, newFile, newFolder, run } from './support.ts';

/** One line that names all of `parts`, and nothing else anywhere. */
async function expectRefused(args: readonly string[], ...parts: (string | RegExp)[]) {
  const { status, out, err } = await run(...args);
  expect({ status, out }).toStrictEqual({ status: 2, out: '' });
  expect(err).toMatch(/^afterword: [^\n]+\n$/);
  expect(err).not.toMatch(/\bat .*:\d+:\d+|\bError\b|undefined|\[object/);
  for (const part of parts) expect(err).toMatch(part);
}

describe('a command that does not exist', () => {
  it.each([
    [['pan', 'calendar.ics'], '"pan"'],
    [['--json'], '"--json"'],
    [[''], '--help'],
    [['\u001b[31mplan'], '"'],
    [['rules', 'sometimes'], '"sometimes"'],
    [['rules', 'recommended', 'surplus'], 'surplus'],
    [['rules', 'recommended', '--surplus'], '--surplus'],
  ])('%j is named', async (args, named) => {
    await expectRefused(args, named);
  });
});

describe('a wrong option', () => {
  it.each<[string[], string | RegExp]>([
    [[], 'plan FILE'],
    [['one.ics', 'two.ics'], /one file.* 2 /],
    [[exampleFile, '--colour'], '--colour'],
    [[exampleFile, '-x'], '-x'],
    [[exampleFile, '--json=yes'], '--json'],
    ...'cadence now zone country me name employer history since until out'
      .split(' ')
      .flatMap((name): [string[], string][] => [
        [[exampleFile, `--${name}`], `--${name}`],
        [[exampleFile, `--${name}`, '--json'], `--${name}`],
      ]),
  ])('plan %j names what is wrong', async (args, named) => {
    await expectRefused(['plan', ...args], named);
  });
});

describe('a value that cannot be', () => {
  it.each([
    ['cadence', 'weekly', /weekly-calls/],
    ['cadence', 'Recommended', /"Recommended"/],
    ['cadence', 'constructor', /"constructor"/],
    ['cadence', '', /recommended/],
    ['now', 'tomorrow', /2026-11-25T09:00:00-05:00/],
    ['now', '2026-11-25', /moment/],
    ['now', '2026-11-25T09:00:00', /moment/],
    ['now', '2026-02-30T09:00:00Z', /moment/],
    ['now', '2026-11-25T25:00:00Z', /moment/],
    ['now', '0001-01-01T00:00:00Z', /moment/],
    ['now', '9999-01-01T00:00:00Z', /moment/],
    ['zone', 'Mars/Olympus', /Europe\/Berlin/],
    ['zone', 'Berlin', /IANA/],
    ['zone', '', /IANA/],
    ['zone', '__proto__', /IANA/],
    ['country', 'USA', /country code/],
    ['country', 'XX', /holidays/],
    ['country', 'DE-XX', /holidays/],
    ['country', 'Germany', /country code/],
    ['country', '', /country code/],
    ['me', 'maya', /e-mail address/],
    ['me', 'maya@', /e-mail address/],
    ['me', 'ma ya@example.com', /e-mail address/],
    ['employer', 'harborline', /domain/],
    ['employer', 'https://', /domain/],
    ['employer', '', /domain/],
    ['since', '25.11.2026', /day such as/],
    ['since', '2026-02-30', /day such as/],
    ['until', '2026-13-01', /day such as/],
    ['until', 'yesterday', /day such as/],
  ])('--%s %j is told with what it should be', async (option, value, said) => {
    const args = ['plan', exampleFile, ...asMaya, `--${option}`, value];
    await expectRefused(args, `--${option}`, said);
  });
});

const at = '2026-11-24T18:00:00-05:00';

describe('a history that cannot be', () => {
  it.each<[string, unknown, RegExp]>([
    ['no JSON', undefined, /is not JSON/],
    ['an object', {}, /line 1: there is no list/],
    ['a number in the list', [1], /entry 1/],
    ['null in the list', [null], /entry 1/],
    ['no key', [{ did: 'done', at }], /entry 1 .*"key"/],
    ['an empty key', [{ key: '', did: 'done', at }], /entry 1 .*"key"/],
    ['a key that is no text', [{ key: 7, did: 'done', at }], /entry 1 .*"key"/],
    ['no moment', [{ key: 'k', did: 'done' }], /entry 1.*"at"/],
    ['a moment without offset', [{ key: 'k', did: 'done', at: '2026-11-24T18:00' }], /"at"/],
    ['no deed', [{ key: 'k', at }], /entry 1.*"did".*no-answer/],
    ['an unknown deed', [{ key: 'k', did: 'forgot', at }], /entry 1.*"did"/],
    ['a deed of Object', [{ key: 'k', did: 'toString', at }], /entry 1.*"did"/],
    ['a move to nowhere', [{ key: 'k', did: 'moved', at }], /entry 1.*"start"/],
    ['a move to a day', [{ key: 'k', did: 'moved', at, start: '2026-12-01' }], /"start"/],
    ['a new date that is none', [{ key: 'k', did: 'new-date', at, date: 'soon' }], /"date"/],
    ['a mistake further down', [{ key: 'k', did: 'done', at }, { key: 'k' }], /entry 2/],
  ])('with %s is told with file and entry', async (_, content, said) => {
    const file = newFile(content === undefined ? '[{"key":' : JSON.stringify(content), 'h.json');
    const args = ['plan', exampleFile, ...asMaya, '--history', file];
    await expectRefused(args, '--history', file, said);
  });

  it.each<[string, string, string]>([
    ['ends too early', '\uFEFF[{"key":\n\n', 'line 1: the text ends too early and is not JSON'],
    ['is empty', '\n\n', 'line 1: the text ends too early and is not JSON'],
    ['is a calendar', 'BEGIN:VCALENDAR', 'line 1: this is not JSON'],
    ['lacks a comma', '[\r\n {"key":"a"}\r\n {"key":"b"}\r\n]', 'line 3: this is not JSON'],
    ['has a comma too many', '[{"key":"a",\n  "did":"done",\n}]', 'line 3: this is not JSON'],
    ['has a comment', '[\n// mine\n]', 'line 2: this is not JSON'],
    ['has a text over two lines', '[{"key":\n"a\nb"}]', 'line 2: this is not JSON'],
    ['goes on behind its end', '[]\n\n]', 'line 3: this is not JSON'],
    ['closes what it did not open', '[{"key":\n[1, {}, "a"\n}]', 'line 3: this is not JSON'],
    ['has a name without quotes', '[{\nkey: 1}]', 'line 2: this is not JSON'],
    ['has no value behind a name', '[{"key"\n}]', 'line 2: this is not JSON'],
    ['is no list', '\n{}', 'line 2: there is no list'],
    [
      'has a mistake further down',
      `[\n {"key":"[{,\\"}","did":"done","at":"${at}","more":[{},[1,\n2]]},\n\n\t{"key":"b",\n"did":"eaten","at":"${at}"}\n]`,
      'line 5: entry 2: "did" is none of',
    ],
  ])('that %s is told with file and line', async (_, content, said) => {
    const file = newFile(content, 'h.json');
    await expectRefused(['plan', exampleFile, '--history', file], `--history: ${file}, ${said}`);
  });

  it('because it is missing or a folder is told with its name', async () => {
    const folder = newFolder();
    const missing = join(folder, 'none.json');
    await expectRefused(['plan', exampleFile, '--history', missing], '--history', missing, 'read');
    await expectRefused(['plan', exampleFile, '--history', folder], '--history', folder, 'read');
  });
});

describe('an --out that cannot be', () => {
  it('in a missing folder is told with its name', async () => {
    const out = join(newFolder(), 'no', 'such', 'out.ics');
    await expectRefused(['plan', exampleFile, ...asMaya, '--out', out], '--out', out);
  });

  it('because it is a folder is told, and leaves nothing behind', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'taken'));
    const out = join(folder, 'taken');
    await expectRefused(['plan', exampleFile, ...asMaya, '--out', out], '--out', out);
    expect(readdirSync(folder)).toStrictEqual(['taken']);
  });

  it.each([
    ['the same name', (file: string) => file],
    ['another way to the same name', (file: string) => join(file, '..', 'calendar.ics')],
  ])('because it is the calendar itself, by %s, leaves the calendar whole', async (_, other) => {
    const ics = calendar(vevent('one', 'SUMMARY:Talk #interview'));
    const file = newFile(ics);
    await expectRefused(['plan', file, ...asMaya, '--out', other(file)], '--out', 'another file');
    expect(readFileSync(file, 'utf8')).toBe(ics);
  });

  it('does not touch a calendar that bears the name of the half-written file', async () => {
    const ics = calendar(vevent('one', 'SUMMARY:Talk #interview'));
    const file = newFile(ics, 'out.ics.part');
    await run('plan', file, ...asMaya, '--out', file.replace(/\.part$/, ''));
    expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(ics);
  });

  it('with a calendar that is none writes nothing', async () => {
    const file = newFile('hello', 'hello.txt');
    const out = join(newFolder(), 'out.ics');
    await expectRefused(['plan', file, '--out', out], file, 'line 1');
    expect(existsSync(out)).toBe(false);
  });
});
