import { describe, expect, it } from 'vitest';
import { JANE } from './calendar-text.ts';
import { DAY, dayOf, timeOf, weekLater } from './local-time.ts';
import { MOMENTS, PAST_MIDNIGHT, WEEK } from './moments.ts';
import * as series from './series.ts';

const cadence = 'five-guidelines';
const wednesday = { cadence, start: '2026-09-16T13:00', end: '2026-09-16T14:00' } as const;

describe('five-guidelines.1: the thank-you', () => {
  for (const moment of [...MOMENTS, PAST_MIDNIGHT]) {
    it(`five-guidelines.1: is an e-mail in time after an interview that ends on ${moment.when}`, async () => {
      const planned = await series.planSeries({ cadence, ...moment });
      const thanks = series.only(series.stepsOf(planned, 'thank-you'));
      expect(thanks).toMatchObject({ channel: 'email', touch: null });
      expect(thanks.rules).toContain('five-guidelines.1');
      const end = series.endOf(planned);
      series.expectBetween(thanks, end, end + DAY);
      if (timeOf(end, moment.zone) <= '12:00')
        expect(series.dayOfStep(planned, thanks)).toBe(dayOf(end, moment.zone));
    });
  }

  it('five-guidelines.1: goes to each interviewer and asks to be read aloud before it is sent', async () => {
    const dana = { name: 'Dana Cruz', email: 'dana@acme.example' };
    const planned = await series.planSeries({ ...wednesday, attendees: [JANE, dana] });
    const thanks = series.stepsOf(planned, 'thank-you');
    expect(thanks.map(({ to }) => to.map(({ email }) => email).join()).sort()).toEqual([
      dana.email,
      JANE.email,
    ]);
    for (const { text } of thanks) expect(text).toMatch(/aloud/i);
  });
});

/** P, and the first and last day on which touch base may be. */
const AFTER_P = [
  ['Monday', '2026-09-21', '2026-09-22', '2026-09-23'],
  ['Tuesday', '2026-09-22', '2026-09-23', '2026-09-24'],
  ['Wednesday', '2026-09-23', '2026-09-24', '2026-09-25'],
  ['Thursday', '2026-09-24', '2026-09-25', '2026-09-28'],
  ['Friday', '2026-09-25', '2026-09-28', '2026-09-28'],
  ['Saturday', '2026-09-26', '2026-09-28', '2026-09-28'],
  ['Sunday', '2026-09-27', '2026-09-28', '2026-09-29'],
] as const;

const HOLIDAYS_AFTER_P = [
  ['Labor Day', 'US', 'America/New_York', '2026-09-01', '2026-09-04', '2026-09-08', '2026-09-08'],
  [
    'no holiday in Germany on Labor Day',
    'DE',
    'Europe/Berlin',
    '2026-09-01',
    '2026-09-04',
    '2026-09-07',
    '2026-09-07',
  ],
  [
    'Easter in Germany',
    'DE',
    'Europe/Berlin',
    '2026-03-30',
    '2026-04-02',
    '2026-04-07',
    '2026-04-07',
  ],
  [
    'no holiday where no country is set',
    undefined,
    'Europe/Berlin',
    '2026-03-30',
    '2026-04-02',
    '2026-04-03',
    '2026-04-06',
  ],
  ['Thanksgiving', 'US', 'America/Chicago', '2026-11-19', '2026-11-24', '2026-11-25', '2026-11-27'],
  ['Christmas', 'DE', 'Europe/Berlin', '2026-12-21', '2026-12-24', '2026-12-28', '2026-12-28'],
] as const;

