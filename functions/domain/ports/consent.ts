/** The port of a provider's consent: OAuth 2.0 authorization code with PKCE. Types only. */
import type { Instant } from '../time.ts';

export type Tokens = {
  readonly access: string;
  readonly expires: Instant;
  /** Null where the provider sent none: the one that is known stays. */
  readonly refresh: string | null;
  /** What was granted, as the provider names it; null where the answer does not say. */
  readonly scopes: readonly string[] | null;
};

/** What the person allowed, in our words. */
export type Permissions = {
  readonly calendar: 'write' | 'read' | 'none';
  readonly tasks: boolean;
  /** Whether their list of calendars may be read. */
  readonly lists: boolean;
};

export type Granted = {
  /** Who it is, for ever: the provider's subject, never the address. */
  readonly subject: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly tokens: Tokens;
  readonly permissions: Permissions;
};

/** What must be remembered between the two halves of a consent; secret, single use. */
export type Pending = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly redirect: string;
};

export type Finished =
  | { readonly is: 'granted'; readonly granted: Granted }
  /** The person said no. */
  | { readonly is: 'denied' }
  /** Their administrator has to say yes first. */
  | { readonly is: 'needs-admin' };

export type Consent = {
  /** The address to send the person to, and what to remember until they are back. */
  begin(redirect: string): Promise<{ readonly url: string; readonly pending: Pending }>;
  /**
   * Trades the code for tokens. `callback` is the whole address that was called. Fails with
   * `reconnect` where the answer is not to this pending consent or the code is used or stale.
   */
  finish(callback: string, pending: Pending, now: Instant): Promise<Finished>;
  /** Fails with `reconnect` (grant) when it is over, `misconfigured` when our client is refused. */
  refresh(refreshToken: string, now: Instant): Promise<Tokens>;
  /** A refresh token that was replaced goes on working: the new one need not be stored at once. */
  readonly keepsReplaced: boolean;
  /** Permissions that the names of scopes stand for. */
  permissions(scopes: readonly string[]): Permissions;
  /** Gives the grant back; done also where it is over, or the provider knows no such request. */
  revoke(token: string): Promise<void>;
};
