/** Tells whether the words around a name make its bearer somebody one meets. */

import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, categoriesOf, scan } from '../words/lexicon.ts';
import { letter } from './letters.ts';
import { phraseLength, type Word } from './phrases.ts';

/** What is known of a line: whether it is the title, in one's own note, in German. */
export type Line = {
  readonly isTitle: boolean;
  readonly isNote: boolean;
  readonly isGerman: boolean;
  /** Below "Interviewers:". */
  readonly isListed: boolean;
};

const article = /^(?:me|mir|moi|the|our|your|my|l['’]|la|el|il|o|a|os|de|der|die|den|dem|le)$/i;

/** "MD R. J. Colby", "VP Carla Dunne": ranks in capital letters. */
const rank = /^(?:MD|[SEA]?VP|GM|HM|E?CD|C[A-Z]O|AP|PD|DRH|RRHH|HR|RH|PI|DM|SM|TL)$/;

const linking =
  /^(?:is|ist|est|es|è|é|jest|je|heißt|heisst|are|sind|sont|son|sono|são|sa|=|are:|named|called)$/i;

/** "heißt Uschi", "si chiama Carla": says that a name follows. */
export const called =
  /(?:heißt|heisst|heet|named|called|se llama|si chiama|s['’]appelle|se jmenuje|nazywa się|se chama|(?<!\p{L})(?:quem|quien|chi|wer) (?:\p{L}{1,12} ){1,4}(?:é|es|è|ist)(?: [oa]| el| la)?)\s$/iu;

/** Before somebody in company with whom one talks, in the languages of the lists. */
const withWord = /^(?:w|c|with|mit|avec|con|com|met|z|ze|s|se|à)$/i;

/** Owners and chiefs, who are no post one applies for. */
const heads =
  /^(?:owner|boss|titolare|dueñ[oa]|don[oa]|patron(?:ne)?|inhaber(?:in)?|chef(?:fe|in)|meister(?:in)?|eigenaar|baas|recruiter(?:in)?|co-?founder|founder|landlord|foreman|churchwarden|rep|zaakvoerder|majitel(?:ka)?|jednatel(?:ka)?|właściciel(?:ka)?|szef(?:owa)?|šéf(?:ová)?|jef[ea]|capo|rektor(?:in)?)$/iu;

/** What people do with whom they interview: "Lou rings my cell", "Rosamund said". */
const deed =
  /^\s(?:(?:will|is|wird|va|bude)\s)?(?:opens|called|kijkt|observ(?:es|ing)|trains|plays|shows?|walks? me|watches|gives|runs it|calls|rings|phones|will|leads|runs|hosts|joins|joining|said|says|wants|asks|picks? (?:me|up)|takes? (?:me|the)|meets|does|is (?:gm|the|my|in)|covers|conducts|interviews|\+|from (?:hr|the|rh|people|talent)|de rrhh|de rh|del?|ruft|zeigt|meldet|vede|chiama|volá|zavolá|llama|me|te|nos|decide[sn]?|entscheidet|décide|liga|ligar|belt|appelle|m['’]appelle|vous|dzwoni|zadzwoni|\(|and I\b|& team|HR\b|RH\b)/iu;

/** Labels of what is no person one meets. */
const notMet =
  /^(?:from|von|de|by|location|where|address|company|employer|client|firm|candidate|applicant|name|organizer|organiser|signed|regards|questions|contact|cc|reference|referee|references)$/i;

/** What is written before the colon of a list of people. */
const opensList = new RegExp(
  `(?:caller|panel${letter}*|committee|board|interviewer${letter}*|who|staff|partner|lead|host|chair|participants|present|attending|with|team|jury|kommission|vorsitz${letter}*|gesprächspartner${letter}*|teilnehmer${letter}*|commissie|selectiecommissie|aanwezig|gesprekspartner${letter}*|komis${letter}+|prowadz${letter}+|obecni|přítomni|předsed${letter}+|comit[éeè]|présidence|présents?|jury|interlocut${letter}+|comisi[oó]n|tribunal|entrevistador${letter}*|banca|comissão|presidente|commissione|selezionator${letter}*|gesprek|conversa com você)$`,
  'iu',
);

/** Whether the words before place `index` lead up to the name of somebody met. */
export function cueBefore(
  line: string,
  words: readonly Word[],
  index: number,
  { isTitle, isNote }: Line,
  isFull: boolean,
): boolean {
  const word = words[index];
  let to = index;
  while (to > 0 && linking.test(words[to - 1]?.text ?? '')) to--;
  // "Panel: me, Dwayne Ellery" and "our sales manager Dashiell".
  while (to > 0 && article.test(words[to - 1]?.text ?? '')) to--;
  const before = words[to - 1];
  if (!word || !before) return false;
  const gap = line.slice(before.end, word.index);
  if (/[.;!?\n]/.test(gap) || !/^[^\p{L}\p{N}]{0,4}(?:[\p{Ll}'’]+[,\s:=]+){0,3}$/u.test(gap))
    return false;
  const isList = !isTitle && /[:：=]/.test(gap);
  if (/^[ap]m$/i.test(before.text)) return false;
  if (isList && opensList.test(line.slice(0, before.end))) return true;
  // "Preceptor: Amit Sule": whatever stands before the colon, a full name with a known given name.
  const given = fold(word.text.split('-')[0] ?? '');
  if (isList && isFull && isGivenName(given) && !notMet.test(before.text)) return true;
  if (withWord.test(before.text) && /^\/?\s$/.test(line.slice(before.end, words[to]?.index ?? 0)))
    return true;
  if (isNote && /^\s?=\s$/.test(gap)) return true;
  const phrase = phraseBefore(words, to, gap, { isTitle, isNote, isFull, isList });
  if (phrase !== null) return phrase;
  if (/^\s$/.test(gap) && isKindOfPost(words.slice(Math.max(0, to - 3), to))) return true;
  return (
    isList &&
    /\((?:s|r|in|innen|e)\)\s?[:：]/.test(line.slice(Math.max(0, before.end - 14), word.index))
  );
}

type Place = Omit<Line, 'isGerman' | 'isListed'> & {
  readonly isFull: boolean;
  readonly isList: boolean;
};

/** What the phrase that ends before place `to` says; null where it is none of the lists'. */
function phraseBefore(
  words: readonly Word[],
  to: number,
  gap: string,
  place: Place,
): boolean | null {
  const { isTitle, isNote, isFull, isList } = place;
  const last = words[to - 1]?.text ?? '';
  if (rank.test(last) && !/[–—-]/.test(gap)) return true;
  const hiring = isFull && gap === ' ' ? bit.hiring : 0;
  const interview = isList ? bit.interview | bit.jobInterview : 0;
  const mask = bit.meets | bit.jobTitle | hiring | interview;
  for (let count = 1; count <= 4 && to - count >= 0; count++) {
    const phrase = words
      .slice(to - count, to)
      .map((one) => one.text)
      .join(' ');
    if (heads.test(phrase) && (isFull || isNote)) return true;
    if (phraseLength(words.slice(0, to), to - count, mask) !== count) continue;
    if ((categoriesOf(phrase) & bit.meets) !== 0) return true;
    if (isTitle && /^\p{Lu}/u.test(phrase)) return false;
    // "con la gerente, Maite Urrutia", but not "Store Manager, Uptown".
    const isOne = article.test(words[to - count - 1]?.text ?? '');
    if (isFull && /^,\s$/.test(gap) && (/^\p{Ll}/u.test(last) || isOne)) return true;
    // "a partner (Graham Osei)"
    if (isFull && /^\s\($/.test(gap) && /^\p{Ll}/u.test(last)) return true;
    return !/^[^:：=]*[,(–—-]\s?$/.test(gap);
  }
  return null;
}

/** "chef de cuisine Basile": small words that name a post, directly before the name. */
function isKindOfPost(words: readonly Word[]): boolean {
  const text = words.map((word) => word.text).join(' ');
  return (
    /^\p{Ll}[\p{Ll} ]+$/u.test(text) && (categoriesOf(words[0]?.text ?? '') & bit.jobTitle) !== 0
  );
}

/** "Davo from camp services", "Steph in recruitment", "Jo Minetti casting.", "Karim et Lou." */
function isBesideHouse(rest: string, isKnown: boolean, isFull: boolean): boolean {
  if (inOffice.test(rest) || (isKnown && twoNames.test(rest))) return true;
  if (isKnown && /^\s(?:from|in|the)\s\S/.test(rest)) return true;
  return isKnown && isFull && /^\s\p{Ll}{4,12}\s?(?:[.,;]|$)/u.test(rest);
}

const inOffice =
  /^\s(?:from|in)\s(?:the\s)?(?:[a-z]+\s)?(?:hr|rh|recruit\S*|people|talent|personnel|admin|ops|operations|sales|staffing|services|team|dept|office)\b/i;
const twoNames = /^\s(?:and|und|et|y|e|i|en|a|&)\s\p{Lu}\p{Ll}+\s?(?:[.,;]|$)/u;

/** A note names whom one meets without a cue: "Stavros.", "Baz + two others", "Lou rings my cell". */
export function saysSo(
  line: string,
  first: Word,
  last: Word,
  rest: string,
  isTitle: boolean,
  isNote: boolean,
): boolean {
  const lead = line.slice(0, first.index);
  const opens = /(?:^|[.,;!?(+:]|\bthen|\bthis time|\bdann|\bluego)\s*$/u.test(lead);
  const verb = (deed.test(rest) || (isNote && /^\sagain\b/.test(rest))) && !/^\s\(/.test(rest);
  if (!isTitle && opens && verb && (isNote || !/^\s(?:me|te|nos|del?|is)\b/i.test(rest)))
    return true;
  // "7 Uhr, bei Hanne melden"
  if (!isTitle && /\bbei\s$/u.test(lead) && /^\s(?:melden|klingeln)/u.test(rest)) return true;
  // "Nadia from Greenleaf Robotics"
  const isKnown = isGivenName(fold(first.text));
  // "Ines looks at drawings": in a note a known given name, and what its bearer does.
  if (!isTitle && isNote && opens && isKnown && /^\s\p{Ll}{3,10}s\s/u.test(rest)) return true;
  if (!isTitle && opens && isKnown && /^\s(?:from|von|de chez)\s\p{Lu}/u.test(rest)) return true;
  // "Rosalind @ Larkspur", "Tanner / Larkspur (sales job)": in one's own title.
  if (
    isNote &&
    isTitle &&
    isKnown &&
    lead.trim() === '' &&
    /^\s(?:@|\/|\||<>|x)\s\p{Lu}/u.test(rest)
  )
    return true;
  if (isNote && !isTitle && opens && isBesideHouse(rest, isKnown, first !== last)) return true;
  const closes = /^\s*(?:(?:RN|LPN|MD|PhD|DDS|DVM|CPA|Esq)\b\s*)?(?:$|[.,;!?)+&]|\+)/u.test(rest);
  // "Phone screen – Odile, Bexley LLP": in one's own title a given name between commas.
  if (isNote && isTitle)
    return (
      closes &&
      /[,(:–—-]\s?$/u.test(lead) &&
      (isGivenName(fold(line.slice(first.index, last.end))) ||
        (first === last && /^,\s\p{Lu}/u.test(rest)))
    );
  const pair = /^\s(?:and|und|et|y|e|i|en|a|oraz|&)\s\p{Lu}[\p{L}-]+\s\p{Lu}\p{Ll}/u.test(rest);
  if (!isTitle && pair && first !== last) return true;
  if (!isNote || /\d/.test(line.slice(first.index, last.end))) return false;
  const isFirst = lead.trim() === '';
  // "SWE, Ingest.", "principal, Boston": what stands behind a post and a comma.
  const clause = /([^.;,\n]{2,40}),\s*$/u.exec(lead)?.[1] ?? '';
  if (!isKnown && first === last && (scan(clause) & (bit.jobTitle | bit.honorific)) !== 0)
    return false;
  const plus =
    /^\s?(?:\+|&|\/|and\s(?:some|two|three|the|one|a|her|his|their)\b|y\s(?:su|otr)|et\s(?:son|sa)\s|und\s(?:ihr|sein)|en\s(?:haar|zijn)\s)/.test(
      rest,
    );
  if (opens && plus) return true;
  const words = line.slice(first.index, last.end).split(/\s+/).length;
  return opens && closes && (isFirst || words === 1 || /[.,]\s*$/.test(lead)) && words <= 3;
}
