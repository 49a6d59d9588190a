/**
 * Writes until it is killed, and says on stdout what is done for good: `node busy-writer.ts FILE`. A
 * line `person 3 7` says that version 7 of person 3 is stored; `note 7` and `turn 7` likewise.
 */
import { writeSync } from 'node:fs';
import { sqliteSchedule } from '../../../functions/adapters/sqlite/sqlite-schedule.ts';
import { openDatabase, sqliteStore } from '../../../functions/adapters/sqlite/sqlite-store.ts';
import { instant } from '../../../functions/domain/time.ts';
import { interviewRecord, longText, personRecord } from '../../contracts/store-records.ts';

const db = openDatabase(process.argv[2] ?? '');
const store = sqliteStore(db);
const schedule = sqliteSchedule(db);
const text = longText(20_000);

for (let round = 0; ; round++) {
  const id = String(round % 5);
  const before = await store.load(id);
  const version = before?.person.version ?? 0;
  const saved = await store.save(
    id,
    { kind: 'person', value: personRecord(id, `version ${version + 1}`) },
    version,
  );
  if (saved !== null) writeSync(1, `person ${id} ${saved}\n`);
  const known = before?.interviews[0]?.version ?? 0;
  await store.save(id, { kind: 'interview', value: interviewRecord('i', text) }, known);
  const last = Number((await store.find('last', instant(0))) ?? 0);
  await store.note('last', String(last + 1), null);
  writeSync(1, `note ${last + 1}\n`);
  await schedule.set('p', instant(last + 1));
  writeSync(1, `turn ${last + 1}\n`);
}
