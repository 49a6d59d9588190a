/**
 * A value as an attribute: JSON, compressed where it is long. An item may have 400 KB and an interview
 * keeps the texts of its invitations, so that long ones would not fit; text shrinks to a quarter or
 * less, and DynamoDB charges by the KB. Brotli, since it is better at text than deflate at the same speed.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { Failure } from '../../domain/failure.ts';

/** One write unit: shorter values cost no less, and stay legible in the console. */
const plainBytes = 1024;
/** Of DynamoDB's 409,600; the rest is for keys and the other attributes. */
const bytesAtMost = 400_000;

/**
 * `value` as `S` (plain) or `B` (Brotli). Fails with `bug` where it does not fit even so: `what` says
 * what it is, without its name.
 */
export function packed(value: unknown, what: string): AttributeValue {
  const json = JSON.stringify(value);
  const plain = Buffer.from(json);
  if (plain.length <= plainBytes) return { S: json };
  const body = brotliCompressSync(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 4,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  });
  if (body.length <= bytesAtMost) return { B: body };
  const kb = Math.ceil(body.length / 1024);
  throw new Failure({ code: 'bug', what: `${what} of ${kb} KB, compressed, is too long to store` });
}

/** What `packed` was given. Fails with `bug` where something else wrote the attribute. */
export function unpacked(body: AttributeValue | undefined): unknown {
  try {
    if (body?.B !== undefined) return JSON.parse(brotliDecompressSync(body.B).toString());
    if (body?.S !== undefined) return JSON.parse(body.S);
  } catch {
    // Falls through: the same answer as where there is no body at all.
  }
  throw new Failure({ code: 'bug', what: 'a stored item cannot be read' });
}
