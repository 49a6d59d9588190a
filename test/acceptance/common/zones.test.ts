import { describe, expect, it } from 'vitest';
import { planFile } from '../plan-file.ts';
import { calendar, type EventFields, event, timezone } from './calendar.ts';
import {
  before,
  type Interview,
  interview,
  jane,
  maya,
  ofKind,
  options,
  pending,
  planned,
  sole,
  statuses,
} from './steps.ts';
import { at, local, milliseconds } from './time.ts';

const zones = [
  'Asia/Kolkata',
  'Pacific/Auckland',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Australia/Lord_Howe',
  'America/Los_Angeles',
  'Europe/Berlin',
  'Africa/Casablanca',
  'America/Santiago',
] as const;

/** "+05:30" or "-02:30", as ISO 8601 writes what the zone's clock was off UTC then. */
function offset(instant: string, zone: string): string {
  const shown = local(instant, zone);
  const minutes = Math.round(
    (Date.parse(`${shown.date}T${shown.time}:00Z`) - milliseconds(instant)) / 60_000,
  );
  const size = Math.abs(minutes);
  const digits = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${digits.join(':')}`;
}

const sameOffset = (instant: string, zone: string): boolean =>
  instant.endsWith(offset(instant, zone)) ||
  (offset(instant, zone) === '+00:00' && instant.endsWith('Z'));

async function one(fields: EventFields, home: string, ...more: string[]): Promise<Interview> {
  const words = { description: '#interview', organizer: jane, guests: [jane, maya] };
  const now = before(fields.start.slice(0, 10));
  const plan = await planFile(
    calendar(...more, event({ ...words, ...fields })),
    options({ now, zone: home }),
  );
  return sole(plan.interviews, 'interview');
}

describe("an interview's own zone", () => {
  it.each(zones)(
    'reading 1: is that of its TZID, %s, with and without a VTIMEZONE',
    async (zone) => {
      const fields = { start: '2026-06-02T10:00', end: '2026-06-02T11:00', zone };
      const home = 'America/New_York';
      for (const found of [
        await one(fields, home),
        await one(fields, home, timezone(zone, 2026)),
      ]) {
        expect(found.zone).toBe(zone);
        expect(milliseconds(found.start)).toBe(at('2026-06-02', '10:00', zone));
        expect(milliseconds(found.end)).toBe(at('2026-06-02', '11:00', zone));
      }
    },
  );

  it.each(zones)(
    'reading 1: sets the working hours and the days of every status touch (%s)',
    async (zone) => {
      const found = await one(
        { start: '2026-06-02T10:00', end: '2026-06-02T11:00', zone },
        'America/New_York',
      );
      const days = statuses(found).map(({ start }) => local(start, zone));
      expect(days.map(({ date }) => date)).toStrictEqual([
        '2026-06-09',
        '2026-06-16',
        '2026-06-23',
      ]);
      for (const { time } of days) expect(time >= '09:00' && time < '17:00', time).toBe(true);
    },
  );

  it.each(zones)(
    'reading 1: is the one in which every instant of the plan is written (%s)',
    async (zone) => {
      const found = await one(
        { start: '2026-03-02T10:00', end: '2026-03-02T11:00', zone },
        'America/New_York',
      );
      const instants = [
        found.start,
        found.end,
        ...found.followUps.flatMap(({ start, end }) => [start, end]),
      ];
      expect(instants.length).toBeGreaterThan(10);
      expect(instants.filter((instant) => !sameOffset(instant, zone))).toStrictEqual([]);
    },
  );

  it("reading 1: is known by the VTIMEZONE's definition where its name is Outlook's", async () => {
    const name = 'Pacific Standard Time';
    const fields = { start: '2026-06-02T10:00', end: '2026-06-02T11:00', zone: name };
    const found = await one(fields, 'Europe/Berlin', timezone('America/Los_Angeles', 2026, name));
    expect(milliseconds(found.end)).toBe(at('2026-06-02', '11:00', 'America/Los_Angeles'));
    expect(
      local(sole(ofKind(found, 'thank-you'), 'thank-you').start, 'America/Los_Angeles').date,
    ).toBe('2026-06-02');
  });
});

describe('a time without a zone of its own', () => {
  it.each(zones)(
    'reading 1: is, in UTC, an instant on the clock of the person in %s',
    async (zone) => {
      const found = await one({ start: '2026-06-02T02:00Z', end: '2026-06-02T03:00Z' }, zone);
      expect(found.zone).toBe(zone);
      expect(milliseconds(found.end)).toBe(Date.parse('2026-06-02T03:00:00Z'));
      expect(sameOffset(found.end, zone), found.end).toBe(true);
    },
  );

  it.each(zones)('reading 1: is, floating, the wall clock of the person in %s', async (zone) => {
    const found = await one({ start: '2026-06-02T15:00', end: '2026-06-02T16:00' }, zone);
    expect(found.zone).toBe(zone);
    expect(milliseconds(found.start)).toBe(at('2026-06-02', '15:00', zone));
    expect(milliseconds(found.end)).toBe(at('2026-06-02', '16:00', zone));
  });

  it.each(zones)(
    'reading 1: has the status touches in working hours of the person in %s',
    async (zone) => {
      const found = await one({ start: '2026-06-02T02:00Z', end: '2026-06-02T03:00Z' }, zone);
      const times = statuses(found).map(({ start }) => local(start, zone).time);
      expect(times.length).toBe(3);
      expect(times.filter((time) => time < '09:00' || time >= '17:00')).toStrictEqual([]);
    },
  );

  it('reading 1: does not take the zone that the calendar as a whole names', async () => {
    const fields = { start: '2026-06-02T14:00Z', end: '2026-06-02T15:00Z' };
    const found = await one(fields, 'America/New_York', 'X-WR-TIMEZONE:Europe/Berlin');
    expect(found.zone).toBe('America/New_York');
    expect(milliseconds(found.end)).toBe(Date.parse('2026-06-02T15:00:00Z'));
  });

  it('reading 1: has no zone from a VTIMEZONE that it does not name', async () => {
    const fields = { start: '2026-06-02T15:00', end: '2026-06-02T16:00' };
    const found = await one(fields, 'Asia/Kolkata', timezone('Europe/Berlin', 2026));
    expect(found.zone).toBe('Asia/Kolkata');
    expect(milliseconds(found.end)).toBe(at('2026-06-02', '16:00', 'Asia/Kolkata'));
  });
});

describe('two zones', () => {
  it('reading 1: each interview of one calendar keeps its own', async () => {
    const file = calendar(
      interview({ on: '2026-06-02', zone: 'Asia/Kolkata', uid: 'a@acme.example' }),
      interview({
        on: '2026-06-02',
        uid: 'b@globex.example',
        title: 'Interview with Globex',
        organizer: undefined,
        guests: undefined,
      }),
    );
    const plan = await planFile(
      file,
      options({ now: before('2026-06-02'), zone: 'America/St_Johns' }),
    );
    const found = plan.interviews.map(
      ({ uid, zone, end }) => `${uid} ${zone} ${milliseconds(end)}`,
    );
    expect(plan.zone).toBe('America/St_Johns');
    expect(found.toSorted()).toStrictEqual([
      `a@acme.example Asia/Kolkata ${at('2026-06-02', '16:00', 'Asia/Kolkata')}`,
      `b@globex.example America/St_Johns ${at('2026-06-02', '16:00', 'America/St_Johns')}`,
    ]);
  });

  it.each(zones)(
    "common.2 keeps its order of steps where the person's clock runs otherwise (%s)",
    async (zone) => {
      const found = await planned({ on: '2026-06-02', zone, home: 'Pacific/Honolulu' });
      const kinds = pending(found).map(({ kind }) => kind);
      expect(kinds.at(0)).toBe('prepare');
      expect(kinds.filter((kind) => kind !== 'debrief' && kind !== 'thank-you')).toStrictEqual([
        'prepare',
        'status',
        'status',
        'status',
        'closing',
      ]);
    },
  );
});