/** Interviews without P: end, zone, and the day of touch base. */
const WITHOUT_P: readonly (Omit<series.Scenario, 'cadence'> & { when: string; day: string })[] = [
  ...WEEK.map(([weekday, day], index) => ({
    when: `on a ${weekday}`,
    ...{ start: `${day}T13:00`, end: `${day}T14:00` },
    day: index < 4 ? '2026-09-21' : '2026-09-28',
  })),
  {
    ...{ when: 'on a Thursday evening in Los Angeles, Friday in UTC', zone: 'America/Los_Angeles' },
    ...{ start: '2026-09-17T19:00', end: '2026-09-17T20:00', day: '2026-09-21' },
  },
  {
    ...{
      when: 'on a Thursday evening in Los Angeles, written in UTC',
      zone: 'America/Los_Angeles',
      written: 'utc',
    },
    ...{ start: '2026-09-17T19:00', end: '2026-09-17T20:00', day: '2026-09-21' },
  },
  {
    ...{
      when: 'on a Friday in Auckland, Thursday for the person',
      zone: 'Pacific/Auckland',
      home: 'America/Los_Angeles',
    },
    ...{ start: '2026-09-18T09:00', end: '2026-09-18T10:00', day: '2026-09-28' },
  },
  {
    when: 'before spring forward',
    start: '2026-03-05T13:00',
    end: '2026-03-05T14:00',
    day: '2026-03-09',
  },
  {
    when: 'before fall back',
    start: '2026-10-29T13:00',
    end: '2026-10-29T14:00',
    day: '2026-11-02',
  },
  {
    ...{ when: 'in the week before Labor Day', country: 'US' },
    ...{ start: '2026-09-02T13:00', end: '2026-09-02T14:00', day: '2026-09-08' },
  },
];

describe('five-guidelines.2: touch base', () => {
  for (const [weekday, promised, first, last] of AFTER_P) {
    it(`five-guidelines.2: comes one or two days after P, a ${weekday}, on a business day`, async () => {
      const planned = await series.planSeries({
        ...wednesday,
        says: `They will decide by ${promised}.`,
      });
      expect(planned.interview.promisedBy).toBe(promised);
      expectTouchBase(planned, first, last);
    });
  }

  for (const [what, country, zone, day, promised, first, last] of HOLIDAYS_AFTER_P) {
    it(`five-guidelines.2: keeps to business days after P: ${what}`, async () => {
      const interview = {
        cadence,
        country,
        zone,
        start: `${day}T10:00`,
        end: `${day}T11:00`,
      } as const;
      const planned = await series.planSeries({
        ...interview,
        says: `They will decide by ${promised}.`,
      });
      expectTouchBase(planned, first, last);
    });
  }

  it('five-guidelines.2: reads "decision by Friday" as the Friday of the interview’s week', async () => {
    const planned = await series.planSeries({ ...wednesday, says: 'Decision by Friday.' });
    expect(planned.interview.promisedBy).toBe('2026-09-18');
    expectTouchBase(planned, '2026-09-21', '2026-09-21');
  });

  for (const { when, day, ...interview } of WITHOUT_P) {
    it(`five-guidelines.2: follows the Friday that stands for P after an interview ${when}`, async () => {
      expectTouchBase(await series.planSeries({ cadence, ...interview }), day, day);
    });
  }

  it('five-guidelines.2: is a call where they prefer phone, unless there are to be no phone calls', async () => {
    const channels = async (says: string) =>
      series.channelsOf(await series.planSeries({ ...wednesday, says }));
    expect(await channels('Prefers phone.')).toEqual(['phone']);
    expect(await channels('Prefers email.')).toEqual(['email']);
    expect(await channels('Prefers post.')).toEqual(['email']);
    expect(await channels('Prefers phone. No phone calls.')).toEqual(['email']);
  });
});

function expectTouchBase(planned: series.Series, first: string, last: string): void {
  series.expectMannerly(planned, 2);
  const touch = series.touchOf(planned, 1);
  expect(touch).toMatchObject({ kind: 'status', channel: 'email' });
  expect(touch.rules).toContain('five-guidelines.2');
  expect(series.dayOfStep(planned, touch) >= first, `${touch.start} is ${first} or later`).toBe(
    true,
  );
  expect(series.dayOfStep(planned, touch) <= last, `${touch.start} is ${last} or earlier`).toBe(
    true,
  );
}

