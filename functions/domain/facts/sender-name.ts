/** The employer's name in the display name of whoever sent the invitation. */

import type { CalendarEvent, Owner } from '../event.ts';
import { domainKind, domainOf, isOwner } from '../recognise/senders.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, scan } from '../words/lexicon.ts';
import { letter } from './letters.ts';
import { type Candidate, organisationWord, pretty } from './organisation.ts';
import { squashPlain } from './phrases.ts';

const officeWords = new RegExp(
  `(?<!${letter})(?:talent(?:s|o)?(?: acquisition| team)?|recruit${letter}*|recrut${letter}*|reclut${letter}*|rekrut${letter}*|careers?|early careers|vacancies|bookings|karriere|jobs?|hr|rh|p&o|people(?: team| ops| & culture)?|hiring(?: team)?|team|no-?reply|via ${letter}+|scheduling|scheduler|notifications?|personal(?:abteilung|stelle)?|bewerbung|bewerbungen|ats|bot|search committee|committee|interviews?|campus|dotation|selección|seleção|selezione|werving(?: & selectie)?|werken bij|werkenbij|vagas|gente e gestão|recursos humanos|ressources humaines|risorse umane|human resources|dział kadr|personální oddělení|採用(?:担当|係)?|事務局|人事部?|人力资源部|招聘|人資|cia de talentos|programa trainee)(?!${letter})`,
  'giu',
);

/** "Kong Talent", "Recrutement Altiplan": what is left of an office's name. */
export function senderName(event: CalendarEvent, owner: Owner): Candidate | null {
  const name = (event.organizer?.name ?? '').replace(
    /採用チーム|採用担当|採用係?|採用事務局|事務局|人事部|人力资源部|招聘|人資/g,
    ' ',
  );
  const email = event.organizer?.email ?? null;
  if (name === '' || name.includes('@') || isOwner(email, owner)) return null;
  const left = name
    .replace(/^.{0,40}\b(?:on behalf of|im auftrag von|de la part de)\s/i, '')
    .replace(officeWords, ' ')
    .replace(/\s\([^)]*\)|\s-\s*$/g, ' ')
    .replace(/^\p{L}+ (?:at|from|@) /u, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:[&@,.-]\s)+|(?:\s[&@,.-])+$/g, '');
  const original = (event.organizer?.name ?? '').trim();
  if (
    left.length > 1 &&
    left !== original &&
    /\p{L}{2}/u.test(left) &&
    (scan(left) & bit.jobTitle) === 0
  ) {
    return { name: left, weight: 5 };
  }
  const kind = domainKind(domainOf(email));
  const local = email?.split('@')[0]?.replace(/[+].*$/, '') ?? '';
  const words = left.toLowerCase().split(/\s+/).map(squashPlain);
  // An applicant-tracking system writes under the employer's own name, or under a recruiter's.
  const isCalled = words.length > 1 && isGivenName(words[0] ?? '') && !organisationWord.test(left);
  const isPerson =
    isCalled ||
    (words.length > 1 && words.every((word) => squashPlain(local).includes(word.slice(0, 3))));
  if (
    (kind === 'hiring' || kind === 'any') &&
    left !== '' &&
    left.includes(' ') &&
    !(isPerson && !organisationWord.test(left))
  ) {
    return { name: left, weight: organisationWord.test(left) ? 5 : 4.6 };
  }
  if (
    kind === 'organisation' &&
    left !== '' &&
    (organisationWord.test(left) || event.title.includes(left)) &&
    !isPerson
  )
    return { name: left, weight: 5 };
  const telling =
    kind === 'hiring' &&
    local.length > 4 &&
    !/reply|notif|calend|mail|sched|invit|team|auto|ehkx|sender|system|\./i.test(local);
  return telling ? { name: pretty(local), weight: 3 } : null;
}
