/** The one place where Graph's status codes and error codes are read. */
import { Failure } from '../../domain/failure.ts';
import { retryAfterMs } from '../http/patiently.ts';

/** An answer of Graph, be it to a request of its own or inside a batch. */
export type Reply = {
  readonly status: number;
  readonly header: (name: string) => string | null;
  /** Parsed JSON; null where there is none. */
  readonly body: unknown;
};

/** Codes are compared in small letters: Graph itself writes `syncStateNotFound` in both cases. */
const forgotten = new Set([
  'syncstatenotfound',
  'syncstateinvalid',
  'invaliddeltatoken',
  'resyncrequired',
]);
const missing = new Set(['erroritemnotfound', 'resourcenotfound', 'itemnotfound']);
const throttled = new Set([
  'applicationthrottled',
  'toomanyrequests',
  'errorexceededconnectioncount',
]);

/** Whether Graph did what was asked. */
export function succeeded(reply: Reply): boolean {
  return reply.status >= 200 && reply.status < 300;
}

/** The code of an error in small letters; empty where the answer names none. */
export function errorCode(reply: Reply): string {
  const code = field(field(reply.body, 'error'), 'code');
  return typeof code === 'string' ? code.toLowerCase() : '';
}

/** A property of something that came over the wire; undefined where it is no object or has none. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

/**
 * The failure that an answer stands for (Graph's error codes: fact sheet, sections 2, 5 and 6). Only
 * the code is told, never the message: messages quote ids and addresses.
 */
export function failureFrom(reply: Reply): Failure {
  const { status } = reply;
  const code = errorCode(reply);
  const wait = retryAfterMs(reply.header('retry-after'), reply.header('date'));
  if (status === 401) return new Failure({ code: 'reconnect', because: 'token' });
  if (status === 429 || throttled.has(code) || (status === 503 && wait !== null)) {
    return new Failure({ code: 'rate-limited', retryAfterMs: wait });
  }
  if (status >= 500 || status === 408) return new Failure({ code: 'unreachable', status });
  if (status === 410 || forgotten.has(code)) return new Failure({ code: 'cursor-expired' });
  if (code === 'mailboxnotenabledforrestapi') {
    // Nothing of ours is wrong, and nothing that an operator could mend.
    return new Failure({ code: 'reconnect', because: 'scope' });
  }
  if (status === 403) return new Failure({ code: 'reconnect', because: 'scope' });
  if (status === 404 || missing.has(code)) return new Failure({ code: 'gone' });
  if (status === 409 || status === 412) return new Failure({ code: 'conflict' });
  const told = /^[a-z][\w.]{0,60}$/.test(code) ? ` ${code}` : '';
  return new Failure({ code: 'bug', what: `Graph answered ${status}${told}` });
}
