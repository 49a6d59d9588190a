import { describe, expect, it } from 'vitest';
import { planFile } from '../plan-file.ts';
import { calendar, timezone } from './calendar.ts';
import {
  before,
  cadences,
  interview,
  ofKind,
  options,
  planned,
  sole,
  thanks,
  writing,
} from './steps.ts';
import { addDays, at, HOUR, local, milliseconds } from './time.ts';

interface Slot {
  what: string;
  zone: string;
  on: string;
  from: string;
  to: string;
  country?: string;
}

const slot = (
  what: string,
  zone: string,
  on: string,
  from: string,
  to: string,
  country?: string,
): Slot =>
  country === undefined ? { what, zone, on, from, to } : { what, zone, on, from, to, country };

const anywhere: readonly Slot[] = [
  slot('on a Tuesday afternoon', 'America/New_York', '2026-06-02', '15:00', '16:00'),
  slot('late on a Friday evening', 'America/Los_Angeles', '2026-06-05', '21:00', '22:30'),
  slot('on a Saturday evening', 'Europe/Berlin', '2026-06-06', '18:00', '19:30'),
  slot('on a Sunday afternoon', 'Asia/Kolkata', '2026-06-07', '14:00', '15:15'),
  slot('early on a Monday', 'Asia/Kathmandu', '2026-06-08', '06:00', '06:45'),
  slot('just after midnight', 'Pacific/Kiritimati', '2026-06-03', '00:15', '01:00'),
  slot('just before midnight', 'Pacific/Honolulu', '2026-06-04', '22:45', '23:45'),
  slot('on the day before Thanksgiving', 'America/Chicago', '2026-11-25', '17:00', '18:00', 'US'),
  slot('on Christmas Eve before a weekend', 'Europe/London', '2026-12-24', '16:30', '17:30', 'GB'),
  slot('on German Unity Day, a Saturday', 'Europe/Berlin', '2026-10-03', '16:00', '17:00', 'DE'),
  slot('before Good Friday', 'Europe/Berlin', '2026-04-02', '19:00', '20:00', 'DE'),
  slot("on New Year's Eve", 'America/Toronto', '2026-12-31', '17:00', '18:00', 'CA'),
  slot(
    'before the clocks go forward in America',
    'America/New_York',
    '2026-03-07',
    '19:00',
    '20:00',
  ),
  slot('before the clocks go back in America', 'America/St_Johns', '2026-10-31', '19:00', '20:00'),
  slot('before the clocks go forward in Europe', 'Europe/Paris', '2026-03-28', '20:00', '21:30'),
  slot('before the clocks go back in Europe', 'Europe/Dublin', '2026-10-24', '20:00', '21:30'),
  slot(
    'before the clocks go back in Australia',
    'Australia/Sydney',
    '2026-04-04',
    '17:00',
    '18:00',
  ),
  slot(
    'before the clocks go forward in Australia',
    'Australia/Lord_Howe',
    '2026-10-03',
    '17:00',
    '18:00',
  ),
  slot(
    'before the clocks go back in New Zealand',
    'Pacific/Auckland',
    '2026-04-04',
    '20:00',
    '21:00',
  ),
  slot(
    'before the clocks go forward in New Zealand',
    'Pacific/Chatham',
    '2026-09-26',
    '20:00',
    '21:00',
  ),
  slot('before a midnight that does not exist', 'America/Santiago', '2026-09-05', '20:00', '21:00'),
  slot('before a midnight that comes twice', 'America/Santiago', '2026-04-04', '20:00', '21:00'),
  slot(
    "before Cairo's clocks go forward at midnight",
    'Africa/Cairo',
    '2026-04-23',
    '22:00',
    '23:00',
  ),
];

describe.each(cadences)('the thank-you of %s', (cadence) => {
  it.each(anywhere)(
    'common.2 lies within 24 h after an interview $what in $zone',
    async (where) => {
      const found = await planned({ ...where, cadence });
      const end = at(where.on, where.to, where.zone);
      expect(milliseconds(found.end)).toBe(end);
      expect(thanks(found).length).toBeGreaterThan(0);
      for (const step of thanks(found)) {
        expect(milliseconds(step.start), step.start).toBeGreaterThanOrEqual(end);
        expect(milliseconds(step.start), step.start).toBeLessThanOrEqual(end + 24 * HOUR);
      }
    },
  );
});

