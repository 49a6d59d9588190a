/** What an event is taken for, and the ladder of clues that decides it. */
import type { CalendarEvent, Owner } from '../event.ts';
import { residue } from '../facts/phrases.ts';
import { titlePieces } from '../facts/title.ts';
import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, type Category, scan, scanStart } from '../words/lexicon.ts';
import { ownWords } from './boilerplate.ts';
import {
  domainKind,
  domainOf,
  isHiringOffice,
  isOwner,
  outsiders,
  type Sender,
  senderOf,
} from './senders.ts';
import { explain } from './why.ts';

export type VerdictKind =
  /** The person's own job interview. */
  | 'interview'
  /** An application that the person tagged. */
  | 'application'
  /** May be an interview: the person is asked. */
  | 'ask'
  /** Looked like an interview and is not. */
  | 'skipped'
  /** Any other event of a life. */
  | 'other';

export type Verdict = {
  readonly is: VerdictKind;
  /** The person said so by a tag or a category. */
  readonly tagged: boolean;
  /** The clues, in plain words; empty only for `other`. */
  readonly why: readonly string[];
  /** An interview that is cancelled: another event may have taken its place. */
  readonly calledOff: boolean;
};

/** What the ladder looks at: the clues of each field as masks, and who sent the event. */
export type Clues = {
  readonly title: number;
  /** The words with which the title begins. */
  readonly opening: number;
  readonly body: number;
  readonly place: number;
  readonly sender: Sender;
  readonly declined: boolean;
  readonly hiringOffice: boolean;
  readonly outsiders: number;
};

const other: Verdict = { is: 'other', tagged: false, why: [], calledOff: false };

/** Any of these words in an event makes it worth a second look. */
const worthALook =
  bit.jobInterview | bit.interview | bit.stage | bit.hiring | bit.networking | bit.offerTalk;

/**
 * Whether a raw event may be anything but `other`. `text` is all that the event says, its addresses
 * and properties included; a false answer is certain, a true one is not.
 */
export function mightMatter(text: string): boolean {
  return (scan(text) & worthALook) !== 0 || text.includes('#') || /afterword/i.test(text);
}

/** Judges an event: tags first, then what it cannot be, then the sum of its clues. */
export function recognise(event: CalendarEvent, owner: Owner): Verdict {
  const body = ownWords(event.description);
  const title = scan(event.title);
  const bodyMask = scan(body);
  const place = scan(event.location);
  const tags = readTags(event, body);
  if (tags === 0 && ((title | bodyMask | place) & worthALook) === 0 && !fromHiring(event)) {
    return other;
  }
  const clues: Clues = {
    title,
    opening: scanStart(event.title),
    body: bodyMask,
    place,
    sender: senderOf(event, owner),
    declined: isDeclined(event, owner),
    hiringOffice: isHiringOffice(event.organizer?.email ?? null),
    outsiders: outsiders(event, owner).length,
  };
  return judge(event, clues, tags, body, owner);
}

function fromHiring(event: CalendarEvent): boolean {
  const email = event.organizer?.email ?? null;
  return email !== null && (isHiringOffice(email) || domainKind(domainOf(email)) === 'hiring');
}

/** "Candidate: Maya Patel" names the person as the one who is asked. */
function isCandidate(body: string, owner: Owner): boolean {
  if (owner.name === null) return false;
  const named = /candidat\w*(?: name)?\s?[:：=–-]\s?(.{0,60})/i.exec(body)?.[1];
  return named?.toLowerCase().includes(owner.name.toLowerCase()) ?? false;
}

const tagInterview = 1;
const tagNot = 2;
const tagApplied = 4;

function readTags(event: CalendarEvent, body: string): number {
  let tags = 0;
  if (event.categories.some((name) => /^\W*(?:job )?interviews?\W*$/i.test(name))) {
    tags |= tagInterview;
  }
  if (event.title.includes('#') || body.includes('#')) {
    for (const match of `${event.title}\n${body}`.matchAll(
      /(?<![\p{L}\p{N}&/])#(interview|notinterview|applied)(?![\p{L}\p{N}_-])/giu,
    )) {
      const tag = match[1]?.toLowerCase();
      tags |= tag === 'interview' ? tagInterview : tag === 'applied' ? tagApplied : tagNot;
    }
  }
  return tags;
}

