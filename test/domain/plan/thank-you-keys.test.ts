/** The key of a thank-you: what the person did to it is found again, however better its person is known. */
import { describe, expect, it } from 'vitest';
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import { cadences } from '../../../functions/domain/cadences/all-cadences.ts';
import type { Person } from '../../../functions/domain/event.ts';
import { type Deed, readDeeds } from '../../../functions/domain/plan/deeds.ts';
import { planEmployer } from '../../../functions/domain/plan/plan-employer.ts';
import { byEmployer } from '../../../functions/domain/search/employers.ts';
import { at, interview, person } from '../make.ts';

/** The keys of the thanks, in order of the interviewers. */
function keysOf(
  people: readonly Person[],
  { done = [], written = [] }: { done?: readonly string[]; written?: readonly string[] } = {},
): readonly string[] {
  const [employer] = byEmployer(
    [interview('2026-10-06T10:00:00+02:00', { interviewers: people })],
    [],
  );
  if (!employer) throw new Error('nothing to plan');
  const now = at('2026-10-06T12:00:00Z');
  const deeds = readDeeds(done.map((key): Deed => ({ key, did: 'done', at: now })));
  const context = { now, cadence: 'recommended', cadences, work: plainWorkCalendar } as const;
  const steps = planEmployer(employer, { ...context, deeds, writtenInto: new Set(written) });
  return steps.filter(({ kind }) => kind === 'thank-you').map(({ key }) => key);
}

const known = person('Dr. Dana Cruz', 'dana@acme.example');
const before: [string, Person][] = [
  ['by address alone', person(null, 'dana@acme.example')],
  ['by their family name', person('Cruz')],
  ['by their title and family name', person('Dr. Cruz')],
  ['without their title', person('Dana Cruz')],
  ['by their title, as an earlier version read it', person('Dr')],
];

describe('somebody who was known before', () => {
  it.each(before)('%s keeps the thank-you that was done', (_, earlier) => {
    const [key = ''] = keysOf([earlier]);
    expect(keysOf([known])).not.toStrictEqual([key]);
    expect(keysOf([known], { done: [key] })).toStrictEqual([key]);
  });

  it.each(before)('%s keeps the letter that was begun', (_, earlier) => {
    const [key = ''] = keysOf([earlier]);
    expect(keysOf([known], { written: [key] })).toStrictEqual([key]);
  });
});

it('two of one family name are not thanked by one step', () => {
  const [key = ''] = keysOf([person('Cruz')]);
  const both = keysOf([person('Dana Cruz'), person('Lee Cruz')], { done: [key] });
  expect(both).toHaveLength(2);
  expect(new Set(both).size).toBe(2);
  expect(both).toContain(key);
});
