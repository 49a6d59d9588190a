/** People whom a note names: "met Dana Cruz (CTO, dana@acme.example) and Lee Wong". */
import type { Person } from '../event.ts';

// A point ends a sentence, except behind an initial: "R. J. Colby".
const word = "(?:\\p{Lu}[\\p{L}'’-]+|\\p{Lu}\\.|\\p{Lu}(?!\\p{L})|\\p{Lo}[\\p{Lo}\\p{M}]{1,15})";
// A name ends with its line.
const gap = '[^\\S\\r\\n]';
const name = `${word}(?:${gap}(?:(?:de|da|van|von|der|den|el|al|di|du|la)${gap}){0,2}${word}){0,5}`;
const one = `(${name})(?:${gap}?\\(([^()\\n]{1,120})\\))?`;
const cue =
  /(?<![\p{L}\p{N}])(?:[Mm]et(?: with)?|[Tt]alked (?:to|with)|[Ss]poke (?:to|with)|[Ii]nterviewed by|[Gg]etroffen|[Rr]encontré|[Cc]onocí a|[Cc]onheci|[Ii]ncontrato|[Oo]ntmoet):?\s(?=[\p{Lu}\p{Lo}])/gu;

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

function* mentions(text: string): Generator<Mention> {
  for (const match of text.matchAll(cue)) {
    const people: Person[] = [];
    let end = match.index + match[0].length;
    for (let count = 0; count < 12; count++) {
      const rest = text.slice(end, end + 300);
      const found = new RegExp(`^${one}`, 'u').exec(rest);
      if (!found?.[1]) break;
      people.push(person(found[1], found[2] ?? ''));
      end += found[0].length;
      const joint = /^\s?(?:,\s?(?:and\s)?|;\s?|\s?&\s|\s(?:and|und|et|y|e|en)\s)(?=\p{Lu})/u.exec(
        text.slice(end, end + 20),
      );
      if (!joint) break;
      end += joint[0].length;
    }
    yield { start: match.index, end, people };
  }
}

function person(written: string, inBrackets: string): Person {
  const email =
    /[^\s,;<>()]+@[^\s,;<>()]+\.[\p{L}]{2,}/u.exec(inBrackets)?.[0]?.toLowerCase() ?? null;
  const title = inBrackets
    .split(/[,;]/)
    .map((piece) => piece.trim())
    .find((piece) => piece !== '' && !piece.includes('@') && !/^\+?[\d\s()-]{6,}$/.test(piece));
  return { name: written.replace(/[.'’-]+$/u, ''), email, title: title ?? null };
}
