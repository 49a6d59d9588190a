import { describe, expect, it } from 'vitest';
import { planFile } from '../plan-file.ts';
import { calendar, event } from './calendar.ts';
import {
  before,
  cadences,
  type Interview,
  interview,
  lee,
  maya,
  ofKind,
  options,
  planned,
  sole,
  statuses,
} from './steps.ts';
import { at, HOUR, iso, milliseconds } from './time.ts';

const slots = [
  {
    what: 'on a Thursday',
    on: '2026-06-02',
    known: '2026-06-04',
    time: '10:00',
    zone: 'America/New_York',
  },
  {
    what: 'on a Friday evening',
    on: '2026-06-02',
    known: '2026-06-05',
    time: '19:40',
    zone: 'Europe/Berlin',
  },
  {
    what: 'on a Saturday',
    on: '2026-06-03',
    known: '2026-06-06',
    time: '11:00',
    zone: 'Asia/Kolkata',
  },
  {
    what: 'on the eve of a change of the clocks',
    on: '2026-03-05',
    known: '2026-03-07',
    time: '15:00',
    zone: 'America/St_Johns',
  },
  {
    what: 'on a Sunday night',
    on: '2026-06-03',
    known: '2026-06-07',
    time: '23:15',
    zone: 'Pacific/Auckland',
  },
] as const;

type Slot = (typeof slots)[number];

const told = (
  { on, known, time, zone }: Slot,
  cadence: string,
  notes: string,
): Promise<Interview> => {
  const now = iso(at(known, time, zone));
  return planned({ on, from: '10:00', to: '11:00', zone, cadence, notes, now, modified: now });
};

describe.each(cadences)('a series of %s', (cadence) => {
  it.each([
    { tag: '#replied', outcome: 'replied', closings: 0 },
    { tag: '#rejected', outcome: 'rejected', closings: 1 },
    { tag: '#offer', outcome: 'offer', closings: 0 },
    { tag: '#withdrawn', outcome: 'withdrawn', closings: 1 },
  ])(
    'common.11, 12 and 13, reading 6: stops at $tag, with $closings closing steps',
    async (row) => {
      for (const slot of slots) {
        expect(statuses(await told(slot, cadence, '')).length).toBeGreaterThan(0);
        const found = await told(slot, cadence, row.tag);
        expect(found.outcome).toBe(row.outcome);
        expect(statuses(found)).toStrictEqual([]);
        expect(ofKind(found, 'closing')).toHaveLength(row.closings);
      }
    },
  );

  it.each(slots)(
    'common.12, reading 5: answers a rejection known $what within 24 h, once',
    async (slot) => {
      const found = await told(slot, cadence, '#rejected');
      const reply = sole(ofKind(found, 'reply'), 'reply');
      const known = at(slot.known, slot.time, slot.zone);
      expect(milliseconds(reply.start)).toBeGreaterThanOrEqual(known);
      expect(milliseconds(reply.start)).toBeLessThanOrEqual(known + 24 * HOUR);
      expect(reply.channel).not.toBe('self');
      expect(reply.rules).toContain('common.12');
      expect(reply.text).toMatch(/feedback|do better|improve/i);
      expect(reply.text).toMatch(
        /in mind|future|another (role|position|opening)|other (roles|positions|openings)/i,
      );
    },
  );

  it.each(slots)(
    'common.13, reading 5: answers an offer known $what within 24 h, once',
    async (slot) => {
      const found = await told(slot, cadence, '#offer');
      const reply = sole(ofKind(found, 'reply'), 'reply');
      const known = at(slot.known, slot.time, slot.zone);
      expect(milliseconds(reply.start)).toBeGreaterThanOrEqual(known);
      expect(milliseconds(reply.start)).toBeLessThanOrEqual(known + 24 * HOUR);
      expect(reply.rules).toContain('common.13');
      expect(reply.text).toMatch(/thank/i);
    },
  );

  it('common.12 and 13 plan no reply where nothing is known, or the employer merely replied', async () => {
    const [slot] = slots;
    expect(ofKind(await told(slot, cadence, '#rejected'), 'reply')).toHaveLength(1);
    expect(ofKind(await told(slot, cadence, ''), 'reply')).toStrictEqual([]);
    expect(ofKind(await told(slot, cadence, '#replied'), 'reply')).toStrictEqual([]);
  });

  it('common.11 knows no outcome where the person tells none', async () => {
    const [slot] = slots;
    expect(
      (await told(slot, cadence, 'We replied to all their questions; no offer yet.')).outcome,
    ).toBeNull();
  });
});

