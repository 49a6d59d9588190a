/** What the doors of the web may ask of whoever runs them: a process on one machine, or Lambda. */
import { isLoopback } from '../../adapters/http/loopback.ts';
import type { AccountRecord } from '../../domain/ledger/records.ts';
import type { ProviderName } from '../../domain/ports/calendar.ts';
import type { Wish } from '../../domain/wish.ts';
import type { Ports } from '../../flows/ports.ts';

export type Web = {
  readonly ports: Ports;
  /** The address that people and providers know us by, without a slash at its end. */
  readonly publicUrl: string;
  /** Where posts may come from: the public address, and on one's own machine its other names. */
  readonly origins: readonly string[];
  /** What a provider is called here; a sandbox is clearly labelled. */
  readonly providers: Readonly<Record<ProviderName, ProviderLabel>>;
  /** The only person of a host on which both providers are sandboxes; null: there is no such person. */
  onlyPerson(): string | null;
  /** Asks for a look at a person, soon. */
  look(person: string, wish: Wish): Promise<void>;
  /** A person looks at their follow-ups: what no provider tells of, such as ticks, is read meanwhile. */
  opened(person: string): Promise<void>;
  /** Settles when what was asked for a person is in their calendars, or after a short while. */
  settled(person: string): Promise<void>;
  /** Seconds since the last good read of an account; null: none is known of. */
  secondsSinceRead(account: AccountRecord): number | null;
  /** Where an administrator says yes for a whole organisation; null: the provider knows no such page. */
  adminConsentUrl(provider: ProviderName): string | null;
  /** Something failed that nobody foresaw: told to the operator without anything personal. */
  failed(what: string, error: unknown): void;
};

export type ProviderLabel = {
  readonly label: string;
  readonly isSandbox: boolean;
  /** The operator has no client there: nobody can connect an account of it. */
  readonly isMissing?: true;
};

/** Whether we are known by an address on this machine: there is one person and one browser. */
export function isLocal({ publicUrl }: Web): boolean {
  return isLoopback(new URL(publicUrl));
}

/**
 * Whether everybody may see the sandbox calendars: where a real account is served as well, what stands in
 * them may be about somebody, and only who sits at this machine is let in.
 */
export function hasSandboxPages(web: Web): boolean {
  const { google, outlook } = web.providers;
  const isOne = google.isSandbox || outlook.isSandbox;
  return isLocal(web) ? isOne : google.isSandbox && outlook.isSandbox;
}
