/** People and lessons are read back whole from the lines that pages write, and quickly from any text. */
import { describe, expect, it } from 'vitest';
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import { noAnswers, readAnswers } from '../../../functions/domain/notes/debrief-answers.ts';
import { readMet } from '../../../functions/domain/notes/met.ts';
import { readNotes } from '../../../functions/domain/notes/read-notes.ts';
import {
  metLine,
  readLearned,
  withSayings,
  wordsLine,
} from '../../../functions/domain/notes/sayings.ts';
import { at, day } from '../make.ts';

it.each([
  ['Ana Maria Souza Lima Costa', 'Ana Maria Souza Lima Costa'],
  ['Maria da Silva dos Santos Pereira', 'Maria da Silva Dos Santos Pereira'],
  ['Prof. Dr. Anna Schmidt', 'Prof Dr Anna Schmidt'],
  ['Dana Cruz Jr.', 'Dana Cruz Jr'],
  ['J. R. Cruz', 'J. R. Cruz'],
  ['अनिल कुमार', 'अनिल कुमार'],
  ['王小明', '王小明'],
])('somebody met keeps their name, title and address: %s', (typed, name) => {
  const line = metLine(typed, 'CTO', 'ana@example.com') ?? '';
  expect(readMet(line)).toStrictEqual([{ name, title: 'CTO', email: 'ana@example.com' }]);
});

it('a name of which a part would be lost is refused', () => {
  expect(metLine('A B C D E F G H I J', '', '')).toBeNull();
});

it.each(['\n', '\r\n'])('a name ends with its line: %j', (end) => {
  const [met] = readMet(`Met Dana Cruz${end}Decision by Friday, 23 October 2026`);
  expect(met?.name).toBe('Dana Cruz');
});

it('a text of nothing but empty lines is read at once', () => {
  const text = `x${'\n'.repeat(100_000)}y`;
  const begun = performance.now();
  readNotes(text, day('2026-10-06'), plainWorkCalendar);
  readLearned(text);
  expect(performance.now() - begun).toBeLessThan(2000);
});

it('words that are too long are cut between characters', () => {
  for (let length = 990; length < 1001; length++) {
    const line = wordsLine('learned', `${'x'.repeat(length)}😀😀`) ?? '';
    expect(line.isWellFormed()).toBe(true);
  }
});

describe('how it went, answered on a form', () => {
  const held = { day: day('2026-10-06'), work: plainWorkCalendar, at: at('2026-10-06T12:00:00Z') };
  const told = 'It went: a long story';
  const after = (before: string, went: string): string => {
    const read = readAnswers({ ...noAnswers, went }, { ...noAnswers, went: before }, held);
    return 'sayings' in read ? withSayings(told, read.sayings) : read.wrong;
  };

  it.each([
    [
      'adds to what a form did not show, which a link opens for anybody',
      '',
      'fine',
      `${told}\nIt went: fine`,
    ],
    ['replaces what the form showed', 'a long story', 'fine', 'It went: fine'],
    ['takes back what the form showed', 'a long story', '', ''],
    ['says nothing where it was left alone', '', '', told],
  ])('%s', (_, before, went, text) => {
    expect(after(before, went)).toBe(text);
  });
});
