/**
 * Tokens under KMS. `k1.`: a text with a data key of its own, as a door seals. `d1.`: a text under a key
 * that is derived, for this context alone, from the day's.
 */
import type { Clock } from '../../domain/ports/clock.ts';
import type { Secrets } from '../../domain/ports/secrets.ts';
import type { Store } from '../../domain/ports/store.ts';
import { parseDay } from '../../domain/time.ts';
import { derivedFrom, misfit, openedText, sealedText } from '../http/sealed-text.ts';
import { openForAccount } from './account-seal.ts';
import type { TokenKey } from './data-key.ts';
import { type DayKeys, dayKeys } from './day-keys.ts';

/**
 * Seals under the day's key and opens that and what doors sealed. Fails with `misconfigured` where a text
 * was sealed under another key, or for another context; as KMS and the store do where they fail.
 */
export function kmsSecrets(
  parts: TokenKey & { readonly store: Store; readonly clock: Clock },
): Secrets {
  const days = dayKeys(parts, parts.store, parts.clock);
  return {
    seal: async (text, context) => {
      const { day, key } = await days.today();
      return sealedText(derivedFrom(key, purposeOf(context)), `d1.${day}`, text, context);
    },
    open: async (sealed, context) => {
      const [version, middle, coded, more] = sealed.split('.');
      if (middle === undefined || coded === undefined || more !== undefined) throw misfit();
      if (version === 'k1') return openForAccount(parts, middle, coded, context);
      if (version === 'd1') return openOfDay(days, middle, coded, context);
      throw misfit();
    },
  };
}

async function openOfDay(
  days: DayKeys,
  day: string,
  coded: string,
  context: string,
): Promise<string> {
  // The name of a note is made of it.
  if (parseDay(day) === null) throw misfit();
  const key = derivedFrom(await days.of(day), purposeOf(context));
  return openedText(key, `d1.${day}`, coded, context);
}

function purposeOf(context: string): string {
  return `d1 ${context}`;
}
