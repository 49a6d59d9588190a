/** How much speaks for an interview. */
import type { CalendarEvent, Owner } from '../event.ts';
import { residue } from '../facts/phrases.ts';
import { titlePieces } from '../facts/title.ts';
import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, type Category, categoriesOf } from '../words/lexicon.ts';
import { type Clues, isOnesOwn } from './clues.ts';
import { notesAPost } from './noted-post.ts';

/** How much each clue says, in the title and in the description. Six make an interview. */
const weights: readonly (readonly [Category, number, number])[] = [
  ['jobInterview', 5.5, 3],
  ['interview', 4, 2.5],
  ['stage', 2, 1.5],
  ['hiring', 1.5, 1.5],
  ['jobTitle', 1.5, 1.5],
  ['talk', 0.5, 0],
];

const twoWords = /\p{L}[^\p{L}]+\p{L}/u;

/** What "@ Acme" in a title is worth. */
const atPlace = 2.1;
export const enough = 6;
export const worthAsking = 4;

/** The sum of the clues that speak for an interview. */
export function scoreOf(event: CalendarEvent, clues: Clues, owner: Owner): number {
  const { title, body, sender } = clues;
  let score = 0;
  for (const [name, inTitle, inBody] of weights) {
    const titled = (title & bit[name]) !== 0;
    if (titled) score += inTitle;
    // Said twice is said a little louder.
    if ((body & bit[name]) !== 0) score += titled ? inBody / 2 : inBody;
  }
  if (sender === 'hiring') score += 3;
  if (clues.hiringOffice) score += 2;
  if (sender === 'organisation' || clues.outsiders > 0) score += 2.5;
  if (namesTwoSides(event.title, owner)) score += 1;
  score += postScore(event, clues);
  if (clues.named) score += 2.5;
  const named = bit.jobInterview | bit.interview | bit.stage;
  const place = (title & named) === 0 ? 0 : placeScore(event.title, owner);
  // A first name alone says little; "screening call with Dana" says enough.
  if ((title & bit.jobInterview) !== 0) score += Math.max(-0.5, place);
  else if ((title & bit.interview) !== 0) score += place;
  else if ((title & bit.stage) !== 0) {
    score += stageScore(event.description, clues, place);
    // "Round 3 at Acme | they answer by Friday": a stage, a place and a job.
    if (place > 0 && (body & bit.hiring) !== 0) score += 1.5;
  }
  if (event.recurring) score -= 4;
  return score;
}

/** "Interview with Acme", "Interview: Acme", "Acme interview": the word and a name, nothing between. */
const word =
  '(?:[Ii]nterv|INTERV|[Ii]nt(?:e?rv|v)|[Ii]tw|ITW|[Ee]ntre(?:v|tien)|[Cc]olloqui|[Gg]espr(?:ä|e)|[Rr]ozmow|[Pp]ohovor)';
const link =
  '(?:with|WITH|w|at|AT|for|FOR|mit|bei|avec|chez|con|en|com|na|no|da|presso|met|bij|z|v|u|pour|für|para|per|voor|de|di|do)';
const directly = new RegExp(
  `^[^\\p{L}]*(?:\\p{L}{2,12}(?:\\s\\p{L}{2,12}){0,2}[^\\p{L}\\s]\\s?)?${word}\\p{L}*(?:\\s\\p{Ll}+\\s?[:–—-])?[^\\p{L}\\p{N}]+(?:${link}[^\\p{L}]+)?[\\p{Lu}\\p{Lo}\\p{N}]` +
    `|^[^\\p{L}]*${word}\\p{L}*\\s?[:–-]\\s?\\p{Ll}[\\p{Ll} ]{2,40}[,@–-]\\s?\\p{Lu}` +
    `|^[^\\p{L}]*\\p{Lu}[\\p{L}\\p{N}&'’.]*(?:\\s\\p{Lu}[\\p{L}\\p{N}&'’.]*){0,3}\\s[-–—]?\\s?${word}`,
  'u',
);

/**
 * Whether anything says that an interview is for a job: a post, hiring, who sent it, or a title that
 * is no more than the word and a name. "Recorded statement interview" is of some other sort.
 */
