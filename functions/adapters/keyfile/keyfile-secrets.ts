/** Seals with a key that lies in a file of this machine. */
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { type FileHandle, link, mkdir, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { Secrets } from '../../domain/ports/secrets.ts';
import { derivedFrom, keyBytes, openedUnder, sealedText } from '../http/sealed-text.ts';

const version = 'v1';

/**
 * Secrets under the key in `path`, which is made at the first use if it is not there (mode 0600).
 * A sealed text is `v1.` and base64url of nonce, ciphertext and tag. Fails with `misconfigured` where
 * the file cannot be used, is readable by others or no key, and where a text was not sealed with this
 * key and context.
 */
export function keyfileSecrets(path: string): Secrets {
  let key: Promise<KeyObject> | null = null;
  const theKey = (): Promise<KeyObject> => {
    key ??= keyIn(path).catch((error: unknown) => {
      key = null;
      throw error;
    });
    return key;
  };
  return {
    seal: async (text, context) => sealedText(await theKey(), version, text, context),
    open: async (sealed, context) => openedUnder(await theKey(), version, sealed, context),
  };
}

/**
 * A key of its own for one purpose (HKDF-SHA256, 32 bytes), made from the key in `path`; the same for
 * ever. Fails as `keyfileSecrets` does.
 */
export async function derivedKey(path: string, purpose: string): Promise<Uint8Array> {
  return new Uint8Array(derivedFrom(await keyIn(path), purpose).export());
}

async function keyIn(path: string): Promise<KeyObject> {
  try {
    return (await readKey(path)) ?? (await makeKey(path));
  } catch (error) {
    throw error instanceof Failure ? error : misconfigured('the key file cannot be used');
  }
}

async function readKey(path: string): Promise<KeyObject | null> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (!file) return null;
  try {
    const found = await file.stat();
    // Windows has no such modes.
    if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
      throw misconfigured('the key file may be read by others, its mode has to be 0600');
    }
    if (!found.isFile() || found.size !== keyBytes) {
      throw misconfigured(`the key file is not one of ${keyBytes} bytes`);
    }
    return createSecretKey(await file.readFile());
  } finally {
    await file.close();
  }
}

/**
 * Makes the key under another name and links it into place: it is never there by half, also after a
 * crash, and of two processes only one succeeds. The other reads the winner's.
 */
async function makeKey(path: string): Promise<KeyObject> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  await synced(await open(draft, 'wx', 0o600), (file) => file.writeFile(randomBytes(keyBytes)));
  try {
    await link(draft, path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  } finally {
    await unlink(draft);
  }
  // Nothing may be sealed with a key that a power cut could still take away.
  if (process.platform !== 'win32') await synced(await open(dirname(path), 'r'), async () => {});
  const key = await readKey(path);
  if (!key) throw misconfigured('the key file is gone');
  return key;
}

async function synced(file: FileHandle, write: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await write(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

function misconfigured(what: string): Failure {
  return new Failure({ code: 'misconfigured', what });
}
