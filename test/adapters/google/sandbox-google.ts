/** The adapter on the sandbox Google server, with one person who has said yes to everything. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { openGoogle } from '../../../functions/adapters/google/open-google.ts';
import { instant, type Zone } from '../../../functions/domain/time.ts';
import { startSandboxGoogle } from '../../../infra/local/sandbox/google/start-sandbox-google.ts';
import { memoryRecords } from '../../../infra/local/sandbox/records.ts';
import type { Sandbox } from '../../../infra/local/sandbox/sandbox.ts';
import type { Exchange } from '../../../infra/local/sandbox/serve.ts';
import type { LiveWorld } from '../../contracts/live-world.ts';
import { checkGoogleExchange } from '../../infra/sandbox/google-conformance.ts';

export type GoogleWorld = LiveWorld & {
  readonly sandbox: Sandbox;
  /** All that was said, consent left out. */
  readonly exchanges: readonly Exchange[];
  /** Notifications that the sandbox sent. */
  readonly notified: readonly Request[];
  /** The adapter once more, with these scopes alone. */
  openWith(scopes: readonly string[]): Promise<Pick<LiveWorld, 'calendar' | 'tasks'>>;
};

const client = { id: 'client-1', secret: 'secret-1' };
const redirect = 'http://127.0.0.1:4310/connect/google/callback';
const google = 'https://www.googleapis.com/auth/';
/** What the product asks for. */
const allScopes = ['calendar.events.owned', 'calendar.calendarlist.readonly', 'tasks'];

/**
 * A person with an empty calendar in that zone, on a day in November 2026. Closing it fails
 * where anything that was said is not as Google's discovery documents have it.
 */
export async function googleWorld(zone: Zone): Promise<GoogleWorld> {
  const exchanges: Exchange[] = [];
  const notified: Request[] = [];
  const email = 'dana@example.com';
  const now = Date.parse('2026-11-23T09:00:00Z');
  const records = memoryRecords();
  const sandbox = await startSandboxGoogle({
    port: 0,
    records,
    now: () => now,
    owner: { name: 'Dana Fox', email, zone },
    client,
    onExchange: (exchange) => {
      if (/^\/(?:calendar|tasks)\//.test(exchange.path)) exchanges.push(exchange);
    },
    deliver: async (request) => {
      notified.push(request);
      return new Response(null, { status: 204 });
    },
  });
  const openWith: GoogleWorld['openWith'] = async (scopes) => {
    const accessToken = await tokenFor(sandbox.url, scopes);
    const pace = { sleep: async () => undefined, random: () => 0.5, clock: () => 0, line: null };
    const { url } = sandbox;
    return openGoogle({ accessToken, zone, apiUrl: url, tasksUrl: url, pace });
  };
  return {
    ...(await openWith(allScopes)),
    sandbox,
    exchanges,
    notified,
    openWith,
    person: sandbox.person,
    now: () => instant(now),
    zone,
    email,
    calendarId: email,
    otherCalendarId: async () => sandbox.person.addCalendar('Job search'),
    notifyUrl: 'http://127.0.0.1:4310/notify/google',
    forgetCursors: () => sandbox.forgetCursors(),
    close: async () => {
      await sandbox.close();
      records.close();
      expect(exchanges.flatMap(checkGoogleExchange)).toStrictEqual([]);
    },
  };
}

/** Walks through consent as a browser and the product would (RFC 7636 for the two codes). */
async function tokenFor(url: string, scopes: readonly string[]): Promise<string> {
  const verifier = 'v'.repeat(64);
  const asked = new URLSearchParams({
    client_id: client.id,
    redirect_uri: redirect,
    response_type: 'code',
    scope: scopes.map((scope) => google + scope).join(' '),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    access_type: 'offline',
    prompt: 'consent',
    state: 'state-1',
  });
  const there = await fetch(`${url}/o/oauth2/v2/auth?${asked}`, { redirect: 'manual' });
  const back = new URL(there.headers.get('location') ?? redirect);
  const reply = await fetch(`${url}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: redirect,
      client_id: client.id,
      client_secret: client.secret,
      code_verifier: verifier,
    }),
  });
  const body: unknown = await reply.json();
  const hasToken = typeof body === 'object' && body !== null && 'access_token' in body;
  return hasToken ? String(body.access_token) : '';
}
