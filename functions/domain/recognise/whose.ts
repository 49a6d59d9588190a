/** Whose interview it is, as far as a title tells: Sam's, a child's, or that of whom one takes on. */
import type { CalendarEvent, Owner } from '../event.ts';
import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, categoriesOf } from '../words/lexicon.ts';
import type { Clues } from './clues.ts';

const work = bit.jobTitle | bit.hiring;

/** "Sam's interview" in a calendar that is not Sam's. */
export function isAnothers(title: string, clues: Clues, owner: Owner): boolean {
  const own = (owner.name ?? '').toLowerCase();
  const isOther = (name: string | undefined): boolean =>
    name !== undefined && isGivenName(fold(name)) && !own.includes(name.toLowerCase());
  if (/^\W*family\b/i.test(title)) return true;
  if ((clues.title & (bit.interview | bit.jobInterview)) === 0) return false;
  if (
    /\b(?:his|her|their)\s(?:[A-Za-zÀ-ž]+\s){0,2}interview|\bs?he has (?:an? )?interview/iu.test(
      title,
    )
  )
    return true;
  if (isOther(interviewOf.exec(title)?.[1])) return true;
  if (isOther(/^\W*([A-ZÀ-ÞĀ-ž][a-zß-ž]+):?\s(?:has\s)?(?:a\s)?job interview/u.exec(title)?.[1]))
    return true;
  if (isOther(brought.exec(title)?.[1]) || isOther(childs.exec(title)?.[1])) return true;
  if (isOther(/^\W*([A-ZÀ-ÞĀ-ž][a-zß-ž]+):\s(?:job )?int(?:erview)?\b/iu.exec(title)?.[1]))
    return true;
  const saysWork = ((clues.title | clues.body) & work) !== 0;
  const german = germanGenitive.exec(title)?.[1];
  if (isOther(german) || isOther(german?.replace(/s$/, ''))) return true;
  if (isInflected(inflectedName.exec(title)?.[1])) return true;
  const match = possessive.exec(title);
  const whose = match?.[2];
  if (whose === undefined || own.includes(whose.toLowerCase())) return false;
  // "Chief's interview", "Captain's interview": who leads asks.
  if ((categoriesOf(whose) & (bit.jobTitle | bit.honorific)) !== 0) return false;
  // "Trader Joe's interview | crew member": a shop's name comes with a job.
  if (!isGivenName(fold(whose))) return !saysWork;
  const before = match?.[1];
  return !saysWork || before === undefined || isGivenName(fold(before));
}

