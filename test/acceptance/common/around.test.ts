import { describe, expect, it } from 'vitest';
import {
  before,
  cadences,
  dates,
  nth,
  ofKind,
  pending,
  planned,
  sent,
  sole,
  statuses,
} from './steps.ts';
import { addDays, at, HOUR, isBusinessDay, iso, local, milliseconds, rollForward } from './time.ts';

const slots = [
  {
    what: 'on a Wednesday',
    zone: 'America/New_York',
    on: '2026-06-03',
    from: '15:00',
    to: '16:00',
  },
  {
    what: 'on a Monday morning',
    zone: 'Europe/Berlin',
    on: '2026-06-08',
    from: '08:00',
    to: '09:00',
  },
  { what: 'on a Saturday', zone: 'Asia/Kolkata', on: '2026-06-06', from: '11:00', to: '12:30' },
  {
    what: 'soon after midnight',
    zone: 'Pacific/Kiritimati',
    on: '2026-06-04',
    from: '00:15',
    to: '01:15',
  },
  {
    what: 'just before midnight',
    zone: 'Pacific/Honolulu',
    on: '2026-06-04',
    from: '22:30',
    to: '23:45',
  },
  {
    what: 'on the day the clocks go forward',
    zone: 'America/St_Johns',
    on: '2026-03-08',
    from: '09:00',
    to: '10:00',
  },
  {
    what: 'on the day the clocks go back',
    zone: 'Pacific/Auckland',
    on: '2026-04-05',
    from: '09:00',
    to: '10:00',
  },
  {
    what: "on New Year's Day",
    zone: 'Europe/Madrid',
    on: '2026-01-01',
    from: '17:00',
    to: '18:00',
    country: 'ES',
  },
] as const;

describe.each(cadences)('before and after an interview, %s', (cadence) => {
  it.each(slots)(
    'common.15, reading 9: reminds once, on the day before an interview $what',
    async (slot) => {
      const found = await planned({ ...slot, cadence });
      const step = sole(ofKind(found, 'prepare'), 'prepare');
      expect(dates([step], slot.zone)).toStrictEqual([addDays(slot.on, -1)]);
      expect(step.channel).toBe('self');
      expect(step.rules).toContain('common.15');
    },
  );

  it.each(slots)(
    'common.16, reading 9: starts one debrief at the end of an interview $what',
    async (slot) => {
      const found = await planned({ ...slot, cadence });
      const step = sole(ofKind(found, 'debrief'), 'debrief');
      expect(milliseconds(step.start)).toBe(at(slot.on, slot.to, slot.zone));
      expect(milliseconds(step.end)).toBeGreaterThan(milliseconds(step.start));
      expect(step.channel).toBe('self');
      expect(['common.16', 'recommended.1'].some((rule) => step.rules.includes(rule))).toBe(true);
    },
  );

  it.each(slots)('common.14 closes once, after every touch, an interview $what', async (slot) => {
    const found = await planned({ ...slot, cadence });
    const step = sole(ofKind(found, 'closing'), 'closing');
    const last = nth(pending(found).toReversed(), 0, 'last step');
    expect(last.key).toBe(step.key);
    expect(step.channel).toBe('self');
    expect(step.touch).toBeNull();
    const [day] = dates([step], slot.zone);
    expect(isBusinessDay(day ?? '')).toBe(true);
    const lastTouch = nth(dates(statuses(found), slot.zone).toReversed(), 0, 'last touch');
    if (cadence === 'how-often') expect((day ?? '') > lastTouch).toBe(true);
    else expect(day).toBe(rollForward(addDays(lastTouch, 7)));
  });

  it('common.14 plans nothing more, ever, when the closing step is done', async () => {
    const row = { on: '2026-06-02', zone: 'America/New_York', cadence };
    const known = await planned(row);
    const history = pending(known).map((step) => sent(step, step.start));
    const closing = sole(ofKind(known, 'closing'), 'closing');
    for (const days of [1, 30, 400]) {
      const now = iso(milliseconds(closing.start) + days * 24 * HOUR);
      const found = await planned({ ...row, now, since: '2026-05-01' }, history);
      expect(pending(found), `after ${days} days`).toStrictEqual([]);
    }
  });

  it('common.14 leaves only the closing step once every touch was sent', async () => {
    const row = { on: '2026-06-02', zone: 'Europe/Paris', cadence };
    const known = await planned(row);
    const closing = sole(ofKind(known, 'closing'), 'closing');
    const steps = pending(known).filter(({ key }) => key !== closing.key);
    const history = steps.map((step) => sent(step, step.start));
    const last = nth(steps.toReversed(), 0, 'touch');
    const now = iso(milliseconds(last.start) + HOUR);
    const found = await planned({ ...row, now, since: '2026-05-01' }, history);
    expect(pending(found).map(({ key }) => key)).toStrictEqual([closing.key]);
  });
});

describe('what the reminders say', () => {
  const row = { on: '2026-06-03', zone: 'Europe/London' };

  it('common.15 asks to bring home who was there, a business card, and when they decide', async () => {
    const { text } = sole(ofKind(await planned(row), 'prepare'), 'prepare');
    for (const word of [/name/i, /title/i, /card/i, /deci(de|sion)/i, /follow/i])
      expect(text).toMatch(word);
  });

  it('common.16 asks who the person met, what was promised and how it went', async () => {
    const { text } = sole(ofKind(await planned(row), 'debrief'), 'debrief');
    for (const word of [/\bmet\b|\bmeet\b/i, /promise|decide|when/i, /\bhow\b|\bwent\b/i])
      expect(text).toMatch(word);
  });

  it('common.14 speaks of what was learned and of going on applying', async () => {
    const { text } = sole(ofKind(await planned(row), 'closing'), 'closing');
    for (const word of [/learn/i, /appl(y|ying|ication)/i]) expect(text).toMatch(word);
  });
});

describe('every step', () => {
  it.each(cadences)(
    'common.18: of %s names its rules and has a key of its own',
    async (cadence) => {
      const found = await planned({ on: '2026-06-03', zone: 'Europe/London', cadence });
      expect(found.cadence).toBe(cadence);
      expect(found.followUps.length).toBeGreaterThan(5);
      for (const step of found.followUps)
        expect(step.rules.join(), step.kind).toMatch(/^[a-z-]+\.\d+(,[a-z-]+\.\d+)*$/);
      expect(new Set(found.followUps.map(({ key }) => key)).size).toBe(found.followUps.length);
    },
  );

  it('reading 2: is planned as soon as the interview is known, whenever that is', async () => {
    const row = { on: '2026-06-03', zone: 'Europe/London' };
    const early = await planned({ ...row, now: '2026-05-01T08:00:00Z' });
    const late = await planned({ ...row, now: before(row.on) });
    expect(local(early.end, row.zone).date).toBe(row.on);
    const shape = (found: typeof early): string[] =>
      pending(found).map(({ key, start }) => `${key} ${start}`);
    expect(shape(late).length).toBeGreaterThan(5);
    expect(shape(late)).toStrictEqual(shape(early));
  });
});
