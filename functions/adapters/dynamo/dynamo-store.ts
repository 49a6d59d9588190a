/** All state in one DynamoDB table (`table.ts`): the store of everyone. */
import { Failure } from '../../domain/failure.ts';
import type { AccountRecord, InterviewRecord, PersonRecord } from '../../domain/ledger/records.ts';
import type { PersonState, Store, Versioned } from '../../domain/ports/store.ts';
import { callAwsOnce } from '../http/aws-call.ts';
import { patiently } from '../http/patiently.ts';
import { packed, unpacked } from './body.ts';
import {
  type Answer,
  calling,
  type DeleteRequest,
  type Table,
  tableRequest,
  writing,
} from './calls.ts';
import { dynamoNotes } from './dynamo-notes.ts';
import {
  type Attributes,
  bucketName,
  bucketOf,
  buckets,
  indexEntry,
  itemKey,
  personKey,
  personsIndex,
} from './table.ts';

/** The most that one BatchWriteItem takes. */
const batchSize = 25;

/**
 * The store in that table. A write that is repeated because its answer was lost meets itself and is told
 * as somebody else's (null, false; of a `take` nobody gets the note): callers look again anyway. Persons
 * are listed from an index that may be a second behind. Fails with `rate-limited`, `unreachable`, `misconfigured`
 * (table or access) or `bug` (an item that is over 400 KB even compressed, among others).
 */
export function dynamoStore(open: Table): Store {
  return {
    load: async (person, as) =>
      stateOf(await everything(open, { ...everythingOf(person), ConsistentRead: as !== 'lately' })),
    save: async (person, { kind, value }, version) => {
      const put = {
        Item: {
          ...itemKey(person, kind, value.id),
          ...(kind === 'person' ? indexEntry(person) : {}),
          version: { N: String(version + 1) },
          body: packed(value, `the ${kind} record`),
        },
        ...(version === 0 ? ifAbsent : ifVersion(version)),
      };
      return (await writing(open, 'PutItem', put)) ? version + 1 : null;
    },
    remove: (person, kind, id, version) => {
      const Key = itemKey(person, kind, id);
      return writing(open, 'DeleteItem', { Key, ...ifVersion(version) });
    },
    erase: (person) => erase(open, person),
    persons: async (after, limit) => {
      const first = after === null ? 0 : bucketOf(after);
      const found: string[] = [];
      for (let bucket = first; bucket < buckets && found.length < limit; bucket++) {
        const from = bucket === first ? after : null;
        found.push(...(await personsIn(open, bucket, from, limit - found.length)));
      }
      return found;
    },
    personsIn: (slice, after, limit) => personsIn(open, slice, after, limit),
    ...dynamoNotes(open),
  };
}

const ifAbsent = {
  ConditionExpression: 'attribute_not_exists(#pk)',
  ExpressionAttributeNames: { '#pk': 'pk' },
};

function ifVersion(version: number) {
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': { N: String(version) } },
  };
}

type Query = {
  readonly IndexName?: string;
  readonly KeyConditionExpression: string;
  readonly ExpressionAttributeNames: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues: Attributes;
  readonly ProjectionExpression?: string;
  readonly ConsistentRead?: boolean;
  readonly Limit?: number;
};

/** All pages of a query: one has at most 1 MB. */
async function everything(open: Table, query: Query): Promise<readonly Attributes[]> {
  const found: Attributes[] = [];
  let start: Attributes | undefined;
  do {
    const page = start === undefined ? query : { ...query, ExclusiveStartKey: start };
    const { Items, LastEvaluatedKey } = await calling(open, 'Query', page);
    found.push(...(Items ?? []));
    start = LastEvaluatedKey;
    // A limit is of each page: the first is enough, unless 1 MB ended it.
  } while (start !== undefined && found.length < (query.Limit ?? Number.POSITIVE_INFINITY));
  return found;
}

function everythingOf(person: string): Query {
  return {
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: { '#pk': 'pk' },
    ExpressionAttributeValues: { ':pk': personKey(person) },
    ConsistentRead: true,
  };
}

function stateOf(items: readonly Attributes[]): PersonState | null {
  const of = <T>(sortKey: RegExp): readonly Versioned<T>[] =>
    items
      .filter(({ sk }) => sortKey.test(sk?.S ?? ''))
      .map(({ body, version }) => ({ value: unpacked(body) as T, version: Number(version?.N) }));
  const [person] = of<PersonRecord>(/^person$/);
  if (person === undefined) return null;
  return {
    person,
    accounts: of<AccountRecord>(/^account#/),
    interviews: of<InterviewRecord>(/^interview#/),
  };
}

/** The person's own item goes last: until then they are listed, and an erasure that broke off is seen. */
async function erase(open: Table, person: string): Promise<void> {
  const keys = await everything(open, {
    ...everythingOf(person),
    ProjectionExpression: '#pk, #sk',
    ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
  });
  const requests = keys
    .filter(({ sk }) => sk?.S !== 'person')
    .map((Key): DeleteRequest => ({ DeleteRequest: { Key } }));
  for (let at = 0; at < requests.length; at += batchSize) {
    await deleteAll(open, requests.slice(at, at + batchSize));
  }
  if (keys.length > requests.length) {
    await calling(open, 'DeleteItem', { Key: itemKey(person, 'person', person) });
  }
}

/** What DynamoDB leaves undone for lack of throughput is asked for again, later each time. */
function deleteAll(open: Table, requests: readonly DeleteRequest[]): Promise<void> {
  let left = requests;
  return patiently(async () => {
    const batch = tableRequest('BatchWriteItem', { RequestItems: { [open.table]: left } });
    const { UnprocessedItems } = (await callAwsOnce(open.aws, batch)).body as Answer;
    left = UnprocessedItems?.[open.table] ?? [];
    if (left.length > 0) throw new Failure({ code: 'rate-limited', retryAfterMs: null });
  }, open.aws.pace);
}

async function personsIn(
  open: Table,
  bucket: number,
  after: string | null,
  limit: number,
): Promise<readonly string[]> {
  const found = await everything(open, {
    IndexName: personsIndex,
    KeyConditionExpression: `#bucket = :bucket${after === null ? '' : ' AND #person > :after'}`,
    ExpressionAttributeNames: {
      '#bucket': 'bucket',
      ...(after === null ? {} : { '#person': 'person' }),
    },
    ExpressionAttributeValues: {
      ':bucket': bucketName(bucket),
      ...(after === null ? {} : { ':after': { S: after } }),
    },
    Limit: limit,
  });
  return found.slice(0, limit).map(({ person }) => person?.S ?? '');
}
