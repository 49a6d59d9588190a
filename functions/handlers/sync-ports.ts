/** All ports of the function that looks at persons: the only one that opens tokens and calendars. */
import { eventBridgeBus } from '../adapters/aws/event-bus.ts';
import { kmsSecrets } from '../adapters/aws/kms-secrets.ts';
import { eventBridgeSchedule } from '../adapters/aws/scheduler.ts';
import { secretsManagerVault } from '../adapters/aws/vault.ts';
import { dynamoStore } from '../adapters/dynamo/dynamo-store.ts';
import { holidaysOf } from '../adapters/holidays/public-holidays.ts';
import type { Aws } from '../adapters/http/aws-call.ts';
import { nothingHeld, type Ports } from '../flows/ports.ts';
import { clockOver } from './clock-over.ts';
import { type Environment, neededIn } from './environment.ts';
import { keyedPorts } from './keys.ts';
import { madeOf } from './made-of.ts';
import { mint } from './mint.ts';
import { notifyUrls } from './notify-urls.ts';
import { clientsOrNone, orNobodys } from './oauth-clients.ts';
import { openProviders } from './open-providers.ts';

/** Gives the ports, made anew when the operator has changed a secret. */
export function syncPorts(environment: Environment, aws: Aws): () => Promise<Ports> {
  const clock = clockOver(Date);
  const vault = secretsManagerVault({ aws, clock });
  const store = dynamoStore({ aws, table: neededIn(environment, 'TABLE_NAME') });
  const publicUrl = neededIn(environment, 'PUBLIC_URL');
  const keyArn = neededIn(environment, 'TOKEN_KEY_ARN');
  const names = [
    neededIn(environment, 'OAUTH_CLIENTS_SECRET_ARN'),
    neededIn(environment, 'LINKS_KEY_SECRET_ARN'),
  ];
  const steady = {
    store,
    clock,
    mint,
    held: nothingHeld(),
    holidays: holidaysOf,
    secrets: kmsSecrets({ aws, keyArn, store, clock }),
    schedule: eventBridgeSchedule({
      aws,
      clock,
      group: neededIn(environment, 'SCHEDULE_GROUP'),
      queueArn: neededIn(environment, 'QUEUE_ARN'),
      roleArn: neededIn(environment, 'SCHEDULE_ROLE_ARN'),
    }),
    bus: eventBridgeBus({ aws, bus: neededIn(environment, 'BUS_NAME'), clock }),
  };
  return madeOf(
    () => Promise.all(names.map((name) => vault.read(name))),
    ([clientsText = '', linksText = '']) => {
      const clients = orNobodys(clientsOrNone(clientsText, environment), environment);
      return {
        ...steady,
        providers: openProviders(clients.google, clients.outlook),
        ...keyedPorts(linksText, publicUrl),
        notifyUrl: notifyUrls(publicUrl, (name) => clients[name].apiUrl),
      };
    },
  );
}
