import { describe, expect, it } from 'vitest';
import { JANE } from './calendar-text.ts';
import {
  DAY,
  dayOf,
  HOUR,
  instantOf,
  isBusinessDay,
  plusDays,
  rolled,
  timeOf,
  weekLater,
} from './local-time.ts';
import { MOMENTS, PAST_MIDNIGHT, WEEK } from './moments.ts';
import * as series from './series.ts';

const cadence = 'eight-rules';
const wednesday = { cadence, start: '2026-09-16T13:00', end: '2026-09-16T14:00' } as const;

describe('eight-rules.3: the thank-you', () => {
  for (const moment of [...MOMENTS, PAST_MIDNIGHT]) {
    it(`eight-rules.3: is in time after an interview that ends on ${moment.when}`, async () => {
      const planned = await series.planSeries({ cadence, ...moment });
      const thanks = series.only(series.stepsOf(planned, 'thank-you'));
      expect(thanks).toMatchObject({ channel: 'email', touch: null });
      expect(thanks.rules).toContain('eight-rules.3');
      const end = series.endOf(planned);
      const [day, time] = [dayOf(end, moment.zone), timeOf(end, moment.zone)];
      series.expectBetween(thanks, end, end + DAY);
      const sameDay = time <= '12:00' || (time < '16:00' && isBusinessDay(day, moment.country));
      if (sameDay) expect(series.dayOfStep(planned, thanks)).toBe(day);
    });
  }

  it('eight-rules.3: goes to each interviewer', async () => {
    const planned = await series.planSeries({
      ...wednesday,
      attendees: [JANE, { name: 'Dana Cruz', email: 'dana@acme.example' }],
    });
    const reached = series
      .stepsOf(planned, 'thank-you')
      .map(({ to }) => to.map(({ email }) => email).join());
    expect(reached.sort()).toEqual(['dana@acme.example', JANE.email]);
  });
});

/** P, and the days that its follow-up may be on. */
const AFTER_P = [
  ['the next day', '2026-09-17', ['2026-09-21']],
  ['a Monday', '2026-09-21', ['2026-09-23', '2026-09-24']],
  ['a Tuesday', '2026-09-22', ['2026-09-24', '2026-09-25']],
  ['a Wednesday', '2026-09-23', ['2026-09-25']],
  ['a Thursday', '2026-09-24', ['2026-09-28']],
  ['a Friday', '2026-09-25', ['2026-09-28']],
  ['a Saturday', '2026-09-26', ['2026-09-28', '2026-09-29']],
  ['a Sunday', '2026-09-27', ['2026-09-29', '2026-09-30']],
] as const;

/** Where the window after P meets holidays: country, zone, the interview's day, P, and the days allowed. */
const HOLIDAYS = [
  ['Labor Day', 'US', 'America/New_York', '2026-09-01', '2026-09-04', ['2026-09-08']],
  ['Labor Day in the middle', 'US', 'America/New_York', '2026-09-01', '2026-09-05', ['2026-09-08']],
  [
    'Labor Day, which Germany does not keep',
    'DE',
    'Europe/Berlin',
    '2026-09-01',
    '2026-09-04',
    ['2026-09-07'],
  ],
  ['Easter', 'DE', 'Europe/Berlin', '2026-03-26', '2026-04-01', ['2026-04-07']],
  [
    'Easter, which no country keeps',
    undefined,
    'Europe/Berlin',
    '2026-03-26',
    '2026-04-01',
    ['2026-04-03'],
  ],
  ['Christmas', 'US', 'America/New_York', '2026-12-16', '2026-12-22', ['2026-12-24']],
  [
    'the change of the clocks',
    undefined,
    'America/New_York',
    '2026-10-27',
    '2026-10-30',
    ['2026-11-02'],
  ],
] as const;

