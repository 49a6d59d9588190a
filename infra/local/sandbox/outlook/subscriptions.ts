/** Subscriptions, as they are stored, and what of the mailbox they watch. */
import type { Records } from '../records.ts';
import type { MailboxChange } from './mailbox.ts';
import type { Json } from './stored.ts';
import { offsetText } from './times.ts';

export type Subscription = {
  readonly id: string;
  readonly changeTypes: readonly string[];
  readonly changeType: string;
  readonly resource: string;
  /** Null: the events of the whole mailbox; else the calendar or list. */
  readonly place: string | null;
  readonly of: 'event' | 'task';
  readonly notificationUrl: string;
  readonly lifecycleUrl: string | null;
  readonly clientState: string | null;
  readonly expires: number;
  readonly immutableIds: boolean;
};

const kind = 'outlook.subscription';

/** Those that live: one that has expired is gone without a word. */
export class Subscriptions {
  readonly #records: Records;
  readonly #now: () => number;

  constructor(records: Records, now: () => number) {
    this.#records = records;
    this.#now = now;
  }

  all(): readonly Subscription[] {
    return this.#records.all<Subscription>(kind).filter(({ expires }) => expires > this.#now());
  }

  get(id: string): Subscription | null {
    return this.all().find((one) => one.id === id) ?? null;
  }

  put(subscription: Subscription): void {
    this.#records.put(kind, subscription.id, subscription);
  }

  remove(id: string): void {
    this.#records.remove(kind, id);
  }

  removeAll(): void {
    for (const { id } of this.#records.all<Subscription>(kind)) this.remove(id);
  }

  watching(change: MailboxChange): readonly Subscription[] {
    return this.all().filter(
      (one) => one.of === change.of && (one.place === null || one.place === change.item.place),
    );
  }
}

/** A subscription as Graph writes it. */
export function subscriptionJson(one: Subscription, applicationId: string, userId: string): Json {
  return {
    id: one.id,
    resource: one.resource,
    applicationId,
    changeType: one.changeType,
    clientState: one.clientState,
    notificationUrl: one.notificationUrl,
    lifecycleNotificationUrl: one.lifecycleUrl,
    expirationDateTime: offsetText(one.expires),
    creatorId: userId,
    latestSupportedTlsVersion: 'v1_2',
    includeResourceData: null,
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
    notificationQueryOptions: null,
  };
}
