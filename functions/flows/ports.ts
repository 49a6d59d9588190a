/** Everything that a flow reaches the world through: plain arguments, none of them optional. */
import type { Bus } from '../domain/ports/bus.ts';
import type { Calendar, ProviderName } from '../domain/ports/calendar.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Consent } from '../domain/ports/consent.ts';
import type { Links } from '../domain/ports/links.ts';
import type { Schedule } from '../domain/ports/schedule.ts';
import type { Secrets } from '../domain/ports/secrets.ts';
import type { Store } from '../domain/ports/store.ts';
import type { TaskList } from '../domain/ports/task-list.ts';
import type { Instant, LocalDay, Zone } from '../domain/time.ts';

/** A provider's calendars and tasks, opened with one access token. */
export type Live = { readonly calendar: Calendar; readonly tasks: TaskList };

export type Provider = {
  readonly consent: Consent;
  /** `zone`: whose midnights all-day events begin at. Opening asks nothing yet. */
  open(accessToken: string, zone: Zone): Live;
};

/** An access token; `of`: the sealed tokens that it came from, so that a new consent makes it void. */
export type HeldToken = {
  readonly access: string;
  readonly expires: Instant;
  readonly of: string;
};

/** What one process knows of access tokens (by account), and whose it is fetching: see `fresh-tokens.ts`. */
export type HeldTokens = {
  readonly tokens: Map<string, HeldToken>;
  readonly refreshing: Set<string>;
};

/** What a process knows when it begins. */
export function nothingHeld(): HeldTokens {
  return { tokens: new Map(), refreshing: new Set() };
}

export type Ports = {
  readonly store: Store;
  readonly secrets: Secrets;
  /** For consents under way: the door that seals them opens them again, which it must not do with tokens. */
  readonly pending: Secrets;
  /** Access tokens that this process has seen. */
  readonly held: HeldTokens;
  readonly clock: Clock;
  readonly schedule: Schedule;
  readonly bus: Bus;
  readonly links: Links;
  readonly providers: Readonly<Record<ProviderName, Provider>>;
  /** A new name that nobody can guess, 20 to 40 letters and digits. */
  readonly mint: () => string;
  /** Which days are public holidays of a country (`US`, `DE-BY`); null: the country is not known. */
  readonly holidays: (country: string) => ((day: LocalDay) => boolean) | null;
  /** Where a provider may notify us; null: it cannot, its calendars are polled. */
  readonly notifyUrl: (provider: ProviderName) => string | null;
};
