/**
 * The port of a live calendar: what the flows need of Google Calendar, Outlook or any other. Types
 * only. Every method throws a `Failure` and nothing else; `write` reports failures one by one.
 */
import type { CalendarEvent } from '../event.ts';
import type { Failure } from '../failure.ts';
import type { Instant, Zone } from '../time.ts';

export type ProviderName = 'google' | 'outlook';

export type CalendarInfo = {
  readonly id: string;
  readonly name: string;
  readonly isPrimary: boolean;
  /** The person's own, not one that somebody shares with them, nor holidays or birthdays. */
  readonly isOwn: boolean;
  readonly mayWrite: boolean;
  /** False: nobody could watch it, for what is allowed does not reach it, or the provider fills it. */
  readonly mayWatch?: false;
  readonly zone: Zone | null;
  /** The person's own address, where their first calendar tells it; null for all others. */
  readonly ownAddress: string | null;
};

/** An event as it stands in a live calendar. */
export type LiveEvent = {
  /** The provider's id; changes of the event keep it. */
  readonly id: string;
  /** The provider's id of the series that this is an occurrence of. */
  readonly seriesId: string | null;
  readonly etag: string | null;
  /** Our mark; null: it is not ours and must never be changed. */
  readonly key: string | null;
  readonly event: CalendarEvent;
};

export type Change =
  | { readonly is: 'event'; readonly live: LiveEvent }
  /** Deleted, or no longer to be seen. Also reported for ids that nobody knows. */
  | { readonly is: 'gone'; readonly id: string };

/** Part of a round; only the last page carries the cursor from which the next round goes on. */
export type ChangePage = { readonly changes: readonly Change[]; readonly cursor: string | null };

/** What of a calendar is read where no cursor limits it. */
export type Window = { readonly from: Instant; readonly until: Instant };

export type EventDraft = {
  readonly title: string;
  /** Plain text, lines parted by \n. */
  readonly text: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly zone: Zone;
};

/** One thing to write. `etag`: as last read; a newer one there makes the outcome `changed`. */
export type EventWrite =
  /** Same key and generation = the same event, however often it is sent. */
  | {
      readonly do: 'create';
      readonly key: string;
      readonly generation: number;
      readonly draft: EventDraft;
    }
  /**
   * `words`: `theirs`, only the time is written, for title and text are the person's; `only`, title and
   * text alone, for when it is and how long is theirs, or as it should be.
   */
  | {
      readonly do: 'update';
      readonly key: string;
      readonly id: string;
      readonly etag: string | null;
      readonly words: 'ours' | 'theirs' | 'only';
      readonly draft: EventDraft;
    }
  | {
      readonly do: 'remove';
      readonly key: string;
      readonly id: string;
      readonly etag: string | null;
    };

export type Outcome<T> =
  /** `isFound`: it stood there already, by an attempt whose answer was lost; it may have been changed since. */
  | { readonly is: 'written'; readonly live: T; readonly isFound?: true }
  /** Removed by us, or gone before. */
  | { readonly is: 'removed' }
  /** It should have been there (or its name is used up) and the person has deleted it. */
  | { readonly is: 'gone' }
  /** Somebody changed it since it was read: look again. Nothing was written. */
  | { readonly is: 'changed' }
  /** Nothing is known to have been written; it may have been. */
  | { readonly is: 'failed'; readonly failure: Failure };

export type WatchRequest = {
  /** Minted by us; comes back with each notification. */
  readonly id: string;
  /** The secret that proves a notification. */
  readonly token: string;
  readonly calendar: string;
  /** Where notifications are to be sent. */
  readonly url: string;
  readonly now: Instant;
};

export type Channel = {
  readonly id: string;
  readonly token: string;
  /** What the provider calls it: needed to stop it. */
  readonly resource: string;
  readonly calendar: string;
  readonly begun: Instant;
  readonly expires: Instant;
};

export type Watching =
  | { readonly is: 'watching'; readonly channel: Channel }
  /** This calendar, or any, cannot be watched: it is polled. */
  | { readonly is: 'refused' };

export type Calendar = {
  /**
   * `by-token`: a cursor reports every change, whenever the event is. `in-window`: it knows only the
   * window with which its round began, so that rounds must begin anew as time goes by.
   */
  readonly reads: 'by-token' | 'in-window';
  /** One channel watches one calendar, or the whole mailbox. */
  readonly watches: 'calendar' | 'mailbox';
  calendars(): Promise<readonly CalendarInfo[]>;
  /**
   * What changed since the cursor; null: everything in the window, and all events of ours. Fails with
   * `cursor-expired` where the round must begin anew. Nothing is remembered here.
   */
  changesSince(calendar: string, cursor: string | null, window: Window): AsyncIterable<ChangePage>;
  /** Writes in as few round trips as the provider allows; outcomes in the order of the writes. */
  write(calendar: string, writes: readonly EventWrite[]): Promise<readonly Outcome<LiveEvent>[]>;
  watch(request: WatchRequest): Promise<Watching>;
  /** Longer life: the same channel extended, or another one, after which the old has to be stopped. */
  renew(channel: Channel, request: WatchRequest): Promise<Watching>;
  /** Done also where the channel is not known any more. */
  unwatch(channel: Channel): Promise<void>;
};
