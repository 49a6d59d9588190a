/**
 * A text laid out for reading: the same letters at the same places, small and without accents, so
 * that what is found can be cut out of the text as it was written.
 */

/** `raw` as written, `folded` of the same length for looking things up. */
export type Page = { readonly raw: string; readonly folded: string };

/** A stretch of a page, usually one sentence. `end` is the place after its last character. */
export type Stretch = { readonly start: number; readonly end: number };

const inlineTags = new Set(['a', 'b', 'i', 'u', 'em', 'strong', 'span', 'font', 'mark']);
const undecomposed: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 's',
  æ: 'a',
  œ: 'o',
  ı: 'i',
  '’': "'",
  '‘': "'",
  º: 'o',
  ª: 'a',
  '\u00a0': ' ',
  '\u202f': ' ',
};

/** Lays `text` out. Mark-up becomes blank space, since calendars write notes in HTML too. */
export function layOut(text: string): Page {
  const raw = /[\u0300-\u036f]/.test(text) ? text.normalize('NFC') : text;
  let folded = raw;
  if (folded.includes('<')) folded = folded.replace(/<\/?([a-z]{1,10})\b[^<>]{0,200}>/gi, blankTag);
  if (folded.includes('&')) folded = folded.replace(/&nbsp;/g, '      ');
  folded = folded.replace(
    /[\u00a0-\u024f\u1e00-\u1eff\u2018\u2019\u202f\uff10-\uff19]/g,
    foldLetter,
  );
  return { raw, folded: folded.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) };
}

function blankTag(tag: string, name: string): string {
  return (inlineTags.has(name.toLowerCase()) ? ' ' : '\n').padEnd(tag.length);
}

function foldLetter(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code >= 0xff10) return String(code - 0xff10);
  const small = letter.normalize('NFD').charAt(0).toLowerCase();
  return undecomposed[small] ?? small;
}

const stop = /[\n;!?|•。！？；]|\.(?=\s|$)/g;
/** A full stop after one of these belongs to the word. */
const shortened = new Set(
  (
    'jan janv feb febr fevr mar mrz apr avr abr jun jul juil aug sep sept okt oct ott ' +
    'nov dec dez mon tue tues wed thu thur thurs fri mr mrs ms dr ing mgr prof max ca ' +
    'approx odp no nr ul p str spat fr sa so lun mar mer jeu ven sam dim mie jue vie gio qua qui ' +
    'sex vr za zo wt sr czw pt pon ut ct pa'
  ).split(' '),
);
const monthAhead = new RegExp(
  String.raw`^\s{1,3}(?:jan|led|ene|gen|sty|f[ei][bv]|uno|lut|m[aä]|mrz|bre|apr|avr|abr|` +
    'dub|kwi|mei|kve|j[ui][nl]|cer|czer|lip|luglio|giu|a[uo][gu]|ago|srp|sier|' +
    's[ei][pt]|zari|wrz|o[kc]t|ott|out|rij|paz|nov|lis|d[eiu][czk]|pro|gru)',
);
const longestStretch = 400;

/** The sentences of a page, in order; one without a stop is cut, so that reading stays linear. */
export function sentencesOf(page: Page): Stretch[] {
  const { folded } = page;
  const stretches: Stretch[] = [];
  let start = 0;
  const close = (end: number): void => {
    for (; end - start > longestStretch; start += longestStretch) {
      stretches.push({ start, end: start + longestStretch });
    }
    if (end > start) stretches.push({ start, end });
    start = end;
  };
  for (const { index } of folded.matchAll(stop)) {
    const mark = folded.charAt(index);
    if (mark === '.' && !endsSentence(page, index)) continue;
    if (mark === '\n' && isWrapped(folded, start, index)) continue;
    close(index + 1);
  }
  close(folded.length);
  return stretches;
}

function endsSentence({ folded, raw }: Page, stopAt: number): boolean {
  const before = folded.slice(Math.max(0, stopAt - 9), stopAt);
  const after = folded.slice(stopAt + 1, stopAt + 12);
  if (/(?:^|\D)\d{1,2}$/.test(before)) {
    return !(
      /\d\.\s?\d{1,2}$/.test(before) ||
      /^\s{1,3}[\da-z]/.test(raw.slice(stopAt + 1, stopAt + 5)) ||
      monthAhead.test(after)
    );
  }
  const word = /[a-z]*$/.exec(before)?.[0] ?? '';
  return !(word.length === 1 || shortened.has(word)) || after.trim() === '';
}

/** A line of mail that was broken because it was full goes on in the next. */
function isWrapped(folded: string, start: number, lineEnd: number): boolean {
  const lineStart = Math.max(start, folded.lastIndexOf('\n', lineEnd - 1) + 1);
  return (
    lineEnd - lineStart >= 60 && /^[ \t]{0,4}[a-z0-9]/.test(folded.slice(lineEnd + 1, lineEnd + 6))
  );
}