const early: readonly Slot[] = [
  slot('at noon sharp on a Wednesday', 'America/New_York', '2026-06-03', '11:00', '12:00'),
  slot('on a Saturday morning', 'America/Los_Angeles', '2026-06-06', '09:00', '10:00'),
  slot('at noon on a Sunday', 'Asia/Tokyo', '2026-06-07', '11:15', '12:00'),
  slot('at daybreak', 'Asia/Kolkata', '2026-06-02', '05:30', '06:15'),
  slot('soon after midnight', 'Pacific/Kiritimati', '2026-06-02', '00:10', '00:55'),
  slot('on Christmas morning', 'America/Denver', '2026-12-25', '09:00', '10:00', 'US'),
  slot('on the morning of Whit Monday', 'Europe/Berlin', '2026-05-25', '10:00', '11:30', 'DE'),
  slot(
    'on the morning the clocks went forward',
    'America/New_York',
    '2026-03-08',
    '10:00',
    '11:00',
  ),
  slot('on the morning the clocks went back', 'Europe/Madrid', '2026-10-25', '10:30', '11:30'),
  slot('on the morning the clocks went back', 'Pacific/Auckland', '2026-04-05', '08:00', '09:00'),
  slot(
    'on the morning the clocks went forward',
    'Australia/Adelaide',
    '2026-10-04',
    '11:00',
    '12:00',
  ),
  slot(
    'on a morning that is another day in UTC',
    'America/St_Johns',
    '2026-06-05',
    '08:00',
    '09:00',
  ),
];

describe.each(writing)('after an early interview, %s', (cadence) => {
  it.each(early)('common.3 thanks the same day where it ended $what in $zone', async (where) => {
    const found = await planned({ ...where, cadence });
    expect(thanks(found).length).toBeGreaterThan(0);
    for (const step of thanks(found))
      expect(local(step.start, where.zone).date, step.start).toBe(where.on);
  });

  it("common.3 takes the day and the hour of the interview's own zone, not of the person's", async () => {
    const on = '2026-06-04';
    const file = calendar(
      timezone('Pacific/Auckland', 2026),
      interview({ on, from: '10:00', to: '11:30', zone: 'Pacific/Auckland' }),
    );
    const plan = await planFile(
      file,
      options({ now: before(on), zone: 'America/Los_Angeles', cadence }),
    );
    const steps = thanks(sole(plan.interviews, 'interview'));
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) expect(local(step.start, 'Pacific/Auckland').date).toBe(on);
  });

  it("common.3 reads a time in UTC on the person's own clock", async () => {
    // 17:00-18:30 in UTC is 10:00-11:30 in Vancouver.
    const start = '2026-06-04T17:00Z';
    const zone = 'America/Vancouver';
    const found = await planned({
      on: '2026-06-04',
      start,
      end: '2026-06-04T18:30Z',
      home: zone,
      cadence,
    });
    expect(thanks(found).length).toBeGreaterThan(0);
    for (const step of thanks(found)) expect(local(step.start, zone).date).toBe('2026-06-04');
  });
});

const soon: readonly (Slot & { notes: string })[] = [
  {
    ...slot('today', 'America/New_York', '2026-06-02', '13:00', '14:00'),
    notes: 'Decision by today.',
  },
  {
    ...slot('tomorrow', 'Europe/Berlin', '2026-06-03', '16:00', '17:30'),
    notes: 'Decision by tomorrow.',
  },
  {
    ...slot('on Friday, said on Thursday', 'Asia/Kolkata', '2026-06-04', '18:00', '19:00'),
    notes: 'Decision by Friday.',
  },
  {
    ...slot('tomorrow, said late', 'America/Los_Angeles', '2026-06-02', '21:30', '22:30'),
    notes: 'Decision by tomorrow.',
  },
  {
    ...slot('tomorrow, a Sunday', 'Pacific/Auckland', '2026-06-06', '15:00', '16:00'),
    notes: 'Decision by June 7.',
  },
  {
    ...slot('today, said early', 'America/St_Johns', '2026-06-05', '08:00', '08:45'),
    notes: 'Decision by June 5.',
  },
  {
    ...slot('tomorrow, a holiday', 'America/Chicago', '2026-11-25', '10:00', '11:00', 'US'),
    notes: 'Decision by November 26.',
  },
];

describe.each(writing)('told of a decision the same or the next day, %s', (cadence) => {
  it.each(soon)(
    'common.4 thanks within 2 h where the decision falls $what ($zone)',
    async (where) => {
      const found = await planned({ ...where, cadence });
      const end = at(where.on, where.to, where.zone);
      expect(found.promisedBy).not.toBeNull();
      expect(found.promisedBy === where.on || found.promisedBy === addDays(where.on, 1)).toBe(true);
      expect(ofKind(found, 'thank-you').length).toBeGreaterThan(0);
      for (const step of thanks(found)) {
        expect(milliseconds(step.start), step.start).toBeGreaterThanOrEqual(end);
        expect(milliseconds(step.start), step.start).toBeLessThanOrEqual(end + 2 * HOUR);
      }
    },
  );
});
