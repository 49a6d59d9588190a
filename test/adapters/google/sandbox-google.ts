/** The adapter on the sandbox Google server, with one person who has said yes to everything. */
import { expect } from 'vitest';
import { openGoogle } from '../../../functions/adapters/google/open-google.ts';
import type { Zone } from '../../../functions/domain/time.ts';
import { startSandboxGoogle } from '../../../infra/local/sandbox/google/start-sandbox-google.ts';
import type { Sandbox } from '../../../infra/local/sandbox/sandbox.ts';
import type { Exchange } from '../../../infra/local/sandbox/serve.ts';
import type { LiveWorld } from '../../contracts/live-world.ts';
import { checkGoogleExchange } from '../../infra/sandbox/google-conformance.ts';
import { pace, partsOf, startOf, tokenFor } from '../sandbox-world.ts';

export type GoogleWorld = LiveWorld & {
  readonly sandbox: Sandbox;
  /** All that was said, consent left out. */
  readonly exchanges: readonly Exchange[];
  /** Notifications that the sandbox sent. */
  readonly notified: readonly Request[];
  /** The adapter once more, with these scopes alone. */
  openWith(scopes: readonly string[]): Promise<Pick<LiveWorld, 'calendar' | 'tasks'>>;
};

/** What the product asks for. */
const allScopes = ['calendar.events.owned', 'calendar.calendarlist.readonly', 'tasks'];

/**
 * A person with an empty calendar in that zone, on a day in November 2026. Closing it fails
 * where anything that was said is not as Google's discovery documents have it.
 */
export async function googleWorld(zone: Zone): Promise<GoogleWorld> {
  const exchanges: Exchange[] = [];
  const notified: Request[] = [];
  const start = startOf(zone);
  const sandbox = await startSandboxGoogle({
    ...start,
    onExchange: (exchange) => {
      if (/^\/(?:calendar|tasks)\//.test(exchange.path)) exchanges.push(exchange);
    },
    deliver: async (request) => {
      notified.push(request);
      return new Response(null, { status: 204 });
    },
  });
  const { url } = sandbox;
  const openWith: GoogleWorld['openWith'] = async (scopes) =>
    openGoogle({
      accessToken: await accessTo(url, scopes),
      ...{ zone, apiUrl: url, tasksUrl: url, pace },
    });
  const parts = partsOf(sandbox, start, 'google');
  return {
    ...parts,
    ...(await openWith(allScopes)),
    ...{ sandbox, exchanges, notified, openWith },
    calendarId: parts.email,
    close: async () => {
      await parts.close();
      expect(exchanges.flatMap(checkGoogleExchange)).toStrictEqual([]);
    },
  };
}

function accessTo(url: string, scopes: readonly string[]): Promise<string> {
  const scope = scopes.map((one) => `https://www.googleapis.com/auth/${one}`).join(' ');
  return tokenFor({
    authorize: `${url}/o/oauth2/v2/auth`,
    token: `${url}/token`,
    provider: 'google',
    asks: { scope, access_type: 'offline', prompt: 'consent' },
  });
}
