/** Opens what the host keeps in DATA_DIR, and says in one sentence why that cannot be. */
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { derivedKey } from '../../../functions/adapters/keyfile/keyfile-secrets.ts';
import { isSqliteError, sqliteFailure } from '../../../functions/adapters/sqlite/sqlite-failure.ts';
import { openDatabase } from '../../../functions/adapters/sqlite/sqlite-store.ts';
import { Failure } from '../../../functions/domain/failure.ts';
import { ConfigError } from '../../../functions/handlers/environment.ts';

export type DataDir = {
  readonly db: DatabaseSync;
  /** The file of the key that seals what is secret in the database. */
  readonly keyPath: string;
  /** Made from that key: what the links in follow-ups are signed with, 32 bytes. */
  readonly linkKey: Uint8Array;
};

/** Opens the folder, made with its database and its key where they are not there. Fails with a `ConfigError`. */
export async function openDataDir(folder: string): Promise<DataDir> {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(whyNoFolder(error));
  }
  return await inDataDir(async () => {
    const keyPath = join(folder, 'key');
    const db = openDatabase(join(folder, 'afterword.sqlite'));
    try {
      return { db, keyPath, linkKey: await derivedKey(keyPath, 'links') };
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** What `open` returns, which opens files in DATA_DIR; a file or a disk that fails is a `ConfigError`. */
export async function inDataDir<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw isSqliteError(error) ? ofDataDir(sqliteFailure(error)) : ofDataDir(error);
  }
}

/**
 * Makes a folder and those above it. Node's own `recursive` tries for ever below /proc, where a folder
 * is refused as if the one above it were missing.
 */
function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found) throw Object.assign(new Error('a file is there'), { code: 'ENOTDIR' });
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process was faster, which does no harm.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function whyNoFolder(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOTDIR':
      return 'it is a file, or lies below one';
    case 'EACCES':
    case 'EPERM':
      return 'it may not be written to';
    case 'EROFS':
      return 'its disk can only be read';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'there is no room left on its disk';
    default:
      return 'that folder cannot be made';
  }
}

function ofDataDir(error: unknown): unknown {
  if (!(error instanceof Failure)) return error;
  const { facts } = error;
  if (facts.code === 'misconfigured') return unusable(facts.what);
  return facts.code === 'unreachable' ? unusable('another process keeps its database') : error;
}

function unusable(why: string): ConfigError {
  return new ConfigError(`DATA_DIR cannot be used: ${why}`);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
