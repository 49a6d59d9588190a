/**
 * The heart of the flows: read what changed, plan, compare, write the difference. It may be called at
 * any time, twice, late or for nothing; a second run finds nothing to do (design, decisions 1 and 2).
 */
import type { FailureFacts } from '../domain/failure.ts';
import { decide, letGo } from '../domain/ledger/decide.ts';
import { followUpsOf, planLedger } from '../domain/ledger/owed.ts';
import { placesOf } from '../domain/ledger/places.ts';
import { retire } from '../domain/ledger/retire.ts';
import type { StepWrite } from '../domain/ledger/step-write.ts';
import { nextTurn } from '../domain/ledger/turn.ts';
import { shortHash } from '../domain/plan/step.ts';
import type { DomainEvent } from '../domain/ports/bus.ts';
import type { SearchPlan } from '../domain/search/plan-search.ts';
import type { Ports } from './ports.ts';
import { type AccountRead, readAccount } from './read-account.ts';
import { beginSession, type Session } from './session.ts';
import { withUnusedNames } from './used-names.ts';
import { type AccountWish, type Wish, wishFor } from './wish.ts';
import { type Written, writeSteps } from './write-steps.ts';

export type SyncReport = {
  /** Accounts that were read without a failure. */
  readonly read: readonly string[];
  readonly written: number;
  readonly failures: readonly FailureFacts[];
  /** The person has to be looked at again: at once, or after a wait. */
  readonly again: { readonly afterMs: number; readonly wish: Wish } | null;
};

/** Nothing was looked at. */
export const idle: SyncReport = { read: [], written: 0, failures: [], again: null };

/** Syncs one person. Never runs twice at once for the same person: whoever calls sees to that. */
export async function syncPerson(ports: Ports, person: string, wish: Wish): Promise<SyncReport> {
  const session = await beginSession(ports, person);
  return session ? await syncSession(session, wish) : idle;
}

async function syncSession(session: Session, wish: Wish): Promise<SyncReport> {
  const { ledger } = session;
  const permissions = permissionsOf(session);
  const reads = [...(await readAll(session, wish))];
  if (hasLost(session)) reads.push(...(await readAll(session, others(session, wish))));
  const isUnfinished = ledger.steps.some(({ intent }) => intent !== null && intent.do !== 'forget');
  const mustPlan = wish.plan || isUnfinished || ledger.changed.length > 0;
  const written = mustPlan ? await makeSo(session) : [];
  for (const read of reads) {
    const account = session.account(read.account);
    if (account?.status === 'connected') session.put(read.advance(account));
  }
  const hasOtherPermissions = permissionsOf(session) !== permissions;
  // The cursor moves last: whatever crashes before this line is done again (decision 2).
  await Promise.all(session.accounts.map(({ id }) => session.saveAccount(id)));
  const done = report(reads, written);
  // What was to be written is written in another form now.
  return hasOtherPermissions ? { ...done, again: { afterMs: 0, wish: planAgain } } : done;
}

/** An interview with steps has vanished from a calendar: it may have moved to another one. */
function hasLost({ ledger, now }: Session): boolean {
  return ledger.records.some(
    ({ steps, copies }) => steps.length > 0 && copies.some(({ goneAt }) => goneAt === now),
  );
}

/** Whatever the wish did not have read. */
function others({ accounts }: Session, wish: Wish): Wish {
  const rest = new Map<string, AccountWish>();
  for (const { id, calendars } of accounts) {
    const wished = wishFor(wish, id);
    const isRead = (calendar: string): boolean =>
      wished !== null && (wished.calendars === null || wished.calendars.has(calendar));
    const unread = calendars.map((one) => one.id).filter((calendar) => !isRead(calendar));
    if (unread.length > 0) rest.set(id, { calendars: new Set(unread), tasks: false });
  }
  return { accounts: rest, plan: false, tend: false };
}

const planAgain: Wish = { accounts: new Map(), plan: true, tend: false };

function permissionsOf({ accounts }: Session): string {
  return JSON.stringify(accounts.map((account) => account.permissions));
}

async function readAll(session: Session, wish: Wish): Promise<readonly AccountRead[]> {
  const reads = session.accounts.map(async (account) => {
    const wished = wishFor(wish, account.id);
    if (wished === null || account.status !== 'connected') return null;
    return await readAccount(session, account, wished);
  });
  return (await Promise.all(reads)).filter((read) => read !== null);
}

/** Plans, stores what is about to be done, does it, and stores how it went. */
async function makeSo(session: Session): Promise<readonly Written[]> {
  const { ledger, now, settings, ports } = session;
  retire(ledger, now);
  const added = new Set(ledger.added);
  const before = new Map(ledger.records.map(({ id, outcome }) => [id, outcome?.is ?? null]));
  const plan = planLedger(ledger, settings, now);
  const decided = decide(plan, ledger, placesOf(session.accounts), now);
  const writes = await withUnusedNames(
    session,
    decided.filter((write) => mayWrite(session, write)),
  );
  letGo(ledger, decided);
  for (const { step } of writes) ledger.putStep(step);
  const changed = ledger.changed.map(({ id }) => id);
  await session.saveLedger();
  const written = await writeSteps(session, writes);
  await session.saveLedger();
  const told = [...recognised(session, plan, added), ...outcomesTold(session, changed, before)];
  const events = [...told, ...written.flatMap((one) => eventsOf(session.person.id, one))];
  if (events.length > 0) await ports.bus.publish(events);
  const turn = nextTurn(followUpsOf(plan), now);
  if (turn === null) await ports.schedule.clear(session.person.id);
  else await ports.schedule.set(session.person.id, turn);
  return written;
}

/** What is not allowed (any more) is not tried: it waits until the person says yes to it. */
function mayWrite(session: Session, { step }: StepWrite): boolean {
  const account = session.account(step.account);
  if (account?.status !== 'connected') return false;
  const { tasks, calendar } = account.permissions;
  return step.as === 'task' ? tasks : calendar === 'write';
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

/** How long to wait where a provider asks for patience and does not say how long. */
const patienceMs = 15_000;

function report(reads: readonly AccountRead[], written: readonly Written[]): SyncReport {
  const failures = reads.flatMap((read) => read.failures.map((failure) => failure.facts));
  const of = (taken: Written['taken']) => written.filter((one) => one.taken === taken);
  const waits = failures.flatMap((facts) => waitFor(facts) ?? []);
  if (of('failed').length + of('refused').length > 0) waits.push(patienceMs);
  const moves = of('settled').filter(({ write }) => write.isMove);
  const changed = [...of('look-again'), ...moves].map(({ write }) => write.step.account);
  const unread = reads.filter((read) => read.failures.length > 0).map((read) => read.account);
  const accounts = new Map(
    [...changed, ...unread].map((id) => [id, { calendars: null, tasks: true }]),
  );
  const afterMs = changed.length > 0 ? 0 : waits.length > 0 ? Math.max(...waits) : null;
  return {
    read: reads.filter((read) => read.failures.length === 0).map((read) => read.account),
    written: of('settled').length,
    failures,
    again: afterMs === null ? null : { afterMs, wish: { accounts, plan: true, tend: false } },
  };
}

/** Null: waiting does not help; the next sweep, the operator or the person does. */
function waitFor(facts: FailureFacts): number | null {
  switch (facts.code) {
    case 'rate-limited':
      return facts.retryAfterMs ?? patienceMs;
    case 'unreachable':
    case 'conflict':
    case 'gone':
      return patienceMs;
    default:
      return null;
  }
}
