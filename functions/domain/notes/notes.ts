/** What the person and the invitation say in plain words; the planner acts on nothing else. */
import type { CadenceName } from '../cadences/cadence.ts';
import type { Person } from '../event.ts';
import type { LocalDay } from '../time.ts';

export type Outcome = 'replied' | 'rejected' | 'offer' | 'withdrawn';

export type Notes = {
  /** `P`: the day by which the employer promised an answer. */
  readonly promisedBy: LocalDay | null;
  /** The very day on which a call was agreed. */
  readonly agreedCall: LocalDay | null;
  readonly noPhoneCalls: boolean;
  readonly prefers: 'email' | 'phone' | 'post' | null;
  /** The person asked for a handwritten card ("thank-you: card"). */
  readonly card: boolean;
  readonly outcome: Outcome | null;
  /** The cadence chosen for this interview alone. */
  readonly cadence: CadenceName | null;
  /** People named by "met Dana Cruz (CTO, dana@acme.example)". */
  readonly met: readonly Person[];
};

export const noNotes: Notes = {
  promisedBy: null,
  agreedCall: null,
  noPhoneCalls: false,
  prefers: null,
  card: false,
  outcome: null,
  cadence: null,
  met: [],
};

/**
 * `newer` laid over `older`: what the newer text says wins, what it does not say stays. People add
 * up, since whom one met is not taken back by a later note.
 */
export function mergeNotes(older: Notes, newer: Notes): Notes {
  return {
    promisedBy: newer.promisedBy ?? older.promisedBy,
    agreedCall: newer.agreedCall ?? older.agreedCall,
    noPhoneCalls: newer.noPhoneCalls || older.noPhoneCalls,
    prefers: newer.prefers ?? older.prefers,
    card: newer.card || older.card,
    outcome: newer.outcome ?? older.outcome,
    cadence: newer.cadence ?? older.cadence,
    met: [...older.met, ...newer.met],
  };
}
