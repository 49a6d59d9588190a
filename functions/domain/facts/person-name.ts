/** How a person's name is written, and when two spellings are one person. */
import type { Owner } from '../event.ts';
import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, categoriesOf, scan } from '../words/lexicon.ts';
import type { Word } from './phrases.ts';

/** Capital letter and small ones; an initial with its point; a double name with a dash. */
const capital =
  /^(?:\p{Lu}[\p{L}\p{M}'’-]*[\p{Ll}\p{M}][\p{L}\p{M}'’-]*|\p{Lu}\.|(?:Mc|Mac|O['’])\p{Lu}\p{Ll}+)$/u;
const particle =
  /^(?:de|da|do|dos|das|di|du|del|della|van|von|der|den|el|al|la|le|bin|ben|ten|ter|y|zu|af)$/;

const inner = /^(?:Le|La|Les|De|Da|Di|Du|Del|Della|El|Van|Von|Ter|Den|Dos|Do)$/;

/** Words with a capital letter at the start of a sentence or of themselves that name nobody. */
const noName =
  /['’](?:ll|ve|re|d|m)$|-(?:run|led|based|wide|only|long|level|on|in|up|off|minute|hour|day)$|^(?:tips|values|data|operaciones|operações|greet|new|same|direction|direzione|dirección|direção|dagje|prévoir|prever|ufficio|segreteria|concorsi|turnschuhe|sportschuhe|hon|g['’]day|product|sense|agenda|st|schedule|request|questions|afterwards|head|branch|thank|process|type|who|what|handshake|workday|greenhouse|ashby|lever|calendly|indeed|linkedin|hirevue|coderpad|devant|board|ayto|finalists?|semifinalists?|shortlisted|successful|unsuccessful|scores?|scrubs|safety|outcomes?|nobody|somebody|finance|design|engineering|operations|marketing|product|legal|growth|technology|strategy|partnerships|revenue|supply|infrastructure|firmware|platform|payments|trustees?|responsável|pleno|sênior|júnior|adjunt[oa]|titular|substitut[oa]|executiv[oa]|administrativ[oa]|superior|chied(?:a|i|ere|erà)|fragen?|pregunt(?:e|a|ar)|pergunt(?:e|ar)|demande[rz]?|vra(?:ag|gen)|zeptejte|wer|was|wo|wann|lohn|anzug|zimmer|haus|ausweis|mappe|zeugnis)$|^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?$|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?$|^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|januar|februar|märz|april|mai|juni|juli|lundi|mardi|mercredi|jeudi|vendredi|google|zoom|teams|meet|microsoft|webex|skype|slack|please|hi|hello|hallo|dear|thanks|thank|bonjour|hola|ciao|olá|ahoj|cześć|beste|liebe|best|kind|warm|regards|cheers|sincerely|respectfully|yours|cordially|the|this|that|these|it['’]?s?|its|we|you|your|our|their|they|he|she|his|her|him|i['’]?m?|my|me|if|in|on|at|to|for|from|of|by|with|w|and|or|but|so|as|is|are|was|will|be|not|no|yes|ok|do|don['’]t|can|may|must|should|here|there|then|when|where|what|who|why|how|all|any|some|each|both|two|three|four|five|six|shared|first|second|third|next|last|final|bring|wear|ask|arrive|report|expect|join|call|calls|click|dress|park|note|notes|prep|review|read|reply|confirm|tell|take|use|need|needs|want|wants|see|make|let|get|give|have|has|had|good|great|looking|once|after|more|learn|apologies|sorry|safety|before|during|until|within|also|only|just|paid|unpaid|black|white|business|formal|smart|casual|remote|hybrid|virtual|video|phone|telephone|parking|free|lunch|coffee|breakfast|dinner|room|floor|street|avenue|building|lobby|gate|reception|entrance|id|cv|resume|portfolio|screen|screening|senior|junior|confirmé|confirmée|annex|diplome?|hr|rh|q|a|est|edt|cet|pst|pdt|ct|pt|et|am|pm|stage|round|part|slot|day|panel|team|interview|interviews|interviewer|interviewers|onsite|tbd|tbc|confirmed|duration|agenda|topic|topics|format|location|details|details|decision|decisions|results|outcome|outcomes|answer|answers|link|links|password|passcode|time|date|type|scheduled|invited|invitation|welcome|congratulations|good|morning|afternoon|evening|company|role|position|title|candidate|candidates|applicant|applicants|references|referees|salary|comp|pay|rate|offer|offers|event|name|everything|nothing|someone|anyone|everyone|whiteboard|excel|python|java|kotlin|sql|react|english|german|french|spanish|star|swe|qa|ux|ui|pm|it|vp|ceo|cto|cfo|coo|cpo|cmo|gm|md|dos|herr|frau|sehr|geehrte|bitte|wir|sie|ich|er|es|mit|und|oder|bei|von|zum|zur|am|im|um|der|die|das|den|dem|ein|eine|ihr|ihre|kein|keine|danach|dann|nach|vor|uhr|gespräch|termin|ort|dauer|anfahrt|unterlagen|zeugnisse|lebenslauf|merci|nous|vous|je|il|elle|les|le|la|des|un|une|votre|notre|avec|pour|dans|au|aux|suite|durée|lieu|el|los|las|una|con|para|por|su|te|se|nos|lleva|llevar|traer|traiga|lugar|proceso|gracias|buenos|estimada|estimado|dobrý|den|vážená|paní|pan|vezměte|prosím|dzień|dobry|szanowna|pani|prosimy|zapraszamy|gentile|salve|il|lo|gli|una|porta|portare|graag|neem|dag|je|jij|u|wij|het|een|de|prezado|prezada|você|sua|seu|leve|levar|trazer|local)$/i;

/** "Priya N": one letter behind a given name. */
function isLetter(line: string, words: readonly Word[], index: number): boolean {
  const word = words[index] as Word;
  if (!/^[B-HJ-Z]$/.test(word.text) || !isGivenName(fold(words[index - 1]?.text ?? '')))
    return false;
  return /^(?:$|\s?[.,;+&)]|\s\()/.test(line.slice(word.end, word.end + 3));
}

/** "and Will Dray": a word of sentences, and a family's name behind it. */
function isListed(words: readonly Word[], index: number): boolean {
  return (
    joining.test(words[index - 1]?.text ?? '') &&
    isGivenName(fold(words[index]?.text ?? '')) &&
    capital.test(words[index + 1]?.text ?? '')
  );
}

const joining = /^(?:and|und|et|y|e|en|with|w)$/;

/** Families' names that are words of sentences as well: "Lucinda Park". */
const ordinary = /^(?:park|day|white|black|read|short|street|lane|page)$/i;

/** Posts that stand directly behind a name: "Dana Recruiter" is no family's name. */
const ranks =
  /^(?:hr|rh|rn|md|vp|gm|pm|em|ceo|cto|cfo|coo|cmo|qa|dsi|drh|.*(?:manager|director|recruiter|engineer|developer|designer|analyst|coordinator|assistant|officer|partner|lead|leader|head|nurse|teacher|specialist|consultant|supervisor|leiter(?:in)?|gerente|responsable|kierowni\p{Ll}+|ředitel\p{Ll}*))$/iu;

/** What one word with a capital letter is rather than a name. */
const common =
  bit.jobTitle |
  bit.hiring |
  bit.stage |
  bit.talk |
  bit.meets |
  bit.coordinator |
  bit.roleCue |
  bit.unsure;

/** How many words from `index` on are one name; 0 where none begins there. */
export function nameLength(line: string, words: readonly Word[], index: number): number {
  let length = 0;
  if (isHonorific(line, words, index)) return 0;
  const opening = words[index]?.text ?? '';
  if (endsPost(words, index)) return 0;
  if (opensPost(opening, words[index + 1]?.text ?? '')) return 0;
  for (let i = index; i < words.length && length < 5; i++) {
    const word = words[i] as Word;
    const before = words[i - 1];
    if (length > 0 && before && !/^[ .]{1,2}$/.test(line.slice(before.end, word.index))) break;
    // Behind "Renzo." begins another sentence; behind "R." the name goes on.
    if (length > 0 && before && /\./.test(line.slice(before.end, word.index))) break;
    // "Le Bihan", "Van Dam": an article of a family's name, never of a sentence.
    const isArticle =
      inner.test(word.text) &&
      capital.test(words[i + 1]?.text ?? '') &&
      (length > 0 || isTitle(words[i - 1]?.text ?? ''));
    if (length > 0 && !/^\p{Lu}\.$/u.test(word.text) && isTitle(word.text) && !isArticle) break;
    // "Anselm Bauer": behind a given name a trade is a family's name.
    const isFamily =
      length > 0 &&
      capital.test(word.text) &&
      isGivenName(fold(words[i - 1]?.text ?? '')) &&
      !ranks.test(word.text);
    // "Ms Una Daly": behind a polite word any word is a name where another follows.
    const isCalled =
      length === 0 && isTitle(before?.text ?? '') && capital.test(words[i + 1]?.text ?? '');
    const isName =
      capital.test(word.text) &&
      !/^\p{Lu}{2,}-/u.test(word.text) &&
      (isArticle ||
        (isFamily && ordinary.test(word.text)) ||
        !noName.test(word.text) ||
        isCalled ||
        (length === 0 && isListed(words, i)));
    const posts = length > 0 && !isFamily ? bit.jobTitle | bit.coordinator : 0;
    const other = bit.interview | bit.jobInterview | posts;
    if (
      (isName || (length === 1 && isLetter(line, words, i))) &&
      (categoriesOf(word.text) & other) === 0
    )
      length++;
    else if (length > 0 && particle.test(word.text) && continuesName(words, i)) length++;
    else break;
  }
  const first = words[index];
  const behind = words[index + length];
  if (length === 0 || !first) return 0;
  if (isBeforePost(line, words[index + length - 1], behind)) return 0;
  const isDev = first.text === 'Dev' && /^(?:w|with|met|meet)$/i.test(words[index - 1]?.text ?? '');
  if (length > 1 || isDev) return length;
  // "p. Krejčí": behind a polite word a trade is a family's name.
  if (isTitle(words[index - 1]?.text ?? '')) return length;
  return isTitle(first.text) || (categoriesOf(first.text) & common) !== 0 ? 0 : length;
}

/** "Terminal Manager" is a post, "Dean Ostrow" a person. */
function isBeforePost(line: string, last: Word | undefined, behind: Word | undefined): boolean {
  return (
    behind !== undefined &&
    last !== undefined &&
    line.slice(last.end, behind.index) === ' ' &&
    /^\p{Lu}/u.test(behind.text) &&
    !/^\p{Lu}{2,4}$/u.test(behind.text) &&
    (categoriesOf(behind.text) & bit.jobTitle) !== 0
  );
}

/** "Store Leader Monique": the name begins behind the post. */
function opensPost(word: string, next: string): boolean {
  if (word === 'Dev' || (!capital.test(next) && !particle.test(next))) return false;
  const isPost = (categoriesOf(word) & (bit.jobTitle | bit.hiring | bit.meets)) !== 0;
  if (!isPost && !(word.length > 8 && (scan(word) & bit.jobTitle) !== 0)) return false;
  return !isGivenName(fold(word));
}

/** "Crédito" in "Analista de Crédito" is the end of a post. */
function endsPost(words: readonly Word[], index: number): boolean {
  const post = words[index - 2]?.text ?? '';
  const isOf = /^(?:of|de|da|do|di|del)$/.test(words[index - 1]?.text ?? '');
  return isOf && /^\p{Lu}/u.test(post) && (categoriesOf(post) & bit.jobTitle) !== 0;
}

/** "Dean" in "Dean Ostrow", "Dr." in "Dr. Sandhu": it stands before the name. */
function isHonorific(line: string, words: readonly Word[], index: number): boolean {
  const word = words[index];
  const next = words[index + 1];
  if (!word || !next || !(capital.test(next.text) || /^\p{Lu}\.$/u.test(next.text))) return false;
  if (noName.test(next.text) && !inner.test(next.text)) return false;
  if (/^P\.$/.test(word.text)) return false;
  if (!/^\.?\s$/.test(line.slice(word.end, next.index)) || !/^\p{Lu}/u.test(word.text))
    return false;
  return (categoriesOf(word.text) & bit.honorific) !== 0 || isTitle(word.text);
}

function continuesName(words: readonly Word[], index: number): boolean {
  const next = words[index + 1]?.text ?? '';
  if (isTitle(next) && !/^(?:La|Le|De)$/.test(next)) return false;
  // "la Dra. Vega y Luis Prieto" are two.
  if (words[index]?.text === 'y' && isGivenName(fold(next))) return false;
  return capital.test(next) || (particle.test(next) && capital.test(words[index + 2]?.text ?? ''));
}

/** Whether two spellings mean one person: equal, or one is the first or last name of the other. */
export function sameName(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  const one = bareName(a).toLowerCase().split(/\s+/);
  const two = bareName(b).toLowerCase().split(/\s+/);
  const [short, long] = one.length <= two.length ? [one, two] : [two, one];
  return short.every((word) => long.some((other) => sameWord(word, other)));
}

/** "Honzu" is Honza, "Kubáta" Kubát: Slavic names change their end behind a preposition. */
function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const initial = (short: string, long: string): boolean =>
    /^\p{L}\.$/u.test(short) && long.startsWith(short[0] ?? ' ');
  if (initial(a, b) || initial(b, a)) return true;
  const [one, two] = [fold(a), fold(b)];
  if (one === two) return true;
  const [short, long] = one.length <= two.length ? [one, two] : [two, one];
  if (short.length > 3 && (long === `${short}a` || long === `${short}u`)) return true;
  if (
    !/(?:em|ou|ovi|ym|iem|owi|u|o)$/.test(
      short.length === long.length && /[uo]$/.test(short) ? short : long,
    ) ||
    long.length - short.length > 3
  )
    return false;
  const needed = Math.max(3, short.length - 2);
  return short.slice(0, needed) === long.slice(0, needed);
}

/** A name without Ms, Dr. or Frau before it. */
export function bareName(name: string): string {
  return name.replace(/^(?:\p{L}{1,8}\.?(?:ssa|ra|in)?\.?\s)+(?=\p{Lu})/u, (found) => {
    const words = found.trim().split(/\s+/);
    const kept = words.findIndex(
      (word) => (categoriesOf(word) & bit.honorific) === 0 && !isTitle(word),
    );
    return kept < 0 ? '' : `${words.slice(kept).join(' ')} `;
  });
}

/** Abbreviated titles of several languages that stand before names. */
export function isTitle(word: string): boolean {
  // "P. L. Swann" has an initial; the Polish "p." is small.
  if (/^P\.?$/.test(word)) return false;
  if (word === 'Chair') return true;
  if (/^(?:mgr|mag|p|m|d|pan|hr|fr|mm)$/.test(word)) return false;
  return /^(?:mr|mrs|ms|miss|mx|dr|prof|profa|frau|fr|hr|herrn?|ing|mag|dipl|mgr|mme|mlle|m|mm|sra?|srta|dra?|d|dña|don|doña|do[nñ]a|lic|sor|sig|sig\.ra|sigra|dott|dott\.ssa|dottssa|avv|geom|pan[ií]?|p|pana|panem|paní|dhr|mevr|mw|mevrouw|meneer|seu|dona|magistra|provost|chief|meister(?:in)?|trustee|captain|lieutenant|sergeant|rabbi|imam|inż)\.?$/iu.test(
    word,
  );
}

/** The name as one writes it: an honorific stays only before a single name ("Frau Egli"). */
export function asWritten(honorifics: string, name: string): string {
  const polite = honorifics.trim();
  if (polite === '') return name;
  const isSingle = !/\s/.test(name) || inner.test(name.split(' ')[0] ?? '');
  // "Frau Dr. Bense"
  const both = /(?:Frau|Herrn?) (?:Dr|Prof)\.?$/u.exec(polite)?.[0];
  if (isSingle) return `${both ?? polite.split(/\s+/).at(-1)} ${name}`;
  // A doctor is called so with the full name as well.
  return /^Dr\.?$/u.test(polite) ? `Dr. ${name}` : name;
}

/** Whether the name is the person's own, in full or in part. */
export function isOwnName(name: string | null, owner: Owner): boolean {
  return name !== null && owner.name !== null && sameName(name, owner.name);
}
