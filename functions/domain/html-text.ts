/** Descriptions that are HTML (Google, Outlook) as plain text. */

/** Whether a description is HTML rather than text that happens to hold a `<`. */
export function looksLikeHtml(text: string): boolean {
  return (
    /<\/?(?:br|p|a|b|i|u|em|strong|div|span|ul|ol|li|html|body|table|h[1-6]|font|html-blob)(?:\s[^<>]*)?\/?>/i.test(
      text,
    ) || /&(?:nbsp|amp|lt|gt|quot|#39|#160);/.test(text)
  );
}

/**
 * The text that a browser would show, line by line; the target of a link follows its words in
 * brackets. One pass, so that no input, however broken, takes long. Line breaks in the source are
 * kept unless `collapse` is set: Google means them, Outlook does not.
 */
export function htmlToText(html: string, collapse = false): string {
  const text = new TextPieces();
  let hidden: string | null = null;
  let nextClose = -1;
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    const until = open < 0 ? html.length : open;
    if (hidden === null) text.add(words(html.slice(at, until), collapse), collapse);
    if (open < 0) break;
    // Looked for again only once passed: a flood of `<` must not search to the end each time.
    if (nextClose < open) nextClose = indexOrEnd(html, '>', open);
    const tag = tagAt(html, open, nextClose);
    at = tag ? tag.end : open + 1;
    if (!tag) {
      if (hidden === null) text.add('<');
    } else if (hidden !== null) {
      if (tag.closes && tag.name === hidden) hidden = null;
    } else if (hiddenTags.has(tag.name)) {
      hidden = tag.closes ? null : tag.name;
    } else if (tag.name === 'a') {
      text.link(tag.closes ? null : targetOf(tag.source));
    } else {
      text.add(breakFor(tag.name, tag.closes, text.atLineStart));
    }
  }
  text.link(null);
  return tidied(text.pieces.join(''));
}

/** Text that grows piece by piece; joined once, since each look at a growing string copies it. */
class TextPieces {
  readonly pieces: string[] = [];
  atLineStart = true;
  #target: string | null = null;
  #shown = '';

  /** `optional`: white space between blocks, which is none at the start of a line. */
  add(piece: string, optional = false): void {
    if (piece === '' || (optional && this.atLineStart && piece.trim() === '')) return;
    this.pieces.push(piece);
    this.atLineStart = piece.endsWith('\n');
    if (this.#target !== null && this.#shown.length < 2000) this.#shown += piece;
  }

  /** Ends the link before, which shows its target, and begins one to `target`. */
  link(target: string | null): void {
    if (this.#target !== null) this.pieces.push(linkTarget(this.#target, this.#shown));
    this.#target = target;
    this.#shown = '';
  }
}

function indexOrEnd(text: string, sought: string, from: number): number {
  const found = text.indexOf(sought, from);
  return found < 0 ? text.length : found;
}

type Tag = { name: string; closes: boolean; source: string; end: number };

const hiddenTags = new Set(['style', 'script', 'head', 'title']);
const knownTags = new Set(
  (
    'a abbr address article b base big blockquote body br center cite code dd del details div dl ' +
    'dt em font footer form h1 h2 h3 h4 h5 h6 head header hr html html-blob i img input ins kbd ' +
    'label li link main mark meta nav o:p ol p pre q s samp script section small span strike ' +
    'strong style sub summary sup table tbody td tfoot th thead title tr tt u ul var wbr'
  ).split(' '),
);

/** The tag, comment or declaration that begins at `open`; null where `<` is just a sign. */
function tagAt(html: string, open: number, close: number): Tag | null {
  if (html.startsWith('<!--', open)) {
    const end = indexOrEnd(html, '-->', open) + 3;
    return { name: '!', closes: false, source: '', end };
  }
  const head = /^<(\/?)([a-z!?][a-z0-9:-]*)/i.exec(html.slice(open, open + 24));
  const name = head?.[2]?.toLowerCase() ?? '';
  if (!knownTags.has(name) && !/^[!?]/.test(name)) return null;
  // Nobody's tag is that long: without a '>' near, the rest is text and not swallowed.
  if (close === html.length || close - open > 20_000) return null;
  return { name, closes: head?.[1] === '/', source: html.slice(open, close), end: close + 1 };
}

function words(source: string, collapse: boolean): string {
  const spaced = collapse ? source.replace(/\s+/g, ' ') : source;
  return spaced.includes('&')
    ? spaced.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, entity)
    : spaced;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '\u2013',
  mdash: '\u2014',
  hellip: '\u2026',
  lsquo: '\u2018',
  rsquo: '\u2019',
  ldquo: '\u201c',
  rdquo: '\u201d',
  bull: '\u2022',
  middot: '\u00b7',
  euro: '\u20ac',
  pound: '\u00a3',
  copy: '\u00a9',
  reg: '\u00ae',
  trade: '\u2122',
  auml: '\u00e4',
  ouml: '\u00f6',
  uuml: '\u00fc',
  szlig: '\u00df',
  eacute: '\u00e9',
  egrave: '\u00e8',
  agrave: '\u00e0',
  ccedil: '\u00e7',
  ntilde: '\u00f1',
};

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) {
    return Object.hasOwn(entities, name.toLowerCase())
      ? (entities[name.toLowerCase()] ?? whole)
      : whole;
  }
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const sound = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  if (code === 160) return ' ';
  return sound ? String.fromCodePoint(code) : '';
}

function targetOf(source: string): string {
  const match = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(source);
  return words(match?.[1] ?? match?.[2] ?? match?.[3] ?? '', true).trim();
}

function linkTarget(target: string, shown: string): string {
  const bare = target.replace(/^(?:mailto:|tel:)/i, '');
  if (bare === '' || bare.startsWith('#') || /^javascript:/i.test(bare)) return '';
  const same = shown.trim().replace(/\/$/, '') === bare.replace(/\/$/, '');
  return same || shown.includes(bare) ? '' : ` (${bare})`;
}

function breakFor(name: string, closes: boolean, atLineStart: boolean): string {
  if (name === 'br' || name === 'hr') return '\n';
  if (name === 'li') return closes ? '' : atLineStart ? '- ' : '\n- ';
  if (/^(?:p|div|tr|ul|ol|dt|dd|table|blockquote|h[1-6]|section|header|footer|pre)$/.test(name)) {
    return atLineStart && (!closes || name !== 'p') ? '' : '\n';
  }
  return /^t[dh]$/.test(name) && closes ? ' ' : '';
}

/** Each line without spaces around it, and at most one blank line in a row. */
function tidied(text: string): string {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const trimmed = line.replace(/[ \t\r\u00a0]+/g, ' ').trim();
    if (trimmed !== '' || lines.at(-1) !== '') lines.push(trimmed);
  }
  return lines.join('\n').trim();
}
