/** What is stored: plain JSON, one item per person, account and interview (design, decision 10). */
import { plainWorkCalendar } from '../business-days.ts';
import type { CadenceName } from '../cadences/cadence.ts';
import type { Answer, CalendarEvent } from '../event.ts';
import type { Saying } from '../notes/sayings.ts';
import type { Deed } from '../plan/deeds.ts';
import type { Channel, ProviderName } from '../ports/calendar.ts';
import type { Permissions } from '../ports/consent.ts';
import type { Half } from '../reconcile.ts';
import type { KnownOutcome } from '../search/sift.ts';
import { hourMs, type Instant, type MinuteOfDay, type Zone } from '../time.ts';
import type { Lesson } from '../wording/language.ts';

export type PersonRecord = {
  readonly id: string;
  readonly name: string | null;
  readonly zone: Zone;
  /** Told by a calendar or by the person, not assumed. */
  readonly zoneIsKnown: boolean;
  /** Own addresses beside those of the accounts, small letters. */
  readonly addresses: readonly string[];
  readonly employers: readonly string[];
  readonly cadence: CadenceName;
  /** ISO 3166 code (`US`, `DE-BY`) whose public holidays are no business days; null: none. */
  readonly country: string | null;
  /** When employers may be contacted. */
  readonly opens: MinuteOfDay;
  readonly closes: MinuteOfDay;
  /** What follow-ups are written as; `both`: time goes into events, ticking into tasks. */
  readonly shownAs: 'both' | 'events' | 'tasks';
  /** To events that may be interviews. */
  readonly answers: readonly Answer[];
  /** What was learned in interviews, oldest first; it outlives them. */
  readonly lessons: readonly Lesson[];
  /** The private calendar address: whether there is one, and a number that grows with each new one. */
  readonly feed: { readonly isOn: boolean; readonly turn: number };
  /** When the person asked for everything to be erased; missing: they did not. */
  readonly eraseAskedAt?: Instant;
};

/** A person of whom nothing is known yet. */
export function newPerson(id: string, name: string | null): PersonRecord {
  return {
    id,
    name,
    zone: 'UTC' as Zone,
    zoneIsKnown: false,
    addresses: [],
    employers: [],
    cadence: 'recommended',
    country: null,
    opens: plainWorkCalendar.opens,
    closes: plainWorkCalendar.closes,
    shownAs: 'both',
    answers: [],
    lessons: [],
    feed: { isOn: false, turn: 0 },
  };
}

/** A person as an earlier version stored them, with what has been added since. */
export function wholePerson(stored: PersonRecord): PersonRecord {
  return { ...newPerson(stored.id, stored.name), ...stored };
}

/** One calendar of an account that is watched. */
export type WatchedCalendar = {
  readonly id: string;
  /** As the provider shows it; missing: not told yet. */
  readonly name?: string;
  readonly mayWrite: boolean;
  readonly isPrimary: boolean;
  /** The person chose that it be watched no longer: what is left of us in it is taken away. */
  readonly isLeaving?: true;
  readonly zone: Zone | null;
  /** Where the next read goes on; null: from the beginning. Stored after the writes it led to. */
  readonly cursor: string | null;
  /** When the round of `cursor` began from nothing: a fixed window grows stale. */
  readonly readFrom: Instant | null;
};

export type OfferedCalendar = { readonly id: string; readonly name: string };

export type AccountRecord = {
  /** `google:SUBJECT`; a provider's subject never changes, an address may. */
  readonly id: string;
  readonly provider: ProviderName;
  readonly email: string | null;
  readonly permissions: Permissions;
  /**
   * `reconnect`: consent is over; no job touches it until the person connects again. `leaving`: the
   * person disconnects it; `clearing`: and wants what we wrote taken away first.
   */
  readonly status: 'connected' | 'reconnect' | 'leaving' | 'clearing';
  /** Sealed `{access, expires, refresh}`, or `{refresh}` once it was refreshed. */
  readonly tokens: string;
  readonly calendars: readonly WatchedCalendar[];
  /** Calendars that could be watched and are not; missing: none. */
  readonly offered?: readonly OfferedCalendar[];
  /** Calendars by id that the person chose or left out; all others are watched if they are their own. */
  readonly choices?: Readonly<Record<string, boolean>>;
  /** When the provider was last asked which calendars there are; null: it has to be asked. */
  readonly listedAt: Instant | null;
  readonly channels: readonly Channel[];
  /** The provider refused to notify: polled until then, then asked again. */
  readonly polledUntil: Instant | null;
  readonly taskList: { readonly id: string; readonly cursor: string | null } | null;
  /** When it was last read without a failure, to within `readAtGrainMs`; missing: never, or long ago. */
  readonly readAt?: Instant;
  /** Its last read failed: what we know of it may be old. */
  readonly isBehind: boolean;
  /** Since when its reads have failed, where they do. */
  readonly behindSince?: Instant;
  /** Until when the provider wants to be left alone. */
  readonly rest: { readonly reads: Instant | null; readonly writes: Instant | null };
  /** A calendar that came back empty all at once: nothing is done until it is not (decision 7). */
  readonly suddenlyEmpty: readonly string[];
};

