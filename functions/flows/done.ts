/** What is to be stored of an account once something of it was read, and the writes it led to are done. */
import type { AccountRecord } from '../domain/ledger/records.ts';

export type Done = {
  /** Lays new cursors over the account. */
  readonly advance: (account: AccountRecord) => AccountRecord;
  /** Not read from the beginning, and not much: where nothing of it is new, it may be read once more. */
  readonly isLittle: boolean;
};

/** So many changes may be read once more. */
export const littleAtMost = 100;

/** Something that has to be stored. */
export function news(advance: Done['advance']): Done {
  return { advance, isLittle: false };
}
