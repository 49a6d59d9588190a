/**
 * Signed names: a person's id and 130 bits of HMAC-SHA256 over what the name stands for. Ids are random
 * and keys are hashes, so a name tells nothing; without the key nobody can make or change one.
 */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Links } from '../../domain/ports/links.ts';

const idLength = 32;
const signatureLength = 26;
const shape = new RegExp(`^[0-9a-v]{${idLength + signatureLength}}$`);
/** Every plan asks for the names of all its steps: so many are remembered, which is a few megabytes. */
const rememberedAtMost = 20_000;

/** Links below `url` (`/go/NAME`), signed with `key`: 32 random bytes that are kept like a password. */
export function signedLinks(key: Uint8Array, url: string): Links {
  const secret = createSecretKey(key);
  const remembered = new Map<string, string>();
  const sign = (person: string, what: string): string => {
    const text = `${person}\n${what}`;
    const known = remembered.get(text);
    if (known !== undefined) return known;
    const made = person + signature(secret, text);
    if (remembered.size >= rememberedAtMost) remembered.clear();
    remembered.set(text, made);
    return made;
  };
  return {
    of: (person) => (step) => `${url}/go/${sign(person, `step ${step}`)}`,
    sign,
    whose: (name) => (shape.test(name) ? name.slice(0, idLength) : null),
    isSigned: (name, person, what) => {
      const right = Buffer.from(sign(person, what));
      const given = Buffer.from(name);
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
}

const digits = '0123456789abcdefghijklmnopqrstuv';

/** The last 130 bits in base32hex, as all names of ours; five bits at a time, from the end. */
function signature(secret: KeyObject, text: string): string {
  const bytes = createHmac('sha256', secret).update(text).digest();
  let signed = '';
  let bits = 0;
  let held = 0;
  for (let at = bytes.length - 1; signed.length < signatureLength; at--) {
    held |= (bytes[at] ?? 0) << bits;
    for (bits += 8; bits >= 5 && signed.length < signatureLength; bits -= 5) {
      signed = digits.charAt(held & 31) + signed;
      held >>= 5;
    }
  }
  return signed;
}
