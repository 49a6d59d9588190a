import { describe, expect, it } from 'vitest';
import { JANE } from './calendar-text.ts';
import { DAY, plusBusinessDays, plusDays, rolled, weekLater } from './local-time.ts';
import { MOMENTS, PAST_MIDNIGHT, WEEK } from './moments.ts';
import * as series from './series.ts';

const cadence = 'how-often';
const wednesday = { cadence, start: '2026-09-16T13:00', end: '2026-09-16T14:00' } as const;

describe('how-often.1: the thank-you note', () => {
  for (const moment of [...MOMENTS, PAST_MIDNIGHT]) {
    it(`how-often.1: is a card to post within 24 hours of an interview that ends on ${moment.when}`, async () => {
      const planned = await series.planSeries({ cadence, ...moment });
      const card = series.only(series.stepsOf(planned, 'card'));
      expect(card).toMatchObject({ channel: 'post', touch: null });
      expect(card.rules).toContain('how-often.1');
      series.expectBetween(card, series.endOf(planned), series.endOf(planned) + DAY);
      expect(series.stepsOf(planned, 'thank-you')).toEqual([]);
    });
  }

  it('how-often.1: goes to each interviewer', async () => {
    const planned = await series.planSeries({
      ...wednesday,
      attendees: [JANE, { name: 'Dana Cruz', email: 'dana@acme.example' }],
    });
    const reached = series
      .stepsOf(planned, 'card')
      .map(({ to }) => to.map(({ name }) => name).join());
    expect(reached.sort()).toEqual(['Dana Cruz', JANE.name]);
  });
});

/** Where the first business day after P meets holidays and clocks. */
const AFTER_P = [
  ['Labor Day', 'US', 'America/New_York', '2026-09-01', '2026-09-04', '2026-09-08'],
  ['Labor Day in Germany', 'DE', 'Europe/Berlin', '2026-09-01', '2026-09-04', '2026-09-07'],
  ['Easter in Germany', 'DE', 'Europe/Berlin', '2026-03-26', '2026-04-02', '2026-04-07'],
  [
    'Easter where no country is set',
    undefined,
    'Europe/Berlin',
    '2026-03-26',
    '2026-04-02',
    '2026-04-03',
  ],
  ['Christmas', 'US', 'America/Denver', '2026-12-17', '2026-12-24', '2026-12-28'],
  ['spring forward', undefined, 'America/New_York', '2026-03-02', '2026-03-06', '2026-03-09'],
  ['fall back', undefined, 'Europe/Berlin', '2026-10-20', '2026-10-23', '2026-10-26'],
] as const;

describe('how-often.2: the first call', () => {
  for (const [weekday, day] of WEEK) {
    const promised = plusDays(day, 7);
    it(`how-often.2: is mid-morning on the first business day after P, a ${weekday}`, async () => {
      const planned = await series.planSeries({
        ...wednesday,
        says: `They will decide by ${promised}.`,
      });
      expect(planned.interview.promisedBy).toBe(promised);
      expectFirstCall(planned, plusBusinessDays(promised, 1));
    });

    it(`how-often.2: is one week after an interview on a ${weekday} without P`, async () => {
      const planned = await series.planSeries({
        cadence,
        start: `${day}T13:00`,
        end: `${day}T14:00`,
      });
      expectFirstCall(planned, weekLater(day));
    });
  }

  for (const [what, country, zone, day, promised, call] of AFTER_P) {
    it(`how-often.2: keeps to business days after P: ${what}`, async () => {
      const interview = {
        cadence,
        country,
        zone,
        start: `${day}T13:00`,
        end: `${day}T14:00`,
      } as const;
      expectFirstCall(
        await series.planSeries({ ...interview, says: `They will decide by ${promised}.` }),
        call,
      );
    });
  }

  it('how-often.2: comes after "decision by Friday", in the interview’s own zone', async () => {
    const auckland = {
      zone: 'Pacific/Auckland',
      home: 'America/Los_Angeles',
      says: 'Decision by Friday.',
    };
    const planned = await series.planSeries({
      cadence,
      start: '2026-09-16T08:00',
      end: '2026-09-16T09:00',
      ...auckland,
    });
    expectFirstCall(planned, '2026-09-21');
  });

  for (const says of ['No phone calls.', 'Prefers email.', 'Prefers phone. No phone calls.']) {
    it(`how-often.2: and every other call is an e-mail where the event says: ${says}`, async () => {
      const planned = await series.planSeries({ ...wednesday, says });
      expect(series.channelsOf(planned)).toEqual(['email']);
      expect(series.dayOfStep(planned, series.touchOf(planned, 1))).toBe('2026-09-23');
      series.expectMidMorning(planned, series.touchOf(planned, 1));
    });
  }

  it('how-often.2: keeps its time where it becomes an e-mail', async () => {
    const first = async (says: string) =>
      series.touchOf(await series.planSeries({ ...wednesday, says }), 1).start;
    expect(await first('No phone calls.')).toBe(await first(''));
  });

  it('how-often.2: waits for the next business day where the card is posted on the day after P', async () => {
    const evening = { cadence, start: '2026-09-17T20:00', end: '2026-09-17T21:00' } as const;
    const planned = await series.planSeries({
      ...evening,
      says: 'They will decide by 2026-09-17.',
    });
    const posted = series.dayOfStep(planned, series.only(series.stepsOf(planned, 'card')));
    expectFirstCall(planned, posted === '2026-09-18' ? '2026-09-21' : '2026-09-18');
  });
});

