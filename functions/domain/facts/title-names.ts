/** The employer's name as the title has it: the piece that is neither talk, nor role, nor person. */
import type { CalendarEvent, Owner } from '../event.ts';
import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, categoriesOf, scan } from '../words/lexicon.ts';
import { type Candidate, organisationWord } from './organisation.ts';
import { phraseLength, residue, wordsOf } from './phrases.ts';
import { isPostAlone } from './post-nouns.ts';
import type { Piece } from './title.ts';
import { houses, namesJob } from './title-houses.ts';
import {
  areGivenNames,
  isFullName,
  isKnownPerson,
  isPersonOf,
  isPolite,
  ofPerson,
} from './title-people.ts';
import { linkWeights, looseness, weightOf } from './title-weights.ts';

/** The pieces of the title that may be the employer's name. */
export function titleNames(
  event: CalendarEvent,
  pieces: readonly Piece[],
  owner: Owner,
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const [index, piece] of pieces.entries()) {
    candidates.push(...houses(piece.text, index));
    const hasRole = namesJob(piece.text);
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
    const name = withForm(
      withoutPost(written.replace(/\s(?:and|und|et|y|&)$/u, '')),
      pieces[index + 1],
    );
    const compound = name === '' && hasRole ? compoundHouse.exec(piece.text)?.[0] : undefined;
    if (compound) candidates.push({ name: compound, weight: 4 });
    const behindPost = name === '' && hasRole ? nameBehindPost(piece.text) : null;
    if (behindPost) candidates.push({ name: behindPost, weight: 3.9 });
    if (name === '' || isPolite(piece.text, name)) continue;
    const weight =
      weightOf(name, pieces, index, event) - (isKnownPerson(name, event, owner) ? 5 : 0);
    if (isPersonOf(name, event)) continue;
    // "Interview with Anneliese": a given name alone is a person.
    if (isGivenName(fold(name)) && piece.link !== 'at' && !event.location.startsWith(name))
      continue;
    if (piece.link === 'with' && (isFullName(name) || areGivenNames(name))) continue;
    const owned = /^(\p{Lu}[\p{L}&-]+(?: \p{Lu}[\p{L}&-]+){0,2})['’]s \p{Ll}/u.exec(name)?.[1];
    // "Hollowell's data group"
    if (owned && !isGivenName(fold(owned.split(' ')[0] ?? ''))) {
      candidates.push({ name: owned, weight: linkWeights[piece.link] - index / 10 });
      continue;
    }
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

/** "Larkspur curbside": a department behind the name. */
function withoutPost(name: string): string {
  const words = name.split(' ');
  for (let count = Math.min(3, words.length - 1); count > 0; count--) {
    const tail = words.slice(-count).join(' ');
    if (/^\p{Ll}/u.test(tail) && isPostAlone(tail) && /^\p{Lu}/u.test(name))
      return words.slice(0, -count).join(' ');
  }
  return name;
}

/** "Kestrel & Crane, LLP": the legal form behind a comma. */
function withForm(name: string, next: Piece | undefined): string {
  const isForm =
    next?.link === 'comma' && /^(?:LLP|LLC|Inc|Ltd|PLC|P\.?C|S\.A|GmbH|AG)\.?$/u.test(next.text);
  return isForm && name !== '' ? `${name}, ${next.text}` : name;
}

/** "Rheinbank Trainee": a house of one word, joined with its noun. */
const compoundHouse = /(?<!\p{L})\p{Lu}\p{Ll}{3,}(?:bank|werke?|klinik|zorg|verlag|bau)(?!\p{L})/u;

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
  if (phraseLength(wordsOf(text), 0, bit.jobTitle) > 0) return null;
  const match = /^((?:\p{Lu}[\p{L}\p{N}&'’.-]{1,30}\s(?:&\s(?=\p{Lu}))?){1,4})\p{Ll}/u.exec(text);
  const name = match?.[1]?.trim() ?? '';
  if (/^\p{Lu}{1,3}$/u.test(name)) return null;
  return name !== '' && (scan(name) & (bit.jobTitle | bit.interview | bit.stage)) === 0
    ? name
    : null;
}

/** "náborářkou Vltava Logistik", "recrutadora da Nuvemar": capital words behind a post. */
function nameBehindPost(piece: string): string | null {
  const match =
    /^(.*?\p{Ll})\s(?:(?:da|do|de|del|della|di|von|van|od|z|w|bij|at|from|vom|der|des|du)\s)?((?:\p{Lu}[\p{L}\p{N}&'’.-]{1,30}\s?){1,4})$/u.exec(
      piece,
    );
  const [before, name] = [match?.[1] ?? '', match?.[2]?.trim() ?? ''];
  const post = before.split(/\s/).at(-1) ?? '';
  const isPost = /^\p{Ll}/u.test(post) && (scan(post) & bit.jobTitle) !== 0;
  return isPost && name.length > 2 && !namesJob(name) ? name : null;
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
  if (article && /^\p{Lu}/u.test(name)) return `${article[0]}${name}`;
  // "prova restaurante O Sobreiro": the kind of house in small letters before the name.
  const kind = at < 0 ? null : /(?<!\p{L})(\p{Ll}{4,})\s$/u.exec(piece.slice(0, at))?.[1];
  const isKind =
    kind && /^\p{Lu}/u.test(name) && organisationWord.test(kind) && !organisationWord.test(name);
  return isKind ? `${kind} ${name}` : name;
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
const street =
  /(?:^|\s)[NSEW]\.? \d{1,3}(?:st|nd|rd|th)\b|\s(?:St|Street|Ave|Avenue|Rd|Road|Ln|Lane|Blvd|Yard|Sq|Square)$/;
