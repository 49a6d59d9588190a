/** How the table is called: under our one retry policy, with our failures. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { failureOf } from '../../domain/failure.ts';
import { type Pace, patiently } from '../http/patiently.ts';
import { dynamoFailure } from './dynamo-failure.ts';

export type Table = {
  readonly client: DynamoDBClient;
  readonly table: string;
  /** Sleep and chance between tries. */
  readonly pace: Pace;
};

/** Carries out `call`, again where its failure passes. Throws a `Failure` and nothing else. */
export function calling<T>({ pace }: Table, call: () => Promise<T>): Promise<T> {
  return patiently(async () => {
    try {
      return await call();
    } catch (error) {
      throw dynamoFailure(error);
    }
  }, pace);
}

/** The same for a conditional write: whether its condition held. */
export async function writing(table: Table, call: () => Promise<unknown>): Promise<boolean> {
  try {
    await calling(table, call);
    return true;
  } catch (error) {
    if (failureOf(error).code === 'conflict') return false;
    throw error;
  }
}
