/** Files that are not as they should be: what is said, what is saved, and how long it takes. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calendar, vevent } from '../adapters/ics/support.ts';
import { asMaya, newFile, newFolder, type Run, run } from './support.ts';

const good = vevent(
  'good',
  'SUMMARY:Interview with Kestrel Foods #interview',
  'DTSTART:20261210T150000Z',
);
const args = ['--json', ...asMaya];

/** Each case may take this long; none is near it. */
const secondsAtMost = 5;

async function planned(file: string): Promise<Run> {
  const begun = performance.now();
  const result = await run('plan', file, ...args);
  expect((performance.now() - begun) / 1000).toBeLessThan(secondsAtMost);
  expect(result.err).not.toMatch(/\bat .*:\d+:\d+|\bError\b|undefined|\[object/);
  return result;
}

/** The problems that are told, each on a line of its own with the file and its line number. */
function problemsOf(file: string, err: string): string[] {
  const lines = err.split('\n').slice(0, -1);
  return lines.map((one) => {
    expect(one.startsWith(`afterword: ${file}, line `)).toBe(true);
    expect(one.length).toBeLessThan(file.length + 250);
    expect(one).toMatch(/, line [1-9]\d*: \S.*\.$/);
    return one.slice(one.indexOf(', line ') + 7);
  });
}

/** Whether the good event is planned. */
function hasGood(out: string): boolean {
  const uids: string[] = JSON.parse(out).interviews.map(({ uid }: { uid: string }) => uid);
  return uids.includes('good');
}

describe('a file that is no calendar', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001', 'hex');
  it.each<[string, string | Uint8Array, RegExp]>([
    ['a picture', Buffer.concat([png, Buffer.alloc(5000, 7)]), /BEGIN:VCALENDAR/],
    ['a web page', '<!doctype html>\n<html><body>Sign in</body></html>\n', /BEGIN:VCALENDAR/],
    ['JSON', '{"kind":"calendar#events","items":[]}', /BEGIN:VCALENDAR/],
    ['nothing', '', /empty/],
    ['blank lines', '\r\n\r\n  \r\n', /BEGIN:VCALENDAR/],
    ['zeros', Buffer.alloc(100_000), /BEGIN:VCALENDAR/],
    ['three megabytes of zeros', Buffer.alloc(3_000_000), /BEGIN:VCALENDAR/],
    ['an address book', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dana\r\nEND:VCARD\r\n', /VCALENDAR/],
    ['a zip', Buffer.from('504b0304140000000800', 'hex'), /unpack/],
    ['gzip', Buffer.from('1f8b0800000000000003', 'hex'), /unpack/],
    ['one byte', 'B', /BEGIN:VCALENDAR/],
    ['a byte order mark alone', '\uFEFF', /empty|BEGIN:VCALENDAR/],
  ])('such as %s is refused in one line', async (_, content, said) => {
    const file = newFile(content);
    const { status, out, err } = await planned(file);
    expect({ status, out }).toStrictEqual({ status: 2, out: '' });
    expect(err).toMatch(/^[^\n]+\n$/);
    expect(err).toContain(`${file}, line 1: `);
    expect(err).toMatch(said);
  });

  it.each([
    ['a folder', (folder: string) => folder, /folder/],
    ['a missing file', (folder: string) => join(folder, 'none.ics'), /no such file/],
    [
      'a file in a file',
      (folder: string) => {
        writeFileSync(join(folder, 'file'), '');
        return join(folder, 'file', 'deeper.ics');
      },
      /cannot be read/,
    ],
    ['a name with a zero in it', (folder: string) => join(folder, 'a\0b.ics'), /read|no such/],
  ])('such as %s is refused in one line', async (_, path, said) => {
    const file = path(newFolder());
    const { status, out, err } = await planned(file);
    expect({ status, out }).toStrictEqual({ status: 2, out: '' });
    expect(err).toMatch(/^afterword: [^\n]+\n$/);
    expect(err).toMatch(said);
  });
});

describe('a calendar in another encoding', () => {
  const umlaut = vevent('good', 'SUMMARY:#interview bei Käsemeyer', 'LOCATION:Zürich');
  const text = calendar(umlaut);
  const big = (little: Buffer): Buffer => Buffer.from(little).swap16();
  const utf16 = Buffer.from(text, 'utf16le');
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 LE with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ['UTF-16 BE with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), big(utf16)])],
    ['UTF-16 LE', utf16],
    ['UTF-16 BE', big(utf16)],
    ['windows-1252', Buffer.from(text, 'latin1')],
    ['LF', Buffer.from(text.replaceAll('\r\n', '\n'))],
    ['CR', Buffer.from(text.replaceAll('\r\n', '\r'))],
    ['CR CR LF', Buffer.from(text.replaceAll('\r\n', '\r\r\n'))],
    ['no last line end', Buffer.from(text.trimEnd())],
  ])('%s is read whole and in silence', async (_, content) => {
    const { status, out, err } = await planned(newFile(content));
    expect({ status, err }).toStrictEqual({ status: 0, err: '' });
    expect(JSON.parse(out).interviews).toMatchObject([{ title: '#interview bei Käsemeyer' }]);
  });
});

