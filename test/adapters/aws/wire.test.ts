/** The wire itself: it lets through what AWS would, and nothing else. */
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AwsV4Signer } from 'aws4fetch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWire, type Wire, wireKeyArn, wireRegion, wireSigner } from './wire.ts';
import { verdictOn } from './wire-signature.ts';

let wire: Wire;
const secretArn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:one-AbCdEf';

beforeAll(async () => {
  wire = await startWire({ secrets: { [secretArn]: 'a secret text' } });
});
afterAll(() => wire.close());

describe('a signature', () => {
  it('is read as in AWS’s own example of the specification', () => {
    const signer = { ...wireSigner, sessionToken: null };
    const authorization =
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ' +
      'SignedHeaders=host;x-amz-date, ' +
      'Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31';
    const headers = { host: 'example.amazonaws.com', 'x-amz-date': '20150830T123600Z' };
    const signed = {
      ...{ method: 'GET', target: '/', body: Buffer.alloc(0) },
      headers: { ...headers, authorization },
    };
    const then = Date.UTC(2015, 7, 30, 12, 36);
    const right = { service: 'service', problem: null };
    expect(verdictOn(signed, signer, 'us-east-1', then)).toStrictEqual(right);
    expect(verdictOn(signed, signer, 'us-east-1', then + 6 * 60_000).problem).toBe('expired');
    expect(verdictOn(signed, signer, 'us-east-2', then).problem).toBe('mismatch');
  });

  it.each([
    ['nothing else', {}, null],
    ['another path', { path: '/schedules/q' }, 'mismatch'],
    ['another query', { query: '?groupName=other' }, 'mismatch'],
    ['another body', { body: '{"a":2}' }, 'mismatch'],
    ['another token', { headers: { 'x-amz-security-token': 'theirs' } }, 'mismatch'],
    ['another time', { headers: { 'x-amz-date': '20200101T000000Z' } }, 'mismatch'],
    [
      'a header that is not signed',
      { headers: { 'x-amz-target': 'TrentService.Decrypt' } },
      'mismatch',
    ],
    ['no signature', { headers: { authorization: '' } }, 'missing'],
  ] as const)('is refused with %s than what was signed', async (_, change, problem) => {
    const changed: Change = change;
    const { headers } = await signedHeaders({});
    await fetch(`${wire.url}${changed.path ?? path}${changed.query ?? query}`, {
      method: 'PUT',
      body: changed.body ?? '{"a":1}',
      headers: { ...headers, ...changed.headers },
    });
    expect(wire.requests.at(-1)?.problem).toBe(problem);
  });

  it.each([
    ['key', { secretAccessKey: 'another' }, 'mismatch'],
    ['name', { accessKeyId: 'AKIDANOTHER' }, 'mismatch'],
    ['token', { sessionToken: 'another' }, 'token'],
    ['region', { region: 'us-east-1' }, 'mismatch'],
    ['day', { datetime: '20200101T000000Z' }, 'expired'],
  ] as const)('is refused with another %s of who signs', async (_, other, problem) => {
    const { headers } = await signedHeaders(other);
    const response = await fetch(`${wire.url}${path}${query}`, {
      ...{ method: 'PUT', body: '{"a":1}' },
      headers,
    });
    expect(response.status).toBe(403);
    expect(wire.requests.at(-1)).toMatchObject({ service: 'scheduler', problem });
  });
});

describe('the wire', () => {
  it('answers the SDK’s own clients, each service by what the signature is for', async () => {
    const options = { endpoint: wire.url, region: wireRegion, maxAttempts: 1 };
    const client = {
      ...options,
      credentials: { ...wireSigner, sessionToken: 'a-session-token/with+signs==' },
    };
    const entry = { Source: 's', DetailType: 'd', Detail: '{}', EventBusName: 'afterword-test' };
    const events = new EventBridgeClient(client).send(new PutEventsCommand({ Entries: [entry] }));
    expect((await events).FailedEntryCount).toBe(0);
    const key = new KMSClient(client).send(
      new GenerateDataKeyCommand({ KeyId: wireKeyArn, KeySpec: 'AES_256' }),
    );
    expect((await key).Plaintext).toHaveLength(32);
    const secret = new SecretsManagerClient(client).send(
      new GetSecretValueCommand({ SecretId: secretArn }),
    );
    expect((await secret).SecretString).toBe('a secret text');
    const none = new SchedulerClient(client).send(
      new GetScheduleCommand({ Name: 'none', GroupName: 'afterword-test' }),
    );
    await expect(none).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    expect(wire.requests.slice(-4).map(({ problem }) => problem)).toStrictEqual(
      Array(4).fill(null),
    );
  });

  it('passes on what is meant for other servers, once its signature was right', async () => {
    const behind = await startWire();
    const front = await startWire({ behind: { kms: behind.url } });
    const options = { endpoint: front.url, region: wireRegion, maxAttempts: 1 };
    const ask = (secretAccessKey: string) =>
      new KMSClient({
        ...options,
        credentials: {
          ...wireSigner,
          secretAccessKey,
          sessionToken: 'a-session-token/with+signs==',
        },
      }).send(new GenerateDataKeyCommand({ KeyId: wireKeyArn, KeySpec: 'AES_256' }));
    await expect(ask('another')).rejects.toMatchObject({ name: 'InvalidSignatureException' });
    expect(behind.requests).toHaveLength(0);
    // Signed for the front, so that the one behind refuses it: it was handed on as it came.
    await expect(ask(wireSigner.secretAccessKey)).rejects.toMatchObject({
      name: 'InvalidSignatureException',
    });
    expect(behind.requests).toHaveLength(1);
    await Promise.all([front.close(), behind.close()]);
  });
});

type Change = {
  readonly path?: string;
  readonly query?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

const path = '/schedules/p';
const query = '?groupName=afterword-test';

async function signedHeaders(other: {
  readonly secretAccessKey?: string;
  readonly accessKeyId?: string;
  readonly sessionToken?: string;
  readonly region?: string;
  readonly datetime?: string;
}) {
  const signed = await new AwsV4Signer({
    ...{ url: `${wire.url}${path}${query}`, method: 'PUT', body: '{"a":1}' },
    ...{ region: wireRegion, service: 'scheduler' },
    accessKeyId: wireSigner.accessKeyId,
    secretAccessKey: wireSigner.secretAccessKey,
    sessionToken: wireSigner.sessionToken ?? '',
    ...other,
  }).sign();
  return { headers: Object.fromEntries(signed.headers) };
}