const zone = 'Europe/London';

async function two(
  cadence: string,
  now: string,
  other: { company: string; domain: string },
): Promise<Interview[]> {
  const organizer = { email: `hr@${other.domain}`, name: 'Ida Berg' };
  const first = interview({ on: '2026-06-02', zone, uid: 'first@acme.example' });
  const second = interview({
    on: '2026-06-10',
    zone,
    uid: 'second@acme.example',
    title: `Interview with ${other.company}`,
    organizer,
    guests: [{ ...lee, email: `lee.wong@${other.domain}` }, maya],
  });
  const plan = await planFile(calendar(first, second), options({ now, zone, cadence }));
  return plan.interviews.toSorted(
    (one, next) => milliseconds(one.start) - milliseconds(next.start),
  );
}

const acme = { company: 'Acme', domain: 'acme.example' };
const globex = { company: 'Globex', domain: 'globex.example' };

describe.each(cadences)('a new interview, in %s,', (cadence) => {
  it.each([
    { when: 'before both', now: before('2026-06-02') },
    { when: 'between them', now: '2026-06-04T09:00:00Z' },
    { when: 'after both', now: '2026-06-10T20:00:00Z' },
  ])(
    'common.11, reading 6: with the same employer closes the old series and starts its own ($when)',
    async ({ now }) => {
      const [first, second] = await two(cadence, now, acme);
      if (first === undefined || second === undefined) throw new Error('expected two interviews');
      expect(statuses(first)).toStrictEqual([]);
      expect(ofKind(first, 'closing')).toStrictEqual([]);
      expect(statuses(second).length).toBeGreaterThan(0);
      expect(ofKind(second, 'closing')).toHaveLength(1);
      expect(first.loop === null || first.loop !== second.loop).toBe(true);
    },
  );

  it('common.11 with another employer leaves the old series alone', async () => {
    const both = await two(cadence, before('2026-06-02'), globex);
    expect(both).toHaveLength(2);
    for (const each of both) {
      expect(statuses(each).length, each.title).toBeGreaterThan(0);
      expect(ofKind(each, 'closing'), each.title).toHaveLength(1);
    }
  });

  it('common.2 still leaves each of them its thank-you', async () => {
    const both = await two(cadence, before('2026-06-02'), acme);
    expect(both.map((each) => ofKind(each, 'thank-you', 'card').length)).toStrictEqual([1, 1]);
  });
});

describe('an interview that was not held', () => {
  it('common.11, common.17 does not close the old series when it was cancelled', async () => {
    const first = interview({ on: '2026-06-02', zone, uid: 'first@acme.example' });
    const second = (status: string): string =>
      interview({ on: '2026-06-10', zone, uid: 'second@acme.example', status });
    const settings = options({ now: '2026-06-04T09:00:00Z', zone });
    const held = await planFile(calendar(first, second('CONFIRMED')), settings);
    const cancelled = await planFile(calendar(first, second('CANCELLED')), settings);
    expect(
      held.interviews.flatMap((each) => (each.uid.startsWith('first') ? statuses(each) : [])),
    ).toStrictEqual([]);
    expect(statuses(sole(cancelled.interviews, 'interview')).length).toBeGreaterThan(0);
  });

  it('common.11 does not close the old series when it is no interview', async () => {
    const lunch = event({
      uid: 'lunch@acme.example',
      start: '2026-06-10T12:00',
      end: '2026-06-10T13:00',
      zone,
      title: 'Dentist',
    });
    const file = calendar(interview({ on: '2026-06-02', zone }), lunch);
    const plan = await planFile(file, options({ now: before('2026-06-02'), zone }));
    expect(statuses(sole(plan.interviews, 'interview'))).toHaveLength(3);
  });
});
