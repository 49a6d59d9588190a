/**
 * Seals with a key that lies in a file of this machine: AES-256-GCM, a new random nonce for each text,
 * the context as additional authenticated data.
 */
import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { type FileHandle, link, mkdir, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { Secrets } from '../../domain/ports/secrets.ts';

const version = 'v1';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

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
    seal: async (text, context) => sealed(await theKey(), text, context),
    open: async (text, context) => opened(await theKey(), text, context),
  };
}

/**
 * A key of its own for one purpose (HKDF-SHA256, 32 bytes), made from the key in `path`; the same for
 * ever. Fails as `keyfileSecrets` does.
 */
export async function derivedKey(path: string, purpose: string): Promise<Uint8Array> {
  const key = await keyIn(path);
  return new Uint8Array(hkdfSync('sha256', key, Buffer.alloc(0), `afterword ${purpose}`, keyBytes));
}

function sealed(key: KeyObject, text: string, context: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(authenticated(context));
  const body = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return `${version}.${Buffer.concat(body).toString('base64url')}`;
}

function opened(key: KeyObject, text: string, context: string): string {
  const [prefix, coded = '', more] = text.split('.');
  const body = Buffer.from(coded, 'base64url');
  // Node passes over what is no base64url: only the one spelling that we made is accepted.
  const isWhole = body.toString('base64url') === coded && body.length >= nonceBytes + tagBytes;
  if (prefix !== version || more !== undefined || !isWhole) throw misfit();
  const nonce = body.subarray(0, nonceBytes);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(authenticated(context));
    decipher.setAuthTag(body.subarray(-tagBytes));
    const plain = [decipher.update(body.subarray(nonceBytes, -tagBytes)), decipher.final()];
    return Buffer.concat(plain).toString('utf8');
  } catch {
    throw misfit();
  }
}

/** The version is authenticated too: a later one cannot be passed off as this. */
function authenticated(context: string): Buffer {
  return Buffer.from(`${version}.${context}`, 'utf8');
}

function misfit(): Failure {
  return misconfigured('a sealed text does not fit key and context');
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
