/** Google's errors, read once into the closed set of failures: by reason, since statuses mislead. */
import { Failure } from '../../domain/failure.ts';
import { hourMs } from '../../domain/time.ts';
import { retryAfterMs } from '../http/patiently.ts';

/** What an error of the client library tells; no status: no answer came. */
type GoogleError = {
  readonly status: number | null;
  /** `errors[0].reason`, or the newer interfaces' `details[].reason`; '' where nothing is named. */
  readonly reason: string;
  readonly domain: string;
  /** Which parameter is to blame. */
  readonly location: string;
  readonly isPage: boolean;
  readonly retryAfterMs: number | null;
};

const tooFast = new Set([
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'RATE_LIMIT_EXCEEDED',
  'RESOURCE_EXHAUSTED',
]);
const usedUp = new Set(['quotaExceeded', 'dailyLimitExceeded']);
const scopeMissing = new Set(['insufficientPermissions', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT']);
const notEnabled = new Set(['accessNotConfigured', 'SERVICE_DISABLED']);

/** The failure that an error of the client library is; what is no answer of Google's is a bug. */
export function failureFrom(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const said = readError(error);
  if (said === null) {
    const what = error instanceof Error ? error.name : typeof error;
    return new Failure({ code: 'bug', what: `an unexpected ${what} in the Google client` });
  }
  return failureOfAnswer(said);
}

/** Why Google refused, in its own word; '' where it did not say or never answered. */
export function reasonOf(error: unknown): string {
  return readError(error)?.reason ?? '';
}

function failureOfAnswer(said: GoogleError): Failure {
  const { status, reason } = said;
  if (status === null || status >= 500 || status === 408) {
    return new Failure({ code: 'unreachable', status });
  }
  if (notEnabled.has(reason)) {
    return new Failure({ code: 'misconfigured', what: 'the Google API is not enabled' });
  }
  // "Calendar usage limits exceeded": seconds do not help, hours do.
  if (usedUp.has(reason)) {
    return new Failure({ code: 'rate-limited', retryAfterMs: said.retryAfterMs ?? hourMs });
  }
  const isLimit = status === 429 || (status === 403 && said.domain === 'usageLimits');
  if (isLimit || tooFast.has(reason)) {
    return new Failure({ code: 'rate-limited', retryAfterMs: said.retryAfterMs });
  }
  if (scopeMissing.has(reason)) return new Failure({ code: 'reconnect', because: 'scope' });
  return failureOfStatus(said);
}

function failureOfStatus(said: GoogleError): Failure {
  const { status, reason, location } = said;
  switch (status) {
    case 400:
      if (location === 'syncToken' || location === 'pageToken') {
        return new Failure({ code: 'cursor-expired' });
      }
      break;
    case 401:
      return new Failure({ code: 'reconnect', because: 'token' });
    case 404:
      // A page in place of an answer: the address is not Google's, and nothing is known to be gone.
      if (said.isPage) {
        return new Failure({ code: 'misconfigured', what: 'no Google API at that address' });
      }
      return new Failure({ code: 'gone' });
    case 409:
    case 412:
      return new Failure({ code: 'conflict' });
    case 410:
      return new Failure({ code: reason === 'deleted' ? 'gone' : 'cursor-expired' });
  }
  const named = /^[\w.]{1,64}$/.test(reason) ? reason : 'no reason named';
  return new Failure({ code: 'bug', what: `Google answered ${status}: ${named}` });
}

function readError(error: unknown): GoogleError | null {
  // The library is not imported for its class: what it throws always carries the request's settings.
  if (!(error instanceof Error) || !('config' in error)) return null;
  const response = 'response' in error && isRecord(error.response) ? error.response : null;
  if (response === null || typeof response.status !== 'number') {
    return silent;
  }
  const headers = isHeaders(response.headers) ? response.headers : null;
  const { data } = response;
  const body = isRecord(data) && isRecord(data.error) ? data.error : {};
  const first = firstRecord(body.errors) ?? {};
  const detail = firstRecord(body.details) ?? {};
  return {
    status: response.status,
    reason: text(first.reason) || text(detail.reason) || text(body.status),
    domain: text(first.domain),
    location: text(first.location),
    isPage: typeof data === 'string' && data.trimStart().startsWith('<'),
    retryAfterMs: retryAfterMs(headers?.get('retry-after') ?? null, headers?.get('date') ?? null),
  };
}

const silent: GoogleError = {
  status: null,
  reason: '',
  domain: '',
  location: '',
  isPage: false,
  retryAfterMs: null,
};

function firstRecord(list: unknown): Record<string, unknown> | null {
  const first: unknown = Array.isArray(list) ? list.find(isRecord) : null;
  return isRecord(first) ? first : null;
}

/** The library brings its own class of headers, so that none can be named. */
function isHeaders(value: unknown): value is { get(name: string): string | null } {
  return isRecord(value) && typeof value.get === 'function';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
