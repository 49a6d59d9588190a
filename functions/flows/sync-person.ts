/**
 * The heart of the flows: read what changed, plan, compare, write the difference. It may be called at
 * any time, twice, late or for nothing; a second run finds nothing to do (design, decisions 1 and 2).
 */
import { decide, letGo } from '../domain/ledger/decide.ts';
import { keepWords } from '../domain/ledger/keep-words.ts';
import { recordIdOf } from '../domain/ledger/ledger.ts';
import { withLessons } from '../domain/ledger/lessons.ts';
import { followUpsOf, planLedger } from '../domain/ledger/owed.ts';
import { placesOf } from '../domain/ledger/places.ts';
import { retire } from '../domain/ledger/retire.ts';
import type { StepWrite } from '../domain/ledger/step-write.ts';
import { isUntold, isWaiting, tellings } from '../domain/ledger/tellings.ts';
import { nextTurn } from '../domain/ledger/turn.ts';
import { shortHash } from '../domain/plan/step.ts';
import type { DomainEvent } from '../domain/ports/bus.ts';
import type { SearchPlan } from '../domain/search/plan-search.ts';
import { minuteMs } from '../domain/time.ts';
import { isBeingErased } from './erase-person.ts';
import type { Ports } from './ports.ts';
import type { AccountRead } from './read-account.ts';
import { readPerson, readTasksOf } from './read-person.ts';
import { beginSession, type Session } from './session.ts';
import { idle, reportOf, type SyncReport } from './sync-report.ts';
import { withUnusedNames } from './used-names.ts';
import { planOnly, type Wish } from './wish.ts';
import { type Written, writeSteps } from './write-steps.ts';

/** Syncs one person. Never runs twice at once for the same person: whoever calls sees to that. */
export async function syncPerson(ports: Ports, person: string, wish: Wish): Promise<SyncReport> {
  const session = await beginSession(ports, person);
  if (!session || isBeingErased(session.person, session.accounts)) return idle;
  return await syncSession(session, wish);
}

async function syncSession(session: Session, wish: Wish): Promise<SyncReport> {
  const { ledger } = session;
  const permissions = permissionsOf(session);
  const reads = [...(await readPerson(session, wish))];
  const isUnfinished = ledger.steps.some(({ intent }) => intent !== null && intent.do !== 'forget');
  const hasNews = ledger.changed.length + ledger.dropped.length > 0;
  // What waited for this account to be read again is decided now.
  const hasCaughtUp = reads.some(
    ({ account, failures }) => failures.length === 0 && session.account(account)?.isBehind,
  );
  // What was told on a page stays told though the look that it asked for was lost.
  const mustPlan = wish.plan || isUnfinished || hasNews || hasCaughtUp || isWaiting(ledger);
  const made = mustPlan ? await makeSo(session, reads) : nothingMade;
  for (const read of reads) {
    const account = session.account(read.account);
    if (account?.status !== 'connected') continue;
    session.put({ ...read.advance(account), isBehind: read.failures.length > 0 });
  }
  const hasOtherPermissions = permissionsOf(session) !== permissions;
  // The cursor moves last: whatever crashes before this line is done again (decision 2).
  await Promise.all(session.accounts.map(({ id }) => session.saveAccount(id)));
  const done = reportOf(reads, made.written);
  // What was to be written is written in another form now; or waited for what was written just now.
  return hasOtherPermissions || (made.isUntold && done.again === null)
    ? { ...done, again: { afterMs: 0, wish: planOnly } }
    : done;
}

type Made = { readonly written: readonly Written[]; readonly isUntold: boolean };
const nothingMade: Made = { written: [], isUntold: false };

function permissionsOf({ accounts }: Session): string {
  const allowed = accounts.map(({ permissions, calendars }) => [
    permissions,
    calendars.map(({ mayWrite }) => mayWrite),
  ]);
  return JSON.stringify(allowed);
}

/** Plans, stores what is about to be done, does it, and stores how it went. `reads` may grow. */
async function makeSo(session: Session, reads: AccountRead[]): Promise<Made> {
  const { ledger, now, ports } = session;
  retire(ledger, now);
  const added = new Set(ledger.added);
  const before = new Map(ledger.records.map(({ id, outcome }) => [id, outcome?.is ?? null]));
  let { plan, decided } = decideNow(session);
  const unread = accountsToReadFirst(decided, reads);
  if (unread.size > 0) {
    reads.push(...(await readTasksOf(session, unread)));
    ({ plan, decided } = decideNow(session));
  }
  const unknown = accountsToReadFirst(decided, reads);
  const emptied = emptiedPlaces(session, reads);
  const writes = await withUnusedNames(
    session,
    decided
      .filter((write) => mayWrite(session, write) && !changesUnread(write, unknown))
      .filter(
        (write) => !movesUnread(write, reads, session) && !mayBeElsewhere(session, write, reads),
      )
      .filter(({ step }) => !emptied.has(`${step.account}\n${step.place}`)),
  );
  letGo(ledger, decided);
  // What the person wrote into a debrief holds, whatever takes it away: they may change their mind.
  for (const { step, followUp } of writes) if (followUp === null) keepWords(ledger, step.key);
  for (const { step } of writes) ledger.putStep(step);
  const changed = ledger.changed.map(({ id }) => id);
  await session.saveLedger();
  const written = await writeSteps(session, writes);
  await session.saveLedger();
  const told = [...recognised(session, plan, added), ...outcomesTold(session, changed, before)];
  const events = [...told, ...written.flatMap((one) => eventsOf(session.person.id, one))];
  if (events.length > 0) await ports.bus.publish(events);
  const hasLearned = await keepLessons(session, plan);
  const turn = nextTurn(followUpsOf(plan), now);
  if (turn === null) await ports.schedule.clear(session.person.id);
  else await ports.schedule.set(session.person.id, turn);
  // A debrief that was made just now can hold what was said before; what failed has its own turn.
  const settled = written.filter(({ taken }) => taken === 'settled').map(({ write }) => write);
  const isNew = settled.length > 0 && isUntold(plan, ledger, settled);
  // What was learned just now belongs into the steps that prepare for what is next.
  return { written, isUntold: isNew || hasLearned };
}

