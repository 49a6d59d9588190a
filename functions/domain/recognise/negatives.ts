/** What an event cannot be an interview of one's own for: looked at before anything speaks for it. */
import type { CalendarEvent, Owner } from '../event.ts';
import { bit, type Category } from '../words/lexicon.ts';
import { type Clues, isFromOutside } from './clues.ts';
import { isInvited, ownAffair } from './own-affairs.ts';
import { isAnothers, isForOnesHome, isPupils, isTakenOnAtHome } from './whose.ts';

/** Affairs that a job may be about as well ("immigration paralegal", "radio producer"). */
const softNegatives: readonly (readonly [Category, string])[] = [
  ['press', 'it is for the press'],
  ['review', 'it is a talk with your present employer'],
  ['authority', 'it is with an authority'],
  ['housing', 'it is about a home'],
  ['school', 'it is about a school'],
];

const soft = softNegatives.reduce((mask, [category]) => mask | bit[category], 0);

/** The first thing that makes an event no interview of one's own; null: nothing does. */
export function hardNegative(event: CalendarEvent, clues: Clues, owner: Owner): string | null {
  const { title, body, opening, sender } = clues;
  const all = title | body;
  const has = (mask: number, name: Category): boolean => (mask & bit[name]) !== 0;
  const forSure = has(title, 'jobInterview');
  const fromOutside = isFromOutside(sender);
  const own = ownAffair(event, clues);
  if (own) return own;
  if (sender === 'employer') return 'it comes from where you work now';
  // Who looks for another job is not invited at the desk of the present one.
  if (clues.atWork && sender !== 'oneself') return 'it is addressed to where you work now';
  // Who invites from outside is the one who asks the questions.
  const hosts = has(all, 'hostSide') && !isTakenOnAtHome(event);
  if (!fromOutside && (hosts || isForOnesHome(event, clues)))
    return 'you are the one who asks the questions';
  const practises = practice(clues, fromOutside);
  if (practises) return practises;
  const post = has(all, 'jobTitle') && has(all, 'hiring');
  const named = post || has(title, 'jobTitle');
  // "Interview for Clinical Trials Coordinator": those who do research hire as well.
  const isFor =
    has(title, 'hiring') || has(opening, 'interview') || /\binterview for\b/i.test(event.title);
  const isResearchPost = fromOutside && isFor && has(title, 'jobTitle') && !has(body, 'research');
  if (has(title, 'research') && !isResearchPost) return 'it is research, not hiring';
  if (has(title, 'learning') && (!forSure || has(opening, 'learning')))
    return 'it is a talk or a course';
  if (has(all, 'crowd') && !(fromOutside && post && forSure)) return 'it is open to anybody';
  if (has(opening, 'press') && !has(title, 'jobTitle')) return 'it is for the press';
  if (!fromOutside && (has(title, 'someoneElse') || isAnothers(event.title, clues, owner))) {
    return "it is somebody else's";
  }
  if (has(title, 'ownStep') && !forSure && !isInvited(clues)) return 'it is your own to-do';
  if (has(title, 'upkeep') && !has(all, 'hiring') && !forSure) return 'it is upkeep';
  if (isPupils(event.title) && !fromOutside) return 'it is about a school';
  const job = bit.jobTitle | bit.hiring | bit.stage;
  if (has(title, 'nursery') && (all & job) === 0) return 'it is about a school';
  return softNegative(clues, fromOutside, post, named);
}

/** What a job may be about as well, where nothing says that it is. */
function softNegative(
  { title, body }: Clues,
  fromOutside: boolean,
  post: boolean,
  named: boolean,
): string | null {
  const all = title | body;
  const has = (mask: number, name: Category): boolean => (mask & bit[name]) !== 0;
  const forSure = has(title, 'jobInterview');
  const isAsked = fromOutside || forSure || has(all, 'interview');
  const hiring = has(all, 'hiring');
  // A parents' day names the teachers, and a bank the adviser whom one meets.
  if (has(title, 'school') && has(title, 'someoneElse')) return 'it is about a school';
  if (has(title, 'authority') && has(body, 'authority') && !hiring && !forSure)
    return 'it is with an authority';
  const speaks = bit.jobInterview | bit.jobTitle | bit.hiring;
  for (const [category, says] of softNegatives) {
    // "Admissions committee interview | board package": both speak of something else.
    if (has(title, category) && (title & speaks) === 0 && (body & soft) !== 0) return says;
    // Who is interviewed for a podcast is not hired by it, whatever its name.
    // Nor has a broker who lets a flat a post to give.
    const isHard = category === 'press' || (category === 'housing' && !fromOutside);
    // The police and the customs have posts to fill as well.
    const isStage = category === 'authority' && forSure && hiring;
    const isPost = isHard ? post || forSure : named || isStage;
    if (has(title, category) && !(isPost && isAsked)) return says;
    const surely = forSure && category !== 'school';
    if (has(body, category) && !named && !hiring && !surely) return says;
  }
  if (has(body, 'practice') && !has(all, 'notPractice') && !forSure) return 'it is practice';
  if (has(body, 'research') && !named) return 'it is research, not hiring';
  if (!fromOutside && has(body, 'someoneElse') && !has(all, 'hiring'))
    return "it is somebody else's";
  return null;
}

function practice({ title, opening, body }: Clues, fromOutside: boolean): string | null {
  const says = 'it is practice';
  if (((title | body) & bit.notPractice) !== 0 || (title & bit.practice) === 0) return null;
  // "Mock call round: SDR": who hires has one play a part.
  const isPart =
    fromOutside &&
    (title & bit.jobTitle) !== 0 &&
    (title & bit.interview) === 0 &&
    (body & (bit.stage | bit.hiring)) !== 0;
  if (isPart) return null;
  if ((opening & bit.practice) !== 0) return says;
  // "Mock panel: nobody is hiring here" says hiring as well.
  const isReal = (body & bit.practice) === 0 || (body & (bit.jobInterview | bit.stage)) !== 0;
  return fromOutside && isReal && (body & bit.hiring) !== 0 ? null : says;
}
