/** Whom one meets: never oneself, a room, an office or somebody who only arranges. */
import type { CalendarEvent, Owner, Person } from '../event.ts';
import { isEmployers, isOffice, isOwner } from '../recognise/senders.ts';
import { bit, categoriesOf, scan } from '../words/lexicon.ts';
import { organisationWord } from './organisation.ts';
import { phraseLength, type Word, wordsOf } from './phrases.ts';

/** How a name is written: capital letters, initials, small particles between; or a kana or Han name. */
const capital = /^(?:\p{Lu}[\p{L}'’-]*\p{Ll}[\p{L}'’-]*|\p{Lu}\.|\p{Lu}(?=\s))$/u;
const particle = /^(?:de|da|do|dos|van|von|der|den|el|al|la|le|bin|ben|di|du|ten|ter|y|e)$/;
const calendarWord =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$|^(?:montag|dienstag|mittwoch|donnerstag|freitag|januar|februar|märz|lundi|mardi|mercredi|jeudi|vendredi|google|zoom|teams|meet|microsoft|webex|skype|slack|please|hi|hello|dear|thanks|hallo|bonjour|hola|ciao|olá|best|regards|the|this|we|you|your|our|if|it|in|on|at|bring|ask|room|floor|street|avenue|id|cv|hr|rh|q|a|i|me|no|yes|ok|est|cet|pst|ct|pt|et|am|pm|stage|round|panel|team|interview|interviewer|manager|director|company|role|position|zoom|lobby|link|video|phone|call|paid|unpaid|remote|virtual|casual|business|attire|parking|lunch|onsite|tbd|tbc|confirmed|duration|agenda|topic|format|location|details|notes|part)$/i;

/**
 * The interviewers, in the order of the invitation, then those whom the description names. Where the
 * description says whom one will meet, an organiser who is not among them only sent the invitation.
 */
export function readInterviewers(
  event: CalendarEvent,
  body: string,
  owner: Owner,
  company: string | null,
): readonly Person[] {
  const text = `${event.title}\n${body.slice(0, 3000)}`;
  const named = namedIn(event, text, owner, company);
  const invited = event.attendees
    .filter((person) => !person.resource && !isOwner(person.email, owner))
    .filter((person) => !isEmployers(person.email, owner))
    .map((person): Person => {
      return { name: readable(person.name, person.email), email: person.email, title: null };
    })
    .filter((person) => person.name !== null || !isOffice(person.email))
    .filter((person) => !isOffice(person.email) || isPersonal(person.name))
    .filter((person) => !isOwnName(person.name, owner) && !arranges(person.name, text));
  const organiser = event.organizer?.email?.toLowerCase() ?? null;
  const explicit = named.filter((person) => person.sure);
  const people: Person[] = [];
  const others = invited.filter((person) => person.email?.toLowerCase() !== organiser);
  for (const person of invited) {
    const match = named.find((name) => sameName(name.name, person.name));
    const onlySent =
      person.email?.toLowerCase() === organiser &&
      !match &&
      explicit.length > 0 &&
      !includesWriter(body);
    if (onlySent && (others.length > 0 || explicit.length > 0)) continue;
    people.push({ ...person, title: match?.title ?? null });
  }
  for (const name of explicit) {
    if (people.some((person) => sameName(name.name, person.name))) continue;
    people.push({ name: name.name, email: null, title: name.title });
  }
  if (people.length === 0) {
    const one = named[0] ?? senderAsPerson(event, owner);
    if (one) people.push({ name: one.name, email: one.email, title: one.title });
  }
  return people.slice(0, 20);
}

/** "You will meet Gus and me": who writes is met as well. */
function includesWriter(body: string): boolean {
  return /\b(?:and me|and I|with me|meet me|mir|avec moi|conmigo|comigo|con me|from me|my team and)\b/i.test(body);
}

function senderAsPerson(event: CalendarEvent, owner: Owner): Named | null {
  const sender = event.organizer;
  if (!sender || isOwner(sender.email, owner) || isEmployers(sender.email, owner)) return null;
  const name = readable(sender.name, sender.email);
  if (name === null || isOffice(sender.email) || !isPersonal(name)) return null;
  return { name, email: sender.email, title: null, sure: false };
}