/**
 * Where nothing of an account is news to us, its cursors and the time of its last read are stored so often
 * and no more: the next look reads the little that came since once more, which costs less than to store.
 */
export const readAtGrainMs = 3 * hourMs;

/** The event of an interview (or of what may be one) as it stands in one calendar. */
export type Copy = {
  readonly account: string;
  readonly calendar: string;
  /** The provider's ids. */
  readonly id: string;
  readonly seriesId: string | null;
  readonly event: CalendarEvent;
  readonly firstSeen: Instant;
  /** Gone from that calendar; the event is kept as it was, marked as cancelled. */
  readonly goneAt: Instant | null;
};

/** What we were about to do to a step: saved before it is done, so that a crash in between is understood. */
export type Intent =
  | Putting
  | { readonly do: 'remove' }
  /** What the person said on a page is put into the calendar, as they would have done it there. */
  | { readonly do: 'say' | 'tick' };

/** An intent to have a step stand somewhere with our words, or the wish to know whether it came to. */
export type Putting = {
  /** `forget`: a create that is wanted no more, and may still turn out to have come true. */
  readonly do: 'create' | 'update' | 'forget';
  /** Where it is put. */
  readonly start: Instant;
  /** What counts as our place from then on: where it differs from what is seen, the person moved it. */
  readonly planned: Instant;
  /** Of our words as the plan has them, and of the form in which a provider should show them. */
  readonly hash: string;
  readonly form: string;
  /** What earlier attempts, of which one may have come true, would have written. */
  readonly earlier?: readonly { readonly planned: Instant; readonly form: string }[];
  /** A removal of ours may have come true before: if it is not there, that was us. */
  readonly undoes?: true;
};

/** The intent, where it is one to put something; null for all others. */
export function putting(intent: Intent | null): Putting | null {
  return intent !== null && 'form' in intent ? intent : null;
}

/** One half of a step, event or task, in one calendar or list: the intent ledger (decision 4). */
export type StepRecord = {
  readonly key: string;
  readonly as: Half;
  readonly account: string;
  /** The calendar or the task list; empty until a list is made. */
  readonly place: string;
  /** The person put it into this calendar themselves: it does not follow the interview. */
  readonly isKeptHere?: true;
  /** The provider's id; null while there is none. */
  readonly id: string | null;
  readonly etag: string | null;
  /** The step's own zone: tasks have days only, and a day is one in some zone. */
  readonly zone: Zone;
  /** Counts how often we took it away: a provider's ids are used up for ever. */
  readonly generation: number;
  /** `absent`: not written yet, or taken away by us. */
  readonly state: 'written' | 'absent';
  /** Since when we have it taken away; null: it is there, or was never. */
  readonly absentSince: Instant | null;
  readonly intent: Intent | null;
  /** As last written; null where a mark was found of which nothing is remembered. */
  readonly written: {
    /** Where we put it: where the person moved it since, `seen.start` differs. */
    readonly start: Instant;
    readonly hash: string;
    readonly form: string;
  } | null;
  /** As last seen in the calendar. */
  readonly seen: {
    readonly start: Instant;
    readonly form: string;
    /** Since when it has been as it is. */
    readonly at: Instant;
    /** The words, where they are not ours any more. */
    readonly words: { readonly title: string; readonly text: string } | null;
  } | null;
  /** What the person did, for ever; null while they have not. */
  readonly doneAt: Instant | null;
  readonly deletedAt: Instant | null;
};

export type InterviewRecord = {
  /** `shortHash(uid)`: what the keys of its steps begin with. */
  readonly id: string;
  readonly copies: readonly Copy[];
  readonly steps: readonly StepRecord[];
  /** When an outcome was first seen: what is written without a date stays known from then. */
  readonly outcome: KnownOutcome | null;
  /** What the person told us on our pages; missing: nothing. */
  readonly told?: Told;
};

/** What was said on a page: words until the debrief holds them, deeds for as long as the record lives. */
export type Told = { readonly sayings: readonly Saying[]; readonly deeds: readonly Deed[] };

/** Nobody says more of one interview; a record has to stay small, and the oldest go first. */
export const toldAtMost = 400;

export const nothingTold: Told = { sayings: [], deeds: [] };

/**
 * Whether something was begun and not seen to its end: the intent is stored before the write. A create that
 * is wanted no more asks for nothing: should it turn up, whoever reads finds it.
 */
export function isUnfinished({ intent }: StepRecord): boolean {
  return intent !== null && intent.do !== 'forget';
}

/** Whether a step stands in a task list, as far as is known: no provider tells when it is ticked. */
export function isOpenTask({ as, state, deletedAt }: StepRecord): boolean {
  return as === 'task' && state === 'written' && deletedAt === null;
}
