/**
 * What a person is to be looked at for though nothing told us to: what was lost, what nobody tells of,
 * and what a crash left. Whoever sweeps loads each person once an hour and asks no provider anything.
 */
import { isOnItsWayOut, isUnlisted, untoldIn } from '../domain/ledger/places.ts';
import {
  type AccountRecord,
  isOpenTask,
  isUnfinished,
  readAtGrainMs,
  type StepRecord,
} from '../domain/ledger/records.ts';
import type { PersonState } from '../domain/ports/store.ts';
import { hourOf } from '../domain/slices.ts';
import { hourMs, type Instant, minuteMs } from '../domain/time.ts';
import { type AccountWish, theirTurn, type Wish } from '../domain/wish.ts';

/** An account of which nothing was heard for so long is read, lest a notification was lost. */
const quietMs = 6 * hourMs;
/**
 * So often open tasks are read, for no provider tells of them: beside the turn of each step, and whenever
 * somebody opens their pages. Google allows a project 50,000 requests to its Tasks a day, which is the
 * quota that is met first (docs/cost.md).
 */
const tasksHours = 12;

/**
 * The look before a step comes up begins a quarter of an hour ahead: who was last read longer before the
 * step than this, and than a read may go unnoted, has not been looked at for it.
 */
const turnAheadMs = readAtGrainMs + 30 * minuteMs;
/** Older ones have been seen by other sweeps. */
const lostAtMostMs = 2 * hourMs;

/** The wish of an hourly sweep, which was due at `due`; null: all is well. */
export function careWish(state: PersonState, now: Instant, due: Instant): Wish | null {
  if (isTurnLost(state, now)) return theirTurn;
  const steps = state.interviews.flatMap(({ value }) => value.steps);
  const hours = Math.floor(due / hourMs) + hourOf(state.person.value.id);
  const isTaskHour = hours % tasksHours === 0;
  const accounts = new Map<string, AccountWish>();
  let plan = false;
  for (const { value } of state.accounts) {
    if (value.status !== 'connected') continue;
    const own = steps.filter(({ account }) => account === value.id);
    const wished = accountWish(value, own, isTaskHour, now);
    if (wished) accounts.set(value.id, wished);
    plan ||= own.some(isUnfinished);
  }
  const tend = isLeftHalfDone(state) || state.accounts.some(({ value }) => isUnlisted(value));
  return accounts.size > 0 || tend ? { accounts, plan, tend } : null;
}

/** Somebody who leaves, or wants everything erased, and was not seen off yet. */
function isLeftHalfDone({ person, accounts }: PersonState): boolean {
  const isGoing = accounts.some(({ value }) => isOnItsWayOut(value));
  return isGoing || person.value.eraseAskedAt !== undefined;
}

function accountWish(
  account: AccountRecord,
  steps: readonly StepRecord[],
  isTaskHour: boolean,
  now: Instant,
): AccountWish | null {
  const isQuiet = (account.readAt ?? 0) <= now - quietMs;
  // Nothing is changed that was not read.
  const begun = steps.filter(isUnfinished);
  const isBegun = begun.some(({ as }) => as === 'task');
  const tasks = isBegun || ((isTaskHour || isQuiet) && steps.some(isOpenTask));
  if (isQuiet) return { calendars: null, tasks };
  const places = begun.flatMap(({ as, place }) => (as === 'event' ? [place] : []));
  // What may not be read nobody tells of, and asking would tell nothing.
  const untold = account.permissions.calendar === 'none' ? [] : untoldIn(account, now);
  const calendars = new Set([...untold, ...places]);
  return calendars.size > 0 || tasks ? { calendars, tasks } : null;
}

/** An event of ours has come up and nobody looked in time: the person's schedule was lost. */
function isTurnLost({ accounts, interviews }: PersonState, now: Instant): boolean {
  const readAt = new Map(
    accounts.flatMap(({ value }) =>
      value.status === 'connected' ? [[value.id, value.readAt ?? 0] as const] : [],
    ),
  );
  const isLost = ({ as, account, state, deletedAt, doneAt, seen }: StepRecord): boolean => {
    const read = readAt.get(account);
    if (as !== 'event' || state !== 'written' || deletedAt !== null || doneAt !== null)
      return false;
    if (seen === null || read === undefined) return false;
    return seen.start <= now && seen.start > now - lostAtMostMs && read < seen.start - turnAheadMs;
  };
  return interviews.some(({ value }) => value.steps.some(isLost));
}
