/**
 * The store against dynalite, which imitates DynamoDB's API but not all of it: no time to live (nothing
 * is ever deleted late, or at all), an index that is never behind, no throttling, no access rights, no
 * TransactWriteItems (which the store does not use) and no UpdateTimeToLive (which the table's stack
 * does). Throttling, unprocessed items and lost answers are played by a line of our own.
 */
import { randomBytes } from 'node:crypto';
import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoStore } from '../../../functions/adapters/dynamo/dynamo-store.ts';
import { bucketOf, buckets, ttlAttribute } from '../../../functions/adapters/dynamo/table.ts';
import { plusMs } from '../../../functions/domain/time.ts';
import { storeContract } from '../../contracts/store.ts';
import { interviewRecord, longText, noon, personRecord } from '../../contracts/store-records.ts';
import { awsAt } from '../aws/aws-call-scene.ts';
import { startTables } from './table-server.ts';

let tables: Awaited<ReturnType<typeof startTables>>;

beforeAll(async () => {
  tables = await startTables();
});

afterAll(() => tables.close());

storeContract({
  name: 'DynamoDB',
  make: async () => dynamoStore({ aws: awsAt(tables.url), table: await tables.newTable() }),
  histories: 25,
});

describe('what is in the table', () => {
  it('is legible where it is short and compressed where it is long', async () => {
    const { store, items } = await open();
    await store.save('p', { kind: 'person', value: personRecord('p', 'Maya') }, 0);
    const long = interviewRecord('i', longText(300_000));
    await store.save('p', { kind: 'interview', value: long }, 0);
    const [interview, person] = await items();
    expect(JSON.parse(person?.body?.S ?? '')).toStrictEqual(personRecord('p', 'Maya'));
    expect(interview?.body?.B?.length).toBeLessThan(150_000);
  });

  it('holds several pages of a person', async () => {
    const { store } = await open();
    await store.save('p', { kind: 'person', value: personRecord('p') }, 0);
    const texts = Array.from({ length: 5 }, () => randomBytes(220_000).toString('base64'));
    for (const [index, text] of texts.entries()) {
      await store.save('p', { kind: 'interview', value: interviewRecord(`i${index}`, text) }, 0);
    }
    const state = await store.load('p');
    const read = state?.interviews.map(({ value }) => value.copies[0]?.event.description);
    expect(read).toStrictEqual(texts);
  });

  it('refuses what does not fit even compressed, and stays as it was', async () => {
    const { store } = await open();
    await store.save('p', { kind: 'person', value: personRecord('p') }, 0);
    await store.save('p', { kind: 'interview', value: interviewRecord('secret-id') }, 0);
    const tooLong = interviewRecord('secret-id', randomBytes(420_000).toString('base64'));
    const save = store.save('p', { kind: 'interview', value: tooLong }, 1);
    await expect(save).rejects.toMatchObject({ code: 'bug' });
    await expect(save).rejects.toThrow(/^bug: the interview record of \d+ KB, compressed, /);
    expect((await store.load('p'))?.interviews).toStrictEqual([
      { value: interviewRecord('secret-id'), version: 1 },
    ]);
  });

  it('lives on in whole seconds, never shorter than its note', async () => {
    const { store, items } = await open();
    await store.note('until the full second', 'v', noon);
    await store.note('a bit longer', 'v', plusMs(noon, 1));
    await store.note('for ever', 'v', null);
    const lives = (await items()).map(({ pk, [ttlAttribute]: ttl }) => [pk?.S, ttl?.N]);
    expect(Object.fromEntries(lives)).toStrictEqual({
      'NOTE#until the full second': String(noon / 1000),
      'NOTE#a bit longer': String(noon / 1000 + 1),
      'NOTE#for ever': undefined,
    });
  });

  it('is told as a bug where something else wrote it', async () => {
    const { store, table } = await open();
    const Item = { pk: { S: 'PERSON#p' }, sk: { S: 'person' }, body: { S: '{' } };
    await tables.client.send(new PutItemCommand({ TableName: table, Item }));
    await expect(store.load('p')).rejects.toThrow('bug: a stored item cannot be read');
  });

  it('spreads persons evenly over the buckets of their index', () => {
    const sizes = Array.from({ length: buckets }, () => 0);
    for (let person = 0; person < 60_000; person++) {
      const bucket = bucketOf(`person-${person}`);
      sizes[bucket] = (sizes[bucket] ?? 0) + 1;
    }
    expect(Math.min(...sizes)).toBeGreaterThan(850);
    expect(Math.max(...sizes)).toBeLessThan(1150);
  });
});

/** A store in a table of its own, and all items of that table. */
async function open() {
  const table = await tables.newTable();
  return {
    table,
    store: dynamoStore({ aws: awsAt(tables.url), table }),
    items: async () =>
      (await tables.client.send(new ScanCommand({ TableName: table, ConsistentRead: true })))
        .Items ?? [],
  };
}
