/**
 * Sealed texts: AES-256-GCM, a new random nonce for each. A text is its header, a point, and base64url of
 * nonce, ciphertext and tag; header and context are authenticated with it, so that neither a text nor
 * its kind can be passed off as another's.
 */
import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { Failure } from '../../domain/failure.ts';

/** Of every key here. */
export const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Seals a text. `header` says which key that is; it holds a fixed number of points for its kind. */
export function sealedText(key: KeyObject, header: string, text: string, context: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(authenticated(header, context));
  const body = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return `${header}.${Buffer.concat(body).toString('base64url')}`;
}

/** Opens what stands after the header's point; fails with `misfit` where anything is not as it was. */
export function openedText(key: KeyObject, header: string, coded: string, context: string): string {
  const body = bytesIn(coded);
  const nonce = body.subarray(0, nonceBytes);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(authenticated(header, context));
    decipher.setAuthTag(body.subarray(-tagBytes));
    const plain = [decipher.update(body.subarray(nonceBytes, -tagBytes)), decipher.final()];
    return Buffer.concat(plain).toString('utf8');
  } catch {
    throw misfit();
  }
}

/** Opens what was sealed with a header that holds no point; fails with `misfit` where it was not. */
export function openedUnder(
  key: KeyObject,
  header: string,
  sealed: string,
  context: string,
): string {
  const [prefix, coded = '', more] = sealed.split('.');
  if (prefix !== header || more !== undefined) throw misfit();
  return openedText(key, header, coded, context);
}

/** The key for one purpose that a key gives (HKDF-SHA256): nothing of one tells of another. */
export function derivedFrom(key: KeyObject | Uint8Array, purpose: string): KeyObject {
  const bytes = hkdfSync('sha256', key, Buffer.alloc(0), `afterword ${purpose}`, keyBytes);
  return createSecretKey(new Uint8Array(bytes));
}

/** The bytes that base64url stands for. Node passes over what is none: only our own spelling counts. */
export function bytesIn(coded: string): Buffer {
  const bytes = Buffer.from(coded, 'base64url');
  if (bytes.toString('base64url') !== coded) throw misfit();
  return bytes;
}

/** What is wrong with a text that does not open; it does not say how far it came. */
export function misfit(): Failure {
  const what = 'a sealed text does not fit key and context';
  return new Failure({ code: 'misconfigured', what });
}

function authenticated(header: string, context: string): Buffer {
  return Buffer.from(`${header}.${context}`, 'utf8');
}
