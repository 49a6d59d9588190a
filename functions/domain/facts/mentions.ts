/** Finds the people whom title and description name, and what they are called there. */
import { bit, categoriesOf, scan } from '../words/lexicon.ts';
import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { asWritten, isTitle, nameLength } from './person-name.ts';
import { phraseLength, type Word, wordsOf } from './phrases.ts';

/** Somebody named in a text. `past` is somebody met before, `arranges` who only sends or helps. */
export type Mention = {
  readonly name: string;
  readonly title: string | null;
  readonly sure: boolean;
  readonly arranges: boolean;
};

const sentenceEnd =
  /\n|(?<=[\p{Ll}\p{N})]{2}[.!?;])(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Sra|Dra|Ing|Mgr|Dhr|Mevr|Lic|Mag|dott|sig|Sig|Profa|Hr|Fr)\.)\s+/u;

/** Said of somebody met before, or of whom one only turns to. */
const aside =
  /\b(?:last time|already met|previously|earlier|(?:in|from) (?:rd|round|r) ?\d|spoke (?:to|with)|thanks to|referred by|referral|recommended by|intro(?:duced)? by|via|(?:any|other|have|with) questions|to reschedule|need to (?:move|change|cancel)|if you need|need help|any issues?|any problems?|for (?:directions|access|parking)|bei fragen|rückfragen|pour toute question|para cualquier duda|qualquer dúvida|per qualsiasi|v případě|w razie|bij vragen|behalf of|on cc|cc['’]?d|in copy|copied|filling in for|instead of|replaces?|was to be|no longer)\b/i;

/** Words of posts that do not make a role of any phrase. */
const post = /\b(?:head|chair|chief|leads?|member|faculty|hr|rh|rrhh|owner|founder)\b/i;

const linking = /^(?:is|ist|est|es|è|é|jest|je|heißt|heisst|are|sind|sont|son|sono|são|sa|=|are:|named|called)$/i;
const joins = /^(?:and|und|et|y|e|i|en|a|og|oraz|plus)$/i;

/** What people do with whom they interview: "Lou rings my cell", "Rosamund said". */
const deed =
  /^\s(?:(?:will|is|wird|va|bude)\s)?(?:calls|rings|phones|will|leads|runs|hosts|joins|joining|said|says|wants|asks|picks? (?:me|up)|takes? (?:me|the)|meets|does|is (?:gm|the|my|in)|covers|conducts|interviews|\+|from (?:hr|the|rh|people|talent)|de rrhh|de rh|del?|ruft|zeigt|meldet|vede|chiama|volá|zavolá|llama|me|te|nos|liga|ligar|belt|appelle|m['’]appelle|vous|dzwoni|zadzwoni|\(|and I\b|& team|HR\b|RH\b)/iu;

/** What is written before the colon of a list of people. */
const opensList =
  /(?:panel\p{L}*|committee|board|interviewer\p{L}*|who|staff|partner|lead|host|chair|participants|present|attending|with|team|jury|kommission|vorsitz\p{L}*|gesprächspartner\p{L}*|teilnehmer\p{L}*|commissie|selectiecommissie|aanwezig|gesprekspartner\p{L}*|komis\p{L}+|prowadz\p{L}+|obecni|přítomni|předsed\p{L}+|comit[éeè]|présidence|présents?|jury|interlocut\p{L}+|comisi[oó]n|tribunal|entrevistador\p{L}*|banca|comissão|presidente|commissione|selezionator\p{L}*|gesprek|conversa com você)$/iu;

/** People named in a text, in the order of the text. */
export function mentionsIn(text: string, isNote: boolean): readonly Mention[] {
  const found: Mention[] = [];
  for (const [index, line] of text.split(sentenceEnd).slice(0, 120).entries()) {
    // What stands behind a dash at the end of a letter is a signature.
    if (/^\s?[-–—]\s?\p{Lu}/u.test(line) && index > 1 && !/[•*]/.test(line)) {
      if (!/[,(]/.test(line)) continue;
    }
    readLine(line, index === 0, isNote, found);
  }
  return found;
}

function readLine(line: string, isTitle: boolean, isNote: boolean, found: Mention[]): void {
  const words = wordsOf(line.slice(0, 600));
  const isAside = !isTitle && aside.test(line);
  let listing = false;
  let lastEnd = 0;
  const timed = scheduled(line);
  for (let i = 0; i < words.length; i++) {
    const first = words[i] as Word;
    // What stands in a title behind a name is no name.
    if (first.index < lastEnd) continue;
    const length = nameLength(line, words, i);
    if (length === 0) continue;
    const last = words[i + length - 1] as Word;
    const polite = honorificsBefore(line, words, i);
    const start = words[i - polite] ?? first;
    const goesOn = listing && isGap(line.slice(lastEnd, start.index));
    if (/^\s\d/.test(line.slice(last.end, last.end + 2))) continue;
    const cue = goesOn || cueBefore(line, words, i - polite, isTitle) || polite > 0 || start.index === timed;
    const nickname = /^\s\(\p{Lu}\p{Ll}+\)\s(\p{Lu}[\p{L}'’-]+)/u.exec(line.slice(last.end, last.end + 50));
    const behind = nickname || isTitle ? titleInTitle(line, last.end) : titleBehind(line, last.end, isNote || length > 1);
    const title = behind?.title ?? null;
    const rest = line.slice(last.end, last.end + 30);
    const sure = cue || behind !== null || saysSo(line, start, last, rest, isTitle, isNote);
    listing = sure;
    lastEnd = nickname ? last.end + nickname[0].length : (behind?.end ?? last.end);
    if (sure && !isAside) {
      const honorifics = line.slice(start.index, first.index);
      const written = line.slice(first.index, last.end).replace(/['’]s$/u, '');
      const plain = nickname ? `${written} ${nickname[1]}` : written;
      const name = asWritten(honorifics, plain);
      found.push({ name, title, sure: true, arranges: arrangesHere(line, last.end, start.index) });
    } else if (isAside && sure) {
      found.push({ name: line.slice(first.index, last.end), title, sure: false, arranges: true });
    }
    i += length - 1;
  }
}

/** How many words directly before a name are Ms, Herr Dr., Sister. */
function honorificsBefore(line: string, words: readonly Word[], index: number): number {
  let count = 0;
  while (count < 3) {
    const word = words[index - count - 1];
    const next = words[index - count];
    if (!word || !next || !/^\.?\s$/.test(line.slice(word.end, next.index))) break;
    const further = words[index - count - 2];
    // "Sous chef Camille": a post and no polite word.
    const isPost = further !== undefined && (categoriesOf(`${further.text} ${word.text}`) & bit.jobTitle) !== 0;
    if (isPost && /^\p{Ll}/u.test(word.text)) break;
    const isOne = (categoriesOf(word.text) & bit.honorific) !== 0 || isTitle(word.text);
    if (!isOne) break;
    count++;
  }
  return count;
}

/** Between two names of one list: a comma, "and", a bullet, the rest of a title in brackets. */
function isGap(gap: string): boolean {
  if (gap.length > 70) return false;
  const plain = gap.replace(/\([^)]*\)?|^[^,;(]*\)/g, ' ');
  const words = plain.split(/[\s,;&+/•]+/).filter((word) => word !== '');
  if (words.every((word) => joins.test(word) || (categoriesOf(word) & bit.honorific) !== 0)) return true;
  // ", Head of Buying, Rory Pell": a title between commas.
  return /^\s?,|^\s?\(/.test(gap) && /(?:,|;|\sand|\sund|\set|&)\s$/.test(gap) && (scan(plain) & bit.jobTitle) !== 0;
}

/** Whether the words before place `index` lead up to the name of somebody met. */
function cueBefore(line: string, words: readonly Word[], index: number, isTitle: boolean): boolean {
  const word = words[index];
  let to = index;
  while (to > 0 && linking.test(words[to - 1]?.text ?? '')) to--;
  // "Panel: me, Dwayne Ellery" and "our sales manager Dashiell".
  while (to > 0 && /^(?:me|mir|moi|the|our|your|my|l['’]|la|el|il|o|a|os|de|der|die|den|dem|le)$/i.test(words[to - 1]?.text ?? '')) to--;
  const before = words[to - 1];
  if (!word || !before) return false;
  const gap = line.slice(before.end, word.index);
  if (/[.;!?\n]/.test(gap) || !/^[^\p{L}\p{N}]{0,4}(?:[\p{Ll}'’]+[,\s:=]+){0,3}$/u.test(gap)) return false;
  const isList = !isTitle && /[:：=]/.test(gap);
  if (/^[ap]m$/i.test(before.text)) return false;
  if (isList && opensList.test(line.slice(0, before.end))) return true;
  for (let count = 1; count <= 4 && to - count >= 0; count++) {
    // "MD R. J. Colby", "VP Carla Dunne".
    if (count === 1 && /^(?:MD|[SEA]?VP|GM|HM|E?CD|C[A-Z]O|AP|PD|DRH|RRHH|HR|RH|PI|DM|SM|TL)$/.test(before.text)) return true;
    const mask = bit.meets | bit.jobTitle | (isList ? bit.interview | bit.jobInterview : 0);
    if (phraseLength(words.slice(0, to), to - count, mask) !== count) continue;
    // "Store Manager, Uptown": a comma behind a post opens no name.
    const isPost = (categoriesOf(words.slice(to - count, to).map((one) => one.text).join(' ')) & bit.meets) === 0;
    return !(isPost && /^[^:：=]*[,(–—-]\s?$/.test(gap));
  }
  if (/^\s$/.test(gap) && isKindOfPost(words.slice(Math.max(0, to - 3), to))) return true;
  return isList && /\((?:s|r|in|innen|e)\)\s?[:：]/.test(line.slice(Math.max(0, before.end - 14), word.index));
}

/** "chef de cuisine Basile": small words that name a post, directly before the name. */
function isKindOfPost(words: readonly Word[]): boolean {
  const text = words.map((word) => word.text).join(' ');
  return /^\p{Ll}[\p{Ll} ]+$/u.test(text) && (categoriesOf(words[0]?.text ?? '') & bit.jobTitle) !== 0;
}

/** "(CTO)", ", Director of Program Management", " = gm": the title written behind a name. */
function titleBehind(
  line: string,
  end: number,
  bracketSuffices: boolean,
): { readonly title: string | null; readonly end: number } | null {
  const bracket = /^\s?\(([^)]{2,60})\)/.exec(line.slice(end, end + 70));
  if (bracket) {
    const inside = bracket[1] ?? '';
    const isTitle = (scan(inside) & bit.jobTitle) !== 0 || post.test(inside);
    const tells = isTitle || (bracketSuffices && !/\d|@|https?:/.test(inside) && (scan(inside) & (bit.coordinator | bit.interview)) === 0);
    return tells ? { title: isTitle ? inside : null, end: end + bracket[0].length } : null;
  }
  const rest = line.slice(end, end + 90);
  const match = /^\s?,\s([^,.;\n(]{2,60})|^\s?(?:=|–|—|\/|-\s|is (?:the|our|my))\s?([^,.;\n(]{2,50})/u.exec(rest);
  const title = (match?.[1] ?? match?.[2])?.split(/,\s|\sand\s|\sund\s/)[0]?.trim();
  if (!title || ((scan(title) & bit.jobTitle) === 0 && !post.test(title))) return null;
  if (/^(?:you|we|i|he|she|they|it|this|to|as|please|then|your|thank|wir|sie|vous|nous)\b/i.test(title)) return null;
  const opening = title.split(' ')[0] ?? '';
  if (/^\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+$/u.test(title) && (opening === 'Dev' || isGivenName(fold(opening)))) return null;
  // The next name of a list is no title: "Loretta Voss, Kim Baker".
  return /^\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+er$/u.test(title) && (categoriesOf(title.split(' ')[0] ?? '') & bit.jobTitle) === 0 && !/(?:manager|officer|partner|engineer|leader|designer|recruiter|buyer|developer|trainer|controller|worker|driver|teacher|producer|commissioner|minister|planner|writer|baker|treasurer)$/i.test(title) ? null : { title, end: end + rest.indexOf(title) + title.length };
}

/** In a title only brackets that hold nothing but a post make a person of the words before. */
function titleInTitle(line: string, end: number): ReturnType<typeof titleBehind> {
  const bracket = /^\s\(([\p{L} ]{2,12})\)/u.exec(line.slice(end, end + 20));
  const isRank = /^(?:c[a-z]o|s?vp|md|gm|hr|hm|ecd|pd|em|pm|director|owner|founder|chair|recruiter)$/i.test(bracket?.[1] ?? '');
  return bracket && isRank ? { title: bracket[1] ?? null, end: end + bracket[0].length } : null;
}

/** In a line of a timetable ("1:50 PM  Values – Wren Achebe") the place where its name may begin. */
function scheduled(line: string): number {
  const time = /^[\s•*-]{0,4}\d{1,2}(?:[:.h]\d{2})?\s?(?:[ap]\.?m\.?|uhr|h)?(?:\s?[-–]\s?\d{1,2}[:.h]\d{2}\s?(?:[ap]m)?)?[\s:–-]{1,4}(?=\p{L})/iu.exec(line);
  if (!time || !/\d[:.h]\d|[ap]m|uhr/i.test(time[0])) return -1;
  const dash = line.search(/\s[–—|-]\s|:\s|\bw(?:ith|\/)\s/u);
  const behind = dash < time[0].length - 1 ? -1 : dash;
  const at = behind < 0 ? time[0].length : behind + (/^\s[–—|-]\s|^:\s|^\bw(?:ith|\/)\s?/u.exec(line.slice(behind))?.[0].length ?? 0);
  return at;
}

/** A note names whom one meets without a cue: "Stavros.", "Baz + two others", "Lou rings my cell". */
function saysSo(line: string, first: Word, last: Word, rest: string, isTitle: boolean, isNote: boolean): boolean {
  const lead = line.slice(0, first.index);
  const opens = /(?:^|[.,;!?(+:]|\bthen|\bdann|\bluego)\s*$/u.test(lead);
  const verb = (deed.test(rest) || (isNote && /^\sagain\b/.test(rest))) && !/^\s\(/.test(rest);
  if (!isTitle && opens && verb && (isNote || !/^\s(?:me|te|nos|del?|is)\b/i.test(rest))) return true;
  const closes = /^\s*(?:$|[.,;!?)+&]|\+)/u.test(rest);
  // "Phone screen – Odile, Bexley LLP": in one's own title a given name between commas.
  if (isNote && isTitle) return closes && /[,(:–—-]\s?$/u.test(lead) && (isGivenName(fold(line.slice(first.index, last.end))) || (first === last && /^,\s\p{Lu}/u.test(rest)));
  if (!isNote || /\d/.test(line.slice(first.index, last.end))) return false;
  const isFirst = lead.trim() === '';
  const plus = /^\s?(?:\+|&|\/|and\s(?:some|two|three|the|one|a)\b)/.test(rest);
  if (opens && plus) return true;
  const words = line.slice(first.index, last.end).split(/\s+/).length;
  return opens && closes && (isFirst || words === 1 || /[.,]\s*$/.test(lead)) && words <= 3;
}

/** Whether the text calls this person a coordinator within a few words of the name. */
function arrangesHere(line: string, end: number, start: number): boolean {
  const behind = line.slice(end, end + 48).split(/[.;\n]|,\s(?=\p{Lu}\p{Ll}+\s\p{Lu})|\b(?:leads|heads|runs)\b/u)[0] ?? '';
  const before = line.slice(Math.max(0, start - 24), start).split(/[.;,\n]/).at(-1) ?? '';
  return (scan(behind) & bit.coordinator) !== 0 || (scan(before) & bit.coordinator) !== 0;
}
