import { describe, expect, it } from 'vitest';
import { JANE } from './calendar-text.ts';
import { DAY, weekLater } from './local-time.ts';
import { MOMENTS, PAST_MIDNIGHT, WEEK } from './moments.ts';
import * as series from './series.ts';

const cadence = 'weekly-calls';
const wednesday = { cadence, start: '2026-09-16T10:00', end: '2026-09-16T11:00' } as const;

describe('weekly-calls.1: the thank-you card', () => {
  for (const moment of [...MOMENTS, PAST_MIDNIGHT]) {
    it(`weekly-calls.1: is to post within 24 hours of an interview that ends on ${moment.when}`, async () => {
      const planned = await series.planSeries({ cadence, ...moment });
      const card = series.only(series.stepsOf(planned, 'card'));
      expect(card).toMatchObject({ channel: 'post', touch: null });
      expect(card.rules).toContain('weekly-calls.1');
      series.expectBetween(card, series.endOf(planned), series.endOf(planned) + DAY);
      expect(series.stepsOf(planned, 'thank-you')).toEqual([]);
    });
  }

  it('weekly-calls.1: goes to each interviewer and announces a call in one week', async () => {
    const planned = await series.planSeries({
      ...wednesday,
      attendees: [JANE, { name: 'Dana Cruz', email: 'dana@acme.example' }],
    });
    const cards = series.stepsOf(planned, 'card');
    expect(cards.map(({ to }) => to.map(({ name }) => name).join()).sort()).toEqual([
      'Dana Cruz',
      JANE.name,
    ]);
    for (const { text } of cards) {
      expect(text).toMatch(/\b(call|phone|ring|telephone)/i);
      expect(text).toMatch(/week|Wednesday|September 23|23 September|2026-09-23|seven days/i);
    }
  });
});

const ELSEWHERE = [
  [
    'on an evening in Los Angeles, the next day in UTC',
    'America/Los_Angeles',
    '2026-09-16T16:30',
    '2026-09-23',
    undefined,
  ],
  [
    'on a morning in Auckland, the day before in UTC',
    'Pacific/Auckland',
    '2026-09-16T08:00',
    '2026-09-23',
    undefined,
  ],
  ['a week before Labor Day', 'America/New_York', '2026-08-31T10:00', '2026-09-08', 'US'],
  [
    'a week before Labor Day, from Germany',
    'Europe/Berlin',
    '2026-08-31T10:00',
    '2026-09-07',
    'DE',
  ],
  ['a week before Good Friday', 'Europe/Berlin', '2026-03-27T10:00', '2026-04-07', 'DE'],
  [
    'a week before Easter Monday where no country is set',
    'Europe/Berlin',
    '2026-03-30T10:00',
    '2026-04-06',
    undefined,
  ],
  ['a week before Christmas', 'America/New_York', '2026-12-18T10:00', '2026-12-28', 'US'],
  [
    'in the week of spring forward',
    'America/New_York',
    '2026-03-05T10:00',
    '2026-03-12',
    undefined,
  ],
  ['in the week of fall back', 'Europe/Berlin', '2026-10-22T10:00', '2026-10-29', undefined],
  [
    'in the week of spring forward in Sydney',
    'Australia/Sydney',
    '2026-09-30T10:00',
    '2026-10-07',
    undefined,
  ],
] as const;

describe('weekly-calls.2: the first call', () => {
  for (const [weekday, day] of WEEK) {
    it(`weekly-calls.2: is seven days after an interview on a ${weekday}, on a business day`, async () => {
      const planned = await series.planSeries({
        cadence,
        start: `${day}T10:00`,
        end: `${day}T11:00`,
      });
      expectCall(planned, 1, weekLater(day));
    });
  }

  for (const [what, zone, start, day, country] of ELSEWHERE) {
    it(`weekly-calls.2: is seven days, rolled forward, after an interview ${what}`, async () => {
      const end = start.replace(/:(\d)0$/, ':$15');
      expectCall(await series.planSeries({ cadence, zone, country, start, end }), 1, day);
    });
  }

  for (const promised of ['2026-09-18', '2026-09-22', '2026-09-25']) {
    it(`weekly-calls.2: is seven days after the interview also where P is ${promised}`, async () => {
      const planned = await series.planSeries({
        ...wednesday,
        says: `They will decide by ${promised}.`,
      });
      expect(planned.interview.promisedBy).toBe(promised);
      expectCall(planned, 1, '2026-09-23');
    });
  }

  it('weekly-calls.2: is on the same weekday where an interview is written in UTC', async () => {
    const tokyo = {
      cadence,
      zone: 'Asia/Tokyo',
      written: 'utc',
      start: '2026-09-17T08:00',
      end: '2026-09-17T08:45',
    } as const;
    expectCall(await series.planSeries(tokyo), 1, '2026-09-24');
  });

  it('weekly-calls.2: says who calls and when the interview was, asks three things, and has a voicemail script', async () => {
    const { text } = series.touchOf(await series.planSeries(wednesday), 1);
    expect(text).toContain('Maya Patel');
    expect(text).toMatch(/Wednesday|Sep(tember|\.)? 16|16(th)? (of )?Sep|2026-09-16/);
    expect(text).toMatch(/\b10([:.]00)?\b/);
    for (const asked of [
      /process|stand/i,
      /credential|qualif|compare/i,
      /reference/i,
      /voice ?mail/i,
    ]) {
      expect(text).toMatch(asked);
    }
  });

  for (const says of ['No phone calls.', 'Prefers phone. No phone calls.', 'Prefers email.']) {
    it(`weekly-calls.2: and both later calls are e-mails where the event says: ${says}`, async () => {
      const planned = await series.planSeries({ ...wednesday, says });
      expect(series.channelsOf(planned)).toEqual(['email']);
      expect(series.daysOf(planned, 'status')).toEqual(['2026-09-23', '2026-09-30', '2026-10-07']);
    });
  }

  it('weekly-calls.2: and both later calls keep their times where they become e-mails', async () => {
    const times = async (says: string) =>
      series
        .stepsOf(await series.planSeries({ ...wednesday, says }), 'status')
        .map(({ start }) => start);
    expect(await times('No phone calls.')).toEqual(await times(''));
  });
});

