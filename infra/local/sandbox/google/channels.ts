/** Push channels: one POST for each channel and change, without a body. */
import { dayMs } from '../../../../functions/domain/time.ts';
import type { Records } from '../records.ts';
import type { SandboxOptions } from '../sandbox.ts';
import type { Body } from './event-fields.ts';
import { GoogleError, invalid, notFound, required } from './google-error.ts';
import { opaqueId } from './opaque.ts';

type StoredChannel = {
  readonly id: string;
  readonly resourceId: string;
  readonly resourceUri: string;
  /** The calendar whose events are watched; null: the list of calendars; or the settings. */
  readonly watches: string | null;
  readonly address: string;
  readonly token: string | null;
  /** Milliseconds since 1970. */
  readonly expires: number;
  /** The number of the last message. */
  readonly messages: number;
};

const kind = 'google.channel';
const usualMs = 7 * dayMs;
const longestMs = 30 * dayMs;
/** Waits before a message is sent again after a 5xx, in milliseconds. */
const retryMs = [20, 60, 180];
const longestWaitForSyncMs = 20;

/** The channels of one person: each is told of every change to what it watches, until it ends. */
export class Channels {
  readonly #records: Records;
  readonly #now: () => number;
  readonly #deliver: SandboxOptions['deliver'];
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #channels = new Map<string, StoredChannel>();
  #begun = 0;
  #isClosed = false;

  constructor(options: Pick<SandboxOptions, 'records' | 'now' | 'deliver'>) {
    this.#records = options.records;
    this.#now = options.now;
    this.#deliver = options.deliver;
    for (const channel of this.#records.all<StoredChannel>(kind)) {
      this.#channels.set(channel.id, channel);
    }
  }

  /**
   * Begins a channel on `watches` and returns it as the API does. The message `sync` is on its way at
   * once; for every second channel it arrives before this settles, as it may with Google.
   */
  async watch(watches: string | null, resourceUri: string, body: Body): Promise<unknown> {
    const expires = this.#expiry(body);
    const token = typeof body.token === 'string' ? body.token : null;
    const id = String(body.id ?? '');
    this.#check(id, token, body);
    const channel: StoredChannel = {
      id,
      resourceId: opaqueId(27, 'resource', watches ?? ''),
      resourceUri,
      watches,
      address: String(body.address),
      token,
      expires,
      messages: 1,
    };
    this.#keep(channel);
    const sync = this.#send(channel, 'sync', 0);
    this.#begun += 1;
    if (this.#begun % 2 === 0) {
      await Promise.race([
        sync,
        new Promise<void>((done) => this.#after(longestWaitForSyncMs, done)),
      ]);
    }
    return {
      kind: 'api#channel',
      id: channel.id,
      resourceId: channel.resourceId,
      resourceUri,
      ...(token === null ? {} : { token }),
      expiration: String(expires),
    };
  }

  /** 404 where there is no such channel on that resource, or it is over. */
  stop(body: Body): void {
    if (!body.id || !body.resourceId) throw required('Required');
    const channel = this.#channels.get(String(body.id));
    if (channel?.resourceId !== body.resourceId || this.#isOver(channel)) throw notFound();
    this.#forget(channel);
  }

  /** Tells everybody who watches `changed`: a calendar, or null for the list of calendars. */
  notify(changed: string | null): void {
    for (const channel of this.#channels.values()) {
      if (channel.watches !== changed || this.#isOver(channel)) continue;
      // Numbers grow, but not one by one.
      const sent = { ...channel, messages: channel.messages + 1 + (channel.messages % 3) };
      this.#keep(sent);
      this.#after(1, () => void this.#send(sent, 'exists', 0));
    }
  }

  /** Ends every channel without a word. */
  end(): void {
    for (const channel of [...this.#channels.values()]) this.#forget(channel);
  }

  /** Sends nothing more. */
  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #check(id: string, token: string | null, body: Body): void {
    if (!/^[\w\-+/=]{1,64}$/.test(id)) throw invalid('Invalid channel id.', 'resource.id');
    if (token !== null && token.length > 256) throw invalid('Invalid token.', 'resource.token');
    if (body.type !== 'web_hook' && body.type !== 'webhook') {
      throw invalid('Unknown channel type.', 'resource.type');
    }
    const url = URL.parse(String(body.address ?? ''));
    if (url === null) throw required('Required');
    const isHere = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
    if (url.protocol !== 'https:' && !isHere) {
      throw new GoogleError(400, 'push.webhookUrlNotHttps', 'WebHook callback must be HTTPS');
    }
    const known = this.#channels.get(id);
    if (known && !this.#isOver(known)) {
      throw new GoogleError(400, 'channelIdNotUnique', `Channel id ${id} not unique`);
    }
  }

  /** The earlier of what was asked for and what is allowed. */
  #expiry(body: Body): number {
    const { ttl } = (body.params ?? {}) as { ttl?: unknown };
    const now = this.#now();
    let wanted = now + usualMs;
    if (ttl !== undefined) {
      if (!/^\d+$/.test(String(ttl))) throw invalid('Invalid ttl.', 'resource.params');
      wanted = now + Number(ttl) * 1000;
    }
    if (body.expiration !== undefined) {
      if (!/^\d+$/.test(String(body.expiration))) throw invalid('Invalid expiration.');
      wanted = Number(body.expiration);
    }
    if (wanted <= now) throw invalid('Expiration is in the past.', 'resource.expiration');
    return Math.min(wanted, now + longestMs);
  }

  async #send(channel: StoredChannel, state: 'sync' | 'exists', tried: number): Promise<void> {
    const request = new Request(channel.address, {
      method: 'POST',
      headers: {
        'x-goog-channel-id': channel.id,
        'x-goog-channel-expiration': new Date(channel.expires).toUTCString(),
        'x-goog-message-number': String(channel.messages),
        'x-goog-resource-id': channel.resourceId,
        'x-goog-resource-state': state,
        'x-goog-resource-uri': channel.resourceUri,
        ...(channel.token === null ? {} : { 'x-goog-channel-token': channel.token }),
        'user-agent': 'APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)',
      },
    });
    const status = await this.#deliver(request).then(
      (response) => response.status,
      () => 503,
    );
    const waitMs = retryMs[tried];
    if (![500, 502, 503, 504].includes(status) || waitMs === undefined) return;
    this.#after(waitMs, () => void this.#send(channel, state, tried + 1));
  }

  #after(ms: number, then: () => void): void {
    if (this.#isClosed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      then();
    }, ms);
    this.#timers.add(timer);
  }

  #isOver(channel: StoredChannel): boolean {
    return channel.expires <= this.#now();
  }

  #keep(channel: StoredChannel): void {
    this.#channels.set(channel.id, channel);
    this.#records.put(kind, channel.id, channel);
  }

  #forget(channel: StoredChannel): void {
    this.#channels.delete(channel.id);
    this.#records.remove(kind, channel.id);
  }
}
