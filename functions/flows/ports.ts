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
import type { LocalDay, Zone } from '../domain/time.ts';

/** A provider's calendars and tasks, opened with one access token. */
export type Live = { readonly calendar: Calendar; readonly tasks: TaskList };

export type Provider = {
  readonly consent: Consent;
  /** `zone`: whose midnights all-day events begin at. Opening asks nothing yet. */
  open(accessToken: string, zone: Zone): Live;
};

export type Ports = {
  readonly store: Store;
  readonly secrets: Secrets;
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
