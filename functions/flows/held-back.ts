/** Which writes wait, and for what: nothing is changed that was not read, nor where it is not allowed. */
import { isAllowed } from '../domain/ledger/places.ts';
import type { StepWrite } from '../domain/ledger/step-write.ts';
import { recordIdOf } from '../domain/plan/step.ts';
import { minuteMs } from '../domain/time.ts';
import type { AccountRead } from './read-account.ts';
import type { Session } from './session.ts';

/** Of what was decided, what may be done now; the rest is decided anew by a later look. */
export function mayBeDoneNow(
  session: Session,
  decided: readonly StepWrite[],
  reads: readonly AccountRead[],
): readonly StepWrite[] {
  const unknown = accountsToReadFirst(decided, reads);
  const emptied = emptiedPlaces(session, reads);
  return decided
    .filter((write) => mayWrite(session, write) && !changesUnread(write, unknown))
    .filter((write) => !movesUnread(write, reads, session))
    .filter((write) => !mayBeElsewhere(session, write, reads))
    .filter(({ step }) => !emptied.has(`${step.account}\n${step.place}`));
}

/** Accounts of which a task would be changed whose list this run has not read. */
export function accountsToReadFirst(
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
  if (account === null || !isAllowed(account, step)) return false;
  const { writes } = account.rest;
  if (writes !== null && writes > session.now) return false;
  // What is being left is cleared by `leaveCalendars` alone, which knows what has to stay there.
  const isLeaving = account.calendars.some((one) => one.id === step.place && one.isLeaving);
  return step.as === 'task' || !isLeaving;
}
