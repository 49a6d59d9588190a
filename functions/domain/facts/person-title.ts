/** The post that is written behind a person's name. */
import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, categoriesOf, scan } from '../words/lexicon.ts';

/** Words of posts that do not make a role of any phrase. */
const post = /\b(?:head|chair|chief|leads?|member|faculty|hr|rh|rrhh|owner|founder)\b/i;

/** "(CTO)", ", Director of Program Management", " = gm": the title written behind a name. */
export function titleBehind(
  line: string,
  end: number,
  bracketSuffices: boolean,
): { readonly title: string | null; readonly end: number } | null {
  const bracket = /^\s?\(([^)]{2,60})\)/.exec(line.slice(end, end + 70));
  if (bracket) {
    const inside = bracket[1] ?? '';
    const isTitle = (scan(inside) & bit.jobTitle) !== 0 || post.test(inside);
    const tells =
      isTitle ||
      (bracketSuffices &&
        !/\d|@|https?:/.test(inside) &&
        (scan(inside) & (bit.coordinator | bit.interview)) === 0);
    return tells ? { title: isTitle ? inside : null, end: end + bracket[0].length } : null;
  }
  const rest = line.slice(end, end + 90);
  const match =
    /^\s?,\s([^,.;\n(]{2,60})|^\s?(?:=|–|—|\/|-\s|is (?:the|our|my))\s?([^,.;\n(]{2,50})/u.exec(
      rest,
    );
  const title = (match?.[1] ?? match?.[2])?.split(/,\s|\sand\s|\sund\s/)[0]?.trim();
  if (!title || ((scan(title) & bit.jobTitle) === 0 && !post.test(title))) return null;
  if (/\s(?:heißt|heisst|heet|named|called|is|ist|est|=)\s/i.test(title)) return null;
  if (
    /^(?:you|we|i|he|she|they|it|this|to|as|please|then|your|thank|wir|sie|vous|nous)\b/i.test(
      title,
    )
  )
    return null;
  const opening = title.split(' ')[0] ?? '';
  if (
    /^\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+$/u.test(title) &&
    (opening === 'Dev' || isGivenName(fold(opening)))
  )
    return null;
  // The next name of a list is no title: "Loretta Voss, Kim Baker".
  return /^\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+er$/u.test(title) &&
    (categoriesOf(title.split(' ')[0] ?? '') & bit.jobTitle) === 0 &&
    !/(?:manager|officer|partner|engineer|leader|designer|recruiter|buyer|developer|trainer|controller|worker|driver|teacher|producer|commissioner|minister|planner|writer|baker|treasurer)$/i.test(
      title,
    )
    ? null
    : { title, end: end + rest.indexOf(title) + title.length };
}

/** In a title only brackets that hold nothing but a post make a person of the words before. */
export function titleInTitle(line: string, end: number): ReturnType<typeof titleBehind> {
  const bracket = /^\s\(([\p{L} ]{2,12})\)/u.exec(line.slice(end, end + 20));
  const isRank =
    /^(?:c[a-z]o|s?vp|md|gm|hr|hm|ecd|pd|em|pm|director|owner|founder|chair|recruiter)$/i.test(
      bracket?.[1] ?? '',
    );
  return bracket && isRank ? { title: bracket[1] ?? null, end: end + bracket[0].length } : null;
}
