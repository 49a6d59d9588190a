/**
 * What Outlook sends to our door: the handshake of a new subscription, hints that something changed, and
 * news of the subscription itself. Nothing but reading; a hint proves nothing until its token is checked.
 */
import { objectIn } from '../http/json-object.ts';

export type OutlookHint = {
  /** Our id of the channel. */
  readonly channel: string;
  /** What the notification says is the channel's secret. */
  readonly token: string;
  readonly lifecycle: 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed' | null;
};

export type OutlookNotification =
  /** Answer 200 with exactly this text as `text/plain`, within ten seconds. */
  | { readonly is: 'handshake'; readonly echo: string }
  /** Answer 202 within three seconds. */
  | { readonly is: 'hints'; readonly hints: readonly OutlookHint[] }
  | { readonly is: 'malformed' };

/**
 * Reads a POST to the notification address. `query` gives a decoded value of the query: a handshake has no
 * JSON body, so that it is looked for first. One POST may hold hints of several channels; those without our
 * `ID.TOKEN` as their client state are left out.
 */
export function readOutlookNotification(
  query: (name: string) => string | null,
  body: string,
): OutlookNotification {
  const echo = query('validationToken');
  if (echo !== null && echo !== '') return { is: 'handshake', echo };
  const items = valuesIn(body);
  if (items === null) return { is: 'malformed' };
  return { is: 'hints', hints: items.flatMap(hintIn) };
}

function valuesIn(body: string): readonly unknown[] | null {
  const value = objectIn(body)?.value;
  return Array.isArray(value) ? value : null;
}

function hintIn(item: unknown): readonly OutlookHint[] {
  if (typeof item !== 'object' || item === null) return [];
  const state = 'clientState' in item ? item.clientState : null;
  const match = /^([^.]+)\.(.+)$/s.exec(typeof state === 'string' ? state : '');
  if (!match?.[1] || !match[2]) return [];
  const said = 'lifecycleEvent' in item ? item.lifecycleEvent : null;
  return [{ channel: match[1], token: match[2], lifecycle: lifecycleOf(said) }];
}

function lifecycleOf(said: unknown): OutlookHint['lifecycle'] {
  switch (said) {
    case 'reauthorizationRequired':
    case 'subscriptionRemoved':
    case 'missed':
      return said;
    default:
      return null;
  }
}
