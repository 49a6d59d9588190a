/** The one list of cadences. A new one is a file beside this one, its name, and a line here. */
import type { Cadence, CadenceName } from './cadence.ts';
import { dosAndDonts } from './dos-and-donts.ts';
import { eightRules } from './eight-rules.ts';
import { fiveGuidelines } from './five-guidelines.ts';
import { howOften } from './how-often.ts';
import { recommended } from './recommended.ts';
import { weeklyCalls } from './weekly-calls.ts';

export const cadences: Readonly<Record<CadenceName, Cadence>> = {
  recommended,
  'five-guidelines': fiveGuidelines,
  'dos-and-donts': dosAndDonts,
  'eight-rules': eightRules,
  'how-often': howOften,
  'weekly-calls': weeklyCalls,
};
