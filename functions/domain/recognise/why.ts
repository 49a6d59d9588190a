/** The clues for an interview, in plain words. */
import type { CalendarEvent } from '../event.ts';
import { bit, type Category, phraseOf } from '../words/lexicon.ts';
import type { Clues } from './clues.ts';

const inTitle: readonly (readonly [Category, string])[] = [
  ['jobInterview', 'the title names a job interview'],
  ['interview', 'the title says interview'],
  ['stage', 'the title names a stage of a selection'],
  ['hiring', 'the title speaks of a job'],
  ['jobTitle', 'the title names a post'],
  ['networking', 'the title speaks of getting to know somebody'],
  ['offerTalk', 'the title speaks of an offer'],
];

const inBody: readonly (readonly [Category, string])[] = [
  ['jobInterview', 'the description names a job interview'],
  ['interview', 'the description says interview'],
  ['hiring', 'the description speaks of a job'],
];

/** The clues that speak for an interview, each with the words that gave it; never empty. */
export function explain(event: CalendarEvent, clues: Clues, body: string): readonly string[] {
  const why: string[] = [];
  for (const [category, says] of inTitle) {
    if ((clues.title & bit[category]) !== 0) why.push(quoted(says, event.title, category));
  }
  for (const [category, says] of inBody) {
    const known = (clues.title & bit[category]) !== 0;
    if (!known && (clues.body & bit[category]) !== 0) why.push(quoted(says, body, category));
  }
  if (clues.sender === 'hiring') why.push('it was sent by an applicant-tracking system');
  else if (clues.hiringOffice) why.push('it was sent by a hiring office');
  else if (clues.sender === 'organisation') why.push('it was sent by another organisation');
  if (clues.outsiders > 0) why.push('people of another organisation take part');
  return why.length > 0 ? why : ['it may have to do with a job'];
}

function quoted(says: string, text: string, category: Category): string {
  const phrase = phraseOf(text, category);
  return phrase ? `${says} ("${phrase}")` : says;
}
