/** Keys that are made from the operator's one secret. */
import { derivedFrom } from '../adapters/http/sealed-text.ts';

/** A key of 32 bytes for one purpose; the same for as long as the secret is. */
export function keyFor(purpose: string, secret: string): Uint8Array {
  return new Uint8Array(derivedFrom(Buffer.from(secret), purpose).export());
}
