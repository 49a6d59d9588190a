import { describe, expect, it } from 'vitest';
import { cadences, dates, nth, ofKind, planned, sent, statuses, withKey } from './steps.ts';
import { addDays, at, businessDaysBetween, iso, local, rollForward } from './time.ts';

const weekly = [
  'recommended',
  'five-guidelines',
  'eight-rules',
  'how-often',
  'weekly-calls',
] as const;

const delays = [
  { what: 'a day late', days: 1, on: '2026-06-02', zone: 'America/New_York' },
  { what: 'three days late', days: 3, on: '2026-06-01', zone: 'Europe/Berlin' },
  { what: 'on a Saturday', days: 4, on: '2026-06-02', zone: 'Asia/Kolkata' },
  { what: 'on a Sunday', days: 5, on: '2026-06-02', zone: 'Pacific/Auckland' },
  { what: 'across a change of the clocks', days: 2, on: '2026-02-26', zone: 'America/St_Johns' },
  { what: 'a day early', days: -1, on: '2026-06-03', zone: 'Pacific/Kiritimati' },
];

describe.each(weekly)('%s', (cadence) => {
  it.each(delays)(
    'common.10 counts the second touch from when the first was sent, $what',
    async (row) => {
      const known = await planned({ ...row, cadence });
      const first = nth(statuses(known), 0, 'status touch');
      const day = addDays(local(first.start, row.zone).date, row.days);
      const moment = at(day, '10:10', row.zone);
      const now = iso(moment + 60_000);
      const found = await planned({ ...row, cadence, now }, [sent(first, iso(moment))]);
      const second = nth(statuses(found), 0, 'pending status touch');
      expect(second.touch).toBe(2);
      expect(dates([second], row.zone)).toStrictEqual([rollForward(addDays(day, 7))]);
      expect(withKey(found, first.key)?.status).toBe('done');
    },
  );

  it('common.10 counts a touch that was not sent yet from where it is planned', async () => {
    const row = { on: '2026-06-02', zone: 'Europe/London', cadence };
    const [first, second] = dates(statuses(await planned(row)), row.zone);
    expect(second).toBe(rollForward(addDays(first ?? '', 7)));
  });
});

describe('the last wait', () => {
  it.each(['recommended', 'five-guidelines', 'eight-rules', 'weekly-calls', 'dos-and-donts'])(
    'common.10, common.14 counts the closing of %s from when the last touch was sent',
    async (cadence) => {
      const row = { on: '2026-06-02', zone: 'America/New_York', cadence };
      const known = await planned(row);
      const touches = statuses(known);
      const last = nth(touches.toReversed(), 0, 'last touch');
      const late = addDays(local(last.start, row.zone).date, 2);
      const moment = iso(at(late, '11:00', row.zone));
      const history = touches.map((step) => sent(step, step === last ? moment : step.start));
      const found = await planned(
        { ...row, now: iso(Date.parse(moment) + 60_000), since: '2026-05-01' },
        history,
      );
      expect(statuses(found)).toStrictEqual([]);
      expect(dates(ofKind(found, 'closing'), row.zone)).toStrictEqual([
        rollForward(addDays(late, 7)),
      ]);
    },
  );

  it('common.10 keeps the calls of dos-and-donts two business days after the one that was made late', async () => {
    const row = { on: '2026-06-02', zone: 'America/New_York', cadence: 'dos-and-donts' };
    const first = nth(statuses(await planned(row)), 0, 'call');
    const day = addDays(local(first.start, row.zone).date, 3);
    const moment = at(day, '15:00', row.zone);
    const found = await planned({ ...row, now: iso(moment + 60_000) }, [sent(first, iso(moment))]);
    const [second] = dates(statuses(found), row.zone);
    expect(businessDaysBetween(day, second ?? day)).toBeGreaterThanOrEqual(2);
  });
});

describe.each(cadences)('a moved touch of %s', (cadence) => {
  const rows = [
    { on: '2026-06-02', zone: 'America/New_York', days: 2 },
    { on: '2026-06-04', zone: 'Asia/Kolkata', days: 5 },
    { on: '2026-09-22', zone: 'Pacific/Auckland', days: 1 },
  ];

  it.each(rows)(
    'reading 11: counts as planned where the person put it ($on + $days in $zone)',
    async (row) => {
      const known = await planned({ ...row, cadence });
      const first = nth(statuses(known), 0, 'status touch');
      const day = addDays(local(first.start, row.zone).date, row.days);
      const start = iso(at(day, '11:20', row.zone));
      const moved = { key: first.key, did: 'moved', at: `${addDays(row.on, -2)}T12:00:00Z`, start };
      const now = `${addDays(row.on, -2)}T12:30:00Z`;
      const found = await planned({ ...row, cadence, now }, [moved]);
      expect(Date.parse(withKey(found, first.key)?.start ?? '')).toBe(Date.parse(start));
      const next = nth(statuses(found), 1, 'status touch');
      const [nextDay] = dates([next], row.zone);
      if (cadence === 'dos-and-donts')
        expect(businessDaysBetween(day, nextDay ?? '')).toBeGreaterThanOrEqual(2);
      else expect(nextDay).toBe(rollForward(addDays(day, 7)));
    },
  );
});
