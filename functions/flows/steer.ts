/**
 * What the person does on a page: stored at once, so that the plan heeds it, and carried into the
 * calendars by the next look (see `domain/ledger/tellings.ts`).
 */

import type { CalendarEvent } from '../domain/event.ts';
import { failureOf } from '../domain/failure.ts';
import { keepWords } from '../domain/ledger/keep-words.ts';
import type { Ledger } from '../domain/ledger/ledger.ts';
import { unread } from '../domain/ledger/places.ts';
import { type PersonRecord, toldAtMost } from '../domain/ledger/records.ts';
import { takenAway } from '../domain/ledger/take-events.ts';
import type { Saying } from '../domain/notes/sayings.ts';
import type { Deed } from '../domain/plan/deeds.ts';
import { recordIdOf } from '../domain/plan/step.ts';
import { answersTo, withAnswers } from '../domain/recognise/answers.ts';
import type { Ports } from './ports.ts';
import { beginSession, type Session } from './session.ts';

/** A look at the person may store the same records meanwhile: then it is done anew. */
const triesAtMost = 8;

/** Changes what is set for a person, such as their employers; false where there is no such person. */
export async function changePerson(
  ports: Ports,
  person: string,
  change: (known: PersonRecord) => PersonRecord,
): Promise<boolean> {
  let isOther = false;
  return await steered(ports, person, false, async (session) => {
    const before = session.person;
    await session.savePerson(change(before));
    isOther ||= whatCounts(before) !== whatCounts(session.person);
    if (isOther) await readAnew(session);
    return true;
  });
}

/**
 * By what is told whether an event is one of the person's interviews, and on which day one of a whole day
 * is: that is stored as the midnight of the zone in which it was read.
 */
function whatCounts({ name, addresses, employers, answers, zone }: PersonRecord): string {
  return JSON.stringify([name, addresses, employers, answers, zone]);
}

/** What was passed over may count now: calendars are read from the beginning by whoever looks next. */
export async function readAnew(session: Session): Promise<void> {
  for (const account of session.accounts) {
    session.put({ ...account, calendars: account.calendars.map(unread) });
    await session.saveAccount(account.id);
  }
}

/**
 * Stores what was said of one interview: `series` is what the keys of its steps begin with. False where
 * nothing is known of it.
 */
export async function tellSayings(
  ports: Ports,
  person: string,
  series: string,
  sayings: readonly Saying[],
): Promise<boolean> {
  return await steered(ports, person, false, async (session) => {
    if (!session.ledger.record(series)) return false;
    const known = session.ledger.told(series);
    session.ledger.tell(series, {
      ...known,
      sayings: [...known.sayings, ...sayings].slice(-toldAtMost),
    });
    await session.saveLedger();
    return true;
  });
}

/**
 * Stores what the person does to a step this moment: the page may have been made a while before, and the
 * newest word counts. It replaces an earlier one on the same step of the same sort.
 */
export async function tellDeed(ports: Ports, person: string, deed: Deed): Promise<boolean> {
  return await steered(ports, person, false, async (session) => {
    const series = recordIdOf(deed.key);
    if (!session.ledger.record(series)) return false;
    const { sayings, deeds } = session.ledger.told(series);
    const others = deeds.filter(({ key, did }) => key !== deed.key || did !== deed.did);
    const told = { ...deed, at: session.now };
    session.ledger.tell(series, { sayings, deeds: [...others, told].slice(-toldAtMost) });
    await session.saveLedger();
    return true;
  });
}

/** A step that was deleted, here or in the calendar, is planned again. */
export async function putBack(ports: Ports, person: string, key: string): Promise<boolean> {
  return await steered(ports, person, false, async (session) => {
    const { ledger, now } = session;
    keepWords(ledger, key);
    const { sayings, deeds } = ledger.told(recordIdOf(key));
    const kept = deeds.filter((deed) => deed.key !== key || deed.did !== 'deleted');
    if (ledger.record(recordIdOf(key))) ledger.tell(recordIdOf(key), { sayings, deeds: kept });
    // Its name in the calendar is used up: it comes back under another.
    const gone = ledger.steps.filter((step) => step.key === key && step.deletedAt !== null);
    for (const step of gone) ledger.putStep({ ...takenAway(step, now), deletedAt: null });
    await session.saveLedger();
    return kept.length < deeds.length || gone.length > 0;
  });
}

/**
 * Remembers whether an event is an interview of the person's. `uidHash` names it; `isBroad`: what is
 * unclear and comes from the same sender is of the same kind. False where no such event is known.
 */
export async function answer(
  ports: Ports,
  person: string,
  uidHash: string,
  isInterview: boolean,
  isBroad: boolean,
): Promise<boolean> {
  let isWide = false;
  return await steered(ports, person, false, async (session) => {
    const event = eventNamed(session.ledger, uidHash);
    if (!event) return false;
    const { owner } = session.settings;
    const given = answersTo(event, isInterview, isBroad, owner, session.now);
    const answers = withAnswers(session.person.answers, given);
    await session.savePerson({ ...session.person, answers });
    // Of a series, and of a sender once refused, others were passed over.
    isWide ||= isInterview && given.some(({ about }) => about !== 'event');
    if (isWide) await readAnew(session);
    return true;
  });
}

function eventNamed(ledger: Ledger, uidHash: string): CalendarEvent | null {
  return ledger.record(uidHash)?.copies[0]?.event ?? null;
}

/**
 * Does something with what is stored of a person, anew where a look has stored the same meanwhile; what
 * `act` returns, and `nobody` where there is no such person.
 */
export async function steered<T>(
  ports: Ports,
  person: string,
  nobody: T,
  act: (session: Session) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    const session = await beginSession(ports, person);
    if (!session) return nobody;
    try {
      return await act(session);
    } catch (error) {
      if (failureOf(error).code !== 'conflict' || tries === triesAtMost) throw error;
    }
  }
}