/** What became of touch base (due on Monday 21 September), then the days of the third note and of the closing step. */
const COUNTED = [
  ['sent on its day', { did: 'done', at: '2026-09-21T10:00' }, '2026-09-28', '2026-10-05'],
  ['sent a day late', { did: 'done', at: '2026-09-22T10:00' }, '2026-09-29', '2026-10-06'],
  ['sent on a Friday', { did: 'done', at: '2026-09-25T16:30' }, '2026-10-02', '2026-10-09'],
  ['sent on a Saturday', { did: 'done', at: '2026-09-26T11:00' }, '2026-10-05', '2026-10-12'],
  ['sent on a Sunday', { did: 'done', at: '2026-09-27T11:00' }, '2026-10-05', '2026-10-12'],
  [
    'sent late in the evening, the next day in UTC',
    { did: 'done', at: '2026-09-22T22:30' },
    '2026-09-29',
    '2026-10-06',
  ],
  [
    'moved to a Thursday',
    { did: 'moved', at: '2026-09-20T12:00', start: '2026-09-24T10:00' },
    '2026-10-01',
    '2026-10-08',
  ],
] as const;

describe('five-guidelines.3 and .4: the third note and the end', () => {
  for (const [weekday, day] of WEEK) {
    it(`five-guidelines.3 and .4: plan the third note and the end a week apart, interview on a ${weekday}`, async () => {
      const planned = await series.planSeries({
        cadence,
        start: `${day}T10:00`,
        end: `${day}T11:00`,
      });
      series.expectMannerly(planned, 2);
      const third = weekLater(series.dayOfStep(planned, series.touchOf(planned, 1)));
      expectThird(planned, third);
      series.expectClosing(planned, weekLater(third), 'five-guidelines.4');
    });
  }

  for (const [what, deed, third, closing] of COUNTED) {
    it(`five-guidelines.3 and .4: count from touch base ${what}`, async () => {
      const planned = await series.planSeries(wednesday, [{ touch: 1, ...deed }]);
      if (deed.did === 'done') expect(series.touchOf(planned, 1).status).toBe('done');
      expectThird(planned, third);
      series.expectMannerly(planned, 2);
      series.expectClosing(planned, closing, 'five-guidelines.4');
    });
  }

  it('five-guidelines.3 and .4: roll over Labor Day, and count from the day to which they rolled', async () => {
    const deed = { touch: 1, did: 'done', at: '2026-08-31T10:00' } as const;
    const august = {
      cadence,
      country: 'US',
      start: '2026-08-26T13:00',
      end: '2026-08-26T14:00',
    } as const;
    const planned = await series.planSeries(august, [deed]);
    expectThird(planned, '2026-09-08');
    series.expectClosing(planned, '2026-09-15', 'five-guidelines.4');
  });

  it('five-guidelines.4: closes a week after the third note was sent, and plans nothing more', async () => {
    const planned = await series.planSeries(wednesday, [
      { touch: 1, did: 'done', at: '2026-09-22T10:00' },
      { touch: 2, did: 'done', at: '2026-10-01T10:00' },
    ]);
    expect(series.openOf(planned, 'status')).toEqual([]);
    series.expectClosing(planned, '2026-10-08', 'five-guidelines.4');
  });

  it('five-guidelines.3: keeps its hours across the change of the clocks', async () => {
    const planned = await series.planSeries({
      cadence,
      start: '2026-10-21T10:00',
      end: '2026-10-21T11:00',
    });
    series.expectMannerly(planned, 2);
    expectThird(planned, '2026-11-02');
  });
});

function expectThird(planned: series.Series, day: string): void {
  const third = series.touchOf(planned, 2);
  expect(third).toMatchObject({ kind: 'status', channel: 'email' });
  expect(third.rules).toContain('five-guidelines.3');
  expect(series.dayOfStep(planned, third)).toBe(day);
}
