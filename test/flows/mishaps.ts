/** What goes wrong in a test: a provider that cannot be reached, a process that dies. */
import { Failure } from '../../functions/domain/failure.ts';
import { Crash, type Decide } from '../world/faults.ts';

/** A provider is down for now. */
export const unreachable = (): Failure => new Failure({ code: 'unreachable', status: 503 });

/** The process dies at its nth moment (from 1). */
export function diesAt(nth: number): Decide {
  let count = 0;
  return () => (++count === nth ? 'crash' : null);
}

/** One mishap of a run whose calls are made up: at which of its moments (from 0), and how. */
type Mishap = { readonly at: number; readonly how: 'crash' | 'failure' | 'nothing' };

/** The process dies at that moment, or what it asks for fails there. */
export function strikesAt({ at, how }: Mishap): Decide {
  let moment = 0;
  return () => {
    if (moment++ !== at || how === 'nothing') return null;
    return how === 'crash' ? 'crash' : unreachable();
  };
}

/** Whether the work came to its end; false: its process died on the way. Other failures are thrown on. */
export async function survives(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    return false;
  }
}
