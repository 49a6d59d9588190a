/**
 * The one table. A person is a partition: `pk` = `PERSON#id`, `sk` = `person`, `account#ID` or
 * `interview#ID`, so that a load is one query. Notes are partitions of their own: `pk` = `NOTE#name`,
 * `sk` = `note`.
 */
import type { Item } from '../../domain/ports/store.ts';
import { sliceOf, slices } from '../../domain/slices.ts';

/** A value as DynamoDB's JSON names its type: text, a number in digits, or bytes in base64. */
export type AttributeValue = { readonly S?: string; readonly N?: string; readonly B?: string };
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** The index by which persons are listed; only their own items have its attributes. */
export const personsIndex = 'persons';

/**
 * The attribute for DynamoDB's time to live, in whole seconds. It deletes days late and by a clock of
 * its own, so that it only tidies up: `until` decides, in milliseconds.
 */
export const ttlAttribute = 'expires';

type Keys = { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[];

/** What CreateTable takes, all but the name; time to live is set on `ttlAttribute` apart from it. */
export const tableDefinition: {
  BillingMode: 'PAY_PER_REQUEST';
  AttributeDefinitions: { AttributeName: string; AttributeType: 'S' }[];
  KeySchema: Keys;
  GlobalSecondaryIndexes: {
    IndexName: string;
    KeySchema: Keys;
    Projection: { ProjectionType: 'KEYS_ONLY' };
  }[];
} = {
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
 * How many partitions the index of persons is spread over: one for each slice, so that a slice is read by
 * one query. An entry is written only when a person comes or goes: at a million persons a bucket holds
 * 17,000 entries of 0.1 KB, and takes 1,000 newcomers a second.
 */
export const buckets = slices;

/** The bucket (0 to `buckets` - 1) that a person is in, for ever. */
export const bucketOf: (person: string) => number = sliceOf;

/** The attributes that put a person into the index. */
export function indexEntry(person: string): Attributes {
  return { bucket: bucketName(bucketOf(person)), person: { S: person } };
}

/** A bucket as the index knows it. */
export function bucketName(bucket: number): AttributeValue {
  return { S: `B${String(bucket).padStart(2, '0')}` };
}
