/** The store's requests are those that the SDK's own client sends for the same input, and rightly signed. */
import { randomBytes } from 'node:crypto';
import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dynamoStore } from '../../../functions/adapters/dynamo/dynamo-store.ts';
import type { Store } from '../../../functions/domain/ports/store.ts';
import { sliceOf } from '../../../functions/domain/slices.ts';
import { plusMs } from '../../../functions/domain/time.ts';
import { interviewRecord, longText, noon, personRecord } from '../../contracts/store-records.ts';
import { askedBy, essence, sdkConfig } from '../aws/aws-call-oracle.ts';
import { startWire, type Wire } from '../aws/wire.ts';
import { startTables } from './table-server.ts';

let tables: Awaited<ReturnType<typeof startTables>>;
/** In front of the tables. */
let wire: Wire;
/** Where the SDK's client speaks into the void. */
let nowhere: Wire;
let sdk: DynamoDBClient;
let store: Store;

beforeAll(async () => {
  tables = await startTables();
  wire = await startWire({ behind: { dynamodb: tables.url } });
  nowhere = await startWire();
  sdk = new DynamoDBClient(sdkConfig(nowhere));
  store = dynamoStore({ aws: wire.aws(), table: await tables.newTable() });
});

afterAll(async () => {
  sdk.destroy();
  await wire.close();
  await nowhere.close();
  await tables.close();
});

const person = { kind: 'person', value: personRecord('p', 'Zoë 面接') } as const;
const long = { kind: 'interview', value: interviewRecord('i', longText(30_000)) } as const;

/** In this order; each with the operations that it takes. */
const deeds: readonly [string, readonly string[], () => Promise<unknown>][] = [
  ['saves what is new', ['PutItem'], () => store.save('p', person, 0)],
  ['saves over a version', ['PutItem'], () => store.save('p', person, 1)],
  ['saves what is compressed', ['PutItem'], () => store.save('p', long, 0)],
  ['loads', ['Query'], () => store.load('p')],
  ['lists a slice', ['Query'], () => store.personsIn(sliceOf('p'), null, 5)],
  ['lists a slice further', ['Query'], () => store.personsIn(sliceOf('p'), 'a', 5)],
  ['removes a version', ['DeleteItem'], () => store.remove('p', 'account', 'none', 1)],
  ['notes', ['PutItem'], () => store.note('channel', 'v', null)],
  ['notes for a while', ['PutItem'], () => store.note('channel', 'v', plusMs(noon, 1))],
  ['claims', ['PutItem', 'GetItem'], () => store.claim('channel', 'w', null, noon)],
  ['finds', ['GetItem'], () => store.find('channel', noon)],
  ['takes', ['DeleteItem'], () => store.take('channel', noon)],
  ['drops', ['DeleteItem'], () => store.drop('channel')],
  ['erases', ['Query', 'BatchWriteItem', 'DeleteItem'], () => store.erase('p')],
];

it.each(deeds)('%s with requests that the SDK would send: %o', async (_what, operations, deed) => {
  const ours = (await askedBy(wire, deed)).map(essence);
  expect(ours.map(({ target }) => target)).toStrictEqual(
    operations.map((operation) => `DynamoDB_20120810.${operation}`),
  );
  for (const request of ours) {
    const [theirs] = await askedBy(nowhere, () => sendBySdk(request.target, request.body));
    expect(request).toStrictEqual(theirs && essence(theirs));
    expect(request.problem).toBeNull();
  }
});

it('asks for the next page as the SDK would', async () => {
  await store.save('q', { kind: 'person', value: personRecord('q') }, 0);
  for (let nth = 0; nth < 5; nth++) {
    const text = randomBytes(220_000).toString('base64');
    await store.save('q', { kind: 'interview', value: interviewRecord(`i${nth}`, text) }, 0);
  }
  const [, second] = (await askedBy(wire, () => store.load('q'))).map(essence);
  expect(second?.body).toHaveProperty('ExclusiveStartKey');
  const [theirs] = await askedBy(nowhere, () => sendBySdk(second?.target, second?.body));
  expect(second).toStrictEqual(theirs && essence(theirs));
});

/** The same input through the SDK, which knows of bytes what is base64 on the wire. */
function sendBySdk(target: string | string[] | undefined, body: unknown): Promise<unknown> {
  const input = withBytes(body) as never;
  switch (target) {
    case 'DynamoDB_20120810.PutItem':
      return sdk.send(new PutItemCommand(input));
    case 'DynamoDB_20120810.GetItem':
      return sdk.send(new GetItemCommand(input));
    case 'DynamoDB_20120810.DeleteItem':
      return sdk.send(new DeleteItemCommand(input));
    case 'DynamoDB_20120810.Query':
      return sdk.send(new QueryCommand(input));
    default:
      return sdk.send(new BatchWriteItemCommand(input));
  }
}

function withBytes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBytes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      const isBytes = name === 'B' && typeof one === 'string';
      return [name, isBytes ? new Uint8Array(Buffer.from(one, 'base64')) : withBytes(one)];
    }),
  );
}
