/** Reads an AWS service's refusal, once, into our failures. */
import { Failure } from '../../domain/failure.ts';

/** By the names in the API references' lists of errors, those common to all services included. */
const throttled = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'ThrottlingException',
  'ThrottledException',
  'Throttling',
  'TooManyRequestsException',
  'LimitExceededException',
  'KMSThrottlingException',
  'KmsThrottled',
]);
const troubles = new Set(['InternalFailure', 'InternalServerError', 'ServiceUnavailable']);
/** What only the operator can mend, by what is said of it. */
const operators: Readonly<Record<string, readonly string[]>> = {
  'is not there': ['ResourceNotFoundException', 'QueueDoesNotExist', 'NotFoundException'],
  'has no room for more (ask for a higher quota)': ['ServiceQuotaExceededException'],
  'is switched off': ['DisabledException', 'KMSInvalidStateException'],
  'may not be reached with these rights': [
    'AccessDeniedException',
    'AccessDenied',
    'KMSAccessDeniedException',
  ],
  'refuses the credentials': [
    'UnrecognizedClientException',
    'InvalidClientTokenId',
    'InvalidSignatureException',
    'SignatureDoesNotMatch',
    'IncompleteSignatureException',
    'MissingAuthenticationToken',
    'MissingAuthenticationTokenException',
    'ExpiredTokenException',
    'ExpiredToken',
  ],
};
const said = new Map(
  Object.entries(operators).flatMap(([what, names]) => names.map((name) => [name, what] as const)),
);

/**
 * The failure that a refusal is. Messages of AWS may quote keys and names, so that only the name of the
 * refusal and the status are read. `called`: what was called, as an operator knows it.
 */
export function awsFailure(name: string, status: number, called: string): Failure {
  if (throttled.has(name) || status === 429) {
    return new Failure({ code: 'rate-limited', retryAfterMs: null });
  }
  const what = said.get(name);
  if (what !== undefined) return new Failure({ code: 'misconfigured', what: `${called} ${what}` });
  if (status >= 500 || troubles.has(name)) return new Failure({ code: 'unreachable', status });
  const told = /^[A-Za-z]{1,60}$/.test(name) ? name : `status ${status}`;
  return new Failure({ code: 'bug', what: `${called} answered ${told}` });
}
