/** The providers as the host reaches them: the operator's clients, or the sandboxes in their place. */
import type { Ports } from '../../../functions/flows/ports.ts';
import { openProviders } from '../../../functions/handlers/open-providers.ts';
import type { HostConfig } from './config.ts';
import type { Sandboxes } from './sandboxes.ts';

/** Both providers, ready to be opened; nothing is asked of them yet. */
export function localProviders(config: HostConfig, sandboxes: Sandboxes): Ports['providers'] {
  return openProviders(
    config.google ?? sandboxes.config('google'),
    config.outlook ?? sandboxes.config('outlook'),
  );
}
