import { describe, expect, it } from 'vitest';
import { cadences, dates, nth, ofKind, planned, type Setting, statuses } from './steps.ts';
import { addDays, businessDaysBetween, isBusinessDay, local, rollForward } from './time.ts';

interface Place extends Setting {
  what: string;
  zone: string;
  holidays?: readonly string[];
}

const places: readonly Place[] = [
  { what: 'in New York', zone: 'America/New_York', on: '2026-06-02' },
  {
    what: 'on a Friday evening in Los Angeles',
    zone: 'America/Los_Angeles',
    on: '2026-06-05',
    from: '19:00',
    to: '20:30',
  },
  {
    what: 'on a Saturday in Kolkata',
    zone: 'Asia/Kolkata',
    on: '2026-06-06',
    from: '07:00',
    to: '07:45',
  },
  {
    what: 'on a Sunday night on Kiritimati',
    zone: 'Pacific/Kiritimati',
    on: '2026-06-07',
    from: '22:30',
    to: '23:45',
  },
  {
    what: 'soon after midnight in Auckland',
    zone: 'Pacific/Auckland',
    on: '2026-09-25',
    from: '00:15',
    to: '01:00',
  },
  {
    what: "before the clocks change in St. John's",
    zone: 'America/St_Johns',
    on: '2026-03-05',
    from: '18:00',
    to: '19:00',
  },
  {
    what: 'before the clocks change in Sydney',
    zone: 'Australia/Sydney',
    on: '2026-04-02',
    from: '20:00',
    to: '21:00',
  },
  {
    what: 'before the clocks change in Berlin',
    zone: 'Europe/Berlin',
    on: '2026-10-22',
    from: '08:00',
    to: '08:30',
  },
  {
    what: 'told tomorrow',
    zone: 'Europe/London',
    on: '2026-06-04',
    from: '20:00',
    to: '21:00',
    notes: 'Decision by tomorrow.',
  },
  {
    what: 'told today',
    zone: 'Asia/Tokyo',
    on: '2026-06-05',
    from: '10:00',
    to: '11:00',
    notes: 'Decision by today.',
  },
  {
    what: 'told a Sunday',
    zone: 'America/Denver',
    on: '2026-06-03',
    notes: 'Decision by June 14.',
  },
  {
    what: 'told three weeks',
    zone: 'Africa/Cairo',
    on: '2026-04-15',
    notes: 'Decision within three weeks.',
  },
  {
    what: 'before Whit Monday in Germany',
    zone: 'Europe/Berlin',
    on: '2026-05-18',
    country: 'DE',
    holidays: ['2026-05-25'],
  },
  {
    what: 'before Christmas in America',
    zone: 'America/Chicago',
    on: '2026-12-18',
    notes: 'Decision by December 24.',
    country: 'US',
    holidays: ['2026-12-25', '2027-01-01', '2027-01-18'],
  },
];

describe.each(cadences)('the status touches of %s', (cadence) => {
  it.each(places)(
    'common.9 lie in working hours of a business day after an interview $what',
    async (place) => {
      const found = await planned({ ...place, cadence });
      expect(statuses(found).length).toBeGreaterThan(0);
      for (const step of statuses(found)) {
        const [start, end] = [local(step.start, place.zone), local(step.end, place.zone)];
        expect(isBusinessDay(start.date, place.holidays), step.start).toBe(true);
        expect(start.time >= '09:00' && start.time < '17:00', step.start).toBe(true);
        expect(end.date === start.date && end.time <= '17:00', step.end).toBe(true);
      }
    },
  );

  it.each(places)(
    'common.9 never share a day with another touch after an interview $what',
    async (place) => {
      const found = await planned({ ...place, cadence });
      const thankYouDays = new Set(dates(ofKind(found, 'thank-you', 'card'), place.zone));
      const days = [...thankYouDays, ...dates(ofKind(found, 'status'), place.zone)];
      expect(days.length).toBeGreaterThan(thankYouDays.size);
      expect(new Set(days).size, days.join()).toBe(days.length);
    },
  );

  it.each(places)('reading 2 and 10: are all planned at once, in order ($what)', async (place) => {
    const found = await planned({ ...place, cadence });
    const expected =
      cadence === 'five-guidelines' || cadence === 'eight-rules' ? [1, 2] : [1, 2, 3];
    expect(statuses(found).map(({ touch }) => touch)).toStrictEqual(expected);
    expect(ofKind(found, 'closing')).toHaveLength(1);
  });
});

const weekly = [
  'recommended',
  'five-guidelines',
  'eight-rules',
  'how-often',
  'weekly-calls',
] as const;

describe.each(weekly)('a later touch of %s', (cadence) => {
  it.each(places)(
    'common.10, reading 2: counts a week from where the earlier is planned ($what)',
    async (place) => {
      const found = await planned({ ...place, cadence });
      const days = dates(statuses(found), place.zone);
      expect(days.length).toBeGreaterThan(1);
      for (const [index, day] of days.slice(1).entries()) {
        const earlier = nth(days, index, 'status touch');
        expect(day).toBe(rollForward(addDays(earlier, 7), place.holidays));
      }
    },
  );
});

