/** What the adapters' worlds on the two sandbox servers have in common: the person, their day, their consent. */
import { createHash } from 'node:crypto';
import { instant, type Zone } from '../../functions/domain/time.ts';
import { memoryRecords } from '../../infra/local/sandbox/records.ts';
import type { Sandbox } from '../../infra/local/sandbox/sandbox.ts';
import type { LiveWorld } from '../contracts/live-world.ts';

const email = 'dana@example.com';
const client = { id: 'client-1', secret: 'secret-1' };
const now = instant(Date.parse('2026-11-23T09:00:00Z'));
const product = 'http://127.0.0.1:4310';

/** Nobody waits before they try once more. */
export const pace = { sleep: async () => undefined, random: () => 0.5, clock: () => 0, line: null };

/** How a sandbox is started: for a person with an empty calendar in that zone, on a day in November 2026. */
export function startOf(zone: Zone) {
  const owner = { name: 'Dana Fox', email, zone };
  return { port: 0, records: memoryRecords(), now: () => now, owner, client };
}

/** What any sandbox gives to a live world, its calendar and its tasks aside; closing it closes the server. */
export function partsOf(
  sandbox: Sandbox,
  { records, owner }: ReturnType<typeof startOf>,
  provider: 'google' | 'outlook',
): Omit<LiveWorld, 'calendar' | 'tasks' | 'calendarId'> {
  return {
    person: sandbox.person,
    now: () => now,
    zone: owner.zone,
    email,
    otherCalendarId: async () => sandbox.person.addCalendar('Job search'),
    notifyUrl: `${product}/notify/${provider}`,
    forgetCursors: () => sandbox.forgetCursors(),
    close: async () => {
      await sandbox.close();
      records.close();
    },
  };
}

/** Where a provider asks for consent and gives tokens, and what it is asked with besides. */
type Doors = {
  readonly authorize: string;
  readonly token: string;
  readonly provider: 'google' | 'outlook';
  readonly asks: Readonly<Record<string, string>>;
};

/** An access token: walks through consent as a browser and the product would (RFC 7636 for the two codes). */
export async function tokenFor({ authorize, token, provider, asks }: Doors): Promise<string> {
  const redirect = `${product}/connect/${provider}/callback`;
  const verifier = 'v'.repeat(64);
  const asked = new URLSearchParams({
    client_id: client.id,
    redirect_uri: redirect,
    response_type: 'code',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: 'state-1',
    ...asks,
  });
  const there = await fetch(`${authorize}?${asked}`, { redirect: 'manual' });
  const back = new URL(there.headers.get('location') ?? redirect);
  const reply = await fetch(token, {
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