function isDeclined(event: CalendarEvent, owner: Owner): boolean {
  return event.attendees.some(
    (attendee) => attendee.response === 'declined' && isOwner(attendee.email, owner),
  );
}

function judge(
  event: CalendarEvent,
  clues: Clues,
  tags: number,
  body: string,
  owner: Owner,
): Verdict {
  const all = clues.title | clues.body;
  if (isCandidate(body, owner)) clues = { ...clues, body: clues.body & ~bit.hostSide };
  const looks = (all & (bit.jobInterview | bit.interview)) !== 0 || tags !== 0;
  const say = (is: VerdictKind, why: readonly string[]): Verdict => ({
    is,
    tagged: false,
    why,
    calledOff: false,
  });
  // What is not going to take place has no steps, tagged or not (common.17, reading 12).
  if ((tags & tagNot) !== 0) return say('skipped', ['you tagged it #notinterview']);
  if (
    event.cancelled ||
    (clues.opening & bit.cancelled) !== 0 ||
    /^\W*(?:this event has been )?cancell?ed\b/i.test(body)
  ) {
    return looks || (all & worthALook) !== 0
      ? { ...say('skipped', ['it is cancelled']), calledOff: true }
      : other;
  }
  if (clues.declined || (clues.opening & bit.declined) !== 0) {
    return looks || (all & worthALook) !== 0 ? say('skipped', ['you declined it']) : other;
  }
  if ((tags & tagInterview) !== 0) {
    return { ...say('interview', ['you tagged it as an interview']), tagged: true };
  }
  if ((tags & tagApplied) !== 0) {
    return { ...say('application', ['you tagged it #applied']), tagged: true };
  }
  const against = hardNegative(event, clues, owner);
  if (against) return looks || (all & bit.stage) !== 0 ? say('skipped', [against]) : other;
  return weigh(event, clues, body, owner);
}

/** Affairs that a job may be about as well ("immigration paralegal", "radio producer"). */
const softNegatives: readonly (readonly [Category, string])[] = [
  ['press', 'it is for the press'],
  ['review', 'it is a talk with your present employer'],
  ['authority', 'it is with an authority'],
  ['housing', 'it is about a home'],
  ['school', 'it is about a school'],
  ['upkeep', 'it is upkeep'],
];

/** The first thing that makes an event no interview of one's own; null: nothing does. */
function hardNegative(event: CalendarEvent, clues: Clues, owner: Owner): string | null {
  const { title, body, opening, sender } = clues;
  const all = title | body;
  const has = (mask: number, name: Category): boolean => (mask & bit[name]) !== 0;
  const forSure = has(title, 'jobInterview');
  const fromOutside = sender === 'organisation' || sender === 'hiring';
  if (event.categories.some((name) => /follow[- ]?up/i.test(name))) {
    return 'it is one of your own follow-ups';
  }
  if (has(opening, 'ownStep') && !has(opening, 'jobInterview')) return 'it is your own to-do';
  if (sender === 'employer') return 'it comes from where you work now';
  // Who invites from outside is the one who asks the questions.
  if (!fromOutside && has(all, 'hostSide')) return 'you are the one who asks the questions';
  if (has(title, 'practice') && !has(all, 'notPractice') && !(fromOutside && has(body, 'hiring'))) {
    return 'it is practice';
  }
  if (has(title, 'research')) return 'it is research, not hiring';
  if (has(title, 'learning') && !forSure) return 'it is a talk or a course';
  if (!fromOutside && (has(title, 'someoneElse') || isAnothers(event.title, owner))) {
    return "it is somebody else's";
  }
  if (has(title, 'ownStep') && !forSure) return 'it is your own to-do';
  const named = has(title, 'jobTitle') || (has(body, 'jobTitle') && has(all, 'hiring'));
  for (const [category, says] of softNegatives) {
    if (has(title, category) && !(named && (fromOutside || has(all, 'interview')))) return says;
    if (has(body, category) && !named && !has(all, 'hiring') && !forSure) return says;
  }
  if (has(body, 'practice') && !has(all, 'notPractice') && !forSure) return 'it is practice';
  if (has(body, 'research') && !named) return 'it is research, not hiring';
  if (!fromOutside && has(body, 'someoneElse') && !has(all, 'hiring'))
    return "it is somebody else's";
  return null;
}

