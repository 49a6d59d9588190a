/**
 * The port of all state. One item per person, account and interview, each with a version and written
 * only if the version is the one that was read; no write spans items, since a repeated run mends what a
 * crash left (design, decision 10). Types only.
 */
import type { AccountRecord, InterviewRecord, PersonRecord } from '../ledger/records.ts';
import type { Instant } from '../time.ts';

/** A value with the version that a save must name; 0: not stored yet. */
export type Versioned<T> = { readonly value: T; readonly version: number };

/** All that is stored of one person. */
export type PersonState = {
  readonly person: Versioned<PersonRecord>;
  readonly accounts: readonly Versioned<AccountRecord>[];
  readonly interviews: readonly Versioned<InterviewRecord>[];
};

export type Item =
  | { readonly kind: 'person'; readonly value: PersonRecord }
  | { readonly kind: 'account'; readonly value: AccountRecord }
  | { readonly kind: 'interview'; readonly value: InterviewRecord };

export type Store = NoteStore & {
  /**
   * All of a person in one read; null where nobody is known by that id. `lately`: what was saved within
   * the last second may be missing, which costs half as much; a save that builds on it then fails.
   */
  load(person: string, as?: 'lately'): Promise<PersonState | null>;
  /**
   * Writes one item if its stored version is still `version` (0: only if it is not there).
   * Returns the new version, or null where somebody else was first.
   */
  save(person: string, item: Item, version: number): Promise<number | null>;
  /** Removes one item if its version is still that one; false where somebody else was first. */
  remove(person: string, kind: Item['kind'], id: string, version: number): Promise<boolean>;
  /** Removes everything of a person, for good. */
  erase(person: string): Promise<void>;
  /** Ids of persons in a stable order, `limit` at a time, after the one given (null: from the first). */
  persons(after: string | null, limit: number): Promise<readonly string[]>;
  /**
   * The same of one slice of all persons (`sliceOf`), so that whoever looks after everybody can do so a
   * minute at a time.
   */
  personsIn(slice: number, after: string | null, limit: number): Promise<readonly string[]>;
};

/** Small values, each under a unique name: who an account belongs to, channels, consents under way. */
export type NoteStore = {
  /** Stores it unless the name is taken and not expired; returns the value that stands. */
  claim(name: string, value: string, expires: Instant | null, now: Instant): Promise<string>;
  /** Stores it, whatever stood there. */
  note(name: string, value: string, expires: Instant | null): Promise<void>;
  /** The value; null where there is none or it has expired. */
  find(name: string, now: Instant): Promise<string | null>;
  /** Reads and removes at once: of two callers only one gets it. */
  take(name: string, now: Instant): Promise<string | null>;
  drop(name: string): Promise<void>;
};
