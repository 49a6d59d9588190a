/** How long whatever failed waits before it is tried again: the longer it has failed, the longer. */
import type { AccountRecord } from '../domain/ledger/records.ts';
import { hourMs, type Instant, instant, minuteMs, plusMs } from '../domain/time.ts';
import type { SyncReport } from './sync-report.ts';

/**
 * When an account is to be looked at again although nothing changes: its provider asked for patience, or
 * could not be read. Null: no account waits. Whoever sets a person's turn must not overlook it: there is
 * one turn, and a later one would take its place.
 */
export function nextWait(accounts: readonly AccountRecord[], now: Instant): Instant | null {
  const waits = accounts.flatMap(({ status, rest, behindSince }) => {
    if (status !== 'connected') return [];
    const [reads, writes] = [rest.reads, rest.writes].map((until) =>
      until !== null && until > now ? until : null,
    );
    const behind = behindSince === undefined ? null : plusMs(now, longerMs(behindSince, now));
    // Before the provider lets itself be asked again a look is no use.
    return [reads ?? behind ?? [], writes ?? []].flat();
  });
  return waits.length === 0 ? null : instant(Math.max(Math.min(...waits), plusMs(now, minuteMs)));
}

/**
 * A report whose wait has grown with the time for which its accounts have failed. Of several the one that
 * waits least counts: an account that has failed for hours holds up no other.
 */
export function calmer(
  report: SyncReport,
  accounts: readonly AccountRecord[],
  now: Instant,
): SyncReport {
  const { again } = report;
  if (again === null || again.afterMs <= 0) return report;
  const waiting = accounts.filter(({ id }) => again.wish.accounts?.has(id) ?? true);
  const waits = waiting.map(({ behindSince, rest }) => {
    const behind = behindSince === undefined ? 0 : longerMs(behindSince, now);
    // Who asked for patience is asked nothing before: it is no reason to ask the others sooner.
    return Math.max(behind, (rest.reads ?? now) - now, (rest.writes ?? now) - now);
  });
  const least = waits.length === 0 ? 0 : Math.min(...waits);
  return { ...report, again: { ...again, afterMs: Math.max(again.afterMs, least) } };
}

/** Half as long again as it has failed already, an hour at most. */
function longerMs(since: Instant, now: Instant): number {
  return Math.min(Math.max(0, now - since) / 2, hourMs);
}
