/** What the reading side says of a file that is not as it should be: values, never exceptions. */

/**
 * Something in the file that could not be used. `line` counts from 1; `text` is one plain English
 * sentence without titles, names or addresses, ready to be printed behind the file's name.
 */
export type Problem = { readonly line: number; readonly text: string };

/** A piece of the file (property name, TZID) made fit to stand in a problem: one line, short. */
export function quoted(piece: string): string {
  let plain = '';
  for (const char of piece.slice(0, 60)) {
    const code = char.codePointAt(0) ?? 0;
    plain += code < 32 || code === 34 || (code >= 127 && code < 160) ? ' ' : char;
  }
  // A line separator would break the sentence in two just as a newline does.
  plain = plain.replace(/[\u2028\u2029\ud800-\udfff]/g, ' ').trim();
  return `"${plain}${piece.length > 60 ? '...' : ''}"`;
}
