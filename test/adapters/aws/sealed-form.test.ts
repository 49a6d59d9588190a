/** The form of sealed tokens, by which another program could open them: held against other code than ours. */
import { createHash } from 'node:crypto';
import { DecryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { noon } from '../../contracts/store-records.ts';
import { type KmsScene, kmsScene } from './kms-scene.ts';
import { startWire, wireRegion, wireSigner } from './wire.ts';

const wire = await startWire();
let scene: KmsScene;

afterAll(() => wire.close());
beforeEach(() => {
  scene = kmsScene(wire);
});

describe('the form of a sealed token', () => {
  /** By WebCrypto: HKDF-SHA256 for kind and account, then AES-256-GCM with header and account beside it. */
  async function openedElsewhere(sealed: string, dataKey: Uint8Array<ArrayBuffer>) {
    const [version = '', middle = '', coded = ''] = sealed.split('.');
    const info = new TextEncoder().encode(`afterword ${version} google:1`);
    const from = await crypto.subtle.importKey('raw', dataKey, 'HKDF', false, ['deriveKey']);
    const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
    const aes = { name: 'AES-GCM', length: 256 };
    const key = await crypto.subtle.deriveKey(hkdf, from, aes, false, ['decrypt']);
    const body = Buffer.from(coded, 'base64url');
    const additionalData = new TextEncoder().encode(`${version}.${middle}.google:1`);
    const how = { name: 'AES-GCM', iv: body.subarray(0, 12), additionalData };
    return new TextDecoder().decode(await crypto.subtle.decrypt(how, key, body.subarray(12)));
  }

  /** By the SDK's own client. */
  async function unwrapped(blob: string, context: Record<string, string>) {
    const client = new KMSClient({
      ...{ endpoint: wire.url, region: wireRegion, maxAttempts: 1 },
      credentials: { ...wireSigner, sessionToken: wireSigner.sessionToken ?? '' },
    });
    const { Plaintext } = await client.send(
      new DecryptCommand({
        CiphertextBlob: Buffer.from(blob, 'base64'),
        EncryptionContext: context,
      }),
    );
    client.destroy();
    return new Uint8Array(Plaintext ?? []);
  }

  it('of a door is a wrapped key for a digest of the account, and a text under it', async () => {
    const sealed = await scene.door.seal('t', 'google:1');
    const blob = Buffer.from(sealed.split('.')[1] ?? '', 'base64url').toString('base64');
    const account = createHash('sha256').update('google:1').digest('base64url');
    const dataKey = await unwrapped(blob, { purpose: 'account-tokens', account });
    expect(await openedElsewhere(sealed, dataKey)).toBe('t');
  });

  it('of the sync function is a day, and a text under that day’s key', async () => {
    const sealed = await scene.newProcess().seal('t', 'google:1');
    const blob = await scene.store.find('day-key/2026-11-24', noon);
    const dataKey = await unwrapped(blob ?? '', { purpose: 'day-tokens', day: '2026-11-24' });
    expect(await openedElsewhere(sealed, dataKey)).toBe('t');
  });
});
