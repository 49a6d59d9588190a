import { describe, expect, it } from 'vitest';
import * as applied from './applications.ts';
import { type EventText, interviewText } from './calendar-text.ts';
import { plusDays, rolled, weekLater } from './local-time.ts';
import { WEEK } from './moments.ts';

const cadence = 'eight-rules';
const tuesday = { cadence, on: '2026-09-15' } as const;

describe('eight-rules.1 and .2: an application without an interview', () => {
  for (const [weekday, on] of WEEK) {
    it(`eight-rules.1: brings one follow-up a week after applying on a ${weekday}`, async () => {
      const planned = await applied.planApplication({ cadence, on });
      expect(planned.application.appliedOn).toBe(on);
      expectTouch(planned, 1, rolled(plusDays(on, 7)));
    });

    it(`eight-rules.2: brings one reminder two weeks after applying on a ${weekday}, and a week later the end`, async () => {
      const planned = await applied.planApplication({ cadence, on });
      const reminded = rolled(plusDays(on, 14));
      expectTouch(planned, 2, reminded);
      expectEnd(planned, weekLater(reminded));
    });
  }

  const elsewhere = [
    [
      'in the evening in Los Angeles, the next day in UTC',
      'America/Los_Angeles',
      undefined,
      'zoned',
      '2026-09-15',
      '2026-09-22',
    ],
    [
      'in the evening in Los Angeles, written in UTC',
      'America/Los_Angeles',
      undefined,
      'utc',
      '2026-09-15',
      '2026-09-22',
    ],
    ['in Auckland', 'Pacific/Auckland', undefined, 'zoned', '2026-09-15', '2026-09-22'],
    ['on a day without a time', 'Europe/Berlin', undefined, 'all-day', '2026-09-15', '2026-09-22'],
    ['a week before Labor Day', 'America/New_York', 'US', 'zoned', '2026-08-31', '2026-09-08'],
    [
      'a week before Labor Day, from Germany',
      'Europe/Berlin',
      'DE',
      'zoned',
      '2026-08-31',
      '2026-09-07',
    ],
    ['a week before Good Friday', 'Europe/Berlin', 'DE', 'all-day', '2026-03-27', '2026-04-07'],
    ['before spring forward', 'America/New_York', undefined, 'zoned', '2026-03-05', '2026-03-12'],
    ['before fall back', 'Europe/Berlin', undefined, 'zoned', '2026-10-20', '2026-10-27'],
  ] as const;
  for (const [what, zone, country, written, on, day] of elsewhere) {
    it(`eight-rules.1: follows up a week, rolled forward, after applying ${what}`, async () => {
      expectTouch(await applied.planApplication({ cadence, zone, country, written, on }), 1, day);
    });
  }

  it('eight-rules.1: asks for the chance to interview', async () => {
    expect(applied.touchOf(await applied.planApplication(tuesday), 1).text).toMatch(/interview/i);
  });

  it('eight-rules.2: names the position in its reminder', async () => {
    expect(applied.touchOf(await applied.planApplication(tuesday), 2).text).toContain(
      'Data Engineer',
    );
  });

  it('eight-rules.2: rolls its reminder over Labor Day and counts the end from there', async () => {
    const planned = await applied.planApplication({ cadence, on: '2026-08-24', country: 'US' });
    expectTouch(planned, 2, '2026-09-08');
    expectEnd(planned, '2026-09-15');
  });

  for (const [sent, closing] of [
    ['2026-09-29T10:00', '2026-10-06'],
    ['2026-10-01T16:00', '2026-10-08'],
    ['2026-10-03T10:00', '2026-10-12'],
  ] as const) {
    it(`eight-rules.2: ends a week after the reminder was sent, at ${sent}, and plans nothing more`, async () => {
      const planned = await applied.planApplication(tuesday, [
        [1, '2026-09-22T10:00'],
        [2, sent],
      ]);
      expect(applied.openOf(planned).map(({ kind }) => kind)).toEqual(['closing']);
      expectEnd(planned, closing);
    });
  }
});

describe('eight-rules.2: an interview after the application', () => {
  const interviews: readonly (readonly [string, string])[] = [
    ['before the first follow-up', '2026-09-18'],
    ['between the two', '2026-09-24'],
    ['after both', '2026-10-05'],
  ];
  for (const [what, day] of interviews) {
    it(`eight-rules.1 and .2: stop for an interview with that employer ${what}`, async () => {
      const planned = await applied.planApplication({ ...tuesday, others: [withAcme(day)] });
      expect(applied.openOf(planned)).toEqual([]);
    });
  }

  it('eight-rules.2: stops for an interview that comes after the first follow-up was sent', async () => {
    const others = [withAcme('2026-09-28')];
    const planned = await applied.planApplication({ ...tuesday, others, now: '2026-09-23T10:00' });
    expect(applied.openOf(planned)).toEqual([]);
  });

  it('eight-rules.1 and .2: go on beside an interview with another employer', async () => {
    const sam = { name: 'Sam Hill', email: 'sam@globex.example' };
    const others = [{ ...withAcme('2026-09-18'), title: 'Interview with Globex', organizer: sam }];
    const planned = await applied.planApplication({ ...tuesday, others });
    expectTouch(planned, 1, '2026-09-22');
    expectTouch(planned, 2, '2026-09-29');
  });
});

const withAcme = (day: string): EventText =>
  interviewText({
    uid: 'interview@acceptance.example',
    start: `${day}T10:00`,
    end: `${day}T11:00`,
    zone: 'America/New_York',
  });

function expectTouch(planned: applied.Application, touch: number, day: string): void {
  const step = applied.touchOf(planned, touch);
  expect(step).toMatchObject({ kind: 'application', channel: 'email' });
  expect(step.rules).toContain(`eight-rules.${touch}`);
  expect(applied.dayIn(planned, step)).toBe(day);
  expect(
    applied.isMannerly(planned, step),
    `${step.start} is in working hours of a business day`,
  ).toBe(true);
  expect(applied.touchesOf(planned).map((one) => one.touch)).toEqual([1, 2]);
}

function expectEnd(planned: applied.Application, day: string): void {
  const closing = applied.closingOf(planned);
  expect(closing).toMatchObject({ channel: 'self', touch: null });
  expect(closing.rules).toContain('eight-rules.2');
  expect(applied.dayIn(planned, closing)).toBe(day);
}
