/**
 * How texts are made comparable: small letters, no accents, one space for any run of punctuation.
 * One character of the text is at most one of the result, so that places can be found again.
 */

/** What a separator folds to. */
export const space = 32;
/** What is left out altogether (combining accents, zero-width characters). */
const nothing = 0;

const special: Readonly<Record<string, string>> = {
  ß: 's',
  æ: 'a',
  œ: 'o',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 't',
  ı: 'i',
};

const folded = buildTable();

function buildTable(): Uint16Array {
  const table = new Uint16Array(65536);
  for (let unit = 0; unit < 65536; unit++) table[unit] = unit;
  for (let unit = 0; unit < 0x250; unit++) table[unit] = foldLatin(unit);
  for (let unit = 0x1e00; unit < 0x1f00; unit++) table[unit] = foldLatin(unit);
  // Full-width letters and digits are the plain ones, only wider.
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = foldLatin(unit - 0xfee0);
  table.fill(nothing, 0x300, 0x370);
  table.fill(space, 0x2000, 0x2c00);
  table.fill(nothing, 0x200b, 0x2010);
  table.fill(space, 0x3000, 0x3005);
  table.fill(space, 0x3008, 0x3021);
  table.fill(space, 0xff61, 0xff66);
  table[0x30fb] = space;
  table[0xfeff] = nothing;
  return table;
}

function foldLatin(unit: number): number {
  const character = String.fromCharCode(unit).toLowerCase();
  const plain = special[character] ?? character.normalize('NFD');
  const code = plain.charCodeAt(0);
  const isDigit = code >= 48 && code <= 57;
  const isLetter = (code >= 97 && code <= 122) || code > 0xbf;
  // The sign of a tag is part of its word.
  return isDigit || isLetter || code === 35 ? code : space;
}

/** Chinese characters and kana, which are written without spaces between words. */
function isUnspaced(unit: number): boolean {
  return (unit >= 0x3005 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff);
}

/**
 * Folds `text` into `out`, with one space before and after and between a spaced and an unspaced
 * script; returns how many units were written. What does not fit is left out.
 */
export function foldInto(text: string, out: Uint16Array): number {
  let length = 0;
  out[length++] = space;
  let last = space;
  let lastUnspaced = false;
  const limit = out.length - 3;
  for (let i = 0; i < text.length && length < limit; i++) {
    const unit = folded[text.charCodeAt(i)] as number;
    if (unit === nothing || (unit === space && last === space)) continue;
    if (unit > 0x3000) {
      const unspaced = isUnspaced(unit);
      if (unspaced !== lastUnspaced && last !== space) out[length++] = space;
      lastUnspaced = unspaced;
    } else if (lastUnspaced) {
      if (unit !== space && last !== space) out[length++] = space;
      lastUnspaced = false;
    }
    out[length++] = unit;
    last = unit;
  }
  if (last !== space) out[length++] = space;
  return length;
}

/** `text` folded, without the outer spaces: for comparing two short texts. */
export function fold(text: string): string {
  const out = text.length < 100 ? small : new Uint16Array(text.length * 2 + 4);
  const length = foldInto(text, out);
  let result = '';
  for (let i = 1; i < length - 1; i++) result += String.fromCharCode(out[i] as number);
  return result;
}

/** Most texts that are folded alone are names and words. */
const small = new Uint16Array(256);
