/** All that a plan depends on beside the interviews themselves. */
import type { WorkCalendar } from '../business-days.ts';
import type { Cadence, CadenceName } from '../cadences/cadence.ts';
import type { Instant } from '../time.ts';
import type { Deeds } from './deeds.ts';

export type PlanContext = {
  readonly now: Instant;
  /** The cadence where an interview names none. */
  readonly cadence: CadenceName;
  readonly cadences: Readonly<Record<CadenceName, Cadence>>;
  readonly work: WorkCalendar;
  readonly deeds: Deeds;
  /** Keys of steps into which the person wrote: nowhere else is it written. Missing: none. */
  readonly writtenInto?: ReadonlySet<string>;
};
