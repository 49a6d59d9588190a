import { describe, expect, test } from 'vitest';
import type { Interview } from '../../../functions/domain/interview.ts';
import { noNotes } from '../../../functions/domain/notes/notes.ts';
import { distinct } from '../../../functions/domain/search/same-interview.ts';
import { type Instant, minuteMs } from '../../../functions/domain/time.ts';
import { at, day, interview, person } from '../make.ts';

const dana = person('Dana Cruz', 'dana@acme.example');
const lee = person('Lee Wong', 'lee@acme.example');
const tenth = '2026-10-06T10:00:00+02:00';
const weekLater = '2026-10-13T10:00:00+02:00';

const one = (changed: Partial<Interview> = {}): Interview =>
  interview(tenth, { uid: 'a@example.com', ...changed });
const other = (changed: Partial<Interview> = {}, start = tenth): Interview =>
  interview(start, { uid: 'b@example.com', ...changed });
const longer = (one: Interview): Interview => ({
  ...one,
  end: (one.end + 30 * minuteMs) as Instant,
});

const uids = (interviews: readonly Interview[]): string[] => interviews.map(({ uid }) => uid);

/** Two events at the same time, and whether they are one interview. */
const copies: [string, Interview, Interview, boolean][] = [
  ['the same title', one(), other(), true],
  ['the same title, marked as a copy', one(), other({ title: 'Copy: Interview: Acme' }), true],
  ['the same title, one longer', one(), longer(other()), true],
  [
    'the same employer, one without people',
    one({ title: 'Acme onsite' }),
    other({ interviewers: [dana] }),
    true,
  ],
  [
    'the same employer and person',
    one({ interviewers: [dana], title: 'Acme' }),
    other({ interviewers: [lee, dana] }),
    true,
  ],
  [
    'the same employer, other people',
    one({ interviewers: [dana], title: 'Acme' }),
    other({ interviewers: [lee] }),
    false,
  ],
  [
    'another employer and title',
    one(),
    other({ title: 'Interview: Borealis', company: 'Borealis' }),
    false,
  ],
  [
    'no employer known, and other titles',
    one({ company: null }),
    other({ company: null, title: 'Onsite' }),
    false,
  ],
  [
    'a part of the other',
    one({ title: 'Acme loop' }),
    longer(other({ title: 'Acme welcome' })),
    false,
  ],
];

describe('two events at one time', () => {
  test.each(copies)('with %s are one interview', (_, a, b, expected) => {
    const { interviews, absorbed } = distinct([a, b], []);
    expect(interviews).toHaveLength(expected ? 1 : 2);
    expect(absorbed).toHaveLength(expected ? 1 : 0);
  });

  test('an hour apart are two interviews', () => {
    const later = other({}, '2026-10-06T11:00:00+02:00');
    expect(uids(distinct([one(), later], []).interviews)).toStrictEqual([
      'a@example.com',
      'b@example.com',
    ]);
  });
});

describe('of two copies', () => {
  const poor = one({ notes: { ...noNotes, promisedBy: day('2026-10-09') } });
  const rich = other({ interviewers: [dana], role: 'Buyer' });

  test.each([
    ['in this order', [poor, rich]],
    ['and in the other', [rich, poor]],
  ])('the richer stays, with what the other knows, %s', (_, events) => {
    const { interviews, absorbed } = distinct(events, []);
    expect(interviews).toHaveLength(1);
    expect(interviews[0]).toMatchObject({
      uid: 'b@example.com',
      identity: 'a@example.com',
      role: 'Buyer',
      interviewers: [dana],
      notes: { promisedBy: day('2026-10-09') },
    });
    expect(absorbed[0]).toMatchObject({
      into: 'b@example.com',
      interview: { uid: 'a@example.com' },
    });
  });

  test('people add up, each once', () => {
    const both = distinct(
      [one({ interviewers: [dana] }), other({ interviewers: [lee, dana] })],
      [],
    );
    expect(both.interviews[0]?.interviewers).toHaveLength(2);
  });

  test('a third is another copy', () => {
    const third = interview(tenth, { uid: 'c@example.com' });
    const { interviews, absorbed } = distinct([third, one(), other()], []);
    expect(interviews.map(({ identity }) => identity)).toStrictEqual(['a@example.com']);
    expect(absorbed).toHaveLength(2);
  });
});

