/** Cuts a sentence into words that know what they can mean in a date. */
import { countedWeekdays, type DayWords, shortWeekdays } from './day-words.ts';
import type { Page, Stretch } from './page.ts';
import { germanic } from './words-germanic.ts';
import { romance } from './words-romance.ts';
import { slavic } from './words-slavic.ts';

type Flag =
  | 'business'
  | 'businessDay'
  | 'next'
  | 'coming'
  | 'this'
  | 'today'
  | 'tomorrow'
  | 'dayAfter'
  | 'early'
  | 'mid'
  | 'end'
  | 'by'
  | 'before'
  | 'within'
  | 'in'
  | 'past'
  | 'small';

/** All that a word can mean, in whichever language: "in" opens a span in four of them. */
type Word = Readonly<Partial<Record<Flag, true>>> & {
  readonly weekday?: number;
  readonly month?: number;
  readonly count?: number;
  readonly unit?: (typeof units)[number];
};

/** One word or number of a sentence; `text` is '' where a sign breaks the sentence. */
export type Token = Stretch & {
  readonly text: string;
  readonly word: Word;
  /** A number in digits; the larger one of a range. */
  readonly digits: number | null;
  /** What is written on to the digits, as "th" in "14th"; '.' where a full stop follows; of a break its sign. */
  readonly suffix: string;
  readonly capital: boolean;
};

const flags: readonly Flag[] = [
  'business',
  'businessDay',
  'next',
  'coming',
  'this',
  'today',
  'tomorrow',
  'dayAfter',
  'early',
  'mid',
  'end',
  'by',
  'before',
  'within',
  'in',
  'past',
  'small',
];
const lists = { weekday: 'weekdays', month: 'months', count: 'numbers' } as const;
const units = ['hour', 'day', 'week', 'fortnight', 'month', 'year'] as const;

const lexicon = new Map<string, Word>();
for (const table of [...germanic, ...romance, ...slavic]) enter(table);

function enter(table: DayWords): void {
  for (const flag of flags) {
    for (const word of wordsIn(table[flag])) learn(word, { [flag]: true });
  }
  for (const unit of units) {
    for (const word of wordsIn(table[unit])) learn(word, { unit });
  }
  for (const [kind, list] of Object.entries(lists)) {
    for (const [index, words] of table[list].split('|').entries()) {
      for (const word of wordsIn(words)) learn(word, { [kind]: index + 1 });
    }
  }
}

function wordsIn(list: string | undefined): string[] {
  return list ? list.split(' ').filter((word) => word !== '') : [];
}

function learn(word: string, meaning: Word): void {
  lexicon.set(word, { ...lexicon.get(word), ...meaning });
}

/** Whether a word in small letters means anything in a date. */
export function isDayWord(word: string): boolean {
  return lexicon.has(word);
}

const unknown: Word = {};
const timeOfDay: Word = { small: true };
const partOfDay = /(?:vor|nach)?(?:mittag|abend|frueh|fruh|morgen)$|(?:middag|avond|ochtend)$/;
const piece = new RegExp(
  [
    String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4}|`,
    String.raw`\d{2})?(?!\d)|\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)|`,
    String.raw`\d{1,2}\/\d{1,2}(?![\d/])|\d{1,2}[:h.]\d{2}(?:\s?[ap]m)?(?!\d)|`,
    String.raw`\d{1,2}\s?(?:[ap]m|uhr)\b|(\d{1,3})\s?[-–]\s?(\d{1,3})(?!\d)|`,
    String.raw`(\d{1,6})([a-z]{0,3})|[a-z]{1,40}`,
  ].join(''),
  'g',
);
const breaks = /[:;()[\]{}/—|]|\S{4}/;

/** The words of one sentence, in order. */
export function tokensOf(page: Page, sentence: Stretch): Token[] {
  const text = page.folded.slice(sentence.start, sentence.end);
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(piece)) {
    const start = match.index;
    const end = start + match[0].length;
    const gap = text.slice(last, start);
    if (breaks.test(gap)) tokens.push(breakAt(sentence.start + last, gap.trim()));
    last = end;
    tokens.push({
      start: sentence.start + start,
      end: sentence.start + end,
      text: match[0],
      word: meaningOf(match[0], match[5]),
      digits: match[3] || match[4] ? Number(match[3] ?? match[4]) : null,
      suffix: match[5] || (match[4] && text.charAt(end) === '.' ? '.' : ''),
      capital: page.raw.charAt(sentence.start + start) !== match[0].charAt(0),
    });
  }
  return tokens;
}

function breakAt(start: number, suffix: string): Token {
  return { start, end: start, text: '', word: unknown, digits: null, suffix, capital: false };
}

function meaningOf(text: string, suffix: string | undefined): Word {
  const known = lexicon.get(text);
  if (known) return known;
  if (/^\d/.test(text))
    return suffix === 'h' ? { unit: 'hour' } : /\d[:h]|m$|uhr$/.test(text) ? timeOfDay : unknown;
  return (text.length > 9 && lexicon.get(text.replace(partOfDay, ''))) || unknown;
}

/** The weekday that a word names where only its place tells, as "Mi" in "bis Mi". */
export function placedWeekday(
  before: Token | undefined,
  token: Token,
  after: Token | undefined,
): number {
  const opened =
    before !== undefined &&
    (before.word.by ||
      before.word.before ||
      before.word.small ||
      before.word.coming ||
      before.word.next ||
      before.word.this);
  if (token.capital && opened) {
    const short = shortWeekdays[token.text];
    if (short !== undefined) return short;
  }
  const counted = countedWeekdays[token.text];
  if (counted === undefined) return 0;
  if (after?.text === 'feira') return counted;
  const alone = after === undefined || after.text === '' || after.word.small || after.word.coming;
  return opened && alone ? counted : 0;
}
