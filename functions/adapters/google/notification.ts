/**
 * A notification of Google Calendar, as the door sees it: headers and no body. It proves nothing by
 * itself; the caller compares channel, token and resource with what it knows.
 */

type Named = { readonly channel: string; readonly token: string; readonly resource: string };

export type GoogleNotification =
  /** Something changed: look again. */
  | ({ readonly is: 'hint' } & Named)
  /** The channel has begun; nothing has changed. May come before the answer to its request. */
  | ({ readonly is: 'sync' } & Named)
  /** Not one that Google sends for a channel of ours. */
  | { readonly is: 'malformed' };

/**
 * Reads the `X-Goog-*` headers of a POST.
 *
 * @param headers looks a header up, in any case; null where there is none
 */
export function readGoogleNotification(
  headers: (name: string) => string | null,
): GoogleNotification {
  const channel = headers('x-goog-channel-id') ?? '';
  const token = headers('x-goog-channel-token') ?? '';
  const resource = headers('x-goog-resource-id') ?? '';
  const state = headers('x-goog-resource-state') ?? '';
  // Google's own limits: 64 characters for a channel's id, 256 for its token.
  const isOdd =
    !/^[A-Za-z0-9\-_+/=]{1,64}$/.test(channel) ||
    !/^[\x21-\x7e]{1,256}$/.test(token) ||
    !/^[\x21-\x7e]{1,256}$/.test(resource);
  if (isOdd) return { is: 'malformed' };
  if (state === 'sync') return { is: 'sync', channel, token, resource };
  // Calendars know no other states; `add`, `update` and the like are Drive's.
  if (state !== 'exists' && state !== 'not_exists') return { is: 'malformed' };
  return { is: 'hint', channel, token, resource };
}
