/**
 * Reads what went wrong with a provider's OAuth server into the closed set of failures. Nothing that
 * the server said gets into one, its error name aside, and that only if it is a name we know.
 */
import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { Failure, type FailureFacts, failureOf } from '../../domain/failure.ts';
import { retryAfterMs } from '../http/patiently.ts';

/** The grant is over or has to be renewed by the person (RFC 6749 5.2, OIDC core 3.1.2.6). */
const over = new Set([
  'invalid_grant',
  'interaction_required',
  'consent_required',
  'login_required',
  'account_selection_required',
  'access_denied',
  'admin_policy_enforced',
]);
/** Our client, or what it asks for, is refused; nobody must be disconnected for it. */
const ours = new Set([
  'invalid_client',
  'unauthorized_client',
  'deleted_client',
  'disabled_client',
  'org_internal',
  'invalid_request',
  'invalid_scope',
  'invalid_resource',
  'redirect_uri_mismatch',
  'unsupported_grant_type',
  'unsupported_response_type',
]);
const passing = new Set(['temporarily_unavailable', 'server_error', 'internal_failure']);
const throttled = new Set(['rate_limit_exceeded', 'slow_down']);

/** Microsoft's numbers for a wrong or expired secret and an unknown application. */
const oursAtMicrosoft = new Set([7000215, 7000216, 7000218, 7000222, 700016, 700027]);
/** Not consented, only an administrator may consent, has to be asked, risky app, not assigned. */
const adminAtMicrosoft = new Set([65001, 90093, 90094, 90095, 900941, 50105]);

type Said = { readonly error: string; readonly codes: readonly number[] };

/** How a consent ended that was not given; null where the error says something else. */
export function unfinished(error: unknown): 'denied' | 'needs-admin' | null {
  const said = saidIn(error);
  if (!said) return null;
  const needsAdmin = said.error === 'consent_required' || said.error === 'admin_policy_enforced';
  if (needsAdmin || said.codes.some((code) => adminAtMicrosoft.has(code))) return 'needs-admin';
  return said.error === 'access_denied' ? 'denied' : null;
}

/** Whether the server says that it does not know the token (RFC 7009 2.2; Google answers 400). */
export function isTokenUnknown(error: unknown): boolean {
  const said = saidIn(error);
  return (
    said !== null &&
    ['invalid_token', 'invalid_grant', 'unsupported_token_type'].includes(said.error)
  );
}

/**
 * The failure that an error of openid-client stands for. `unfit`: what an answer means that is well
 * formed but not the one that was asked for (state, nonce, issuer, audience, missing parts).
 */
export function refusal(error: unknown, unfit: FailureFacts): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof ResponseBodyError && isTheirTrouble(error.status)) {
    return new Failure(byStatus(error.response));
  }
  const said = saidIn(error);
  if (said) return new Failure(bySaid(said));
  if (error instanceof WWWAuthenticateChallengeError) return new Failure(byStatus(error.response));
  if (error instanceof ClientError) return new Failure(byClientError(error, unfit));
  // `fetch` fails with a bare TypeError where there is no answer; one with a code is a wrong argument.
  if (error instanceof TypeError && !('code' in error)) {
    return new Failure({ code: 'unreachable', status: null });
  }
  return failureOf(error);
}

function saidIn(error: unknown): Said | null {
  if (error instanceof ResponseBodyError) {
    const codes: unknown = error.cause.error_codes;
    const numbers = Array.isArray(codes) ? codes.filter((code) => typeof code === 'number') : [];
    return { error: error.error, codes: [...numbers, ...codesIn(error.error_description)] };
  }
  if (error instanceof AuthorizationResponseError) {
    return { error: error.error, codes: codesIn(error.error_description) };
  }
  return null;
}

/** Where the person's browser carries the answer, Microsoft's number stands only in the text. */
function codesIn(description: string | undefined): readonly number[] {
  return [...(description ?? '').matchAll(/AADSTS(\d{4,8})/g)].map((match) => Number(match[1]));
}

function bySaid({ error, codes }: Said): FailureFacts {
  if (codes.some((code) => oursAtMicrosoft.has(code))) {
    return { code: 'misconfigured', what: 'the OAuth client is refused' };
  }
  if (ours.has(error)) return { code: 'misconfigured', what: `the OAuth server says ${error}` };
  if (over.has(error)) return { code: 'reconnect', because: 'grant' };
  if (passing.has(error)) return { code: 'unreachable', status: null };
  if (throttled.has(error)) return { code: 'rate-limited', retryAfterMs: null };
  return { code: 'bug', what: 'an OAuth error that nobody knows' };
}

function isTheirTrouble(status: number): boolean {
  return status === 429 || status === 408 || status >= 500;
}

function byStatus(response: Response): FailureFacts {
  const { status, headers } = response;
  if (status === 429) {
    const wait = retryAfterMs(headers.get('retry-after'), headers.get('date'));
    return { code: 'rate-limited', retryAfterMs: wait };
  }
  // Redirects are not followed: secrets go only where the discovered document says.
  const isWrongAddress = (status >= 300 && status < 400) || status === 404 || status === 405;
  if (isWrongAddress || status === 401) {
    return { code: 'misconfigured', what: `the OAuth server answers ${status}` };
  }
  return { code: 'unreachable', status };
}

/** Told by its shape: a web server in the same process may have put its own `Response` in place. */
function isResponse(cause: unknown): cause is Response {
  return cause instanceof Object && 'status' in cause && 'headers' in cause;
}

function byClientError(error: ClientError, unfit: FailureFacts): FailureFacts {
  switch (error.code) {
    case 'OAUTH_TIMEOUT':
    case 'OAUTH_ABORT':
    case 'OAUTH_PARSE_ERROR':
      return { code: 'unreachable', status: null };
    case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
    case 'OAUTH_RESPONSE_IS_NOT_JSON':
      return isResponse(error.cause)
        ? byStatus(error.cause)
        : { code: 'unreachable', status: null };
    case 'OAUTH_HTTP_REQUEST_FORBIDDEN':
    case 'OAUTH_REQUEST_PROTOCOL_FORBIDDEN':
    case 'OAUTH_MISSING_SERVER_METADATA':
    case 'OAUTH_INVALID_SERVER_METADATA':
      return { code: 'misconfigured', what: 'the OAuth server names no usable endpoints' };
    case 'OAUTH_INVALID_RESPONSE':
    case 'OAUTH_UNSUPPORTED_OPERATION':
    case 'OAUTH_JWT_CLAIM_COMPARISON_FAILED':
    case 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED':
    case 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED':
      return unfit;
    default:
      return { code: 'bug', what: 'an OAuth answer that nobody knows' };
  }
}
