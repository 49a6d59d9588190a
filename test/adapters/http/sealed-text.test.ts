/** Sealed texts: their form, held against another implementation and against texts sealed long ago. */
import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  bytesIn,
  derivedFrom,
  openedText,
  sealedText,
} from '../../../functions/adapters/http/sealed-text.ts';

const bytes = Uint8Array.from({ length: 32 }, (_, index) => index);
const key = createSecretKey(bytes);
const misfit = 'misconfigured: a sealed text does not fit key and context';

/** The same by WebCrypto: nonce, ciphertext and tag behind the header, both authenticated. */
async function openedElsewhere(sealed: string, header: string, context: string): Promise<string> {
  const body = Buffer.from(sealed.slice(header.length + 1), 'base64url');
  const aes = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['decrypt']);
  const additionalData = new TextEncoder().encode(`${header}.${context}`);
  const how = { name: 'AES-GCM', iv: body.subarray(0, 12), additionalData, tagLength: 128 };
  return new TextDecoder().decode(await crypto.subtle.decrypt(how, aes, body.subarray(12)));
}

describe('a sealed text', () => {
  it('is AES-256-GCM that another implementation opens', async () => {
    const sealed = sealedText(key, 'd1.2026-11-24', 'Zwölf 🔑', 'google:1');
    expect(await openedElsewhere(sealed, 'd1.2026-11-24', 'google:1')).toBe('Zwölf 🔑');
  });

  it('of the time when key files had a code of their own still opens', () => {
    const old = 'jzKZbNIH-YCc5upkP5ENBMJ1NFwbKch0K_FtC9hERV4WY3LTIUZGv0H-I1mPMg';
    expect(openedText(key, 'v1', old, 'google:1')).toBe('Zwölf 🔑 tokens');
  });

  it('opens under no other header, be header and context together the same text', () => {
    const coded = (sealed: string) => sealed.split('.').at(-1) ?? '';
    const sealed = sealedText(key, 'v1', 'text', 'context');
    expect(() => openedText(key, 'v2', coded(sealed), 'context')).toThrow(misfit);
    expect(openedText(key, 'v1', coded(sealed), 'context')).toBe('text');
  });

  it('has a nonce of its own each time', () => {
    const nonces = Array.from({ length: 50 }, () => sealedText(key, 'v1', 't', 'c').slice(0, 19));
    expect(new Set(nonces).size).toBe(50);
  });

  it.each(['', 'AAAA', 'A'.repeat(37), '=', 'not base64!', `${'A'.repeat(38)}=`])(
    'is not %j',
    (coded) => {
      expect(() => openedText(key, 'v1', coded, 'context')).toThrow(misfit);
    },
  );
});

describe('a derived key', () => {
  it('is the one of the time when key files had a code of their own', () => {
    const known = '7fedd49919b29134124037fa8df153fb8f8a981ca25cfa155d207625f0164f97';
    expect(derivedFrom(key, 'links').export().toString('hex')).toBe(known);
    expect(derivedFrom(bytes, 'links').export().toString('hex')).toBe(known);
  });

  it('is another one for each purpose', () => {
    const purposes = ['links', 'd1 google:1', 'd1 google:2', 'k1 google:1', ''];
    const keys = purposes.map((purpose) => derivedFrom(key, purpose).export().toString('hex'));
    expect(new Set(keys).size).toBe(purposes.length);
  });
});

describe('base64url', () => {
  it('is read in its one spelling alone', () => {
    expect(bytesIn('AAEC-_8')).toStrictEqual(Buffer.from([0, 1, 2, 251, 255]));
    for (const other of ['AAEC+/8', 'AAEC-_9', 'AAEC-_8=', 'AAEC -_8']) {
      expect(() => bytesIn(other)).toThrow(misfit);
    }
  });
});
