/** Reads what the DynamoDB client throws, once, into our failures. */
import { Failure } from '../../domain/failure.ts';

/** By the names in the API reference's lists of errors, those common to all AWS services included. */
const throttled = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'ThrottledException',
  'Throttling',
  'TooManyRequestsException',
]);
const operators: ReadonlyMap<string, string> = new Map([
  ['ResourceNotFoundException', 'the table or its index is not there'],
  ['AccessDeniedException', 'access to the table is denied'],
  ['UnrecognizedClientException', 'the credentials for the table are refused'],
  ['InvalidSignatureException', 'the credentials for the table are refused'],
  ['IncompleteSignatureException', 'the credentials for the table are refused'],
  ['MissingAuthenticationTokenException', 'the credentials for the table are refused'],
  ['ExpiredTokenException', 'the credentials for the table have expired'],
  ['CredentialsProviderError', 'there are no credentials for the table'],
  ['KMSAccessDeniedException', "access to the table's key is denied"],
]);

/**
 * The failure that an error of the client is: a condition that did not hold is a `conflict`. Messages
 * may quote keys, so that only names and numbers are read.
 */
export function dynamoFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (!(error instanceof Error))
    return new Failure({ code: 'bug', what: `a thrown ${typeof error}` });
  const status = statusOf(error);
  const what = operators.get(error.name);
  if (error.name === 'ConditionalCheckFailedException') return new Failure({ code: 'conflict' });
  if (throttled.has(error.name)) return new Failure({ code: 'rate-limited', retryAfterMs: null });
  if (what !== undefined) return new Failure({ code: 'misconfigured', what });
  if (status === null ? isOfNetwork(error) : status >= 500) {
    return new Failure({ code: 'unreachable', status });
  }
  return new Failure({ code: 'bug', what: `DynamoDB answered ${error.name}` });
}

/** The status of the answer; null where there was none. */
function statusOf(error: Error): number | null {
  if (!('$metadata' in error)) return null;
  const { $metadata } = error as { $metadata: { httpStatusCode?: number } | undefined };
  return $metadata?.httpStatusCode ?? null;
}

/** Node's errors of sockets and names carry a code; the client's own time-outs have names. */
function isOfNetwork(error: Error): boolean {
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return true;
  return (
    'code' in error && /^E[A-Z_]+$/.test(String(error.code)) && !/^ERR_/.test(String(error.code))
  );
}
