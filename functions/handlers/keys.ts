/** What is signed and sealed with keys that are made from the operator's one secret. */
import { pendingSecrets } from '../adapters/aws/pending-secrets.ts';
import { derivedFrom } from '../adapters/http/sealed-text.ts';
import { signedLinks } from '../adapters/links/signed-links.ts';
import type { Ports } from '../flows/ports.ts';

/** Links and consents under way; the same for as long as the secret is. */
export function keyedPorts(secret: string, publicUrl: string): Pick<Ports, 'links' | 'pending'> {
  return {
    links: signedLinks(keyFor('links', secret), publicUrl),
    pending: pendingSecrets(keyFor('pending', secret)),
  };
}

/** A key of 32 bytes for one purpose. */
function keyFor(purpose: string, secret: string): Uint8Array {
  return new Uint8Array(derivedFrom(Buffer.from(secret), purpose).export());
}
