/** What cold starts are compared with: a handler that holds the official DynamoDB client, and does nothing. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});

/** The client's region, so that it cannot be left out of the bundle. */
export async function handler(): Promise<string> {
  return await client.config.region();
}
