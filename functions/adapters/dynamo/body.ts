/**
 * A value as an attribute: JSON, compressed where it is long. An item may have 400 KB and an interview
 * keeps the texts of its invitations, so that long ones would not fit; and DynamoDB charges by the KB.
 * Deflate with a dictionary, since records are short and much alike: Brotli, which is better at long texts,
 * leaves them two thirds longer.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Failure } from '../../domain/failure.ts';
import { firstDictionary } from './dictionary.ts';
import type { AttributeValue } from './table.ts';

/** Shorter values cost nothing more as they are, and stay legible in the console. */
const plainBytes = 512;
/** Of DynamoDB's 409,600; the rest is for keys and the other attributes. */
const bytesAtMost = 400_000;

/** By the first byte of a body. */
const dictionaries: Readonly<Record<number, Buffer>> = { 1: Buffer.from(firstDictionary) };
const newest = 1;

/**
 * `value` as `S` (plain) or `B` (a dictionary's number, then raw deflate). Fails with `bug` where it does
 * not fit even so: `what` says what it is, without its name.
 */
export function packed(value: unknown, what: string): AttributeValue {
  const json = JSON.stringify(value);
  const plain = Buffer.from(json);
  if (plain.length <= plainBytes) return { S: json };
  const dictionary = dictionaries[newest];
  const deflated = deflateRawSync(plain, { level: 9, ...(dictionary ? { dictionary } : {}) });
  const body = Buffer.concat([Buffer.from([newest]), deflated]);
  if (body.length <= bytesAtMost) return { B: body.toString('base64') };
  const kb = Math.ceil(body.length / 1024);
  throw new Failure({ code: 'bug', what: `${what} of ${kb} KB, compressed, is too long to store` });
}

/** What `packed` was given. Fails with `bug` where something else wrote the attribute. */
export function unpacked(body: AttributeValue | undefined): unknown {
  try {
    if (body?.B !== undefined) return JSON.parse(inflated(Buffer.from(body.B, 'base64')));
    if (body?.S !== undefined) return JSON.parse(body.S);
  } catch {
    // Falls through: the same answer as where there is no body at all.
  }
  throw new Failure({ code: 'bug', what: 'a stored item cannot be read' });
}

function inflated(body: Buffer): string {
  const dictionary = dictionaries[body[0] ?? 0];
  if (dictionary === undefined) throw new Error('no such dictionary');
  return inflateRawSync(body.subarray(1), { dictionary }).toString();
}
