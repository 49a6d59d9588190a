/**
 * The heart of the flows: read what changed, plan, compare, write the difference. It may be called at
 * any time, twice, late or for nothing; a second run finds nothing to do (design, decisions 1 and 2).
 */
import { decide, letGo } from '../domain/ledger/decide.ts';
import { keepWords } from '../domain/ledger/keep-words.ts';
import { withLessons } from '../domain/ledger/lessons.ts';
import { planLedger } from '../domain/ledger/owed.ts';
import { placesOf } from '../domain/ledger/places.ts';
import { isUnfinished } from '../domain/ledger/records.ts';
import { retire } from '../domain/ledger/retire.ts';
import type { StepWrite } from '../domain/ledger/step-write.ts';
import { isUntold, isWaiting, tellings } from '../domain/ledger/tellings.ts';
import { nextTurn } from '../domain/ledger/turn.ts';
import { followUpsOf, type SearchPlan } from '../domain/search/plan-search.ts';
import { instant, minuteMs, plusMs } from '../domain/time.ts';
import { planOnly, theirTurn, type Wish } from '../domain/wish.ts';
import { afterReads } from './after-reads.ts';
import { isBeingErased } from './erase-person.ts';
import { beforePlanning, eventsOfLook } from './events-of-look.ts';
import { accountsToReadFirst, mayBeDoneNow } from './held-back.ts';
import type { Ports } from './ports.ts';
import type { AccountRead } from './read-account.ts';
import { readPerson, readTasksOf } from './read-person.ts';
import { beginSession, type Session } from './session.ts';
import { idle, reportOf, type SyncReport, withUnlisted } from './sync-report.ts';
import { withUnusedNames } from './used-names.ts';
import { calmer, nextWait } from './waits.ts';
import { type Written, writeSteps } from './write-steps.ts';

/** Syncs one person. Never runs twice at once for the same person: whoever calls sees to that. */
export async function syncPerson(ports: Ports, person: string, wish: Wish): Promise<SyncReport> {
  // What is in a calendar can be read a moment later; what was said on a page has to be known at once.
  const isSaid = wish.tend || (wish.plan && wish.accounts !== null);
  const session = await beginSession(ports, person, isSaid ? undefined : 'lately');
  if (!session || isBeingErased(session.person, session.accounts)) return idle;
  return await syncSession(session, wish);
}

async function syncSession(session: Session, wish: Wish): Promise<SyncReport> {
  const { ledger } = session;
  const permissions = permissionsOf(session);
  const reads = [...(await readPerson(session, wish))];
  const hasNews = ledger.changed.length + ledger.dropped.length > 0;
  // What waited for this account to be read again is decided now.
  const hasCaughtUp = reads.some(
    ({ account, failures }) => failures.length === 0 && session.account(account)?.isBehind,
  );
  // What was told on a page stays told though the look that it asked for was lost.
  const mustPlan =
    wish.plan || hasNews || hasCaughtUp || ledger.steps.some(isUnfinished) || isWaiting(ledger);
  const made = mustPlan ? await makeSo(session, wish, reads) : nothingMade;
  for (const [id, own] of Map.groupBy(reads, ({ account }) => account)) {
    const account = session.account(id);
    if (account?.status !== 'connected') continue;
    session.put(afterReads(account, own, session.now, hasNews));
  }
  const hasOtherPermissions = permissionsOf(session) !== permissions;
  // The cursor moves last: whatever crashes before this line is done again (decision 2).
  await Promise.all(session.accounts.map(({ id }) => session.saveAccount(id)));
  const report = withUnlisted(reportOf(reads, made.written), session.accounts, wish);
  const done = calmer(report, session.accounts, session.now);
  if (made.isMore && done.again === null)
    return { ...done, again: { afterMs: 0, wish: theirTurn } };
  // What was to be written is written in another form now; or waited for what was written just now.
  return hasOtherPermissions || (made.isUntold && done.again === null)
    ? { ...done, again: { afterMs: 0, wish: planOnly } }
    : done;
}

type Made = {
  readonly written: readonly Written[];
  readonly isUntold: boolean;
  /** Not all that is due was done. */
  readonly isMore: boolean;
};
const nothingMade: Made = { written: [], isUntold: false, isMore: false };

/** So much is written in one look; who is owed more has others before them, not behind. */
const writesAtMost = 200;

function permissionsOf({ accounts }: Session): string {
  const allowed = accounts.map(({ permissions, calendars }) => [
    permissions,
    calendars.map(({ mayWrite }) => mayWrite),
  ]);
  return JSON.stringify(allowed);
}

/** Plans, stores what is about to be done, does it, and stores how it went. `reads` may grow. */
async function makeSo(session: Session, wish: Wish, reads: AccountRead[]): Promise<Made> {
  const { ledger, now, ports } = session;
  retire(ledger, now);
  const before = beforePlanning(session);
  let { plan, decided } = decideNow(session);
  const unread = accountsToReadFirst(decided, reads);
  if (unread.size > 0) {
    reads.push(...(await readTasksOf(session, unread)));
    ({ plan, decided } = decideNow(session));
  }
  const due = mayBeDoneNow(session, decided, reads);
  const writes = await withUnusedNames(session, due.slice(0, writesAtMost));
  letGo(ledger, decided);
  // What the person wrote into a debrief holds, whatever takes it away: they may change their mind.
  for (const { step, followUp } of writes) if (followUp === null) keepWords(ledger, step.key);
  for (const { step } of writes) ledger.putStep(step);
  const changed = ledger.changed.map(({ id }) => id);
  await session.saveLedger();
  const written = await writeSteps(session, writes);
  await session.saveLedger();
  const events = eventsOfLook(session, plan, before, changed, written);
  if (events.length > 0) await ports.bus.publish(events);
  const hasLearned = await keepLessons(session, plan);
  await setTurn(session, plan, wish);
  // A debrief that was made just now can hold what was said before; what failed has its own turn.
  const settled = written.filter(({ taken }) => taken === 'settled').map(({ write }) => write);
  const isNew = settled.length > 0 && isUntold(plan, ledger, settled);
  // What was learned just now belongs into the steps that prepare for what is next.
  return { written, isUntold: isNew || hasLearned, isMore: due.length > writesAtMost };
}

/** A turn may come so much later than it was set for: schedules are spread over a while. */
const turnWindowMs = 10 * minuteMs;

/** There is one turn a person: the next step that comes up, or what waits to be tried again. */
async function setTurn(session: Session, plan: SearchPlan, wish: Wish): Promise<void> {
  const { schedule } = session.ports;
  const { person, accounts, now } = session;
  // Who reads only some of it leaves a turn that may not have come yet as it is.
  const from = wish.accounts === null ? now : plusMs(now, -turnWindowMs);
  const turns = [nextTurn(followUpsOf(plan), from), nextWait(accounts, now)];
  const next = Math.min(...turns.flatMap((one) => one ?? []));
  if (next === Number.POSITIVE_INFINITY) await schedule.clear(person.id);
  else await schedule.set(person.id, instant(next));
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
