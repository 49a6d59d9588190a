/** Whose turn comes when, in the database of one machine: the host asks it instead of being called. */
import type { DatabaseSync } from 'node:sqlite';
import type { Schedule } from '../../domain/ports/schedule.ts';
import { type Instant, instant } from '../../domain/time.ts';
import { orFailure } from './sqlite-failure.ts';

type LocalSchedule = Schedule & {
  /**
   * Persons whose turn has come at `now`, the longest waiting first, at most `limit`. They are forgotten
   * at once: a turn that a crash swallows is found again by the sweep, one that stayed would come for
   * ever.
   */
  due(now: Instant, limit: number): readonly string[];
  /** When the next turn comes; null where nobody waits. */
  next(): Instant | null;
};

/** The schedule in a database that `openDatabase` opened. Fails as the store beside it does. */
export function sqliteSchedule(db: DatabaseSync): LocalSchedule {
  const set = db.prepare('INSERT OR REPLACE INTO turns (person, at) VALUES (?, ?)');
  const hasten = db.prepare(
    `INSERT INTO turns (person, at) VALUES (?, ?)
       ON CONFLICT (person) DO UPDATE SET at = min(at, excluded.at)`,
  );
  const clear = db.prepare('DELETE FROM turns WHERE person = ?');
  const next = db.prepare('SELECT min(at) AS at FROM turns');
  const due = db.prepare(
    `DELETE FROM turns WHERE person IN
       (SELECT person FROM turns WHERE at <= ? ORDER BY at, person LIMIT ?)
     RETURNING person, at`,
  );
  return {
    set: async (person, at) => void orFailure(() => set.run(person, at)),
    hasten: async (person, at) => void orFailure(() => hasten.run(person, at)),
    clear: async (person) => void orFailure(() => clear.run(person)),
    due: (now, limit) =>
      orFailure(() =>
        // RETURNING promises no order.
        due
          .all(now, limit)
          .map((row) => ({ person: String(row.person), at: Number(row.at) }))
          .sort((a, b) => a.at - b.at || (a.person < b.person ? -1 : 1))
          .map(({ person }) => person),
      ),
    next: () =>
      orFailure(() => {
        const at = next.get()?.at ?? null;
        return at === null ? null : instant(Number(at));
      }),
  };
}
