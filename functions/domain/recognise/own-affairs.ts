/** What stands in a calendar around an interview: one's own steps, reminders of tools, journeys. */
import type { CalendarEvent } from '../event.ts';
import { bit } from '../words/lexicon.ts';
import { type Clues, isOnesOwn } from './clues.ts';

const toDo = 'it is your own to-do';
const meeting = bit.jobInterview | bit.interview | bit.stage | bit.talk | bit.jobTitle;
const job = bit.jobInterview | bit.jobTitle | bit.hiring;

/** "Follow-up conversation with our team": who invites from outside for a post sends no to-do. */
export function isInvited({ sender, outsiders, body }: Clues): boolean {
  return sender === 'organisation' && outsiders > 0 && (body & job) !== 0;
}

/** Says in plain words that the event is a step or a journey and no meeting; null: it may be one. */
export function ownAffair(event: CalendarEvent, clues: Clues): string | null {
  const { title, opening, body, sender } = clues;
  if (event.categories.some((name) => /follow[- ]?up/i.test(name))) {
    return 'it is one of your own follow-ups';
  }
  const isStep = (opening & bit.ownStep) !== 0 && (opening & bit.jobInterview) === 0;
  if (isStep && !isInvited(clues)) return toDo;
  const isOwn = isOnesOwn(sender);
  if (isOwn && (title & meeting) === 0 && (body & bit.ownStep) !== 0) return toDo;
  const names = bit.jobInterview | bit.stage | bit.jobTitle;
  const opensWithIt = (opening & (bit.jobInterview | bit.interview)) !== 0;
  return !opensWithIt && isJourney(event.title, (title & names) !== 0) ? 'it is a journey' : null;
}

/** "UA 1187 EWR-ORD", "NYP → BOS (interview next day)": a flight, or two places with an arrow. */
function isJourney(title: string, namesAStage: boolean): boolean {
  if (/(?<![A-Za-zÀ-ž])[A-ZÀ-ÞĀ-ž]{3}\s?(?:→|➔|->)\s?[A-ZÀ-ÞĀ-ž]{3}(?![A-Za-zÀ-ž])/u.test(title))
    return true;
  // "IBM-SRE panel", "EY 2026 graduate day": shorter marks may be of an employer.
  if (namesAStage) return false;
  return (
    /(?<![A-Za-zÀ-ž])[A-ZÀ-ÞĀ-ž]{3}[-–][A-ZÀ-ÞĀ-ž]{3}(?![A-Za-zÀ-ž])/u.test(title) ||
    /^\W*[A-Z][A-Z\d]\s?(?!20\d\d\b)\d{2,4}\b/.test(title) ||
    /[a-zß-ž]\s?(?:→|➔|✈)\s?[A-ZÀ-ÞĀ-ž][a-zß-ž]/u.test(title)
  );
}
