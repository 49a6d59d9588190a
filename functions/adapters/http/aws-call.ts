/**
 * One signed request to an AWS service (Signature Version 4). The SDK's clients weigh 200 to 330 KB each
 * in a bundle, and the door for notifications may have 150 in all (docs/decisions.md); the signing is
 * aws4fetch's, and the tests hold every request against what the SDK's own client sends.
 */
import { AwsV4Signer } from 'aws4fetch';
import { Failure } from '../../domain/failure.ts';
import { awsFailure } from './aws-failure.ts';
import { isObject } from './json-object.ts';
import { type Pace, patiently } from './patiently.ts';

export type AwsCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of a role's credentials, which end. */
  readonly sessionToken: string | null;
};

/** Where AWS is for us, and who we are there. */
export type Aws = {
  readonly region: string;
  readonly credentials: AwsCredentials;
  /** The address of a service, without a path: `https://sqs.eu-central-1.amazonaws.com`. */
  readonly endpoint: (service: AwsService) => string;
  /** Sleep, chance and time between tries. */
  readonly pace: Pace;
};

/** As services are named in signatures. */
export type AwsService = 'dynamodb' | 'sqs' | 'scheduler' | 'events' | 'kms' | 'secretsmanager';

export type AwsRequest = {
  readonly service: AwsService;
  /** What is called, as an operator knows it: `the table`. */
  readonly called: string;
  readonly method: 'POST' | 'PUT' | 'GET' | 'DELETE';
  /** Path and query, encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; null: no body. */
  readonly body: unknown;
  /** Names of refusals that answer the question: they are returned, all others thrown. */
  readonly expects: readonly string[];
};

/** `refused`: the name of the expected refusal; null: it was done. */
export type AwsReply = { readonly refused: string | null; readonly body: unknown };

/** Longer than any of these services takes for what we ask. */
const answerWithinMs = 5_000;
/** A day's keys of a service are derived once: that is most of the work of a signature. */
const signingKeys = new Map<string, ArrayBuffer>();

/**
 * Sends a request under our one retry policy: it has to be one that may be repeated. Throws a `Failure`
 * and nothing else.
 */
export function callAws(aws: Aws, request: AwsRequest): Promise<AwsReply> {
  return patiently(() => callAwsOnce(aws, request), aws.pace);
}

/** A request in AWS's JSON protocols: `target` names service and operation. */
export function jsonCall(
  version: '1.0' | '1.1',
  target: string,
): Pick<AwsRequest, 'method' | 'path' | 'headers'> {
  return {
    method: 'POST',
    path: '/',
    headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': target },
  };
}

/** One try, for those whose next try asks for less (the rest of a batch): they are `patiently` themselves. */
export async function callAwsOnce(aws: Aws, request: AwsRequest): Promise<AwsReply> {
  const response = await answered(aws, request);
  const body = await bodyOf(response);
  if (response.ok) return { refused: null, body };
  const name = refusalIn(response, body);
  if (request.expects.includes(name)) return { refused: name, body };
  throw awsFailure(name, response.status, request.called);
}

async function answered(aws: Aws, request: AwsRequest): Promise<Response> {
  const { accessKeyId, secretAccessKey, sessionToken } = aws.credentials;
  const signer = new AwsV4Signer({
    url: `${aws.endpoint(request.service)}${request.path}`,
    method: request.method,
    headers: { ...request.headers },
    ...(request.body === null ? {} : { body: JSON.stringify(request.body) }),
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === null ? {} : { sessionToken }),
    service: request.service,
    region: aws.region,
    cache: signingKeys,
  });
  const { url, method, headers, body } = await signer.sign();
  try {
    return await fetch(url, {
      method,
      headers,
      body: body ?? null,
      redirect: 'error',
      signal: AbortSignal.timeout(answerWithinMs),
    });
  } catch {
    // Sockets, names and time-outs: messages may quote addresses, and tell nothing that could be mended.
    throw new Failure({ code: 'unreachable', status: null });
  }
}

/** An answer that breaks off is no answer; a refusal stays one, whatever a proxy wrote into it. */
async function bodyOf(response: Response): Promise<unknown> {
  try {
    const text = await response.text();
    return text === '' ? {} : JSON.parse(text);
  } catch {
    if (!response.ok) return {};
    throw new Failure({ code: 'unreachable', status: null });
  }
}

/** The name of what went wrong: `__type` in JSON protocols, a header in REST ones. */
function refusalIn(response: Response, body: unknown): string {
  const type = isObject(body) ? body.__type : null;
  const said = response.headers.get('x-amzn-errortype') ?? (typeof type === 'string' ? type : '');
  return said.replace(/^.*#/, '').replace(/:.*$/, '');
}
