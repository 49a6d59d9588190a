/** What a person has set: who they are, when employers may be contacted, which cadence they like. */
import type { WorkCalendar } from '../business-days.ts';
import type { CadenceName } from '../cadences/cadence.ts';
import type { Owner } from '../event.ts';

export type Settings = {
  readonly owner: Owner;
  readonly work: WorkCalendar;
  readonly cadence: CadenceName;
};
