/** How the table is called: under our one retry policy, with our failures. */
import { type Aws, type AwsRequest, callAws, jsonCall } from '../http/aws-call.ts';
import type { Attributes } from './table.ts';

/** The table of that name, where `aws` finds DynamoDB. */
export type Table = { readonly aws: Aws; readonly table: string };

/** What we read of the answers; each operation gives some of it. */
export type Answer = {
  readonly Item?: Attributes;
  readonly Items?: readonly Attributes[];
  readonly LastEvaluatedKey?: Attributes;
  /** Those of an item as it was before. */
  readonly Attributes?: Attributes;
  readonly UnprocessedItems?: Readonly<Record<string, readonly DeleteRequest[]>>;
};
export type DeleteRequest = { readonly DeleteRequest: { readonly Key: Attributes } };

const conditionFailed = 'ConditionalCheckFailedException';

/** One operation of DynamoDB (`PutItem`) as a request; `expects` as there. */
export function tableRequest(
  operation: string,
  body: object,
  expects: AwsRequest['expects'] = [],
): AwsRequest {
  const target = jsonCall('1.0', `DynamoDB_20120810.${operation}`);
  return { service: 'dynamodb', called: 'the table', ...target, body, expects };
}

/** Carries out an operation on the table, again where its failure passes. Throws a `Failure` and nothing else. */
export async function calling(open: Table, operation: string, input: object): Promise<Answer> {
  const request = tableRequest(operation, { TableName: open.table, ...input });
  return (await callAws(open.aws, request)).body as Answer;
}

/** The same for a conditional write: whether its condition held. */
export async function writing(open: Table, operation: string, input: object): Promise<boolean> {
  const body = { TableName: open.table, ...input };
  const { refused } = await callAws(open.aws, tableRequest(operation, body, [conditionFailed]));
  return refused === null;
}
