import { describe, expect, test } from 'vitest';
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import { cadences } from '../../../functions/domain/cadences/all-cadences.ts';
import type { CadenceName } from '../../../functions/domain/cadences/cadence.ts';
import type { Application, Interview } from '../../../functions/domain/interview.ts';
import { type Notes, noNotes, type Outcome } from '../../../functions/domain/notes/notes.ts';
import { type Deed, readDeeds } from '../../../functions/domain/plan/deeds.ts';
import { planEmployer } from '../../../functions/domain/plan/plan-employer.ts';
import { type Step, stepKey } from '../../../functions/domain/plan/step.ts';
import { byEmployer } from '../../../functions/domain/search/employers.ts';
import { formatInstant, hourMs } from '../../../functions/domain/time.ts';
import { at, day, interview, zone } from '../make.ts';

type Done = { deeds?: readonly Deed[]; cadence?: CadenceName; now?: string };

function plan(
  interviews: readonly Interview[],
  { deeds = [], cadence = 'recommended', now = '2026-10-01T08:00:00Z' }: Done = {},
  applications: readonly Application[] = [],
): readonly Step[] {
  const [employer] = byEmployer(interviews, applications);
  if (!employer) throw new Error('nothing to plan');
  const work = plainWorkCalendar;
  return planEmployer(employer, { now: at(now), cadence, cadences, work, deeds: readDeeds(deeds) });
}

const notes = (changed: Partial<Notes>): Notes => ({ ...noNotes, ...changed });
const key = (name: string): string => stepKey('one@example.com', name);
const shown = (steps: readonly Step[], kind: Step['kind']): readonly string[] =>
  steps
    .filter((step) => step.kind === kind)
    .map((step) => formatInstant(step.zone, step.start).slice(0, 16));

const tuesday = interview('2026-10-06T10:00:00+02:00');

const application = (changed: Partial<Application> = {}): Application => ({
  uid: 'one@example.com',
  title: 'Applied to Acme #applied',
  company: 'Acme',
  role: null,
  appliedOn: day('2026-10-05'),
  zone: zone('Europe/Berlin'),
  notes: noNotes,
  outcomeKnownAt: null,
  contacts: [],
  ...changed,
});

/** The closing step of an interview on Tuesday 6 October that ended at 11:00. */
const closings: [string, Done & { notes?: Partial<Notes> }, string[]][] = [
  ['a week after three unanswered notes', {}, ['2026-11-03T10:00']],
  ['a week after the third note', { cadence: 'five-guidelines' }, ['2026-10-26T10:00']],
  ['a week after the last of three calls', { cadence: 'dos-and-donts' }, ['2026-10-27T10:00']],
  ['a week after two follow-ups', { cadence: 'eight-rules' }, ['2026-10-27T10:00']],
  ['a week after the third call', { cadence: 'weekly-calls' }, ['2026-11-03T10:00']],
  [
    'counted from when the last note was sent',
    { deeds: [{ key: key('status-3'), did: 'done', at: at('2026-10-30T09:00:00Z') }] },
    ['2026-11-06T10:00'],
  ],
  [
    'counted from where the last note was moved to, rolled forward',
    {
      deeds: [
        {
          key: key('status-3'),
          did: 'moved',
          at: at('2026-10-07T09:00:00Z'),
          start: at('2026-10-31T09:00:00Z'),
        },
      ],
    },
    ['2026-11-09T10:00'],
  ],
  ['never after a reply', { notes: { outcome: 'replied' } }, []],
  ['never after an offer', { notes: { outcome: 'offer' } }, []],
];

describe('the closing step is planned', () => {
  test.each(closings)('%s', (_, { notes: said, ...done }, expected) => {
    const steps = plan([{ ...tuesday, notes: notes(said ?? {}) }], done);
    expect(shown(steps, 'closing')).toStrictEqual(expected);
  });

  test.each<Outcome>(['rejected', 'withdrawn'])('a week after the news: %s', (outcome) => {
    const known = { notes: notes({ outcome }), outcomeKnownAt: at('2026-10-08T10:00:00Z') };
    const steps = plan([{ ...tuesday, ...known }], { now: '2026-10-09T08:00:00Z' });
    expect(shown(steps, 'closing')).toStrictEqual(['2026-10-15T10:00']);
  });

  test('once, for the last round of an employer alone', () => {
    const later = interview('2026-10-13T10:00:00+02:00', { uid: 'two@example.com' });
    const closing = plan([tuesday, later]).filter(({ kind }) => kind === 'closing');
    expect(closing.map(({ uid }) => uid)).toStrictEqual(['two@example.com']);
  });

  test('after every touch that is still to come, in whatever order the person made them', () => {
    const deeds: Deed[] = [{ key: key('status-3'), did: 'done', at: at('2026-10-07T09:00:00Z') }];
    const steps = plan([tuesday], { deeds });
    const [closing] = shown(steps, 'closing');
    const toCome = shown(
      steps.filter(({ status }) => status !== 'done'),
      'status',
    );
    expect(toCome).toHaveLength(2);
    expect(toCome.filter((start) => start >= (closing ?? ''))).toStrictEqual([]);
  });

  test('and nothing more once the person has moved on', () => {
    const deeds: Deed[] = [{ key: key('closing'), did: 'done', at: at('2026-10-10T09:00:00Z') }];
    expect(shown(plan([tuesday], { deeds }), 'status')).toStrictEqual([]);
  });
});

