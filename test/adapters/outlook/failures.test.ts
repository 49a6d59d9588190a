import { describe, expect, it } from 'vitest';
import { failureFrom } from '../../../functions/adapters/outlook/failures.ts';
import type { FailureFacts } from '../../../functions/domain/failure.ts';
import { error } from './fake-graph.ts';

const date = 'Sun, 22 Nov 2026 03:00:00 GMT';
const cases: readonly (readonly [number, string, Record<string, string>, FailureFacts])[] = [
  [410, 'Gone', {}, { code: 'cursor-expired' }],
  [410, 'SyncStateNotFound', {}, { code: 'cursor-expired' }],
  [404, 'syncStateNotFound', {}, { code: 'cursor-expired' }],
  [400, 'SyncStateInvalid', {}, { code: 'cursor-expired' }],
  [400, 'InvalidDeltaToken', {}, { code: 'cursor-expired' }],
  [400, 'resyncRequired', {}, { code: 'cursor-expired' }],
  [401, 'InvalidAuthenticationToken', {}, { code: 'reconnect', because: 'token' }],
  [403, 'ErrorAccessDenied', {}, { code: 'reconnect', because: 'scope' }],
  [
    429,
    'ApplicationThrottled',
    { 'retry-after': '7' },
    { code: 'rate-limited', retryAfterMs: 7000 },
  ],
  [429, 'TooManyRequests', {}, { code: 'rate-limited', retryAfterMs: null }],
  [
    429,
    'TooManyRequests',
    { 'retry-after': 'Sun, 22 Nov 2026 03:00:04 GMT', date },
    { code: 'rate-limited', retryAfterMs: 4000 },
  ],
  [503, 'ServiceUnavailable', { 'retry-after': '1' }, { code: 'rate-limited', retryAfterMs: 1000 }],
  [503, 'ServiceUnavailable', {}, { code: 'unreachable', status: 503 }],
  [504, 'UnknownError', {}, { code: 'unreachable', status: 504 }],
  [404, 'ErrorItemNotFound', {}, { code: 'gone' }],
  [404, 'ResourceNotFound', {}, { code: 'gone' }],
  [400, 'ErrorItemNotFound', {}, { code: 'gone' }],
  [409, 'ErrorIrresolvableConflict', {}, { code: 'conflict' }],
  [412, 'ErrorIrresolvableConflict', {}, { code: 'conflict' }],
  [404, 'MailboxNotEnabledForRESTAPI', {}, { code: 'reconnect', because: 'scope' }],
  [400, 'ErrorInvalidRequest', {}, { code: 'bug', what: 'Graph answered 400 errorinvalidrequest' }],
  [418, 'dana@example.com has no such', {}, { code: 'bug', what: 'Graph answered 418' }],
];

describe('an error of Graph', () => {
  it.each(cases)('%i %s becomes a failure of ours', (status, code, headers, facts) => {
    const failure = failureFrom({
      status,
      header: (name) => headers[name] ?? null,
      body: error(code),
    });
    expect(failure.facts).toStrictEqual(facts);
    expect(failure.message).not.toContain('dana');
  });

  it('is read by its status where there is no JSON', () => {
    const reply = { status: 502, header: () => null, body: null };
    expect(failureFrom(reply).facts).toStrictEqual({ code: 'unreachable', status: 502 });
  });
});
