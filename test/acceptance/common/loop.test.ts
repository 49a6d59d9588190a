import { describe, expect, it } from 'vitest';
import { planFile } from '../plan-file.ts';
import { calendar, type Guest } from './calendar.ts';
import {
  before,
  cadences,
  type Interview,
  interview,
  jane,
  lee,
  maya,
  ofKind,
  options,
  statuses,
  thanks,
} from './steps.ts';
import { addDays, at, HOUR, local, milliseconds } from './time.ts';

const ana: Guest = { email: 'ana.lima@acme.example', name: 'Ana Lima' };

interface Round {
  from: string;
  to: string;
  guests: readonly Guest[];
}

const onsite: readonly Round[] = [
  { from: '10:00', to: '11:00', guests: [jane, maya] },
  { from: '11:00', to: '12:00', guests: [lee, maya] },
  { from: '12:00', to: '13:30', guests: [jane, ana, maya] },
  { from: '13:30', to: '15:30', guests: [lee, maya] },
];
const morning: readonly Round[] = [
  { from: '09:00', to: '10:00', guests: [jane, maya] },
  { from: '10:00', to: '12:00', guests: [lee, maya] },
];

async function loop(
  rounds: readonly Round[],
  cadence: string,
  on: string,
  zone: string,
): Promise<Interview[]> {
  const events = rounds.map(({ from, to, guests }, index) =>
    interview({ on, from, to, zone, guests, uid: `round-${index + 1}@acme.example` }),
  );
  const plan = await planFile(calendar(...events), options({ now: before(on), zone, cadence }));
  return plan.interviews.toSorted(
    (one, other) => milliseconds(one.start) - milliseconds(other.start),
  );
}

const steps = (rounds: readonly Interview[]): { followUps: Interview['followUps'] } => ({
  followUps: rounds.flatMap(({ followUps }) => followUps),
});

const days = [
  { on: '2026-06-02', zone: 'America/New_York' },
  { on: '2026-06-06', zone: 'Asia/Kolkata' },
  { on: '2026-10-25', zone: 'Europe/Berlin' },
  { on: '2026-04-03', zone: 'Pacific/Auckland' },
];

describe.each(cadences)('a loop, in %s,', (cadence) => {
  it.each(days)('reading 7: is known as one ($on in $zone)', async ({ on, zone }) => {
    const rounds = await loop(onsite, cadence, on, zone);
    const [first] = rounds;
    expect(rounds).toHaveLength(4);
    expect(typeof first?.loop).toBe('string');
    expect(rounds.map((each) => each.loop)).toStrictEqual(rounds.map(() => first?.loop));
  });

  it.each(days)(
    "reading 7: has its thank-yous within 24 h of the loop's end ($on in $zone)",
    async ({ on, zone }) => {
      const found = thanks(steps(await loop(onsite, cadence, on, zone)));
      const end = at(on, '15:30', zone);
      expect(found.length).toBeGreaterThan(0);
      for (const step of found) {
        expect(milliseconds(step.start), step.start).toBeGreaterThanOrEqual(end);
        expect(milliseconds(step.start), step.start).toBeLessThanOrEqual(end + 24 * HOUR);
      }
    },
  );

  it.each(days)(
    'common.1, reading 7: thanks a person once who was in two rounds ($on in $zone)',
    async ({ on, zone }) => {
      const found = thanks(steps(await loop(onsite, cadence, on, zone)));
      const thanked = found.flatMap(({ to }) => to.map(({ email }) => email));
      expect(thanked.toSorted()).toStrictEqual([ana.email, jane.email, lee.email].toSorted());
      expect(found).toHaveLength(3);
    },
  );

  it.each(days)(
    'reading 9: is prepared for once, on the day before ($on in $zone)',
    async ({ on, zone }) => {
      const found = ofKind(steps(await loop(onsite, cadence, on, zone)), 'prepare');
      expect(found.map(({ start }) => local(start, zone).date)).toStrictEqual([addDays(on, -1)]);
    },
  );

  it.each(days)(
    'common.14 has its status touches on the last round and one closing step ($on)',
    async ({ on, zone }) => {
      const rounds = await loop(onsite, cadence, on, zone);
      const expected = cadence === 'five-guidelines' || cadence === 'eight-rules' ? 2 : 3;
      expect(rounds.map((each) => statuses(each).length)).toStrictEqual([0, 0, 0, expected]);
      expect(ofKind(steps(rounds), 'closing')).toHaveLength(1);
    },
  );
});

describe.each(['recommended', 'five-guidelines', 'dos-and-donts', 'eight-rules'])(
  'a loop, in %s,',
  (cadence) => {
    it.each(days)(
      'common.3, reading 7: that ends at noon is thanked for on its day ($on in $zone)',
      async ({ on, zone }) => {
        const found = ofKind(steps(await loop(morning, cadence, on, zone)), 'thank-you');
        expect(found).toHaveLength(2);
        for (const step of found) {
          expect(local(step.start, zone).date).toBe(on);
          expect(milliseconds(step.start)).toBeGreaterThanOrEqual(at(on, '12:00', zone));
        }
      },
    );
  },
);

describe('rounds that are no loop', () => {
  const zone = 'Europe/London';

  it('reading 7: at two employers on one day are thanked each and followed up each', async () => {
    const other = { email: 'ida@globex.example', name: 'Ida Berg' };
    const file = calendar(
      interview({ on: '2026-06-02', from: '10:00', to: '11:00', zone, uid: 'a@acme.example' }),
      interview({
        on: '2026-06-02',
        from: '11:00',
        to: '12:00',
        zone,
        uid: 'b@globex.example',
        title: 'Interview with Globex',
        organizer: other,
        guests: [other, maya],
      }),
    );
    const plan = await planFile(file, options({ now: before('2026-06-02'), zone }));
    expect(plan.interviews.map((each) => statuses(each).length)).toStrictEqual([3, 3]);
    expect(plan.interviews.map((each) => thanks(each).length)).toStrictEqual([1, 1]);
    expect(
      new Set(plan.interviews.map((each) => each.loop)).size === 2 ||
        plan.interviews[0]?.loop === null,
    ).toBe(true);
  });

  it('reading 7: a single interview belongs to no loop', async () => {
    const [only] = await loop(morning.slice(0, 1), 'recommended', '2026-06-02', zone);
    expect(only?.loop).toBeNull();
  });
});
