/** The channels of a twin mailbox: a hint for each change, to whoever watches at that moment. */
import { Failure } from '../../functions/domain/failure.ts';
import type { Channel, Watching, WatchRequest } from '../../functions/domain/ports/calendar.ts';
import { dayMs, type Instant, minuteMs, plusMs } from '../../functions/domain/time.ts';
import type { Dialect } from './twin-book.ts';

/** What the two providers grant: Google's default, and what Outlook grants under every cap. */
const lifeMs = { google: 7 * dayMs, outlook: 4200 * minuteMs };

export class TwinChannels {
  /** Watching is refused from now on. */
  refuses = false;
  readonly #dialect: Dialect;
  readonly #now: () => Instant;
  readonly #notify: (channel: string, token: string) => void;
  readonly #usedIds = new Set<string>();
  #live: Channel[] = [];
  #made = 0;

  constructor(
    dialect: Dialect,
    now: () => Instant,
    notify: (channel: string, token: string) => void,
  ) {
    this.#dialect = dialect;
    this.#now = now;
    this.#notify = notify;
  }

  /** Channels that have neither expired nor been stopped. */
  live(): readonly Channel[] {
    return this.#live.filter((channel) => channel.expires > this.#now());
  }

  /** All of them end without a word. */
  endAll(): void {
    this.#live = [];
  }

  /** Something changed in that calendar. */
  changed(calendar: string): void {
    for (const channel of this.live()) {
      const isWatched = this.#dialect === 'outlook' || channel.calendar === calendar;
      if (isWatched) this.#notify(channel.id, channel.token);
    }
  }

  watch({ id, token, calendar, now }: WatchRequest): Watching {
    if (this.refuses) return { is: 'refused' };
    if (this.#dialect === 'google') {
      // A channel's id is used up for ever, also by a channel that has ended.
      if (this.#usedIds.has(id)) throw new Failure({ code: 'bug', what: 'channelIdNotUnique' });
      this.#usedIds.add(id);
    } else {
      // One subscription of a mailbox: an older one of ours is replaced.
      this.#live = [];
    }
    this.#made += 1;
    const expires = plusMs(now, lifeMs[this.#dialect]);
    const resource = `resource-${this.#made}`;
    const channel = { id, token, resource, calendar, begun: now, expires };
    this.#live.push(channel);
    return { is: 'watching', channel };
  }

  renew(channel: Channel, request: WatchRequest): Watching {
    const known = this.live().find((one) => one.resource === channel.resource);
    if (this.#dialect === 'google' || !known) return this.watch(request);
    const longer = {
      ...known,
      begun: request.now,
      expires: plusMs(request.now, lifeMs.outlook),
    };
    this.#live = this.#live.map((one) => (one === known ? longer : one));
    return { is: 'watching', channel: longer };
  }

  unwatch(channel: Channel): void {
    this.#live = this.#live.filter((one) => one.resource !== channel.resource);
  }
}
