/** Connects both sandbox accounts for the one person of an all-sandbox host, through their own OAuth. */
import { beginConsent, endConsent } from '../../../functions/flows/connect-account.ts';
import type { Ports } from '../../../functions/flows/ports.ts';
import type { Sandboxes } from './sandboxes.ts';

/** Done once; a host that starts again finds the person as it left them. `url`: where our doors are. */
export async function connectSandboxes(
  ports: Ports,
  sandboxes: Sandboxes,
  url: string,
): Promise<void> {
  if (!sandboxes.isAll) return;
  const known = sandboxes.person();
  if (known !== null) return;
  let person: string | null = null;
  for (const provider of ['google', 'outlook'] as const) {
    const redirect = `${url}/connect/${provider}/callback`;
    const { url: consent } = await beginConsent(ports, provider, redirect, person);
    const answer = await fetch(consent, { redirect: 'manual' });
    const callback = answer.headers.get('location');
    if (callback === null) throw new Error('the sandbox did not send its person back');
    const connected = await endConsent(ports, provider, callback);
    if (connected.is === 'connected') person = connected.person;
  }
  if (person !== null) sandboxes.remember(person);
}