/** What became of the first call (due on Wednesday 23 September), then the days of the second and third call and of the end. */
const COUNTED = [
  [
    'was made on its day',
    { did: 'no-answer', at: '2026-09-23T10:00' },
    ['2026-09-30', '2026-10-07', '2026-10-14'],
  ],
  [
    'was made two days late',
    { did: 'no-answer', at: '2026-09-25T10:00' },
    ['2026-10-02', '2026-10-09', '2026-10-16'],
  ],
  [
    'was made on a Sunday',
    { did: 'no-answer', at: '2026-09-27T10:00' },
    ['2026-10-05', '2026-10-12', '2026-10-19'],
  ],
  [
    'was made late, the next day in UTC',
    { did: 'no-answer', at: '2026-09-24T22:00' },
    ['2026-10-01', '2026-10-08', '2026-10-15'],
  ],
  [
    'was made and ticked',
    { did: 'done', at: '2026-09-24T10:00' },
    ['2026-10-01', '2026-10-08', '2026-10-15'],
  ],
  [
    'was moved to a Monday',
    { did: 'moved', at: '2026-09-22T10:00', start: '2026-09-28T10:00' },
    ['2026-10-05', '2026-10-12', '2026-10-19'],
  ],
] as const;

describe('weekly-calls.3 and .4: again, once more, and the end', () => {
  for (const [weekday, day] of WEEK) {
    it(`weekly-calls.3 and .4: are a week apart after an interview on a ${weekday}`, async () => {
      const planned = await series.planSeries({
        cadence,
        start: `${day}T10:00`,
        end: `${day}T11:00`,
      });
      const first = weekLater(day);
      expectCallsAndEnd(planned, [
        weekLater(first),
        weekLater(weekLater(first)),
        weekLater(weekLater(weekLater(first))),
      ]);
    });
  }

  for (const [what, deed, days] of COUNTED) {
    it(`weekly-calls.3 and .4: count from the first call, which ${what}`, async () => {
      expectCallsAndEnd(await series.planSeries(wednesday, [{ touch: 1, ...deed }]), days);
    });
  }

  it('weekly-calls.3 and .4: count from where a call rolled over Labor Day', async () => {
    const august = {
      cadence,
      country: 'US',
      start: '2026-08-24T10:00',
      end: '2026-08-24T11:00',
    } as const;
    expectCallsAndEnd(await series.planSeries(august), ['2026-09-08', '2026-09-15', '2026-09-22']);
  });

  it('weekly-calls.4: ends a week after the third call was made, and plans no fourth', async () => {
    const planned = await series.planSeries(wednesday, [
      { touch: 1, did: 'no-answer', at: '2026-09-23T10:00' },
      { touch: 2, did: 'no-answer', at: '2026-10-01T10:00' },
      { touch: 3, did: 'no-answer', at: '2026-10-09T10:00' },
    ]);
    expect(series.openOf(planned, 'status')).toEqual([]);
    series.expectClosing(planned, '2026-10-16', 'weekly-calls.4');
  });
});

function expectCall(planned: series.Series, touch: number, day: string): void {
  series.expectMannerly(planned, 3);
  const call = series.touchOf(planned, touch);
  expect(call).toMatchObject({ kind: 'status', channel: 'phone' });
  expect(call.rules).toContain(touch === 1 ? 'weekly-calls.2' : 'weekly-calls.3');
  expect(series.dayOfStep(planned, call)).toBe(day);
}

function expectCallsAndEnd(planned: series.Series, [second, third, end]: readonly string[]): void {
  expectCall(planned, 2, second ?? '');
  expectCall(planned, 3, third ?? '');
  series.expectClosing(planned, end ?? '', 'weekly-calls.4');
}