type Named = { name: string; email: string | null; title: string | null; sure: boolean };

/** A display name as one says it: "Keller, Ute" is Ute Keller; an address is no name. */
function readable(name: string | null, email: string | null): string | null {
  if (name === null || name === '' || name.toLowerCase() === email?.toLowerCase()) return null;
  if (name.includes('@')) return null;
  const swapped = /^([\p{L}'’-]+),\s([\p{L}'’. -]+)$/u.exec(name);
  const plain = swapped ? `${swapped[2]} ${swapped[1]}` : name;
  return plain.replace(/\s?\([^)]*\)|\s[-|–/]\s.*$/gu, '').trim() || null;
}

/** A name of two or more words none of which is an office ("Kong Talent", "Search Committee"). */
function isPersonal(name: string | null): boolean {
  if (name === null || !/\s/.test(name)) return false;
  return (scan(name) & (bit.hiring | bit.stage | bit.jobInterview | bit.interview)) === 0 && !/\b(?:team|talent|hr|rh|people|careers|recruit\w*|committee|office|no-?reply)\b/i.test(name);
}

function isOwnName(name: string | null, owner: Owner): boolean {
  return name !== null && owner.name !== null && sameName(name, owner.name);
}

/** Whether two spellings mean one person: equal, or one is the first or last name of the other. */
function sameName(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  const one = a.toLowerCase().split(/\s+/);
  const two = b.toLowerCase().split(/\s+/);
  const [short, long] = one.length <= two.length ? [one, two] : [two, one];
  return short.every((word) => long.includes(word));
}

/** Whether the text calls this person a coordinator within a few words of the name. */
function arranges(name: string | null, text: string): boolean {
  if (name === null) return false;
  const first = name.split(' ')[0] ?? name;
  const at = text.indexOf(first);
  if (at < 0) return false;
  const around = text.slice(at, at + first.length + 48).split(/[.;\n]/)[0] ?? '';
  return (scan(around) & bit.coordinator) !== 0;
}

/** People whom title and description name, with the cue that makes it sure. */
function namedIn(
  event: CalendarEvent,
  text: string,
  owner: Owner,
  company: string | null,
): readonly Named[] {
  const found: Named[] = [];
  for (const line of text.split(/\n|(?<=[\p{Ll}\p{N})]{2}[.!?;])(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Sra|Dra|Ing|Mgr|Dhr|Mevr)\.)\s+(?=\p{Lu})/u)) {
    // What stands behind a dash at the end of a letter is a signature.
    if (/^\s?[-–—]\s/u.test(line)) continue;
    const words = wordsOf(line);
    let listing = false;
    for (let i = 0; i < words.length; i++) {
      const cue = cueBefore(line, words, i, listing);
      const length = nameLength(line, words, i);
      if (length === 0) {
        if (!/^(?:and|und|et|y|e|i|en|&|a|og)$/i.test(words[i]?.text ?? '')) listing = listing && continues(line, words, i);
        continue;
      }
      const first = words[i] as Word;
      const last = words[i + length - 1] as Word;
      const polite = length === 1 ? words[i - 1] : undefined;
      const titled = polite && (categoriesOf(polite.text) & bit.honorific) !== 0 ? polite : first;
      const name = line.slice(titled.index, last.end).replace(/^(?:Mrs?|Ms|Miss|Mx)\.?\s(?=\S+\s)/u, '');
      const title = titleBehind(line.slice(last.end, last.end + 60));
      const honoured = length > 1 && (categoriesOf(first.text) & bit.honorific) !== 0;
      const sure = cue || honoured || title !== null || isWholeSentence(line, first, last, event);
      if (sure && isSomebody(name, event, owner, company) && !arranges(name, line)) {
        const known = found.find((other) => sameName(other.name, name));
        if (!known) found.push({ name, email: null, title, sure: true });
        else if (known.name.length < name.length) Object.assign(known, { name, title });
        listing = true;
      } else listing = false;
      i += length - 1;
    }
  }
  return found;
}

