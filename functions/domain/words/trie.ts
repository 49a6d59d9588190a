/** Finds thousands of patterns in one walk over a text. */
import { space } from './fold.ts';

/**
 * A trie over folded texts, as lists of siblings in flat arrays: it is built at every start, and a
 * table with a cell for each letter of each node would take longer to fill than to use. Node 0 is
 * the root; masks say which lists end at a node.
 */
export class Trie {
  readonly #roots = new Int32Array(65536);
  readonly #starts = new Uint8Array(65536);
  /** Which characters can begin a pattern: four of them, all of a shorter one. */
  readonly #four = new Uint8Array(4 * 65536);
  readonly #three = new Uint8Array(65536);
  readonly #two = new Uint8Array(65536);
  readonly #one = new Uint8Array(65536);
  /** Characters with which a pattern of one to three begins. */
  readonly #short = new Uint8Array(65536);
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
    // A whole word is followed by a space, which tells it from longer ones.
    this.#open(mustEnd ? `${pattern} ` : pattern);
  }

  #open(units: string): void {
    const [first, second, third, fourth] = [0, 1, 2, 3].map((place) => units.charCodeAt(place));
    if (first === undefined || second === undefined || third === undefined) return;
    if (fourth === undefined) return;
    this.#starts[first] = 1;
    if (units.length < 4) this.#short[first] = 1;
    if (units.length > 3) this.#four[hashFour(first, second, third, fourth)] = 1;
    else if (units.length === 3) this.#three[hash(first, second, third)] = 1;
    else if (units.length === 2) this.#two[hash(first, second, 0)] = 1;
    else this.#one[first] = 1;
  }

  /** Whether any pattern begins with that character. */
  startsWith(unit: number): boolean {
    return this.#starts[unit] !== 0;
  }

  /**
   * Whether the characters at `from` can begin a pattern: false is certain, true nearly so. Most
   * places of a text need no walk at all.
   */
  mayBegin(text: Uint16Array, from: number): boolean {
    const first = text[from] as number;
    const second = text[from + 1] as number;
    const third = text[from + 2] as number;
    const fourth = text[from + 3] as number;
    if (this.#four[hashFour(first, second, third, fourth)] !== 0) return true;
    if (this.#short[first] === 0) return false;
    if (this.#three[hash(first, second, third)] !== 0) return true;
    return this.#two[hash(first, second, 0)] !== 0 || this.#one[first] !== 0;
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

function hash(first: number, second: number, third: number): number {
  return (first * 1021 + second * 31 + third) & 0xffff;
}

function hashFour(first: number, second: number, third: number, fourth: number): number {
  return (first * 131_071 + second * 8191 + third * 521 + fourth * 31) & 0x3ffff;
}
