import { describe, expect, it } from 'vitest';
import { JANE } from './calendar-text.ts';
import {
  DAY,
  dayOf,
  HOUR,
  instantOf,
  plusBusinessDays,
  plusDays,
  rolled,
  timeOf,
  weekLater,
} from './local-time.ts';
import { MOMENTS, WEEK } from './moments.ts';
import * as series from './series.ts';

const cadence = 'dos-and-donts';
const thursday = { cadence, start: '2026-09-17T13:00', end: '2026-09-17T14:00' } as const;

describe('dos-and-donts.1: the thank-you', () => {
  for (const moment of MOMENTS) {
    it(`dos-and-donts.1: is sent as soon as one is home from an interview that ends on ${moment.when}`, async () => {
      const planned = await series.planSeries({ cadence, ...moment });
      const thanks = series.only(series.stepsOf(planned, 'thank-you'));
      expect(thanks).toMatchObject({ channel: 'email', touch: null });
      expect(thanks.rules).toContain('dos-and-donts.1');
      const end = series.endOf(planned);
      const nextMorning = instantOf(`${plusDays(dayOf(end, moment.zone), 1)}T10:00`, moment.zone);
      series.expectBetween(
        thanks,
        end,
        timeOf(end, moment.zone) > '19:00' ? nextMorning : end + 4 * HOUR,
      );
      if (timeOf(end, moment.zone) <= '12:00')
        expect(series.dayOfStep(planned, thanks)).toBe(dayOf(end, moment.zone));
    });
  }

  it('dos-and-donts.1: goes to everyone', async () => {
    const attendees = [
      JANE,
      { name: 'Dana Cruz', email: 'dana@acme.example' },
      { name: 'Lee Wu', email: 'lee@acme.example' },
    ];
    const planned = await series.planSeries({ ...thursday, attendees });
    const reached = series
      .stepsOf(planned, 'thank-you')
      .map(({ to }) => to.map(({ email }) => email).join());
    expect(reached.sort()).toEqual(['dana@acme.example', JANE.email, 'lee@acme.example']);
  });

  const channels = [
    ['Prefers phone.', 'phone'],
    ['Prefers email.', 'email'],
    ['Prefers phone. No phone calls.', 'email'],
  ] as const;
  for (const [says, channel] of channels) {
    it(`dos-and-donts.1: takes the channel that the recruiter prefers: ${says}`, async () => {
      const planned = await series.planSeries({ ...thursday, says });
      expect(series.only(series.stepsOf(planned, 'thank-you')).channel).toBe(channel);
    });
  }

  it('dos-and-donts.1: rings nobody up at night', async () => {
    const late = { ...thursday, start: '2026-09-17T21:00', end: '2026-09-17T22:30' } as const;
    const says = 'Prefers phone. They will decide by 2026-09-18.';
    const thanks = series.only(
      series.stepsOf(await series.planSeries({ ...late, says }), 'thank-you'),
    );
    expect(thanks.channel).toBe('email');
    const morning = series.only(
      series.stepsOf(await series.planSeries({ ...late, says: 'Prefers phone.' }), 'thank-you'),
    );
    expect(morning.channel).toBe('phone');
  });

  it('dos-and-donts.1: is posted within 48 hours where they prefer post', async () => {
    const planned = await series.planSeries({ ...thursday, says: 'Prefers post.' });
    const card = series.only(series.stepsOf(planned, 'card'));
    expect(card.channel).toBe('post');
    series.expectBetween(card, series.endOf(planned), series.endOf(planned) + 2 * DAY);
  });
});

