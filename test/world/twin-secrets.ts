/** Secrets in memory: no cipher, but what is sealed for one opens for no other. */
import { Failure } from '../../functions/domain/failure.ts';
import type { Secrets } from '../../functions/domain/ports/secrets.ts';

/** Secrets under a key of that name: texts sealed under another do not open. */
export function twinSecrets(key = 'key'): Secrets {
  const sign = (coded: string, context: string): string => {
    let sum = 7;
    for (const byte of Buffer.from(JSON.stringify([key, context, coded]))) {
      sum = (Math.imul(sum, 31) + byte) >>> 0;
    }
    return sum.toString(36);
  };
  return {
    seal: async (text, context) => {
      const coded = Buffer.from(text).toString('base64url');
      return `${coded}.${sign(coded, context)}`;
    },
    open: async (sealed, context) => {
      const [coded = ''] = sealed.split('.');
      if (sealed !== `${coded}.${sign(coded, context)}`) {
        throw new Failure({ code: 'misconfigured', what: 'a sealed text does not fit' });
      }
      return Buffer.from(coded, 'base64url').toString('utf8');
    },
  };
}
