/** New names that nobody can guess. */
import { randomBytes } from 'node:crypto';

/** 160 random bits as 32 small letters and digits (base32hex). */
export function mint(): string {
  let bits = BigInt(`0x${randomBytes(20).toString('hex')}`);
  let name = '';
  for (let i = 0; i < 32; i++) {
    name += (bits & 31n).toString(32);
    bits >>= 5n;
  }
  return name;
}
