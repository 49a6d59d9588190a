/** A vault in memory. */
import { Failure } from '../../functions/domain/failure.ts';
import type { Vault } from '../../functions/domain/ports/vault.ts';

/** What is in `secrets` at the time of asking. */
export function twinVault(secrets: ReadonlyMap<string, string>): Vault {
  return {
    read: async (name) => {
      const text = secrets.get(name);
      if (text !== undefined) return text;
      throw new Failure({ code: 'misconfigured', what: 'there is no such secret' });
    },
  };
}
