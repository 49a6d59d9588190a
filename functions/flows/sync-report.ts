/** How a sync went, and when the person has to be looked at again. */
import type { FailureFacts } from '../domain/failure.ts';
import { isUnlisted } from '../domain/ledger/places.ts';
import type { AccountRecord } from '../domain/ledger/records.ts';
import { type Wish, wishFor } from '../domain/wish.ts';
import type { AccountRead } from './read-account.ts';
import type { Written } from './write-steps.ts';

export type SyncReport = {
  /** Accounts that were read without a failure. */
  readonly read: readonly string[];
  readonly written: number;
  /** What was asked and failed; an account that is left alone as it asked was not. */
  readonly failures: readonly FailureFacts[];
  /** The person has to be looked at again: at once, or after a wait. */
  readonly again: { readonly afterMs: number; readonly wish: Wish } | null;
};

/** Nothing was looked at. */
export const idle: SyncReport = { read: [], written: 0, failures: [], again: null };

/** How long to wait where a provider asks for patience and does not say how long. */
const patienceMs = 15_000;

/** Sums up what was read and written. */
export function reportOf(reads: readonly AccountRead[], written: readonly Written[]): SyncReport {
  const unread = reads.filter((read) => read.failures.length > 0);
  const failed = [
    ...unread.flatMap(({ account, isResting, failures }) =>
      failures.map(({ facts }) => ({ account, facts, isAnswer: isResting !== true })),
    ),
    ...written.flatMap(({ write, failure }) =>
      failure === null ? [] : [{ account: write.step.account, facts: failure, isAnswer: true }],
    ),
  ];
  const isLookedAtAgain = ({ write, taken }: Written): boolean =>
    taken === 'look-again' || (taken === 'settled' && write.isMove);
  const changed = written.filter(isLookedAtAgain).map(({ write }) => write.step.account);
  const accounts = new Map(
    [...changed, ...unread.map(({ account }) => account)].map((id) => [
      id,
      { calendars: null, tasks: true },
    ]),
  );
  const afterMs = changed.length > 0 ? 0 : shortestWait(failed);
  const notRead = new Set(unread.map(({ account }) => account));
  return {
    read: [...new Set(reads.map(({ account }) => account))].filter((id) => !notRead.has(id)),
    written: written.filter(({ taken }) => taken === 'settled').length,
    failures: failed.flatMap(({ facts, isAnswer }) => (isAnswer ? [facts] : [])),
    again: afterMs === null ? null : { afterMs, wish: { accounts, plan: true, tend: false } },
  };
}

/**
 * A report that also asks for the list of calendars of accounts that have none yet: at once where this look
 * was not to ask for it, after a wait where it did and the provider could not be reached.
 */
export function withUnlisted(
  report: SyncReport,
  accounts: readonly AccountRecord[],
  wish: Wish,
): SyncReport {
  const waiting = accounts
    .filter((account) => isUnlisted(account) && wishFor(wish, account.id) !== null)
    .filter(({ isBehind }) => isBehind || !wish.tend);
  if (report.again !== null || waiting.length === 0) return report;
  const wished = new Map(waiting.map(({ id }) => [id, { calendars: null, tasks: true }]));
  const again = { accounts: wished, plan: false, tend: true };
  return { ...report, again: { afterMs: wish.tend ? patienceMs : 0, wish: again } };
}

type Failed = { readonly account: string; readonly facts: FailureFacts };

/** Of one account the longest wait counts; of several the shortest, for one holds up no other. */
function shortestWait(failed: readonly Failed[]): number | null {
  const waits = [...Map.groupBy(failed, ({ account }) => account).values()].flatMap((own) => {
    const all = own.flatMap(({ facts }) => waitFor(facts) ?? []);
    return all.length === 0 ? [] : [Math.max(...all)];
  });
  return waits.length === 0 ? null : Math.min(...waits);
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
