/**
 * The ports of the functions that answer people: they read and change what is stored and ask for looks.
 * They open no token and no calendar, and neither do their rights.
 */
import { doorSecrets } from '../adapters/aws/door-secrets.ts';
import { dynamoStore } from '../adapters/dynamo/dynamo-store.ts';
import { holidaysOf } from '../adapters/holidays/public-holidays.ts';
import type { Aws } from '../adapters/http/aws-call.ts';
import { googleConsent, microsoftConsent } from '../adapters/oauth/open-consent.ts';
import { Failure } from '../domain/failure.ts';
import { nothingHeld, type Ports } from '../flows/ports.ts';
import { clockOver } from './clock-over.ts';
import { type Environment, neededIn, textIn } from './environment.ts';
import { keyedPorts } from './keys.ts';
import { mint } from './mint.ts';
import { type OAuthClients, orNobodys } from './oauth-clients.ts';

/** The ports that are the same whatever the operator's secrets are. */
export type SteadyPorts = Pick<
  Ports,
  'store' | 'clock' | 'mint' | 'held' | 'holidays' | 'secrets' | 'schedule' | 'bus' | 'notifyUrl'
>;

/** Ports over AWS; asks nothing yet. A function that is told of no key has none. */
export function steadyPorts(environment: Environment, aws: Aws): SteadyPorts {
  const clock = clockOver(Date);
  return {
    store: dynamoStore({ aws, table: neededIn(environment, 'TABLE_NAME') }),
    clock,
    mint,
    held: nothingHeld(),
    holidays: holidaysOf,
    secrets: doorSecrets({ aws, keyArn: textIn(environment, 'TOKEN_KEY_ARN') ?? '' }),
    schedule: { set: refuse, hasten: refuse, clear: refuse },
    bus: { publish: refuse },
    notifyUrl: () => null,
  };
}

/** All ports, with what is made of the operator's secrets. */
export function doorPorts(
  environment: Environment,
  steady: SteadyPorts,
  clients: OAuthClients,
  linksText: string,
): Ports {
  const { google, outlook } = orNobodys(clients, environment);
  const open = (): never => {
    throw notHere();
  };
  return {
    ...steady,
    ...keyedPorts(linksText, neededIn(environment, 'PUBLIC_URL')),
    providers: {
      google: { consent: googleConsent(google), open },
      outlook: { consent: microsoftConsent(outlook), open },
    },
  };
}

function notHere(): Failure {
  const what = 'a door opens no calendar, sets no turn and tells no events';
  return new Failure({ code: 'bug', what });
}

function refuse(): Promise<never> {
  return Promise.reject(notHere());
}
