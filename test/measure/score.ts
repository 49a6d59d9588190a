/** How well labelled events are recognised and read. */
import { plainWorkCalendar } from '../../functions/domain/business-days.ts';
import { readFacts } from '../../functions/domain/facts/read-interview.ts';
import { readNotes } from '../../functions/domain/notes/read-notes.ts';
import { ownWords } from '../../functions/domain/recognise/boilerplate.ts';
import { recognise } from '../../functions/domain/recognise/verdict.ts';
import { formatDay, parseDay } from '../../functions/domain/time.ts';
import { eventOf, owner, plain, type Row } from './labelled.ts';

export type Count = { readonly hits: number; readonly of: number };

export type Scores = {
  /** Of the events taken for an interview, those that are one. */
  readonly precision: Count;
  /** Of the interviews, those taken. */
  readonly recall: Count;
  /** Of the unclear ones, those asked about. */
  readonly asked: Count;
  /** Of the others, those asked about. */
  readonly othersAsked: Count;
  readonly company: Count;
  readonly role: Count;
  readonly interviewers: Count;
  readonly round: Count;
  readonly promisedBy: Count;
  readonly noPhoneCalls: Count;
};

/** The share, in per cent with one digit; 100 where nothing was counted. */
export function percent({ hits, of }: Count): number {
  return of === 0 ? 100 : Math.round((hits / of) * 1000) / 10;
}

/** Judges and reads every row, and counts what is right. */
export function score(rows: readonly Row[]): Scores {
  const judged = rows.map((row) => ({ row, is: recognise(eventOf(row), owner).is }));
  const count = (all: typeof judged, hit: (one: (typeof judged)[number]) => boolean): Count => ({
    hits: all.filter(hit).length,
    of: all.length,
  });
  const labelled = (label: Row['label']) => judged.filter(({ row }) => row.label === label);
  const taken = judged.filter(({ is }) => is === 'interview');
  const read = labelled('interview').map(({ row }) => readRight(row));
  const right = (field: keyof ReturnType<typeof readRight>): Count => ({
    hits: read.filter((one) => one[field]).length,
    of: read.length,
  });
  return {
    precision: count(taken, ({ row }) => row.label === 'interview'),
    recall: count(labelled('interview'), ({ is }) => is === 'interview'),
    asked: count(labelled('ask'), ({ is }) => is === 'ask'),
    othersAsked: count(labelled('not'), ({ is }) => is === 'ask'),
    company: right('company'),
    role: right('role'),
    interviewers: right('interviewers'),
    round: right('round'),
    promisedBy: right('promisedBy'),
    noPhoneCalls: right('noPhoneCalls'),
  };
}

function readRight(row: Row) {
  const event = eventOf(row);
  const facts = readFacts(event, owner);
  const text = `${event.title}\n${ownWords(event.description)}`;
  const day = parseDay(row.start.slice(0, 10)) ?? (0 as never);
  const notes = readNotes(text, day, plainWorkCalendar);
  const names = facts.interviewers.map((person) => plain(person.name)).sort();
  return {
    company: plain(facts.company) === plain(row.company),
    role: plain(facts.role) === plain(row.role),
    interviewers: JSON.stringify(names) === JSON.stringify(row.interviewers.map(plain).sort()),
    round: facts.round === row.round,
    promisedBy: (notes.promisedBy === null ? null : formatDay(notes.promisedBy)) === row.promisedBy,
    noPhoneCalls: notes.noPhoneCalls === row.noPhoneCalls,
  };
}
