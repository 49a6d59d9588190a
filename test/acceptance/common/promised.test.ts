import { describe, expect, it } from 'vitest';
import { cadences, dates, planned, statuses } from './steps.ts';

/** The day that the words mean after an interview on `on`. */
type Row = readonly [notes: string, on: string, date: string];

const zone = 'America/New_York';

const promises: readonly Row[] = [
  ['Decision by Friday', '2026-06-02', '2026-06-05'],
  ['decision by friday.', '2026-06-02', '2026-06-05'],
  ['We decide by Friday', '2026-06-02', '2026-06-05'],
  ["They'll call by June 3", '2026-06-02', '2026-06-03'],
  ["They'll call by June 12", '2026-06-02', '2026-06-12'],
  ['They\u2019ll call by June 12', '2026-06-02', '2026-06-12'],
  ['Will hear back within two weeks', '2026-06-02', '2026-06-16'],
  ['Will hear back within 2 weeks', '2026-06-02', '2026-06-16'],
  ['Will hear back within a week', '2026-06-02', '2026-06-09'],
  ['Will hear back within ten days', '2026-06-02', '2026-06-12'],
  ['Answer next Tuesday', '2026-06-05', '2026-06-09'],
  ["We'll get back to you on June 10", '2026-06-02', '2026-06-10'],
  ["We'll get back to you by Monday", '2026-06-02', '2026-06-08'],
  ['You will hear from us by Thursday', '2026-06-02', '2026-06-04'],
  ['Decision by tomorrow', '2026-06-02', '2026-06-03'],
  ['Decision by 12 June', '2026-06-02', '2026-06-12'],
  ['Decision by June 12th', '2026-06-02', '2026-06-12'],
  ['Decision by June 12, 2026', '2026-06-02', '2026-06-12'],
  ['Decision by 2026-06-12', '2026-06-02', '2026-06-12'],
  ['Decision by Jun 12', '2026-06-02', '2026-06-12'],
  ['Decision by the 14th', '2026-06-02', '2026-06-14'],
  ['Decision by the 3rd', '2026-06-22', '2026-07-03'],
  ['Decision by Friday the 19th', '2026-06-02', '2026-06-19'],
  ['Decision by Friday, June 19', '2026-06-02', '2026-06-19'],
  ["They'll call on Friday", '2026-06-02', '2026-06-05'],
  ['Decision within a fortnight', '2026-06-02', '2026-06-16'],
  ['Decision by the end of the year', '2026-06-02', '2026-12-31'],
  ['Decision by January 8', '2026-12-21', '2027-01-08'],
  ['Will hear back within two weeks', '2026-12-28', '2027-01-11'],
  ['Decision by February 29', '2028-02-15', '2028-02-29'],
  [
    'Thanks for coming!\n\nAgenda: lunch at 12.\nDecision by Friday\nFloor 3.',
    '2026-06-02',
    '2026-06-05',
  ],
];

