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

/** What people write for a cadence, without what is between its words. */
const cadenceWords = new Map<string, CadenceName>([
  ...cadenceNames.map((name) => [name.replaceAll('-', ''), name] as const),
  ['fiveguideline', 'five-guidelines'],
  ['5guidelines', 'five-guidelines'],
  ['five', 'five-guidelines'],
  ['doanddont', 'dos-and-donts'],
  ['dosdonts', 'dos-and-donts'],
  ['dosndonts', 'dos-and-donts'],
  ['eightrule', 'eight-rules'],
  ['8rules', 'eight-rules'],
  ['eight', 'eight-rules'],
  ['weekly', 'weekly-calls'],
  ['weeklycall', 'weekly-calls'],
]);
const mostWords = 4;

/** "cadence: how-often", also with blanks and in capitals; an unknown word says nothing. */
function readCadence(text: string): CadenceName | null {
  let found: CadenceName | null = null;
  for (const match of text.matchAll(/\bcadence\s{0,3}[:=]\s{0,3}([^\n]{1,60})/gi)) {
    const plain = (match[1] ?? '').toLowerCase().replace(/['’]/g, '').replaceAll('&', ' and ');
    const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
    for (let count = mostWords; count > 0; count--) {
      const known = cadenceWords.get(words.slice(0, count).join(''));
      if (known) {
        found = known;
        break;
      }
    }
  }
  return found;
}