interface Holiday {
  country: string;
  zone: string;
  on: string;
  /** The business day on which the wait of a week ends. */
  expected: string;
}

const afterHoliday: readonly Holiday[] = [
  { country: 'US', zone: 'America/New_York', on: '2026-05-18', expected: '2026-05-26' },
  { country: 'US', zone: 'America/Los_Angeles', on: '2026-08-31', expected: '2026-09-08' },
  { country: 'US', zone: 'America/Chicago', on: '2026-12-18', expected: '2026-12-28' },
  { country: 'DE', zone: 'Europe/Berlin', on: '2026-05-18', expected: '2026-05-26' },
  { country: 'DE', zone: 'Europe/Berlin', on: '2026-03-27', expected: '2026-04-07' },
  { country: 'GB', zone: 'Europe/London', on: '2026-04-27', expected: '2026-05-05' },
  { country: 'FR', zone: 'Europe/Paris', on: '2026-05-07', expected: '2026-05-15' },
  { country: 'NZ', zone: 'Pacific/Auckland', on: '2026-01-30', expected: '2026-02-09' },
  { country: 'IN', zone: 'Asia/Kolkata', on: '2026-01-19', expected: '2026-01-27' },
  { country: 'JP', zone: 'Asia/Tokyo', on: '2026-04-27', expected: '2026-05-07' },
];

describe.each(['recommended', 'eight-rules', 'how-often', 'weekly-calls'])(
  "a week's wait of %s",
  (cadence) => {
    it.each(afterHoliday)(
      'common.9, reading 10: rolls over a holiday of $country ($on)',
      async (row) => {
        const found = await planned({ ...row, cadence });
        expect(dates(statuses(found), row.zone)[0]).toBe(row.expected);
      },
    );

    it.each(afterHoliday)(
      'common.9 ends on the holiday of $country where no country is set ($on)',
      async (row) => {
        const found = await planned({ on: row.on, zone: row.zone, cadence });
        expect(dates(statuses(found), row.zone)[0]).toBe(addDays(row.on, 7));
      },
    );

    it.each([
      { on: '2026-06-06', zone: 'Europe/Berlin', expected: '2026-06-15' },
      { on: '2026-06-07', zone: 'Pacific/Kiritimati', expected: '2026-06-15' },
      { on: '2026-03-01', zone: 'America/New_York', expected: '2026-03-09' },
      { on: '2026-10-25', zone: 'America/St_Johns', expected: '2026-11-02' },
    ])('reading 10: rolls over a weekend ($on in $zone)', async (row) => {
      const found = await planned({ ...row, cadence });
      expect(dates(statuses(found), row.zone)[0]).toBe(row.expected);
    });
  },
);

describe('the calls of dos-and-donts', () => {
  it.each(places)('common.9 keep two business days between them ($what)', async (place) => {
    const found = await planned({ ...place, country: undefined, cadence: 'dos-and-donts' });
    const days = dates(statuses(found), place.zone);
    expect(days).toHaveLength(3);
    for (const [index, day] of days.slice(1).entries()) {
      expect(businessDaysBetween(nth(days, index, 'call'), day)).toBeGreaterThanOrEqual(2);
    }
  });

  it.each([
    { on: '2026-06-01', notes: 'Call me in four days.', expected: '2026-06-05' },
    { on: '2026-06-02', notes: 'Call me in four days.', expected: '2026-06-08' },
    { on: '2026-06-03', notes: 'Call me in 4 days.', expected: '2026-06-08' },
    { on: '2026-07-02', notes: 'Call back on the 14th.', expected: '2026-07-14' },
    { on: '2026-06-02', notes: 'Call back on the 14th.', expected: '2026-06-15' },
    { on: '2026-06-02', notes: 'Decision by Friday.', expected: '2026-06-08' },
    { on: '2026-06-02', notes: 'Decision by June 9.', expected: '2026-06-10' },
    { on: '2026-06-02', notes: 'Decision by June 13.', expected: '2026-06-15' },
  ])('reading 4: begin on $expected after $on: $notes', async ({ on, notes, expected }) => {
    const zone = 'America/New_York';
    const found = await planned({ on, notes, zone, cadence: 'dos-and-donts' });
    const first = nth(statuses(found), 0, 'call');
    expect(first.channel).toBe('phone');
    expect(local(first.start, zone).date).toBe(expected);
  });

  it('reading 4: wait for the business day after the one agreed where that is a holiday', async () => {
    const row = { on: '2026-05-21', notes: 'Call me in four days.', zone: 'America/New_York' };
    const home = await planned({ ...row, cadence: 'dos-and-donts', country: 'US' });
    const elsewhere = await planned({ ...row, cadence: 'dos-and-donts' });
    expect(dates(statuses(home), row.zone)[0]).toBe('2026-05-26');
    expect(dates(statuses(elsewhere), row.zone)[0]).toBe('2026-05-25');
  });
});
