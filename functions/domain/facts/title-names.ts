/** The employer's name as the title has it: the piece that is neither talk, nor role, nor person. */
import type { CalendarEvent, Owner } from '../event.ts';
import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, categoriesOf, scan } from '../words/lexicon.ts';
import { type Candidate, houseIn, legalForm, organisationWord } from './organisation.ts';
import { phraseLength, residue, wordsOf } from './phrases.ts';
import type { Piece } from './title.ts';

const weights = {
  start: 6,
  dash: 6,
  bracket: 5.6,
  comma: 5.2,
  with: 4.4,
  at: 8,
  for: 3.5,
} as const;

/** The pieces of the title that may be the employer's name. */
export function titleNames(
  event: CalendarEvent,
  pieces: readonly Piece[],
  owner: Owner,
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 1];
    const house = houseIn(piece.text);
    if (house) candidates.push({ name: house, weight: 5.5 - index / 10 });
    const hasRole = (scan(piece.text) & bit.jobTitle) !== 0 && !isHouse(piece.text);
    if (hasRole && piece.link !== 'at' && !organisationWord.test(piece.text)) {
      const leading = leadingName(piece.text);
      if (leading) candidates.push({ name: leading, weight: 4 });
      const behind = nameBehindPost(piece.text);
      if (behind) candidates.push({ name: behind, weight: 3.9 });
      continue;
    }
    const isPlace = event.location.startsWith(piece.text) && !hasRole;
    const written = isPlace
      ? piece.text
      : fromCapital(piece.text, nameIn(piece.text, hasRole && piece.link !== 'at'));
    const name = written.replace(/\s(?:and|und|et|y|&)$/u, '');
    const behindPost = name === '' && hasRole ? nameBehindPost(piece.text) : null;
    if (behindPost) candidates.push({ name: behindPost, weight: 3.9 });
    if (name === '' || isPolite(piece.text, name)) continue;
    let weight: number = weights[piece.link] - index / 10 - looseness(name);
    // "equipo" in a title that writes names with capital letters.
    if (!name.includes(' ') && !/[\p{Lu}\p{Lo}]/u.test(name) && /\p{Lu}/u.test(event.title))
      weight -= 2;
    // "Lunch at Cosme w/ Dev": one eats at a place.
    if (
      piece.link === 'at' &&
      /\b(?:lunch|coffee|dinner|breakfast|drinks|kaffee|café)\b/i.test(before?.text ?? '')
    )
      weight -= 6;
    // "Store Manager, Uptown": behind a role a single word is rather its department.
    const afterRole = piece.link === 'comma' && (scan(before?.text ?? '') & bit.jobTitle) !== 0;
    const isOrganisation = organisationWord.test(name) || legalForm.test(name);
    if (afterRole && !isOrganisation) weight -= name.includes(' ') ? 0.6 : 1.5;
    if (isKnownPerson(name, event, owner)) weight -= 5;
    if (/面接|面试|面試|選考|バイト/u.test(name)) weight -= 3;
    // "Interview with Anneliese": a given name alone is a person.
    if (isGivenName(fold(name)) && piece.link !== 'at' && !event.location.startsWith(name))
      continue;
    if (piece.link === 'with' && (isFullName(name) || areGivenNames(name))) continue;
    const theirs = ofPerson(name);
    if (theirs) {
      candidates.push({ name: theirs, weight });
      continue;
    }
    if (activity.test(piece.text) || street.test(name)) continue;
    candidates.push({ name, weight });
    const leading = /\s\p{Ll}/u.test(name) ? leadingName(name) : null;
    const isSafe = leading !== null && (leading.includes(' ') || organisationWord.test(leading));
    if (leading && isSafe && looseness(name) > 0)
      candidates.push({ name: leading, weight: weight + looseness(name) - 0.1 });
  }
  return candidates;
}

/** What is left of a piece without the words of talks; a role at one end of it is cut off as well. */
function nameIn(piece: string, hasRole: boolean): string {
  if (!hasRole) {
    const plain = piece.replace(
      /\s(?:is|was|has been)\s(?:now )?(?:confirmed|scheduled|moved|rescheduled|booked)$/iu,
      '',
    );
    return residue(plain, bit.hiring | bit.honorific).replace(
      /\s(?:search|committee|team|family office)$/u,
      '',
    );
  }
  if ((categoriesOf(wordsOf(piece)[0]?.text ?? '') & bit.jobTitle) !== 0) return '';
  const words = wordsOf(residue(piece, 0, bit.jobTitle));
  const text = residue(piece, 0, bit.jobTitle);
  // "Mosaic Foods QA lab": the name ends with its organisation's word.
  for (let to = words.length; to > 1; to--) {
    const last = words[to - 1];
    const run = text.slice(words[0]?.index ?? 0, last?.end ?? 0);
    const ends = organisationWord.test(last?.text ?? '') && /^\p{Lu}/u.test(run);
    if (
      ends &&
      phraseLength(words.slice(0, to), 0, bit.jobTitle) === 0 &&
      (scan(run) & bit.jobTitle) === 0
    )
      return run;
  }
  return organisationWord.test(words.at(-1)?.text ?? '') && words.length < 5 ? text : '';
}

