/** A sandbox for tests, connected by the real consent and spoken to by the real client. */
import { createHash } from 'node:crypto';
import { auth, calendar, type calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { tasks } from 'googleapis/build/src/apis/tasks/index.js';
import { startSandboxGoogle } from '../../../infra/local/sandbox/google/start-sandbox-google.ts';
import { memoryRecords, type Records } from '../../../infra/local/sandbox/records.ts';
import type { Sandbox } from '../../../infra/local/sandbox/sandbox.ts';
import type { Exchange } from '../../../infra/local/sandbox/serve.ts';

export const owner = { name: 'Ada Example', email: 'ada@example.com', zone: 'Europe/Berlin' };
export const client = { id: 'client-of-tests', secret: 'secret-of-tests' };
export const redirect = 'http://127.0.0.1:9/back';
const verifier = 'v'.repeat(43);
export const allScopes =
  'openid email profile https://www.googleapis.com/auth/calendar https://www.googleapis.com/auth/tasks';

export type Bench = {
  readonly sandbox: Sandbox;
  readonly exchanges: Exchange[];
  readonly pushes: Request[];
  readonly clock: { now: number };
  readonly records: Records;
  /** What the receiver of pushes answers. */
  readonly receiver: { status: number };
};

/** A sandbox at 2026-11-23T08:00Z whose pushes are collected. */
export async function startBench(records: Records = memoryRecords()): Promise<Bench> {
  const exchanges: Exchange[] = [];
  const pushes: Request[] = [];
  const clock = { now: Date.UTC(2026, 10, 23, 8) };
  const receiver = { status: 202 };
  const sandbox = await startSandboxGoogle({
    port: 0,
    records,
    now: () => clock.now,
    owner,
    client,
    onExchange: (exchange) => exchanges.push(exchange),
    deliver: async (request) => {
      pushes.push(request);
      return new Response(null, { status: receiver.status });
    },
  });
  return { sandbox, exchanges, pushes, clock, records, receiver };
}

/** The address to which the person is sent; `extra` takes the place of what is usual. */
export function consentUrl(sandbox: Sandbox, extra: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({
    client_id: client.id,
    redirect_uri: redirect,
    response_type: 'code',
    scope: allScopes,
    state: 'state-1',
    nonce: 'nonce-1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    access_type: 'offline',
    prompt: 'consent',
    ...extra,
  });
  return `${sandbox.url}/o/oauth2/v2/auth?${query}`;
}

/** Goes through the consent; the parameters with which the browser comes back. */
export async function consent(
  sandbox: Sandbox,
  extra: Readonly<Record<string, string>> = {},
): Promise<URLSearchParams> {
  const reply = await fetch(consentUrl(sandbox, extra), { redirect: 'manual' });
  return new URL(reply.headers.get('location') ?? 'http://nowhere.invalid').searchParams;
}

export type TokenReply = {
  readonly status: number;
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly scope: string;
  readonly expires_in: number;
  readonly id_token?: string;
  readonly error?: string;
  readonly error_description?: string;
};

/** Asks the token endpoint; `form` is laid over the client's id and secret. */
export async function askToken(
  sandbox: Sandbox,
  form: Readonly<Record<string, string>>,
): Promise<TokenReply> {
  const body = new URLSearchParams({ client_id: client.id, client_secret: client.secret, ...form });
  const reply = await fetch(`${sandbox.url}/token`, { method: 'POST', body });
  return { status: reply.status, ...((await reply.json()) as Omit<TokenReply, 'status'>) };
}

/** Trades a code. */
export function trade(
  sandbox: Sandbox,
  code: string,
  extra: Readonly<Record<string, string>> = {},
): Promise<TokenReply> {
  return askToken(sandbox, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirect,
    code_verifier: verifier,
    ...extra,
  });
}

/** Tokens for those scopes. */
export async function connect(sandbox: Sandbox, scope = allScopes): Promise<TokenReply> {
  const back = await consent(sandbox, { scope });
  return trade(sandbox, back.get('code') ?? '');
}

/** The real clients with an access token for those scopes. */
export async function clients(sandbox: Sandbox, scope = allScopes) {
  const tokens = await connect(sandbox, scope);
  const oauth = new auth.OAuth2(client.id, client.secret, redirect);
  oauth.setCredentials({ access_token: tokens.access_token });
  const common = { auth: oauth, rootUrl: `${sandbox.url}/`, retry: false };
  return {
    token: tokens.access_token,
    calendar: calendar({ version: 'v3', ...common }),
    tasks: tasks({ version: 'v1', ...common }),
  };
}

/** One raw request with that token. */
export async function ask(
  sandbox: Sandbox,
  token: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
  const reply = await fetch(sandbox.url + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  const json = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  return { status: reply.status, body: json, headers: reply.headers };
}

/** All pages of a list, the primary calendar's if no other is named; `between` runs after each but the last. */
export async function listAll(
  calendar: calendar_v3.Calendar,
  params: calendar_v3.Params$Resource$Events$List = {},
  between: () => void = () => {},
): Promise<{ items: calendar_v3.Schema$Event[]; token: string; sizes: number[] }> {
  const items: calendar_v3.Schema$Event[] = [];
  const sizes: number[] = [];
  for (let pageToken: string | null = null; ; between()) {
    const page: { pageToken?: string } = pageToken === null ? {} : { pageToken };
    const { data }: { data: calendar_v3.Schema$Events } = await calendar.events.list({
      calendarId: 'primary',
      ...params,
      ...page,
    });
    items.push(...(data.items ?? []));
    sizes.push(data.items?.length ?? 0);
    if (!data.nextPageToken) return { items, token: data.nextSyncToken ?? '', sizes };
    if (data.nextSyncToken) throw new Error('Only the last page may carry a sync token.');
    pageToken = data.nextPageToken;
  }
}
