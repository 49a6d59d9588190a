/** What an event is taken for, and the ladder of clues that decides it. */
import type { CalendarEvent, Owner } from '../event.ts';
import { bit, type Category, scan, scanStart } from '../words/lexicon.ts';
import { answerFor } from './answers.ts';
import { ownWords } from './boilerplate.ts';
import {
  type Clues,
  isAtWork,
  isCandidate,
  isDeclined,
  isFromOutside,
  isSearchFirm,
  readTags,
  tagApplied,
  tagInterview,
  tagNot,
} from './clues.ts';
import { doubt, isTwoNames } from './doubts.ts';
import { hardNegative } from './negatives.ts';
import { enough, namesTwoSides, scoreOf, speaksOfAJob, worthAsking } from './score.ts';
import { domainKind, domainOf, isHiringOffice, isOwner, outsiders, senderOf } from './senders.ts';
import { isMoreThanTalk, saysOfAJob } from './talk.ts';
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

const other: Verdict = { is: 'other', tagged: false, why: [], calledOff: false };

/** Any of these words in an event makes it worth a second look. */
const worthALook =
  bit.jobInterview | bit.interview | bit.stage | bit.hiring | bit.networking | bit.offerTalk;

/** Time kept for something unnamed is worth a look too, and never more than a question. */
const worthAThought = worthALook | bit.unsure;

/**
 * Whether a raw event may be anything but `other`. `text` is all that the event says of itself; a
 * false answer is certain, a true one is not.
 */
export function mightMatter(text: string, owner: Owner): boolean {
  return (
    (scan(text) & worthAThought) !== 0 ||
    text.includes('#') ||
    namesTwoSides(text, owner) ||
    addressesIn(text).some((email) => isFromHiring(email) || isSearchFirm(email))
  );
}

function addressesIn(text: string): readonly string[] {
  return text.includes('@') ? (text.match(/[^\s:;,<>"]{1,100}@[^\s:;,<>"]{1,200}/g) ?? []) : [];
}

/** Judges an event: tags first, then what it cannot be, then the sum of its clues. */
export function recognise(event: CalendarEvent, owner: Owner): Verdict {
  const body = ownWords(event.description);
  const title = scan(event.title);
  const bodyMask = scan(body);
  const tags = readTags(event, body);
  const sender = event.organizer?.email ?? null;
  const isOffice = isHiringOffice(sender) || isHiringTeam(event, owner);
  const searchFirm = isSearchFirm(sender);
  const looks =
    ((title | bodyMask) & worthAThought) !== 0 ||
    (scan(event.location) & worthAThought) !== 0 ||
    isOffice ||
    searchFirm ||
    (sender !== null && domainKind(domainOf(sender)) === 'hiring');
  if (tags === 0 && !looks && !namesTwoSides(event.title, owner)) {
    return heeding(other, event, owner);
  }
  const clues: Clues = {
    title,
    opening: scanStart(event.title),
    body: bodyMask,
    sender: senderOf(event, owner),
    declined: isDeclined(event, owner),
    hiringOffice: isOffice,
    searchFirm,
    outsiders: outsiders(event, owner).length,
    named: false,
    atWork: isAtWork(event, owner),
  };
  const verdict = judge(event, clues, tags, body, owner);
  return tags === 0 ? heeding(verdict, event, owner) : verdict;
}

/** The verdict with the person's own answer laid over it; a tag in the event beats it. */
function heeding(verdict: Verdict, event: CalendarEvent, owner: Owner): Verdict {
  if ((owner.answers ?? []).length === 0 || verdict.is === 'application') return verdict;
  const isOff = verdict.calledOff || isCalledOff(event, ownWords(event.description));
  const isRefused = isDeclined(event, owner) || (scanStart(event.title) & bit.declined) !== 0;
  if (isOff || isRefused) return verdict;
  const answer = answerFor(event, owner);
  // What they said of this very event holds though its words tell nothing any more.
  if (verdict.is === 'other' && !answer?.isInterview) return verdict;
  // Of a sender it is known what their unclear events are; a clear one speaks for itself.
  if (!answer || (answer.about === 'sender' && verdict.is !== 'ask')) return verdict;
  return answer.isInterview
    ? { ...other, is: 'interview', tagged: true, why: [...verdict.why, 'you said that it is one'] }
    : { ...other, is: 'skipped', why: ['you said that it is none'] };
}

