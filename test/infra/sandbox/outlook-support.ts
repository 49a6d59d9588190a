/** A sandbox Outlook for one test, a client on it, and a look at everything that was said. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import {
  type SandboxOutlook,
  startSandboxOutlook,
} from '../../../infra/local/sandbox/outlook/start-sandbox-outlook.ts';
import { memoryRecords, type Records } from '../../../infra/local/sandbox/records.ts';
import type { Exchange } from '../../../infra/local/sandbox/serve.ts';
import { checkOutlookExchange } from './outlook-conformance.ts';

export const everyScope =
  'openid profile email offline_access User.Read MailboxSettings.Read Calendars.ReadWrite Tasks.ReadWrite';
export const client = { id: '3e1f4c6a-0000-4000-8000-00000000000c', secret: 'made-up-secret' };
export const redirect = 'http://localhost:4310/connect/outlook/callback';
const verifier = 'v'.repeat(64);
const challenge = createHash('sha256').update(verifier).digest('base64url');
export const extendedId = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Afterword';

/** A JSON answer, loosely typed: tests say what they expect of it. */
// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of any form
type Loose = any;
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Loose;
};
export type Call = (
  method: string,
  path: string,
  body?: unknown,
  prefer?: string,
  more?: Readonly<Record<string, string>>,
) => Promise<Answer>;

export type Stage = {
  readonly sandbox: SandboxOutlook;
  readonly clock: { now: number };
  readonly exchanges: Exchange[];
  /** What came to the webhook, handshakes left out. */
  readonly heard: Loose[];
  /** How the webhook answers; null: as it should. */
  readonly webhook: { answer: ((request: Request) => Promise<Response>) | null };
  readonly call: Call;
  /** Consents anew and goes on with the new token. */
  signIn(scopes?: string): Promise<void>;
  close(): Promise<void>;
};

/** Starts a sandbox whose every exchange is checked when it closes. `consented` false: no token yet. */
export async function stage(
  given: {
    readonly records?: Records;
    readonly zone?: string;
    readonly consented?: boolean;
    readonly scopes?: string;
    /** Exchanges that a test makes wrong on purpose are not held against the sandbox. */
    readonly checkRequests?: boolean;
  } = {},
): Promise<Stage> {
  const clock = { now: Date.parse('2026-11-22T10:00:00Z') };
  const exchanges: Exchange[] = [];
  const heard: Loose[] = [];
  const webhook: Stage['webhook'] = { answer: null };
  const sandbox = await startSandboxOutlook({
    port: 0,
    records: given.records ?? memoryRecords(),
    now: () => clock.now,
    owner: { name: 'Ada Example', email: 'ada@example.com', zone: given.zone ?? 'Europe/Berlin' },
    client,
    onExchange: (exchange) => exchanges.push(exchange),
    deliver: async (request) => {
      if (webhook.answer) return webhook.answer(request);
      const token = new URL(request.url).searchParams.get('validationToken');
      if (token !== null) return greeting(token);
      heard.push(await request.json());
      return new Response(null, { status: 202 });
    },
  });
  let token = '';
  const signIn = async (scopes?: string) => {
    token = (await redeem(sandbox.url, await consent(sandbox.url, scopes))).body.access_token;
  };
  if (given.consented !== false) await signIn(given.scopes);
  const call: Call = async (method, path, body, prefer, more = {}) => {
    const response = await fetch(path.startsWith('http') ? path : `${sandbox.url}/v1.0${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(prefer === undefined ? {} : { prefer }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...more,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return answerOf(response);
  };
  return {
    sandbox,
    clock,
    exchanges,
    heard,
    webhook,
    call,
    signIn,
    close: async () => {
      await sandbox.close();
      if (given.checkRequests !== false) {
        expect(exchanges.flatMap(checkOutlookExchange)).toStrictEqual([]);
      }
    },
  };
}

/** The answer that proves an address. */
export function greeting(token: string): Response {
  return new Response(token, { headers: { 'content-type': 'text/plain' } });
}

/** The parameters of a consent that is well asked for. */
export function consentQuery(scope = everyScope): URLSearchParams {
  return new URLSearchParams({
    client_id: client.id,
    redirect_uri: redirect,
    response_type: 'code',
    scope,
    state: 'a state',
    nonce: 'a nonce',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
}

/** Asks for consent; the address to which the person is sent back. */
export async function consentBack(url: string, query = consentQuery()): Promise<URL> {
  const response = await fetch(`${url}/oauth2/v2.0/authorize?${query}`, { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? 'about:blank');
}

/** Asks for consent; the code. */
export async function consent(url: string, scope = everyScope): Promise<string> {
  return (await consentBack(url, consentQuery(scope))).searchParams.get('code') ?? '';
}

/** Sends a form to the token endpoint, the client's id and secret in it. */
export async function askToken(url: string, form: Record<string, string>): Promise<Answer> {
  const response = await fetch(`${url}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: client.id, client_secret: client.secret, ...form }),
  });
  return answerOf(response);
}

/** Trades a code for tokens. */
export function redeem(
  url: string,
  code: string,
  more: Record<string, string> = {},
): Promise<Answer> {
  return askToken(url, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirect,
    code_verifier: verifier,
    ...more,
  });
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? null : JSON.parse(text),
  };
}

/** An event from `start` to an hour later, UTC. */
export function draft(start = '2026-11-25T09:00:00', more: object = {}): object {
  const end = new Date(Date.parse(`${start}Z`) + 3_600_000).toISOString().slice(0, 19);
  return {
    subject: 'Debrief',
    start: { dateTime: start, timeZone: 'UTC' },
    end: { dateTime: end, timeZone: 'UTC' },
    ...more,
  };
}
