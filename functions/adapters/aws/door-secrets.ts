/** The secrets of a door that strangers knock at: it can seal a token and never open one. */
import { Failure } from '../../domain/failure.ts';
import type { Secrets } from '../../domain/ports/secrets.ts';
import { sealForAccount } from './account-seal.ts';
import type { TokenKey } from './data-key.ts';

/** Seals for `kmsSecrets` to open; opens nothing, and its rights in KMS would not let it. */
export function doorSecrets(tokenKey: TokenKey): Secrets {
  return {
    seal: (text, context) => sealForAccount(tokenKey, text, context),
    open: async () => {
      throw new Failure({ code: 'misconfigured', what: 'a door opens no tokens' });
    },
  };
}
