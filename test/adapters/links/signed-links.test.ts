/** Signed links hold the contract of the port, and so does the twin that other tests use. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { signedLinks } from '../../../functions/adapters/links/signed-links.ts';
import { linksContract } from '../../contracts/links.ts';
import { twinLinks } from '../../world/twin-links.ts';

const url = 'https://afterword.example.com';
const keyNamed = (name: string): Uint8Array => createHash('sha256').update(name).digest();

linksContract({ name: 'signed names', make: (key) => signedLinks(keyNamed(key), url) });
linksContract({ name: 'the twin', make: (key) => twinLinks(url, key) });

it('signs with no fewer than 128 bits, in letters that no mail program breaks', () => {
  const links = signedLinks(keyNamed('one'), url);
  const person = '0'.repeat(32);
  const signatures = Array.from({ length: 2000 }, (_, index) =>
    links.sign(person, `feed ${index}`).slice(32),
  );
  expect(new Set(signatures).size).toBe(2000);
  for (const signature of signatures) expect(signature).toMatch(/^[0-9a-v]{26}$/);
  // Every place takes every letter: no place is wasted.
  for (let place = 0; place < 26; place++) {
    expect(new Set(signatures.map((one) => one[place])).size).toBe(32);
  }
});

it('signs what was signed before with the same name, for it stands in calendars', () => {
  const links = signedLinks(keyNamed('one'), url);
  expect(links.of('v0t4'.repeat(8))('0123456789abc.status-1')).toMatchInlineSnapshot(
    `"https://afterword.example.com/go/v0t4v0t4v0t4v0t4v0t4v0t4v0t4v0t41sfsktgad7r3ss1l2m5cl0vd6g"`,
  );
});
