import { describe, expect, it } from 'vitest';
import type { PersonRecord } from '../../functions/domain/ledger/records.ts';
import { type Instant, instant, minuteMs } from '../../functions/domain/time.ts';
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

describe("the store's twin that is late", () => {
  it('misses what was saved last where that will do, and never elsewhere', async () => {
    const store = twinStore(() => true);
    const person = (name: string) => ({ kind: 'person', value: personRecord('p', name) }) as const;
    const interview = { kind: 'interview', value: interviewRecord('i') } as const;
    await store.save('p', person('first'), 0);
    await store.save('p', person('second'), 1);
    expect((await store.load('p', 'lately'))?.person.value.name).toBe('first');
    expect((await store.load('p'))?.person.value.name).toBe('second');
    await store.save('p', interview, 0);
    const late = await store.load('p', 'lately');
    expect([late?.person.version, late?.interviews.length]).toStrictEqual([2, 0]);
    await store.remove('p', 'interview', 'i', 1);
    expect((await store.load('p', 'lately'))?.interviews).toHaveLength(1);
    expect((await store.load('p'))?.interviews).toHaveLength(0);
    // What builds on what was missed is refused.
    expect(await store.save('p', person('third'), 1)).toBeNull();
  });
});

describe("the schedule's twin that is coarse", () => {
  const now = instant(Date.parse('2026-10-05T07:30:20Z'));
  const minutes = (count: number): Instant => instant(now - 20_000 + count * minuteMs);
  const service = { now: () => now, lateMs: () => 7 * minuteMs };

  it.each([
    ['a moment that is past', -600, minutes(2)],
    ['at once', 0, minutes(2)],
    ['in a minute and a half', 90, minutes(2)],
    ['to the minute', 280, minutes(5)],
    ['later, which comes late', 3580, minutes(67)],
  ])('has a turn set for %s', async (_, seconds, comes) => {
    const schedule = twinSchedule(service);
    await schedule.set('p', instant(now + seconds * 1000));
    expect(schedule.next()).toBe(comes);
    expect(schedule.due(instant(comes - 1), 9)).toStrictEqual([]);
    expect(schedule.due(comes, 9)).toStrictEqual(['p']);
    expect(schedule.next()).toBeNull();
  });

  it('hastens no turn that comes sooner, and replaces one whose moment has come', async () => {
    let at = now;
    const schedule = twinSchedule({ ...service, now: () => at });
    await schedule.set('p', minutes(20));
    await schedule.hasten('p', minutes(30));
    expect(schedule.next()).toBe(minutes(27));
    await schedule.hasten('p', minutes(4));
    expect(schedule.next()).toBe(minutes(4));
    at = minutes(5);
    await schedule.hasten('p', minutes(8));
    expect(schedule.next()).toBe(minutes(8));
  });
});