/** "Sam's interview" in a calendar that is not Sam's; a company's name is not told apart here. */
function isAnothers(title: string, owner: Owner): boolean {
  if (/^\W*family\b/i.test(title)) return true;
  if (/\b(?:his|her|their)\s(?:\p{L}+\s){0,2}interview|\bs?he has (?:an? )?interview/iu.test(title))
    return true;
  const whose = /(?<!at |with |w\/ |@ ?)\b(\p{Lu}\p{Ll}+)['’]s\s(?:\p{L}+\s){0,2}interview/u.exec(
    title,
  )?.[1];
  return whose !== undefined && !(owner.name ?? '').toLowerCase().includes(whose.toLowerCase());
}

/** How much each clue says, in the title and in the description. Six make an interview. */
const weights: readonly (readonly [Category, number, number])[] = [
  ['jobInterview', 5.5, 3],
  ['interview', 4, 2.5],
  ['stage', 2, 1.5],
  ['hiring', 1.5, 1.5],
  ['jobTitle', 1.5, 1.5],
  ['talk', 0.5, 0],
];

const enough = 6;
const worthAsking = 4;

/** The sum of the clues that speak for an interview. */
function scoreOf(event: CalendarEvent, clues: Clues, owner: Owner): number {
  const { title, body, sender } = clues;
  let score = 0;
  for (const [name, inTitle, inBody] of weights) {
    const titled = (title & bit[name]) !== 0;
    if (titled) score += inTitle;
    // Said twice is said a little louder.
    if ((body & bit[name]) !== 0) score += titled ? inBody / 2 : inBody;
  }
  if (sender === 'hiring') score += 3;
  if (clues.hiringOffice) score += 2;
  if (sender === 'organisation' || clues.outsiders > 0) score += 2.5;
  if (namesTwoSides(event.title, owner)) score += 1;
  const post = bit.hiring | bit.jobTitle;
  if ((title & post) === post && (title & (bit.talk | bit.stage)) !== 0) score += 2.5;
  if ((title & (bit.jobInterview | bit.interview)) !== 0) score += placeScore(event.title, owner);
  else if ((title & bit.stage) !== 0) score += Math.max(0, placeScore(event.title, owner) / 2);
  if (event.recurring) score -= 4;
  return score;
}

/** "Maya <> Tidewater", "Maya / Vantage": one's own first name beside somebody else's. */
function namesTwoSides(title: string, owner: Owner): boolean {
  const first = owner.name?.split(' ')[0];
  return first !== undefined && title.includes(first) && /<>|<->|\/|\bx\b|×|&|\|/.test(title);
}

/**
 * "Interview with Acme" says where; "Interview with Alex" does not even say who asks whom, and a bare
 * "Interview" says nothing more.
 */
function placeScore(title: string, owner: Owner): number {
  if (/[@＠]\s?\p{L}/u.test(title)) return 2;
  const [named] = titlePieces(title, owner)
    .map(({ text }) => residue(text))
    .filter((name) => /[\p{Lu}\p{Lo}]/u.test(name));
  if (named === undefined) return /\p{L}[^\p{L}]+\p{L}/u.test(title) ? 1 : 0;
  const words = fold(named).split(' ');
  return words.length <= 2 && isGivenName(words[0] ?? '') ? -2 : 2;
}

function weigh(event: CalendarEvent, clues: Clues, body: string, owner: Owner): Verdict {
  const { title } = clues;
  const has = (name: Category): boolean => (title & bit[name]) !== 0;
  const score = scoreOf(event, clues, owner);
  const why = explain(event, clues, body);
  const ask = (reason: string): Verdict => ({ ...other, is: 'ask', why: [...why, reason] });
  const strong = has('jobInterview') || has('interview');
  if (has('offerTalk') && !strong && score >= 2) return ask('it may be about an offer');
  if (has('networking') && !has('jobInterview') && score < enough + 2 && score >= 2) {
    return ask('it may be no more than a talk');
  }
  if (has('unsure') && has('stage') && !isConfirmed(event.title))
    return ask('it is not settled yet');
  if (score < worthAsking) return strong ? ask('nothing else says so') : other;
  if (has('unsure') && !isConfirmed(event.title)) return ask('it is not settled yet');
  if (event.allDay) return ask('it lasts all day');
  if (score >= enough) return { ...other, is: 'interview', why };
  return ask('that is not enough to be sure');
}

function isConfirmed(title: string): boolean {
  return /(?<!not |un|to be )confirmed/i.test(title);
}