describe('a broken event', () => {
  const bad = (...lines: string[]): string =>
    ['BEGIN:VEVENT', 'UID:bad', 'SUMMARY:Talk #interview', ...lines, 'END:VEVENT'].join('\r\n');
  const start = 'DTSTART:20261203T100000Z';
  it.each<[string, string, RegExp]>([
    ['without DTSTART', bad(), /^4: .*DTSTART/],
    ['with an empty DTSTART', bad('DTSTART:'), /^4: .*DTSTART/],
    ['with a DTSTART of words', bad('DTSTART:next Tuesday'), /^4: .*DTSTART/],
    ['on 31 February', bad('DTSTART:20270231T100000Z'), /^4: .*DTSTART/],
    ['in the year 0', bad('DTSTART:00000101T000000Z'), /^4: .*DTSTART/],
    ['in the year 9999', bad('DTSTART:99991231T235959Z'), /^4: .*DTSTART/],
    ['every second for ever', bad('DTSTART:19700101T000000Z', 'RRULE:FREQ=SECONDLY'), /^4: /],
    ['on every 30 February', bad(start, 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), /^4: /],
    ['with a rule of words', bad(start, 'RRULE:whenever'), /^4: .*(?:RRULE|recurrence)/],
    ['with an unknown zone', bad('DTSTART;TZID=Mars/Olympus:20261203T100000'), /Mars\/Olympus/],
    ['with a line that is none', bad(start, 'this is no property'), /^4: /],
    ['without its END', bad(start).replace(/\r\nEND:VEVENT$/, ''), /^4: .*no END/],
    ['with a stray END', bad(start, 'END:VALARM'), /^8: .*"VALARM"/],
    ['with a hundred BEGINs', bad(start, ...Array(100).fill('BEGIN:X-DEEP')), /^10[78]: /],
  ])('%s costs no other, and is told in one line', async (_, event, said) => {
    const file = newFile(
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-A:1\r\n${event}\r\n${good}\r\nEND:VCALENDAR\r\n`,
    );
    const { status, out, err } = await planned(file);
    expect(status).toBe(0);
    const problems = problemsOf(file, err);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(said);
    expect(hasGood(out)).toBe(true);
    expect(JSON.parse(out).eventsRead).toBe(2);
  });

  it.each<[string, number]>([
    ['in the middle of the next event', good.length + 60],
    ['between two events', good.length + 32],
    ['before END:VCALENDAR', 2 * good.length + 34],
  ])('is what a file ends with that was cut off %s', async (_, length) => {
    const cut = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${good}\r\n${good}\r\n`.slice(0, length);
    const file = newFile(cut);
    const { status, out, err } = await planned(file);
    expect(status).toBe(0);
    expect(problemsOf(file, err)).toHaveLength(1);
    expect(hasGood(out)).toBe(true);
  });

  it('of each sort in one file is told line by line, in order', async () => {
    const events = Array.from({ length: 200 }, () => bad());
    const file = newFile(calendar(...events, good));
    const { status, out, err } = await planned(file);
    expect(status).toBe(0);
    const lines = problemsOf(file, err).map((one) => Number.parseInt(one, 10));
    expect(lines).toHaveLength(200);
    expect(lines).toStrictEqual([...lines].sort((a, b) => a - b));
    expect(hasGood(out)).toBe(true);
  });
});

describe('an odd event', () => {
  const one = (...lines: string[]): string => vevent('odd', 'SUMMARY:Talk #interview', ...lines);
  it.each<[string, string, object]>([
    [
      'in a Windows zone',
      one('DTSTART;TZID="Pacific Standard Time":20261203T100000'),
      { zone: 'America/Los_Angeles' },
    ],
    [
      'in a zone by a vendor',
      one('DTSTART;TZID=/vendor.example/20261/Europe/Paris:20261203T100000'),
      { zone: 'Europe/Paris' },
    ],
    ['without a UID', one().replace('UID:odd\r\n', ''), { title: 'Talk #interview' }],
    ['with zeros in its title', one().replace('Talk', 'Ta\0lk'), { uid: 'odd' }],
    [
      'with ten thousand guests',
      one(
        ...Array.from(
          { length: 10_000 },
          (_, n) => `ATTENDEE;CN=Guest N${n}:mailto:g${n}@acme.example`,
        ),
      ),
      { uid: 'odd' },
    ],
    [
      'with 3 MB of clue words',
      one(
        `DESCRIPTION:${Array(60_000).fill('job interview with the hiring manager by Friday\\, ').join('\r\n ')}`,
      ),
      { uid: 'odd' },
    ],
    [
      'with 200 kB of brackets',
      one(
        `DESCRIPTION:${Array(3000)
          .fill(`${'('.repeat(70)}`)
          .join('\r\n ')}`,
      ),
      { uid: 'odd' },
    ],
    ['with lower-case names', one().toLowerCase(), { uid: 'odd' }],
  ])('%s is planned beside the others', async (_, event, expected) => {
    const file = newFile(calendar(event, good));
    const { status, out, err } = await planned(file);
    expect({ status, err }).toStrictEqual({ status: 0, err: '' });
    expect(JSON.parse(out).interviews[0]).toMatchObject(expected);
    expect(hasGood(out)).toBe(true);
  });

  it('that comes twice under one UID is planned once', async () => {
    const { out, err } = await planned(newFile(calendar(good, good, good)));
    expect(err).toBe('');
    const { interviews, eventsRead } = JSON.parse(out);
    expect({ eventsRead, count: interviews.length }).toStrictEqual({ eventsRead: 3, count: 1 });
  });
});

describe('a line of 64 MB', () => {
  it.each([
    [
      'in an event',
      `BEGIN:VEVENT\r\nUID:long\r\nDTSTART:20261203T100000Z\r\nDESCRIPTION:`,
      '\r\nEND:VEVENT\r\n',
    ],
    ['between events', 'X-LONG:', '\r\n'],
  ])('%s costs no other event', async (_, before, after) => {
    const file = newFile(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${before}`);
    const chunk = 'interview '.repeat(400_000);
    for (let bytes = 0; bytes < 64_000_000; bytes += chunk.length) appendFileSync(file, chunk);
    appendFileSync(file, `${after}${good}\r\nEND:VCALENDAR\r\n`);
    const { status, out, err } = await planned(file);
    expect(status).toBe(0);
    expect(problemsOf(file, err)).toHaveLength(1);
    expect(err).toContain('longer than 1 MB');
    expect(hasGood(out)).toBe(true);
  });
});
