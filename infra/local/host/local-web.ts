/** The web of one machine: the host's queue and journal as the pages' doors know them. */

import { adminConsentUrl } from '../../../functions/adapters/oauth/admin-consent.ts';
import type { Web } from '../../../functions/handlers/web/web.ts';
import type { Inside } from './inside.ts';
import { ownOrigins } from './own-origins.ts';

/** How long a page waits for the follow-ups to appear before it is shown without them. */
const patienceMs = 3000;
/** The notification of a change is on its way; it comes within moments. */
const noticeMs = 120;

/** What the doors may ask of this host. */
export function localWeb(inside: Inside): Web {
  const { config, ports, queue, journal, sandboxes } = inside;
  return {
    ports,
    publicUrl: config.publicUrl,
    origins: ownOrigins(config),
    providers: {
      google: {
        label: sandboxes.google ? 'Sandbox Google' : 'Google Calendar',
        isSandbox: sandboxes.google !== null,
      },
      outlook: {
        label: sandboxes.outlook ? 'Sandbox Outlook' : 'Outlook',
        isSandbox: sandboxes.outlook !== null,
      },
    },
    onlyPerson: () => (sandboxes.isAll ? sandboxes.person() : null),
    look: async (person, wish) => queue.add(person, wish),
    // What nobody tells of is read once a minute here.
    opened: async () => undefined,
    settled: async () => {
      await new Promise((resolve) => setTimeout(resolve, noticeMs));
      const late = new Promise<void>((resolve) => setTimeout(resolve, patienceMs).unref());
      await Promise.race([queue.whenIdle(), late]);
    },
    secondsSinceRead: ({ id }) => journal.secondsSinceRead(id),
    adminConsentUrl: (provider) =>
      provider === 'google' || config.outlook === null
        ? null
        : adminConsentUrl(config.outlook, `${config.publicUrl}/connect/outlook/callback`),
    failed: (what, error) => journal.failed(what, error),
  };
}
