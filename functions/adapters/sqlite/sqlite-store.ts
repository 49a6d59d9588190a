/** All state in one SQLite file: the store of one machine. */
import { chmodSync, closeSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { Failure } from '../../domain/failure.ts';
import type { AccountRecord, InterviewRecord, PersonRecord } from '../../domain/ledger/records.ts';
import type { Item, NoteStore, PersonState, Store, Versioned } from '../../domain/ports/store.ts';
import { sliceOf } from '../../domain/slices.ts';
import { migrate } from './migrations.ts';
import { ParsedBodies } from './parsed-bodies.ts';
import { orFailure } from './sqlite-failure.ts';

/**
 * Opens the database, or makes it: readable by its owner alone, and safe against a crash of the
 * process (WAL) and of the machine (`synchronous` FULL, every commit is on disk when it returns). What is
 * deleted is overwritten, not only let go (`secure_delete`).
 * `:memory:` is one that is forgotten. Fails with `misconfigured` where there is no folder for it, the
 * file is no database of ours or is of a newer version.
 */
export function openDatabase(path: string): DatabaseSync {
  if (path !== ':memory:') keepPrivate(path);
  return orFailure(() => {
    const db = new DatabaseSync(path, { timeout: 5000 });
    try {
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
      migrate(db);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** The file before SQLite opens it: its journals get the same mode as the file has. */
function keepPrivate(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
  } catch {
    throw new Failure({ code: 'misconfigured', what: 'the database cannot be made or opened' });
  }
}

/**
 * The store in that database. Each method is one statement or one transaction and carried out before it
 * returns, so that no two can mix. Fails with `unreachable` where another process keeps the lock,
 * `misconfigured` where disk or file are broken.
 */
export function sqliteStore(db: DatabaseSync): Store {
  return { ...itemsIn(db), ...notesIn(db) };
}

type Items = Omit<Store, keyof NoteStore>;

function itemsIn(db: DatabaseSync): Items {
  const load = db.prepare('SELECT kind, id, version, body FROM items WHERE person = ? ORDER BY id');
  const insert = db.prepare(
    'INSERT INTO items (person, kind, id, version, body) VALUES (?, ?, ?, 1, ?) ON CONFLICT DO NOTHING',
  );
  const update = db.prepare(
    'UPDATE items SET version = version + 1, body = ? WHERE person = ? AND kind = ? AND id = ? AND version = ?',
  );
  const remove = db.prepare(
    'DELETE FROM items WHERE person = ? AND kind = ? AND id = ? AND version = ?',
  );
  const erase = db.prepare('DELETE FROM items WHERE person = ?');
  const persons = db.prepare(
    "SELECT person FROM items WHERE kind = 'person' AND person > ? ORDER BY person LIMIT ?",
  );
  const parsed = new ParsedBodies();
  return {
    load: async (person) => orFailure(() => stateOf(person, load.all(person), parsed)),
    save: async (person, item, version) =>
      orFailure(() => {
        const id = idOf(item.kind, item.value.id);
        const body = JSON.stringify(item.value);
        const { changes } =
          version === 0
            ? insert.run(person, item.kind, id, body)
            : update.run(body, person, item.kind, id, version);
        return changes === 1 ? version + 1 : null;
      }),
    remove: async (person, kind, id, version) =>
      orFailure(() => remove.run(person, kind, idOf(kind, id), version).changes === 1),
    erase: async (person) =>
      orFailure(() => {
        erase.run(person);
        // The journal still holds what was written lately: it goes into the file and is emptied.
        db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      }),
    persons: async (after, limit) =>
      orFailure(() => persons.all(after ?? '', limit).map((row) => String(row.person))),
    personsIn: async (slice, after, limit) =>
      orFailure(() => {
        const found: string[] = [];
        for (const row of persons.iterate(after ?? '', -1)) {
          if (found.length >= limit) break;
          if (sliceOf(String(row.person)) === slice) found.push(String(row.person));
        }
        return found;
      }),
  };
}

/** There is one item of that kind, so that its id is in `person` already. */
function idOf(kind: Item['kind'], id: string): string {
  return kind === 'person' ? '' : id;
}

function stateOf(
  owner: string,
  rows: readonly Record<string, SQLOutputValue>[],
  parsed: ParsedBodies,
): PersonState | null {
  const of = <T>(kind: Item['kind']): readonly Versioned<T>[] =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ id, body, version }) => ({
        value: parsed.read<T>(`${owner} ${kind} ${id}`, String(body)),
        version: Number(version),
      }));
  const [person] = of<PersonRecord>('person');
  if (person === undefined) return null;
  return {
    person,
    accounts: of<AccountRecord>('account'),
    interviews: of<InterviewRecord>('interview'),
  };
}

function notesIn(db: DatabaseSync): NoteStore {
  const clear = db.prepare('DELETE FROM notes WHERE expires <= ?');
  const claim = db.prepare(
    'INSERT INTO notes (name, value, expires) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET value = value RETURNING value',
  );
  const note = db.prepare('INSERT OR REPLACE INTO notes (name, value, expires) VALUES (?, ?, ?)');
  const find = db.prepare(
    'SELECT value FROM notes WHERE name = ? AND (expires IS NULL OR expires > ?)',
  );
  const take = db.prepare('DELETE FROM notes WHERE name = ? RETURNING value, expires');
  const drop = db.prepare('DELETE FROM notes WHERE name = ?');
  return {
    claim: async (name, value, expires, now) =>
      orFailure(() => {
        // Frees an expired name, and keeps those that nobody asks for again from piling up. A crash
        // between the two statements does no harm.
        clear.run(now);
        return textOf(claim.get(name, JSON.stringify(value), expires));
      }),
    note: async (name, value, expires) =>
      void orFailure(() => note.run(name, JSON.stringify(value), expires)),
    find: async (name, now) =>
      orFailure(() => {
        const row = find.get(name, now);
        return row === undefined ? null : textOf(row);
      }),
    take: async (name, now) =>
      orFailure(() => {
        const row = take.get(name);
        const isOver = row === undefined || (row.expires !== null && Number(row.expires) <= now);
        return isOver ? null : textOf(row);
      }),
    drop: async (name) => void orFailure(() => drop.run(name)),
  };
}

/** Notes are stored as JSON: it alone carries every string, half a surrogate pair too. */
function textOf(row: Record<string, SQLOutputValue> | undefined): string {
  return String(JSON.parse(String(row?.value)));
}
