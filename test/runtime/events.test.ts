/** Events and answers at the edges of Lambda, held to the samples in AWS's documentation. */
import { describe, expect, it } from 'vitest';
import { failedIn } from './event-source.ts';
import {
  fifoMessage,
  type HttpAsked,
  httpEvent,
  scheduledBody,
  scheduledEvent,
  sqsEvent,
  transformed,
} from './events.ts';

const now = Date.parse('2026-11-22T19:03:58Z');

const asked: HttpAsked = {
  method: 'GET',
  target: '/',
  headers: { 'user-agent': 'agent' },
  body: null,
  sourceIp: '192.0.2.1',
  domain: 'afterword.example.com',
};
const byDefault = { key: '$default', parameters: null };

describe('an event of an HTTP API', () => {
  it('holds what the documentation shows, and nothing else', () => {
    const event = httpEvent(
      {
        ...asked,
        method: 'POST',
        target: '/my/path?parameter1=value1&parameter1=value2&parameter2=value',
        headers: { ...asked.headers, cookie: 'cookie1=1; cookie2=2', header2: 'value1,value2' },
        body: Buffer.from('{}'),
      },
      { key: 'POST /my/{what}', parameters: { what: 'path' } },
      now,
    );
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'POST /my/{what}',
      rawPath: '/my/path',
      rawQueryString: 'parameter1=value1&parameter1=value2&parameter2=value',
      cookies: ['cookie1=1', 'cookie2=2'],
      queryStringParameters: { parameter1: 'value1,value2', parameter2: 'value' },
      pathParameters: { what: 'path' },
      requestContext: {
        stage: '$default',
        time: '22/Nov/2026:19:03:58 +0000',
        timeEpoch: now,
        http: { method: 'POST', path: '/my/path', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1' },
      },
    });
    expect(event.headers).not.toHaveProperty('cookie');
  });

  it('leaves out what there is none of', () => {
    const event = httpEvent(asked, byDefault, now);
    for (const name of ['cookies', 'queryStringParameters', 'pathParameters', 'body']) {
      expect(event).not.toHaveProperty(name);
    }
    expect(event.isBase64Encoded).toBe(false);
  });

  it('has the path decoded and the query as it came', () => {
    const event = httpEvent({ ...asked, target: '/a%20b/%F0%9F%98%80?q=a%20b' }, byDefault, now);
    expect(event).toMatchObject({ rawPath: '/a b/😀', rawQueryString: 'q=a%20b' });
  });

  it.each([
    ['text/plain; charset=utf-8', false],
    ['application/json', false],
    ['application/x-www-form-urlencoded', true],
    ['multipart/form-data; boundary=x', true],
    ['text/calendar', false],
    ['', true],
  ])('has a body of type %j encoded: %s', (type, isBase64Encoded) => {
    const body = Buffer.from('a=ä');
    const event = httpEvent(
      { ...asked, method: 'POST', headers: { 'content-type': type }, body },
      byDefault,
      now,
    );
    expect(event).toMatchObject({
      isBase64Encoded,
      body: isBase64Encoded ? body.toString('base64') : 'a=ä',
    });
  });
});

describe('an event of a FIFO queue', () => {
  it('holds what the documentation shows, and nothing else', () => {
    const arn = 'arn:aws:sqs:us-east-2:123456789012:fifo.fifo';
    const { Records } = sqsEvent([fifoMessage('Test message.', '1', now)], arn);
    const [record] = Records;
    expect(Object.keys(record ?? {}).sort()).toStrictEqual([
      'attributes',
      'awsRegion',
      'body',
      'eventSource',
      'eventSourceARN',
      'md5OfBody',
      'messageAttributes',
      'messageId',
      'receiptHandle',
    ]);
    expect(record).toMatchObject({
      // As in the documentation's sample.
      md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
      eventSource: 'aws:sqs',
      eventSourceARN: arn,
      attributes: { MessageGroupId: '1', ApproximateReceiveCount: '1' },
    });
  });

  it('of a schedule holds the execution in place of its name', () => {
    const input = '{"is":"wish","id":"<aws.scheduler.execution-id>"}';
    expect(scheduledBody(input, 'd32c5kddcf5bb8c3')).toBe('{"is":"wish","id":"d32c5kddcf5bb8c3"}');
  });
});

describe('an event of a rule', () => {
  const event = scheduledEvent('my-schedule', new Date('2026-11-22T19:03:00Z'));

  it('with a schedule holds what the documentation shows', () => {
    expect(event).toMatchObject({
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      time: '2026-11-22T19:03:00Z',
      resources: [expect.stringMatching(/:rule\/my-schedule$/)],
      detail: {},
    });
  });

  it('is handed on as its input transformer says', () => {
    const transformer = { InputPathsMap: { f1: '$.time' }, InputTemplate: '{"at":<f1>,"is":1}' };
    expect(transformed(event, transformer)).toStrictEqual({ at: '2026-11-22T19:03:00Z', is: 1 });
  });
});

describe('an answer to a batch', () => {
  const messages = ['a', 'b'].map((body) => fifoMessage(body, '1', now));
  const [first, second] = messages.map(({ messageId }) => messageId);
  it.each([
    ['null', []],
    ['{}', []],
    ['{"batchItemFailures":[]}', []],
    ['{"batchItemFailures":null}', []],
    [`{"batchItemFailures":[{"itemIdentifier":"${second}"}]}`, [second]],
    [`{"batchItemFailures":[{"itemIdentifier":"${first}"},{"itemIdentifier":""}]}`, 'crash'],
    ['{"batchItemFailures":[{"itemIdentifier":"of another batch"}]}', 'crash'],
    ['{"batchItemFailures":[{"messageId":"x"}]}', 'crash'],
    ['"done"', 'crash'],
  ])('%s is read as Lambda reads it', (payload, failed) => {
    const read = failedIn({ payload, isError: false }, messages);
    expect(read === 'crash' ? read : [...read]).toStrictEqual(failed);
  });

  it('that is an error fails them all', () => {
    expect(failedIn({ payload: '{"batchItemFailures":[]}', isError: true }, messages)).toBe(
      'crash',
    );
  });
});