/** A note that says no more than a name ("Hadley.") says whom one meets. */
function isWholeSentence(line: string, first: Word, last: Word, event: CalendarEvent): boolean {
  const rest = line.slice(0, first.index) + line.slice(last.end);
  return /^[\s.,!]*$/.test(rest) && wordsOf(line).length <= 3 && line !== event.title && !event.title.includes(line.trim());
}

/** A comma or a title in brackets keeps a list of names going. */
function continues(line: string, words: readonly Word[], index: number): boolean {
  const before = words[index - 1];
  const word = words[index];
  return !!before && !!word && /^[\s,(/]*$/.test(line.slice(before.end, word.index)) && (categoriesOf(word.text) & (bit.jobTitle | bit.honorific)) !== 0;
}

/** Whether the words before place `index` lead up to the name of somebody met. */
function cueBefore(line: string, words: readonly Word[], index: number, listing: boolean): boolean {
  if (listing) return true;
  const linking = /^(?:is|ist|est|es|è|é|jest|je|=)$/i.test(words[index - 1]?.text ?? '');
  const to = linking ? index - 1 : index;
  const word = words[index];
  const before = words[to - 1];
  if (!word || !before) return false;
  const gap = line.slice(before.end, words[to]?.index ?? word.index);
  if (!/^[\s:：(=–—/.-]*$/u.test(gap)) return false;
  for (let count = 1; count <= 4 && to - count >= 0; count++) {
    const mask = bit.meets | bit.honorific | bit.jobTitle;
    if (phraseLength(words.slice(0, to), to - count, mask) === count) return true;
  }
  return false;
}

/** How many words from `index` on are one name; 0 where none begins there. */
function nameLength(line: string, words: readonly Word[], index: number): number {
  let length = 0;
  for (let i = index; i < words.length && length < 4; i++) {
    const word = words[i] as Word;
    const before = words[i - 1];
    if (length > 0 && before && !/^[ .]+$/.test(line.slice(before.end, word.index))) break;
    const isName = capital.test(word.text) && !calendarWord.test(word.text);
    if (isName && (length === 0 || (categoriesOf(word.text) & (bit.jobTitle | bit.interview)) === 0)) {
      length++;
    } else if (length > 0 && particle.test(word.text) && capital.test(words[i + 1]?.text ?? '')) length++;
    else break;
  }
  const first = words[index];
  // "Terminal Manager" is a post, "Dean Ostrow" a person.
  const behind = words[index + length];
  if (length > 0 && first && behind && isPost(line, words[index + length - 1], behind)) return 0;
  const alone = length === 1 && first && (categoriesOf(first.text) & (bit.jobTitle | bit.hiring | bit.stage | bit.talk | bit.meets)) !== 0;
  return alone ? 0 : length;
}

function isPost(line: string, last: Word | undefined, behind: Word): boolean {
  if (!last || line.slice(last.end, behind.index) !== ' ') return false;
  return /^\p{Lu}/u.test(behind.text) && (categoriesOf(behind.text) & bit.jobTitle) !== 0;
}

/** "(CTO)", ", Director of Program Management": the title written behind a name. */
function titleBehind(rest: string): string | null {
  const match = /^\s?\(([^)]{2,48})\)|^,\s([^,.;\n()]{2,48})/u.exec(rest);
  const title = (match?.[1] ?? match?.[2])?.split(',')[0]?.trim();
  return title && (scan(title) & bit.jobTitle) !== 0 ? title : null;
}

function isSomebody(
  name: string,
  event: CalendarEvent,
  owner: Owner,
  company: string | null,
): boolean {
  if (isOwnName(name, owner) || name.length < 2) return false;
  const lower = name.toLowerCase();
  if (company?.toLowerCase().includes(lower) || (company && lower.includes(company.toLowerCase()))) {
    return false;
  }
  if (organisationWord.test(name)) return false;
  const mask = scan(name);
  if ((mask & (bit.jobInterview | bit.interview | bit.roleCue)) !== 0) return false;
  return !(name.includes(' ') && event.location.includes(name) && !/\d/.test(name));
}
