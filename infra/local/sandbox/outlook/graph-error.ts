/** Graph's error answers. */
import { randomUUID } from 'node:crypto';

/** Thrown by the routes; becomes Graph's error envelope. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  /** More members of the error object. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    code: string,
    message: string,
    extra: {
      readonly headers?: Readonly<Record<string, string>>;
      readonly more?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = extra.headers ?? {};
    this.more = extra.more ?? {};
  }
}

/** What nobody has built is refused, so that no test passes by luck. */
export function notModelled(what: string): GraphError {
  return new GraphError(501, 'SandboxNotModelled', `The sandbox does not model ${what}.`);
}

/** The usual 404 of Outlook's items. */
export function itemNotFound(): GraphError {
  return new GraphError(
    404,
    'ErrorItemNotFound',
    'The specified object was not found in the store.',
  );
}

/** The answer for any error; those of the routes keep their code. */
export function errorReply(error: unknown, now: number): Response {
  const known =
    error instanceof GraphError
      ? error
      : new GraphError(500, 'SandboxBroken', error instanceof Error ? `${error.stack}` : 'unknown');
  const requestId = randomUUID();
  const body = {
    error: {
      code: known.code,
      message: known.message,
      ...known.more,
      innerError: {
        date: new Date(now).toISOString().slice(0, 19),
        'request-id': requestId,
        'client-request-id': requestId,
      },
    },
  };
  return new Response(JSON.stringify(body), {
    status: known.status,
    headers: {
      'content-type': 'application/json',
      'request-id': requestId,
      'client-request-id': requestId,
      ...(known.status === 410 ? { 'cache-control': 'no-cache' } : {}),
      ...known.headers,
    },
  });
}
