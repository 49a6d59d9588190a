/** What the sandbox mailbox stores: plain JSON, one record for each thing. */

/** Things that delta queries follow: each change gives them the next number of the mailbox. */
export type Shelved = {
  /** The immutable id. */
  readonly id: string;
  /** The id that changes when the thing is moved; equal to `id` where nothing can move. */
  readonly plainId: string;
  /** The calendar or list that holds it. */
  readonly place: string;
  readonly seq: number;
  /** Deleted, or moved away from `place`. */
  readonly gone: boolean;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly modified: number;
};

export type Json = Readonly<Record<string, unknown>>;

/** A body in both forms in which it can be asked for. */
export type Body = { readonly html: string; readonly text: string };

export type Guest = {
  readonly name: string;
  readonly address: string;
  readonly type: string;
  readonly response: string;
};

/** Graph's recurrence; dates as `2026-12-04`. */
export type Recurrence = {
  readonly pattern: {
    readonly type: string;
    readonly interval: number;
    readonly month: number;
    readonly dayOfMonth: number;
    readonly daysOfWeek: readonly string[];
    readonly firstDayOfWeek: string;
    readonly index: string;
  };
  readonly range: {
    readonly type: string;
    readonly startDate: string;
    readonly endDate: string;
    readonly recurrenceTimeZone: string;
    readonly numberOfOccurrences: number;
  };
};

/** What one occurrence has of its own. */
export type Override = {
  readonly start?: number;
  readonly end?: number;
  readonly plain?: Json;
  readonly body?: Body;
  readonly isCancelled?: boolean;
};

export type StoredEvent = Shelved & {
  readonly uid: string;
  /** Properties that are given back as they were sent. */
  readonly plain: Json;
  readonly body: Body;
  /** Milliseconds since 1970; of an all-day event midnight in `zone`. */
  readonly start: number;
  readonly end: number;
  readonly allDay: boolean;
  /** IANA name. */
  readonly zone: string;
  readonly organizer: { readonly name: string; readonly address: string };
  readonly isOrganizer: boolean;
  readonly response: string;
  readonly attendees: readonly Guest[];
  readonly isCancelled: boolean;
  readonly transactionId: string | null;
  /** Single-value extended properties by id. */
  readonly properties: Readonly<Record<string, string>>;
  readonly recurrence: Recurrence | null;
  /** By the day on which the rule has the occurrence. */
  readonly overrides: Readonly<Record<string, Override>>;
  readonly dropped: readonly string[];
};

export type StoredCalendar = Shelved & {
  readonly name: string;
  readonly isDefault: boolean;
  readonly canEdit: boolean;
};

export type StoredList = Shelved & { readonly name: string; readonly wellknown: string };

export type LinkedResource = {
  readonly id: string;
  readonly webUrl: string | null;
  readonly applicationName: string | null;
  readonly displayName: string | null;
  readonly externalId: string | null;
};

export type StoredTask = Shelved & {
  readonly title: string;
  readonly body: { readonly content: string; readonly contentType: string };
  readonly plain: Json;
  readonly status: string;
  /** The day as it was written, and the zone whose midnight is stored. */
  readonly due: { readonly day: string; readonly zone: string } | null;
  readonly start: { readonly day: string; readonly zone: string } | null;
  readonly remindAt: number | null;
  readonly completedDay: string | null;
  readonly linked: readonly LinkedResource[];
};
