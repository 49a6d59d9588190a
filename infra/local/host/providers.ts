/** The providers as the host reaches them: the operator's clients, or the sandboxes in their place. */
import { openGoogle } from '../../../functions/adapters/google/open-google.ts';
import { googleConsent, microsoftConsent } from '../../../functions/adapters/oauth/open-consent.ts';
import { openOutlook } from '../../../functions/adapters/outlook/open-outlook.ts';
import type { ProviderName } from '../../../functions/domain/ports/calendar.ts';
import type { Ports } from '../../../functions/flows/ports.ts';
import { type HostConfig, isLoopback } from './config.ts';
import type { Sandboxes } from './sandboxes.ts';

const pace = {
  sleep: (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
};

/** Both providers, ready to be opened; nothing is asked of them yet. */
export function localProviders(config: HostConfig, sandboxes: Sandboxes): Ports['providers'] {
  const google = config.google ?? sandboxes.config('google');
  const outlook = config.outlook ?? sandboxes.config('outlook');
  return {
    google: {
      consent: googleConsent(google),
      open: (accessToken, zone) => {
        const { apiUrl, tasksUrl } = google;
        return openGoogle({ accessToken, zone, apiUrl, tasksUrl, pace });
      },
    },
    outlook: {
      consent: microsoftConsent(outlook),
      open: (accessToken, zone) =>
        openOutlook({ accessToken, zone, graphUrl: outlook.apiUrl, pace, lifecycle: true }),
    },
  };
}

/** Push is on where we have an https address, or where both sides are on this machine (contract). */
export function notifyUrls(config: HostConfig, sandboxes: Sandboxes): Ports['notifyUrl'] {
  return (provider: ProviderName) => {
    const url = `${config.publicUrl}/notify/${provider}`;
    if (url.startsWith('https:')) return url;
    const { apiUrl } = config[provider] ?? sandboxes.config(provider);
    return isLoopback(url) && isLoopback(apiUrl) ? url : null;
  };
}
