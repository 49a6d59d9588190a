/** What an event cannot be an interview of one's own for: looked at before anything speaks for it. */
import type { CalendarEvent, Owner } from '../event.ts';
import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, type Category } from '../words/lexicon.ts';
import type { Clues } from './clues.ts';

/** Affairs that a job may be about as well ("immigration paralegal", "radio producer"). */
const softNegatives: readonly (readonly [Category, string])[] = [
  ['press', 'it is for the press'],
  ['review', 'it is a talk with your present employer'],
  ['authority', 'it is with an authority'],
  ['housing', 'it is about a home'],
  ['school', 'it is about a school'],
];

/** The first thing that makes an event no interview of one's own; null: nothing does. */
export function hardNegative(event: CalendarEvent, clues: Clues, owner: Owner): string | null {
  const { title, body, opening, sender } = clues;
  const all = title | body;
  const has = (mask: number, name: Category): boolean => (mask & bit[name]) !== 0;
  const forSure = has(title, 'jobInterview');
  const fromOutside = sender === 'organisation' || sender === 'hiring';
  if (event.categories.some((name) => /follow[- ]?up/i.test(name))) {
    return 'it is one of your own follow-ups';
  }
  if (has(opening, 'ownStep') && !has(opening, 'jobInterview')) return 'it is your own to-do';
  if (sender === 'employer') return 'it comes from where you work now';
  // Who invites from outside is the one who asks the questions.
  if (!fromOutside && has(all, 'hostSide')) return 'you are the one who asks the questions';
  if (has(opening, 'practice') && !has(all, 'notPractice')) return 'it is practice';
  if (has(title, 'practice') && !has(all, 'notPractice') && !(fromOutside && has(body, 'hiring'))) {
    return 'it is practice';
  }
  if (has(title, 'research')) return 'it is research, not hiring';
  if (has(title, 'learning') && (!forSure || has(opening, 'learning')))
    return 'it is a talk or a course';
  if (!fromOutside && (has(title, 'someoneElse') || isAnothers(event.title, owner))) {
    return "it is somebody else's";
  }
  if (has(title, 'ownStep') && !forSure) return 'it is your own to-do';
  if (has(title, 'upkeep') && !has(all, 'hiring') && !forSure) return 'it is upkeep';
  const post = has(all, 'jobTitle') && has(all, 'hiring');
  const named = post || has(title, 'jobTitle');
  for (const [category, says] of softNegatives) {
    // Who is interviewed for a podcast is not hired by it, whatever its name.
    const isPost = category === 'press' ? post || forSure : named;
    if (has(title, category) && !(isPost && (fromOutside || has(all, 'interview')))) return says;
    const surely = forSure && category !== 'school';
    if (has(body, category) && !named && !has(all, 'hiring') && !surely) return says;
  }
  if (has(body, 'practice') && !has(all, 'notPractice') && !forSure) return 'it is practice';
  if (has(body, 'research') && !named) return 'it is research, not hiring';
  if (!fromOutside && has(body, 'someoneElse') && !has(all, 'hiring'))
    return "it is somebody else's";
  return null;
}

/** "Sam's interview" in a calendar that is not Sam's; a company's name is not told apart here. */
function isAnothers(title: string, owner: Owner): boolean {
  const own = (owner.name ?? '').toLowerCase();
  if (/^\W*family\b/i.test(title)) return true;
  if (/\b(?:his|her|their)\s(?:\p{L}+\s){0,2}interview|\bs?he has (?:an? )?interview/iu.test(title))
    return true;
  const of =
    /(?:interview|entrevista|entretien|entrevue|colloquio|gespräch|pohovor|rozmowa)\s(?:do|da|de|di|von|van|d['’])\s?(\p{Lu}\p{Ll}+)\b/iu.exec(
      title,
    )?.[1];
  if (of !== undefined && isGivenName(fold(of)) && !own.includes(of.toLowerCase())) return true;
  const job = /^\W*(\p{Lu}\p{Ll}+):?\s(?:has\s)?(?:a\s)?job interview/u.exec(title)?.[1];
  if (job !== undefined && isGivenName(fold(job)) && !own.includes(job.toLowerCase())) return true;
  const whose = /(?<!at |with |w\/ |@ ?)\b(\p{Lu}\p{Ll}+)['’]s\s(?:\p{L}+\s){0,2}interview/u.exec(
    title,
  )?.[1];
  return whose !== undefined && !own.includes(whose.toLowerCase());
}
