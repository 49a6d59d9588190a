/** Notes in the table: small values under a name, each a partition of its own. */
import { Failure } from '../../domain/failure.ts';
import type { NoteStore } from '../../domain/ports/store.ts';
import type { Instant } from '../../domain/time.ts';
import { packed, unpacked } from './body.ts';
import { calling, type Table, writing } from './calls.ts';
import { type Attributes, type AttributeValue, noteKey, ttlAttribute } from './table.ts';

/** A claim that keeps finding the name taken, and then free, comes up against more than chance. */
const claimsAtMost = 5;

/** The part of the store that keeps notes. Fails as `dynamoStore` does. */
export function dynamoNotes(open: Table): NoteStore {
  const find = async (name: string, now: Instant): Promise<string | null> => {
    const { Item } = await calling(open, 'GetItem', { Key: noteKey(name), ConsistentRead: true });
    return textOf(Item, now);
  };
  return {
    find,
    claim: async (name, value, expires, now) => {
      const put = {
        Item: noteItem(name, value, expires),
        ConditionExpression: 'attribute_not_exists(#pk) OR #until <= :now',
        ExpressionAttributeNames: { '#pk': 'pk', '#until': 'until' },
        ExpressionAttributeValues: { ':now': numberOf(now) },
      };
      for (let tried = 0; tried < claimsAtMost; tried++) {
        if (await writing(open, 'PutItem', put)) return value;
        const stands = await find(name, now);
        // Null: dropped in between, so that it is free.
        if (stands !== null) return stands;
      }
      throw new Failure({ code: 'conflict' });
    },
    note: async (name, value, expires) => {
      await calling(open, 'PutItem', { Item: noteItem(name, value, expires) });
    },
    take: async (name, now) => {
      const taken = { Key: noteKey(name), ReturnValues: 'ALL_OLD' };
      const { Attributes: old } = await calling(open, 'DeleteItem', taken);
      return textOf(old, now);
    },
    drop: async (name) => {
      await calling(open, 'DeleteItem', { Key: noteKey(name) });
    },
  };
}

function noteItem(name: string, value: string, expires: Instant | null): Attributes {
  const item = { ...noteKey(name), body: packed(value, 'a note') };
  if (expires === null) return item;
  // Rounded up: DynamoDB must not delete it before its time.
  return { ...item, until: numberOf(expires), [ttlAttribute]: numberOf(Math.ceil(expires / 1000)) };
}

function numberOf(value: number): AttributeValue {
  return { N: String(value) };
}

function textOf(item: Attributes | undefined, now: Instant): string | null {
  if (item === undefined) return null;
  if (item.until?.N !== undefined && Number(item.until.N) <= now) return null;
  return String(unpacked(item.body));
}
