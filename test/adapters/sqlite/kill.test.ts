/**
 * The process killed while it writes. A kill leaves what the kernel took in memory, so that this proves
 * that no write is half done and none is told before it is done; that it outlives a power cut rests
 * on `synchronous` FULL, which is looked at below.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sqliteSchedule } from '../../../functions/adapters/sqlite/sqlite-schedule.ts';
import { openDatabase, sqliteStore } from '../../../functions/adapters/sqlite/sqlite-store.ts';
import { instant } from '../../../functions/domain/time.ts';
import { longText } from '../../contracts/store-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'afterword-kill-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Lets it write until it has told of `lines` writes, and kills it; returns what it told. */
function killedAfter(path: string, lines: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const writer = new URL('./busy-writer.ts', import.meta.url);
    const child = spawn(process.execPath, ['--no-warnings', writer.pathname, path], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let told = '';
    let wrong = '';
    child.stderr.on('data', (chunk) => {
      wrong += chunk;
    });
    child.stdout.on('data', (chunk) => {
      told += chunk;
      // It goes on writing while the signal is on its way: the moment is a matter of chance.
      if (told.split('\n').length > lines) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (_, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the writer ended by itself: ${wrong}`));
      // The last line may be cut.
      else resolve(told.split('\n').slice(0, -1));
    });
  });
}

/** The last number that each thing was told to have. */
function lastOf(lines: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  );
}

describe('a database whose process is killed', () => {
  const path = join(folder, 'state.db');

  it.each([1, 40, 3, 111, 17, 250])(
    'is sound and has all that was told done, after %i writes and some',
    async (lines) => {
      const told = lastOf(await killedAfter(path, lines));
      const db = openDatabase(path);
      expect(db.prepare('PRAGMA integrity_check').all()).toStrictEqual([
        { __proto__: null, integrity_check: 'ok' },
      ]);
      const store = sqliteStore(db);
      for (const id of ['0', '1', '2', '3', '4']) {
        const state = await store.load(id);
        const version = state?.person.version ?? 0;
        expect(version).toBeGreaterThanOrEqual(told.get(`person ${id}`) ?? 0);
        if (state === null) continue;
        expect(state.person.value.name).toBe(`version ${version}`);
        for (const { value } of state.interviews) {
          expect(value.copies[0]?.event.description).toBe(longText(20_000));
        }
      }
      const last = Number((await store.find('last', instant(0))) ?? 0);
      expect(last).toBeGreaterThanOrEqual(told.get('note') ?? 0);
      const turn = sqliteSchedule(db).next() ?? 0;
      expect(turn).toBeGreaterThanOrEqual(told.get('turn') ?? 0);
      expect(last - turn).toBeLessThanOrEqual(1);
      db.close();
    },
  );

  it('was asked to be on the disk at each write', () => {
    const db = openDatabase(path);
    expect(db.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
    // 2 is FULL: https://sqlite.org/pragma.html#pragma_synchronous
    expect(db.prepare('PRAGMA synchronous').get()).toMatchObject({ synchronous: 2 });
    db.close();
  });
});