/** What was learned is kept with the person: it outlives the interview. True: there is something new. */
async function keepLessons(session: Session, plan: SearchPlan): Promise<boolean> {
  const { person, ledger, now } = session;
  const lessons = withLessons(person.lessons, plan, ledger, now);
  if (lessons === person.lessons) return false;
  await session.savePerson({ ...person, lessons });
  return true;
}

function decideNow(session: Session): {
  readonly plan: SearchPlan;
  readonly decided: readonly StepWrite[];
} {
  const { ledger, settings, now } = session;
  const plan = planLedger(ledger, settings, now);
  const { shownAs } = session.person;
  const decided = decide(plan, ledger, placesOf(session.accounts), now, shownAs);
  return { plan, decided: [...decided, ...tellings(plan, ledger, decided)] };
}

/** Accounts of which a task would be changed whose list this run has not read. */
function accountsToReadFirst(
  decided: readonly StepWrite[],
  reads: readonly AccountRead[],
): ReadonlySet<string> {
  const known = new Set(reads.filter(({ tasks }) => tasks).map(({ account }) => account));
  const changing = decided.filter(({ step }) => step.as === 'task' && step.id !== null);
  return new Set(changing.map(({ step }) => step.account).filter((id) => !known.has(id)));
}

/** So long an interview that vanished may turn up in a calendar that cannot be read just now. */
const patienceMs = 10 * minuteMs;

/**
 * Whether a step would be taken away because its interview has vanished from one calendar, while another
 * one cannot be read: it may have moved there, and what the person wrote into the step would be lost.
 */
function mayBeElsewhere(
  { ledger, accounts, now }: Session,
  { step, followUp, isMove }: StepWrite,
  reads: readonly AccountRead[],
): boolean {
  if (followUp !== null || isMove) return false;
  const isBlind = accounts.some(({ id, status, isBehind }) => {
    const read = reads.filter(({ account }) => account === id);
    if (status !== 'connected') return false;
    return read.length > 0 ? read.some(({ failures }) => failures.length > 0) : isBehind;
  });
  const copies = ledger.record(recordIdOf(step.key))?.copies ?? [];
  return isBlind && copies.some(({ goneAt }) => goneAt !== null && goneAt > now - patienceMs);
}

/**
 * What leaves for another calendar may have been deleted here, and what has another version than we know
 * may hold words of the person's: only who has just read it knows.
 */
function movesUnread(
  { step, isMove }: StepWrite,
  reads: readonly AccountRead[],
  session: Session,
): boolean {
  const { account, place, as, id, etag } = step;
  const isRead = (read: AccountRead): boolean =>
    read.account === account && read.calendars.includes(place);
  const isWatched = session.account(account)?.calendars.some((one) => one.id === place) ?? false;
  const isBlind = as === 'event' && id !== null && etag === null && isWatched;
  return (isMove || isBlind) && !reads.some(isRead);
}

function changesUnread({ step }: StepWrite, unknown: ReadonlySet<string>): boolean {
  return step.as === 'task' && step.id !== null && unknown.has(step.account);
}

/** Calendars that came back empty all at once: nothing is done there until they are not (decision 7). */
function emptiedPlaces(session: Session, reads: readonly AccountRead[]): ReadonlySet<string> {
  const places = session.accounts.flatMap((account) =>
    reads
      .filter((read) => read.account === account.id)
      .reduce((record, read) => read.advance(record), account)
      .suddenlyEmpty.map((calendar) => `${account.id}\n${calendar}`),
  );
  return new Set(places);
}

/** What is not allowed (any more) is not tried, nor who asked to be left alone: it waits. */
function mayWrite(session: Session, { step }: StepWrite): boolean {
  const account = session.account(step.account);
  if (account?.status !== 'connected') return false;
  const { writes } = account.rest;
  if (writes !== null && writes > session.now) return false;
  const { tasks, calendar } = account.permissions;
  // What is being left is cleared by `leaveCalendars` alone, which knows what has to stay there.
  const isLeaving = account.calendars.some((one) => one.id === step.place && one.isLeaving);
  return step.as === 'task' ? tasks : calendar === 'write' && !isLeaving;
}

function recognised(
  session: Session,
  plan: SearchPlan,
  added: ReadonlySet<string>,
): readonly DomainEvent[] {
  const person = session.person.id;
  const ids = plan.interviews.map(({ uid }) => shortHash(uid)).filter((id) => added.has(id));
  return ids.map((about) => ({ name: 'interview.recognised', person, about }));
}

function outcomesTold(
  session: Session,
  changed: readonly string[],
  before: ReadonlyMap<string, string | null>,
): readonly DomainEvent[] {
  const person = session.person.id;
  return changed.flatMap((about): readonly DomainEvent[] => {
    const outcome = session.ledger.record(about)?.outcome ?? null;
    if (outcome === null || outcome.is === (before.get(about) ?? null)) return [];
    return [{ name: 'outcome.recorded', person, about }];
  });
}

function eventsOf(person: string, { write, taken }: Written): readonly DomainEvent[] {
  if (taken !== 'settled') return [];
  const name = write.followUp === null ? 'follow-up.removed' : 'follow-up.written';
  return [{ name, person, about: write.step.key }];
}
