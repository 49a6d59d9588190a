/** Reads what the person and the invitation say in plain words; tags beat words, later beats earlier. */
import type { WorkCalendar } from '../business-days.ts';
import { type CadenceName, cadenceNames } from '../cadences/cadence.ts';
import type { LocalDay } from '../time.ts';
import { readAgreedCall } from './agreed-call.ts';
import { readCard, readNoPhoneCalls, readPreference } from './channels.ts';
import { readMet } from './met.ts';
import type { Notes } from './notes.ts';
import { readOutcome } from './outcome.ts';
import { readPromisedDay } from './promised-day.ts';

/** The notes in one text, such as an event's title and description, or what stands in a debrief. */
export function readNotes(text: string, interviewDay: LocalDay, work: WorkCalendar): Notes {
  // What was learned is about the next time, and how it went is told at length: neither is an order.
  text = text.replace(/^[^\S\n]{0,40}(?:(?:I )?Learned|It went):.*$/gim, ' ');
  // A tag is no word of the sentence beside it.
  const words = text.replace(/#\w{3,20}/g, ' ');
  return {
    promisedBy: readPromisedDay(words, interviewDay, work)?.day ?? null,
    agreedCall: readAgreedCall(words, interviewDay, work)?.day ?? null,
    noPhoneCalls: readNoPhoneCalls(text),
    prefers: readPreference(text),
    card: readCard(text),
    outcome: readOutcome(text),
    cadence: readCadence(text),
    met: readMet(text),
  };
}

function readCadence(text: string): CadenceName | null {
  let found: CadenceName | null = null;
  for (const match of text.matchAll(/\bcadence\s?[:=]\s?([a-z-]{3,20})/gi)) {
    const name = match[1]?.toLowerCase();
    found = cadenceNames.find((known) => known === name) ?? found;
  }
  return found;
}
