/** DynamoDB's stand-in: dynalite, in this process, on a free loopback port. */
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { tableDefinition } from '../../../functions/adapters/dynamo/table.ts';
import { madeUp } from '../aws/aws-call-scene.ts';

/** Starts a server without tables; `close` ends it and its connections. */
export async function startTables(): Promise<{
  readonly url: string;
  readonly client: DynamoDBClient;
  /** Makes an empty table of the store's shape; returns its name. */
  newTable(): Promise<string>;
  close(): Promise<void>;
}> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const client = clientOf(url);
  let tables = 0;
  return {
    url,
    client,
    newTable: async () => {
      const TableName = `afterword-${++tables}`;
      await client.send(new CreateTableCommand({ TableName, ...tableDefinition }));
      await untilActive(client, TableName);
      return TableName;
    },
    close: async () => {
      client.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The SDK's client, which makes tables and reads them past the store. */
function clientOf(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'eu-central-1',
    credentials: madeUp,
    maxAttempts: 1,
  });
}

/** A table takes a moment to be there; the SDK's own waiter waits for seconds. */
async function untilActive(client: DynamoDBClient, TableName: string): Promise<void> {
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    const indexes = Table?.GlobalSecondaryIndexes ?? [];
    const isActive = indexes.every(({ IndexStatus }) => IndexStatus === 'ACTIVE');
    if (Table?.TableStatus === 'ACTIVE' && isActive) return;
  }
}
