/** A person of a simulated world: their mailboxes, and what they did to our steps with their own hands. */

import type { CadenceName } from '../../functions/domain/cadences/cadence.ts';
import type { ProviderName } from '../../functions/domain/ports/calendar.ts';
import type { Permissions } from '../../functions/domain/ports/consent.ts';
import type { Instant, Zone } from '../../functions/domain/time.ts';
import type { Random } from './random.ts';
import { type TwinConsent, twinConsent } from './twin-consent.ts';
import { type TwinMailbox, twinMailbox } from './twin-mailbox.ts';

/** One account with a provider, as the provider and the person have it. */
export type Mailbox = {
  readonly provider: ProviderName;
  /** `google:SUBJECT`, as the product calls it. */
  readonly account: string;
  readonly email: string;
  readonly permissions: Permissions;
  readonly twin: TwinMailbox;
  readonly consent: TwinConsent;
  readonly calendars: readonly string[];
  /** What the person wants: connected (again, where consent ended) or left alone. */
  isWanted: boolean;
  /** The person left and wanted what we wrote to be taken away. */
  isCleared: boolean;
  /** The grant has ended, whether anybody has noticed or not. */
  isOver: boolean;
  /** The provider answers full reads with nothing at all. */
  isBlank: boolean;
  /** An event was put there since: what has changed is told even so. */
  hasGained: boolean;
};

/** What the person last did to one half of a step of ours. */
export type Deed = {
  readonly key: string;
  readonly as: 'event' | 'task';
  readonly did: 'done' | 'undone' | 'deleted' | 'moved' | 'edited';
  readonly at: Instant;
  /** Where it was dragged to; a task to another day at the same time. */
  readonly to: Instant | null;
  /** What they wrote into it; empty: nothing. */
  readonly words: string;
  /** The provider's id of the event or task. */
  readonly id: string;
  /** Number of the deed in the world's own order, and where it was done. */
  readonly order: number;
  readonly place: string;
};

export class Human {
  readonly name: string;
  readonly zone: Zone;
  readonly cadence: CadenceName;
  readonly mailboxes: readonly Mailbox[];
  /** All that they did to our steps, in order. */
  readonly deeds: Deed[] = [];
  /** Employers of whom no exact plan can be expected, and why. */
  readonly hazy = new Map<string, string>();
  /** Company by the uid of an event, for ever. */
  readonly companies = new Map<string, string>();
  /** Steps that the person deleted while they were owed. */
  readonly removed = new Set<string>();
  /** What a task was last written to remind of: a task itself shows only the day. */
  readonly reminders = new Map<string, { readonly at: Instant; readonly zone: Zone }>();
  /** They disconnected an account: what was known of its steps is forgotten, as they wished. */
  hasLeft = false;
  /** The id that the product gave them. */
  person: string | null = null;

  constructor(name: string, zone: Zone, cadence: CadenceName, mailboxes: readonly Mailbox[]) {
    this.name = name;
    this.zone = zone;
    this.cadence = cadence;
    this.mailboxes = mailboxes;
  }

  /** The last deed to one half of a step. */
  lastDeed(key: string, as: Deed['as']): Deed | null {
    return this.deeds.findLast((deed) => deed.key === key && deed.as === as) ?? null;
  }
}

type Making = {
  readonly name: string;
  readonly zone: Zone;
  readonly now: () => Instant;
  readonly random: Random;
  readonly onNotify: (mailbox: string, channel: string, token: string) => void;
  readonly calendars: number;
  readonly permissions: Permissions;
};

/** A mailbox of that person's with a provider, its calendars empty. */
export function mailboxOf(provider: ProviderName, making: Making): Mailbox {
  const { name, zone, now, random, permissions } = making;
  const subject = `${provider}-${name}`;
  const account = `${provider}:${subject}`;
  const email = `${name}@${provider}.example.org`;
  const twin = twinMailbox({
    dialect: provider,
    ...{ zone, email, now },
    random: random.fork(`pages of ${subject}`),
    onNotify: (channel, token) => making.onNotify(account, channel, token),
  });
  const rotates = provider === 'outlook';
  const consent = twinConsent({ subject, email, permissions, now, rotates });
  const others = Array.from({ length: making.calendars - 1 }, (_, index) =>
    twin.person.addCalendar(`Calendar ${index + 2}`),
  );
  const calendars = [twin.calendarId, ...others];
  return {
    isBlank: false,
    hasGained: false,
    isOver: false,
    provider,
    account,
    email,
    permissions,
    twin,
    consent,
    calendars,
    isWanted: false,
    isCleared: false,
  };
}
