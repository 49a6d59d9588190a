/** The file itself: who may read it, what it may be, and what becomes of it in trouble. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqliteSchedule } from '../../../functions/adapters/sqlite/sqlite-schedule.ts';
import { openDatabase, sqliteStore } from '../../../functions/adapters/sqlite/sqlite-store.ts';
import { failureOf } from '../../../functions/domain/failure.ts';
import { interviewRecord, longText, noon, personRecord } from '../../contracts/store-records.ts';

let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-sqlite-'));
  path = join(folder, 'state.db');
});

afterEach(() => rmSync(folder, { recursive: true }));

const person = { kind: 'person', value: personRecord('p') } as const;

/** The facts of the failure that opening the file ends with. */
function refusal(): unknown {
  try {
    openDatabase(path).close();
    return 'no failure';
  } catch (error) {
    return failureOf(error).facts;
  }
}

const misconfigured = (what: string) => ({ code: 'misconfigured', what });

describe('the file of a database', () => {
  it('keeps everything until it is opened again', async () => {
    const before = openDatabase(path);
    await sqliteStore(before).save('p', person, 0);
    await sqliteStore(before).note('name', 'value', null);
    await sqliteSchedule(before).set('p', noon);
    before.close();
    const after = openDatabase(path);
    expect((await sqliteStore(after).load('p'))?.person.version).toBe(1);
    expect(await sqliteStore(after).find('name', noon)).toBe('value');
    expect(sqliteSchedule(after).next()).toBe(noon);
    after.close();
  });

  it('is for its owner alone, its journals too', async () => {
    writeFileSync(path, '');
    chmodSync(path, 0o644);
    const db = openDatabase(path);
    await sqliteStore(db).save('p', person, 0);
    const files = readdirSync(folder);
    expect(files.sort()).toStrictEqual(['state.db', 'state.db-shm', 'state.db-wal']);
    for (const file of files) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    db.close();
  });

  it('has no trace left of a person who was erased', async () => {
    const db = openDatabase(path);
    const store = sqliteStore(db);
    const isThere = (): boolean =>
      readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes('Maya Quist'));
    for (let version = 0; version < 50; version++) {
      await store.save('p', { kind: 'person', value: personRecord('p', 'Maya Quist') }, version);
      const long = interviewRecord(`i${version}`, `${longText(9000)} Maya Quist`);
      await store.save('p', { kind: 'interview', value: long }, 0);
    }
    expect(isThere()).toBe(true);
    await store.erase('p');
    expect(isThere()).toBe(false);
    db.close();
  });

  it('is refused where it is no database, and left as it is', () => {
    const text = 'Dear Maya,\n'.repeat(500);
    writeFileSync(path, text);
    expect(refusal()).toStrictEqual(misconfigured('the file is no database'));
    expect(statSync(path).size).toBe(text.length);
  });

  it('is refused where it is of a newer version', () => {
    const db = openDatabase(path);
    db.exec('PRAGMA user_version = 99');
    db.close();
    const what = 'the database is of a newer version of Afterword';
    expect(refusal()).toStrictEqual(misconfigured(what));
  });

  it("is refused where it is another program's", () => {
    const db = new DatabaseSync(path);
    db.exec('CREATE TABLE bookmarks (url TEXT)');
    db.close();
    expect(refusal()).toStrictEqual(misconfigured("the database is another program's"));
  });

  it('is refused where there is no folder for it, or a folder in its place', () => {
    const what = 'the database cannot be made or opened';
    mkdirSync(path);
    expect(refusal()).toStrictEqual(misconfigured(what));
    path = join(folder, 'missing', 'state.db');
    expect(refusal()).toStrictEqual(misconfigured(what));
  });

  it('is made once by two that open it at once', () => {
    const [first, second] = [openDatabase(path), openDatabase(path)];
    expect(second.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: 1 });
    first.close();
    second.close();
  });
});

describe('two processes with one database', () => {
  it('see what the other wrote, and only one writes a version', async () => {
    const [one, two] = [openDatabase(path), openDatabase(path)];
    const [first, second] = [sqliteStore(one), sqliteStore(two)];
    expect(await first.save('p', person, 0)).toBe(1);
    expect((await second.load('p'))?.person.version).toBe(1);
    expect(await second.save('p', person, 1)).toBe(2);
    expect(await first.save('p', person, 1)).toBeNull();
    expect(await first.claim('name', 'first', null, noon)).toBe('first');
    expect(await second.claim('name', 'second', null, noon)).toBe('first');
    expect(await second.take('name', noon)).toBe('first');
    expect(await first.take('name', noon)).toBeNull();
    one.close();
    two.close();
  });

  it('are told to try again where the other keeps the lock for long', async () => {
    const holder = openDatabase(path);
    // Opened by hand, so that the test need not wait for as long as the product does.
    const other = new DatabaseSync(path, { timeout: 1 });
    const store = sqliteStore(other);
    holder.exec('BEGIN IMMEDIATE');
    const save = store.save('p', person, 0);
    await expect(save).rejects.toMatchObject({ facts: { code: 'unreachable', status: null } });
    holder.exec('ROLLBACK');
    expect(await store.save('p', person, 0)).toBe(1);
    holder.close();
    other.close();
  });
});

describe('a database in trouble', () => {
  it('fails as misconfigured where there is no room, and keeps what it has', async () => {
    const db = openDatabase(path);
    const store = sqliteStore(db);
    await store.save('p', person, 0);
    db.exec('PRAGMA max_page_count = 20');
    const large = { kind: 'interview', value: interviewRecord('i', longText(300_000)) } as const;
    const what = 'there is no room left for the database';
    await expect(store.save('p', large, 0)).rejects.toMatchObject({ facts: misconfigured(what) });
    expect((await store.load('p'))?.interviews).toStrictEqual([]);
    db.close();
  });

  it('fails as misconfigured where it may not be written', async () => {
    const db = openDatabase(path);
    db.exec('PRAGMA query_only = 1');
    const what = 'the database may not be written';
    await expect(sqliteStore(db).save('p', person, 0)).rejects.toMatchObject({
      facts: misconfigured(what),
    });
    await expect(sqliteSchedule(db).set('p', noon)).rejects.toMatchObject({
      facts: misconfigured(what),
    });
    db.close();
  });

  it('fails as a bug of ours where it is used after it was closed', async () => {
    const db = openDatabase(path);
    const [store, schedule] = [sqliteStore(db), sqliteSchedule(db)];
    db.close();
    await expect(store.load('p')).rejects.toMatchObject({ code: 'bug' });
    expect(() => schedule.next()).toThrow('bug: the database was misused');
  });
});
