/** What is read from a text that was said at an interview on a given day. */
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import { readNotes } from '../../../functions/domain/notes/read-notes.ts';
import { formatDay } from '../../../functions/domain/time.ts';
import { day } from '../make.ts';

/** A text, its promised day and its agreed call; a day that is left out is not told. */
export type Told = readonly [text: string, promised: string | null, call?: string];

/** The days of a text, for an interview on Wednesday 2 December 2026. */
export function daysOf(text: string, interview = '2026-12-02'): (string | null)[] {
  const { promisedBy, agreedCall } = readNotes(text, day(interview), plainWorkCalendar);
  return [promisedBy, agreedCall].map((one) => (one === null ? null : formatDay(one)));
}
