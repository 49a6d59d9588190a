/** The person's own job interview, read from a calendar event, and the search it belongs to. */
import type { Person } from './event.ts';
import type { Notes } from './notes/notes.ts';
import type { Instant, LocalDay, Zone } from './time.ts';

export type Interview = {
  readonly uid: string;
  /**
   * What its steps' keys are made from: its uid, or that of the event which it replaced when the
   * employer moved the interview by sending another one.
   */
  readonly identity: string;
  readonly title: string;
  readonly company: string | null;
  readonly role: string | null;
  /** phone screen, onsite, final ...: the words of `docs/glossary.md`. */
  readonly round: string | null;
  readonly start: Instant;
  readonly end: Instant;
  /** Its own zone, else the person's (reading 1). */
  readonly zone: Zone;
  readonly tagged: boolean;
  readonly why: readonly string[];
  readonly notes: Notes;
  /** When the outcome in `notes` was written, where the calendar tells; it is never in the future. */
  readonly outcomeKnownAt: Instant | null;
  /** `outcomeKnownAt` was remembered from an earlier look: it is the moment of the news for certain. */
  readonly outcomeIsRemembered?: true;
  readonly interviewers: readonly Person[];
  /** Who was invited and declined; missing: nobody. */
  readonly absent?: readonly Person[];
  readonly created: Instant | null;
};

export type Application = {
  readonly uid: string;
  readonly title: string;
  readonly company: string | null;
  readonly role: string | null;
  readonly appliedOn: LocalDay;
  readonly zone: Zone;
  readonly notes: Notes;
  readonly outcomeKnownAt: Instant | null;
  /** The recruiter or contact, where the event names one. */
  readonly contacts: readonly Person[];
};

/**
 * One interview, or the back-to-back rounds of one employer on one day (a loop): what one series of
 * follow-ups belongs to.
 */
export type Meeting = {
  /** What the keys of its shared steps are made from. */
  readonly identity: string;
  /** In order of their start, never empty. */
  readonly rounds: readonly Interview[];
  /** Same for all rounds of a loop; null where there is but one round. */
  readonly loop: string | null;
};

/** All that is known of one employer, in order of time. */
export type Employer = {
  readonly company: string | null;
  readonly meetings: readonly Meeting[];
  readonly applications: readonly Application[];
};
