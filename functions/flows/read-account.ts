/** Reads what changed in an account's calendars and task list into the ledger; stores nothing. */
import { Failure, failureOf } from '../domain/failure.ts';
import { watchedIn } from '../domain/ledger/places.ts';
import type { AccountRecord, StepRecord, WatchedCalendar } from '../domain/ledger/records.ts';
import {
  concerns,
  pastMs,
  type Reading,
  takeChange,
  takeMissing,
} from '../domain/ledger/take-events.ts';
import type { Calendar, Change, Window } from '../domain/ports/calendar.ts';
import { dayMs, type Instant, plusMs } from '../domain/time.ts';
import type { AccountWish } from '../domain/wish.ts';
import { type Done, littleAtMost, news } from './done.ts';
import { readTaskList } from './read-task-list.ts';
import type { Session } from './session.ts';

/** How far a fixed window reaches, and when it is laid anew. */
const aheadMs = 300 * dayMs;
const staleMs = 7 * dayMs;

/** What to store of the account once the writes are done, and what went wrong. */
export type AccountRead = Done & {
  readonly account: string;
  readonly failures: readonly Failure[];
  /** Nobody was asked: the provider wanted to be left alone. */
  readonly isResting?: true;
  /** The calendars that were read to their end, and whether the task list was. */
  readonly calendars: readonly string[];
  readonly tasks: boolean;
};

/** Reads what is wished of one connected account. Failures are returned: one calendar's cost no other. */
export async function readAccount(
  session: Session,
  account: AccountRecord,
  wish: AccountWish,
): Promise<AccountRead> {
  const { permissions, taskList } = account;
  const wanted = watchedIn(account).filter(
    ({ id }) => wish.calendars === null || wish.calendars.has(id),
  );
  const reads =
    permissions.calendar === 'none'
      ? []
      : wanted.map((one) =>
          readCalendar(session, account, one).catch((error) => withoutCalendar(error, one)),
        );
  if (wish.tasks && permissions.tasks && taskList) {
    reads.push(readTaskList(session, account, taskList).catch(withoutTasks));
  }
  const settled = await Promise.allSettled(reads);
  const done = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failures = settled.flatMap((one) =>
    one.status === 'rejected' ? [failureOf(one.reason)] : [],
  );
  return {
    account: account.id,
    advance: (record) => done.reduce((changed, { advance }) => advance(changed), record),
    isLittle: done.every(({ isLittle }) => isLittle),
    failures,
    calendars: wanted.map(({ id }) => id).filter((_, at) => settled[at]?.status === 'fulfilled'),
    tasks: wish.tasks && settled.at(-1)?.status === 'fulfilled',
  };
}

/** A calendar that is no more, or that may not be read after all: asking again is no use. */
function withoutCalendar(error: unknown, { isPrimary }: WatchedCalendar): Done {
  const { facts } = failureOf(error);
  if (facts.code === 'gone') return news((record) => ({ ...record, listedAt: null }));
  if (facts.code !== 'reconnect' || facts.because !== 'scope' || !isPrimary) throw error;
  // The first calendar is the person's own: if that may not be read, none may.
  return news((record) => ({
    ...record,
    permissions: { ...record.permissions, calendar: 'none' },
  }));
}

/** Tasks are not allowed after all: everything is an event from now on. */
function withoutTasks(error: unknown): Done {
  const { facts } = failureOf(error);
  if (facts.code !== 'reconnect' || facts.because !== 'scope') throw error;
  return news((record) => ({ ...record, permissions: { ...record.permissions, tasks: false } }));
}

