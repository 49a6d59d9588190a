/** The adapter on the sandbox Outlook server, with one person who has said yes to everything. */
import { expect } from 'vitest';
import { openOutlook } from '../../../functions/adapters/outlook/open-outlook.ts';
import type { Zone } from '../../../functions/domain/time.ts';
import {
  type SandboxOutlook,
  startSandboxOutlook,
} from '../../../infra/local/sandbox/outlook/start-sandbox-outlook.ts';
import type { Exchange } from '../../../infra/local/sandbox/serve.ts';
import type { LiveWorld } from '../../contracts/live-world.ts';
import { checkOutlookExchange } from '../../infra/sandbox/outlook-conformance.ts';
import { pace, partsOf, startOf, tokenFor } from '../sandbox-world.ts';

export type OutlookWorld = LiveWorld & {
  readonly sandbox: SandboxOutlook;
  /** All that was said on the API. */
  readonly exchanges: Exchange[];
  /** Notifications that the sandbox sent, handshakes left out. */
  readonly notified: readonly string[];
  /** The adapter once more, with these scopes alone. */
  openWith(scopes: readonly string[]): Promise<Pick<LiveWorld, 'calendar' | 'tasks'>>;
};

/** What the product asks for. */
const allScopes = ['Calendars.ReadWrite', 'Tasks.ReadWrite', 'MailboxSettings.Read'];

/**
 * A person with an empty calendar in that zone, on a day in November 2026. Closing it fails where anything
 * that was said is not as Graph's schemas have it.
 */
export async function outlookWorld(zone: Zone): Promise<OutlookWorld> {
  const exchanges: Exchange[] = [];
  const notified: string[] = [];
  const start = startOf(zone);
  const sandbox = await startSandboxOutlook({
    ...start,
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
  const { url } = sandbox;
  const openWith: OutlookWorld['openWith'] = async (scopes) =>
    openOutlook({
      accessToken: await accessTo(url, scopes),
      ...{ zone, graphUrl: url, pace, lifecycle: true },
    });
  const opened = await openWith(allScopes);
  const [primary] = await opened.calendar.calendars();
  exchanges.length = 0;
  const parts = partsOf(sandbox, start, 'outlook');
  return {
    ...parts,
    ...opened,
    ...{ sandbox, exchanges, notified, openWith },
    calendarId: primary?.id ?? '',
    close: async () => {
      await parts.close();
      expect(exchanges.flatMap(checkOutlookExchange)).toStrictEqual([]);
    },
  };
}

function accessTo(url: string, scopes: readonly string[]): Promise<string> {
  return tokenFor({
    authorize: `${url}/oauth2/v2.0/authorize`,
    token: `${url}/oauth2/v2.0/token`,
    provider: 'outlook',
    asks: { scope: ['openid', 'offline_access', ...scopes].join(' ') },
  });
}
