/** Finds the people whom title and description name, and what they are called there. */

import { fold } from '../words/fold.ts';
import { isGivenName } from '../words/given-names.ts';
import { bit, categoriesOf, scan } from '../words/lexicon.ts';
import { addressBehind, arrangesHere, isNoPerson, isTurnedTo } from './beside-name.ts';
import { called, cueBefore, type Line, saysSo } from './mention-cues.ts';
import { asWritten, isTitle, nameLength } from './person-name.ts';
import { titleBehind, titleInTitle } from './person-title.ts';
import { type Word, wordsOf } from './phrases.ts';

/** Somebody named in a text. `arranges` is who was met before, only sends or helps. */
export type Mention = {
  readonly name: string;
  readonly title: string | null;
  readonly sure: boolean;
  readonly arranges: boolean;
  /** Only to be asked for at the door, or to be written to. */
  readonly turnedTo?: boolean;
  readonly email?: string | null;
};

const sentenceEnd =
  /\n|(?<=[\p{Ll}\p{N})]{2}[.!?;])(?<!\b(?:Mrs?|Ms|Capt|Sgt|Lt|Rev|Msgr|Col|Supt|Insp|Cllr|Hon|[DdSs]ra?|[Pp]rof|Jr|St|[Ii]ng|Mgr|[Dd]hr|[Mm]evr|Lic|Mag|dott|sig|Sig|arq|eng|avv|geom|Ayto|Excmo|Profa|Hr|Fr|Dña|Doña|Srta|Dott|ssa|ra|Mme|Inż|inż|Mmes|Hn)\.)\s+/u;

