/** Which round of a selection an interview is, in recruiting's own words (docs/glossary.md). */
import { letter } from './letters.ts';
import {
  beginning,
  forClient,
  inBody,
  inTitle,
  type RoundWords,
  weakInTitle,
} from './round-words.ts';

/** What the event says besides its words. */
export type Setting = {
  readonly minutes: number;
  readonly place: string;
  /** Sent by another organisation, not noted by oneself. */
  readonly isLetter: boolean;
  /** Whether anybody but oneself is invited. */
  readonly hasGuests: boolean;
};

const unknown: Setting = { minutes: 0, place: '', isLetter: false, hasGuests: false };

/**
 * The round that title or description name; null where neither does. The title is asked first, then
 * the description, then what is left of the title, and last the place and the length.
 */
export function readRound(
  title: string,
  body: string,
  names: readonly (string | null)[] = [],
  setting: Setting = unknown,
): string | null {
  const named = withoutNames(title.slice(0, 300), names);
  // "Onsite 2/4: Metrics deep dive": behind the colon stands which part of the day it is.
  const part = /\b(?:on-?site|loop|super ?day|power ?day)\b[^:–(-]{0,12}[:–(-]\s*(.{3,80})$/iu.exec(
    title.slice(0, 200),
  )?.[1];
  const inPart = roundIn(part ?? '', inTitle);
  if (inPart && ['technical', 'culture', 'hiring manager', 'case', 'final'].includes(inPart))
    return inPart;
  if (/\bon-?site \d/i.test(title)) return 'onsite';
  const text = body.slice(0, 800).replace(refusals, ' ').trim();
  const early = roundIn(named, inTitle);
  const late = early === null || early === 'second' ? roundInText(text) : null;
  // "2nd round" with live coding is a technical one.
  if (early === 'second' && late === 'technical') return late;
  // "HR round" is the last one where the letter says so.
  const isPlain = early === 'hiring manager' && interviewWord.test(title);
  if (early !== null && people.has(early) && !isPlain && roundInText(text) === 'final')
    return 'final';
  return early ?? late ?? roundInLetter(named, text, setting) ?? roundOfPlace(text, setting);
}

const interviewWord = /interview|entre(?:tien|vista)|colloquio|gespräch/iu;

/** Rounds that are named after whom one meets. */
const people: ReadonlySet<string> = new Set(['hiring manager', 'recruiter screen', 'culture']);

/** A timetable of three hours and more is a day at the house, whoever is met in it. */
function roundInText(text: string): string | null {
  const round = roundIn(text, inBody);
  const hours = text.match(/(?<![\d:.])\d{1,2}[:.h]\d{2}(?!\d)/g)?.length ?? 0;
  return hours >= 3 && round !== 'assessment centre' && round !== 'hiring manager'
    ? 'onsite'
    : round;
}

function roundInLetter(title: string, text: string, { isLetter }: Setting): string | null {
  const weak = roundIn(title, weakInTitle);
  const applied =
    /thank\p{L}* (?:you )?for (?:applying|your (?:application|interest))|your application|you applied/iu.test(
      text,
    );
  if (weak === 'first' && applied) return 'recruiter screen';
  const isTalk = !interviewWord.test(title);
  if (isLetter && (forClient.test(text) || (isTalk && beginning.test(text)))) return 'first';
  return weak;
}

const elsewhere =
  /https?:|zoom|teams|\bmeet\b|webex|skype|online|remote|virtual|video|hirevue|会议|会議|オンライン|線上|线上|飞书/i;

/** Where nothing names the round: by phone, for hours at a place, or to a place whither one is sent for. */
function roundOfPlace(text: string, setting: Setting): string | null {
  const { place, minutes, isLetter, hasGuests } = setting;
  if (/^(?:by )?(?:tele)?phone\b|^telefon|^téléphone|^teléfono/i.test(place)) return 'phone screen';
  if (place === '' || elsewhere.test(place)) return null;
  if (minutes >= 150 && minutes < 600) return 'onsite';
  const isReceived =
    /\b(?:you will (?:meet|be meeting)|meet \p{L}+ manager|will interview you|scheduled)\b/iu;
  return isLetter && !hasGuests && minutes >= 30 && isReceived.test(text) ? 'onsite' : null;
}

/** "Please do not call": says of no round that it is by phone. */
const refusals = new RegExp(
  String.raw`[^.!?\n]{0,80}(?<!${letter})(?:not|no|don['’]t|never|nicht|keine?n?|ne|pas|non|niet|geen|nem|nie|ne(?:volejte|telefonujte))\s(?:[^.!?\n]{0,40}\s)?(?:contact|call|phone|telephone|ring|anruf${letter}*|telefon${letter}*|appel${letter}*|téléphon${letter}*|llam${letter}*|lig${letter}*|bellen|dzwoni${letter}*)[^.!?\n]{0,80}`,
  'giu',
);

/** A "Technical Program Manager" and "Panel Beaters Ltd" say nothing of the round. */
function withoutNames(title: string, names: readonly (string | null)[]): string {
  let text = title;
  for (const name of names) if (name && name.length > 3) text = text.replace(name, ' ');
  return text;
}

function roundIn(text: string, rounds: RoundWords): string | null {
  if (text === '') return null;
  for (const [round, words] of rounds) if (words.test(text)) return round;
  return null;
}
