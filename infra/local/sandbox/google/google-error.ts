/** Google's errors: one status, one reason, one envelope for each of the two APIs. */

/** Refuses a request as Google does; `reason` is what clients decide by. */
export class GoogleError extends Error {
  readonly status: number;
  readonly reason: string;
  readonly domain: string;
  /** What was at fault, as `parameter:syncToken` or `header:If-Match`; null where nothing is named. */
  readonly location: string | null;

  constructor(
    status: number,
    reason: string,
    message: string,
    domain = 'global',
    location: string | null = null,
  ) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.domain = domain;
    this.location = location;
  }
}

/** 400 `invalid`: a value that is not allowed, at the parameter of that name where it is one. */
export function invalid(message: string, parameter?: string): GoogleError {
  const location = parameter === undefined ? null : `parameter:${parameter}`;
  return new GoogleError(400, 'invalid', message, 'global', location);
}

/** 400 `required`: a value that is missing. */
export function required(message: string): GoogleError {
  return new GoogleError(400, 'required', message);
}

/** 404: no such thing, or none that the caller may know of. */
export function notFound(): GoogleError {
  return new GoogleError(404, 'notFound', 'Not Found');
}

/** 410 of an event that was deleted before. */
export function alreadyDeleted(): GoogleError {
  return new GoogleError(410, 'deleted', 'Resource has been deleted');
}

/** 410 of a cursor: the client has to read everything again. */
export function fullSyncRequired(): GoogleError {
  const message = 'Sync token is no longer valid, a full sync is required.';
  return new GoogleError(410, 'fullSyncRequired', message, 'calendar', 'parameter:syncToken');
}

/** 412: it changed since the client read it. */
export function conditionNotMet(): GoogleError {
  const message = 'Precondition Failed';
  return new GoogleError(412, 'conditionNotMet', message, 'global', 'header:If-Match');
}

const statuses: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ALREADY_EXISTS',
  412: 'FAILED_PRECONDITION',
};

/** The body of an error; the Tasks API and every 401 carry the newer `status` as well. */
export function errorEnvelope(error: GoogleError, api: 'calendar' | 'tasks'): unknown {
  const [locationType, location] = error.location?.split(':') ?? [];
  const one = {
    domain: error.domain,
    reason: error.reason,
    message: error.message,
    ...(location === undefined ? {} : { locationType, location }),
  };
  const status = statuses[error.status];
  const isNewer = api === 'tasks' || error.status === 401;
  return {
    error: {
      errors: [one],
      code: error.status,
      message: error.message,
      ...(isNewer && status !== undefined ? { status } : {}),
    },
  };
}