export function speaksOfAJob(title: string, clues: Clues): boolean {
  const all = clues.title | clues.body;
  if ((all & (bit.jobTitle | bit.stage | bit.jobInterview | bit.notPractice)) !== 0) return true;
  if (clues.hiringOffice || clues.sender === 'hiring') return true;
  const isOwn = isOnesOwn(clues.sender);
  if (isOwn && (all & bit.hiring) !== 0) return true;
  return directly.test(title) || /[@＠]|[\u3040-\u30ff\u4e00-\u9fff]/u.test(title);
}

/** A post and the word for a job in one title: "Call about the crew job", "Teller job, Ms Hill 4:15". */
function postScore({ title: text }: CalendarEvent, { title, body, sender }: Clues): number {
  const isOwn = isOnesOwn(sender);
  if (isOwn && callsWho.test(text)) return 0;
  const whom = bit.talk | bit.stage | (isOwn ? bit.honorific | bit.meets : 0);
  if ((title & whom) === 0) return 0;
  const post = bit.hiring | bit.jobTitle;
  if ((title & post) === post) return (title & (bit.talk | bit.stage)) === 0 ? 3 : 2.5;
  // "Barber trial, 2 fades": the trade stands right before.
  const trade = isOwn ? /\b([a-z]{2,20}) trial\b/i.exec(text)?.[1] : undefined;
  if (trade !== undefined && (categoriesOf(trade) & bit.jobTitle) !== 0) return 2.5;
  // "Chat to Sue about the café job"
  if (isOwn && aboutAJob.test(text)) return (body & post) === 0 ? 2.5 : 4;
  // "Call from Ridge re store clerk | applied last week", "Job thing: Ridge Pools | lifeguard, see Ray"
  if (!isOwn || (title & post) === 0 || !twoWords.test(text)) return 0;
  return (body & post & ~title) === 0 ? 0 : 1.5;
}

const aboutAJob =
  /\b(?:about|re|abt|bout|regarding):?\s(?!(?:my|his|her|their|your)\b)(?:[\w'-]+\s){1,4}(?:job|gig|post|position|vacancy|opening|role)\b/i;

/** "Call plumber re the kitchen job": who works for one. */
const callsWho =
  /\b(?:call|ring|phone|text|email|pay|ask)\s(?:the\s|my\s)?(?:plumber|electrician|roofer|painter|builder|contractor|carpenter|handyman|mechanic|gardener|landscaper|cleaner|lawyer|accountant)/i;

/** A stage beside a place says a little, beside a post and a place more. */
function stageScore(text: string, { title, body, sender }: Clues, place: number): number {
  if (place <= 0) return 0;
  // "Onsite @ Ironbark"
  if (place === atPlace) return 2.5;
  const isOwn = isOnesOwn(sender);
  // "Panel, Dutch County Sheriff | dispatcher": one notes a post beside one's own stage.
  if ((title & bit.jobTitle) === 0) return isOwn && place > 1 && notesAPost(text, body) ? 2.5 : 1;
  // "Call with my accountant": in one's own words the post may be that of whom one meets.
  const saysMore = (title & bit.hiring) !== 0 || (body & saysMoreOfIt) !== 0;
  return isOwn && !saysMore ? 1.5 : 2.5;
}

const saysMoreOfIt = bit.jobInterview | bit.interview | bit.stage | bit.hiring | bit.jobTitle;

/** "Maya <> Tidewater", "Maya / Vantage": one's own first name beside somebody else's. */
export function namesTwoSides(title: string, owner: Owner): boolean {
  if (owner.name === null || !/<>|<->|\/|\bx\b|×|&|\||\s\+\s/.test(title)) return false;
  const first = owner.name.split(' ')[0] ?? '';
  return first !== '' && title.includes(first);
}

/**
 * "Interview with Acme" says where; "Interview with Alex" does not even say who asks whom, and a bare
 * "Interview" says nothing more.
 */
function placeScore(title: string, owner: Owner): number {
  if (/[@＠]\s?\p{L}/u.test(title)) return atPlace;
  const names = titlePieces(title, owner)
    .map(({ text }) => residue(text))
    .filter((name) => /[\p{Lu}\p{Lo}]/u.test(name));
  if (names.length === 0) return twoWords.test(title) ? 1 : 0;
  return names.every(isPersons) ? -2 : 2;
}

/** "Alex", "Dana C": who, and not where. */
function isPersons(name: string): boolean {
  const words = fold(name).split(' ');
  // "Entretien P.": a letter says even less.
  return words.length <= 2 && (name.length < 3 || isGivenName(words[0] ?? ''));
}
