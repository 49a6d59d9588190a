import { sqliteSchedule } from '../../../functions/adapters/sqlite/sqlite-schedule.ts';
import { openDatabase, sqliteStore } from '../../../functions/adapters/sqlite/sqlite-store.ts';
import { scheduleContract } from '../../contracts/schedule.ts';
import { storeContract } from '../../contracts/store.ts';

storeContract({
  name: 'SQLite',
  make: async () => sqliteStore(openDatabase(':memory:')),
  histories: 200,
});
scheduleContract({
  name: 'SQLite',
  make: async () => sqliteSchedule(openDatabase(':memory:')),
  histories: 200,
});
