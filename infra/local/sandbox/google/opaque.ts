/** Names and cursors that clients must not read: made from what is stored, the same after a restart. */
import { createHash } from 'node:crypto';

/** `length` characters of base64url, at most 43, that only the same parts give again. */
export function opaqueId(length: number, ...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, length);
}

/** A cursor that holds `value`, for `readCursor`. */
export function makeCursor(value: unknown): string {
  const json = Buffer.from(JSON.stringify(value));
  return Buffer.concat([json, digest(json)]).toString('base64url');
}

/** What `makeCursor` was given; null where the text was not made by it. */
export function readCursor<T>(text: string): T | null {
  const bytes = Buffer.from(text, 'base64url');
  const json = bytes.subarray(0, -4);
  if (bytes.length < 6 || !digest(json).equals(bytes.subarray(-4))) return null;
  return JSON.parse(json.toString()) as T;
}

function digest(json: Buffer): Buffer {
  return createHash('sha256').update(json).digest().subarray(0, 4);
}
