/** What goes wrong between the store and its table, played by a line of our own in front of dynalite. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoStore } from '../../../functions/adapters/dynamo/dynamo-store.ts';
import { failureOf } from '../../../functions/domain/failure.ts';
import type { Store } from '../../../functions/domain/ports/store.ts';
import { interviewRecord, noon, personRecord } from '../../contracts/store-records.ts';
import { awsAt } from '../aws/aws-call-scene.ts';
import { startFaultyLine, type Trouble } from './faulty-line.ts';
import { startTables } from './table-server.ts';

let tables: Awaited<ReturnType<typeof startTables>>;
let line: Awaited<ReturnType<typeof startFaultyLine>>;
let troubles: Trouble[] = [];
let asked: string[] = [];
let store: Store;
/** The same table over an undisturbed line. */
let calm: Store;

beforeAll(async () => {
  tables = await startTables();
  line = await startFaultyLine(tables.url, (operation) => {
    asked.push(operation);
    return troubles.shift() ?? null;
  });
});

afterAll(async () => {
  await line.close();
  await tables.close();
});

beforeEach(async () => {
  const table = await tables.newTable();
  store = dynamoStore({ aws: awsAt(line.url), table });
  calm = dynamoStore({ aws: awsAt(tables.url), table });
  troubles = [];
  asked = [];
});

const person = { kind: 'person', value: personRecord('p') } as const;
const always = (trouble: Trouble): Trouble[] => Array.from({ length: 9 }, () => trouble);

async function failing(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no failure',
    (error) => failureOf(error).facts,
  );
}

describe('a disturbed line to the table', () => {
  it.each([
    { status: 400, error: 'ProvisionedThroughputExceededException' },
    { status: 400, error: 'ThrottlingException' },
    { status: 400, error: 'RequestLimitExceeded' },
    { status: 500, error: 'InternalServerError' },
    { status: 503, error: 'ServiceUnavailable' },
    'cut-before' as const,
  ])('is tried again after %o', async (trouble) => {
    troubles = [trouble, trouble];
    expect(await store.save('p', person, 0)).toBe(1);
    expect(asked).toStrictEqual(['PutItem', 'PutItem', 'PutItem']);
  });

  it.each([
    [
      { status: 400, error: 'ProvisionedThroughputExceededException' },
      { code: 'rate-limited', retryAfterMs: null },
    ],
    [
      { status: 400, error: 'ThrottlingException' },
      { code: 'rate-limited', retryAfterMs: null },
    ],
    [
      { status: 500, error: 'InternalServerError' },
      { code: 'unreachable', status: 500 },
    ],
    ['cut-before' as const, { code: 'unreachable', status: null }],
  ])('is told as what it is where %o lasts', async (trouble, facts) => {
    troubles = always(trouble);
    expect(await failing(store.load('p'))).toStrictEqual(facts);
    expect(asked).toHaveLength(4);
  });

  it.each([
    ['AccessDeniedException', 'the table may not be reached with these rights'],
    ['UnrecognizedClientException', 'the table refuses the credentials'],
    ['ExpiredTokenException', 'the table refuses the credentials'],
    ['ResourceNotFoundException', 'the table is not there'],
  ])('is the operator’s at %s, and not tried again', async (error, what) => {
    troubles = always({ status: 400, error });
    expect(await failing(store.find('name', noon))).toStrictEqual({ code: 'misconfigured', what });
    expect(asked).toHaveLength(1);
  });

  it('is a bug of ours where the request is refused', async () => {
    troubles = always({ status: 400, error: 'ValidationException' });
    const what = 'the table answered ValidationException';
    expect(await failing(store.drop('name'))).toStrictEqual({ code: 'bug', what });
    expect(asked).toHaveLength(1);
  });

  it('leaves a save whose answer was lost written, and tells to look again', async () => {
    troubles = ['cut-after'];
    expect(await store.save('p', person, 0)).toBeNull();
    expect((await calm.load('p'))?.person).toStrictEqual({ value: person.value, version: 1 });
  });

  it('lets a claim stand whose answer was lost', async () => {
    troubles = ['cut-after'];
    expect(await store.claim('google:1', 'p', null, noon)).toBe('p');
    expect(await calm.claim('google:1', 'q', null, noon)).toBe('p');
  });

  it('gives a note to nobody where the answer was lost, rather than to two', async () => {
    await calm.note('consent', 'secret', null);
    troubles = ['cut-after'];
    expect(await store.take('consent', noon)).toBeNull();
    expect(await calm.take('consent', noon)).toBeNull();
  });
});

describe('erasing', () => {
  beforeEach(async () => {
    await calm.save('p', person, 0);
    for (let index = 0; index < 30; index++) {
      await calm.save('p', { kind: 'interview', value: interviewRecord(`i${index}`) }, 0);
    }
  });

  it('asks again for what the table left undone', async () => {
    troubles = [null, { unprocessed: 20 }, { unprocessed: 3 }];
    await store.erase('p');
    expect(asked.filter((operation) => operation === 'BatchWriteItem')).toHaveLength(4);
    await calm.save('p', person, 0);
    expect((await calm.load('p'))?.interviews).toStrictEqual([]);
  });

  it('keeps somebody listed whose erasure breaks off, and is finished by the next', async () => {
    await calm.save('q', { kind: 'person', value: personRecord('q') }, 0);
    for (let index = 0; index < 20; index++) {
      await calm.save('q', { kind: 'interview', value: interviewRecord(`i${index}`) }, 0);
    }
    troubles = [null, ...always({ unprocessed: 19 })];
    expect(await failing(store.erase('q'))).toStrictEqual({
      code: 'rate-limited',
      retryAfterMs: null,
    });
    expect(await calm.persons(null, 10)).toContain('q');
    expect((await calm.load('q'))?.interviews.length).toBeGreaterThan(0);
    troubles = [];
    await store.erase('q');
    expect(await calm.load('q')).toBeNull();
    expect(await calm.persons(null, 10)).toStrictEqual(['p']);
  });
});
