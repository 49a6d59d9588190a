/** The consent adapters against the sandboxes that `npm start` brings. */

import { instant } from '../../../functions/domain/time.ts';
import { memoryRecords } from '../../../infra/local/sandbox/records.ts';
import type { Sandbox, SandboxOptions } from '../../../infra/local/sandbox/sandbox.ts';
import type { ConsentWorld } from '../../contracts/consent.ts';
import { client, imitationNow } from './imitation.ts';
import { breaking, callbackUrl, consentAt, visit } from './support.ts';

const now = instant(imitationNow);
const owner = { name: 'Alex Example', email: 'alex@example.com', zone: 'Europe/Berlin' };

/** The consent of that provider, speaking to its sandbox, which knows the person already. */
export async function sandboxed(
  provider: 'google' | 'microsoft',
  start: (options: SandboxOptions) => Promise<Sandbox>,
): Promise<ConsentWorld> {
  const records = memoryRecords();
  const sandbox = await start({
    port: 0,
    records,
    now: () => now,
    owner,
    client,
    onExchange: () => {},
    deliver: async () => new Response(),
  });
  const consent = consentAt(provider, sandbox.url);
  const first = await consent.begin(callbackUrl);
  const known = await consent.finish(await visit(first.url), first.pending, now);
  let needsAdmin = false;
  return {
    consent,
    now,
    subject: known.is === 'granted' ? known.granted.subject : '',
    email: owner.email,
    visit: async (url) => {
      const back = new URL(await visit(url));
      // Nobody administers a sandbox: what an administrator's refusal looks like is put in.
      if (needsAdmin) back.searchParams.set('error', 'consent_required');
      return back.href;
    },
    says: (answer) => {
      needsAdmin = answer === 'needs-admin';
      if (answer === 'no') sandbox.grants.deny();
    },
    withdraw: () => sandbox.grants.withdraw(),
    server: (is) => breaking(sandbox.faults, is),
    close: async () => {
      await sandbox.close();
      records.close();
    },
  };
}
