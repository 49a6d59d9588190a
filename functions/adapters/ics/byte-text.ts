/**
 * Bytes of a calendar file as text, in two steps: while splitting, one character is one byte (so
 * that a line folded inside a letter stays whole); a component that is read is decoded on its own.
 */
import { isUtf8 } from 'node:buffer';

/**
 * Turns chunks of a file into strings of one character per byte, in UTF-8 whatever the file is in:
 * byte order marks are dropped and UTF-16 is rewritten. `push` for each chunk, then `end`.
 */
export class ByteText {
  #head: Uint8Array | null = new Uint8Array(0);
  #utf16: InstanceType<typeof TextDecoder> | null = null;

  /** The text of `bytes`; may hold back the file's first few until its encoding is known. */
  push(bytes: Uint8Array): string {
    if (this.#head === null) return this.#text(bytes);
    const head = Buffer.concat([this.#head, bytes]);
    if (head.length < 4) {
      this.#head = head;
      return '';
    }
    return this.#begin(head);
  }

  /** What was held back, once no more bytes come. */
  end(): string {
    const rest = this.#head === null ? '' : this.#begin(this.#head);
    return this.#utf16 ? rest + asBytes(this.#utf16.decode()) : rest;
  }

  #begin(head: Uint8Array): string {
    this.#head = null;
    const [a, b, c, d] = head;
    // 'B' is how a calendar begins: its two bytes tell UTF-16 apart where the mark is missing.
    if ((a === 0xff && b === 0xfe) || (a === 0x42 && b === 0 && d === 0)) {
      this.#utf16 = new TextDecoder('utf-16le');
    } else if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x42 && c === 0)) {
      this.#utf16 = new TextDecoder('utf-16be');
    }
    const marked = a === 0xef && b === 0xbb && c === 0xbf;
    return this.#text(marked ? head.subarray(3) : head);
  }

  #text(bytes: Uint8Array): string {
    if (this.#utf16) return asBytes(this.#utf16.decode(bytes, { stream: true }));
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  }
}

function asBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/**
 * The text that a string of one character per byte stands for: UTF-8, or windows-1252 where the
 * bytes are no valid UTF-8 (old Outlook). Never fails: every byte is some letter of windows-1252.
 */
export function decodeBytes(byteText: string): string {
  if (!/[\x80-\xff]/.test(byteText)) return byteText;
  const bytes = Buffer.from(byteText, 'latin1');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  return byteText.replace(/[\x80-\x9f]/g, (char) => windows1252[char.charCodeAt(0) - 128] ?? char);
}

/** 0x80-0x9f, the only bytes in which windows-1252 differs from Latin-1. */
const windows1252 = [
  ...'\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f',
  ...'\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178',
];
