/** What a cost is made from: units of the table, amounts of memory, and lines of an invoice. */
import { describe, expect, it } from 'vitest';
import { newPerson } from '../../functions/domain/ledger/records.ts';
import type { Instant } from '../../functions/domain/time.ts';
import { twinStore } from '../world/twin-store.ts';
import { bytesOf, countingStore } from './counting-store.ts';
import { Counts } from './counts.ts';
import { gbSeconds, linesOf, sumOf, total } from './invoice.ts';
import { prices, pricesDate } from './prices.ts';
import { personsAt, quotasOf } from './quotas.ts';
import { VirtualTime } from './virtual-time.ts';

const now = Date.parse('2026-10-05T07:30:00Z') as Instant;

/** Runs something against a counting store until it is done. */
async function counted(use: (store: ReturnType<typeof countingStore>) => Promise<unknown>) {
  const time = new VirtualTime(now);
  const counts = new Counts();
  const using = use(countingStore(twinStore(), time, counts));
  await time.passUntil(now + 60_000);
  await using;
  return counts;
}

/** An incompressible text. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 48271) >>> 0) % 2147483647;
    return String.fromCharCode(97 + (state % 26));
  }).join('');
}

describe('a counting store', () => {
  it('counts a write unit for each kilobyte, and a read unit for each four', async () => {
    const counts = await counted(async (store) => {
      await store.note('small', 'x', null);
      await store.find('small', now);
      await store.note('large', noise(9000), null);
      await store.find('large', now);
    });
    // 9,000 letters of 26 are 5.3 KB when they are compressed: six write units, two read units.
    expect(counts.of('write units')).toBe(1 + 6);
    expect(counts.of('read units')).toBe(1 + 2);
    expect(counts.of('store calls')).toBe(4);
  });

  it('charges what was there or is there then, whichever is larger', async () => {
    const counts = await counted(async (store) => {
      await store.note('one', noise(9000), null);
      await store.note('one', 'x', null);
      await store.drop('one');
    });
    expect(counts.of('write units')).toBe(6 + 6 + 1);
  });

  it('charges a refused save, and half for what is read as it was lately', async () => {
    const counts = await counted(async (store) => {
      const value = newPerson('p', null);
      await store.save('p', { kind: 'person', value }, 0);
      await store.save('p', { kind: 'person', value }, 7);
      await store.load('p');
      await store.load('p', 'lately');
    });
    expect(counts.of('write units')).toBe(2);
    expect(counts.of('index write units')).toBe(1);
    expect(counts.of('read units')).toBe(1.5);
  });

  it.each([
    ['a text', { pk: { S: 'PERSON#p' } }, 2 + 8],
    ['a number', { version: { N: '12345' } }, 7 + 4],
    ['bytes', { body: { B: new Uint8Array(10) } }, 4 + 10],
    ['bytes as they stand in JSON', { body: { B: Buffer.alloc(10).toString('base64') } }, 4 + 10],
  ])('knows how long %s is', (_, attributes, bytes) => {
    expect(bytesOf(attributes)).toBe(bytes);
  });
});

describe('virtual time', () => {
  it('lets waits overlap, and calls timers in order of their moments', async () => {
    const time = new VirtualTime(now);
    const told: string[] = [];
    const work = async (name: string, ms: number): Promise<void> => {
      await time.wait(ms);
      told.push(`${name} at ${time.now() - now}`);
    };
    const all = Promise.all([work('b', 20), work('a', 10), work('c', 20)]);
    await time.passUntil(now + 15);
    told.push('halfway');
    await time.passUntil(now + 100);
    await all;
    expect(told).toStrictEqual(['a at 10', 'halfway', 'b at 20', 'c at 20']);
    expect(time.now() - now).toBe(100);
  });
});

describe('an invoice', () => {
  it('reckons waiting by memory, and computing by the share of a processor', () => {
    const counts = new Counts();
    counts.add('ms notify', 4000);
    // 256 MB for four seconds.
    expect(gbSeconds(counts, 'notify')).toBeCloseTo(1, 9);
    counts.add('invocations notify');
    expect(gbSeconds(counts, 'notify')).toBeGreaterThan(1);
  });

  it('multiplies amounts with prices, the dearest first, less what is free', () => {
    const amounts = { 'SQS FIFO': 3e6, 'KMS key': 1 };
    const [first, second] = linesOf(amounts, 'us-east-1', false);
    expect([first?.what, first?.dollars]).toStrictEqual(['SQS FIFO', 1.5]);
    expect([second?.what, second?.dollars]).toStrictEqual(['KMS key', 1]);
    expect(total(linesOf(amounts, 'us-east-1', true))).toBeCloseTo(2, 9);
    const sum = sumOf(2, { 'SQS FIFO': 5 }, { 'SQS FIFO': 1, 'KMS key': 1 });
    expect(sum).toStrictEqual({ 'SQS FIFO': 11, 'KMS key': 1 });
  });
});

describe('quotas', () => {
  it('are met where all persons together take as much as there is', () => {
    const counts = new Counts();
    // Ten a day of each person: 50,000 a day are enough for 5,000.
    counts.add('asked google tasks', 300);
    counts.add('looks');
    const [first] = quotasOf(counts, 1).filter(({ of }) => of.startsWith('Google Tasks'));
    expect(first && personsAt(first)).toBe(5000);
  });

  it('name what to ask for, and where it stands', () => {
    for (const { ask, source, limit } of quotasOf(new Counts(), 1)) {
      expect(Math.min(ask.length, source.length, limit)).toBeGreaterThan(0);
    }
  });
});

describe('the file of prices', () => {
  it('has a date, and for every service a price, a unit and a source', () => {
    expect(Number.isNaN(Date.parse(pricesDate))).toBe(false);
    for (const { dollars, unit, source } of Object.values(prices)) {
      expect(Math.min(dollars['us-east-1'], dollars['eu-central-1'])).toBeGreaterThan(0);
      expect(Math.min(unit.length, source.length)).toBeGreaterThan(0);
    }
  });

  it.each([
    'Lambda',
    'API Gateway',
    'SQS',
    'DynamoDB reads',
    'DynamoDB writes',
    'DynamoDB storage',
    'DynamoDB point-in-time recovery',
    'EventBridge custom events',
    'EventBridge archive',
    'EventBridge Scheduler',
    'KMS',
    'Secrets Manager',
    'CloudWatch logs',
    'CloudWatch metric',
    'CloudWatch alarm',
    'CloudWatch dashboard',
    'Data transfer',
  ])('knows %s', (service) => {
    expect(Object.keys(prices).some((name) => name.startsWith(service))).toBe(true);
  });
});