/** "Northgate Rail graduate scheme": capital words before small ones. */
function leadingName(piece: string): string | null {
  const text = residue(piece, 0, bit.jobTitle);
  const match = /^((?:\p{Lu}[\p{L}\p{N}&'’.-]{1,30}\s){1,4})\p{Ll}/u.exec(text);
  const name = match?.[1]?.trim() ?? '';
  if (/^\p{Lu}{1,3}$/u.test(name)) return null;
  return name !== '' && (scan(name) & (bit.jobTitle | bit.interview | bit.stage)) === 0
    ? name
    : null;
}

/** "náborářkou Vltava Logistik", "recrutadora da Nuvemar": capital words behind a post. */
function nameBehindPost(piece: string): string | null {
  const match =
    /^(.*\p{Ll})\s(?:(?:da|do|de|del|della|di|von|van|od|z|w|bij|at|from|vom|der|des|du)\s)?((?:\p{Lu}[\p{L}\p{N}&'’.-]{1,30}\s?){1,4})$/u.exec(
      piece,
    );
  const [before, name] = [match?.[1] ?? '', match?.[2]?.trim() ?? ''];
  const post = before.split(/\s/).at(-1) ?? '';
  const isPost = /^\p{Ll}/u.test(post) && (scan(post) & bit.jobTitle) !== 0;
  return isPost && name.length > 2 && (scan(name) & bit.jobTitle) === 0 ? name : null;
}

/** How little a run of words looks like a name: "Edit test" less than "Marwick Delaney". */
function looseness(name: string): number {
  const words = wordsOf(name);
  const small = words.filter((word) => /^\p{Ll}/u.test(word.text) && word.text.length > 3);
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

/** "The Lamplighter", "Le Petit Nice": an article with a capital letter belongs to the name. */
function withArticle(piece: string, name: string): string {
  const at = name === '' ? -1 : piece.indexOf(name);
  const article =
    at < 0
      ? null
      : /(?<!\p{L})(?:The|Le|La|Les|L|El|Los|Las|Il|Lo|De|Den|Het|O|Os)\s$/u.exec(
          piece.slice(0, at),
        );
  return article && /^\p{Lu}/u.test(name) ? `${article[0]}${name}` : name;
}

/** "Bäckerei Knurr" is a house, though its baker is a post. */
export function isHouse(piece: string): boolean {
  const first = wordsOf(piece)[0]?.text ?? '';
  return (
    /^\p{Lu}\p{L}+\s\p{Lu}/u.test(piece) &&
    /(?:ei|ial|büro|haus|praxis)$/.test(first) &&
    organisationWord.test(first)
  );
}

/** "prova gelateria Bruma": small words before the name fall, unless they say what house it is. */
function fromCapital(piece: string, name: string): string {
  const words = wordsOf(name);
  if (!/^\p{Ll}/u.test(name) || !words.some((word) => /^\p{Lu}/u.test(word.text)))
    return withArticle(piece, name);
  const start = words.find(
    (word) => /^\p{Lu}/u.test(word.text) || organisationWord.test(word.text),
  );
  return withArticle(piece, name.slice(start?.index ?? 0));
}

/** What one does with people of whom one has heard: "Walk in the park", "Tea with". */
const activity =
  /^(?:walk|tea|lunch|dinner|breakfast|drinks?|beers?|coffee|following up|catching up|q&a)\b/i;
const street = /\s(?:St|Street|Ave|Avenue|Rd|Road|Ln|Lane|Blvd|Yard|Sq|Square)$/;

/** "Sofia and Ben" */
function areGivenNames(name: string): boolean {
  const parts = name.split(/\s(?:and|&|und|et|y|e|i|en|\+)\s/);
  return parts.length > 1 && parts.every((part) => isGivenName(fold(part)));
}

/** "Jonah from Redbud Studio", "Priya (Larkspur)": the employer of somebody with a known given name. */
function ofPerson(name: string): string | null {
  const match =
    /^(\p{L}+)(?:\s\p{Lu}\S*)?\s(?:from|of|at|von|vom|de chez|d[aei]|van|z|od)\s(\p{Lu}.+)$/u.exec(
      name,
    );
  return match && isGivenName(fold(match[1] ?? '')) ? (match[2] ?? null) : null;
}

/** "Dana Ode": a known given name before a family's name. */
function isFullName(name: string): boolean {
  const words = name.split(' ');
  const isName = words.every((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word));
  const isLong = words.length === 2 || words.length === 3;
  return isLong && isName && isGivenName(fold(words[0] ?? '')) && !organisationWord.test(name);
}

/** "Mme Derain", "Dr. Sandhu's office": a polite word before a name makes it a person's. */
function isPolite(piece: string, name: string): boolean {
  const before = wordsOf(piece.slice(0, Math.max(0, piece.indexOf(name)))).at(-1)?.text ?? '';
  const first = wordsOf(name)[0]?.text ?? '';
  const isHonorific = (word: string): boolean => (categoriesOf(word) & bit.honorific) !== 0;
  return isHonorific(before) || (isHonorific(first) && name.includes(' '));
}

function isKnownPerson(name: string, event: CalendarEvent, owner: Owner): boolean {
  const wanted = name.toLowerCase();
  const people = [owner.name, event.organizer?.name, ...event.attendees.map((one) => one.name)];
  return people.some((person) => {
    const known = person?.toLowerCase() ?? '';
    const isOne = wanted.split(' ').every((word) => known.split(' ').includes(word));
    return known !== '' && known.includes(' ') && isOne && !organisationWord.test(known);
  });
}
