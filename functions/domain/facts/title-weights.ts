/** How much a name in a title says for an employer, by its place and by how it is written. */
import type { CalendarEvent } from '../event.ts';
import { bit, scan } from '../words/lexicon.ts';
import { legalForm, organisationWord } from './organisation.ts';
import { wordsOf } from './phrases.ts';
import type { Piece } from './title.ts';

/** What stands before a piece of the title tells how likely it is the employer's name. */
export const linkWeights = {
  start: 6,
  dash: 6,
  bracket: 5.6,
  comma: 5.2,
  with: 4.4,
  at: 8,
  for: 3.5,
} as const;

/** How much a name says by its place in the title and by how it is written. */
export function weightOf(
  name: string,
  pieces: readonly Piece[],
  index: number,
  event: CalendarEvent,
): number {
  const before = pieces[index - 1];
  const link = pieces[index]?.link ?? 'start';
  let weight: number = linkWeights[link] - index / 10 - looseness(name);
  // "equipo" in a title that writes names with capital letters.
  if (!name.includes(' ') && !/[\p{Lu}\p{Lo}]/u.test(name) && /\p{Lu}/u.test(event.title))
    weight -= 2;
  // "Lunch at Cosme w/ Dev": one eats at a place.
  if (
    link === 'at' &&
    /\b(?:lunch|coffee|dinner|breakfast|drinks|kaffee|café)\b/i.test(before?.text ?? '')
  )
    weight -= 6;
  // "Store Manager, Uptown": behind a role a single word is rather its department.
  const afterRole = link === 'comma' && (scan(before?.text ?? '') & bit.jobTitle) !== 0;
  const isOrganisation = organisationWord.test(name) || legalForm.test(name);
  if (afterRole && !isOrganisation) weight -= name.includes(' ') ? 0.6 : 1.5;
  if (/面接|面试|面試|選考|バイト/u.test(name)) weight -= 3;
  return weight;
}

/** How little a run of words looks like a name: "Edit test" less than "Marwick Delaney". */
export function looseness(name: string): number {
  const words = wordsOf(name);
  const small = words.filter(
    (word) => /^\p{Ll}(?!['’]\p{Lu})/u.test(word.text) && word.text.length > 3,
  );
  if (/^(?:on|up|to|in|with|for|of|from|about)$/.test(words.at(-1)?.text ?? '')) return 3;
  if (!/[\p{Lu}\p{Lo}]/u.test(name)) return organisationWord.test(name) ? 0.8 : 3;
  // "padaria Rosa": the kind of house in small letters.
  if (
    small.length === 1 &&
    small[0] === words[0] &&
    words.length > 1 &&
    organisationWord.test(words[0]?.text ?? '')
  )
    return 0;
  // "TCP" may be a course as well as a company.
  if (small.length === 0) return name.length < 3 ? 1.5 : /^\p{Lu}{3,4}$/u.test(name) ? 1.1 : 0;
  if (organisationWord.test(name)) return 0.8;
  return small.length === words.length ? 3 : 1.4;
}
