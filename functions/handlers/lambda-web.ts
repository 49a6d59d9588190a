/** The web as the pages' doors know it, on Lambda: looks are messages, and what is known is what is stored. */
import { sqsQueue } from '../adapters/aws/sqs-queue.ts';
import { secretsManagerVault } from '../adapters/aws/vault.ts';
import type { Aws } from '../adapters/http/aws-call.ts';
import { adminConsentUrl } from '../adapters/oauth/admin-consent.ts';
import { failureOf } from '../domain/failure.ts';
import type { ProviderName } from '../domain/ports/calendar.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Queue } from '../domain/ports/queue.ts';
import type { Store } from '../domain/ports/store.ts';
import { minuteMs } from '../domain/time.ts';
import type { Wish } from '../domain/wish.ts';
import { doorPorts, type SteadyPorts, steadyPorts } from './door-ports.ts';
import { type Environment, neededIn, textIn } from './environment.ts';
import { madeOf } from './made-of.ts';
import { clientsOrNone, type OAuthClients } from './oauth-clients.ts';
import { realPace } from './real-pace.ts';
import type { ProviderLabel, Web } from './web/web.ts';

/** How often, and how many times, a page looks whether what was asked for is done. */
const glanceMs = 250;
const glancesAtMost = 10;

/**
 * Gives the web, made anew when the operator has changed a secret. `linksName`: where the key lies that
 * signs links; null for what shows none and follows none, since who has that key can be anybody.
 */
export function lambdaWeb(
  environment: Environment,
  aws: Aws,
  linksName: string | null,
): () => Promise<Web> {
  const steady = steadyPorts(environment, aws);
  const vault = secretsManagerVault({ aws, clock: steady.clock });
  const url = textIn(environment, 'QUEUE_URL');
  const queue = url === null ? null : sqsQueue({ aws, url, mint: steady.mint });
  const clientsName = textIn(environment, 'OAUTH_CLIENTS_SECRET_ARN');
  const nobodysKey = steady.mint();
  return madeOf(
    () =>
      Promise.all([
        clientsName === null ? '{}' : vault.read(clientsName),
        linksName === null ? nobodysKey : vault.read(linksName),
      ]),
    ([clientsText = '', linksText = '']) =>
      webOf(environment, steady, queue, clientsOrNone(clientsText, environment), linksText),
  );
}

function webOf(
  environment: Environment,
  steady: SteadyPorts,
  queue: Queue | null,
  clients: OAuthClients,
  linksText: string,
): Web {
  const publicUrl = neededIn(environment, 'PUBLIC_URL');
  const { store, clock } = steady;
  const isDue = seldom(clock);
  const failed: Web['failed'] = (what, error) => {
    console.error(`afterword: ${what}: ${failureOf(error).message}`);
  };
  return {
    ports: doorPorts(environment, steady, clients, linksText),
    publicUrl,
    origins: [new URL(publicUrl).origin],
    providers: {
      google: labelOf('Google Calendar', clients, 'google'),
      outlook: labelOf('Outlook', clients, 'outlook'),
    },
    onlyPerson: () => null,
    look: async (person, wish) => {
      await queue?.add([{ is: 'wish', person, wish, agains: 0 }]);
    },
    opened: async (person) => {
      if (queue === null || !isDue(person)) return;
      // The page is shown all the same.
      await queue
        .add([{ is: 'wish', person, wish: readAll, agains: 0 }])
        .catch((error: unknown) => failed('look', error));
    },
    settled: (person) => settled(store, person),
    secondsSinceRead: ({ readAt }) =>
      readAt === undefined ? null : Math.max(0, Math.round((clock.now() - readAt) / 1000)),
    adminConsentUrl: (provider) =>
      provider === 'google' || clients.outlook === null
        ? null
        : adminConsentUrl(clients.outlook, `${publicUrl}/connect/outlook/callback`),
    failed,
  };
}

/** All calendars and tasks of a person. */
const readAll: Wish = { accounts: null, plan: false, tend: false };
const openedAgainMs = 5 * minuteMs;
const rememberedAtMost = 1000;

/** Whether a person's pages were last opened a while ago, as far as this process knows. */
function seldom({ now }: Clock): (person: string) => boolean {
  const opened = new Map<string, number>();
  return (person) => {
    const before = opened.get(person) ?? 0;
    if (before > now() - openedAgainMs) return false;
    if (opened.size >= rememberedAtMost) opened.clear();
    opened.set(person, now());
    return true;
  };
}

function labelOf(label: string, clients: OAuthClients, provider: ProviderName): ProviderLabel {
  return { label, isSandbox: false, ...(clients[provider] === null ? { isMissing: true } : {}) };
}

/** Waits until something of the person has changed and then stays as it is; not for long. */
async function settled(store: Store, person: string): Promise<void> {
  const before = await versionsOf(store, person);
  let last = before;
  for (let glance = 0; glance < glancesAtMost; glance++) {
    await realPace.sleep(glanceMs);
    const now = await versionsOf(store, person);
    if (now !== before && now === last) return;
    last = now;
  }
}

async function versionsOf(store: Store, person: string): Promise<string> {
  const state = await store.load(person);
  const items = state && [state.person, ...state.accounts, ...state.interviews];
  return JSON.stringify(items?.map(({ value, version }) => [value.id, version]) ?? null);
}
