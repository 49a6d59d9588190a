/** What has to be asked for, because nobody tells us: calendars without a channel, and open tasks. */
import { untoldIn } from '../domain/ledger/places.ts';
import { isOpenTask } from '../domain/ledger/records.ts';
import type { PersonState } from '../domain/ports/store.ts';
import type { Instant } from '../domain/time.ts';
import type { AccountWish, Wish } from '../domain/wish.ts';

/** The wish of one round of polling; null: everything is told to us. */
export function pollWish(state: PersonState, now: Instant): Wish | null {
  const accounts = new Map<string, AccountWish>();
  const open = new Set(
    state.interviews
      .flatMap(({ value }) => value.steps)
      .filter(isOpenTask)
      .map((step) => step.account),
  );
  for (const { value } of state.accounts) {
    if (value.status !== 'connected') continue;
    const calendars = new Set(untoldIn(value, now));
    const tasks = open.has(value.id);
    if (calendars.size > 0 || tasks) accounts.set(value.id, { calendars, tasks });
  }
  return accounts.size === 0 ? null : { accounts, plan: false, tend: false };
}
