/** The person's answer to "is this an interview?", and how far it reaches. */
import { describe, expect, it } from 'vitest';
import type { Answer, CalendarEvent, Owner } from '../../../functions/domain/event.ts';
import { answersTo, withAnswers } from '../../../functions/domain/recognise/answers.ts';
import { recognise } from '../../../functions/domain/recognise/verdict.ts';
import { live, now, owner } from '../ledger/make-ledger.ts';

const recruiter = {
  name: 'Robin Vale',
  email: 'robin@talent.example.com',
  response: 'accepted',
  resource: false,
} as const;

const coffee = { title: 'Coffee chat about the role', organizer: recruiter } as const;

function event(changed: Partial<CalendarEvent>): CalendarEvent {
  return live(changed).event;
}

/** What an event is taken for once the person has answered to another one. */
function after(
  asked: Partial<CalendarEvent>,
  isInterview: boolean,
  isBroad: boolean,
  other: Partial<CalendarEvent>,
): string {
  const answers = answersTo(event(asked), isInterview, isBroad, owner, now);
  return recognise(event(other), { ...owner, answers }).is;
}

describe('an answer', () => {
  it('is asked for to begin with', () => {
    expect(recognise(event(coffee), owner).is).toBe('ask');
  });

  const uid = 'two@example.com';
  const weekly = { title: 'Interview', organizer: recruiter, recurring: true } as const;
  const cases: readonly (readonly [
    string,
    Partial<CalendarEvent>,
    boolean,
    boolean,
    Partial<CalendarEvent>,
    string,
  ])[] = [
    ['yes makes the event an interview', coffee, true, true, coffee, 'interview'],
    ['no leaves the event out', coffee, false, true, coffee, 'skipped'],
    [
      'yes reaches what is unclear from the same sender',
      coffee,
      true,
      true,
      { ...coffee, uid },
      'interview',
    ],
    [
      'no reaches what is unclear from the same sender',
      coffee,
      false,
      true,
      { ...coffee, uid },
      'skipped',
    ],
    [
      'no does not reach a clear interview from the same sender',
      coffee,
      false,
      true,
      { uid, title: 'Job interview with Acme', organizer: recruiter },
      'interview',
    ],
    [
      'no to one event alone does not reach its sender',
      coffee,
      false,
      false,
      { ...coffee, uid },
      'ask',
    ],
    [
      'does not reach another sender',
      coffee,
      true,
      true,
      { ...coffee, uid, organizer: { ...recruiter, email: 'kim@other.example.com' } },
      'ask',
    ],
    [
      "does not reach other events of one's own",
      { title: coffee.title },
      true,
      true,
      { title: coffee.title, uid, organizer: { ...recruiter, email: 'me@example.com' } },
      recognise(
        event({ title: coffee.title, uid, organizer: { ...recruiter, email: 'me@example.com' } }),
        owner,
      ).is,
    ],
    [
      'reaches the other days of a series',
      { ...weekly, uid: 'w@example.com/20261007' },
      false,
      true,
      { ...weekly, uid: 'w@example.com/20261014' },
      'skipped',
    ],
    [
      'to a series does not reach its sender',
      { ...weekly, uid: 'w@example.com/20261007' },
      false,
      true,
      { ...coffee, uid },
      'ask',
    ],
    [
      '"not mine" takes a clear interview out',
      { title: 'Job interview with Acme' },
      false,
      false,
      { title: 'Job interview with Acme' },
      'skipped',
    ],
    [
      'yields to a tag in the event',
      coffee,
      false,
      true,
      { ...coffee, description: '#interview' },
      'interview',
    ],
    [
      'yes yields to #notinterview',
      coffee,
      true,
      true,
      { ...coffee, description: '#notinterview' },
      'skipped',
    ],
    [
      'yes does not bring back what is cancelled',
      coffee,
      true,
      true,
      { ...coffee, cancelled: true },
      'skipped',
    ],
    [
      'yes makes an all-day event an interview',
      { ...coffee, allDay: true },
      true,
      true,
      { ...coffee, allDay: true },
      'interview',
    ],
  ];
  it.each(cases)('%s', (_, asked, isInterview, isBroad, other, is) => {
    expect(after(asked, isInterview, isBroad, other)).toBe(is);
  });

  it('that is newer replaces the older one on the same matter', () => {
    const yes = answersTo(event(coffee), true, true, owner, now);
    const no = answersTo(event(coffee), false, true, owner, now);
    const known = withAnswers(yes, no);
    expect(known).toHaveLength(yes.length);
    expect(recognise(event(coffee), { ...owner, answers: known }).is).toBe('skipped');
  });

  it('names neither address nor uid in what is stored', () => {
    const stored = JSON.stringify(answersTo(event(coffee), true, true, owner, now));
    expect(stored).not.toMatch(/example|one@/);
  });

  it('is one of a thousand at most', () => {
    const answer = (n: number): Answer => ({
      about: 'event',
      of: `${n}`,
      isInterview: true,
      at: now,
    });
    const many = Array.from({ length: 1100 }, (_, n) => answer(n));
    const known = withAnswers(many, [answer(2000)]);
    expect([known.length, known.at(-1)?.of]).toStrictEqual([1000, '2000']);
  });

  it('says in its reasons that the person said so', () => {
    const answers = answersTo(event(coffee), true, true, owner, now);
    const heard: Owner = { ...owner, answers };
    expect(recognise(event(coffee), heard).why).toContain('you said that it is one');
  });
});
