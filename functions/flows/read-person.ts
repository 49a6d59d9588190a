/** Reads what is wished of all of a person's accounts, and what that turns out to call for. */
import { Failure } from '../domain/failure.ts';
import { isUnlisted, watchedIn } from '../domain/ledger/places.ts';
import type { AccountRecord } from '../domain/ledger/records.ts';
import { type Instant, plusMs } from '../domain/time.ts';
import { type AccountWish, type Wish, wishFor } from '../domain/wish.ts';
import { type AccountRead, readAccount } from './read-account.ts';
import type { Session } from './session.ts';

/** A provider that asks for less patience than this is simply asked again. */
const shortestRestMs = 2000;

/** Reads side by side; nothing is stored. Failures are in what is returned. */
export async function readPerson(session: Session, wish: Wish): Promise<readonly AccountRead[]> {
  const whole = withWhatFailed(session, wish);
  const reads = await readWished(session, whole);
  // An interview with steps has vanished from a calendar: it may have moved to another one.
  const hasLost = session.ledger.records.some(
    ({ steps, copies }) => steps.length > 0 && copies.some(({ goneAt }) => goneAt === session.now),
  );
  return hasLost ? [...reads, ...(await readWished(session, others(session, wish)))] : reads;
}

/**
 * The wish, and of accounts whose last read failed all that there is: which part of it failed nobody
 * remembers, and a good read of another part would have it forgotten.
 */
function withWhatFailed(session: Session, wish: Wish): Wish {
  if (wish.accounts === null) return wish;
  const accounts = [...wish.accounts].map(([id, wished]) => {
    const isBehind = session.account(id)?.isBehind ?? false;
    return [id, isBehind ? { calendars: null, tasks: true } : wished] as const;
  });
  return { ...wish, accounts: new Map(accounts) };
}

/**
 * Reads the task lists of those accounts. Done before tasks are changed, since no list tells us of what
 * the person did there since the last look.
 */
export async function readTasksOf(
  session: Session,
  accounts: Iterable<string>,
): Promise<readonly AccountRead[]> {
  const wished = [...accounts].map(
    (id) => [id, { calendars: new Set<string>(), tasks: true }] as const,
  );
  return await readWished(session, { accounts: new Map(wished), plan: false, tend: false });
}

async function readWished(session: Session, wish: Wish): Promise<readonly AccountRead[]> {
  const reads = session.accounts.map(async (account) => {
    const wished = wishFor(wish, account.id);
    if (wished === null || account.status !== 'connected') return null;
    // That nothing was found there says nothing, and it was not read.
    if (isUnlisted(account)) return null;
    const rest = account.rest.reads;
    if (rest !== null && rest > session.now) return resting(account, rest, session.now);
    const read = await readAccount(session, account, wished);
    for (const { facts } of read.failures) noteRest(session, account.id, 'reads', facts);
    return read;
  });
  return (await Promise.all(reads)).filter((read) => read !== null);
}

/** Whatever the wish did not have read. */
function others({ accounts }: Session, wish: Wish): Wish {
  const rest = new Map<string, AccountWish>();
  for (const account of accounts) {
    const { id } = account;
    const wished = wishFor(wish, id);
    const isRead = (calendar: string): boolean =>
      wished !== null && (wished.calendars === null || wished.calendars.has(calendar));
    const unread = watchedIn(account)
      .map((one) => one.id)
      .filter((calendar) => !isRead(calendar));
    if (unread.length > 0) rest.set(id, { calendars: new Set(unread), tasks: false });
  }
  return { accounts: rest, plan: false, tend: false };
}

/** The provider asked for patience, and is not asked before it is over. */
function resting(account: AccountRecord, until: Instant, now: Instant): AccountRead {
  const failure = new Failure({ code: 'rate-limited', retryAfterMs: until - now });
  const nothing = { isLittle: false, calendars: [], tasks: false };
  const advance = (record: AccountRecord): AccountRecord => record;
  return { account: account.id, failures: [failure], isResting: true, ...nothing, advance };
}

/** Notes until when a provider wants to be left alone, with reads or with writes. */
export function noteRest(
  session: Session,
  id: string,
  what: 'reads' | 'writes',
  facts: Failure['facts'],
): void {
  const account = session.account(id);
  if (!account || facts.code !== 'rate-limited') return;
  if (facts.retryAfterMs === null || facts.retryAfterMs <= shortestRestMs) return;
  // From the answer on, not from the beginning of the run.
  const until = plusMs(session.ports.clock.now(), facts.retryAfterMs);
  session.put({ ...account, rest: { ...account.rest, [what]: until } });
}
