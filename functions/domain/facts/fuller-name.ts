/** The employer's whole name, where a domain has only a part of it. */
import type { CalendarEvent } from '../event.ts';
import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, scan } from '../words/lexicon.ts';
import { organisationWord } from './organisation.ts';

/** "Quarzwerk Analytik, Jena" where the domain says quarzwerk: one word more, and then the name ends. */
export function fullerName(label: string, event: CalendarEvent, body: string): string | null {
  const first = label.split('-')[0] ?? label;
  if (!/^\p{L}{4,}$/u.test(first)) return null;
  const name = `${(first[0] ?? '').toUpperCase()}${first.slice(1)}`;
  for (const text of [event.title, event.location, body]) {
    const found = behind(text.slice(0, longest), name, oneMore);
    // "Analytik" in an address is no post.
    const other = text === event.location ? noPart & ~bit.jobTitle : noPart;
    if (found && (scan(found) & other) === 0 && !noPartWord.test(found)) return `${name} ${found}`;
  }
  return null;
}

const oneMore = /^ (\p{Lu}\p{Ll}{3,20})(?=\s?(?:[,;|)(\n–—]|\.\s|\.?$|\s-))/u;

/** What the first whole occurrence of a name has behind it that fits; null where none fits. */
function behind(text: string, name: string, pattern: RegExp): string | null {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (/[\p{L}@.]$/u.test(text.slice(Math.max(0, at - 2), at))) continue;
    const found = pattern.exec(text.slice(at + name.length, at + name.length + 80))?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

/** What may stand behind an employer's name and is no part of it. */
const noPart =
  bit.jobTitle | bit.interview | bit.jobInterview | bit.stage | bit.talk | bit.hiring | bit.moved;
const noPartWord =
  /^(?:inflight|internal|medicine|engineering|marketing|sales|operations|finance|product|residency|program|programme|graduate|summer|winter|spring|fall|nights|days|front|back|virtual|office|campus|building|tower|house|headquarters|team|talent|recruiting|recruitment|people|careers|berlin|hamburg|münchen|munich|köln|wien|zürich|london|paris|lyon|madrid|barcelona|milano|roma|lisboa|porto|amsterdam|praha|prague|warszawa|boston|chicago|seattle|austin|denver|dublin|toronto|brooklyn|manhattan|portland|dallas|atlanta|miami|call|zentrale|lobby|warehouse|plant|depot|site|room|center|centre)$/i;

const longest = 3000;

/** The texts in which an employer's name is written out. */
function textsOf(event: CalendarEvent, body: string): readonly string[] {
  return [event.title.slice(0, 300), body.slice(0, longest)];
}

/** "Larkspur" with what stands behind it up to the next mark: "Larkspur Early Learning". */
export function withTail(name: string, event: CalendarEvent, body: string): string {
  for (const text of textsOf(event, body)) {
    const tail = behind(text, name, tailPattern) ?? '';
    const words = tail.split(' ').filter((word) => word !== '');
    const isPart = words.every(
      (word) => (scan(word) & tailPart) === 0 && !noPartWord.test(word) && !isGivenName(fold(word)),
    );
    if (tail !== '' && isPart && (scan(tail) & tailPart) === 0) return `${name}${tail}`;
  }
  return name;
}

/** Up to three words, and then the end of a line or sentence, a mark or a bracket. */
const tailPattern =
  /^((?: (?:(?:&|and|of) )?\p{Lu}[\p{L}'’-]{1,20}){1,3})(?=\s?(?:[,;|)(\n–—:]|\.\s|\.?$|\s[-/]|-\s))/u;
const nothing = /^()(?=\s?(?:[,;|)(\n–—:]|\.\s|\.?$|\s[-/]|-\s))/u;

const tailPart = noPart | bit.honorific | bit.coordinator;

const bureau = /^(?:Personal|HR|Recr|Secretar|Segreteria|Ufficio|Oficina|Sekretariat|Bewerb)/;

/** "Agentur Larkspur", "La Mercerie Bleue": the kind of house before the name, or its article. */
export function withKind(name: string, event: CalendarEvent, body: string): string {
  for (const text of textsOf(event, body)) {
    const kind = kindBefore(text, name);
    if (kind === '') continue;
    const isArticle = /^(?:La|Le|Les|El|Los|Las|Il|De|Het)$/.test(kind);
    if (
      isArticle ||
      (!bureau.test(kind) &&
        organisationWord.test(kind) &&
        (scan(kind) & tailPart & ~bit.hiring) === 0)
    )
      return `${kind} ${name}`;
  }
  return name;
}

/** The word before the first occurrence that opens a sentence or a part of one. */
function kindBefore(text: string, name: string): string {
  for (let at = text.indexOf(name); at > 0; at = text.indexOf(name, at + 1)) {
    const kind = kindPattern.exec(text.slice(Math.max(0, at - 60), at))?.[1];
    if (kind && nothing.test(text.slice(at + name.length, at + name.length + 4)))
      return kind.trim();
  }
  return '';
}

const kindPattern =
  /(?:^|[\n,(–—:-] ?|[.!?] |\p{Ll} )((?:La|Le|Les|El|Los|Las|Il|De|Het|\p{Lu}\p{L}{3,20}(?: (?:populaire|comunale|municipal))?) (?:d[eiao]s? )?)$/u;
