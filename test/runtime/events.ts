/** Events as AWS's services hand them to functions: shapes and values as in AWS's documentation. */
import { createHash, randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2, SQSEvent, SQSRecord } from 'aws-lambda';
import { accountId, region } from './environment.ts';
import type { Transformer } from './fleet.ts';

export type HttpAsked = {
  readonly method: string;
  /** Path and query as they came over the wire. */
  readonly target: string;
  /** By lower-case name; several values of one name are one, joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  readonly sourceIp: string;
  /** The host that was asked, without a port. */
  readonly domain: string;
};

/** The route that an API chose: `POST /notify/{provider}` with what stands in its braces. */
export type Route = {
  readonly key: string;
  readonly parameters: Readonly<Record<string, string>> | null;
};

/**
 * The event of an HTTP API with payload format 2.0. What its documentation leaves open was seen on the
 * real one by others: the path comes decoded, and only `text/*`, JSON, XML and JavaScript as text,
 * so that every form that is posted comes as Base64.
 */
export function httpEvent(asked: HttpAsked, route: Route, now: number): APIGatewayProxyEventV2 {
  const [, path, query] = /^([^?]*)\??(.*)$/s.exec(asked.target) as unknown as string[];
  const rawPath = decoded(path ?? '/');
  const { cookie, ...headers } = asked.headers;
  const parameters = queryOf(query ?? '');
  const text = asked.body !== null && isText(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath,
    rawQueryString: query ?? '',
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(parameters === null ? {} : { queryStringParameters: parameters }),
    requestContext: {
      accountId,
      apiId: 'a1b2c3d4e5',
      domainName: asked.domain,
      domainPrefix: asked.domain.split('.')[0] ?? '',
      http: {
        method: asked.method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: asked.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: 'JKJaXmPLvHcESHA=',
      routeKey: route.key,
      stage: '$default',
      time: logTime(now),
      timeEpoch: now,
    },
    ...(asked.body === null ? {} : { body: asked.body.toString(text ? 'utf8' : 'base64') }),
    ...(route.parameters === null ? {} : { pathParameters: { ...route.parameters } }),
    isBase64Encoded: asked.body !== null && !text,
  };
}

/** One message as SQS gives it out. */
export type Queued = {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: SQSRecord['attributes'];
};

/** The event of an event source mapping: up to ten messages of a queue. */
export function sqsEvent(messages: readonly Queued[], queueArn: string): SQSEvent {
  return {
    Records: messages.map(({ messageId, receiptHandle, body, attributes }) => ({
      messageId,
      receiptHandle,
      body,
      attributes,
      messageAttributes: {},
      md5OfBody: createHash('md5').update(body).digest('hex'),
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: region,
    })),
  };
}

/** A message as it is first given out by a FIFO queue. */
export function fifoMessage(body: string, group: string, now: number): Queued {
  return {
    messageId: randomUUID(),
    receiptHandle: `AQEB${createHash('sha256').update(body).digest('base64')}`,
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: String(now - 40),
      SequenceNumber: '18849496460467696128',
      MessageGroupId: group,
      SenderId: 'AROAIENQZJOLO23YVJ4VO:afterword-test-notify',
      MessageDeduplicationId: randomUUID(),
      ApproximateFirstReceiveTimestamp: String(now),
    },
  };
}

/**
 * What EventBridge Scheduler sends to a queue: the schedule's input with its placeholders filled in. It
 * gives no deduplication id, so that the queue makes one of the content.
 */
export function scheduledBody(input: string, executionId: string): string {
  return input.replaceAll('<aws.scheduler.execution-id>', executionId);
}

/** What EventBridge makes of a rule with a schedule, for a minute. */
export function scheduledEvent(rule: string, minute: Date): Readonly<Record<string, unknown>> {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: accountId,
    // Whole seconds.
    time: minute.toISOString().replace(/\.\d+Z$/, 'Z'),
    region,
    resources: [`arn:aws:events:${region}:${accountId}:rule/${rule}`],
    detail: {},
  };
}

/** An event as a rule's input transformer hands it on: `<time>` becomes what stands at its path. */
export function transformed(
  event: Readonly<Record<string, unknown>>,
  { InputPathsMap, InputTemplate }: Transformer,
): unknown {
  const filled = Object.entries(InputPathsMap).reduce((text, [name, path]) => {
    const value = event[path.replace(/^\$\./, '')];
    return text.replaceAll(`<${name}>`, JSON.stringify(value));
  }, InputTemplate);
  return JSON.parse(filled);
}

/** Percent signs that mean nothing are left as they are. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Values decoded, those of one name joined by commas; null: there is no query. */
function queryOf(query: string): Record<string, string> | null {
  if (query === '') return null;
  const values = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(values);
}

function isText(contentType: string): boolean {
  const [type = ''] = contentType.toLowerCase().split(';');
  return /^(?:text\/.*|application\/(?:json|xml|javascript))$/.test(type.trim());
}

/** `12/Mar/2026:19:03:58 +0000` */
function logTime(now: number): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(
    new Date(now).toUTCString(),
  ) as unknown as string[];
  return `${day}/${month}/${year}:${time} +0000`;
}
