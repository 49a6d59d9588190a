/** What is stored of an account once it was read: as little as can be, for a quiet look shall cost nothing. */
import { type AccountRecord, readAtGrainMs } from '../domain/ledger/records.ts';
import type { Instant } from '../domain/time.ts';
import type { AccountRead } from './read-account.ts';

/**
 * An account after all of its reads in one look: what one of them could not read stays to be read. The
 * very same record where nothing but a cursor has moved a little: that is not worth a write.
 */
export function afterReads(
  account: AccountRecord,
  reads: readonly AccountRead[],
  now: Instant,
  hasNews: boolean,
): AccountRecord {
  const isBehind = reads.some(({ failures }) => failures.length > 0);
  const read = reads.reduce((record, { advance }) => advance(record), account);
  const next = { ...read, isBehind };
  if (isBehind) return { ...next, behindSince: account.behindSince ?? now };
  const { behindSince, ...good } = next;
  const isRecent = account.readAt !== undefined && account.readAt > now - readAtGrainMs;
  const form = reads.every(({ isLittle }) => isLittle) ? withoutCursors : JSON.stringify;
  const isSame = form(good) === form(account);
  return isRecent && !hasNews && isSame && !account.isBehind ? account : { ...good, readAt: now };
}

function withoutCursors({ calendars, taskList, ...account }: AccountRecord): string {
  const bare = calendars.map((one) => ({ ...one, cursor: null }));
  return JSON.stringify([account, bare, taskList?.id]);
}
