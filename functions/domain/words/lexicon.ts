/**
 * All words of all languages in two tries, so that one walk over a text finds every clue in it: about
 * ten nanoseconds a character, where a regular expression for each list would take a thousand.
 */
import { chinese } from './chinese.ts';
import { czech } from './czech.ts';
import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { fold, foldInto, space } from './fold.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import { japanese } from './japanese.ts';
import { polish } from './polish.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';
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
];

const categoryNames = Object.keys(english) as Category[];

/** The bit of each category in the masks that `scan` returns. */
export const bit = Object.fromEntries(
  categoryNames.map((name, index) => [name, 1 << index]),
) as Readonly<Record<Category, number>>;

/**
 * A trie over folded texts, as lists of siblings in flat arrays: it is built at every start, and a
 * table with a cell for each letter of each node would take longer to fill than to use. Node 0 is
 * the root; masks say which lists end at a node.
 */
class Trie {
  readonly #roots = new Int32Array(65536);
  #child = new Int32Array(65536);
  #sibling = new Int32Array(65536);
  #unit = new Uint16Array(65536);
  #whole = new Int32Array(65536);
  #begins = new Int32Array(65536);
  #size = 1;

  add(pattern: string, mask: number, mustEnd: boolean): void {
    let node = 0;
    for (let i = 0; i < pattern.length; i++) node = this.#grow(node, pattern.charCodeAt(i));
    const masks = mustEnd ? this.#whole : this.#begins;
    masks[node] = (masks[node] as number) | mask;
  }

  #grow(node: number, unit: number): number {
    const known = this.step(node, unit);
    if (known !== 0) return known;
    const made = this.#size++;
    if (made >= this.#unit.length) this.#enlarge();
    this.#unit[made] = unit;
    if (node === 0) this.#roots[unit] = made;
    else {
      this.#sibling[made] = this.#child[node] as number;
      this.#child[node] = made;
    }
    return made;
  }

  #enlarge(): void {
    this.#child = doubled(this.#child);
    this.#sibling = doubled(this.#sibling);
    this.#whole = doubled(this.#whole);
    this.#begins = doubled(this.#begins);
    const units = new Uint16Array(this.#unit.length * 2);
    units.set(this.#unit);
    this.#unit = units;
  }

  /** The node behind `node` for that character; 0 where no pattern goes on. */
  step(node: number, unit: number): number {
    if (node === 0) return this.#roots[unit] as number;
    let child = this.#child[node] as number;
    while (child !== 0 && this.#unit[child] !== unit) child = this.#sibling[child] as number;
    return child;
  }

  /** The lists of the patterns that cover the text from `from` to `to`. */
  exactly(text: Uint16Array, from: number, to: number): number {
    let node = 0;
    let begun = 0;
    for (let i = from; i < to; i++) {
      const unit = text[i] as number;
      // What began in an earlier word does not cover the words behind it.
      if (unit === space) begun = 0;
      const next = this.step(node, unit);
      if (next === 0) return begun !== 0 && !text.subarray(i, to).includes(space) ? begun : 0;
      node = next;
      begun |= this.#begins[node] as number;
    }
    return begun | (this.#whole[node] as number);
  }

  /** Walks from `from`; returns the lists found, each bit once. */
  walk(text: Uint16Array, from: number, length: number): number {
    let node = 0;
    let found = 0;
    for (let i = from; i < length; i++) {
      node = this.step(node, text[i] as number);
      if (node === 0) return found;
      found |= this.#begins[node] as number;
      if (this.#whole[node] !== 0 && text[i + 1] === space) found |= this.#whole[node] as number;
    }
    return found;
  }
}

function doubled(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(old.length * 2);
  larger.set(old);
  return larger;
}

/** Patterns that begin where a word begins, and patterns that may begin anywhere. */
const atWords = new Trie();
const anywhere = new Trie();
/** Which tries three characters can begin a pattern in: most places of a text need no walk at all. */
const beginsAtWord = 1;
const beginsAnywhere = 2;
const openings = new Uint8Array(65536);
/** The same for patterns shorter than three characters, by their first two. */
const shortOpenings = new Uint8Array(65536);

/** And for one character with anything behind it. */
const alone = new Uint8Array(65536);

function openingOf(first: number, second: number, third: number): number {
  return (first * 1021 + second * 31 + third) & 0xffff;
}

function shortOpeningOf(first: number, second: number): number {
  return (first * 1021 + second) & 0xffff;
}

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
  const trie = openStart ? beginsAnywhere : beginsAtWord;
  // A whole word is followed by a space, which tells it from longer ones.
  const units = openEnd ? pattern : `${pattern} `;
  const [first, second, third] = [0, 1, 2].map((place) => units.charCodeAt(place)) as [
    number,
    number,
    number,
  ];
  if (units.length > 2) mark(openings, openingOf(first, second, third), trie);
  else if (units.length === 2) mark(shortOpenings, shortOpeningOf(first, second), trie);
  else mark(alone, first, trie);
}

function mark(table: Uint8Array, place: number, trie: number): void {
  table[place] = (table[place] as number) | trie;
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
  let unit = scratch[1] as number;
  let next = scratch[2] as number;
  for (let i = 1; i < length; i++) {
    const third = scratch[i + 2] as number;
    const trie =
      (openings[openingOf(unit, next, third)] as number) |
      (shortOpenings[shortOpeningOf(unit, next)] as number) |
      (alone[unit] as number);
    if (trie !== 0 && unit !== space) {
      if ((trie & beginsAtWord) !== 0 && before === space)
        found |= atWords.walk(scratch, i, length);
      if ((trie & beginsAnywhere) !== 0) found |= anywhere.walk(scratch, i, length);
    }
    before = unit;
    unit = next;
    next = third;
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
  const words = [...text.slice(0, 2000).matchAll(/[\p{L}\p{N}#'’]+/gu)];
  const wanted = bit[category];
  for (const [index, first] of words.entries()) {
    for (let count = 1; count <= 6; count++) {
      const last = words[index + count - 1];
      if (!last) break;
      const phrase = text.slice(first.index, last.index + last[0].length);
      if ((scanStart(phrase) & wanted) !== 0) return phrase;
    }
  }
  return null;
}

/** The categories of a phrase as a whole: "phone screen" is a jobInterview, "phone screen with" none. */
export function categoriesOf(phrase: string): number {
  const length = foldInto(phrase, scratch);
  if (length < 3) return 0;
  return atWords.exactly(scratch, 1, length - 1) | anywhere.exactly(scratch, 1, length - 1);
}
