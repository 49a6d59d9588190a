/** When a name in a title is a person's and no employer's. */
import type { CalendarEvent, Owner } from '../event.ts';
import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, categoriesOf } from '../words/lexicon.ts';
import { organisationWord } from './organisation.ts';
import { wordsOf } from './phrases.ts';

/** "Sofia and Ben" */
export function areGivenNames(name: string): boolean {
  const parts = name.split(/\s(?:and|&|und|et|y|e|i|en|\+)\s/);
  return parts.length > 1 && parts.every((part) => isGivenName(fold(part)));
}

/** "Jonah from Redbud Studio", "Priya (Larkspur)": the employer of somebody with a known given name. */
export function ofPerson(name: string): string | null {
  const match =
    /^(\p{L}+)(?:\s\p{Lu}\S*)?\s(?:from|of|at|von|vom|de chez|d[aei]|van|z|od)\s(\p{Lu}.+)$/u.exec(
      name,
    );
  return match && isGivenName(fold(match[1] ?? '')) ? (match[2] ?? null) : null;
}

/** "Dana Ode": a known given name before a family's name. */
export function isFullName(name: string): boolean {
  const words = name.split(' ');
  const isName = words.every((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word));
  const isLong = words.length === 2 || words.length === 3;
  return isLong && isName && isGivenName(fold(words[0] ?? '')) && !organisationWord.test(name);
}

/** "Mme Derain", "Dr. Sandhu's office": a polite word before a name makes it a person's. */
export function isPolite(piece: string, name: string): boolean {
  const before = wordsOf(piece.slice(0, Math.max(0, piece.indexOf(name)))).at(-1)?.text ?? '';
  const first = wordsOf(name)[0]?.text ?? '';
  const isHonorific = (word: string): boolean => (categoriesOf(word) & bit.honorific) !== 0;
  return isHonorific(before) || (isHonorific(first) && name.includes(' '));
}

/** Whether a name is the owner's, the sender's or a guest's. */
export function isKnownPerson(name: string, event: CalendarEvent, owner: Owner): boolean {
  const wanted = name.toLowerCase();
  const people = [owner.name, event.organizer?.name, ...event.attendees.map((one) => one.name)];
  return people.some((person) => {
    const known = person?.toLowerCase() ?? '';
    const isOne = wanted.split(' ').every((word) => known.split(' ').includes(word));
    return known !== '' && known.includes(' ') && isOne && !organisationWord.test(known);
  });
}

/** "Maya Patel and Joanna Whitlock": the name of who sent it or takes part, and nothing else. */
export function isPersonOf(name: string, event: CalendarEvent): boolean {
  const people = [event.organizer, ...event.attendees.slice(0, 20)];
  const isOne = people.some((one) => one?.name?.toLowerCase() === name.toLowerCase());
  return isOne && isFullName(name);
}