describe('eight-rules.4: the first follow-up', () => {
  for (const [what, promised, days] of AFTER_P) {
    it(`eight-rules.4: comes two or three days after P, ${what}`, async () => {
      const planned = await series.planSeries({
        ...wednesday,
        says: `They will decide by ${promised}.`,
      });
      expect(planned.interview.promisedBy).toBe(promised);
      expectFirst(planned, days);
    });
  }

  for (const [what, country, zone, day, promised, days] of HOLIDAYS) {
    it(`eight-rules.4: keeps to business days after P: ${what}`, async () => {
      const interview = {
        cadence,
        country,
        zone,
        start: `${day}T10:00`,
        end: `${day}T11:00`,
      } as const;
      expectFirst(
        await series.planSeries({ ...interview, says: `They will decide by ${promised}.` }),
        days,
      );
    });
  }

  for (const [weekday, day] of WEEK) {
    it(`eight-rules.4: comes one week after an interview on a ${weekday} without P`, async () => {
      const planned = await series.planSeries({
        cadence,
        start: `${day}T18:00`,
        end: `${day}T19:00`,
      });
      expectFirst(planned, [weekLater(day)]);
    });
  }

  it('eight-rules.4: reads "by Friday" on a Friday as the next', async () => {
    const friday = { cadence, start: '2026-09-18T10:00', end: '2026-09-18T11:00' } as const;
    const planned = await series.planSeries({ ...friday, says: 'Decision by Friday.' });
    expect(planned.interview.promisedBy).toBe('2026-09-25');
    expectFirst(planned, ['2026-09-28']);
  });

  it('eight-rules.4: counts days in the interview’s own zone', async () => {
    const start = {
      cadence,
      zone: 'America/Los_Angeles',
      home: 'Asia/Tokyo',
      start: '2026-09-16T20:00',
      end: '2026-09-16T21:00',
    } as const;
    expectFirst(await series.planSeries(start), ['2026-09-23']);
  });

  it('eight-rules.4: is no call where there are to be none, and one where they prefer phone', async () => {
    const channels = async (says: string) =>
      series.channelsOf(await series.planSeries({ ...wednesday, says }));
    expect(await channels('No phone calls.')).toEqual(['email']);
    expect(await channels('Prefers phone.')).toEqual(['phone']);
    expect(await channels('Prefers phone. No phone calls.')).toEqual(['email']);
    expect(await channels('Prefers post.')).toEqual(['email']);
  });
});

function expectFirst(planned: series.Series, days: readonly string[]): void {
  series.expectMannerly(planned, 2);
  const touch = series.touchOf(planned, 1);
  expect(touch).toMatchObject({ kind: 'status', channel: 'email' });
  expect(touch.rules).toContain('eight-rules.4');
  expect(days).toContain(series.dayOfStep(planned, touch));
}

/** What became of the first follow-up (due on Wednesday 23 September), then the days of the second and of the end. */
const COUNTED = [
  ['sent on its day', { did: 'done', at: '2026-09-23T10:00' }, '2026-09-30', '2026-10-07'],
  ['sent two days late', { did: 'done', at: '2026-09-25T10:00' }, '2026-10-02', '2026-10-09'],
  ['sent early', { did: 'done', at: '2026-09-21T10:00' }, '2026-09-28', '2026-10-05'],
  ['sent on a Sunday', { did: 'done', at: '2026-09-27T12:00' }, '2026-10-05', '2026-10-12'],
  [
    'sent late in the evening, the next day in UTC',
    { did: 'done', at: '2026-09-24T23:30' },
    '2026-10-01',
    '2026-10-08',
  ],
  [
    'that nobody answered',
    { did: 'no-answer', at: '2026-09-24T10:00' },
    '2026-10-01',
    '2026-10-08',
  ],
  [
    'moved to a Tuesday',
    { did: 'moved', at: '2026-09-22T10:00', start: '2026-09-29T10:00' },
    '2026-10-06',
    '2026-10-13',
  ],
] as const;

