/** The adapter on the sandbox Outlook server, with one person who has said yes to everything. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { openOutlook } from '../../../functions/adapters/outlook/open-outlook.ts';
import { instant, type Zone } from '../../../functions/domain/time.ts';
import {
  type SandboxOutlook,
  startSandboxOutlook,
} from '../../../infra/local/sandbox/outlook/start-sandbox-outlook.ts';
import { memoryRecords } from '../../../infra/local/sandbox/records.ts';
import type { Exchange } from '../../../infra/local/sandbox/serve.ts';
import type { LiveWorld } from '../../contracts/live-world.ts';
import { checkOutlookExchange } from '../../infra/sandbox/outlook-conformance.ts';

export type OutlookWorld = LiveWorld & {
  readonly sandbox: SandboxOutlook;
  /** All that was said on the API. */
  readonly exchanges: Exchange[];
  /** Notifications that the sandbox sent, handshakes left out. */
  readonly notified: readonly string[];
  /** The adapter once more, with these scopes alone. */
  openWith(scopes: readonly string[]): Promise<Pick<LiveWorld, 'calendar' | 'tasks'>>;
};

const client = { id: 'client-1', secret: 'secret-1' };
const redirect = 'http://127.0.0.1:4310/connect/outlook/callback';
/** What the product asks for. */
const allScopes = ['Calendars.ReadWrite', 'Tasks.ReadWrite', 'MailboxSettings.Read'];

/**
 * A person with an empty calendar in that zone, on a day in November 2026. Closing it fails where anything
 * that was said is not as Graph's schemas have it.
 */
export async function outlookWorld(zone: Zone): Promise<OutlookWorld> {
  const exchanges: Exchange[] = [];
  const notified: string[] = [];
  const email = 'dana@example.com';
  const now = Date.parse('2026-11-23T09:00:00Z');
  const records = memoryRecords();
  const sandbox = await startSandboxOutlook({
    port: 0,
    records,
    now: () => now,
    owner: { name: 'Dana Fox', email, zone },
    client,
    onExchange: (exchange) => {
      if (exchange.path.startsWith('/v1.0/')) exchanges.push(exchange);
    },
    deliver: async (request) => {
      const echo = new URL(request.url).searchParams.get('validationToken');
      if (echo !== null) return new Response(echo, { headers: { 'content-type': 'text/plain' } });
      notified.push(await request.text());
      return new Response(null, { status: 202 });
    },
  });
  const openWith: OutlookWorld['openWith'] = async (scopes) =>
    openOutlook({
      accessToken: await tokenFor(sandbox.url, scopes),
      zone,
      graphUrl: sandbox.url,
      pace: { sleep: async () => undefined, random: () => 0.5, clock: () => 0, line: null },
      lifecycle: true,
    });
  const opened = await openWith(allScopes);
  const [primary] = await opened.calendar.calendars();
  exchanges.length = 0;
  return {
    ...opened,
    sandbox,
    exchanges,
    notified,
    openWith,
    person: sandbox.person,
    now: () => instant(now),
    zone,
    email,
    calendarId: primary?.id ?? '',
    otherCalendarId: async () => sandbox.person.addCalendar('Job search'),
    notifyUrl: 'http://127.0.0.1:4310/notify/outlook',
    forgetCursors: () => sandbox.forgetCursors(),
    close: async () => {
      await sandbox.close();
      records.close();
      expect(exchanges.flatMap(checkOutlookExchange)).toStrictEqual([]);
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
    scope: ['openid', 'offline_access', ...scopes].join(' '),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: 'state-1',
  });
  const there = await fetch(`${url}/oauth2/v2.0/authorize?${asked}`, { redirect: 'manual' });
  const back = new URL(there.headers.get('location') ?? redirect);
  const reply = await fetch(`${url}/oauth2/v2.0/token`, {
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
