/** Lets go of what is long over, so that what is stored of a person does not grow for ever. */
import { dayMs, type Instant } from '../time.ts';
import type { Ledger } from './ledger.ts';
import { type InterviewRecord, nothingTold } from './records.ts';

/** Nothing is remembered of a search of which nothing has stood in a calendar for so long. */
const keptMs = 120 * dayMs;

/** Drops records that are over; what stands in the calendars stays there, as the person's own past. */
export function retire(ledger: Ledger, now: Instant): void {
  for (const record of ledger.records)
    if (lastMoment(record) < now - keptMs) ledger.drop(record.id);
}

function lastMoment({ copies, steps, told = nothingTold }: InterviewRecord): number {
  const moments = [
    ...[...told.sayings, ...told.deeds].map(({ at }) => at),
    ...copies.map(({ event, goneAt, firstSeen }) => Math.max(event.end, goneAt ?? 0, firstSeen)),
    ...steps.map(({ seen, intent, absentSince, deletedAt, doneAt }) => {
      // What is being written right now is not over.
      if (intent !== null && intent.do !== 'forget') return Number.POSITIVE_INFINITY;
      return Math.max(
        seen?.start ?? 0,
        seen?.at ?? 0,
        absentSince ?? 0,
        deletedAt ?? 0,
        doneAt ?? 0,
      );
    }),
  ];
  return Math.max(...moments);
}
