import { describe, expect, it } from 'vitest';
import * as applied from './applications.ts';
import { JANE } from './calendar-text.ts';
import {
  DAY,
  instantOf,
  isBusinessDay,
  plusBusinessDays,
  plusDays,
  timeOf,
  weekLater,
} from './local-time.ts';
import { MOMENTS, type Moment, PAST_MIDNIGHT, WEEK } from './moments.ts';
import * as series from './series.ts';

const cadence = 'recommended';
const wednesday = { cadence, start: '2026-09-16T13:00', end: '2026-09-16T14:00' } as const;

describe('recommended.1: the debrief', () => {
  for (const moment of [...MOMENTS.filter(({ when }) => !/at \d/.test(when)), PAST_MIDNIGHT]) {
    it(`recommended.1: starts as the interview ends on ${moment.when}`, async () => {
      const planned = await series.planSeries({ cadence, ...moment });
      const debrief = series.only(series.stepsOf(planned, 'debrief'));
      expect(debrief).toMatchObject({ channel: 'self', touch: null });
      expect(debrief.rules).toContain('recommended.1');
      expect(Date.parse(debrief.start)).toBe(instantOf(moment.end, moment.zone));
    });
  }
});

/** The days, and the part of the day, that recommended.2 leaves for a thank-you; where two are left the rule is read both ways. */
function daysForThanks({ end, zone, country }: Moment): { days: string[]; morning: boolean } {
  const [day, time] = [end.slice(0, 10), timeOf(instantOf(end, zone), zone)];
  const next = plusDays(day, 1);
  if (time <= '12:00' || (time < '15:00' && isBusinessDay(day, country)))
    return { days: [day], morning: false };
  if (!isBusinessDay(next, country)) return { days: [day], morning: false };
  return time < '15:00' ? { days: [day, next], morning: false } : { days: [next], morning: true };
}

