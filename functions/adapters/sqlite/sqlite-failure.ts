/** Reads what SQLite complains of, once, into our failures. */
import { Failure } from '../../domain/failure.ts';

/** Primary result codes, https://sqlite.org/rescode.html; the low byte of an extended code. */
const passing = new Set([5 /* BUSY */, 6 /* LOCKED */]);
const operators: ReadonlyMap<number, string> = new Map([
  [3, 'the database may not be opened'], // PERM
  [8, 'the database may not be written'], // READONLY
  [10, 'the disk of the database fails'], // IOERR
  [11, 'the database is damaged'], // CORRUPT
  [13, 'there is no room left for the database'], // FULL
  [14, 'the database cannot be opened'], // CANTOPEN
  [26, 'the file is no database'], // NOTADB
]);

/**
 * Runs `work`; what SQLite throws becomes one of our failures: a lock held too long passes
 * (`unreachable`), a file or a disk is the operator's (`misconfigured`), all else is a bug.
 */
export function orFailure<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw sqliteFailure(error);
  }
}

/** Whether SQLite itself complains: its errors carry its number. */
export function isSqliteError(error: unknown): error is Error & { readonly errcode: unknown } {
  return error instanceof Error && 'errcode' in error;
}

/**
 * The failure that an error of the database is, as `orFailure` has it. SQLite's own text may quote values,
 * so that only its number is read.
 */
export function sqliteFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const code = isSqliteError(error) ? Number(error.errcode) & 255 : null;
  if (code === null) return new Failure({ code: 'bug', what: 'the database was misused' });
  if (passing.has(code)) return new Failure({ code: 'unreachable', status: null });
  const what = operators.get(code);
  if (what !== undefined) return new Failure({ code: 'misconfigured', what });
  return new Failure({ code: 'bug', what: `SQLite error ${code}` });
}
