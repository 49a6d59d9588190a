/**
 * Checks a signature of version 4 as AWS does, from the specification alone ("Create a signed AWS API
 * request" in the IAM user guide): nothing of the code that signs is used here.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export type Signer = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | null;
};

export type Signed = {
  readonly method: string;
  /** As on the request line: encoded, with the query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** `service`: which one the signature is for; `problem`: null where AWS would accept it. */
export type Verdict = {
  readonly service: string | null;
  readonly problem: 'missing' | 'mismatch' | 'token' | 'expired' | null;
};

const allowedSkewMs = 5 * 60_000;

/** Whether a request was signed by `signer` for `region`, about now. */
export function verdictOn(signed: Signed, signer: Signer, region: string, nowMs: number): Verdict {
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      signed.headers.authorization ?? '',
    );
  if (parts === null) return { service: null, problem: 'missing' };
  const [, keyId, day = '', forRegion = '', service = '', names = '', signature = ''] = parts;
  const time = header(signed, 'x-amz-date');
  const scope = `${day}/${forRegion}/${service}/aws4_request`;
  const mustBeSigned = ['host', ...Object.keys(signed.headers).filter((n) => /^x-amz-/.test(n))];
  const listed = names.split(';');
  const isWhole = mustBeSigned.every((name) => listed.includes(name));
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical(signed, listed))].join('\n');
  const key = [day, forRegion, service, 'aws4_request'].reduce<string | Buffer>(
    (by, text) => hmac(by, text),
    `AWS4${signer.secretAccessKey}`,
  );
  const right = hmac(key, toSign);
  const isRight = timingSafeEqual(right, Buffer.from(signature, 'hex'));
  const isOurs = keyId === signer.accessKeyId && forRegion === region && time.startsWith(day);
  if (!isRight || !isOurs || !isWhole) return { service, problem: 'mismatch' };
  const token = signed.headers['x-amz-security-token'] ?? null;
  if (token !== signer.sessionToken) return { service, problem: 'token' };
  const skewMs = Math.abs(Date.parse(dashed(time)) - nowMs);
  return { service, problem: skewMs <= allowedSkewMs ? null : 'expired' };
}

function canonical(signed: Signed, listed: readonly string[]): string {
  const [path = '/', query = ''] = signed.target.split('?');
  return [
    signed.method,
    // Encoded once more than on the line, as all services but S3 want it.
    path.split('/').map(encoded).join('/'),
    query
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
      .sort()
      .join('&'),
    ...listed.map((name) => `${name}:${header(signed, name).trim().replace(/ +/g, ' ')}`),
    '',
    listed.join(';'),
    sha256(signed.body),
  ].join('\n');
}

function header({ headers }: Signed, name: string): string {
  const value = headers[name];
  return Array.isArray(value) ? value.join(',') : (value ?? '');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `20261122T101500Z` as `2026-11-22T10:15:00Z`. */
function dashed(time: string): string {
  return time.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5');
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