const NOT_ANSWERED =
  /\bI (still )?(have not|haven't|did not|didn't) (yet )?(hear|receiv|get|got)|\byou (have not|haven't|did not|didn't) (yet )?(answer|repl|respon|got|get)|\bmy (first|last|previous|earlier) (e-?mail|message|note)[^.]*(unanswered|no (answer|reply)|not (been )?answered)/i;

describe('eight-rules.5: the second follow-up and the end', () => {
  for (const [weekday, day] of WEEK) {
    it(`eight-rules.5: is seven days after the first, and the end seven after it, interview on a ${weekday}`, async () => {
      const planned = await series.planSeries({
        cadence,
        start: `${day}T10:00`,
        end: `${day}T11:00`,
      });
      series.expectMannerly(planned, 2);
      expectSecond(planned, weekLater(rolled(plusDays(day, 7))));
      series.expectClosing(
        planned,
        weekLater(weekLater(rolled(plusDays(day, 7)))),
        'eight-rules.5',
      );
    });
  }

  for (const [what, deed, second, closing] of COUNTED) {
    it(`eight-rules.5: counts from a first follow-up ${what}`, async () => {
      const planned = await series.planSeries(wednesday, [{ touch: 1, ...deed }]);
      expectSecond(planned, second);
      series.expectClosing(planned, closing, 'eight-rules.5');
    });
  }

  it('eight-rules.5: plans nothing but the end, a week later, once the second is sent', async () => {
    const planned = await series.planSeries(wednesday, [
      { touch: 1, did: 'done', at: '2026-09-23T10:00' },
      { touch: 2, did: 'done', at: '2026-10-02T10:00' },
    ]);
    expect(series.openOf(planned, 'status')).toEqual([]);
    series.expectClosing(planned, '2026-10-09', 'eight-rules.5');
  });

  it('eight-rules.5: rolls over Labor Day', async () => {
    const august = {
      cadence,
      country: 'US',
      start: '2026-08-24T10:00',
      end: '2026-08-24T11:00',
    } as const;
    const planned = await series.planSeries(august);
    expectSecond(planned, '2026-09-08');
    series.expectClosing(planned, '2026-09-15', 'eight-rules.5');
  });

  it('eight-rules.5: never says that the first was not answered', async () => {
    const asPlanned = await series.planSeries(wednesday);
    const afterSilence = await series.planSeries(wednesday, [
      { touch: 1, did: 'no-answer', at: '2026-09-23T10:00' },
    ]);
    for (const planned of [asPlanned, afterSilence])
      expect(series.touchOf(planned, 2).text).not.toMatch(NOT_ANSWERED);
  });
});

function expectSecond(planned: series.Series, day: string): void {
  const second = series.touchOf(planned, 2);
  expect(second).toMatchObject({ kind: 'status', channel: 'email' });
  expect(second.rules).toContain('eight-rules.5');
  expect(series.dayOfStep(planned, second)).toBe(day);
}

describe('eight-rules.6: the reply to a rejection', () => {
  for (const now of [
    '2026-09-18T10:00',
    '2026-09-18T17:30',
    '2026-09-19T11:00',
    '2026-09-20T20:00',
    '2026-09-24T09:00',
  ]) {
    it(`eight-rules.6: is planned once, within 24 hours of ${now}, and stops the follow-ups`, async () => {
      const planned = await series.planSeries({
        ...wednesday,
        says: '#rejected',
        now,
        changed: now,
      });
      expect(planned.interview.outcome).toBe('rejected');
      expect(series.openOf(planned, 'status')).toEqual([]);
      const reply = series.only(series.stepsOf(planned, 'reply'));
      const known = instantOf(now, 'America/New_York');
      series.expectBetween(reply, known, known + 24 * HOUR);
      expect(reply.rules).toContain('eight-rules.6');
      expect(reply.touch).toBeNull();
      for (const question of [/\bwell\b/i, /\bbetter\b/i, /\bnext round\b/i])
        expect(reply.text).toMatch(question);
      series.only(series.stepsOf(planned, 'closing'));
    });
  }
});
