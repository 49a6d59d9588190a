/** What a person has set: who they are, when employers may be contacted, which cadence they like. */
import type { WorkCalendar } from '../business-days.ts';
import type { CadenceName } from '../cadences/cadence.ts';
import type { Owner } from '../event.ts';
import type { Lesson } from '../wording/language.ts';

export type Settings = {
  readonly owner: Owner;
  readonly work: WorkCalendar;
  readonly cadence: CadenceName;
  /** Where a step's own page is, by its key; missing: it has none, and its text carries no links. */
  readonly pageOf?: (key: string) => string;
  /** What was learned before, oldest first; missing: nothing. */
  readonly lessons?: readonly Lesson[];
};