/** When a rejection is known, and when it is answered; `thanked` the same day makes it wait. */
const replies: [string, string, string | null, string][] = [
  ['two hours later by day', '2026-10-08T12:00:00+02:00', null, '2026-10-08T14:00'],
  ['in the morning after a night', '2026-10-08T03:00:00+02:00', null, '2026-10-08T09:00'],
  ['the next morning after an evening', '2026-10-08T21:00:00+02:00', null, '2026-10-09T09:00'],
  ['on a Saturday too', '2026-10-10T12:00:00+02:00', null, '2026-10-10T14:00'],
  [
    'the next morning where the employer heard from them today',
    '2026-10-08T12:00:00+02:00',
    '2026-10-08T08:00:00+02:00',
    '2026-10-09T09:00',
  ],
];

describe('a rejection is answered', () => {
  test.each(replies)('%s', (_, knownAt, thanked, expected) => {
    const deeds: Deed[] = thanked ? [{ key: key('thank-you'), did: 'done', at: at(thanked) }] : [];
    const rejected = {
      ...tuesday,
      notes: notes({ outcome: 'rejected' }),
      outcomeKnownAt: at(knownAt),
    };
    const steps = plan([rejected], { deeds, now: '2026-10-20T08:00:00Z' });
    expect(shown(steps, 'reply')).toStrictEqual([expected]);
  });

  test('within 24 hours, also over the night on which the clocks go back', () => {
    const friday = interview('2026-10-23T15:00:00+02:00');
    const knownAt = at('2026-10-24T09:45:00+02:00');
    const rejected = { ...friday, notes: notes({ outcome: 'rejected' }), outcomeKnownAt: knownAt };
    const deeds: Deed[] = [{ key: key('thank-you'), did: 'done', at: at('2026-10-24T07:00:00Z') }];
    const steps = plan([rejected], { deeds, now: '2026-10-24T08:00:00Z' });
    const reply = steps.find(({ kind }) => kind === 'reply');
    expect((reply?.start ?? 0) - knownAt).toBeLessThanOrEqual(24 * hourMs);
  });
});

describe('"no phone calls"', () => {
  test('turns every call of the employer into an e-mail, that of an earlier round too', () => {
    const first = { ...tuesday, notes: notes({ prefers: 'phone' }) };
    const second = interview('2026-10-13T10:00:00+02:00', {
      uid: 'two@example.com',
      notes: notes({ noPhoneCalls: true }),
    });
    const steps = plan([first, second], { cadence: 'dos-and-donts' });
    expect(steps.filter(({ channel }) => channel === 'phone')).toStrictEqual([]);
  });
});

describe('a day that is named anew', () => {
  test('is called on once, also where the employer names it twice', () => {
    const date = day('2026-10-30');
    const deeds: Deed[] = ['status-1', 'status-2'].map((name, index) => ({
      key: key(name),
      did: 'new-date',
      at: at(`2026-10-${14 + index * 7}T09:00:00Z`),
      date,
    }));
    const keys = plan([tuesday], { deeds, cadence: 'how-often' }).map((step) => step.key);
    expect(keys.filter((one) => one.endsWith('new-date-2026-10-30'))).toHaveLength(1);
  });
});

describe('an application', () => {
  test('is followed up after one week and after two, and closed after three', () => {
    const steps = plan([], {}, [application()]);
    expect(shown(steps, 'application')).toStrictEqual(['2026-10-12T10:00', '2026-10-19T10:00']);
    expect(shown(steps, 'closing')).toStrictEqual(['2026-10-26T10:00']);
  });

  test.each(['done', 'moved'] as const)(
    'waits a week after a first note that was %s late',
    (did) => {
      const late = at('2026-10-22T09:00:00Z');
      const deeds: Deed[] = [{ key: key('application-1'), did, at: late, start: late }];
      const [, second] = plan([], { deeds }, [application()])
        .filter(({ kind }) => kind === 'application')
        .sort((a, b) => (a.touch ?? 0) - (b.touch ?? 0));
      expect(second && shown([second], 'application')).toStrictEqual(['2026-10-29T10:00']);
    },
  );

  test('is over with the first interview', () => {
    const steps = plan([tuesday], {}, [application({ uid: 'applied@example.com' })]);
    expect(steps.filter(({ kind }) => kind === 'application')).toStrictEqual([]);
  });
});

describe('what is marked as done before the interview has taken place', () => {
  test.each(['done', 'no-answer'] as const)('lets no later contact come before it (%s)', (did) => {
    const deeds: readonly Deed[] = [{ key: key('status-1'), did, at: at('2026-09-28T09:00:00Z') }];
    const later = plan([tuesday], { deeds, cadence: 'weekly-calls' })
      .filter(({ kind, status }) => kind === 'status' && status !== 'done')
      .map(({ zone: where, start }) => formatInstant(where, start).slice(0, 10));
    expect(later).toStrictEqual(['2026-10-13', '2026-10-20']);
  });
});
