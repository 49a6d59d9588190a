/**
 * All words of all languages in two tries, so that one walk over a text finds every clue in it: about
 * ten nanoseconds a character, where a regular expression for each list would take a thousand.
 */
import { chinese } from './chinese.ts';
import { czech } from './czech.ts';
import { danish } from './danish.ts';
import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { fold, foldInto, space } from './fold.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import { japanese } from './japanese.ts';
import { korean } from './korean.ts';
import { polish } from './polish.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';
import { swedish } from './swedish.ts';
import { Trie } from './trie.ts';
import { turkish } from './turkish.ts';
import type { Words } from './words.ts';

export type Category = keyof Words;

const languages: readonly Words[] = [
  english,
  chinese,
  czech,
  dutch,
  french,
  german,
  italian,
  japanese,
  polish,
  portuguese,
  spanish,
  swedish,
  danish,
  turkish,
  korean,
];

const categoryNames = Object.keys(english) as Category[];

/** The bit of each category in the masks that `scan` returns. */
export const bit = Object.fromEntries(
  categoryNames.map((name, index) => [name, 1 << index]),
) as Readonly<Record<Category, number>>;

/** Patterns that begin where a word begins, and patterns that may begin anywhere. */
const atWords = new Trie();
const anywhere = new Trie();
for (const words of languages) {
  for (const category of categoryNames) {
    for (const entry of words[category].split(',')) addEntry(entry.trim(), bit[category]);
  }
}

function addEntry(entry: string, mask: number): void {
  // Most entries are plain already, and thousands of them are read at every start.
  const pattern = /^[a-z0-9 ]+$/.test(entry) ? entry : fold(entry);
  if (pattern === '') return;
  const unspaced = pattern.charCodeAt(0) > 0x3000;
  const openEnd = entry.endsWith('*') || unspaced;
  const openStart = entry.startsWith('*') || unspaced;
  (openStart ? anywhere : atWords).add(pattern, mask, !openEnd);
}

/** Long descriptions are boilerplate at their end; a clue stands in the first pages. */
const longest = 8000;
const scratch = new Uint16Array(longest * 2);

/** The categories whose words occur in `text`, as a mask of `bit`s. */
export function scan(text: string): number {
  if (text === '') return 0;
  const length = foldInto(text.length > longest ? text.slice(0, longest) : text, scratch);
  let found = 0;
  let before = space;
  for (let i = 1; i < length; i++) {
    const unit = scratch[i] as number;
    if (before === space && unit !== space && atWords.mayBegin(scratch, i)) {
      found |= atWords.walk(scratch, i, length);
    }
    // Few patterns begin inside a word, and fewer letters.
    if (anywhere.startsWith(unit) && anywhere.mayBegin(scratch, i)) {
      found |= anywhere.walk(scratch, i, length);
    }
    before = unit;
  }
  return found;
}

/** The categories of the words with which `text` begins. */
export function scanStart(text: string): number {
  const length = foldInto(text.slice(0, 60), scratch);
  return atWords.walk(scratch, 1, length) | anywhere.walk(scratch, 1, length);
}

/** The first run of at most six words of `text` that is in the category, as it is written there. */
export function phraseOf(text: string, category: Category): string | null {
  const wanted = bit[category];
  const pages = text.slice(0, 2000);
  for (const first of pages.matchAll(word)) {
    // Most words begin no phrase: one look tells.
    const rest = pages.slice(first.index, first.index + longestPhrase);
    if (!mayBegin(rest) || (scanStart(rest) & wanted) === 0) continue;
    const words = [...rest.matchAll(word)].slice(0, 6);
    const ends = words.map((last) => rest.slice(0, last.index + last[0].length));
    const phrase = ends.find((one) => (scanStart(one) & wanted) !== 0);
    if (phrase !== undefined) return phrase;
  }
  return null;
}

function mayBegin(text: string): boolean {
  foldInto(text.slice(0, 16), scratch);
  return atWords.mayBegin(scratch, 1) || anywhere.mayBegin(scratch, 1);
}

const word = /[\p{L}\p{N}#'’]+/gu;
const longestPhrase = 80;

/** The categories of a phrase as a whole: "phone screen" is a jobInterview, "phone screen with" none. */
export function categoriesOf(phrase: string): number {
  const length = foldInto(phrase, scratch);
  if (length < 3) return 0;
  return atWords.exactly(scratch, 1, length - 1) | anywhere.exactly(scratch, 1, length - 1);
}
