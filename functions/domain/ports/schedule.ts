/** The port of one-time schedules: at most one a person, so that they never outnumber people. */
import type { Instant } from '../time.ts';

export type Schedule = {
  /** The person's turn comes at that moment; takes the place of an earlier wish. */
  set(person: string, at: Instant): Promise<void>;
  /** As `set`, unless an earlier turn is set already: that one stays. */
  hasten(person: string, at: Instant): Promise<void>;
  /** The person's turn does not come; done also where none was set. */
  clear(person: string): Promise<void>;
};