/** "Entrevista de trabajo de Lucía", "colloquio di Marco". */
const interviewOf =
  /(?:interview|entrevista|entretien|entrevue|colloquio|gespräch|pohovor|rozmowa)\s(?:(?:de|d['’]|di)\s?(?:trabajo|empleo|emprego|trabalho|embauche|lavoro)\s)?(?:do|da|de|di|von|van|d['’])\s?([A-ZÀ-ÞĀ-ž][a-zß-ž]+)\b/iu;
/** "Lenas Vorstellungsgespräch", "Jonas’ Bewerbungsgespräch", "Toms sollicitatiegesprek". */
const germanGenitive =
  /^\W*([A-ZÀ-ÞĀ-ž][a-zß-ž]+)['’]?s?\s(?:Vorstellungsg|Bewerbungsg|sollicitatieg)/u;
/** "Pohovor Tomáše", "rozmowa kwalifikacyjna Kasi": a name alone, in another case. */
const inflectedName =
  /(?:[Pp]ohovor|[Rr]ozmow[ay](?:\s(?:kwalifikacyjn[a-zß-ž]{1,3}|rekrutacyjn[a-zß-ž]{1,3}|o\spracę))?)\s([A-ZÀ-ÞĀ-ž][a-zß-ž]+)(?=\s?$|\s?[–,(-])/u;
const possessive =
  /(?<!at |with |w\/ |@ ?)\b(?:([A-ZÀ-ÞĀ-ž][a-zß-ž]+)\s)?([A-ZÀ-ÞĀ-ž][a-zß-ž]+)['’]s\s(?:[A-Za-zÀ-ž]+\s){0,2}interview/u;

/** "Take Ben to his interview", "accompagner Léa". */
const brought =
  /(?<![A-Za-zÀ-ž])(?:take|drive|drop|bring|fetch|collect|accompagner|emmener|déposer|acompañar a|llevar a|accompagnare|levar a?|acompanhar a?|zawieźć|odvézt)\s([A-ZÀ-ÞĀ-ž][a-zß-ž]+)/iu;
/** "Trial day nursery - Mia", "Schnuppertag Ballett Mia": a name that nothing leads to is a child's. */
const childs =
  /^\W*(?:trial day|schnuppertag|probetag|wendag|journée d['’]essai|día de prueba|giornata di prova|zkušební den|dzień próbny)\s.*(?<!\s(?:with|w|mit|bei|avec|chez|con|com|met|bij|z|s|u))[\s(]\s?([A-ZÀ-ÞĀ-ž][a-zß-ž]+)\)?$/iu;

/** A Slavic name that is no name as it stands and one in the nominative: Tomáše, Kasi, Honzy. */
function isInflected(name: string | undefined): boolean {
  if (name === undefined) return false;
  const word = fold(name);
  if (isGivenName(word)) return false;
  const stem = word.slice(0, -1);
  return [stem, `${stem}a`, `${word}a`].some(isGivenName);
}

/** "(Sara, 2B)", "Leo, 5. Klasse": a child with its class. */
export function isPupils(title: string): boolean {
  const name = /\d/.test(title) ? pupil.exec(title)?.[1] : undefined;
  return name !== undefined && isGivenName(fold(name));
}

const pupil =
  /(?<![A-Za-zÀ-ž])([A-ZÀ-ÞĀ-ž][a-zß-ž]{1,24})[\s,(–-]{1,3}(?:\d{1,2}\s?[a-d]\b|\d{1,2}\.?\s?(?:Klasse|Kl\b|třída|klasa)|(?:Klasse|classe|grade|year|klas)\s\d|\d{1,2}(?:st|nd|rd|th)\s(?:grade|class)|C[EM][12]\b|\d{1,2}\s?º|\d\s?年)/iu;

/** "Interview roofer #2" at home or with an estimate in mind: whom one takes on oneself. */
export function isForOnesHome(event: CalendarEvent, { title, body }: Clues): boolean {
  const match = /^\W*interview(?:ing)?\s(?:the\s|an?\s|\d\s)?([a-zß-ž]+)/iu.exec(event.title);
  const trade = match?.[1]?.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '');
  if (trade === undefined || (categoriesOf(trade) & bit.jobTitle) === 0) return false;
  // One is asked for one post, and asks several people.
  if (/^[a-z]{3,}[^s]s$/.test(match?.[1] ?? '') && !/^sales$/.test(match?.[1] ?? '')) return true;
  return ((title | body) & bit.upkeep) !== 0 || athome.test(event.location);
}

/**
 * "Nanny interview - the Hill family | bring references": the person herself is the one whom a family
 * takes on; who looks for a nanny brings nothing and goes nowhere.
 */
export function isTakenOnAtHome({ title, description, location }: CalendarEvent): boolean {
  if (!homeJob.test(title)) return false;
  return (
    /\bI['’]?m the \w|\b(?:the|los|les|de familie|familie|famille|familia|família|famiglia|rodzina|rodina) [A-Z]\w+|\b[A-Z]\w+ family\b/.test(
      title,
    ) ||
    brings.test(description) ||
    /^\W*their\b/i.test(location)
  );
}

const homeJob =
  /nann(?:y|ies)\b|sitter|au[ -]pair|caregiver|carer|tutor|housekeeper|governess|cleaner|nounou|niñera|babá|oppas|niani|chův|kindermädchen|tagesmutter/i;
const brings =
  /\bbring (?:\w+ )?(?:refs?|references?|cv|resume|cpr|dbs)\b|\bboth parents\b|\b(?:apporter|llevar|levar|portare) (?:\w+ )?(?:cv|r[eé]f|curr)|(?:zeugnisse|referenzen|lebenslauf) mitbringen/i;

const athome = /^\W*(?:my |our |at )?(?:home|house|place)\W*$/i;