/** What was agreed, for an interview on Thursday 17 September, and the day of the first call. */
const AGREED = [
  ['nothing', '', '2026-09-21'],
  ['a day, "call me in four days"', 'Call me in four days.', '2026-09-21'],
  ['a day of the month', 'Call back on the 23rd.', '2026-09-23'],
  ['a day of the next month', 'Call back on the 14th.', '2026-10-14'],
  ['a Saturday', 'Call back on the 26th.', '2026-09-28'],
  ['a Sunday', 'Call back on the 27th.', '2026-09-28'],
  ['a day before P', 'They will decide by 2026-09-30. Call back on the 23rd.', '2026-09-23'],
  ['a day after P', 'They will decide by 2026-09-21. Call back on the 24th.', '2026-09-24'],
] as const;

describe('dos-and-donts.2: the first call', () => {
  for (const [what, says, day] of AGREED) {
    it(`dos-and-donts.2: is on the day agreed, or the business day after it: ${what}`, async () => {
      expectFirstCall(await series.planSeries({ ...thursday, says }), day);
    });
  }

  for (const [weekday, day] of WEEK) {
    it(`dos-and-donts.2: is four days after an interview on a ${weekday} where nothing is agreed`, async () => {
      const planned = await series.planSeries({
        cadence,
        start: `${day}T10:00`,
        end: `${day}T11:00`,
      });
      expectFirstCall(planned, rolled(plusDays(day, 4)));
    });

    const promised = plusDays(day, 7);
    it(`dos-and-donts.2: is on the business day after P, a ${weekday}`, async () => {
      const planned = await series.planSeries({
        ...thursday,
        says: `They will decide by ${promised}.`,
      });
      expectFirstCall(planned, plusBusinessDays(promised, 1));
    });
  }

  it('dos-and-donts.2: tells the agreed day', async () => {
    const planned = await series.planSeries({
      cadence,
      start: '2026-09-15T10:00',
      end: '2026-09-15T11:00',
      says: 'Call back on the 23rd.',
    });
    expect(planned.interview.agreedCall).toBe('2026-09-23');
    const friday = {
      cadence,
      start: '2026-09-18T10:00',
      end: '2026-09-18T11:00',
      says: 'Call me in four days.',
    } as const;
    expect((await series.planSeries(friday)).interview.agreedCall).toBe('2026-09-22');
  });

  const elsewhere = [
    [
      'the evening in Los Angeles, the next day in UTC',
      'America/Los_Angeles',
      '2026-09-17T20:00',
      '2026-09-21',
      undefined,
    ],
    [
      'the morning in Auckland, the day before in UTC',
      'Pacific/Auckland',
      '2026-09-18T09:00',
      '2026-09-22',
      undefined,
    ],
    ['the Thursday before Labor Day', 'America/New_York', '2026-09-03T13:00', '2026-09-08', 'US'],
    [
      'the Thursday before Labor Day, in Germany',
      'Europe/Berlin',
      '2026-09-03T13:00',
      '2026-09-07',
      'DE',
    ],
    ['the Monday before Good Friday', 'Europe/Berlin', '2026-03-30T13:00', '2026-04-07', 'DE'],
    [
      'the Thursday before spring forward',
      'America/New_York',
      '2026-03-05T13:00',
      '2026-03-09',
      undefined,
    ],
    [
      'the Wednesday before fall back',
      'Europe/Berlin',
      '2026-10-21T13:00',
      '2026-10-26',
      undefined,
    ],
  ] as const;
  for (const [what, zone, start, day, country] of elsewhere) {
    it(`dos-and-donts.2: is four days, rolled forward, after an interview on ${what}`, async () => {
      const end = start.replace(/:00$/, ':45');
      expectFirstCall(await series.planSeries({ cadence, zone, country, start, end }), day);
    });
  }

  for (const says of ['No phone calls.', 'Prefers phone. No phone calls.', 'Prefers email.']) {
    it(`dos-and-donts.2: and every other call is an e-mail where the event says: ${says}`, async () => {
      const planned = await series.planSeries({ ...thursday, says });
      expect(series.channelsOf(planned)).toEqual(['email']);
      expect(series.dayOfStep(planned, series.touchOf(planned, 1))).toBe('2026-09-21');
    });
  }

  it('dos-and-donts.2: and every other call keeps its time where it becomes an e-mail', async () => {
    const times = async (says: string) =>
      series
        .stepsOf(await series.planSeries({ ...thursday, says }), 'status')
        .map(({ start }) => start);
    expect(await times('No phone calls.')).toEqual(await times(''));
  });
});

