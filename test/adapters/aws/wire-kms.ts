/** KMS's GenerateDataKey and Decrypt as its API reference describes them, for symmetric keys. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type Asked, recordIn, refused, type Told, textIn } from './wire-fakes.ts';

type Context = Readonly<Record<string, unknown>>;

export type FakeKms = {
  answer(asked: Asked): Told;
  /** Each call that was answered well, with its encryption context. */
  readonly calls: readonly { readonly operation: string; readonly context: Context }[];
  /** Switches a key off or on. */
  enable(keyArn: string, isEnabled: boolean): void;
  /** Another key beside those that were there. */
  addKey(keyArn: string): void;
};

type Key = { readonly master: Buffer; isEnabled: boolean };

/** The keys that exist, by ARN. */
export function fakeKms(options: { readonly keys: readonly string[] }): FakeKms {
  const keys = new Map<string, Key>();
  const calls: { operation: string; context: Context }[] = [];
  const addKey = (arn: string): void =>
    void keys.set(arn, { master: randomBytes(32), isEnabled: true });
  for (const arn of options.keys) addKey(arn);
  const generated = (body: Asked['body'], arn: string, { master }: Key): Told => {
    if (body.KeySpec !== 'AES_256') return refused(400, 'ValidationException', 'KeySpec');
    const plain = randomBytes(32);
    const blob = wrapped(master, arn, plain, recordIn(body, 'EncryptionContext'));
    return {
      body: {
        KeyId: arn,
        Plaintext: plain.toString('base64'),
        CiphertextBlob: blob.toString('base64'),
        KeyMaterialId: '0'.repeat(64),
      },
    };
  };
  const decrypted = (body: Asked['body']): Told => {
    const blob = Buffer.from(textIn(body, 'CiphertextBlob'), 'base64');
    const arn = blob.subarray(1, 1 + (blob[0] ?? 0)).toString();
    const key = keys.get(arn);
    const asked = textIn(body, 'KeyId');
    if (key === undefined) return refused(400, 'InvalidCiphertextException');
    if (asked !== '' && asked !== arn) return refused(400, 'IncorrectKeyException', arn);
    if (!key.isEnabled) return refused(400, 'DisabledException', arn);
    const plain = unwrapped(key.master, arn, blob, recordIn(body, 'EncryptionContext'));
    if (plain === null) return refused(400, 'InvalidCiphertextException');
    return {
      body: {
        KeyId: arn,
        Plaintext: plain.toString('base64'),
        EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      },
    };
  };
  return {
    calls,
    addKey,
    enable: (arn, isEnabled) => {
      const key = keys.get(arn);
      if (key) key.isEnabled = isEnabled;
    },
    answer: ({ operation, body }) => {
      const context = recordIn(body, 'EncryptionContext');
      if (!isContext(context)) return refused(400, 'ValidationException', 'encryptionContext');
      const arn = textIn(body, 'KeyId');
      const key = keys.get(arn);
      if (operation !== 'TrentService.Decrypt' && operation !== 'TrentService.GenerateDataKey') {
        return refused(400, 'UnknownOperationException');
      }
      if (key === undefined && arn !== '') return refused(400, 'NotFoundException', arn);
      if (key !== undefined && !key.isEnabled) return refused(400, 'DisabledException', arn);
      const isNew = operation === 'TrentService.GenerateDataKey';
      if (isNew && key === undefined) return refused(400, 'ValidationException', 'keyId');
      const told = isNew && key ? generated(body, arn, key) : decrypted(body);
      if ('body' in told) calls.push({ operation: operation.replace(/^.*\./, ''), context });
      return told;
    },
  };
}

/** Names and values are text, and all of it together at most 8,192 characters. */
function isContext(context: Context): boolean {
  const isText = Object.entries(context).every(
    ([name, value]) => name !== '' && typeof value === 'string' && value !== '',
  );
  return isText && JSON.stringify(context).length <= 8192;
}

function bound(arn: string, context: Context): Buffer {
  return Buffer.from(JSON.stringify([arn, Object.entries(context).sort()]));
}

function wrapped(master: Buffer, arn: string, plain: Buffer, context: Context): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', master, nonce);
  cipher.setAAD(bound(arn, context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  const head = Buffer.concat([Buffer.from([arn.length]), Buffer.from(arn)]);
  return Buffer.concat([head, nonce, body, cipher.getAuthTag()]);
}

function unwrapped(master: Buffer, arn: string, blob: Buffer, context: Context): Buffer | null {
  const rest = blob.subarray(1 + arn.length);
  if (rest.length !== 12 + 32 + 16) return null;
  const decipher = createDecipheriv('aes-256-gcm', master, rest.subarray(0, 12));
  decipher.setAAD(bound(arn, context));
  decipher.setAuthTag(rest.subarray(-16));
  try {
    return Buffer.concat([decipher.update(rest.subarray(12, -16)), decipher.final()]);
  } catch {
    return null;
  }
}