/** Said of somebody met before, or of whom one only turns to. */
const aside =
  /(?<!\p{L})(?:last time|already met|previously|earlier|(?:in|from) (?:rd|round|r) ?\d|spoke (?:to|with)|thanks to|referred by|referral|recommended by|intro(?:duced)? by|via|(?:any|other|have|with) questions|to reschedule|need to (?:move|change|cancel)|if you need|need help|any issues?|any problems?|for (?:directions|access|parking)|bei fragen|rückfragen|pour toute question|para cualquier duda|qualquer dúvida|per qualsiasi|v případě|w razie|bij vragen|behalf of|on cc|cc['’]?d|in copy|copied|filling in for|instead of|replaces?|was to be|no longer)(?!\p{L})/iu;

const joins = /^(?:and|und|et|y|e|i|en|a|og|oraz|plus)$/i;

/** Behind which each line names somebody. */
const listHead =
  /^\s*(?:your )?(?:interview(?:ers?|er\(s\)|ing you| team| panel)|panel(?:ists?| members)?|hiring team|you will meet|gesprächspartner|teilnehmer|intervieweurs?|entrevistadores|intervistatori)\s?:\s*$/iu;

/** People named in a text, in the order of the text. */
export function mentionsIn(text: string, isNote: boolean): readonly Mention[] {
  const found: Mention[] = [];
  const isGerman = /[äöß]|(?<![gG])ü/.test(text) || (text.match(german)?.length ?? 0) > 1;
  let isListed = false;
  for (const [index, line] of text.split(sentenceEnd).slice(0, 120).entries()) {
    // What stands behind a dash at the end of a letter is a signature.
    if (/^\s?[-–—]\s?\p{Lu}/u.test(line) && index > 1 && !/[•*]/.test(line)) {
      if (!/[,(]/.test(line)) continue;
    }
    const isHead = listHead.test(line);
    isListed = isHead || (isListed && line.trim() !== '' && !/[.:]\s*$/.test(line));
    readLine(
      line,
      { isTitle: index === 0, isNote, isGerman, isListed: isListed && !isHead },
      found,
    );
  }
  if (isNote && found.length === 0) found.push(...inSmallLetters(text));
  return found;
}

/** Given names that are other words in small letters. */
const notSmall =
  /^(?:will|may|mark|grant|rich|sue|art|bill|pat|drew|chase|hope|faith|joy|rose|grace|dale|ray|gene|dean|frank|rob|jack|max|val|mel|bea|penny|april|june|summer|dawn|eve|ivy|iris|lily|amber|ruby|jade|olive|ginger|sandy|rusty|sky|dot|kit|art|don|lane|miles|price|guy|bob|nick|tab|van|ben|mal|sam|angel|carol|harry|jay|melody|gay|earnest|job|lance|pierce|stone|wade|wayne|ward|warren|young)$/;

/** "lindsay + her boss": somebody who writes no capital letters names whom one meets. */
function inSmallLetters(text: string): readonly Mention[] {
  const named =
    /(?:^|[\n.;:] ?)(\p{Ll}{3,12})(?= ?(?:\+|&|and (?:her|his|their|the|a|one|two|some))| (?:calls|rings|says|said|shows)\b)/gu;
  return [...text.slice(0, 1200).matchAll(named)]
    .map((match) => match[1] ?? '')
    .filter((name) => isGivenName(fold(name)) && !notSmall.test(name))
    .slice(0, 4)
    .map((name) => ({ name, title: null, sure: true, arranges: false }));
}

/** In German every noun has a capital letter: a single word is a name only where more speaks for it. */
const german =
  /\b(?:und|mit|der|die|das|ist|uhr|frau|herr|bewerbung|zum|bei|nicht|wir|tag|ruft|lohn|anzug|melden|klingeln|mitbringen|stelle|einzelinterview|gruppen\p{L}+|telefoninterview|vorstellungsgespräch|bewerbungsgespräch|probearbeiten)\b/giu;

/** "Bartholomew (Bart) Nguyen" */
const nicknamed = /^\s\(\p{Lu}\p{Ll}+\)\s(\p{Lu}[\p{L}'’-]+)/u;

function readLine(line: string, kind: Line, found: Mention[]): void {
  const { isTitle, isNote, isGerman } = kind;
  const words = wordsOf(line.slice(0, 600));
  const isAside = !isTitle && aside.test(line);
  let listing = false;
  let lastEnd = 0;
  let isTitled = false;
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
    const gap = line.slice(lastEnd, start.index);
    const isWord = length === 1 && polite === 0 && !isGivenName(fold(first.text));
    // "Amrita Dutt, principal, Boston": one word behind a post is rather a place.
    const isPlace = isWord && (/^, .*\p{L}.*, $/u.test(gap) || (isTitled && gap === ', '));
    const goesOn: boolean = listing && !isPlace && isGap(gap);
    const rest = line.slice(last.end, last.end + 30);
    const isTimed = !isWord && /^\s\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]m|h|uhr)\b/i.test(rest);
    if ((/^\s\d/.test(rest) && !isTimed) || (polite === 0 && isNoPerson(rest))) continue;
    const turnedTo = isTurnedTo(line.slice(0, start.index));
    if (isGerman && isWord && !called.test(line.slice(0, start.index))) continue;
    const cue: boolean =
      goesOn ||
      called.test(line.slice(0, start.index)) ||
      cueBefore(line, words, i - polite, kind, length > 1) ||
      polite > 0 ||
      start.index === timed ||
      (kind.isListed && length > 1 && /^[\s•*–-]*$/.test(line.slice(0, start.index))) ||
      (timed >= 0 && length > 1 && isInTimetable(line, first, start.index, gap, rest));
    const nickname = nicknamed.exec(line.slice(last.end, last.end + 50));
    const behind =
      nickname || isTitle
        ? titleInTitle(line, last.end)
        : titleBehind(line, last.end, isNote || length > 1);
    const title = behind?.title ?? null;
    const email = addressBehind(line, last.end, line.slice(first.index, last.end));
    const sure: boolean =
      cue ||
      turnedTo ||
      (isNote && email !== null) ||
      behind !== null ||
      saysSo(line, start, last, rest, isTitle, isNote);
    listing = sure;
    isTitled = behind !== null && line[last.end] === ',';
    lastEnd = nickname ? last.end + nickname[0].length : (behind?.end ?? last.end);
    if (sure && !isAside) {
      const name = writtenName(line, start, first, last, nickname?.[1]);
      const arranges = arrangesHere(line, last.end, start.index);
      found.push({ name, title, sure: true, arranges, turnedTo, email });
    } else if (isAside && sure) {
      found.push({ name: line.slice(first.index, last.end), title, sure: false, arranges: true });
    }
    i += length - 1;
  }
}

/** The name with the polite words before it; a nickname in brackets falls out of it. */
function writtenName(line: string, start: Word, first: Word, last: Word, family = ''): string {
  const written = line.slice(first.index, last.end).replace(/['’]s$/u, '');
  return asWritten(line.slice(start.index, first.index), `${written} ${family}`.trim());
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
    const isPost =
      further !== undefined && (categoriesOf(`${further.text} ${word.text}`) & bit.jobTitle) !== 0;
    if (isPost && /^\p{Ll}/u.test(word.text)) break;
    const isAbbreviated = line[word.end] === '.';
    if (/^(?:mgr|mag|hr|ing|chair)$/.test(word.text) && !isAbbreviated) break;
    const isOne = (categoriesOf(word.text) & bit.honorific) !== 0 || isTitle(word.text);
    if (!isOne) break;
    count++;
  }
  return count;
}

/** "Fatou Diop RD and Glenn Ross RD" */
const credential = /^(?:\p{Lu}{2,4}|PhD|EdD|PharmD|DPhil|MSc|MBA)$/u;

/** Between two names of one list: a comma, "and", a bullet, the rest of a title in brackets. */
function isGap(gap: string): boolean {
  if (gap.length > 70) return false;
  const plain = gap.replace(/\([^)]*\)?|^[^,;(]*\)/g, ' ');
  const words = plain.split(/[\s,;&+/•]+/).filter((word) => word !== '');
  if (
    words.every(
      (word) =>
        joins.test(word) || credential.test(word) || (categoriesOf(word) & bit.honorific) !== 0,
    )
  )
    return true;
  // ", Head of Buying, Rory Pell": a title between commas.
  return (
    /^\s?,|^\s?\(/.test(gap) &&
    /(?:,|;|\sand|\sund|\set|&)\s$/.test(gap) &&
    (scan(plain) & bit.jobTitle) !== 0
  );
}

/** "1:00 SQL deep dive, Ana Roy", "10:00 Ana Roy - system design" */
function isInTimetable(
  line: string,
  first: Word,
  start: number,
  gap: string,
  rest: string,
): boolean {
  if (gap.endsWith(', ') && rest.trim() === '') return true;
  return isGivenName(fold(first.text)) && isHour(line, start);
}

/** Whether nothing but an hour stands before a place of a line. */
function isHour(line: string, index: number): boolean {
  return (
    index < 24 &&
    /^[\s\d:.h•*–-]{3,20}(?:[ap]\.?m\.?|uhr|h)?[\s:–-]{1,4}$/iu.test(line.slice(0, index))
  );
}

/** In a line of a timetable ("1:50 PM  Values – Wren Achebe") the place where its name may begin. */
function scheduled(line: string): number {
  const time =
    /^[\s•*-]{0,4}\d{1,2}(?:[:.h]\d{2})?\s?(?:[ap]\.?m\.?|uhr|h)?(?:\s?[-–]\s?\d{1,2}[:.h]\d{2}\s?(?:[ap]m)?)?[\s:–-]{1,4}(?=\p{L})/iu.exec(
      line,
    );
  if (!time || !/\d[:.h]\d|[ap]m|uhr/i.test(time[0])) return -1;
  const dash = line.search(/\s[–—|-]\s|:\s|\bw(?:ith|\/)\s/u);
  const behind = dash < time[0].length - 1 ? -1 : dash;
  const at =
    behind < 0
      ? time[0].length
      : behind + (/^\s[–—|-]\s|^:\s|^\bw(?:ith|\/)\s?/u.exec(line.slice(behind))?.[0].length ?? 0);
  return at;
}
