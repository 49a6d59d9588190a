/** A call of an AWS service: what is tried again, what is not, and what is told of it. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type AwsRequest,
  callAws,
  callAwsOnce,
  jsonCall,
} from '../../../functions/adapters/http/aws-call.ts';
import { failureOf } from '../../../functions/domain/failure.ts';
import { awsAt } from './aws-call-scene.ts';
import { type Fault, startWire, type Wire } from './wire.ts';

let wire: Wire;
let faults: Fault[] = [];
let tries = 0;

beforeAll(async () => {
  wire = await startWire({ secrets: { known: 'value' } });
  wire.disturb(() => {
    tries++;
    return faults.shift() ?? null;
  });
});

afterAll(() => wire.close());

beforeEach(() => {
  faults = [];
  tries = 0;
});

const always = (fault: Fault): Fault[] => Array.from({ length: 9 }, () => fault);

function secretOf(SecretId: string, expects: AwsRequest['expects'] = []): AwsRequest {
  const target = jsonCall('1.1', 'secretsmanager.GetSecretValue');
  const body = { SecretId };
  return { service: 'secretsmanager', called: 'the secret', ...target, body, expects };
}

async function failing(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no failure',
    (error) => failureOf(error).facts,
  );
}

describe('a call of AWS', () => {
  it('is signed, and answered', async () => {
    const { refused, body } = await callAws(wire.aws(), secretOf('known'));
    expect({ refused, body }).toMatchObject({ refused: null, body: { SecretString: 'value' } });
    expect(wire.requests.at(-1)?.problem).toBeNull();
  });

  it('is tried again until it is answered, each time signed anew', async () => {
    faults = [{ status: 503, error: 'ServiceUnavailable' }, 'cut-before', 'cut-after'];
    expect(await callAws(wire.aws(), secretOf('known'))).toMatchObject({ refused: null });
    expect(tries).toBe(4);
  });

  it('is tried once by those who try again themselves', async () => {
    faults = ['cut-before'];
    const call = callAwsOnce(wire.aws(), secretOf('known'));
    expect(await failing(call)).toStrictEqual({ code: 'unreachable', status: null });
    expect(tries).toBe(1);
  });

  it('returns a refusal that was expected, by its bare name', async () => {
    const expected = ['ResourceNotFoundException'];
    const { refused } = await callAws(wire.aws(), secretOf('unknown', expected));
    expect(refused).toBe('ResourceNotFoundException');
    expect(tries).toBe(1);
  });
});

const unreachable = (status: number | null) => ({ code: 'unreachable', status });
const limited = { code: 'rate-limited', retryAfterMs: null };
const operators = (what: string) => ({ code: 'misconfigured', what: `the secret ${what}` });
const bug = (what: string) => ({ code: 'bug', what: `the secret answered ${what}` });

const lasting: readonly [Fault, object, number][] = [
  ['cut-before', unreachable(null), 4],
  ['garbled', unreachable(null), 4],
  [{ status: 500, error: 'InternalFailure' }, unreachable(500), 4],
  [{ status: 400, error: 'InternalServerError' }, unreachable(400), 4],
  [{ status: 400, error: 'ThrottlingException' }, limited, 4],
  [{ status: 400, error: 'com.amazonaws.kms#ThrottlingException' }, limited, 4],
  [{ status: 403, error: 'RequestThrottled' }, limited, 4],
  [{ status: 503, error: 'Throttling' }, limited, 4],
  [{ status: 429, error: 'Anything' }, limited, 4],
  [{ status: 400, error: 'ResourceNotFoundException' }, operators('is not there'), 1],
  [{ status: 400, error: 'com.amazonaws.sqs#QueueDoesNotExist' }, operators('is not there'), 1],
  [{ status: 400, error: 'DisabledException' }, operators('is switched off'), 1],
  [
    { status: 400, error: 'AccessDeniedException' },
    operators('may not be reached with these rights'),
    1,
  ],
  [{ status: 400, error: 'UnrecognizedClientException' }, operators('refuses the credentials'), 1],
  [{ status: 403, error: 'ExpiredTokenException' }, operators('refuses the credentials'), 1],
  [{ status: 400, error: 'ValidationException' }, bug('ValidationException'), 1],
  [{ status: 400, error: 'maya@example.com' }, bug('status 400'), 1],
  [{ status: 404, error: '' }, bug('status 404'), 1],
];

describe('what lasts', () => {
  it.each(lasting)('is told as what it is: %o', async (fault, facts, asked) => {
    faults = always(fault);
    expect(await failing(callAws(wire.aws(), secretOf('known')))).toStrictEqual(facts);
    expect(tries).toBe(asked);
  });

  it('is told as a refusal of the credentials where the signature is wrong', async () => {
    const aws = { ...wire.aws(), region: 'eu-west-1' };
    const facts = operators('refuses the credentials');
    expect(await failing(callAws(aws, secretOf('known')))).toStrictEqual(facts);
  });

  it('is unreachable where nobody is at the address', async () => {
    const call = callAws(awsAt('http://127.0.0.1:1'), secretOf('known'));
    expect(await failing(call)).toStrictEqual(unreachable(null));
  });
});

const strange: readonly [string, (response: ServerResponse) => void, object][] = [
  ['a page of a proxy', (to) => to.writeHead(502).end('<html>maya@example.com'), unreachable(502)],
  ['a page of somebody else', (to) => to.writeHead(403).end('<html>'), bug('status 403')],
  [
    'a refusal named in a header',
    (to) => to.writeHead(400, { 'x-amzn-errortype': 'AccessDenied:http://example.com/' }).end(),
    operators('may not be reached with these rights'),
  ],
  [
    'an answer that breaks off',
    (to) => {
      to.writeHead(200, { 'content-length': '100' }).write('{"SecretString":"v');
      setImmediate(() => to.destroy());
    },
    unreachable(null),
  ],
  [
    'a way to elsewhere',
    (to) => to.writeHead(307, { location: 'https://example.com/' }).end(),
    unreachable(null),
  ],
];

describe('a strange answer', () => {
  it.each(strange)('is told as what it is: %s', async (_what, answer, facts) => {
    const server = createServer((_request, response) => answer(response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const call = callAws(awsAt(`http://127.0.0.1:${port}`), secretOf('known'));
    expect(await failing(call)).toStrictEqual(facts);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