describe('recommended.2: the thank-you', () => {
  for (const moment of [...MOMENTS, PAST_MIDNIGHT]) {
    const { days, morning } = daysForThanks(moment);
    it(`recommended.2: is on ${days.join(' or ')} after an interview that ends on ${moment.when}`, async () => {
      const planned = await series.planSeries({ cadence, ...moment });
      const thanks = series.only(series.stepsOf(planned, 'thank-you'));
      expect(thanks).toMatchObject({ channel: 'email', touch: null });
      expect(thanks.rules).toContain('recommended.2');
      series.expectBetween(thanks, series.endOf(planned), series.endOf(planned) + DAY);
      expect(days).toContain(series.dayOfStep(planned, thanks));
      if (morning)
        expect(series.timeOfStep(planned, thanks) < '12:00', `${thanks.start} is a morning`).toBe(
          true,
        );
    });
  }

  it('recommended.2: goes to each interviewer', async () => {
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

const ELSEWHERE = [
  ['P before Labor Day', 'US', 'America/New_York', '2026-09-01', '2026-09-03', '2026-09-08'],
  [
    'P before Labor Day, in Germany',
    'DE',
    'Europe/Berlin',
    '2026-09-01',
    '2026-09-03',
    '2026-09-07',
  ],
  ['P before Easter', 'DE', 'Europe/Berlin', '2026-03-26', '2026-04-01', '2026-04-07'],
  [
    'P before Easter where no country is set',
    undefined,
    'Europe/Berlin',
    '2026-03-26',
    '2026-04-01',
    '2026-04-03',
  ],
  ['P before Christmas', 'US', 'America/Denver', '2026-12-16', '2026-12-23', '2026-12-28'],
  [
    'P before spring forward',
    undefined,
    'America/New_York',
    '2026-03-03',
    '2026-03-06',
    '2026-03-10',
  ],
  ['P before fall back', undefined, 'Europe/Berlin', '2026-10-20', '2026-10-23', '2026-10-27'],
  ['no P before Labor Day', 'US', 'America/New_York', '2026-08-31', '', '2026-09-08'],
  ['no P before spring forward', undefined, 'America/New_York', '2026-03-05', '', '2026-03-12'],
  ['no P, in Auckland', undefined, 'Pacific/Auckland', '2026-09-16', '', '2026-09-23'],
] as const;

describe('recommended.3: the first status touch', () => {
  for (const [weekday, day] of WEEK) {
    const promised = plusDays(day, 7);
    it(`recommended.3: is mid-morning two business days after P, a ${weekday}`, async () => {
      const planned = await series.planSeries({
        ...wednesday,
        says: `They will decide by ${promised}.`,
      });
      expect(planned.interview.promisedBy).toBe(promised);
      expectFirst(planned, plusBusinessDays(promised, 2));
    });

    it(`recommended.3: is seven days after an interview on a ${weekday} without P`, async () => {
      expectFirst(
        await series.planSeries({ cadence, start: `${day}T13:00`, end: `${day}T14:00` }),
        weekLater(day),
      );
    });
  }

  for (const [what, country, zone, day, promised, first] of ELSEWHERE) {
    it(`recommended.3: keeps to mid-morning of business days: ${what}`, async () => {
      const says = promised === '' ? 'We will be in touch.' : `They will decide by ${promised}.`;
      const planned = await series.planSeries({
        cadence,
        country,
        zone,
        says,
        start: `${day}T08:00`,
        end: `${day}T09:00`,
      });
      expectFirst(planned, first);
    });
  }

  it('recommended.3: reads "decision by Friday" as the next Friday, said on a Wednesday or on a Friday', async () => {
    const says = 'Decision by Friday.';
    expectFirst(await series.planSeries({ ...wednesday, says }), '2026-09-22');
    const friday = { cadence, start: '2026-09-18T10:00', end: '2026-09-18T11:00' } as const;
    expectFirst(await series.planSeries({ ...friday, says }), '2026-09-29');
  });

  it('recommended.3: counts in the zone of the interview, not of the person', async () => {
    const evening = { cadence, start: '2026-09-16T20:00', end: '2026-09-16T21:00' } as const;
    expectFirst(
      await series.planSeries({ ...evening, zone: 'America/Los_Angeles', home: 'Europe/Berlin' }),
      '2026-09-23',
    );
    expectFirst(
      await series.planSeries({ ...evening, zone: 'America/Los_Angeles', written: 'utc' }),
      '2026-09-23',
    );
  });

  const channels = [
    ['Prefers phone.', 'phone'],
    ['Prefers email.', 'email'],
    ['Prefers post.', 'email'],
    ['No phone calls.', 'email'],
    ['Prefers phone. No phone calls.', 'email'],
  ] as const;
  for (const [says, channel] of channels) {
    it(`recommended.3 and .4: take the channel ${channel} where the event says: ${says}`, async () => {
      const planned = await series.planSeries({ ...wednesday, says });
      series.expectMannerly(planned, 3);
      expect(series.channelsOf(planned)).toEqual([channel]);
      series.expectMidMorning(planned, series.touchOf(planned, 1));
    });
  }
});

function expectFirst(planned: series.Series, day: string): void {
  series.expectMannerly(planned, 3);
  const touch = series.touchOf(planned, 1);
  expect(touch).toMatchObject({ kind: 'status', channel: 'email' });
  expect(touch.rules).toContain('recommended.3');
  expect(series.dayOfStep(planned, touch)).toBe(day);
  series.expectMidMorning(planned, touch);
}

/** What became of the first touch (due on Wednesday 23 September), then the days of the second, the third and the end. */
const COUNTED = [
  [
    'was sent on its day',
    { did: 'done', at: '2026-09-23T10:00' },
    ['2026-09-30', '2026-10-07', '2026-10-14'],
  ],
  [
    'was sent two days late',
    { did: 'done', at: '2026-09-25T10:00' },
    ['2026-10-02', '2026-10-09', '2026-10-16'],
  ],
  [
    'was sent early',
    { did: 'done', at: '2026-09-21T10:00' },
    ['2026-09-28', '2026-10-05', '2026-10-12'],
  ],
  [
    'was sent on a Saturday',
    { did: 'done', at: '2026-09-26T10:00' },
    ['2026-10-05', '2026-10-12', '2026-10-19'],
  ],
  [
    'was sent late, the next day in UTC',
    { did: 'done', at: '2026-09-24T22:00' },
    ['2026-10-01', '2026-10-08', '2026-10-15'],
  ],
  [
    'was moved to a Monday',
    { did: 'moved', at: '2026-09-22T10:00', start: '2026-09-28T10:00' },
    ['2026-10-05', '2026-10-12', '2026-10-19'],
  ],
] as const;

describe('recommended.4: the second, the third and the end', () => {
  for (const [weekday, day] of WEEK) {
    it(`recommended.4: are seven days apart after an interview on a ${weekday}`, async () => {
      const planned = await series.planSeries({
        cadence,
        start: `${day}T10:00`,
        end: `${day}T11:00`,
      });
      const second = weekLater(weekLater(day));
      expectLater(planned, [second, weekLater(second), weekLater(weekLater(second))]);
    });
  }

  for (const [what, deed, days] of COUNTED) {
    it(`recommended.4: count from a first touch that ${what}`, async () => {
      expectLater(await series.planSeries(wednesday, [{ touch: 1, ...deed }]), days);
    });
  }

  it('recommended.4: count from where one rolled over Labor Day', async () => {
    const august = {
      cadence,
      country: 'US',
      start: '2026-08-24T10:00',
      end: '2026-08-24T11:00',
    } as const;
    expectLater(await series.planSeries(august), ['2026-09-08', '2026-09-15', '2026-09-22']);
  });

  it('recommended.4: count each from when the one before was sent, and then only the end is left', async () => {
    const first = { touch: 1, did: 'done', at: '2026-09-24T10:00' } as const;
    const second = { touch: 2, did: 'done', at: '2026-10-02T10:00' } as const;
    const third = { touch: 3, did: 'done', at: '2026-10-12T10:00' } as const;
    const afterTwo = await series.planSeries(wednesday, [first, second]);
    expect(series.dayOfStep(afterTwo, series.touchOf(afterTwo, 3))).toBe('2026-10-09');
    const afterThree = await series.planSeries(wednesday, [first, second, third]);
    expect(series.openOf(afterThree, 'status')).toEqual([]);
    series.expectClosing(afterThree, '2026-10-19', 'recommended.4');
  });
});

function expectLater(planned: series.Series, [second, third, end]: readonly string[]): void {
  series.expectMannerly(planned, 3);
  for (const [touch, day] of [[2, second] as const, [3, third] as const]) {
    const step = series.touchOf(planned, touch);
    expect(step.channel).toBe('email');
    expect(step.rules).toContain('recommended.4');
    expect(series.dayOfStep(planned, step)).toBe(day);
  }
  series.expectClosing(planned, end ?? '', 'recommended.4');
}

describe('recommended.5: decisions and applications', () => {
  const decisions = [
    ['#rejected', 'rejected', 'common.12', 1],
    ['#offer', 'offer', 'common.13', 0],
  ] as const;
  for (const now of [
    '2026-09-18T10:00',
    '2026-09-18T18:00',
    '2026-09-19T11:00',
    '2026-09-20T20:00',
  ]) {
    for (const [says, outcome, rule, closings] of decisions) {
      it(`recommended.5: answers ${says} within 24 hours of ${now}, and stops the touches`, async () => {
        const planned = await series.planSeries({ ...wednesday, says, now, changed: now });
        expect(planned.interview.outcome).toBe(outcome);
        expect(series.openOf(planned, 'status')).toEqual([]);
        const reply = series.only(series.stepsOf(planned, 'reply'));
        const known = instantOf(now, 'America/New_York');
        series.expectBetween(reply, known, known + DAY);
        expect([rule, 'recommended.5'].some((id) => reply.rules.includes(id))).toBe(true);
        expect(series.openOf(planned, 'closing')).toHaveLength(closings);
      });
    }
  }

  for (const [weekday, on] of WEEK) {
    it(`recommended.5: follows up one and two weeks after applying on a ${weekday}`, async () => {
      const planned = await applied.planApplication({ cadence, on });
      expect(applied.touchesOf(planned).map((step) => applied.dayIn(planned, step))).toEqual([
        weekLater(on),
        weekLater(plusDays(on, 7)),
      ]);
      for (const [index, step] of applied.touchesOf(planned).entries()) {
        expect(step).toMatchObject({ touch: index + 1, channel: 'email' });
        expect(
          [`eight-rules.${index + 1}`, 'recommended.5'].some((id) => step.rules.includes(id)),
        ).toBe(true);
      }
    });
  }
});
