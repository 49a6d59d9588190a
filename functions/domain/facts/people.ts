/** Whom one meets: never oneself, a room, an office or somebody who only arranges. */
import type { CalendarEvent, Owner, Person } from '../event.ts';
import { isEmployers, isOffice, isOwner, senderOf } from '../recognise/senders.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, scan } from '../words/lexicon.ts';
import { isPersonal, readableName } from './display-name.ts';
import { hanMentions } from './han-names.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import { organisationWord } from './organisation.ts';
import { bareName, isOwnName, sameName } from './person-name.ts';
import { unmarked } from './title.ts';

/**
 * The interviewers, in the order of the invitation, then those whom the description names. Where the
 * description says whom one will meet, an organiser who is not among them only sent the invitation.
 */
export function readInterviewers(
  event: CalendarEvent,
  body: string,
  owner: Owner,
  company: string | null,
  role: string | null = null,
): readonly Person[] {
  const sender = senderOf(event, owner);
  const isNote = sender === 'nobody' || sender === 'oneself';
  const text = `${unmarked(event.title).replace(/\n/g, ' ')}\n${body}`;
  const absent = readAbsent(event, owner);
  const mentions = [...mentionsIn(text, isNote), ...hanMentions(text)].filter(
    (one) => !absent.some((person) => sameName(one.name, person.name)),
  );
  const named = mentions.filter(
    (one) => isSomebody(one, event, owner, company) && !isInRole(one.name, role),
  );
  const met = merged(named.filter((one) => one.sure && !one.arranges && !one.turnedTo));
  const arranging = mentions.filter((one) => one.arranges);
  const organiser = event.organizer?.email?.toLowerCase() ?? null;
  const guests = invited(event, owner, false);
  // "Ask for Helen at the front desk" names whom one meets only where nothing else does.
  const others = guests.some((person) => person.email?.toLowerCase() !== organiser);
  const doors = merged(named.filter((one) => one.sure && one.turnedTo));
  const sure = met.length > 0 || others ? met : doors;
  // Who names one of the invited as the one to meet has the others there for another reason.
  const namesInvited = guests.some(
    (person) =>
      person.email?.toLowerCase() !== organiser &&
      sure.some((one) => sameName(one.name, person.name)),
  );
  const people: Person[] = [];
  for (const person of guests) {
    const match = sure.find((one) => sameName(one.name, person.name));
    const isSender = person.email?.toLowerCase() === organiser;
    if (!match && arranging.some((one) => sameName(one.name, person.name))) continue;
    if (!match && !isSender && namesInvited && !includesWriter(body)) continue;
    if (isSender && !match && sure.length > 0 && !includesWriter(body)) continue;
    const told = match ?? doors.find((one) => sameName(one.name, person.name));
    people.push({ ...person, title: told?.title ?? null });
  }
  const isOnlySender = people.length > 1 && !includesWriter(body) && sure.length === 0;
  const all = isOnlySender ? withoutSender(people, organiser, body) : people;
  for (const one of sure) {
    if (all.some((person) => sameName(one.name, person.name))) continue;
    const written = sameName(one.name, event.organizer?.name ?? null) ? organiser : null;
    all.push({ name: one.name, email: one.email ?? written, title: one.title });
  }
  const isAway = absent.some(({ email }) => email !== null && email.toLowerCase() === organiser);
  const writer = all.length === 0 && !isAway ? senderAsPerson(event, owner, arranging) : null;
  // "Květiny U Kašny" has the form of a name.
  const alone =
    writer !== null && writer.name?.toLowerCase() !== company?.toLowerCase() ? writer : null;
  return alone ? [alone] : all.slice(0, 20);
}

