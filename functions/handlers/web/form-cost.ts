/**
 * What reading a form may cost. The platform's reader takes seconds, or minutes, for a body of 6 MB that is
 * nothing but names: whoever sends one would keep everybody else waiting.
 */

/** Forms without a file are small. */
const fieldsAtMostBytes = 64 * 1024;
/** No form of ours has more parts, by far. */
const partsAtMost = 40;
/** What stands above a part: its name, and the name of a file. */
const headBytesAtMost = 4096;

/** As browsers write it: one parameter, so that nobody can read another boundary out of it. */
const multipart = /^multipart\/form-data; ?boundary=("?)([\w'()+,./:=?-]{1,70})\1$/i;

/**
 * Whether a body is cheap to read as a form: it is short, or of few parts, each of which says briefly
 * what it is. How large a file may be is not our question.
 */
export function isCheap(body: Uint8Array, contentType: string): boolean {
  if (body.length <= fieldsAtMostBytes) return true;
  const boundary = multipart.exec(contentType)?.[2];
  if (boundary === undefined) return false;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const delimiter = Buffer.from(`--${boundary}`);
  let parts = 0;
  let at = bytes.indexOf(delimiter);
  while (at >= 0) {
    at += delimiter.length;
    const isLast = bytes.toString('latin1', at, at + 2) === '--';
    const head = bytes.subarray(at, at + headBytesAtMost);
    if (++parts > partsAtMost || (!isLast && !head.includes('\r\n\r\n'))) return false;
    at = bytes.indexOf(delimiter, at);
  }
  return true;
}
