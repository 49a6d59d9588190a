import { expect, test } from 'vitest';
import type { SplitPart } from '../../../functions/adapters/ics/component-tracker.ts';
import { componentText } from '../../../functions/adapters/ics/raw-component.ts';
import { splitCalendar } from '../../../functions/adapters/ics/split.ts';
import { calendar, fixture, vevent } from './support.ts';

function split(content: string | Uint8Array, chunkBytes = 50): SplitPart[] {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const splitter = splitCalendar();
  const parts: SplitPart[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    parts.push(...splitter.push(bytes.subarray(at, at + chunkBytes)));
  }
  parts.push(...splitter.end());
  return parts;
}

/** `VEVENT 3` for a component, `! 5 text` for a problem. */
function told(all: readonly SplitPart[]): string[] {
  const fatal = all.filter((part) => part.type === 'fatal');
  const parts = fatal.length > 0 ? fatal : all;
  return parts.map((part) =>
    part.type === 'component'
      ? `${part.component.kind} ${part.component.line}`
      : `${part.type === 'fatal' ? '!!' : '!'} ${part.problem.line} ${part.problem.text}`,
  );
}

const a = vevent('a');
const b = vevent('b');

test.each<[string, string, string[]]>([
  ['two events', calendar(a, b), ['VEVENT 3', 'VEVENT 7']],
  ['lower-case edges', calendar(a.toLowerCase(), b), ['VEVENT 3', 'VEVENT 7']],
  [
    'an alarm inside',
    calendar(vevent('a', 'BEGIN:VALARM', 'END:VALARM'), b),
    ['VEVENT 3', 'VEVENT 9'],
  ],
  ['two calendars in one file', calendar(a) + calendar(b), ['VEVENT 3', 'VEVENT 10']],
  [
    'a missing END',
    calendar(a.replace('\r\nEND:VEVENT', ''), b),
    ['! 3 the VEVENT that begins here has no END; it is left out.', 'VEVENT 6'],
  ],
  [
    'an END that nothing began',
    calendar('END:VEVENT', b),
    ['! 3 END:"VEVENT" stands without its BEGIN.', 'VEVENT 4'],
  ],
  [
    'an alarm without END',
    calendar(vevent('a', 'BEGIN:VALARM'), b),
    [
      '! 7 a component inside this one has no END; the VEVENT is read without it.',
      'VEVENT 3',
      'VEVENT 8',
    ],
  ],
  [
    'nesting as deep as no calendar has it',
    calendar(
      vevent('a', ...new Array(101).fill('BEGIN:A'), ...new Array(101).fill('END:A')),
      vevent('b', ...new Array(100).fill('BEGIN:A'), ...new Array(100).fill('END:A')),
    ),
    ['! 3 too much is nested in what begins here; it is left out.', 'VEVENT 209'],
  ],
  [
    'text before the calendar',
    `HTTP/1.1 200 OK\r\n\r\n${calendar(a)}`,
    ['! 1 from here on text stands outside BEGIN:VCALENDAR and END:VCALENDAR.', 'VEVENT 5'],
  ],
  [
    'a truncated file',
    calendar(a, b).slice(0, -30),
    ['VEVENT 3', '! 9 the file ends inside the VEVENT that begins on line 7; it is left out.'],
  ],
  ['an empty file', '', ['!! 1 the file is empty.']],
  ['a page', '<html>\n<p>Sign in', ['!! 1 this is not a calendar: there is no BEGIN:VCALENDAR.']],
  ['events alone', a, ['!! 1 this is not a calendar: there is no BEGIN:VCALENDAR.']],
])('splits %s', (_, content, expected) => {
  for (const chunkBytes of [1, 50, 10_000]) {
    expect(told(split(content, chunkBytes))).toEqual(expected);
  }
});

test.each(['\r\n', '\n', '\r'])('finds the same components where lines end in %j', (end) => {
  const text = Buffer.from(fixture('google-export.ics')).toString('utf8');
  const expected = told(split(text));
  for (const chunkBytes of [1, 100, 100_000]) {
    expect(told(split(text.replaceAll('\r\n', end), chunkBytes))).toEqual(expected);
  }
});

const umlaut = calendar(vevent('a', 'SUMMARY:Gespräch – Zoë'));
const utf16le = Buffer.from(`\ufeff${umlaut}`, 'utf16le');
const cp1252 = Buffer.from(umlaut.replace('–', '\x96'), 'latin1');
test.each<[string, Uint8Array]>([
  ['UTF-8', Buffer.from(umlaut)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${umlaut}`)],
  ['UTF-16 LE', utf16le],
  ['UTF-16 BE', Buffer.from(utf16le).swap16()],
  ['UTF-16 LE without a mark', utf16le.subarray(2)],
  ['windows-1252', cp1252],
])('reads %s', (_, bytes) => {
  for (const chunkBytes of [1, 3, 10_000]) {
    const [part] = split(bytes, chunkBytes);
    const text = part?.type === 'component' ? componentText(part.component) : '';
    expect(text).toContain('SUMMARY:Gespräch – Zoë');
  }
});

test('joins a letter that is folded in the middle of its bytes', () => {
  const bytes = Buffer.from(calendar(vevent('a', 'SUMMARY:Zoë')));
  const at = bytes.indexOf(0xc3) + 1;
  const folded = Buffer.concat([bytes.subarray(0, at), Buffer.from('\r\n '), bytes.subarray(at)]);
  const [part] = split(folded);
  expect(part?.type === 'component' && componentText(part.component)).toContain('SUMMARY:Zoë');
});

test('passes over an endless line in an event, once and in little memory', () => {
  const splitter = splitCalendar();
  const parts: SplitPart[] = [...splitter.push(Buffer.from('BEGIN:VCALENDAR\nBEGIN:VEVENT\nX:'))];
  const chunk = Buffer.alloc(8 * 1024 * 1024, 'x');
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 64; i++) parts.push(...splitter.push(chunk));
  expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  parts.push(
    ...splitter.push(Buffer.from(`\nEND:VEVENT\n${a}\nEND:VCALENDAR\n`)),
    ...splitter.end(),
  );
  expect(told(parts)).toEqual([
    '! 3 this line is longer than 1 MB; the component around it is left out.',
    'VEVENT 5',
  ]);
});

test('refuses an endless line that is no calendar after its first megabyte', () => {
  const splitter = splitCalendar();
  const parts = [...splitter.push(Buffer.alloc(4 * 1024 * 1024, 'x')), ...splitter.end()];
  expect(told(parts)).toEqual(['!! 1 this is not a calendar: there is no BEGIN:VCALENDAR.']);
  expect(splitter.over).toBe(true);
});

test('leaves out a component larger than 4 MB and reads on', () => {
  const big = vevent('a', ...Array.from({ length: 70_000 }, () => `X-FILL:${'x'.repeat(60)}`));
  expect(told(split(calendar(big, b), 100_000))).toEqual([
    '! 3 the component that begins here is larger than 4 MB; it is left out.',
    'VEVENT 70007',
  ]);
});
