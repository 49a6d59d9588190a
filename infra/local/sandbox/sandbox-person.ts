/**
 * What a person does in a sandbox calendar with their own hands, the same for both providers and for the
 * twins in `test/world`: not through the API, but as in the provider's own app.
 */

export type SandboxEvent = {
  readonly id: string;
  /** The calendar that holds it. */
  readonly calendar: string;
  readonly title: string;
  /** Plain text. */
  readonly text: string;
  /** Milliseconds since 1970; for an all-day event midnight in the person's zone. */
  readonly start: number;
  readonly end: number;
  readonly allDay: boolean;
  readonly cancelled: boolean;
  /** Our mark, where there is one. */
  readonly key: string | null;
  /** Addresses of those invited. */
  readonly attendees: readonly string[];
  readonly busy: boolean;
};

export type SandboxDraft = {
  readonly title: string;
  readonly text?: string;
  readonly start: number;
  readonly end: number;
  readonly allDay?: boolean;
  /** Null or missing: the person's first calendar. */
  readonly calendar?: string | null;
  readonly organizer?: { readonly name: string; readonly email: string };
  readonly attendees?: readonly { readonly name: string; readonly email: string }[];
  /** An RRULE's value (`FREQ=WEEKLY;COUNT=4`); none: a single event. */
  readonly recurrence?: string;
  /** The iCalendar UID of an invitation that stands in other calendars as well. */
  readonly uid?: string;
  /** IANA name; missing: the person's own. */
  readonly zone?: string;
};

export type SandboxTask = {
  readonly id: string;
  readonly list: string;
  readonly title: string;
  readonly text: string;
  /** `2026-12-04`, or null. */
  readonly due: string | null;
  readonly completed: boolean;
  readonly key: string | null;
};

export type SandboxPerson = {
  /** Events that are to be seen, cancelled ones left out; series as their occurrences. */
  events(): readonly SandboxEvent[];
  addEvent(draft: SandboxDraft): string;
  /** Whatever is given is changed; the event is the person's or ours alike. */
  changeEvent(
    id: string,
    change: {
      readonly title?: string;
      readonly text?: string;
      readonly start?: number;
      readonly end?: number;
    },
  ): void;
  deleteEvent(id: string): void;
  /** The organiser calls it off: it stays, or goes, as the provider does it. */
  cancelEvent(id: string): void;
  /** The person answers an invitation. */
  answerEvent(id: string, answer: 'accepted' | 'declined' | 'tentative'): void;
  /** Moves an event to another of the person's calendars, as the provider does it. */
  moveToCalendar(id: string, calendar: string): void;
  /** Adds a calendar of the person's own; returns its id. */
  addCalendar(name: string): string;
  tasks(): readonly SandboxTask[];
  tickTask(id: string): void;
  untickTask(id: string): void;
  changeTask(
    id: string,
    change: { readonly title?: string; readonly text?: string; readonly due?: string },
  ): void;
  deleteTask(id: string): void;
  deleteTaskList(id: string): void;
};