describe('the promised day', () => {
  it.each(promises)('reading 13: "%s", on %s, is %s', async (notes, on, date) => {
    expect((await planned({ on, zone, notes })).promisedBy).toBe(date);
  });

  it.each([
    ['Decision by Friday', '2026-06-05', '2026-06-12'],
    ['Decision by today', '2026-06-05', '2026-06-05'],
    ['Decision by today', '2026-06-07', '2026-06-07'],
    ['Answer next Tuesday', '2026-06-07', '2026-06-09'],
    ['Decision by Monday', '2026-06-07', '2026-06-08'],
    ['Decision by Sunday', '2026-06-05', '2026-06-07'],
  ] as const)('reading 13: weeks start on Monday: "%s", on %s, is %s', async (notes, on, date) => {
    expect((await planned({ on, zone, notes })).promisedBy).toBe(date);
  });

  it('counts from the day on which an interview began that ends at midnight', async () => {
    const late = { from: '23:00', end: '2026-06-05T00:00', notes: 'Decision by Friday' };
    expect((await planned({ on: '2026-06-04', zone, ...late })).promisedBy).toBe('2026-06-05');
  });

  it('reading 13: is read from the title too', async () => {
    const title = 'Interview with Acme, decision by Friday';
    expect((await planned({ on: '2026-06-02', zone, title })).promisedBy).toBe('2026-06-05');
  });

  it.each([
    '2026-05-10T12:00:00Z',
    '2026-06-01T12:00:00Z',
    '2026-06-06T12:00:00Z',
    '2026-06-20T12:00:00Z',
  ])(
    "common.4 counts from the interview's date, not from the day of planning (%s)",
    async (now) => {
      const found = await planned({ on: '2026-06-02', zone, notes: 'Decision by Friday', now });
      expect(found.promisedBy).toBe('2026-06-05');
    },
  );

  it.each([
    { zone: 'Pacific/Kiritimati', from: '00:15', to: '01:00' },
    { zone: 'Pacific/Honolulu', from: '22:30', to: '23:45' },
    { zone: 'Asia/Kolkata', from: '04:00', to: '05:00' },
    { zone: 'America/St_Johns', from: '22:00', to: '23:00' },
  ])("common.4 counts from the interview's date on its own clock ($zone, $from)", async (row) => {
    for (const home of ['Pacific/Honolulu', 'Pacific/Kiritimati']) {
      const found = await planned({
        ...row,
        on: '2026-06-02',
        home,
        notes: 'Will hear back within three days',
      });
      expect(found.promisedBy, home).toBe('2026-06-05');
    }
  });

  it.each([
    '',
    'Please confirm your attendance by Friday.',
    'Please send us your documents by June 9.',
    'Parking is free by the river.',
    'The role starts on June 15.',
  ])('common.4 is not known from "%s"', async (notes) => {
    expect((await planned({ on: '2026-06-02', zone, notes })).promisedBy).toBeNull();
  });

  it.each(cadences)(
    'common.9 is waited for: %s has no status touch until it has passed',
    async (cadence) => {
      const found = await planned({
        on: '2026-06-02',
        zone,
        cadence,
        notes: 'Decision by June 18',
      });
      const days = dates(statuses(found), zone);
      expect(days.length).toBeGreaterThan(0);
      if (cadence !== 'weekly-calls')
        expect(days.filter((day) => day <= '2026-06-18')).toStrictEqual([]);
    },
  );
});

describe('five-guidelines without a promised day', () => {
  // The week ends on its Friday; the touch base follows on the next business day.
  it.each([
    ['2026-06-01', '2026-06-08'],
    ['2026-06-04', '2026-06-08'],
    ['2026-06-05', '2026-06-15'],
    ['2026-06-06', '2026-06-15'],
    ['2026-06-07', '2026-06-15'],
  ] as const)(
    'reading 13: weeks start on Monday: after %s it touches base on %s',
    async (on, date) => {
      const found = await planned({ on, zone, cadence: 'five-guidelines' });
      expect(dates(statuses(found), zone)[0]).toBe(date);
    },
  );
});

describe('the agreed call', () => {
  const agreed: readonly Row[] = [
    ['Call me in four days', '2026-06-01', '2026-06-05'],
    ['call me in 3 days', '2026-06-02', '2026-06-05'],
    ['Call me in a week', '2026-06-02', '2026-06-09'],
    ['Call back on the 14th', '2026-07-02', '2026-07-14'],
    ['Call back on the 3rd', '2026-08-20', '2026-09-03'],
    ['Call me on Thursday', '2026-06-02', '2026-06-04'],
    ['Call me on June 10', '2026-06-02', '2026-06-10'],
    ['Call me next Tuesday', '2026-06-05', '2026-06-09'],
  ];

  it.each(agreed)('reading 4: "%s", on %s, is %s', async (notes, on, date) => {
    const found = await planned({ on, zone, notes, cadence: 'dos-and-donts' });
    expect(found.agreedCall).toBe(date);
    expect(dates(statuses(found), zone)[0]).toBe(date);
    expect(statuses(found)[0]?.channel).toBe('phone');
  });

  it.each(['', "They'll call by June 12", 'No phone calls.', 'Video call, link below.'])(
    'reading 4: is not known from "%s"',
    async (notes) => {
      expect((await planned({ on: '2026-06-02', zone, notes })).agreedCall).toBeNull();
    },
  );
});
