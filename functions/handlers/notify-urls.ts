/** Where a provider may tell us of changes. */
import { isLoopback } from '../adapters/http/loopback.ts';
import type { ProviderName } from '../domain/ports/calendar.ts';
import type { Ports } from '../flows/ports.ts';

/** Push is on where we have an https address, or where both sides are on this machine (contract). */
export function notifyUrls(
  publicUrl: string,
  apiUrl: (provider: ProviderName) => string,
): Ports['notifyUrl'] {
  return (provider) => {
    const url = `${publicUrl}/notify/${provider}`;
    if (url.startsWith('https:')) return url;
    const isHere = isLoopback(new URL(url)) && isLoopback(new URL(apiUrl(provider)));
    return isHere ? url : null;
  };
}
