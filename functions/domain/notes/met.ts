/** People whom a note names: "met Dana Cruz (CTO, dana@acme.example) and Lee Wong". */
import type { Person } from '../event.ts';
import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { knownBehind } from './met-behind.ts';

// A point ends a sentence, except behind an initial: "R. J. Colby".
const word = "(?:\\p{Lu}[\\p{L}'’-]+|\\p{Lu}\\.|\\p{Lu}(?!\\p{L})|\\p{Lo}[\\p{Lo}\\p{M}]{1,15})";
// A name ends with its line.
const gap = '[^\\S\\r\\n]';
const name = `${word}(?:${gap}(?:(?:de|da|van|von|der|den|el|al|di|du|la)${gap}){0,2}${word}){0,5}`;
const polite = `(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sra?|Dra|Srta|Mme|Mlle|Ing|Mag|Dott|Sig|Mgr|Hr|Fr)\\.${gap}){1,3}`;
const rank = 'HR|RH|C[A-Z]{1,2}O|[SEA]?VP|MD|GM|PM|EM|TL|QA|IT|R&D|DRH|RRHH';
const ranks = new RegExp(`^(?:${rank})$`, 'u');
/** "Dana Cruz CTO" */
const named = new RegExp(`^(.{1,200})${gap}(${rank})$`, 'u');
const one = new RegExp(
  `^(?<polite>${polite})?(?:(?<rank>${rank})${gap}(?=\\p{Lu}))?(?<name>${name})`,
  'u',
);
const cue =
  /(?<![\p{L}\p{N}])(?:[Mm]et(?: with)?|[Tt]alked (?:to|with)|[Ss]poke (?:to|with)|[Ii]nterviewed by|[Gg]etroffen|[Rr]encontré|[Cc]onocí a|[Cc]onheci|[Ii]ncontrato|[Oo]ntmoet):?\s(?=[\p{Lu}\p{Lo}])/gu;
const joint =
  /^\s?(?:[,;]\s?(?:(?:and|und|et|y|e|en|i|oraz|plus)\s)?|\s?[&+/]\s|\s(?:and|und|et|y|e|en|i|oraz|plus)\s)(?=\p{Lu})/u;
/** The people that a text says one has met, each with what stands in brackets behind the name. */
export function readMet(text: string): readonly Person[] {
  return [...mentions(text)].flatMap(({ people }) => people);
}

/** The text without what `readMet` reads in it: those met are told apart from those invited. */
export function withoutMet(text: string): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of mentions(text)) {
    rest += text.slice(from, start);
    from = end;
  }
  return rest + text.slice(from);
}

type Mention = { readonly start: number; readonly end: number; readonly people: readonly Person[] };
type Somebody = { readonly person: Person | null; readonly end: number };

function* mentions(text: string): Generator<Mention> {
  for (const match of text.matchAll(cue)) {
    const people: Person[] = [];
    let end = match.index + match[0].length;
    let next = end;
    for (let count = 0; count < 12; count++) {
      const somebody = somebodyAt(text, next, count > 0);
      if (!somebody) break;
      if (somebody.person) people.push(somebody.person);
      end = somebody.end;
      const found = joint.exec(text.slice(end, end + 20));
      if (!found) break;
      next = end + found[0].length;
    }
    yield { start: match.index, end, people };
  }
}

/** One of a list; nobody where a post or a team stands in its place ("met with HR and Dana"). */
function somebodyAt(text: string, start: number, listed: boolean): Somebody | null {
  const match = one.exec(text.slice(start, start + 300));
  const found = match?.groups;
  const written = found?.name;
  if (!match || !found || !written) return null;
  if (noPeople.test(written.split(/\s/)[0] ?? '')) return null;
  const end = start + match[0].length;
  // A post or a team: "met with HR", "OR-lid".
  const nobody = ranks.test(written) || /^\p{Lu}{2,}-\p{Ll}+$/u.test(written);
  const behind = nobody ? { end, title: null, email: null } : knownBehind(text, end);
  if (listed && !nobody && behind.end === end && !closesItem(text, end, written)) return null;
  const [, called = written, post] = named.exec(written) ?? [];
  const title = behind.title ?? found.rank ?? post ?? null;
  const person = { name: nameOf(found.polite ?? '', called), email: behind.email, title };
  return { person: nobody ? null : person, end: behind.end };
}

/** "Met Dana Cruz, Decision by Friday": one capital word with a sentence behind it is no name. */
function closesItem(text: string, end: number, written: string): boolean {
  if (/\s/.test(written) || isGivenName(fold(written))) return true;
  return /^\s*(?:$|[.,;:!?)&+/\n]|(?:and|und|et|y|e|en|from|of|at|who)\s)/u.test(
    text.slice(end, end + 12),
  );
}

const noPeople =
  /^(?:the|this|that|them|they|we|he|she|it|i|you|everyone|everybody|people|all|both|some|two|three|team|nobody|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/i;

function nameOf(honorifics: string, written: string): string {
  const plain = written.replace(/[.'’-]+$/u, '');
  // Before a family name alone it says how one addresses them: "Dr. Cruz".
  return /\s/.test(plain) ? plain : `${honorifics.trim()} ${plain}`.trim();
}
