import { describe, expect, it } from 'vitest';
import { type Plan, planFile } from '../plan-file.ts';
import { calendar, event } from './calendar.ts';
import {
  before,
  cadences,
  dates,
  interview,
  lee,
  maya,
  ofKind,
  options,
  pending,
  sent,
  sole,
  statuses,
} from './steps.ts';
import { addDays, at, HOUR, iso, local, milliseconds, rollForward } from './time.ts';

interface Row {
  on: string;
  zone: string;
  cadence?: string;
  now?: string;
  since?: string;
}

const applied = (on: string): string =>
  event({
    uid: 'applied@acme.example',
    start: on,
    end: addDays(on, 1),
    title: 'Applied at Acme: Data Engineer #applied',
  });

const plan = ({ on, now, ...rest }: Row, more: string[] = [], history?: object[]): Promise<Plan> =>
  planFile(calendar(applied(on), ...more), options({ now: now ?? before(on), ...rest }), history);

const days = [
  { on: '2026-06-02', zone: 'America/New_York' },
  { on: '2026-06-05', zone: 'Europe/Berlin' },
  { on: '2026-06-06', zone: 'Asia/Kolkata' },
  { on: '2026-06-07', zone: 'Pacific/Kiritimati' },
  { on: '2026-03-01', zone: 'America/St_Johns' },
  { on: '2026-09-20', zone: 'Pacific/Auckland' },
  { on: '2026-12-24', zone: 'America/Los_Angeles' },
];

describe('an event tagged #applied', () => {
  it.each(days)('common.14 is an application, no interview ($on in $zone)', async (row) => {
    const found = await plan(row);
    expect(found.interviews).toStrictEqual([]);
    expect(found.asks).toStrictEqual([]);
    expect(sole(found.applications, 'application')).toMatchObject({
      uid: 'applied@acme.example',
      appliedOn: row.on,
    });
  });

  it.each(days)(
    'common.9 is followed up after one week and after two, on business days ($on in $zone)',
    async (row) => {
      const steps = ofKind(sole((await plan(row)).applications, 'application'), 'application');
      const expected = [7, 14].map((wait) => rollForward(addDays(row.on, wait)));
      expect(dates(steps, row.zone)).toStrictEqual(expected);
      expect(steps.map(({ touch }) => touch)).toStrictEqual([1, 2]);
      for (const { start, channel } of steps) {
        const { time } = local(start, row.zone);
        expect(time >= '09:00' && time < '17:00', start).toBe(true);
        expect(channel).toBe('email');
      }
    },
  );

  it.each(days)(
    'common.14 is closed once, a week after the last touch, and then no more ($on in $zone)',
    async (row) => {
      const application = sole((await plan(row)).applications, 'application');
      const closing = sole(ofKind(application, 'closing'), 'closing');
      expect(dates([closing], row.zone)).toStrictEqual([
        rollForward(addDays(rollForward(addDays(row.on, 14)), 7)),
      ]);
      expect(closing.channel).toBe('self');
      const history = pending(application).map((step) => sent(step, step.start));
      const now = iso(milliseconds(closing.start) + 24 * HOUR);
      const after = await plan({ ...row, now, since: '2026-01-01' }, [], history);
      expect(after.applications.flatMap(pending)).toStrictEqual([]);
    },
  );

  it.each(cadences)(
    'common.14 is followed up in the same way whatever the cadence (%s)',
    async (cadence) => {
      const row = { on: '2026-06-02', zone: 'Europe/London', cadence };
      const application = sole((await plan(row)).applications, 'application');
      expect(dates(ofKind(application, 'application'), row.zone)).toStrictEqual([
        '2026-06-09',
        '2026-06-16',
      ]);
    },
  );

  it.each(['2026-06-04', '2026-06-12', '2026-06-18'])(
    'common.11 stops when an interview with that employer is in the calendar (%s)',
    async (on) => {
      const row = { on: '2026-06-02', zone: 'Europe/London' };
      const found = await plan(row, [interview({ on, zone: row.zone })]);
      expect(found.applications.flatMap(pending)).toStrictEqual([]);
      expect(statuses(sole(found.interviews, 'interview')).length).toBeGreaterThan(0);
    },
  );

  it('common.11 goes on when the interview is with another employer', async () => {
    const row = { on: '2026-06-02', zone: 'Europe/London' };
    const organizer = { email: 'ida@globex.example', name: 'Ida Berg' };
    const guests = [{ ...lee, email: 'lee@globex.example' }, maya];
    const other = interview({
      on: '2026-06-04',
      zone: row.zone,
      title: 'Interview with Globex',
      organizer,
      guests,
    });
    const found = await plan(row, [other]);
    expect(ofKind(sole(found.applications, 'application'), 'application')).toHaveLength(2);
  });

  it.each(['deleted', 'done'])(
    'common.18 is followed up but once where the first touch is %s',
    async (did) => {
      const row = { on: '2026-06-02', zone: 'Europe/London' };
      const application = sole((await plan(row)).applications, 'application');
      const first = ofKind(application, 'application')[0];
      if (first === undefined) throw new Error('expected an application step');
      const now = iso(milliseconds(first.start) + HOUR);
      const found = await plan({ ...row, now }, [], [{ key: first.key, did, at: first.start }]);
      const left = pending(sole(found.applications, 'application')).map(({ key }) => key);
      expect(left).not.toContain(first.key);
      expect(left.length).toBeGreaterThan(0);
    },
  );

  it('common.18 stays where the person moved it', async () => {
    const row = { on: '2026-06-02', zone: 'Europe/London' };
    const application = sole((await plan(row)).applications, 'application');
    const first = ofKind(application, 'application')[0];
    if (first === undefined) throw new Error('expected an application step');
    const start = iso(at('2026-06-11', '18:35', row.zone));
    const history = [{ key: first.key, did: 'moved', at: before(row.on), start }];
    const found = sole((await plan(row, [], history)).applications, 'application');
    expect(found.followUps.find(({ key }) => key === first.key)?.start).toSatisfy(
      (kept: string) => milliseconds(kept) === milliseconds(start),
    );
  });
});
