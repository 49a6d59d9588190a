/** Where a sandbox keeps its calendars: named JSON values, in memory for tests, in SQLite for `npm start`. */
import { DatabaseSync } from 'node:sqlite';

/** Values are copied in and out: nobody changes what is stored by holding on to it. */
export type Records = {
  get<T>(kind: string, id: string): T | null;
  put(kind: string, id: string, value: unknown): void;
  remove(kind: string, id: string): void;
  /** In the order in which they were first put. */
  all<T>(kind: string): readonly T[];
  close(): void;
};

/** Records that live as long as the process. */
export function memoryRecords(): Records {
  return sqliteRecords(':memory:');
}

/** Records in a file: what was put is there after a crash. */
export function sqliteRecords(path: string): Records {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  db.exec(`CREATE TABLE IF NOT EXISTS records (
    kind TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, id))`);
  const get = db.prepare('SELECT value FROM records WHERE kind = ? AND id = ?');
  const put = db.prepare(`INSERT INTO records (kind, id, value) VALUES (?, ?, ?)
    ON CONFLICT (kind, id) DO UPDATE SET value = excluded.value`);
  const remove = db.prepare('DELETE FROM records WHERE kind = ? AND id = ?');
  const all = db.prepare('SELECT value FROM records WHERE kind = ? ORDER BY rowid');
  return {
    get: <T>(kind: string, id: string) => {
      const row = get.get(kind, id);
      return row ? (JSON.parse(String(row.value)) as T) : null;
    },
    put: (kind, id, value) => void put.run(kind, id, JSON.stringify(value)),
    remove: (kind, id) => void remove.run(kind, id),
    all: <T>(kind: string) => all.all(kind).map((row) => JSON.parse(String(row.value)) as T),
    close: () => db.close(),
  };
}
