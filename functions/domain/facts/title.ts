/** Takes a title apart where its writer kept things apart: dashes, brackets, commas, "with", "at". */
import type { Owner } from '../event.ts';

/** What stands between a piece of a title and the piece before it. */
export type Link = 'start' | 'dash' | 'bracket' | 'comma' | 'with' | 'at' | 'for';

export type Piece = { readonly text: string; readonly link: Link };

/** Marks that calendars, mail programs and people put before a title; they say nothing of it. */
const marks =
  /^(?:\s*(?:\[[^\]]{1,24}\]|\((?:outlook|gmail|google|work|personal|copy|tentative|private|external|hold|tbc|ext)\)|(?:re|fwd?|fw|aw|wg|tr|rv|enc|rif|odp|invitation|invite|invitación|convite|einladung|updated? ?(?:invitation|time|event)?|canceled|cancelled|confirmed|tentative|accepted|declined|busy|copy|new time|rescheduled|external|ext|gem invite|workday|oracle|greenhouse|calendly|outlook|hold)\s*(?:[:：]|\s[–—-]\s)))+\s*/iu;

const separators = new RegExp(
  [
    '(?<bracket>[()（）[\\]【】「」『』"“”„«»])',
    '(?<dash>\\s(?:[-–—~→·•|+×=]|<->|<>|\\/{1,2}|[x×])+\\s|[–—－→|·•;；／]\\s?|[:：](?!\\d)\\s?|\\s[-–—]|[-–—]\\s|<>)',
    '(?<comma>,\\s|、|;\\s)',
    '(?<with>(?:^|\\s)(?:[Ww]\\/\\s?|c\\/\\s|(?:w|[Ww]ith|WITH|[Mm]it|[Aa]vec|[Cc]on|[Cc]om|met|z|ze|s|se)\\s))',
    '(?<at>(?:^|\\s)@\\s?|(?:^|\\s)(?:[Aa]t|AT|[Bb]eim?|[Cc]hez|[Pp]resso|[Bb]ij)\\s)',
    '(?<for>(?:^|\\s)(?:[Ff]or|FOR|re:?|Re:|abt|[Aa]bout|[Rr]egarding|für|als|pour|para|per|voor|p\\/)\\s)',
  ].join('|'),
  'gu',
);

const hanTitle = /[\u3040-\u30ff\u3400-\u9fff]{3}/u;

/** The title without the marks that calendars and mail programs put before it. */
export function unmarked(title: string): string {
  return title.slice(0, 300).replace(marks, '').replace(marks, '');
}

/** The pieces of a title in their order, without marks, tags and the person's own name. */
export function titlePieces(title: string, owner: Owner): readonly Piece[] {
  const plain = withoutOwner(
    unmarked(title)
      .replace(/(?<=[ét])\(e\)/gu, 'e')
      .replace(
        /^(?:\s*#applied)?\s*(?:apply|applying|bewerben|postuler|postular) (?:to|at|with|for|bei|chez|a)\s/iu,
        '',
      )
      .replace(/\s@\s(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s\w{3}\s\d.*$/, '')
      .replace(/#\p{L}\w*|\svia\s\p{Lu}\S*$|\([^)]{0,20}\btime\)/gu, ' ')
      .replace(/\((?:\s?[mwdfhxknč]\s?\/){1,2}\s?[mwdfhxkn]\s?\)/giu, ' ')
      .replace(
        /(?:^|\s)(?:at |@ ?|um |à |às |alle )?\d{1,2}(?:[:.h]\d{2}\s?(?:[ap]\.?m\.?|uhr|h)?|\s?(?:[ap]\.?m\.?|uhr|h))(?:\s(?:[ECMP][SD]?T|CET|GMT|UTC|Pacific|Eastern|Central|Mountain)(?:\s[Tt]ime)?)?(?![\p{L}\d])(?:\sdu mat\p{L}*|\sfrüh)?(?: ?= ?.*)?/giu,
        ' ',
      )
      .replace(
        /\s(?:\d{1,2}\/\d{1,2}(?=[\s:]|$)|(?:[Tt]ag|[Dd]ay|jour|día|dia|giorno) \d(?!\d))/g,
        ' ',
      )
      .replace(/\s(?:alle )?(?:ore|o godz\.?|godz\.?|kl\.?) \d{1,2}(?:[:.]\d{2})?(?!\d)/giu, ' ')
      .replace(/(?:\p{Extended_Pictographic}|\uFE0F)+/gu, ' '),
    owner,
  );
  const text = hanTitle.test(plain)
    ? plain.replace(/[\s_-]+/g, ' | ').replace(/の件|のご案内|のお知らせ|通知/g, ' ')
    : plain;
  const pieces: Piece[] = [];
  let from = 0;
  let link: Link = 'start';
  for (const match of text.matchAll(separators)) {
    push(pieces, text.slice(from, match.index), link);
    const groups = match.groups ?? {};
    link =
      (Object.keys(groups).find((name) => groups[name] !== undefined) as Link | undefined) ??
      'dash';
    from = match.index + match[0].length;
  }
  push(pieces, text.slice(from), link);
  return pieces;
}

function push(pieces: Piece[], text: string, link: Link): void {
  const trimmed = text.trim().replace(/^[,.!?\s]+|[,!?\s]+$/gu, '');
  if (trimmed !== '') pieces.push({ text: trimmed, link });
}

/** "Maya x Umber & Ash", "between Ebony Larkspur and Maya Patel": the person's name is a mark. */
function withoutOwner(title: string, owner: Owner): string {
  const name = owner.name?.trim() ?? '';
  const first = name.split(/\s+/)[0] ?? '';
  if (first.length < 2) return title;
  const spelled = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const last = name.split(/\s+/).at(-1) ?? '';
  const own = `${spelled(first)}(?:\\s${spelled(last)}|\\s${spelled(last[0] ?? '')}\\.?)?`;
  const joined = '(?:and|und|et|y|e|i|en|&|a)';
  return title
    .replace(
      new RegExp(
        `(?:\\s${joined})?(?:^|(?<![\\p{L}]))${own}(?![\\p{L}'’])(?:\\s${joined}(?=\\s))?`,
        'u',
      ),
      ' | ',
    )
    .replace(/\bbetween\s/i, ' | ');
}