function expectFirstCall(planned: series.Series, day: string): void {
  series.expectMannerly(planned, 3);
  const call = series.touchOf(planned, 1);
  expect(call).toMatchObject({ kind: 'status', channel: 'phone' });
  expect(call.rules).toContain('how-often.2');
  expect(series.dayOfStep(planned, call)).toBe(day);
  series.expectMidMorning(planned, call);
}

/** The date given in the call of Wednesday 23 September, and the day of the call that it leads to. */
const NEW_DATES = [
  ['a Monday', '2026-09-28'],
  ['a Wednesday', '2026-09-30'],
  ['a Friday', '2026-10-02'],
  ['a Saturday', '2026-10-03'],
  ['a Sunday', '2026-10-04'],
  ['weeks away, after fall back', '2026-11-03'],
] as const;

describe('how-often.3: the call on the new date', () => {
  const given = (date: string) =>
    ({ touch: 1, did: 'new-date', at: '2026-09-23T10:30', date }) as const;

  for (const [what, date] of NEW_DATES) {
    it(`how-often.3: is mid-afternoon on the new date, ${what}, and nothing comes before it`, async () => {
      const planned = await series.planSeries(wednesday, [given(date)]);
      const call = expectCallOn(planned, rolled(date));
      expect(series.openOf(planned, 'status')[0]?.key, 'no touch comes before the new date').toBe(
        call.key,
      );
    });
  }

  it('how-often.3: is an e-mail at the same time where there are to be no phone calls', async () => {
    const planned = await series.planSeries({ ...wednesday, says: 'No phone calls.' }, [
      given('2026-09-30'),
    ]);
    expect(series.channelsOf(planned)).toEqual(['email']);
    const [next] = series.openOf(planned, 'status');
    expect(next && series.dayOfStep(planned, next)).toBe('2026-09-30');
    expectMidAfternoon(planned, next);
  });

  it('how-often.3: is followed by a short e-mail the same afternoon where nobody answered', async () => {
    const planned = await series.planSeries(wednesday, [given('2026-09-30')]);
    const call = expectCallOn(planned, '2026-09-30');
    const silence = { step: call.key, did: 'no-answer', at: '2026-09-30T14:20' } as const;
    const silent = await series.planSeries(wednesday, [given('2026-09-30'), silence]);
    const emails = series.stepsOf(silent, 'status').filter(({ channel }) => channel === 'email');
    const sameDay = series.only(
      emails.filter((step) => series.dayOfStep(silent, step) === '2026-09-30'),
    );
    expect(
      series.timeOfStep(silent, sameDay) >= '14:00',
      `${sameDay.start} is in the afternoon`,
    ).toBe(true);
    expect(
      series.timeOfStep(silent, sameDay) < '18:00',
      `${sameDay.start} is in the afternoon`,
    ).toBe(true);
    expect(sameDay.rules).toContain('how-often.3');
  });

  it('how-often.3: is followed by the e-mail on the afternoon on which it was made, where it was made early', async () => {
    const planned = await series.planSeries(wednesday, [given('2026-09-30')]);
    const call = expectCallOn(planned, '2026-09-30');
    const silence = { step: call.key, did: 'no-answer', at: '2026-09-28T15:00' } as const;
    const silent = await series.planSeries(wednesday, [given('2026-09-30'), silence]);
    const emails = series.stepsOf(silent, 'status').filter(({ channel }) => channel === 'email');
    const [note] = emails;
    expect(note && series.dayOfStep(silent, note)).toBe('2026-09-28');
    expect(note && series.timeOfStep(silent, note)).toBe('15:30');
  });

  it('how-often.3: is followed by silence for a week, then by the next touch of how-often.4', async () => {
    const planned = await series.planSeries(wednesday, [given('2026-09-30')]);
    const later = series
      .openOf(planned, 'status')
      .filter((step) => series.dayOfStep(planned, step) > '2026-09-30');
    expect(later[0] && series.dayOfStep(planned, later[0])).toBe('2026-10-07');
    expect(later[0]?.rules).toContain('how-often.4');
  });
});

