/** Tells an interview from a coffee, a hint and a meeting of business that has stages as well. */
import type { CalendarEvent } from '../event.ts';
import { bit, categoriesOf, phraseOf, scan } from '../words/lexicon.ts';
import { type Clues, isFromOutside } from './clues.ts';
import { enough } from './score.ts';

/** Whether an event that speaks of getting to know each other is more than that. */
export function isMoreThanTalk(event: CalendarEvent, clues: Clues, score: number): boolean {
  const { title, body, opening, sender, hiringOffice } = clues;
  const all = title | body;
  if ((title & bit.jobInterview) !== 0 || (all & bit.notPractice) !== 0) return true;
  // Those who hire call it a stage, or the person names a post.
  const post = bit.jobTitle | bit.hiring;
  const isMeant = hiringOffice || sender === 'hiring' || ((all & post) === post && score >= enough);
  const saysTalk = (body & bit.networking) !== 0;
  if ((title & bit.stage) !== 0 && !saysTalk && isMeant && !isTalk(event.title, title)) return true;
  if (score < enough) return false;
  // "Coffee with the team | stage 2 of 4, Audience Editor", "Intro call re Category Manager"
  const isOffice = hiringOffice && (body & bit.stage) !== 0 && (all & bit.jobTitle) !== 0;
  const isOutside = isFromOutside(sender);
  const named = bit.jobTitle | bit.roleCue;
  const isForPost =
    isOutside && ((title & named) === named || ((body & post) === post && !clues.searchFirm));
  if (!saysTalk && (isOffice || isForPost)) return true;
  // "Coffee interview – barista job": it names all that makes an interview.
  const whole = bit.interview | post;
  if ((title & whole) === whole) return true;
  // Who invites from outside and writes of the application or the next stage means it.
  if (isOutside && (body & bit.jobInterview) !== 0) return true;
  // "Interview – Ridge Coffee": an employer may be called what others do.
  return (opening & (bit.interview | bit.networking)) === bit.interview;
}

/** A stage that is itself no more than getting to know each other: カジュアル面談. */
function isTalk(title: string, mask: number): boolean {
  const phrase = (mask & bit.networking) === 0 ? null : phraseOf(title, 'networking');
  return phrase !== null && (scan(phrase) & bit.stage) !== 0;
}

/** "Beer with Tom | they may need somebody": a talk with a hint of a job in the notes. */
export function isHint({ title, body, outsiders }: Clues): boolean {
  const hint = bit.networking | bit.hiring;
  return (title & (bit.talk | bit.networking)) !== 0 && (body & hint) === hint && outsiders === 0;
}

/**
 * Whether more than a stage and a post in the title says that they hire: "Case review with attorney"
 * and "Panel: women in tech" come from outside as well.
 */
export function saysOfAJob(text: string, clues: Clues): boolean {
  const { title, body, sender, hiringOffice, outsiders } = clues;
  const isOthers = sender === 'organisation' || sender === 'any';
  if (!isOthers || hiringOffice) return true;
  const words = bit.jobInterview | bit.interview | bit.hiring;
  if (((title | body) & words) !== 0) return true;
  // "Site visit | our technician inspects the boiler": who keeps up a house.
  if (sender !== 'organisation' || (body & bit.upkeep) !== 0) return false;
  // A panel has several people, a lawyer or a technician comes alone.
  if (outsiders > 1 || (body & bit.stage) !== 0) return true;
  return (body & bit.jobTitle) !== 0 && ((title & bit.jobTitle) !== 0 || isPost(text));
}

/** "Our technician comes" is no post; "Studio Manager" is: as a name, with capitals. */
function isPost(text: string): boolean {
  for (const match of text
    .slice(0, 2000)
    .matchAll(
      /(?<![A-Za-zÀ-ž])[A-ZÀ-ÞĀ-ž][A-Za-zÀ-ž]{1,20}\s(?=([A-ZÀ-ÞĀ-ž][A-Za-zÀ-ž]{1,20}))/gu,
    )) {
    if ((categoriesOf(match[1] ?? '') & bit.jobTitle) !== 0) return true;
  }
  return false;
}