const sent = (text: string): Partial<Interview> => ({ created: at(text) });

/** An interview and a later event, and whether the later one is the first, moved. */
const moves: [string, Partial<Interview>, Partial<Interview>, boolean][] = [
  ['that says so', {}, { title: 'Rescheduled: Interview: Acme' }, true],
  ['that says so in German', {}, { title: 'Verschoben: Interview: Acme' }, true],
  [
    'that says so of another round',
    { round: 'phone screen' },
    { title: 'Rescheduled: final', round: 'final' },
    false,
  ],
  [
    'that says so of another role',
    { role: 'Buyer' },
    { title: 'Rescheduled: Acme', role: 'Chef' },
    false,
  ],
  [
    'that says so of another employer',
    {},
    { title: 'Rescheduled: Borealis', company: 'Borealis' },
    false,
  ],
  [
    'with the same title and people, sent before the first was held',
    { ...sent('2026-10-01T08:00Z'), interviewers: [dana] },
    { ...sent('2026-10-05T08:00Z'), interviewers: [dana, lee] },
    false,
  ],
  [
    'with the same title and people, sent after the first was held',
    { ...sent('2026-10-01T08:00Z'), interviewers: [dana] },
    { ...sent('2026-10-07T08:00Z'), interviewers: [dana] },
    false,
  ],
  [
    'with the same title and other people',
    { ...sent('2026-10-01T08:00Z'), interviewers: [dana] },
    { ...sent('2026-10-05T08:00Z'), interviewers: [lee] },
    false,
  ],
  [
    'with the same title and nobody named',
    sent('2026-10-01T08:00Z'),
    sent('2026-10-05T08:00Z'),
    false,
  ],
  ['with the same title alone', {}, {}, false],
  [
    'with the same title and people, sent at a time unknown',
    { interviewers: [dana] },
    { interviewers: [dana] },
    false,
  ],
];

describe('a later event', () => {
  test.each(moves)('%s takes the place of the first: %#', (_, first, second, expected) => {
    const { interviews, absorbed } = distinct([one(first), other(second, weekLater)], []);
    expect(uids(interviews)).toStrictEqual(
      expected ? ['b@example.com'] : ['a@example.com', 'b@example.com'],
    );
    expect(interviews.at(-1)?.identity).toBe(expected ? 'a@example.com' : 'b@example.com');
    expect(uids(absorbed.map((each) => each.interview))).toStrictEqual(
      expected ? ['a@example.com'] : [],
    );
  });

  test('that is moved twice keeps the first name', () => {
    const title = 'Rescheduled: Interview: Acme';
    const third = interview('2026-10-20T10:00:00+02:00', { uid: 'c@example.com', title });
    const { interviews } = distinct([third, one(), other({ title }, weekLater)], []);
    expect(uids(interviews)).toStrictEqual(['c@example.com']);
    expect(interviews[0]?.identity).toBe('a@example.com');
  });

  test('more than two months later is another interview', () => {
    const title = 'Rescheduled: Interview: Acme';
    const late = other({ title }, '2027-01-13T10:00:00+01:00');
    expect(distinct([one(), late], []).interviews).toHaveLength(2);
  });
});

/** A cancelled event and another one, and whether that one stands for it. */
const successors: [string, Partial<Interview>, Partial<Interview>, boolean][] = [
  ['of the same title', { company: null }, { company: null }, true],
  ['of the same employer', {}, { title: 'Acme, second try' }, true],
  ['of another round', { round: 'phone screen' }, { round: 'final' }, false],
  ['of another employer', {}, { title: 'Interview: Borealis', company: 'Borealis' }, false],
];

describe('an event for a cancelled one', () => {
  test.each(successors)('%s keeps its name: %#', (_, cancelled, next, expected) => {
    const { interviews } = distinct([other(next, weekLater)], [one(cancelled)]);
    expect(interviews[0]?.identity).toBe(expected ? 'a@example.com' : 'b@example.com');
    expect(interviews[0]?.uid).toBe('b@example.com');
  });

  test('lends its name to one event alone', () => {
    const third = interview('2026-10-20T10:00:00+02:00', { uid: 'c@example.com' });
    const { interviews } = distinct([other({}, weekLater), third], [one()]);
    expect(interviews.map(({ identity }) => identity)).toStrictEqual([
      'a@example.com',
      'c@example.com',
    ]);
  });
});
