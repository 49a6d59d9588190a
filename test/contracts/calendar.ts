/** The contract of a live calendar: every adapter and every twin passes it. */
import { describe } from 'vitest';
import { createTests } from './calendar-creating.ts';
import { eventTests, seriesTests } from './calendar-events.ts';
import { removeTests, watchTests } from './calendar-removing.ts';
import { roundTests } from './calendar-rounds.ts';
import { updateTests } from './calendar-updating.ts';
import { type ContractOptions, checkSkips, registerTests } from './live-world.ts';

/** Runs every sentence of `functions/domain/ports/calendar.ts` on worlds that `make` makes. */
export function calendarContract(options: ContractOptions): void {
  const parts = {
    'its rounds': roundTests,
    'its events': eventTests,
    'its series': seriesTests,
    'creating events': createTests,
    'updating events': updateTests,
    'removing events': removeTests,
    'watching it': watchTests,
  };
  describe(`the calendar of ${options.name}`, () => {
    for (const [part, tests] of Object.entries(parts)) {
      describe(part, () => registerTests(options, tests));
    }
    checkSkips(options, Object.values(parts).flat());
  });
}
