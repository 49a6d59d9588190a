import { afterEach, describe, expect, it } from 'vitest';
import { Failure, type FailureFacts } from '../../../functions/domain/failure.ts';
import type { Window } from '../../../functions/domain/ports/calendar.ts';
import { instant } from '../../../functions/domain/time.ts';
import { inOrder, type Reply, refusal, type Wire, wire } from './wire.ts';

const hour = 3_600_000;
const later = { 'retry-after': '1800' };

const details = (reason: string, status: string): Reply => ({
  status: 403,
  body: { error: { code: 403, status, message: 'Secret', details: [{ reason }] } },
});

const table: readonly (readonly [string, Reply, FailureFacts])[] = [
  ['410 fullSyncRequired', refusal(410, 'fullSyncRequired'), { code: 'cursor-expired' }],
  ['410 updatedMinTooLongAgo', refusal(410, 'updatedMinTooLongAgo'), { code: 'cursor-expired' }],
  ['410 without a body', { status: 410 }, { code: 'cursor-expired' }],
  [
    '400 about a sync token',
    refusal(400, 'invalid', { location: 'syncToken' }),
    { code: 'cursor-expired' },
  ],
  [
    '400 about a page token',
    refusal(400, 'invalid', { location: 'pageToken' }),
    { code: 'cursor-expired' },
  ],
  ['410 deleted', refusal(410, 'deleted'), { code: 'gone' }],
  ['404 notFound', refusal(404, 'notFound'), { code: 'gone' }],
  ['404 without a body', { status: 404 }, { code: 'gone' }],
  [
    '404 with a page',
    { status: 404, body: '<html>Not here</html>' },
    { code: 'misconfigured', what: 'no Google API at that address' },
  ],
  ['401 authError', refusal(401, 'authError'), { code: 'reconnect', because: 'token' }],
  [
    '403 insufficientPermissions',
    refusal(403, 'insufficientPermissions'),
    { code: 'reconnect', because: 'scope' },
  ],
  [
    '403 with a missing scope in the details',
    details('ACCESS_TOKEN_SCOPE_INSUFFICIENT', 'PERMISSION_DENIED'),
    { code: 'reconnect', because: 'scope' },
  ],
  [
    '403 rateLimitExceeded',
    refusal(403, 'rateLimitExceeded', { domain: 'usageLimits' }, later),
    { code: 'rate-limited', retryAfterMs: hour / 2 },
  ],
  [
    '403 userRateLimitExceeded',
    refusal(403, 'userRateLimitExceeded', {}, later),
    { code: 'rate-limited', retryAfterMs: hour / 2 },
  ],
  [
    '429 with a date',
    {
      status: 429,
      headers: {
        'retry-after': 'Sun, 22 Nov 2026 05:00:00 GMT',
        date: 'Sun, 22 Nov 2026 04:00:00 GMT',
      },
    },
    { code: 'rate-limited', retryAfterMs: hour },
  ],
  [
    '403 of the usage limits',
    refusal(403, 'somethingNew', { domain: 'usageLimits' }, later),
    { code: 'rate-limited', retryAfterMs: hour / 2 },
  ],
  [
    '403 quotaExceeded',
    refusal(403, 'quotaExceeded', { domain: 'usageLimits' }),
    { code: 'rate-limited', retryAfterMs: hour },
  ],
  [
    '403 dailyLimitExceeded',
    refusal(403, 'dailyLimitExceeded', { domain: 'usageLimits' }),
    { code: 'rate-limited', retryAfterMs: hour },
  ],
  [
    '403 accessNotConfigured',
    refusal(403, 'accessNotConfigured', { domain: 'usageLimits' }),
    { code: 'misconfigured', what: 'the Google API is not enabled' },
  ],
  [
    '403 SERVICE_DISABLED',
    details('SERVICE_DISABLED', 'PERMISSION_DENIED'),
    { code: 'misconfigured', what: 'the Google API is not enabled' },
  ],
  ['412 conditionNotMet', refusal(412, 'conditionNotMet'), { code: 'conflict' }],
  ['409 duplicate', refusal(409, 'duplicate'), { code: 'conflict' }],
  ['500 backendError', refusal(500, 'backendError'), { code: 'unreachable', status: 500 }],
  ['503 without a body', { status: 503 }, { code: 'unreachable', status: 503 }],
  ['408', { status: 408 }, { code: 'unreachable', status: 408 }],
  ['a cut line', 'cut', { code: 'unreachable', status: null }],
  [
    'a page in place of an answer',
    { body: '<html>Sign in to this network</html>' },
    { code: 'unreachable', status: 200 },
  ],
  [
    'broken JSON',
    { headers: { 'content-type': 'application/json' }, body: '{"items":[' },
    { code: 'unreachable', status: 200 },
  ],
  [
    '400 timeRangeEmpty',
    refusal(400, 'timeRangeEmpty'),
    { code: 'bug', what: 'Google answered 400: timeRangeEmpty' },
  ],
  [
    '403 forbidden',
    refusal(403, 'forbidden'),
    { code: 'bug', what: 'Google answered 403: forbidden' },
  ],
  [
    '400 with a name in place of a reason',
    refusal(400, 'Dana Fox said no'),
    { code: 'bug', what: 'Google answered 400: no reason named' },
  ],
];

const window: Window = { from: instant(0), until: instant(1) };
let server: Wire;
afterEach(() => server.close());

async function failureOnReading(reply: Reply): Promise<unknown> {
  server = await wire(() => reply);
  try {
    for await (const page of server.calendar.changesSince('primary', 'cursor-1', window))
      return page;
  } catch (error) {
    return error;
  }
  return null;
}

describe('errors of Google', () => {
  it.each(table)('reads %s by its reason', async (_name, reply, facts) => {
    const failure = await failureOnReading(reply);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure instanceof Failure ? failure.facts : null).toStrictEqual(facts);
  });

  it('puts no word of the answer into a failure', async () => {
    const failure = await failureOnReading(refusal(400, 'required'));
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toMatch(
      /Secret|token-1/,
    );
  });

  it('tries again after short troubles only, with jitter, at most four times', async () => {
    await failureOnReading(refusal(503, 'backendError'));
    expect(server.asked).toHaveLength(4);
    expect(server.slept).toStrictEqual([100, 300, 900]);
  });

  it('waits as long as Google asks, and leaves a long wait to the caller', async () => {
    await failureOnReading(refusal(403, 'rateLimitExceeded', {}, { 'retry-after': '1' }));
    expect(server.slept).toStrictEqual([1000, 1000, 1000]);
    await server.close();
    await failureOnReading(refusal(403, 'rateLimitExceeded', {}, later));
    expect(server.asked).toHaveLength(1);
  });

  it.each([refusal(410, 'fullSyncRequired'), refusal(401, 'authError'), refusal(400, 'invalid')])(
    'never repeats what cannot get better',
    async (reply) => {
      await failureOnReading(reply);
      expect(server.asked).toHaveLength(1);
    },
  );

  it('answers in the end where the trouble was short', async () => {
    const empty = { items: [], nextSyncToken: 'cursor-2' };
    server = await wire(inOrder('cut', refusal(429, 'rateLimitExceeded'), { body: empty }));
    const pages = [];
    for await (const page of server.calendar.changesSince('primary', 'cursor-1', window)) {
      pages.push(page);
    }
    expect(pages).toStrictEqual([{ changes: [], cursor: 'cursor-1' }]);
  });
});