/** Whether it is not going to take place, as its calendar, its title or its text says. */
function isCalledOff(event: CalendarEvent, body: string): boolean {
  return (
    event.cancelled ||
    (scanStart(event.title) & bit.cancelled) !== 0 ||
    /^\W*(?:this event has been )?cancell?ed\b/i.test(body)
  );
}

/** Whether it is sent in the name of those who hire: "Fernhill Recruiting", "Acme Talent Team". */
function isHiringTeam(event: CalendarEvent, owner: Owner): boolean {
  const { name = null, email = null } = event.organizer ?? {};
  return name !== null && !isOwner(email, owner) && (scan(name) & bit.hiring) !== 0;
}

/** Whether the address alone speaks of hiring: an office of that name, or a hiring service. */
function isFromHiring(email: string): boolean {
  return isHiringOffice(email) || domainKind(domainOf(email)) === 'hiring';
}

function judge(
  event: CalendarEvent,
  clues: Clues,
  tags: number,
  body: string,
  owner: Owner,
): Verdict {
  const all = clues.title | clues.body;
  if (isCandidate(body, owner)) clues = { ...clues, body: clues.body & ~bit.hostSide, named: true };
  const looks = (all & (bit.jobInterview | bit.interview)) !== 0 || tags !== 0;
  const say = (is: VerdictKind, why: readonly string[]): Verdict => ({
    is,
    tagged: false,
    why,
    calledOff: false,
  });
  // What is not going to take place has no steps, tagged or not (common.17, reading 12).
  if ((tags & tagNot) !== 0) return say('skipped', ['you tagged it #notinterview']);
  if (isCalledOff(event, body)) {
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

function weigh(event: CalendarEvent, clues: Clues, body: string, owner: Owner): Verdict {
  const { title } = clues;
  const has = (name: Category): boolean => (title & bit[name]) !== 0;
  const score = scoreOf(event, clues, owner);
  const why = () => explain(event, clues, body);
  const ask = (reason: string): Verdict => ({ ...other, is: 'ask', why: [...why(), reason] });
  const strong = has('jobInterview') || has('interview');
  if (has('offerTalk') && !strong && score >= 1.5) return ask('it may be about an offer');
  const isOutside = isFromOutside(clues.sender);
  if (has('networking') && score >= 2 && !isMoreThanTalk(event, clues, score)) {
    return ask('it may be no more than a talk');
  }
  const doubts = strong ? null : doubt(event, clues, score, owner);
  if (doubts) return ask(doubts);
  if (has('unsure') && has('stage') && !isConfirmed(event.title))
    return ask('it is not settled yet');
  if (isOutside && score < enough && isTwoNames(event, clues, owner)) {
    return ask('it brings you and somebody else together');
  }
  if (isOutside && clues.searchFirm && score < enough) {
    return ask('it was sent by those who place people');
  }
  if (score < worthAsking) return strong ? ask('nothing else says so') : other;
  const isQuestion = strong && /\?\s*\)?$/.test(event.title);
  if ((has('unsure') || isQuestion) && !isConfirmed(event.title))
    return ask('it is not settled yet');
  if (event.allDay) return ask('it lasts all day');
  if (event.recurring) return ask('it comes again and again');
  if (has('interview') && !has('jobInterview') && !speaksOfAJob(event.title, clues)) {
    return ask('it does not say what the interview is for');
  }
  if (!saysOfAJob(body, clues)) return ask('nothing says that it is for a job');
  if (score >= enough) return { ...other, is: 'interview', why: why() };
  return ask('that is not enough to be sure');
}

function isConfirmed(title: string): boolean {
  return /(?<!not |un|to be )confirmed/i.test(title);
}
