/** The real consent adapters against an imitation of the provider. */
import { googleConsent, microsoftConsent } from '../../../functions/adapters/oauth/open-consent.ts';
import type { Consent } from '../../../functions/domain/ports/consent.ts';
import { instant } from '../../../functions/domain/time.ts';
import type { Fault } from '../../../infra/local/sandbox/serve.ts';
import type { ConsentWorld } from '../../contracts/consent.ts';
import { client, type Imitation, imitationNow, startImitation, tenant } from './imitation.ts';

export type ImitatedWorld = ConsentWorld & { readonly imitation: Imitation };

export const callbackUrl = 'http://localhost:4310/connect/provider/callback';

/** The consent of that provider, speaking to the server at that address. */
export function consentAt(
  provider: 'google' | 'microsoft',
  issuerUrl: string,
  more: {
    readonly clientSecret?: string;
    readonly clientId?: string;
    readonly timeoutMs?: number;
  } = {},
): Consent {
  const options = { clientId: client.id, clientSecret: client.secret, issuerUrl, ...more };
  return provider === 'google' ? googleConsent(options) : microsoftConsent(options);
}

/** A browser: goes to the address and returns where it is sent. */
export async function visit(url: string): Promise<string> {
  const answer = await fetch(url, { redirect: 'manual' });
  const location = answer.headers.get('location');
  if (!location)
    throw new Error(`the provider asks nobody: ${answer.status} ${await answer.text()}`);
  return location;
}

/** A consent with its imitation. */
export async function imitated(provider: 'google' | 'microsoft'): Promise<ImitatedWorld> {
  const imitation = await startImitation(provider);
  const errors = {
    yes: null,
    no: { error: 'access_denied' },
    'needs-admin':
      provider === 'google'
        ? { error: 'admin_policy_enforced' }
        : { error: 'access_denied', error_description: 'AADSTS90094: An administrator is needed.' },
  };
  return {
    imitation,
    consent: consentAt(provider, imitation.issuerUrl),
    now: instant(imitationNow),
    subject: provider === 'google' ? 'subject-1' : `${tenant}:object-1`,
    email: 'alex@example.com',
    visit,
    says: (answer) => {
      imitation.will.error = errors[answer];
    },
    withdraw: imitation.withdraw,
    server: (is) => breaking(imitation.faults, is),
    close: imitation.close,
  };
}

/** Makes the token endpoint refuse our client, or fail, until it is `up` again. */
export function breaking(faults: Fault[], is: 'up' | 'client-refused' | 'unreachable'): void {
  faults.length = 0;
  if (is === 'up') return;
  const headers = { 'content-type': 'application/json' };
  const does =
    is === 'unreachable'
      ? { answer: 503 }
      : { answer: 401, headers, body: '{"error":"invalid_client"}' };
  const on = (_method: string, path: string): boolean => /\/token$/.test(path);
  faults.push({ on, times: Number.POSITIVE_INFINITY, does });
}
