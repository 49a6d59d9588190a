/** Tells whether it is the employer who will call or write, and on which day. */
import { type LocalDay, weekday } from '../../time.ts';
import { isOwn, outsiders } from './own-calls.ts';
import type { Page, Stretch } from './page.ts';
import type { DayPhrase } from './reader.ts';
import { isDayWord } from './tokens.ts';

const employer = new RegExp(
  [
    String.raw`\b(?:they|we|she|he|who|hr|recruiter|recruiting|manager|team|committee|`,
    'company|panel|owner|boss|someone|somebody|wir|er|sie|il|elle|ils|elles|on|nous|',
    String.raw`ons|oni|ona|on|ze|zij|wij|hij)(?:[\s'’](?:ll|will|would|d|should|shall|re|is|`,
    'are going to|is going to|re going to|s going to|gonna|hope to|aim to|plan to|plans to|',
    'promised to|agreed to|want to|wants to|said|says|said they|said she|said he|they|she|he|',
    String.raw`vous|te|me|m|ihnen|dich|sie|mich|might|may|can|be|also|then|to))*[\s'’]{1,2}$|`,
    String.raw`(?<!\b(?:i|you)[ '’])\b(?:will|ll) (?:be )?$|`,
    String.raw`\b(?:promis|hop|aim|plan|suppos|want|expect|go)[a-z]{0,4} to $`,
  ].join(''),
);
const actsAlone =
  /^(?:calls (?:back|me|you)|ruft|rappell|appell|llama|escrib|liga|chiam|richiam|zadzw|zavola|ozvou|napis|belt|va |van |vai |vao |vont )/;
const infinitives =
  /\b(?:sie|er|wir|hr|ze|zij|hij|we)\s(?:werden|wird|wollen|will|zullen|zal|gaan|gaat|willen|wil)\b[^,;:]*$|\bmaj?a\s$/;
// "Si", "se" and "als" are that only where they open a clause.
const conditional =
  /(?:\b(?:if|unless|in case|whenever|falls|wenn|jesli|jezeli|pokud|kdyz|s'ils?)|(?:^|[\n,;:.(])\s*(?:si|se|als))\b[^,;:]*$/;

/** Whether the words around an act make the employer its doer: "they'll call", not "if they call". */
export function isTheirs(page: Page, sentence: Stretch, act: Stretch): boolean {
  const words = page.folded.slice(act.start, act.end);
  const before = page.folded.slice(Math.max(sentence.start, act.start - 40), act.start);
  if (conditional.test(before) || outsiders.test(before)) return false;
  if (/^(?:expect|get|receiv)[a-z]* [a-z ]*call\b/.test(words)) return true;
  // At the start of a clause, and in "me liga", it is what the reader is told to do.
  if (/^(?:llama|chiama|liga)$/.test(words) && /(?:^|[\n,.;:!?]|\bme)\s*$/.test(before))
    return words === 'llama' && /\bme\s*$/.test(before);
  // "I will call you" is written by the employer; "I will call them" by the person.
  if (isOwn(before) && /^\byou\b/.test(page.folded.slice(act.end + 1, act.end + 5))) return true;
  if (isOwn(before) || /\bje (?:(?:les?|la|lui|leur) )?$|\bj'$/.test(before)) return false;
  if (/^(?:anrufen|bellen|zadzwonic)$/.test(words) && infinitives.test(before)) return true;
  if (words === 'rufen' && isSaidOfThem(page, sentence, act)) return true;
  if (words === 'anrufen' || words === 'zadzwonic') return false;
  return actsAlone.test(words) || employer.test(before);
}

/** "Am Freitag rufen sie an": not a request, which has its verb in front or its "Sie" in a capital. */
export function isSaidOfThem(page: Page, sentence: Stretch, act: Stretch): boolean {
  const isThey = /^rufen\ssie\b/.test(page.raw.slice(act.start, act.start + 10));
  return isThey && page.raw.slice(sentence.start, act.start).trim() !== '';
}

/** Acts that may also be of a meeting: a day beside them counts only where nothing else is said. */
export const plainAct =
  /^(?:call|calls|calling|phone|phones|ring|e?mails?|write)$|\b(?:a|our|their) (?:phone )?(?:call|ring)\b/;

const otherEnd =
  /\b(?:interview\w*|screen\w*|meeting|test|assessment|round|zoom|teams|gesprach\w*|entretien|entrevista|colloquio|gesprek|rozmow\w*|pohovor\w*)\b|面试|面試|面接/;
const besides = new Set(
  'me us you him her back again up then everyone candidates applicants all hr'.split(' '),
);

/** Whether a day beside a plain act is when the employer calls: "they'll call me on Friday". */
export function isTheirDay(
  page: Page,
  sentence: Stretch,
  act: Stretch,
  phrase: DayPhrase,
  on: LocalDay,
): boolean {
  const { day, start, end } = phrase;
  if (day <= on || /\d[:h]\d|\d\s?[ap]m\b|\duhr/.test(page.folded.slice(start, end))) return false;
  const rest = page.folded.slice(Math.max(act.end, end), sentence.end);
  if (otherEnd.test(rest) || /^\s(?:you|me|us)\sin\b/.test(page.folded.slice(act.end)))
    return false;
  if (/^[\s,]{0,2}(?:(?:me|you|us)\s)?(?:at |um |ab |a las )?\d/.test(rest)) return false;
  // An invitation to a call says so of its own day: "We will call you on Wednesday".
  const isReader = /^\s(?:you|sie|vous)\b/.test(page.folded.slice(act.end));
  if (isReader && weekday(day) === weekday(on)) return false;
  if (start < act.end) return true;
  const said = page.folded.slice(act.end, start);
  if (!/^[\s,a-z]*$/.test(said)) return false;
  const words = said.split(/[\s,]+/).filter((word) => word !== '');
  const isIn = /^(?:on|at|mon|tue|wed|thu|fri|sat|sun|\d)/.test(
    page.folded.slice(start, start + 3),
  );
  return words.every((word) => {
    if (word === 'in') return !isIn;
    return besides.has(word) || isDayWord(word);
  });
}
