/** What a door seals and itself opens again: consents under way, for some minutes. */
import type { Secrets } from '../../domain/ports/secrets.ts';
import { derivedFrom, openedUnder, sealedText } from '../http/sealed-text.ts';

const version = 'p1';

/** Secrets under a key derived from one that is kept for something else (32 bytes or more). */
export function pendingSecrets(key: Uint8Array): Secrets {
  const own = derivedFrom(key, 'consents under way');
  return {
    seal: async (text, context) => sealedText(own, version, text, context),
    open: async (sealed, context) => openedUnder(own, version, sealed, context),
  };
}
