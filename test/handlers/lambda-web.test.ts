/** The web on Lambda: looks are messages, pages wait for what is stored, and secrets may change meanwhile. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { messageIn } from '../../functions/adapters/aws/message.ts';
import { dynamoStore } from '../../functions/adapters/dynamo/dynamo-store.ts';
import { type AccountRecord, newPerson } from '../../functions/domain/ledger/records.ts';
import type { Store } from '../../functions/domain/ports/store.ts';
import { minuteMs } from '../../functions/domain/time.ts';
import { everything, planOnly } from '../../functions/domain/wish.ts';
import { lambdaWeb } from '../../functions/handlers/lambda-web.ts';
import type { Web } from '../../functions/handlers/web/web.ts';
import { startWire, type Wire } from '../adapters/aws/wire.ts';
import { startTables } from '../adapters/dynamo/table-server.ts';

const clientsArn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:oauth-clients-AbCdEf';
const linksArn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:links-key-AbCdEf';
const google = { clientId: 'google-id', clientSecret: 'google-secret' };
const microsoft = { clientId: 'microsoft-id', clientSecret: 'microsoft-secret' };

type Entry = {
  readonly Id: string;
  readonly MessageBody: string;
  readonly MessageGroupId: string;
  readonly MessageDeduplicationId: string;
};

/** As much of SQS as a door needs: it takes what it is given. */
async function startQueue() {
  const taken: Entry[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { Entries } = JSON.parse(text) as { Entries: readonly Entry[] };
    taken.push(...Entries);
    const Successful = Entries.map(({ Id }) => ({ Id, MessageId: Id, MD5OfMessageBody: '' }));
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    response.end(JSON.stringify({ Successful, Failed: [] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { taken, url, close: () => new Promise((resolve) => server.close(resolve)) };
}

let tables: Awaited<ReturnType<typeof startTables>>;
let queue: Awaited<ReturnType<typeof startQueue>>;
let wire: Wire;
let table = '';
let environment: Record<string, string> = {};

beforeAll(async () => {
  tables = await startTables();
  queue = await startQueue();
  wire = await startWire({ behind: { dynamodb: tables.url, sqs: queue.url } });
  table = await tables.newTable();
});
afterAll(async () => {
  await wire.close();
  await queue.close();
  await tables.close();
});
beforeEach(() => {
  queue.taken.splice(0);
  wire.disturb(() => null);
  wire.secrets.put(clientsArn, JSON.stringify({ google, microsoft }));
  wire.secrets.put(linksArn, 'a-key-of-links');
  environment = {
    ...{ TABLE_NAME: table, QUEUE_URL: 'https://sqs.example.com/afterword.fifo' },
    ...{ OAUTH_CLIENTS_SECRET_ARN: clientsArn },
    PUBLIC_URL: 'https://afterword.example.com',
  };
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const webs = (linksName: string | null = linksArn): (() => Promise<Web>) =>
  lambdaWeb(environment, wire.aws(), linksName);

/** The store that the functions share. */
function storeOf(): Store {
  return dynamoStore({ aws: wire.aws(), table });
}

describe('a look that a page asks for', () => {
  it("is one message in the person's group, each under a name of its own", async () => {
    const web = await webs()();
    for (const wish of [everything, planOnly, planOnly]) await web.look('maya', wish);
    const messages = queue.taken.map(({ MessageBody }) => messageIn(MessageBody));
    expect(messages).toStrictEqual(
      [everything, planOnly, planOnly].map((wish) => ({
        ...{ is: 'wish', person: 'maya', wish, agains: 0 },
      })),
    );
    expect(queue.taken.map(({ MessageGroupId }) => MessageGroupId)).toStrictEqual(
      Array.from({ length: 3 }, () => 'maya'),
    );
    const names = queue.taken.map(({ MessageDeduplicationId }) => MessageDeduplicationId);
    expect(new Set(names).size).toBe(3);
  });

  it('is nothing where the function is told of no queue', async () => {
    delete environment.QUEUE_URL;
    const web = await webs()();
    await web.look('maya', everything);
    await web.opened('maya');
    expect(queue.taken).toStrictEqual([]);
  });

  it('fails where the queue does', async () => {
    const web = await webs()();
    wire.disturb(({ service }) =>
      service === 'sqs' ? { status: 403, error: 'AccessDeniedException' } : null,
    );
    await expect(web.look('maya', everything)).rejects.toMatchObject({ code: 'misconfigured' });
  });
});

describe('a page that is opened', () => {
  it('asks for a look, once in five minutes a person', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const web = await webs()();
    const asked = async (person: string): Promise<number> => {
      const before = queue.taken.length;
      await web.opened(person);
      return queue.taken.length - before;
    };
    expect([await asked('maya'), await asked('maya'), await asked('noah')]).toStrictEqual([
      1, 0, 1,
    ]);
    vi.setSystemTime(Date.now() + 5 * minuteMs - 1);
    expect(await asked('maya')).toBe(0);
    vi.setSystemTime(Date.now() + 1);
    expect([await asked('maya'), await asked('maya')]).toStrictEqual([1, 0]);
  });

  it('is shown though no look can be asked for', async () => {
    const told = vi.spyOn(console, 'error').mockReturnValue();
    const web = await webs()();
    wire.disturb(({ service }) =>
      service === 'sqs' ? { status: 403, error: 'AccessDeniedException' } : null,
    );
    await web.opened('maya');
    expect(told.mock.calls.flat().join()).toMatch(/^afterword: look: misconfigured: /);
    expect(told.mock.calls.flat().join()).not.toMatch(/@|maya/);
  });
});

describe('a page that waits', () => {
  const record = (name: string) => ({ kind: 'person', value: newPerson('maya', name) }) as const;

  it('goes on when something was stored and then stays as it is', async () => {
    const store = storeOf();
    await store.erase('maya');
    const version = await store.save('maya', record('before'), 0);
    const web = await webs()();
    let glances = 0;
    wire.disturb(({ service, headers }) => {
      if (service !== 'dynamodb' || !/Query$/.test(String(headers['x-amz-target']))) return null;
      glances += 1;
      // After its first look at what is stored.
      if (glances === 2) void store.save('maya', record('after'), version ?? 0);
      return null;
    });
    await web.settled('maya');
    expect(glances).toBeGreaterThanOrEqual(3);
    expect(glances).toBeLessThanOrEqual(5);
  });

  it('waits no longer than a few seconds where nothing happens', async () => {
    const web = await webs()();
    const before = wire.requests.length;
    await web.settled('nobody');
    expect(wire.requests.length - before).toBe(11);
  });
});

describe('the secrets of the web', () => {
  it('are read once in five minutes, and it is made anew only where they have changed', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const get = webs();
    const reads = wire.secrets.reads();
    const first = await get();
    expect(await get()).toBe(first);
    wire.secrets.put(clientsArn, JSON.stringify({ google }));
    expect(await get()).toBe(first);
    expect(wire.secrets.reads() - reads).toBe(2);
    vi.setSystemTime(Date.now() + 5 * minuteMs);
    const second = await get();
    expect(second).not.toBe(first);
    expect(second.providers.outlook.isMissing).toBe(true);
    vi.setSystemTime(Date.now() + 5 * minuteMs);
    expect(await get()).toBe(second);
    expect(wire.secrets.reads() - reads).toBe(6);
  });

  it.each([
    ['both', { google, microsoft }, []],
    ['Google', { google }, ['outlook']],
    ['Microsoft', { microsoft }, ['google']],
    ['nobody', {}, ['google', 'outlook']],
  ] as const)('say who can be connected: %s', async (_, clients, missing) => {
    wire.secrets.put(clientsArn, JSON.stringify(clients));
    const { providers, adminConsentUrl } = await webs()();
    const found = Object.entries(providers).filter(([, one]) => one.isMissing === true);
    expect(found.map(([name]) => name)).toStrictEqual(missing);
    expect(adminConsentUrl('google')).toBeNull();
    const url = adminConsentUrl('outlook');
    if ('microsoft' in clients) expect(url).toContain('client_id=microsoft-id');
    else expect(url).toBeNull();
    expect(url ?? '').not.toContain('secret');
  });

  it('that are broken are told without a word of them, and cost nobody the pages', async () => {
    wire.secrets.put(clientsArn, '{"google":{"clientId":"google-id"}');
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { providers } = await webs()();
    expect([providers.google.isMissing, providers.outlook.isMissing]).toStrictEqual([true, true]);
    const said = told.mock.calls.flat().join();
    expect(said).toMatch(/misconfigured: the secret of the OAuth clients/);
    expect(said).not.toContain('google-id');
    told.mockRestore();
  });

  it('are not read by a function that is not to know them', async () => {
    delete environment.OAUTH_CLIENTS_SECRET_ARN;
    const reads = wire.secrets.reads();
    const { providers } = await webs(null)();
    expect(wire.secrets.reads()).toBe(reads);
    expect(providers.google.isMissing).toBe(true);
  });
});

describe('the ports of the web', () => {
  it('open no calendar and tell no events', async () => {
    const { ports } = await webs()();
    expect(() => ports.providers.google.open('token', 'Europe/Berlin' as never)).toThrow(/bug/);
    await expect(ports.bus.publish([])).rejects.toThrow(/bug/);
    expect(ports.notifyUrl('google')).toBeNull();
  });

  it('know when an account was read', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { secondsSinceRead } = await webs()();
    const at = (readAt?: number) => secondsSinceRead({ readAt } as AccountRecord);
    expect([at(), at(Date.now() - 61_400), at(Date.now() + 5000)]).toStrictEqual([null, 61, 0]);
  });
});