async function readCalendar(
  session: Session,
  account: AccountRecord,
  calendar: WatchedCalendar,
): Promise<Done> {
  const { now } = session;
  const reading: Reading = {
    account: account.id,
    calendar: calendar.id,
    owner: session.settings.owner,
    now,
  };
  return await session.with(account.id, async (live) => {
    const window = windowOf(live.calendar, now);
    const isStale = live.calendar.reads === 'in-window' && (calendar.readFrom ?? 0) < now - staleMs;
    const cursor = isStale ? null : calendar.cursor;
    const round = await roundFrom(session, live.calendar, reading, cursor, window);
    const isEmpty = round.isFull && round.read === 0 && knowsAnything(session, reading, window);
    // Decision 7: never delete on an empty read. The cursor stays, so that the next look reads everything again.
    if (isEmpty) {
      return news((record) => ({ ...record, suddenlyEmpty: withOne(record, calendar.id) }));
    }
    for (const change of round.kept) takeChange(session.ledger, change, reading);
    if (round.isFull) takeMissing(session.ledger, idsOf(round.kept), window, reading);
    const readFrom = round.isFull ? now : calendar.readFrom;
    return {
      advance: (record) => advanced(record, calendar.id, round.cursor, readFrom),
      isLittle: !round.isFull && round.read <= littleAtMost,
    };
  });
}

/** A token reports every event, however far ahead; a window has to end somewhere. */
function windowOf(calendar: Calendar, now: Instant): Window {
  const until = calendar.reads === 'by-token' ? Number.MAX_SAFE_INTEGER : plusMs(now, aheadMs);
  return { from: plusMs(now, -pastMs), until: until as Instant };
}

function advanced(
  record: AccountRecord,
  calendar: string,
  cursor: string,
  readFrom: Instant | null,
): AccountRecord {
  return {
    ...record,
    calendars: record.calendars.map((one) =>
      one.id === calendar ? { ...one, cursor, readFrom } : one,
    ),
    suddenlyEmpty: record.suddenlyEmpty.filter((id) => id !== calendar),
  };
}

function withOne({ suddenlyEmpty }: AccountRecord, calendar: string): readonly string[] {
  return suddenlyEmpty.includes(calendar) ? suddenlyEmpty : [...suddenlyEmpty, calendar];
}

type Round = {
  readonly isFull: boolean;
  /** How many changes of any kind were read. */
  readonly read: number;
  readonly kept: readonly Change[];
  readonly cursor: string;
};

/**
 * One whole round. Nothing is taken before it is complete: half a round may say that a series is gone
 * and not yet that it is back. Only what concerns us is held, so that a calendar of any size fits.
 */
async function roundFrom(
  session: Session,
  calendar: Calendar,
  reading: Reading,
  cursor: string | null,
  window: Window,
): Promise<Round> {
  const kept: Change[] = [];
  let read = 0;
  let next: string | null = null;
  const concern = concerns(session.ledger, reading);
  try {
    for await (const page of calendar.changesSince(reading.calendar, cursor, window)) {
      read += page.changes.length;
      for (const change of page.changes) if (concern(change)) kept.push(change);
      next = page.cursor ?? next;
    }
  } catch (error) {
    // Forgotten by the provider: once more from the beginning, deletions found by difference.
    if (failureOf(error).code !== 'cursor-expired' || cursor === null) throw error;
    return await roundFrom(session, calendar, reading, null, window);
  }
  if (next === null) throw new Failure({ code: 'bug', what: 'a round ended without a cursor' });
  return { isFull: cursor === null, read, kept, cursor: next };
}

function idsOf(changes: readonly Change[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const change of changes) {
    if (change.is === 'event') ids.add(change.live.id);
    else ids.delete(change.id);
  }
  return ids;
}

/** Whether something is known to stand in the window: then an empty answer is no answer. */
function knowsAnything(
  { ledger }: Session,
  { account, calendar }: Reading,
  { from, until }: Window,
): boolean {
  const isIn = (start: number, end: number): boolean => end >= from && start <= until;
  const isHere = (step: StepRecord): boolean =>
    step.account === account && step.place === calendar && step.state === 'written';
  return (
    ledger.steps.some(
      (step) =>
        isHere(step) &&
        step.deletedAt === null &&
        isIn(step.seen?.start ?? 0, step.seen?.start ?? 0),
    ) ||
    ledger.records.some(({ copies }) =>
      copies.some(
        (copy) =>
          copy.account === account &&
          copy.calendar === calendar &&
          copy.goneAt === null &&
          isIn(copy.event.start, copy.event.end),
      ),
    )
  );
}
