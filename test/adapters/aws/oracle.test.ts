/** Our requests are those that the official SDK's clients send for the same input. */
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newDataKey, openDataKey } from '../../../functions/adapters/aws/data-key.ts';
import { eventBridgeBus } from '../../../functions/adapters/aws/event-bus.ts';
import { eventBridgeSchedule } from '../../../functions/adapters/aws/scheduler.ts';
import { secretsManagerVault } from '../../../functions/adapters/aws/vault.ts';
import { instant, minuteMs, plusMs } from '../../../functions/domain/time.ts';
import { type Recorded, startWire, wireKeyArn, wireRegion, wireSigner } from './wire.ts';

/** A moment with milliseconds, which protocols write in more than one way. */
const now = instant(Date.UTC(2026, 10, 24, 12, 0, 0, 123));
const secretArn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:links-key-AbCdEf';
const wire = await startWire({ nowMs: () => now, secrets: { [secretArn]: 'text' } });
const aws = wire.aws();
const clock = { now: () => now };
const options = {
  endpoint: wire.url,
  region: wireRegion,
  credentials: { ...wireSigner, sessionToken: wireSigner.sessionToken ?? '' },
  maxAttempts: 1,
};
const sdk = {
  scheduler: new SchedulerClient(options),
  events: new EventBridgeClient(options),
  kms: new KMSClient(options),
  secrets: new SecretsManagerClient(options),
};

afterAll(async () => {
  for (const client of Object.values(sdk)) client.destroy();
  await wire.close();
});

/** What a request asks for, without what differs each time: idempotency tokens that the SDK mints. */
function asks({ service, method, path, query, headers, body }: Recorded) {
  const search = new URLSearchParams(query);
  search.delete('clientToken');
  search.sort();
  const { ClientToken: _, ...fields } = body === '' ? {} : JSON.parse(body);
  return {
    ...{ service, method, path, query: search.toString(), fields },
    target: headers['x-amz-target'] ?? null,
    type: headers['content-type'] ?? null,
  };
}

/** The requests that `work` made, each rightly signed. Refusals are the stand-in's, and beside the point. */
async function sentBy(work: () => Promise<unknown>) {
  const before = wire.requests.length;
  await work().catch(() => undefined);
  const sent = wire.requests.slice(before);
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.map(({ problem }) => problem)).toStrictEqual(sent.map(() => null));
  return sent.map(asks);
}

describe('requests to EventBridge Scheduler', () => {
  const names = { Name: '0p1q2r3s4t', GroupName: 'afterword-test' };
  const queueArn = 'arn:aws:sqs:eu-central-1:111122223333:afterword-test-work.fifo';
  const roleArn = 'arn:aws:iam::111122223333:role/afterword-test-schedule';
  const parts = { aws, clock, group: names.GroupName, queueArn, roleArn };
  const ours = eventBridgeSchedule(parts);
  const at = plusMs(now, 60 * minuteMs);
  const input = {
    ...names,
    ScheduleExpression: 'at(2026-11-24T13:01:00)',
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'FLEXIBLE' as const, MaximumWindowInMinutes: 10 },
    ActionAfterCompletion: 'NONE' as const,
    Target: {
      Arn: queueArn,
      RoleArn: roleArn,
      SqsParameters: { MessageGroupId: names.Name },
      Input: JSON.stringify({
        ...{ is: 'wish', person: names.Name },
        wish: { accounts: null, plan: true, tend: false },
        agains: 0,
        execution: '<aws.scheduler.execution-id>',
      }),
    },
  };

  beforeEach(() => void wire.scheduler.reset());

  it('update a schedule, and create it where there is none', async () => {
    const theirs = [
      ...(await sentBy(() => sdk.scheduler.send(new UpdateScheduleCommand(input)))),
      ...(await sentBy(() => sdk.scheduler.send(new CreateScheduleCommand(input)))),
    ];
    wire.scheduler.reset();
    expect(await sentBy(() => ours.set(names.Name, at))).toStrictEqual(theirs);
  });

  it('leave the time as it is where it is near', async () => {
    const near = {
      ...input,
      ScheduleExpression: 'at(2026-11-24T12:05:00)',
      FlexibleTimeWindow: { Mode: 'OFF' as const },
    };
    await ours.set(names.Name, at);
    const theirs = await sentBy(() => sdk.scheduler.send(new UpdateScheduleCommand(near)));
    const soon = plusMs(now, 4 * minuteMs);
    expect(await sentBy(() => ours.set(names.Name, soon))).toStrictEqual(theirs);
  });

  it('read a schedule and delete it', async () => {
    await ours.set(names.Name, at);
    const read = await sentBy(() => sdk.scheduler.send(new GetScheduleCommand(names)));
    expect(await sentBy(() => ours.hasten(names.Name, at))).toStrictEqual(read);
    const removed = await sentBy(() => sdk.scheduler.send(new DeleteScheduleCommand(names)));
    expect(await sentBy(() => ours.clear(names.Name))).toStrictEqual(removed);
  });

  it('read what the SDK made', async () => {
    await sdk.scheduler.send(new CreateScheduleCommand(input));
    await ours.hasten(names.Name, plusMs(at, minuteMs));
    expect(wire.scheduler.nextMs()).toBe(Date.UTC(2026, 10, 24, 13, 1));
  });
});

describe('requests to EventBridge', () => {
  it('put events', async () => {
    const command = new PutEventsCommand({
      Entries: [
        {
          Time: new Date(now),
          Source: 'afterword',
          DetailType: 'outcome.recorded',
          Detail: '{"person":"p","about":"key"}',
          EventBusName: 'afterword-test',
        },
      ],
    });
    const theirs = await sentBy(() => sdk.events.send(command));
    const bus = eventBridgeBus({ aws, bus: 'afterword-test', clock });
    const event = { name: 'outcome.recorded', person: 'p', about: 'key' } as const;
    expect(await sentBy(() => bus.publish([event]))).toStrictEqual(theirs);
  });
});

describe('requests to KMS', () => {
  const context = { purpose: 'day-tokens', day: '2026-11-24' } as const;
  const tokenKey = { aws, keyArn: wireKeyArn };

  it('make a data key', async () => {
    const command = new GenerateDataKeyCommand({
      ...{ KeyId: wireKeyArn, KeySpec: 'AES_256' },
      EncryptionContext: context,
    });
    const theirs = await sentBy(() => sdk.kms.send(command));
    expect(await sentBy(() => newDataKey(tokenKey, context))).toStrictEqual(theirs);
  });

  it('unwrap one, which the SDK finds to be the same', async () => {
    const { key, wrapped } = await newDataKey(tokenKey, context);
    const command = new DecryptCommand({
      ...{ KeyId: wireKeyArn, CiphertextBlob: Buffer.from(wrapped, 'base64') },
      EncryptionContext: context,
    });
    const { Plaintext } = await sdk.kms.send(command);
    expect(Buffer.from(Plaintext ?? []).equals(key.export())).toBe(true);
    const theirs = await sentBy(() => sdk.kms.send(command));
    expect(await sentBy(() => openDataKey(tokenKey, wrapped, context))).toStrictEqual(theirs);
  });
});

describe('requests to Secrets Manager', () => {
  it('read a secret', async () => {
    const command = new GetSecretValueCommand({ SecretId: secretArn });
    const theirs = await sentBy(() => sdk.secrets.send(command));
    const vault = secretsManagerVault({ aws, clock });
    expect(await sentBy(() => vault.read(secretArn))).toStrictEqual(theirs);
  });
});
