/**
 * Microsoft Graph over HTTP: the SDK's client with a middleware chain of our own. The SDK's chain sends
 * POST again after 503, sleeps up to 180 s, drops the token for hosts it does not know and does not
 * encode query values (fact sheet, section 7).
 */

import {
  Client,
  type Context,
  type Middleware,
  type MiddlewareOptions,
  ResponseType,
} from '@microsoft/microsoft-graph-client';
import { Failure, type FailureFacts } from '../../domain/failure.ts';
import { isLoopback } from '../http/loopback.ts';
import type { Pace } from '../http/patiently.ts';
import type { Reply } from './failures.ts';
import { openSlots, type Slots } from './slots.ts';

export type GraphRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path and query below the version, encoded: `/me/calendars?$top=50`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
};

export type Graph = {
  /**
   * One request, tried once. Fails with `unreachable` where no answer comes, with `tooLong` where it is
   * longer than there is room for; any status is an answer.
   */
  send(request: GraphRequest): Promise<Reply>;
  /** As `send`, with nothing beside it. */
  sendAlone(request: GraphRequest): Promise<Reply>;
  /** Path and query below the version of a link that Graph gave; `cursor-expired` where it is foreign. */
  pathOf(link: string): string;
  readonly pace: Pace;
};

export type GraphOptions = {
  readonly accessToken: string;
  /** `https://graph.microsoft.com`; plain http for loopback addresses only. */
  readonly graphUrl: string;
  readonly pace: Pace;
  /** Of one request, its answer's body included. */
  readonly timeoutMs: number;
};

/** Who asked for less at a time would get an answer. */
export const tooLong: FailureFacts = {
  code: 'bug',
  what: 'Graph answered more than there is room for',
};

/** Anybody may send invitations with long texts: read whole, a page of them would end the process. */
const answerAtMost = 8 * 1024 * 1024;

const version = 'v1.0';
const officialOrigin = 'https://graph.microsoft.com';

/** Opens Graph for one mailbox; asks nothing yet. Fails with `misconfigured` for an unsafe address. */
export function openGraph(options: GraphOptions): Graph {
  const base = checkedBase(options.graphUrl);
  const client = Client.initWithMiddleware({
    baseUrl: base.href,
    defaultVersion: version,
    middleware: [
      new AddQuery(),
      new Authorize(base.origin, options.accessToken),
      new Send(options.timeoutMs),
    ],
  });
  const slots: Slots = openSlots();
  return {
    send: (request) => slots.one(() => exchange(client, request)),
    sendAlone: (request) => slots.all(() => exchange(client, request)),
    pathOf: (link) => pathBelow(base, link),
    pace: options.pace,
  };
}

async function exchange(client: Client, request: GraphRequest): Promise<Reply> {
  const [path = '', ...query] = request.path.split('?');
  const sdk = client
    .api(path)
    .middlewareOptions([new Query(query.join('?'))])
    .headers({ ...request.headers })
    .responseType(ResponseType.RAW);
  try {
    const response: Response = await called(sdk, request);
    const text = await textIn(response);
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      body: parsed(text),
    };
  } catch (error) {
    if (error instanceof Failure) throw error;
    // The SDK wraps what fetch throws: no connection, a cut line, our time-out.
    throw new Failure({ code: 'unreachable', status: null });
  }
}

function called(sdk: ReturnType<Client['api']>, { method, body }: GraphRequest): Promise<Response> {
  switch (method) {
    case 'GET':
      return sdk.get();
    case 'POST':
      return sdk.post(body);
    case 'PATCH':
      return sdk.patch(body);
    case 'DELETE':
      return sdk.delete();
  }
}

async function textIn({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, length] = ['', 0];
  for await (const chunk of body ?? []) {
    length += chunk.length;
    // Leaving the loop hangs up.
    if (length > answerAtMost) throw new Failure(tooLong);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parsed(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The query of a request, word for word: the SDK would sort it and merge repeated names. */
class Query implements MiddlewareOptions {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

class Link {
  protected next: Middleware | null = null;

  setNext(next: Middleware): void {
    this.next = next;
  }
}

class AddQuery extends Link implements Middleware {
  async execute(context: Context): Promise<void> {
    const query = context.middlewareControl?.getMiddlewareOptions(Query);
    if (query instanceof Query && query.text !== '' && typeof context.request === 'string') {
      context.request = `${context.request}?${query.text}`;
    }
    await this.next?.execute(context);
  }
}

/** Gives the token to our own origin and to nobody else. */
class Authorize extends Link implements Middleware {
  readonly #origin: string;
  readonly #token: string;

  constructor(origin: string, token: string) {
    super();
    this.#origin = origin;
    this.#token = token;
  }

  async execute(context: Context): Promise<void> {
    const url = typeof context.request === 'string' ? context.request : context.request.url;
    if (new URL(url).origin !== this.#origin) throw new Error('a request to a foreign origin');
    const headers = new Headers(context.options?.headers);
    headers.set('Authorization', `Bearer ${this.#token}`);
    context.options = { ...context.options, headers };
    await this.next?.execute(context);
  }
}

class Send implements Middleware {
  readonly #timeoutMs: number;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  async execute(context: Context): Promise<void> {
    context.response = await fetch(context.request, {
      ...context.options,
      // Graph redirects nothing that we ask; a redirect would take the body elsewhere.
      redirect: 'manual',
      signal: AbortSignal.timeout(this.#timeoutMs),
    });
  }
}

function checkedBase(graphUrl: string): { origin: string; href: string; path: string } {
  const url = URL.canParse(graphUrl) ? new URL(graphUrl) : null;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url));
  if (!url || !safe) {
    throw new Failure({ code: 'misconfigured', what: 'the address of Microsoft Graph' });
  }
  const path = url.pathname.replace(/\/+$/, '');
  return { origin: url.origin, href: url.origin + path, path };
}

/**
 * Links are followed at our own origin only, by path and query: a foreign one never gets a request. A
 * stand-in on loopback may call itself by another loopback name, or by Graph's own.
 */
function pathBelow(base: { origin: string; path: string }, link: string): string {
  const url = URL.canParse(link) ? new URL(link) : null;
  const own = new URL(base.origin);
  const standIn =
    url !== null &&
    isLoopback(own) &&
    (url.origin === officialOrigin || (isLoopback(url) && url.port === own.port));
  const start = `${url?.origin === officialOrigin ? '' : base.path}/${version}/`;
  if (!url || !(url.origin === base.origin || standIn) || !url.pathname.startsWith(start)) {
    throw new Failure({ code: 'cursor-expired' });
  }
  return url.pathname.slice(start.length - 1) + url.search;
}
