import { describe, expect, test } from 'vitest';
import type { Reason, Step } from '../../../functions/domain/plan/step.ts';
import { englishLanguage } from '../../../functions/domain/wording/english.ts';
import { clock, longDay, shortDay } from '../../../functions/domain/wording/english-dates.ts';
import type { About } from '../../../functions/domain/wording/language.ts';
import { day } from '../make.ts';

const dates: [string, string, string][] = [
  ['2026-12-04', 'Fri 4 Dec', 'Friday, 4 December'],
  ['2026-01-01', 'Thu 1 Jan', 'Thursday, 1 January'],
  ['2024-02-29', 'Thu 29 Feb', 'Thursday, 29 February'],
  ['2026-05-31', 'Sun 31 May', 'Sunday, 31 May'],
  ['2026-09-14', 'Mon 14 Sep', 'Monday, 14 September'],
  ['1969-07-20', 'Sun 20 Jul', 'Sunday, 20 July'],
];

describe('a day in English', () => {
  test.each(dates)('%s is "%s" in a cell and "%s" in a letter', (text, short, long) => {
    expect(shortDay(day(text))).toBe(short);
    expect(longDay(day(text))).toBe(long);
  });
});

describe('a time in English', () => {
  test.each([
    [0, '00:00'],
    [545, '09:05'],
    [870, '14:30'],
    [1439, '23:59'],
    [600.5, '10:00'],
  ])('%s minutes is %s', (minute, expected) => {
    expect(clock(minute)).toBe(expected);
  });
});

const friday = day('2026-12-04');
const reasons: [Reason, string][] = [
  [{ because: 'promise', day: friday }, 'because they promised an answer by Fri 4 Dec'],
  [{ because: 'decision-soon', day: friday }, 'because they decide by Fri 4 Dec'],
  [{ because: 'new-date', day: friday }, 'because they named Fri 4 Dec when you last spoke'],
  [{ because: 'agreed-call', day: friday }, 'because a call was agreed for Fri 4 Dec'],
  [{ because: 'previous', day: friday }, 'because the contact before stands on Fri 4 Dec'],
  [{ because: 'outcome', outcome: 'withdrawn' }, 'because you withdrew'],
];

describe('a reason in English', () => {
  test.each(reasons)('%j', (reason, expected) => {
    const step = { reason } as Parameters<typeof englishLanguage.reason>[0];
    expect(englishLanguage.reason(step)).toBe(expected);
  });
});

describe('a thank-you in English', () => {
  const people = [
    { name: 'Dana Cruz', email: 'dana@acme.example', title: null },
    { name: 'Lee Wong', email: null, title: null },
  ];
  const about: About = {
    company: 'Acme',
    role: 'Buyer',
    day: friday,
    minute: 600,
    callsLater: false,
    owner: 'Maya Patel',
    interviewers: people,
    lessons: [],
  };
  const thanks = (changed: Partial<Step>): Step =>
    ({ kind: 'thank-you', as: 'both', channel: 'email', to: [people[0]], ...changed }) as Step;

  test('names the others of its slot where it stands for all of them, and nowhere else', () => {
    expect(englishLanguage.task(thanks({}), about)).toContain('In the same slot: Lee Wong');
    expect(englishLanguage.task(thanks({ as: 'task' }), about)).not.toContain('Lee Wong');
    expect(englishLanguage.task(thanks({ to: [] }), about)).not.toContain('Lee Wong');
  });

  test('is something to say, and something for a machine, where it is a call', () => {
    const call = thanks({ channel: 'phone' });
    expect(englishLanguage.task(call, about)).toMatch(/^Call Dana Cruz/);
    expect(englishLanguage.draft(call, about)?.body).toContain('I am calling to thank you');
    expect(englishLanguage.draft(call, about)?.body).not.toMatch(/Dear|Kind regards/);
    expect(englishLanguage.voicemail(call, about)).toContain('You can reach me at this number');
  });
});
