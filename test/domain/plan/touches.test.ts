import { describe, expect, test } from 'vitest';
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import { cadences } from '../../../functions/domain/cadences/all-cadences.ts';
import type { CadenceName } from '../../../functions/domain/cadences/cadence.ts';
import { type Notes, noNotes } from '../../../functions/domain/notes/notes.ts';
import {
  type Anchors,
  channelOf,
  dayOfTouch,
  firstFreeDay,
  startOfTouch,
} from '../../../functions/domain/plan/touches.ts';
import { formatDay, formatInstant } from '../../../functions/domain/time.ts';
import { day, daysOff, zone } from '../make.ts';

type Facts = { on?: string; applied?: string; by?: string; call?: string; previous?: string };

function anchors({ on, applied, by, call, previous }: Facts): Anchors {
  const known = (text: string | undefined) => (text === undefined ? null : day(text));
  return {
    interviewDay: known(on),
    appliedOn: known(applied),
    promisedBy: known(by),
    agreedCall: known(call),
    previous: known(previous),
  };
}

/** Tuesday 6 October 2026 is the interview's day; Friday the 9th the end of its week. */
const on = '2026-10-06';
const days: [string, CadenceName, number, Facts, string][] = [
  ['two business days after the promise', 'recommended', 0, { on, by: '2026-10-09' }, '2026-10-13'],
  ['seven days after the interview', 'recommended', 0, { on }, '2026-10-13'],
  ['seven days after the last', 'recommended', 1, { on, previous: '2026-10-13' }, '2026-10-20'],
  [
    'on Monday, a week after a Saturday',
    'recommended',
    1,
    { on, previous: '2026-10-17' },
    '2026-10-26',
  ],
  ['a day after the promise', 'five-guidelines', 0, { on, by: '2026-10-08' }, '2026-10-09'],
  ['on Monday after a Friday', 'five-guidelines', 0, { on, by: '2026-10-09' }, '2026-10-12'],
  ['after the usual Friday', 'five-guidelines', 0, { on }, '2026-10-12'],
  ["after the next week's Friday", 'five-guidelines', 0, { on: '2026-10-09' }, '2026-10-19'],
  ["after the next week's Friday", 'five-guidelines', 0, { on: '2026-10-11' }, '2026-10-19'],
  [
    'on the day agreed',
    'dos-and-donts',
    0,
    { on, by: '2026-10-09', call: '2026-10-08' },
    '2026-10-08',
  ],
  [
    'on Monday for an agreed Saturday',
    'dos-and-donts',
    0,
    { on, call: '2026-10-10' },
    '2026-10-12',
  ],
  [
    'the business day after the promise',
    'dos-and-donts',
    0,
    { on, by: '2026-10-09' },
    '2026-10-12',
  ],
  ['four days after the interview', 'dos-and-donts', 0, { on: '2026-10-05' }, '2026-10-09'],
  [
    'three business days after a call',
    'dos-and-donts',
    1,
    { on, previous: '2026-10-09' },
    '2026-10-14',
  ],
  ['two days after the promise', 'eight-rules', 0, { on, by: '2026-10-07' }, '2026-10-09'],
  ['the business day after the promise', 'how-often', 0, { on, by: '2026-10-09' }, '2026-10-12'],
  ['a week after the interview', 'how-often', 0, { on }, '2026-10-13'],
  [
    'seven full days after, promise or not',
    'weekly-calls',
    0,
    { on, by: '2026-10-30' },
    '2026-10-13',
  ],
];

describe('the day of a touch is', () => {
  test.each(days)('%s: %s %i', (_, cadence, index, facts, expected) => {
    const touch = cadences[cadence].touches[index];
    const found = dayOfTouch(touch?.when ?? [], anchors(facts), plainWorkCalendar);
    expect(found && formatDay(found.day)).toBe(expected);
  });

  test('past a holiday', () => {
    const touch = cadences.recommended.touches[0];
    const found = dayOfTouch(touch?.when ?? [], anchors({ on }), daysOff('2026-10-13'));
    expect(found && formatDay(found.day)).toBe('2026-10-14');
  });

  test('counted from the application where there is no interview', () => {
    const found = cadences.recommended.application.touches.map((touch) =>
      dayOfTouch(touch.when, anchors({ applied: '2026-10-03' }), plainWorkCalendar),
    );
    expect(found.map((one) => one && formatDay(one.day))).toStrictEqual([
      '2026-10-12',
      '2026-10-19',
    ]);
  });

  test('unknown where no fact is', () => {
    const touch = cadences.recommended.touches[0];
    expect(dayOfTouch(touch?.when ?? [], anchors({}), plainWorkCalendar)).toBeNull();
  });

  test('the next one that is free', () => {
    const taken = new Set([day('2026-10-09'), day('2026-10-12')]);
    const free = firstFreeDay(day('2026-10-09'), taken, plainWorkCalendar);
    expect(formatDay(free)).toBe('2026-10-13');
  });
});

const hours: [string, Parameters<typeof startOfTouch>[2], number, number[], string][] = [
  ['ten in the morning', 'mid-morning', 900, [540, 1020], '10:00'],
  ['half past two', 'mid-afternoon', 900, [540, 1020], '14:30'],
  ['the hour at which the interview ended', 'hour-of-interview', 900, [540, 1020], '15:00'],
  ['the next full quarter', 'hour-of-interview', 901, [540, 1020], '15:15'],
  ['ten after an early interview', 'hour-of-interview', 500, [540, 1020], '10:00'],
  ['the last quarter before they close', 'hour-of-interview', 1200, [540, 1020], '16:45'],
  ['when they open', 'mid-morning', 900, [660, 1140], '11:00'],
];

describe('the hour of a touch is', () => {
  test.each(hours)('%s', (_, part, endedMinute, [opens = 0, closes = 0], expected) => {
    const work = { ...plainWorkCalendar, opens, closes };
    const where = zone('America/St_Johns');
    const start = startOfTouch(where, day('2026-10-13'), part, endedMinute, work);
    expect(formatInstant(where, start)).toBe(`2026-10-13T${expected}:00-02:30`);
  });
});

const channels: [string, 'email' | 'phone', Partial<Notes>, string, string[]][] = [
  ['of the cadence', 'phone', {}, 'phone', []],
  ['e-mail where no calls are wanted', 'phone', { noPhoneCalls: true }, 'email', ['common.6']],
  [
    'e-mail above a preference',
    'phone',
    { noPhoneCalls: true, prefers: 'phone' },
    'email',
    ['common.6'],
  ],
  ['e-mail all the same', 'email', { noPhoneCalls: true }, 'email', []],
  ['the preferred phone', 'email', { prefers: 'phone' }, 'phone', ['common.8']],
  ['the preferred e-mail', 'phone', { prefers: 'email' }, 'email', ['common.8']],
  ['never post', 'email', { prefers: 'post' }, 'email', []],
];

describe('the channel of a touch is', () => {
  test.each(channels)('%s: %s %j', (_, channel, notes, expected, rules) => {
    const chosen = channelOf({ channel }, { ...noNotes, ...notes });
    expect(chosen).toStrictEqual({ channel: expected, rules });
  });
});
