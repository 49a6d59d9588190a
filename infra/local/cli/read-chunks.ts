/** The bytes of a calendar file or of standard input, with a progress bar for who watches a long one. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { UsageError } from './usage.ts';

const chunkBytes = 1 << 18;
/** A file that is read in less than a blink needs no bar. */
const longFileBytes = 8_000_000;

/** The chunks of `file` (`-`: standard input); a file that cannot be read is a `UsageError`. */
export function readChunks(file: string): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  return file === '-' ? process.stdin : fileChunks(file);
}

function* fileChunks(file: string): Generator<Uint8Array> {
  const handle = opened(file);
  try {
    const { size } = fstatSync(handle);
    const bar = process.stderr.isTTY && size > longFileBytes ? progressBar(size) : null;
    for (let done = 0; ; ) {
      const chunk = Buffer.allocUnsafe(chunkBytes);
      const length = readSync(handle, chunk, 0, chunkBytes, null);
      if (length === 0) break;
      done += length;
      bar?.(done);
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(handle);
  }
}

function opened(file: string): number {
  try {
    const handle = openSync(file, 'r');
    if (!fstatSync(handle).isDirectory()) return handle;
    closeSync(handle);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const why = code === 'ENOENT' ? 'there is no such file' : 'it cannot be read';
    throw new UsageError(`${file}: ${why}`);
  }
  throw new UsageError(`${file}: it is a folder, not a calendar file`);
}

function progressBar(size: number): (done: number) => void {
  let shown = -1;
  return (done) => {
    const percent = Math.min(100, Math.floor((done / size) * 100));
    if (percent === shown) return;
    shown = percent;
    const filled = Math.round(percent / 4);
    const bar = '█'.repeat(filled) + '░'.repeat(25 - filled);
    process.stderr.write(percent === 100 ? '\r\x1b[K' : `\r${bar} ${percent} %`);
  };
}
