/** What is owed for a round that a later one of the same employer follows. */
import { describe, expect, it } from 'vitest';
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import { cadences } from '../../../functions/domain/cadences/all-cadences.ts';
import type { Application, Interview } from '../../../functions/domain/interview.ts';
import { noNotes, type Outcome } from '../../../functions/domain/notes/notes.ts';
import { readDeeds } from '../../../functions/domain/plan/deeds.ts';
import { planEmployer } from '../../../functions/domain/plan/plan-employer.ts';
import type { Step } from '../../../functions/domain/plan/step.ts';
import { byEmployer } from '../../../functions/domain/search/employers.ts';
import { formatInstant, type Instant, minuteMs, plusMs } from '../../../functions/domain/time.ts';
import { at, day, interview, person, zone } from '../make.ts';

function plan(
  now: string,
  interviews: readonly Interview[],
  applications: readonly Application[] = [],
): readonly Step[] {
  const [employer] = byEmployer(interviews, applications);
  if (!employer) throw new Error('nothing to plan');
  const deeds = readDeeds([]);
  const work = plainWorkCalendar;
  return planEmployer(employer, { now: at(now), cadence: 'recommended', cadences, work, deeds });
}

const shown = (steps: readonly Step[], uid: string): readonly string[] =>
  steps.filter((step) => step.uid === uid).map(({ kind }) => kind);

const first = (outcome: Outcome | null, told: string | null): Interview =>
  interview('2026-10-06T10:00:00+02:00', {
    uid: 'first@example.com',
    notes: { ...noNotes, outcome },
    outcomeKnownAt: told === null ? null : at(told),
  });
const second = interview('2026-10-14T10:00:00+02:00', { uid: 'second@example.com' });

describe('news of a round that is followed by another', () => {
  const now = '2026-10-06T14:00:00Z';

  it.each<[Outcome, string[]]>([
    ['rejected', ['prepare', 'debrief', 'reply']],
    ['offer', ['prepare', 'debrief', 'reply']],
    ['replied', ['prepare', 'debrief']],
  ])('stops its thanks and has its own reply, and closes nothing: %s', (outcome, kinds) => {
    const steps = plan(now, [first(outcome, '2026-10-06T12:00:00Z'), second]);
    expect(shown(steps, 'first@example.com')).toStrictEqual(kinds);
    expect(shown(steps, 'second@example.com')).toContain('thank-you');
    expect(shown(steps, 'second@example.com')).toContain('status');
    const reply = steps.find(({ kind }) => kind === 'reply');
    if (reply) expect(reply.deadline).toBe(at('2026-10-07T12:00:00Z'));
  });

  it('is answered no more when the round is long past', () => {
    const rounds = [first('rejected', '2026-10-06T12:00:00Z'), second];
    expect(shown(plan('2026-10-13T14:00:00Z', rounds), 'first@example.com')).toContain('reply');
    expect(shown(plan('2026-10-16T14:00:00Z', rounds), 'first@example.com')).not.toContain('reply');
  });

  it('is that of the last round where it is told after that', () => {
    const steps = plan('2026-10-15T14:00:00Z', [first('rejected', '2026-10-15T12:00:00Z'), second]);
    expect(shown(steps, 'first@example.com')).toContain('thank-you');
    expect(shown(steps, 'second@example.com')).toContain('reply');
    expect(shown(steps, 'second@example.com')).toContain('closing');
  });
});

describe('a promise', () => {
  const promised = (uid: string, start: string, promisedBy: string | null): Interview =>
    interview(start, {
      uid,
      notes: { ...noNotes, promisedBy: promisedBy === null ? null : day(promisedBy) },
    });

  it('holds for a later round of the same day, which is too far from it for a loop', () => {
    const morning = promised('first@example.com', '2026-10-06T09:00:00+02:00', '2026-10-07');
    const noon = promised('second@example.com', '2026-10-06T13:00:00+02:00', null);
    const [status] = plan('2026-10-05T08:00:00Z', [morning, noon]).filter(
      ({ kind }) => kind === 'status',
    );
    expect(status?.reason).toStrictEqual({ because: 'promise', day: day('2026-10-07') });
  });

  it('ends with a round of a later day', () => {
    const morning = promised('first@example.com', '2026-10-06T09:00:00+02:00', '2026-10-30');
    const later = promised('second@example.com', '2026-10-07T13:00:00+02:00', null);
    const [status] = plan('2026-10-05T08:00:00Z', [morning, later]).filter(
      ({ kind }) => kind === 'status',
    );
    expect(status?.reason).toMatchObject({ because: 'days-since-interview' });
  });
});

describe('an entry for the whole of a loop', () => {
  const round = (uid: string, start: string, minutes: number, names: readonly string[]) => {
    const whole = interview(start, { uid, interviewers: names.map((name) => person(name)) });
    return { ...whole, end: plusMs(whole.start, minutes * minuteMs) as Instant };
  };
  const whole = round('whole@example.com', '2026-10-06T09:00:00+02:00', 180, []);
  const inside = round('inside@example.com', '2026-10-06T10:00:00+02:00', 60, ['Dana Cruz']);
  const beside = round('beside@example.com', '2026-10-06T12:00:00+02:00', 60, []);
  const thanked = (rounds: readonly Interview[]) =>
    plan('2026-10-05T08:00:00Z', rounds)
      .filter(({ kind }) => kind === 'thank-you')
      .map(({ to }) => to.map(({ name }) => name).join());

  it('names nobody to thank beside those who are named within', () => {
    expect(thanked([whole, inside])).toStrictEqual(['Dana Cruz']);
  });

  it('hides no round of which nobody is known', () => {
    expect(thanked([whole, inside, beside]).toSorted()).toStrictEqual(['', 'Dana Cruz']);
  });
});

describe('an application', () => {
  it('is replied to on the day of the news, whatever touches the news has stopped', () => {
    const rejected: Application = {
      uid: 'one@example.com',
      title: 'Applied to Acme #applied',
      company: 'Acme',
      role: null,
      appliedOn: day('2026-10-05'),
      zone: zone('Europe/Berlin'),
      notes: { ...noNotes, outcome: 'rejected' },
      // The day on which the first touch would have stood.
      outcomeKnownAt: at('2026-10-12T10:00:00+02:00'),
      contacts: [],
    };
    const [reply] = plan('2026-10-12T10:05:00+02:00', [], [rejected]).filter(
      ({ kind }) => kind === 'reply',
    );
    expect(reply && formatInstant(reply.zone, reply.start).slice(0, 16)).toBe('2026-10-12T12:00');
  });
});
