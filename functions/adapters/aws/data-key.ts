/** Keys that KMS makes for us: one half to use, the other, wrapped, to be kept. */
import { createSecretKey, type KeyObject } from 'node:crypto';
import { Failure } from '../../domain/failure.ts';
import { type Aws, callAws, jsonCall } from '../http/aws-call.ts';
import { keyBytes, misfit } from '../http/sealed-text.ts';
import { textField } from './reply-fields.ts';

/** The key that wraps all others; it never leaves KMS. */
export type TokenKey = { readonly aws: Aws; readonly keyArn: string };

export type DataKey = {
  readonly key: KeyObject;
  /** Base64; unwrapped by KMS for who may decrypt, under the same context. */
  readonly wrapped: string;
};

/**
 * What a key is for, bound to it by KMS. It stands in the operator's audit log, so that nothing of a
 * person's may. By `purpose` rights can be told apart: a door may make keys for `account-tokens` alone.
 */
export type KeyContext =
  | { readonly purpose: 'account-tokens'; readonly account: string }
  | { readonly purpose: 'day-tokens'; readonly day: string };

const called = 'the token key';

/** A new key. Asking twice makes two, which harms nobody. */
export async function newDataKey({ aws, keyArn }: TokenKey, context: KeyContext): Promise<DataKey> {
  const { body } = await callAws(aws, {
    service: 'kms',
    called,
    ...jsonCall('1.1', 'TrentService.GenerateDataKey'),
    body: { KeyId: keyArn, EncryptionContext: context, KeySpec: 'AES_256' },
    expects: [],
  });
  return { key: keyIn(body), wrapped: textField(body, 'CiphertextBlob', called) };
}

/** The key that was wrapped; fails with `misfit` where it is none of this key's, or for something else. */
export async function openDataKey(
  { aws, keyArn }: TokenKey,
  wrapped: string,
  context: KeyContext,
): Promise<KeyObject> {
  const { refused, body } = await callAws(aws, {
    service: 'kms',
    called,
    ...jsonCall('1.1', 'TrentService.Decrypt'),
    // The key is named, so that nobody can have us unwrap with one of theirs.
    body: { KeyId: keyArn, CiphertextBlob: wrapped, EncryptionContext: context },
    expects: ['InvalidCiphertextException', 'IncorrectKeyException'],
  });
  if (refused !== null) throw misfit();
  return keyIn(body);
}

function keyIn(body: unknown): KeyObject {
  const bytes = Buffer.from(textField(body, 'Plaintext', called), 'base64');
  if (bytes.length === keyBytes) return createSecretKey(bytes);
  throw new Failure({ code: 'bug', what: `${called} answered with another kind of key` });
}
