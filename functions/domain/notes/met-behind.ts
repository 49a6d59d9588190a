/** What stands behind the name of somebody met: "(CTO)", ", Head of People", "<dana@acme.example>". */
import { titleBehind } from '../facts/person-title.ts';

const gap = '[^\\S\\r\\n]';
const address = '[^\\s,;<>()[\\]@]{1,64}@[^\\s,;<>()[\\]@]{1,200}\\.\\p{L}{2,24}';
const addressBehind = new RegExp(
  `^${gap}?[,:–—-]?${gap}?(?:[<[(](?:mailto:)?(${address})[>\\])]|(?<=\\s|[,:])(${address}))`,
  'u',
);
const bracket = new RegExp(`^${gap}?\\(([^()\\n]{1,120})\\)`, 'u');
const departments =
  /^(?:engineering|marketing|finance|legal|product|design|people|talent|research|data|security|procurement|logistics|strategy|growth|compliance|recruiting|recruitment|ops)\b/i;
/** What stands behind a learned name is neither a title nor the next one of the list. */
const degree = /^,\s(?:ph\.?d|mba|msc|bsc|md|jr|sr|esq|cpa|rn|ii|iii)\b\.?/i;

/**
 * Title and address behind a name that ends at `from`, in brackets or between commas, in whatever
 * order; `end` is the place after them.
 */
export function knownBehind(
  text: string,
  from: number,
): { end: number; title: string | null; email: string | null } {
  let end = from;
  let title: string | null = null;
  let email: string | null = null;
  for (let count = 0; count < 4; count++) {
    const rest = text.slice(end, end + 300);
    const mail: RegExpExecArray | null = email === null ? addressBehind.exec(rest) : null;
    const inside = mail ? null : bracket.exec(rest);
    if (mail) {
      email = (mail[1] ?? mail[2] ?? '').toLowerCase();
      end += mail[0].length;
    } else if (inside) {
      const known = inBrackets(inside[1] ?? '');
      email ??= known.email;
      title ??= known.title;
      end += inside[0].length;
    } else {
      const learned = degree.exec(rest);
      const post: Post | null = learned || title !== null ? null : postBehind(text, end);
      if (!learned && !post) break;
      title = post?.title ?? title;
      end = post?.end ?? end + (learned?.[0].length ?? 0);
    }
  }
  return { end, title, email };
}

function inBrackets(inside: string): { title: string | null; email: string | null } {
  const email = /[^\s,;<>()]+@[^\s,;<>()]+\.[\p{L}]{2,}/u.exec(inside)?.[0]?.toLowerCase() ?? null;
  const title = inside
    .split(/[,;]/)
    .map((piece) => piece.trim())
    .find(
      (piece) =>
        piece !== '' &&
        !piece.includes('@') &&
        !/^\+?[\d\s()-]{6,}$|^(?:she|he|they)\b/i.test(piece),
    );
  return { email, title: title ?? null };
}

type Post = { readonly title: string; readonly end: number };

/** ", CTO," and " - Head of People": the post behind a name, where it is not the next one's name. */
function postBehind(text: string, end: number): Post | null {
  const line = text.slice(end, end + 120).split(/[\r\n<[]/)[0] ?? '';
  const team = /^,\s([A-Z][\p{L}& ]{1,30}?)(?=[,.;(]|\sand\s|$)/u.exec(line);
  if (team?.[1] && departments.test(team[1])) return { title: team[1], end: end + team[0].length };
  const found = /^\s?\(/.test(line) ? null : titleBehind(line, 0, false);
  if (!found?.title) return null;
  const title = found.title.replace(/^(?:who is |who['’]s |as )?(?:the|our|their|my|an?)\s/i, '');
  const isSentence =
    title.split(/\s+/).length > 6 ||
    /\b(?:about|great|good|very|was|is|said|says|will|they|we|he|she|i|decid\w*|call\w*)\b/i.test(
      title,
    );
  return isSentence ? null : { title, end: end + found.end };
}
