/** The tables of the local database, and how older files become like newer ones. */
import type { DatabaseSync } from 'node:sqlite';
import { Failure } from '../../domain/failure.ts';

/** Each makes the next version out of the one before. One that was released is never changed. */
const migrations: readonly string[] = [
  `CREATE TABLE items (
     person TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
     version INTEGER NOT NULL, body TEXT NOT NULL,
     PRIMARY KEY (person, kind, id)) STRICT;
   CREATE INDEX persons ON items (person) WHERE kind = 'person';
   CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER) STRICT;
   CREATE INDEX notes_by_expiry ON notes (expires) WHERE expires IS NOT NULL;
   CREATE TABLE turns (person TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
   CREATE INDEX turns_by_time ON turns (at, person);`,
];

/**
 * Brings the database to the newest version, all or nothing. Fails with `misconfigured` where the file
 * is of a newer version of the product, or another program's.
 */
export function migrate(db: DatabaseSync): void {
  // The lock comes first: of two processes that start together only one migrates.
  db.exec('BEGIN IMMEDIATE');
  try {
    const version = numberOf(db, 'PRAGMA user_version');
    if (version > migrations.length) {
      throw misconfigured('the database is of a newer version of Afterword');
    }
    if (version === 0 && numberOf(db, 'SELECT count(*) FROM sqlite_master') > 0) {
      throw misconfigured("the database is another program's");
    }
    for (const migration of migrations.slice(version)) db.exec(migration);
    if (version < migrations.length) db.exec(`PRAGMA user_version = ${migrations.length}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function numberOf(db: DatabaseSync, query: string): number {
  return Number(Object.values(db.prepare(query).get() ?? {})[0]);
}

function misconfigured(what: string): Failure {
  return new Failure({ code: 'misconfigured', what });
}
