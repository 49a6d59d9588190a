/**
 * What the person does on a page: stored at once, so that the plan heeds it, and carried into the
 * calendars by the next look (see `domain/ledger/tellings.ts`).
 */

import type { CalendarEvent } from '../domain/event.ts';
import { failureOf } from '../domain/failure.ts';
import { type Ledger, recordIdOf } from '../domain/ledger/ledger.ts';
import type { PersonRecord } from '../domain/ledger/records.ts';
import { takenAway } from '../domain/ledger/take-events.ts';
import type { Saying } from '../domain/notes/sayings.ts';
import type { Deed } from '../domain/plan/deeds.ts';
import { answersTo, withAnswers } from '../domain/recognise/answers.ts';
import type { Ports } from './ports.ts';
import { beginSession, type Session } from './session.ts';

/** A look at the person may store the same records meanwhile: then it is done anew. */
const triesAtMost = 8;

/** Changes what is set for a person; false where there is no such person. */
export async function changePerson(
  ports: Ports,
  person: string,
  change: (known: PersonRecord) => PersonRecord,
): Promise<boolean> {
  return await steered(ports, person, async (session) => {
    await session.savePerson(change(session.person));
    return true;
  });
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
  return await steered(ports, person, async (session) => {
    if (!session.ledger.record(series)) return false;
    const known = session.ledger.told(series);
    session.ledger.tell(series, { ...known, sayings: [...known.sayings, ...sayings].slice(-200) });
    await session.saveLedger();
    return true;
  });
}

/** Stores what the person did to a step; a later word on the same step of the same sort replaces it. */
export async function tellDeed(ports: Ports, person: string, deed: Deed): Promise<boolean> {
  return await steered(ports, person, async (session) => {
    const series = recordIdOf(deed.key);
    if (!session.ledger.record(series)) return false;
    const { sayings, deeds } = session.ledger.told(series);
    const others = deeds.filter(({ key, did }) => key !== deed.key || did !== deed.did);
    session.ledger.tell(series, { sayings, deeds: [...others, deed].slice(-200) });
    await session.saveLedger();
    return true;
  });
}

/** A step that was deleted, here or in the calendar, is planned again. */
export async function putBack(ports: Ports, person: string, key: string): Promise<boolean> {
  return await steered(ports, person, async (session) => {
    const { ledger, now } = session;
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
  return await steered(ports, person, async (session) => {
    const event = eventNamed(session.ledger, uidHash);
    if (!event) return false;
    const { owner } = session.settings;
    const given = answersTo(event, isInterview, isBroad, owner, session.now);
    const answers = withAnswers(session.person.answers, given);
    await session.savePerson({ ...session.person, answers });
    return true;
  });
}

function eventNamed(ledger: Ledger, uidHash: string): CalendarEvent | null {
  return ledger.record(uidHash)?.copies[0]?.event ?? null;
}

/**
 * Does something with what is stored of a person, anew where a look has stored the same meanwhile; what
 * `act` returns, and false where there is no such person.
 */
export async function steered(
  ports: Ports,
  person: string,
  act: (session: Session) => Promise<boolean>,
): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    const session = await beginSession(ports, person);
    if (!session) return false;
    try {
      return await act(session);
    } catch (error) {
      if (failureOf(error).code !== 'conflict' || tries === triesAtMost) throw error;
    }
  }
}
