import { describe, expect, it } from 'vitest';
import { planFile } from '../plan-file.ts';
import { calendar, event } from './calendar.ts';
import {
  before,
  cadences,
  dates,
  interview,
  jane,
  type Meeting,
  maya,
  ofKind,
  options,
  pending,
  planned,
  sole,
  statuses,
  thanks,
} from './steps.ts';
import { addDays, at, HOUR, iso, milliseconds } from './time.ts';

const zone = 'America/New_York';
const on = '2026-06-02';

describe.each(cadences)('a cancelled interview, in %s,', (cadence) => {
  it.each([
    { when: 'before it', now: before(on) },
    { when: 'while its follow-ups run', now: '2026-06-05T15:00:00Z' },
  ])('common.17 has no steps ($when)', async ({ now }) => {
    const settings = options({ now, zone, cadence });
    const held = await planFile(calendar(interview({ on, zone, status: 'CONFIRMED' })), settings);
    expect(pending(sole(held.interviews, 'interview')).length).toBeGreaterThan(0);
    const plan = await planFile(calendar(interview({ on, zone, status: 'CANCELLED' })), settings);
    expect(plan.interviews.flatMap(pending)).toStrictEqual([]);
    expect(plan.asks).toStrictEqual([]);
    expect(plan.skipped.map(({ uid }) => uid)).toStrictEqual(['interview-1@acme.example']);
  });

  it('common.17 has no steps though it was moved at the same time', async () => {
    const settings = options({ now: before(on), zone, cadence });
    const known = sole(
      (await planFile(calendar(interview({ on, zone })), settings)).interviews,
      'interview',
    );
    const history = pending(known).map(({ key, start }) => ({
      key,
      did: 'moved',
      at: before(on),
      start,
    }));
    const gone = interview({ on: '2026-06-09', zone, status: 'CANCELLED', sequence: 2 });
    const plan = await planFile(calendar(gone), settings, history);
    expect(history.length).toBeGreaterThan(0);
    expect(plan.interviews.flatMap(pending)).toStrictEqual([]);
  });

  it('common.17 leaves the other interview its steps', async () => {
    const file = calendar(
      interview({ on, zone, uid: 'gone@acme.example', status: 'CANCELLED' }),
      interview({ on: '2026-06-04', zone, uid: 'held@acme.example' }),
    );
    const plan = await planFile(file, options({ now: before(on), zone, cadence }));
    const held = sole(plan.interviews, 'interview');
    expect(held.uid).toBe('held@acme.example');
    expect(statuses(held).length).toBeGreaterThan(0);
  });
});

interface Move extends Meeting {
  what: string;
}

const moves: readonly Move[] = [
  { what: 'to the next day', on: '2026-06-03', from: '15:00', to: '16:00' },
  { what: 'to a morning a week later', on: '2026-06-09', from: '09:00', to: '10:00' },
  { what: 'to a Friday evening', on: '2026-06-05', from: '18:00', to: '19:00' },
  { what: 'to the day before', on: '2026-06-01', from: '10:00', to: '11:00' },
  { what: 'by two hours', on: '2026-06-02', from: '17:00', to: '18:00' },
  { what: 'over a change of the clocks', on: '2026-11-04', from: '15:00', to: '16:00' },
];

describe.each(cadences)('a moved interview, in %s,', (cadence) => {
  it.each(moves)(
    'common.17 moves all its steps at once, under the keys they had ($what)',
    async (move) => {
      const known = await planned({ on, zone, cadence, now: '2026-05-29T12:00:00Z' });
      const found = await planned({
        ...move,
        zone,
        cadence,
        now: '2026-05-29T13:00:00Z',
        sequence: 1,
      });
      const fresh = await planned({
        ...move,
        zone,
        cadence,
        now: '2026-05-29T13:00:00Z',
        uid: 'fresh@acme.example',
      });
      const keys = (steps: readonly { key: string }[]): string[] =>
        steps.map(({ key }) => key).toSorted();
      expect(keys(pending(found))).toStrictEqual(keys(pending(known)));
      const moments = (steps: readonly { kind: string; start: string }[]): string[] =>
        steps.map(({ kind, start }) => `${kind} ${start}`).toSorted();
      expect(moments(pending(found))).toStrictEqual(moments(pending(fresh)));
      const end = at(move.on, move.to ?? '', zone);
      for (const step of thanks(found)) {
        expect(milliseconds(step.start)).toBeGreaterThanOrEqual(end);
        expect(milliseconds(step.start)).toBeLessThanOrEqual(end + 24 * HOUR);
      }
      expect(milliseconds(sole(ofKind(found, 'debrief'), 'debrief').start)).toBe(end);
      expect(dates(ofKind(found, 'prepare'), zone)).toStrictEqual([addDays(move.on, -1)]);
    },
  );
});

const series = {
  start: `${on}T10:00`,
  end: `${on}T11:00`,
  zone,
  title: 'Interview with Acme',
  description: '#interview',
};
const people = { organizer: jane, guests: [jane, maya], uid: 'series@acme.example' };

describe('one occurrence of a series', () => {
  const settings = options({ now: before(on), zone });
  const whole = event({ ...series, ...people, rrule: 'FREQ=WEEKLY;COUNT=3' });
  const starts = async (...components: string[]): Promise<number[]> => {
    const plan = await planFile(calendar(...components), settings);
    for (const { uid } of plan.interviews)
      expect(uid.startsWith('series@acme.example/')).toBe(true);
    return plan.interviews
      .map(({ start }) => milliseconds(start))
      .toSorted((one, other) => one - other);
  };
  const [first, second, third] = ['2026-06-02', '2026-06-09', '2026-06-16'].map((day) =>
    at(day, '10:00', zone),
  );

  it('common.17 is an interview of its own', async () => {
    expect(await starts(whole)).toStrictEqual([first, second, third]);
  });

  it('common.17 has no steps where it alone is cancelled', async () => {
    const gone = event({
      ...series,
      ...people,
      start: '2026-06-09T10:00',
      end: '2026-06-09T11:00',
      recurrenceId: '2026-06-09T10:00',
      status: 'CANCELLED',
    });
    expect(await starts(whole, gone)).toStrictEqual([first, third]);
  });

  it('common.17 moves its own steps where it alone is moved', async () => {
    const moved = event({
      ...series,
      ...people,
      start: '2026-06-18T14:00',
      end: '2026-06-18T15:00',
      recurrenceId: '2026-06-16T10:00',
    });
    const plan = await planFile(calendar(whole, moved), settings);
    const end = at('2026-06-18', '15:00', zone);
    const last = plan.interviews.filter((each) => milliseconds(each.end) === end);
    expect(
      milliseconds(sole(ofKind(sole(last, 'moved occurrence'), 'debrief'), 'debrief').start),
    ).toBe(end);
    expect(await starts(whole, moved)).toStrictEqual([
      first,
      second,
      at('2026-06-18', '14:00', zone),
    ]);
  });
});

describe('the clock', () => {
  it("common.17 keeps a series' local hour over a change of the clocks", async () => {
    const start = '2026-10-27T10:00';
    const weekly = event({
      ...series,
      ...people,
      start,
      end: '2026-10-27T11:00',
      rrule: 'FREQ=WEEKLY;COUNT=2',
    });
    const plan = await planFile(calendar(weekly), options({ now: '2026-10-24T12:00:00Z', zone }));
    const expected = ['2026-10-27', '2026-11-03'].map((day) => iso(at(day, '11:00', zone)));
    expect(plan.interviews.map(({ end }) => iso(milliseconds(end))).toSorted()).toStrictEqual(
      expected,
    );
  });
});