function expectCallOn(planned: series.Series, day: string): series.Step {
  const calls = series
    .openOf(planned, 'status')
    .filter((step) => series.dayOfStep(planned, step) === day);
  const call = series.only(calls.filter(({ channel }) => channel === 'phone'));
  expect(call.rules).toContain('how-often.3');
  expectMidAfternoon(planned, call);
  return call;
}

function expectMidAfternoon(planned: series.Series, step: series.Step | undefined): void {
  const time = step === undefined ? 'never' : series.timeOfStep(planned, step);
  expect(time >= '14:00' && time <= '16:00', `${time} is mid-afternoon`).toBe(true);
}

/** What became of the first call (due on Wednesday 23 September), then the days of the second and third touch. */
const COUNTED = [
  ['made on its day', { did: 'no-answer', at: '2026-09-23T10:00' }, '2026-09-30', '2026-10-07'],
  ['made two days late', { did: 'no-answer', at: '2026-09-25T10:00' }, '2026-10-02', '2026-10-09'],
  ['made on a Saturday', { did: 'no-answer', at: '2026-09-26T10:00' }, '2026-10-05', '2026-10-12'],
  ['made and ticked', { did: 'done', at: '2026-09-24T10:00' }, '2026-10-01', '2026-10-08'],
  [
    'moved to a Monday',
    { did: 'moved', at: '2026-09-22T10:00', start: '2026-09-28T10:00' },
    '2026-10-05',
    '2026-10-12',
  ],
] as const;

describe('how-often.4: silence', () => {
  for (const [weekday, day] of WEEK) {
    it(`how-often.4: brings a touch a week later and one more, then the end, interview on a ${weekday}`, async () => {
      const planned = await series.planSeries({
        cadence,
        start: `${day}T10:00`,
        end: `${day}T11:00`,
      });
      series.expectMannerly(planned, 3);
      expectWeekly(planned, weekLater(weekLater(day)), weekLater(weekLater(weekLater(day))));
    });
  }

  for (const [what, deed, second, third] of COUNTED) {
    it(`how-often.4: counts from a first call ${what}`, async () => {
      expectWeekly(await series.planSeries(wednesday, [{ touch: 1, ...deed }]), second, third);
    });
  }

  it('how-often.4: counts the third touch from when the second was sent, and rolls over Labor Day', async () => {
    const august = {
      cadence,
      country: 'US',
      start: '2026-08-17T10:00',
      end: '2026-08-17T11:00',
    } as const;
    const planned = await series.planSeries(august, [
      { touch: 1, did: 'no-answer', at: '2026-08-24T10:00' },
      { touch: 2, did: 'no-answer', at: '2026-08-31T15:00' },
    ]);
    expectWeekly(planned, '', '2026-09-08');
  });

  it('how-often.4: ends after the third touch', async () => {
    const planned = await series.planSeries(wednesday, [
      { touch: 1, did: 'no-answer', at: '2026-09-23T10:00' },
      { touch: 2, did: 'no-answer', at: '2026-09-30T10:00' },
      { touch: 3, did: 'no-answer', at: '2026-10-07T10:00' },
    ]);
    expect(series.openOf(planned, 'status')).toEqual([]);
    expect(series.only(series.openOf(planned, 'closing')).rules).toContain('how-often.4');
  });
});

function expectWeekly(planned: series.Series, ...days: string[]): void {
  for (const [index, day] of days.entries()) {
    if (day === '') continue;
    const touch = series.touchOf(planned, index + 2);
    expect(['phone', 'email']).toContain(touch.channel);
    expect(touch.rules).toContain('how-often.4');
    expect(series.dayOfStep(planned, touch)).toBe(day);
  }
  const closing = series.daysOf(planned, 'closing')[0] ?? '';
  expect(closing > (days.at(-1) ?? ''), `the end, ${closing}, comes after the third touch`).toBe(
    true,
  );
  series.expectClosing(planned, closing, 'how-often.4');
}
