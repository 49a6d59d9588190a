/** What is too little for a verdict, and enough for a question. */
import type { CalendarEvent, Owner } from '../event.ts';
import { bit } from '../words/lexicon.ts';
import { type Clues, isFromOutside, isOnesOwn } from './clues.ts';
import { namesTwoSides } from './score.ts';
import { isHint } from './talk.ts';

const named = bit.jobInterview | bit.interview | bit.stage;

/** Why a title that says too little is worth a question all the same; null: it is not. */
export function doubt(
  event: CalendarEvent,
  clues: Clues,
  score: number,
  owner: Owner,
): string | null {
  const { title, body, sender, outsiders } = clues;
  const isOutside = isFromOutside(sender);
  if (isHint(clues) && score >= 1.5) return 'there may be a job in it';
  if (!isOutside && outsiders === 0 && isFriendly(event.title, title) && isOfFirm(event.title)) {
    return 'it may be no more than a talk';
  }
  // "Catch up with our recruiter | touching base on the market"
  const saysTalk = (title & bit.talk) !== 0 && (body & bit.networking) !== 0;
  const says = named | (bit.hiring & body);
  if (isOutside && saysTalk && ((title | body) & says) === 0)
    return 'it may be no more than a talk';
  if (isHeld(event, clues, owner)) return 'it is not settled yet';
  return null;
}

/** Coffee, lunch, a catch-up: time that one gives to somebody one knows. */
function isFriendly(text: string, title: number): boolean {
  return (title & bit.networking) !== 0 || /\b(?:catch[- ]?up|lunch|papo)\b/i.test(text);
}

/** "Coffee with Jonah from Acme", "papo com o Caio da Acme": somebody of a firm, by a first name. */
function isOfFirm(title: string): boolean {
  return /\s(?:[A-ZÀ-ÞĀ-ž][a-zß-ž]+\s(?:from|von|vom|de chez|de|di|da|do|van|z|ze|från|fra)|[A-ZÀ-ÞĀ-ž][a-zß-ž]+\s?@|[A-ZÀ-ÞĀ-ž][a-zß-ž]+\s\((?:Firma|firma|from|ex))\s?[A-ZÀ-ÞĀ-ž]/u.test(
    title,
  );
}

/** "Pencilled: Acme 2nd?", "Hold - Maya Patel": time kept for something that is not named. */
function isHeld({ title }: CalendarEvent, clues: Clues, owner: Owner): boolean {
  if (!/^\W*(?:hold|pencil)/i.test(title) || (clues.title & bit.unsure) === 0) return false;
  if (clues.sender === 'organisation') return owner.name !== null && title.includes(owner.name);
  const isOwn = isOnesOwn(clues.sender);
  return isOwn && /\?|\bmaybe\b/i.test(title) && /[\s:–-][A-ZÀ-ÞĀ-ž][a-zß-ž]/u.test(title);
}

/** "Maya Patel / Dana Reed" from outside with not a word more: who meets, and not why. */
export function isTwoNames(
  { title, recurring }: CalendarEvent,
  clues: Clues,
  owner: Owner,
): boolean {
  if (recurring || !namesTwoSides(title, owner)) return false;
  if (/<-?>|\(/.test(title) && !/\b1[:\s-]?1\b/.test(title)) return true;
  return clues.body === 0 && owner.name !== null && title.includes(owner.name);
}
