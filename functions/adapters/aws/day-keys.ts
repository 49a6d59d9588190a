/**
 * One data key a day, for all that is sealed on it: KMS is asked once a day and process instead of once a
 * text, which would cost more than all the rest (docs/decisions.md). Wrapped, it is a note in the store
 * that never expires: tokens that nobody used since are still sealed under it. That is one small note a
 * day, for ever; losing one means that whoever's token was sealed on that day connects again.
 */
import type { KeyObject } from 'node:crypto';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Store } from '../../domain/ports/store.ts';
import { hourMs, type Instant } from '../../domain/time.ts';
import { misfit } from '../http/sealed-text.ts';
import { newDataKey, openDataKey, type TokenKey } from './data-key.ts';
import { Kept } from './kept.ts';

export type DayKeys = {
  /** Today's, of the day in UTC; it is made where nobody has. */
  today(): Promise<{ readonly day: string; readonly key: KeyObject }>;
  /** That of a day (`2026-11-22`); fails with `misfit` where there is none. */
  of(day: string): Promise<KeyObject>;
};

/** After this long KMS is asked again, so that a key that was switched off soon opens nothing. */
const keptMs = hourMs;
/** Most of what is opened was sealed these days; a process has little room. */
const keptAtMost = 40;

/** Keys whose wrapped halves lie in `store`. */
export function dayKeys(tokenKey: TokenKey, store: Store, clock: Clock): DayKeys {
  const kept = new Kept<KeyObject>(clock, keptMs, keptAtMost);
  const keyOf = (day: string, mayMake: boolean): Promise<KeyObject> =>
    kept.get(day, (now) => fetched(tokenKey, store, now, day, mayMake));
  return {
    of: (day) => keyOf(day, false),
    today: async () => {
      const day = new Date(clock.now()).toISOString().slice(0, 'yyyy-mm-dd'.length);
      return { day, key: await keyOf(day, true) };
    },
  };
}

async function fetched(
  tokenKey: TokenKey,
  store: Store,
  now: Instant,
  day: string,
  mayMake: boolean,
): Promise<KeyObject> {
  const context = { purpose: 'day-tokens', day } as const;
  const name = `day-key/${day}`;
  const known = await store.find(name, now);
  if (known !== null) return openDataKey(tokenKey, known, context);
  if (!mayMake) throw misfit();
  const made = await newDataKey(tokenKey, context);
  // Of all who make one at the same moment the first one's stands, and all use it.
  const stands = await store.claim(name, made.wrapped, null, now);
  return stands === made.wrapped ? made.key : openDataKey(tokenKey, stands, context);
}