function expectFirstCall(planned: series.Series, day: string): void {
  const call = series.touchOf(planned, 1);
  expect(call).toMatchObject({ kind: 'status', channel: 'phone' });
  expect(call.rules).toContain('dos-and-donts.2');
  expect(series.dayOfStep(planned, call)).toBe(day);
}

describe('dos-and-donts.3 and .4: calling back and the end', () => {
  for (const [weekday, day] of WEEK) {
    it(`dos-and-donts.3 and .4: call back at most twice and then end, interview on a ${weekday}`, async () => {
      const planned = await series.planSeries({
        cadence,
        start: `${day}T10:00`,
        end: `${day}T11:00`,
      });
      expectCallsApart(planned);
      for (const { text } of series.stepsOf(planned, 'status'))
        expect(text).toMatch(/message|voicemail/i);
    });
  }

  const unanswered = [
    ['on its day', thursday, '2026-09-21T10:00'],
    ['a day late', thursday, '2026-09-22T10:00'],
    ['on a Friday', thursday, '2026-09-25T10:00'],
    ['on a Saturday', thursday, '2026-09-26T10:00'],
    ['late on a day, the next in UTC', thursday, '2026-09-24T21:30'],
    [
      'before Labor Day',
      { ...thursday, country: 'US', start: '2026-08-31T13:00', end: '2026-08-31T14:00' },
      '2026-09-04T10:00',
    ],
    [
      'before Easter',
      {
        ...thursday,
        country: 'DE',
        zone: 'Europe/Berlin',
        start: '2026-03-26T13:00',
        end: '2026-03-26T14:00',
      },
      '2026-04-02T10:00',
    ],
  ] as const;
  for (const [what, interview, at] of unanswered) {
    it(`dos-and-donts.3 and .4: count from a first call that nobody answered ${what}`, async () => {
      const planned = await series.planSeries(interview, [{ touch: 1, did: 'no-answer', at }]);
      expectCallsApart(planned, at.slice(0, 10));
    });
  }

  it('dos-and-donts.3 and .4: plan no fourth call, and end a week after the third', async () => {
    const planned = await series.planSeries(thursday, [
      { touch: 1, did: 'no-answer', at: '2026-09-21T10:00' },
      { touch: 2, did: 'no-answer', at: '2026-09-28T10:00' },
      { touch: 3, did: 'no-answer', at: '2026-10-02T10:00' },
    ]);
    expect(series.openOf(planned, 'status')).toEqual([]);
    series.expectClosing(planned, '2026-10-09', 'dos-and-donts.4');
  });
});

/** Two or three calls, each two business days or more after the one before, then the end. */
function expectCallsApart(planned: series.Series, firstMade?: string): void {
  const calls = series.stepsOf(planned, 'status');
  expect([2, 3]).toContain(calls.length);
  series.expectMannerly(planned, calls.length);
  const [planned1, ...planned2] = calls.map((call) => series.dayOfStep(planned, call));
  const days = [firstMade ?? planned1 ?? '', ...planned2];
  for (const [index, day] of days.entries()) {
    const earliest =
      index === 0 ? day : plusBusinessDays(days[index - 1] ?? '', 2, planned.country);
    expect(day >= earliest, `${day} is ${earliest} or later`).toBe(true);
  }
  for (const call of calls.slice(1)) {
    expect(call.channel).toBe('phone');
    expect(call.rules).toContain('dos-and-donts.3');
  }
  series.expectClosing(planned, weekLater(days.at(-1) ?? '', planned.country), 'dos-and-donts.4');
}
