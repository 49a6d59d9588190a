import { describe, expect, it } from 'vitest';
import type { PersonRecord } from '../../functions/domain/ledger/records.ts';
import { scheduleContract } from '../contracts/schedule.ts';
import { storeContract } from '../contracts/store.ts';
import { interviewRecord, personRecord } from '../contracts/store-records.ts';
import { twinSchedule } from './twin-schedule.ts';
import { twinStore } from './twin-store.ts';

storeContract({ name: 'the twin', make: async () => twinStore(), histories: 1000 });
scheduleContract({ name: 'the twin', make: async () => twinSchedule(), histories: 1000 });

describe("the store's twin", () => {
  it('lets nobody change what is stored', async () => {
    const store = twinStore();
    await store.save('p', { kind: 'person', value: personRecord('p') }, 0);
    await store.save('p', { kind: 'interview', value: interviewRecord('i') }, 0);
    const state = await store.load('p');
    const addresses = state?.person.value.addresses as string[];
    expect(() => addresses.push('other@example.com')).toThrow(TypeError);
    const interviews = state?.interviews as unknown[];
    expect(() => interviews.pop()).toThrow(TypeError);
  });

  it('returns what was loaded before to those who hold it, whatever is saved since', async () => {
    const store = twinStore();
    await store.save('p', { kind: 'person', value: personRecord('p', 'before') }, 0);
    const before = await store.load('p');
    await store.save('p', { kind: 'person', value: personRecord('p', 'after') }, 1);
    expect(before?.person).toStrictEqual({ value: personRecord('p', 'before'), version: 1 });
  });

  it.each([Number.NaN, new Date(0), new Map(), () => 1, Symbol('s'), 1n])(
    'refuses %s, which JSON cannot hold',
    async (odd) => {
      const store = twinStore();
      const value: PersonRecord = { ...personRecord('p'), name: odd as never };
      await expect(store.save('p', { kind: 'person', value }, 0)).rejects.toThrow('no JSON');
      expect(await store.load('p')).toBeNull();
    },
  );
});
