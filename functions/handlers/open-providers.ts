/** Both providers over their real clients: the same on Lambda and on one machine. */
import { openGoogle } from '../adapters/google/open-google.ts';
import { googleConsent, microsoftConsent } from '../adapters/oauth/open-consent.ts';
import { openOutlook } from '../adapters/outlook/open-outlook.ts';
import type { Ports } from '../flows/ports.ts';
import type { ProviderConfig } from './environment.ts';
import { paceOf } from './real-pace.ts';

/** Both providers, ready to be opened; nothing is asked of them yet. */
export function openProviders(google: ProviderConfig, outlook: ProviderConfig): Ports['providers'] {
  const [googlePace, outlookPace] = [paceOf(), paceOf()];
  return {
    google: {
      consent: googleConsent(google),
      open: (accessToken, zone) => {
        const { apiUrl, tasksUrl } = google;
        return openGoogle({ accessToken, zone, apiUrl, tasksUrl, pace: googlePace });
      },
    },
    outlook: {
      consent: microsoftConsent(outlook),
      open: (accessToken, zone) => {
        const { apiUrl: graphUrl } = outlook;
        return openOutlook({ accessToken, zone, graphUrl, pace: outlookPace, lifecycle: true });
      },
    },
  };
}
