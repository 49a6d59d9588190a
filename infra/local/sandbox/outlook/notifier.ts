/** Carries notifications to whoever subscribed: soon after the change, doubled, and again where it failed. */
import { randomUUID } from 'node:crypto';
import type { SandboxOptions } from '../sandbox.ts';
import { etagOf } from './event-json.ts';
import type { MailboxChange } from './mailbox.ts';
import type { Json } from './stored.ts';
import type { Subscription, Subscriptions } from './subscriptions.ts';
import { tenantId } from './tenant.ts';
import { offsetText } from './times.ts';

const soonMs = 10;
const triesAtMost = 5;
const handshakeMs = 10_000;
const mostInOne = 100;

export type LifecycleEvent = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';

/** One for each sandbox; `close` ends what is still on its way. */
export class Notifier {
  readonly #deliver: SandboxOptions['deliver'];
  readonly #subscriptions: Subscriptions;
  readonly #userId: string;
  readonly #waiting = new Map<string, Json[]>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #isClosed = false;

  constructor(deliver: SandboxOptions['deliver'], subscriptions: Subscriptions, userId: string) {
    this.#deliver = deliver;
    this.#subscriptions = subscriptions;
    this.#userId = userId;
  }

  /** A created item is told twice, as created and as updated (MGDC#7644). */
  tell(change: MailboxChange): void {
    const kinds = change.is === 'created' ? ['created', 'updated'] : [change.is];
    for (const one of this.#subscriptions.watching(change)) {
      for (const is of kinds) {
        if (one.changeTypes.includes(is)) {
          this.#queue(one.notificationUrl, this.#changeJson(one, change, is));
        }
      }
    }
  }

  /** To those that gave an address for it. */
  tellLifecycle(event: LifecycleEvent): void {
    for (const one of this.#subscriptions.all()) {
      const isTold = one.of === 'event' || event === 'reauthorizationRequired';
      if (one.lifecycleUrl === null || !isTold) continue;
      this.#queue(one.lifecycleUrl, { ...common(one), lifecycleEvent: event });
      if (event === 'subscriptionRemoved') this.#subscriptions.remove(one.id);
    }
  }

  /** Whether the address answers the handshake: 200, plain text, the very token, within ten seconds. */
  async greets(url: string): Promise<'yes' | 'no' | 'late'> {
    const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()} +/%25`;
    const target = new URL(url);
    const query = `validationToken=${encodeURIComponent(token)}`;
    target.search = target.search === '' ? `?${query}` : `${target.search}&${query}`;
    const request = new Request(target, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
    const answer = this.#deliver(request).then(
      async (reply) =>
        reply.status === 200 &&
        /^text\/plain(?:;|$)/i.test(reply.headers.get('content-type') ?? '') &&
        (await reply.text()) === token
          ? ('yes' as const)
          : ('no' as const),
      () => 'no' as const,
    );
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), handshakeMs);
    });
    const result = await Promise.race([answer, late]);
    clearTimeout(timer);
    return result;
  }

  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #changeJson(one: Subscription, change: MailboxChange, is: string): Json {
    const { item } = change;
    const id = one.immutableIds ? item.id : item.plainId;
    const isEvent = change.of === 'event';
    const resource = isEvent
      ? `Users/${this.#userId}/Events/${id}`
      : `Users/${this.#userId}/todo/lists/${item.place}/tasks/${id}`;
    return {
      ...common(one),
      changeType: is,
      resource,
      resourceData: {
        '@odata.type': isEvent ? '#Microsoft.Graph.Event' : '#Microsoft.Graph.todoTask',
        '@odata.id': resource,
        '@odata.etag': etagOf(item),
        id,
      },
    };
  }

  #queue(url: string, item: Json): void {
    const waiting = this.#waiting.get(url);
    if (waiting) {
      waiting.push(item);
      return;
    }
    this.#waiting.set(url, [item]);
    this.#later(soonMs, () => {
      const items = this.#waiting.get(url) ?? [];
      this.#waiting.delete(url);
      for (let at = 0; at < items.length; at += mostInOne) {
        void this.#send(url, items.slice(at, at + mostInOne), 1);
      }
    });
  }

  async #send(url: string, value: readonly Json[], tried: number): Promise<void> {
    const request = new Request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ value }),
    });
    const status = await this.#deliver(request).then(
      (reply) => reply.status,
      () => 503,
    );
    if (status >= 500 && tried < triesAtMost) {
      this.#later(soonMs * 4 ** tried, () => void this.#send(url, value, tried + 1));
    }
  }

  #later(ms: number, run: () => void): void {
    if (this.#isClosed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, ms);
    timer.unref();
    this.#timers.add(timer);
  }
}

function common(one: Subscription): Json {
  return {
    subscriptionId: one.id,
    subscriptionExpirationDateTime: offsetText(one.expires),
    ...(one.clientState === null ? {} : { clientState: one.clientState }),
    tenantId,
  };
}
