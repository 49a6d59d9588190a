/** A server that answers as a test says and writes down what it was asked: exact shapes on the wire. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openGoogle } from '../../../functions/adapters/google/open-google.ts';
import type { Pace } from '../../../functions/adapters/http/patiently.ts';
import type { Calendar } from '../../../functions/domain/ports/calendar.ts';
import type { TaskList } from '../../../functions/domain/ports/task-list.ts';
import type { Zone } from '../../../functions/domain/time.ts';

export type Asked = {
  readonly method: string;
  /** Decoded, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
};

export type Reply =
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** A text is sent as it is, anything else as JSON. */
      readonly body?: unknown;
    }
  /** The line is cut: nobody knows what was done. */
  | 'cut';

export type Wire = {
  readonly calendar: Calendar;
  readonly tasks: TaskList;
  readonly asked: readonly Asked[];
  /** Milliseconds that the adapter slept. */
  readonly slept: readonly number[];
  close(): Promise<void>;
};

/**
 * Opens the adapter on a server that answers the requests one after the other.
 *
 * @param path what stands before `/calendar/v3` and `/tasks/v1`
 */
export async function wire(
  answer: (asked: Asked, index: number) => Reply,
  path = '',
): Promise<Wire> {
  const asked: Asked[] = [];
  const slept: number[] = [];
  const server = createServer(async (request, response) => {
    const one = await askedBy(request);
    asked.push(one);
    const reply = answer(one, asked.length - 1);
    if (reply === 'cut') {
      response.destroy();
      return;
    }
    const { status = 200, headers = {}, body = '' } = reply;
    const type = typeof body === 'string' ? 'text/html' : 'application/json';
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(status === 204 ? '' : typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const pace: Pace = {
    sleep: async (ms) => void slept.push(ms),
    random: () => 0.5,
    clock: () => 0,
    line: null,
  };
  const zone = 'Europe/Berlin' as Zone;
  const live = openGoogle({ accessToken: 'token-1', zone, apiUrl: url, tasksUrl: url, pace });
  const close = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise((done) => server.close(() => done()));
  };
  return { ...live, asked, slept, close };
}

/** The replies in their order; a request more than there are fails the test by its status. */
export function inOrder(...replies: readonly Reply[]): (asked: Asked, index: number) => Reply {
  return (_asked, index) => replies[index] ?? { status: 418, body: { error: { code: 418 } } };
}

/** An error as Google words it. */
export function refusal(
  status: number,
  reason: string,
  more: { readonly location?: string; readonly domain?: string } = {},
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const message = 'Secret words of a person';
  const errors = [{ domain: 'global', reason, message, ...more }];
  return { status, headers, body: { error: { errors, code: status, message } } };
}

async function askedBy(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const sent = Buffer.concat(chunks).toString();
  const url = new URL(request.url ?? '', 'http://127.0.0.1');
  return {
    method: request.method ?? '',
    path: decodeURIComponent(url.pathname),
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body: sent === '' ? null : JSON.parse(sent),
  };
}
