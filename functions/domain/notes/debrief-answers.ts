/** What a person fills into the form of a debrief, and the lines that it becomes. */
import type { WorkCalendar } from '../business-days.ts';
import { addDays, type Instant, type LocalDay, parseDay } from '../time.ts';
import { readMet } from './met.ts';
import { readNotes } from './read-notes.ts';
import {
  channelLine,
  longestEmail,
  metLine,
  noCallsLine,
  promiseLine,
  type Saying,
  type Topic,
  wordsLine,
} from './sayings.ts';

/** As typed, so that nothing is lost where something is wrong. */
export type DebriefAnswers = {
  readonly people: readonly MetSomebody[];
  /** `2026-12-04`, or empty. */
  readonly promise: string;
  /** `yes`, `no`, or empty: not known. */
  readonly calls: string;
  /** `email`, `phone`, `post`, or empty: not known. */
  readonly channel: string;
  readonly went: string;
  readonly learned: string;
};

export type MetSomebody = {
  readonly name: string;
  readonly title: string;
  readonly email: string;
};

export const noAnswers: DebriefAnswers = {
  people: [],
  promise: '',
  calls: '',
  channel: '',
  went: '',
  learned: '',
};

/** The lines to say; or a sentence about what is wrong, and in which field. */
export type DebriefRead =
  | { readonly sayings: readonly Saying[] }
  | { readonly wrong: string; readonly field: string };

/** When it was held, and by what calendar days are reckoned. */
type Held = { readonly day: LocalDay; readonly work: WorkCalendar; readonly at: Instant };

const wrong = (field: string, sentence: string): DebriefRead => ({ field, wrong: sentence });

/**
 * What was answered, told of each field that is not as it was `before` (what the form showed): a field
 * left alone says nothing, one that was emptied takes back the line of ours.
 */
export function readAnswers(
  answers: DebriefAnswers,
  before: DebriefAnswers,
  held: Held,
): DebriefRead {
  const lines: [Topic, string | null][] = [];
  for (const [index, somebody] of answers.people.entries()) {
    const read = readSomebody(somebody, index);
    if (read === null) continue;
    if (typeof read !== 'string') return read;
    lines.push(['met', read]);
  }
  const tell = (topic: 'promise' | 'calls' | 'channel' | 'went', line: string | null): void => {
    if (answers[topic].trim() !== before[topic].trim()) lines.push([topic, line]);
  };
  const day = parseDay(answers.promise);
  if (answers.promise !== '' && answers.promise !== before.promise) {
    const refused = day === null ? notADay : dayRefused(day, held);
    if (refused !== null) return wrong('promise', refused);
  }
  tell('promise', day === null ? null : promiseLine(day));
  tell('calls', answers.calls === 'no' ? noCallsLine : null);
  const channel = (['email', 'phone', 'post'] as const).find((one) => one === answers.channel);
  tell('channel', channel ? channelLine(channel) : null);
  const went = wordsLine('went', answers.went);
  // A form that showed nothing may have been opened by a link: what was told before is not taken back.
  if (before.went.trim() !== '') tell('went', went);
  else if (went !== null) lines.push(['own', went]);
  const learned = wordsLine('learned', answers.learned);
  if (learned !== null) lines.push(['learned', learned]);
  return { sayings: lines.map(([topic, line]) => ({ topic, line, at: held.at })) };
}

/** The line for somebody met; null for an empty row. */
function readSomebody({ name, title, email }: MetSomebody, index: number) {
  if (`${name}${title}${email}`.trim() === '') return null;
  if (email !== '' && !isEmail(email)) {
    return wrong(`email-${index}`, 'That is no e-mail address. Leave it empty if you have none.');
  }
  const line = metLine(name, title, email);
  return line !== null && readMet(line).length === 1
    ? line
    : wrong(`name-${index}`, 'Write the name as on a business card, such as Dana Cruz.');
}

/** Whether it is an e-mail address as they are read from debriefs. */
function isEmail(text: string): boolean {
  return text.length <= longestEmail && /^[^\s,;<>()@]+@[^\s,;<>()@]+\.\p{L}{2,}$/u.test(text);
}

/** Nobody takes longer to decide; a year that was mistyped does. */
const latestDays = 400;
const notADay = 'That is no day. Choose one, or write it like 2026-12-04.';

function dayRefused(day: LocalDay, { day: interviewDay, work }: Held): string | null {
  if (day < interviewDay) {
    return 'They cannot decide before the interview. Choose a later day.';
  }
  // The line is read from the debrief like all else in it: what would not be read is not written.
  const isRead = readNotes(promiseLine(day), interviewDay, work).promisedBy === day;
  return isRead && day <= addDays(interviewDay, latestDays)
    ? null
    : 'That is no day to wait for. Choose one that is nearer.';
}
