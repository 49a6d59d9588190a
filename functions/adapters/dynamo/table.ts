/**
 * The one table. A person is a partition: `pk` = `PERSON#id`, `sk` = `person`, `account#ID` or
 * `interview#ID`, so that a load is one query. Notes are partitions of their own: `pk` = `NOTE#name`,
 * `sk` = `note`.
 */
import { createHash } from 'node:crypto';
import type { AttributeValue, CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../domain/ports/store.ts';

export type Attributes = Record<string, AttributeValue>;

/** The index by which persons are listed; only their own items have its attributes. */
export const personsIndex = 'persons';

/**
 * The attribute for DynamoDB's time to live, in whole seconds. It deletes days late and by a clock of
 * its own, so that it only tidies up: `until` decides, in milliseconds.
 */
export const ttlAttribute = 'expires';

/** The table's shape, all but its name; time to live is set on `ttlAttribute` apart from it. */
export const tableDefinition: Omit<CreateTableCommandInput, 'TableName'> = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
    { AttributeName: 'bucket', AttributeType: 'S' },
    { AttributeName: 'person', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: personsIndex,
      KeySchema: [
        { AttributeName: 'bucket', KeyType: 'HASH' },
        { AttributeName: 'person', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
};

/** The partition of a person. */
export function personKey(person: string): AttributeValue {
  return { S: `PERSON#${person}` };
}

/** Where an item of a person is; there is one of the kind `person`, whatever `id` says. */
export function itemKey(person: string, kind: Item['kind'], id: string): Attributes {
  return { pk: personKey(person), sk: { S: kind === 'person' ? kind : `${kind}#${id}` } };
}

/** Where a note is. */
export function noteKey(name: string): Attributes {
  return { pk: { S: `NOTE#${name}` }, sk: { S: 'note' } };
}

/**
 * How many partitions the index of persons is spread over. Reading all of an index costs one query a
 * bucket at least, and an entry is written only when a person comes or goes, so that few will do: at
 * a million persons a bucket holds 60,000 entries of 0.1 KB, and takes 1,000 newcomers a second.
 */
export const buckets = 16;

/** The bucket (0 to `buckets` - 1) that a person is in, for ever. */
export function bucketOf(person: string): number {
  return (createHash('sha256').update(person).digest()[0] ?? 0) % buckets;
}

/** The attributes that put a person into the index. */
export function indexEntry(person: string): Attributes {
  return { bucket: bucketName(bucketOf(person)), person: { S: person } };
}

/** A bucket as the index knows it. */
export function bucketName(bucket: number): AttributeValue {
  return { S: `B${String(bucket).padStart(2, '0')}` };
}