/** "You will meet Gus and me": who writes is met as well. */
function includesWriter(body: string): boolean {
  return /\b(?:and me|and I|with me|meet me|from me|me and|panel: me|:\s?me,|myself|will join (?:us|for)|joins (?:us|me)|joining us|I['’]ll be joining|I will be joining|mir|avec moi|et moi|conmigo|y yo|comigo|con me|ze mną|se mnou|met mij|en ik)\b/i.test(
    body,
  );
}

/** A writer who speaks of the others as "they" is not met. */
function withoutSender(people: Person[], organiser: string | null, body: string): Person[] {
  const hands =
    /\b(?:you(?:['’]ll| will) (?:meet|speak|talk|be (?:meeting|speaking)) with (?:the|our)|is looking forward|are looking forward|hear from me|i['’]ve (?:booked|set|scheduled))\b/i.test(
      body,
    );
  return hands ? people.filter((person) => person.email?.toLowerCase() !== organiser) : people;
}

/** Who declined and was not there, whoever announced them: common.1 thanks them only where they were met all the same. */
export function readAbsent(event: CalendarEvent, owner: Owner): readonly Person[] {
  const guests = invited(event, owner, false);
  return invited(event, owner, true).filter(
    (one) => !guests.some((other) => sameAddress(one, other) || sameName(one.name, other.name)),
  );
}

/** Those who are invited, or have declined, and are neither the person, nor colleagues, rooms or offices. */
function invited(event: CalendarEvent, owner: Owner, declined: boolean): readonly Person[] {
  const people = event.attendees
    .slice(0, 60)
    .filter((person) => (person.response === 'declined') === declined)
    .filter((person) => !person.resource && !isOwner(person.email, owner))
    .filter((person) => !isEmployers(person.email, owner))
    .map((person): Person => {
      return { name: readableName(person.name, person.email), email: person.email, title: null };
    })
    .filter((person) => (person.name === null ? !isOffice(person.email) : isMet(person)))
    .filter((person) => !isOwnName(person.name, owner));
  return people.filter((one, at) => !people.slice(0, at).some((other) => sameAddress(one, other)));
}

/** Programs list a person twice, in capital and in small letters. */
function sameAddress(a: Person, b: Person): boolean {
  return a.email !== null && a.email.toLowerCase() === b.email?.toLowerCase();
}

function isMet(person: Person): boolean {
  if (isOffice(person.email)) return isPersonal(person.name);
  const name = person.name ?? '';
  const domain = person.email?.split('@')[1]?.toLowerCase() ?? '';
  // "Handshake" who writes from handshake.example is no person.
  if (!/\s/.test(name)) return !domain.includes(name.toLowerCase());
  return isPersonal(name);
}

function senderAsPerson(
  event: CalendarEvent,
  owner: Owner,
  arranging: readonly Mention[],
): Person | null {
  const sender = event.organizer;
  if (!sender || isOwner(sender.email, owner) || isEmployers(sender.email, owner)) return null;
  const name = readableName(sender.name, sender.email);
  if (name === null || isOffice(sender.email) || !isPersonal(name)) return null;
  if (senderOf(event, owner) === 'hiring' || senderOf(event, owner) === 'any') return null;
  if (arranging.some((one) => sameName(one.name, name))) return null;
  return { name, email: sender.email, title: null };
}

/** Each person once, under the fullest name. */
function merged(mentions: readonly Mention[]): readonly Mention[] {
  const found: Mention[] = [];
  for (const one of mentions) {
    const at = found.findIndex((other) => sameName(other.name, one.name));
    const known = found[at];
    if (!known) found.push(one);
    else if (bareName(known.name).length < bareName(one.name).length) {
      found[at] = {
        ...one,
        title: one.title ?? known.title,
        email: one.email ?? known.email ?? null,
      };
    } else if (known.title === null || !known.email) {
      found[at] = {
        ...known,
        title: known.title ?? one.title,
        email: known.email ?? one.email ?? null,
      };
    }
  }
  return found;
}

/** Words of houses that are families' names as well: "Trent Mills". */
const family =
  /^\S+ (?:Mills|Banks|Law|Church|Temple|Parish|Home|Rail|Farm|Press|City|House|Hall|Chapel|Market|Service|Books?)$/;

const street =
  /\s(?:ave|st|street|avenue|rd|road|blvd|lane|ln|square|plaza|way|drive|str|straße|platz|ln|yard|weg|allee|terminal|pier|gate|tower|hall|house|park)$/i;

/** "Contábil" in "Analista Contábil" is a part of the post. */
function isInRole(name: string, role: string | null): boolean {
  if (role === null || name.includes(' ') || isGivenName(name.toLowerCase())) return false;
  return ` ${role.toLowerCase().replace(/[,()]/g, '')} `.includes(` ${name.toLowerCase()} `);
}

/** "Talent Acquisition", "Search Committee" */
function isOfficeName(name: string): boolean {
  const bare = bareName(name);
  return bare.includes(' ') && /^\p{Lu}/u.test(name) && !isPersonal(bare);
}

function isSomebody(
  mention: Mention,
  event: CalendarEvent,
  owner: Owner,
  company: string | null,
): boolean {
  const { name } = mention;
  if (name.length < 2 || isOwnName(name, owner)) return false;
  const lower = name.toLowerCase();
  const employer = company?.toLowerCase() ?? '';
  const isPart =
    ` ${employer.replace(/['’]s(?=\s|$)/g, '')} `.includes(` ${lower} `) ||
    ` ${employer} `.includes(` ${lower} `) ||
    (employer !== '' && lower.includes(employer));
  const isCalled = isGivenName(lower) && mention.sure && !employer.startsWith(lower);
  const isStreet =
    street.test(name) && mention.title === null && !isGivenName(lower.split(' ')[0] ?? '');
  // "Trent Mills" is somebody, "Mills" may be a house.
  const isFamily = isGivenName(lower.split(' ')[0] ?? '') && family.test(name);
  if (isPart && !isCalled) return false;
  if (!isFamily && (organisationWord.test(name) || isOfficeName(name))) return false;
  if (isStreet) return false;
  if ((scan(bareName(name)) & (bit.jobInterview | bit.interview)) !== 0) return false;
  return !(name.includes(' ') && event.location.includes(name));
}
