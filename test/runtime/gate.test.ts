/** The rights of a role, as the stand holds functions to them. */
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { ReceiveMessageCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWire, type Wire, wireSigner } from '../adapters/aws/wire.ts';
import { accountId, region } from './environment.ts';
import { type Gate, openGate } from './gate.ts';
import type { Statement } from './template.ts';

const arn = (service: string, rest: string): string =>
  `arn:aws:${service}:${region}:${accountId}:${rest}`;
const role = `arn:aws:iam::${accountId}:role/turns`;
const queue = `http://sqs.example.com/${accountId}/work.fifo`;

let wire: Wire;
beforeAll(async () => {
  wire = await startWire({ region });
});
afterAll(() => wire.close());

/** What a role with these statements is refused, when it asks for that. */
async function refused(
  allowed: readonly Statement[],
  ask: (options: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
  }) => Promise<unknown>,
): Promise<readonly string[]> {
  const gate: Gate = await openGate(wire.url, allowed);
  const { accessKeyId, secretAccessKey } = wireSigner;
  const credentials = { accessKeyId, secretAccessKey };
  const asked = ask({ endpoint: gate.url, region, credentials, maxAttempts: 1 });
  await asked.catch(() => undefined);
  await gate.close();
  expect(gate.asked.size).toBeGreaterThan(0);
  return gate.refused;
}

type Client = Parameters<Parameters<typeof refused>[1]>[0];

const batch = (options: Client): Promise<unknown> =>
  new SQSClient(options).send(
    new SendMessageBatchCommand({ QueueUrl: queue, Entries: [{ Id: '0', MessageBody: 'x' }] }),
  );
const receive = (options: Client): Promise<unknown> =>
  new SQSClient(options).send(new ReceiveMessageCommand({ QueueUrl: queue }));
const query = (options: Client): Promise<unknown> =>
  new DynamoDBClient(options).send(
    new QueryCommand({ TableName: 'main', IndexName: 'persons', KeyConditionExpression: 'b = c' }),
  );
const create = (options: Client): Promise<unknown> =>
  new SchedulerClient(options).send(
    new CreateScheduleCommand({
      Name: 'p1',
      GroupName: 'afterword-test',
      ScheduleExpression: 'at(2026-12-01T10:00:00)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: arn('sqs', 'work.fifo'), RoleArn: role },
    }),
  );
const remove = (options: Client): Promise<unknown> =>
  new SchedulerClient(options).send(
    new DeleteScheduleCommand({ Name: 'p1', GroupName: 'another' }),
  );
const tell = (options: Client): Promise<unknown> =>
  new EventBridgeClient(options).send(
    new PutEventsCommand({
      Entries: [{ EventBusName: 'main', Source: 'a', DetailType: 'b', Detail: '{}' }],
    }),
  );

const send = { actions: ['sqs:SendMessage'], resources: [arn('sqs', 'work.fifo')] };
const turns = {
  actions: ['scheduler:CreateSchedule'],
  resources: [arn('scheduler', 'schedule/afterword-test/*')],
};

describe('a role', () => {
  it.each([
    ['may send a batch where it may send', [send], batch, []],
    ['may not receive where it may send', [send], receive, ['sqs:ReceiveMessage on ']],
    [
      'may send to its own queue alone',
      [{ ...send, resources: [arn('sqs', 'other.fifo')] }],
      batch,
      ['sqs:SendMessage on '],
    ],
    [
      'that may query a table may not query its index',
      [{ actions: ['dynamodb:Query'], resources: [arn('dynamodb', 'table/main')] }],
      query,
      ['dynamodb:Query on '],
    ],
    [
      'that is given the index may query it',
      [{ actions: ['dynamodb:Query'], resources: [arn('dynamodb', 'table/main/index/persons')] }],
      query,
      [],
    ],
    ['needs to pass a role to set a schedule', [turns], create, ['iam:PassRole on ']],
    [
      'that may pass the role may set a schedule',
      [turns, { actions: ['iam:PassRole'], resources: [role] }],
      create,
      [],
    ],
    [
      'may clear no schedule of another group',
      [{ actions: ['scheduler:DeleteSchedule'], resources: turns.resources }],
      remove,
      ['scheduler:DeleteSchedule on '],
    ],
    [
      'may tell its own bus',
      [{ actions: ['events:PutEvents'], resources: [arn('events', 'event-bus/main')] }],
      tell,
      [],
    ],
    ['that may nothing is refused', [], tell, ['events:PutEvents on ']],
  ] as const)('%s', async (_, allowed, ask, expected) => {
    const told = await refused(allowed, ask);
    expect(told.map((one) => one.replace(/(?<= on ).*/, ''))).toStrictEqual(expected);
  });
});
