/**
 * What the person says of an interview on a page of ours: lines that are written into its debrief, so
 * that the calendar says the same, and that are read from there like all else in it.
 */
import type { CadenceName } from '../cadences/cadence.ts';
import { dateParts, type Instant, type LocalDay } from '../time.ts';
import { longDay } from '../wording/english-dates.ts';
import { withoutMet } from './met.ts';
import type { Outcome } from './notes.ts';

/** What a line is about. Of most there is one at a time; people and lessons add up. */
export type Topic =
  | 'outcome'
  | 'promise'
  | 'channel'
  | 'calls'
  | 'cadence'
  | 'met'
  | 'went'
  | 'learned'
  /** Anything else that the person wrote; kept to the letter. */
  | 'own';

/** One line, or the wish that there be none of that topic. */
export type Saying = { readonly topic: Topic; readonly line: string | null; readonly at: Instant };

/** Lines that we write; a person's own words on the same topic look otherwise and stay. */
const ourLines: Readonly<Record<Topic, RegExp>> = {
  outcome: /^#(?:replied|rejected|offer|withdrawn)$/,
  promise: /^Decision by [A-Z][a-z]+day, \d{1,2} [A-Z][a-z]+ \d{4}$/,
  channel: /^Prefers (?:email|phone|post)$/,
  calls: /^No phone calls$/,
  cadence: /^Cadence: [a-z-]+$/,
  met: /^Met /,
  went: /^It went: /,
  learned: /^Learned: /,
  own: /(?!)/,
};

/** The line for an outcome. */
export function outcomeLine(outcome: Outcome): string {
  return `#${outcome}`;
}

/** The line for a promised day; with its year, so that it stays the same day for ever. */
export function promiseLine(day: LocalDay): string {
  return `Decision by ${longDay(day)} ${dateParts(day).year}`;
}

/** The line for the way in which the recruiter likes to be reached. */
export function channelLine(channel: 'email' | 'phone' | 'post'): string {
  return `Prefers ${channel}`;
}

/** "No phone calls" holds everywhere (common.6). */
export const noCallsLine = 'No phone calls';

/** The line for a cadence of this interview alone. */
export function cadenceLine(cadence: CadenceName): string {
  return `Cadence: ${cadence}`;
}

/** More than that would not be read back: title and address stand in brackets behind the name. */
const longestInBrackets = 116;
const longestName = 80;
/** Nobody's address is longer that is not a trap. */
export const longestEmail = 100;

// A point ends a name, except behind an initial: "Dr", and "J."
const pointBehindWord = /(?<=[\p{L}\p{M}]{2})\./gu;
// A name is told from a word by its capitals; what stands between its parts has none.
const smallInitial = /(?<![\p{L}\p{M}])(?!(?<=\s)(?:de|da|van|von|der|den|el|al|di|du)\s)\p{Ll}/gu;

/**
 * The line for somebody met, in the form that `readMet` reads. Null where the name is none, or would not be
 * read back whole. `email`: at most `longestEmail` characters, and an address indeed.
 */
export function metLine(name: string, title: string, email: string): string | null {
  const plain = (text: string, longest: number): string =>
    cut(text.replace(/[()\s,;]+/g, ' ').trim(), longest).trim();
  const called = name.replace(/\((?:she|he|they)\b[^)]*\)/gi, ' ');
  const who = plain(called.replace(pointBehindWord, ''), longestName).replace(
    smallInitial,
    (letter) => letter.toUpperCase(),
  );
  if (!/\p{L}/u.test(who)) return null;
  const longestTitle = longestInBrackets - email.trim().length;
  const known = [plain(title, longestTitle), email.trim()].filter((part) => part !== '');
  const line = `Met ${who}${known.length > 0 ? ` (${known.join(', ')})` : ''}`;
  return withoutMet(line) === '' ? line : null;
}

/** No half of a character is left at the end, which no calendar could show. */
function cut(text: string, longest: number): string {
  return text.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
}

/** The line for how it went, or for what was learned: the person's own words on one line. */
export function wordsLine(topic: 'went' | 'learned', words: string): string | null {
  const line = cut(words.replace(/\s+/g, ' ').trim(), 1000);
  if (line === '') return null;
  return `${topic === 'went' ? 'It went' : 'Learned'}: ${line}`;
}

/** A text with the sayings in it, in their order. Said twice, it stands there once. */
export function withSayings(text: string, sayings: readonly Saying[]): string {
  // Said on the way and taken back leaves no trace, so that what is said again changes nothing.
  const last = sayings.filter(
    ({ topic }, index) =>
      addsUp(topic) || sayings.findLastIndex((one) => one.topic === topic) === index,
  );
  const lines = last.reduce<readonly string[]>(withSaying, text === '' ? [] : text.split('\n'));
  const said = lines.join('\n');
  return said === text ? text : said.trimEnd();
}

function addsUp(topic: Topic): boolean {
  return topic === 'met' || topic === 'learned' || topic === 'own';
}

/** What somebody wrote into a debrief as if they said it now, line by line. */
export function sayingsIn(text: string, at: Instant): readonly Saying[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .map((line) => ({ topic: topicsSaid(line).values().next().value ?? 'own', line, at }));
}

function withSaying(lines: readonly string[], { topic, line }: Saying): readonly string[] {
  const same = lines.filter((one) => isAbout(topic, one));
  const isThere = line !== null && lines.some((one) => one.trim() === line);
  if (addsUp(topic)) return isThere || line === null ? lines : appended(lines, line);
  if (same.length === (line === null ? 0 : 1) && (isThere || line === null)) return lines;
  const rest = lines.filter((one) => !isAbout(topic, one));
  return line === null ? rest : appended(rest, line);
}

function appended(lines: readonly string[], line: string): readonly string[] {
  const last = lines.at(-1)?.trim() ?? '';
  const isGap = last !== '' && !isOurs(last) && isOurs(line);
  return isGap ? [...lines, '', line] : [...lines, line];
}

/** The topics on which a line of ours stands in a text: what was said on a page can be taken back there. */
export function topicsSaid(text: string): ReadonlySet<Topic> {
  const lines = text.split('\n');
  const topics = Object.keys(ourLines) as Topic[];
  return new Set(topics.filter((topic) => lines.some((line) => isAbout(topic, line))));
}

function isAbout(topic: Topic, line: string): boolean {
  return ourLines[topic].test(line.trim());
}

function isOurs(line: string): boolean {
  return Object.values(ourLines).some((pattern) => pattern.test(line));
}

/** What a debrief says was learned, in the person's words. */
export function readLearned(text: string): readonly string[] {
  return [...text.matchAll(/^[^\S\n]{0,40}(?:I )?Learned:\s{0,40}(\S.{0,999})$/gim)].map((match) =>
    (match[1] ?? '').trim(),
  );
}
