import { describe, expect, it } from 'vitest';
import { planFile } from '../plan-file.ts';
import { calendar, type EventFields, event } from './calendar.ts';
import {
  before,
  cadences,
  dates,
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

const zone = 'Europe/London';
const on = '2026-06-02';
const time = { start: `${on}T15:00`, end: `${on}T16:00`, zone };
const allDay = { start: on, end: '2026-06-03' };
const people = { organizer: jane, guests: [jane, maya] };

const read = (fields: EventFields): ReturnType<typeof planFile> =>
  planFile(calendar(event({ ...people, ...fields })), options({ now: before(on), zone }));

const tagged: readonly { what: string; fields: Partial<EventFields> }[] = [
  { what: 'the tag in the title', fields: { title: 'Acme, Platform Team #interview' } },
  {
    what: 'the tag in the description',
    fields: { title: 'Acme, Platform Team', description: 'Bring the laptop.\n#interview' },
  },
  { what: 'the tag in capitals', fields: { title: 'Acme, Platform Team #Interview' } },
  {
    what: 'the tag amid a line',
    fields: { title: 'Acme', description: 'round two (#interview), third floor' },
  },
  { what: 'the category', fields: { title: 'Acme, Platform Team', categories: ['Interview'] } },
  {
    what: 'the category among others',
    fields: { title: 'Acme, Platform Team', categories: ['Blue category', 'Interview'] },
  },
  {
    what: 'the category in small letters',
    fields: { title: 'Acme, Platform Team', categories: ['interview'] },
  },
];

describe('tags', () => {
  it.each(tagged)('reading 12: $what makes an event an interview', async ({ fields }) => {
    const found = sole((await read({ ...time, ...fields })).interviews, 'interview');
    expect(found.tagged).toBe(true);
    expect(pending(found).length).toBeGreaterThan(0);
  });

  it.each(tagged)(
    'reading 12: $what makes even an all-day event an interview',
    async ({ fields }) => {
      const plan = await read({ ...allDay, ...fields });
      expect(plan.asks).toStrictEqual([]);
      expect(pending(sole(plan.interviews, 'interview')).length).toBeGreaterThan(0);
    },
  );

  it('reading 12: asks about an all-day event that is not tagged, and plans nothing', async () => {
    const plan = await read({ ...allDay, title: 'Interview with Acme' });
    expect(plan.interviews).toStrictEqual([]);
    expect(plan.asks.map(({ uid }) => uid)).toStrictEqual(['interview-1@acme.example']);
  });

  it.each(tagged)('reading 12: #notinterview beats $what', async ({ fields }) => {
    const counter = [
      { ...fields, title: `${fields.title ?? ''} #notinterview` },
      { ...fields, description: `#notinterview\n${fields.description ?? ''}` },
    ];
    expect((await read({ ...time, ...fields })).interviews).toHaveLength(1);
    for (const each of counter) {
      const plan = await read({ ...time, ...each });
      expect(plan.interviews).toStrictEqual([]);
      expect(plan.asks).toStrictEqual([]);
    }
  });

  it('reading 12: #notinterview beats the word in the title', async () => {
    expect((await read({ ...time, title: 'Interview with Acme' })).interviews).toHaveLength(1);
    expect(
      (await read({ ...time, title: 'Interview with Acme', description: '#notinterview' }))
        .interviews,
    ).toStrictEqual([]);
  });

  it.each(tagged)(
    'reading 12: a declined interview has no steps despite $what',
    async ({ fields }) => {
      const declined = [jane, { ...maya, answer: 'DECLINED' }];
      expect(
        (await read({ ...time, ...fields, guests: [jane, { ...maya, answer: 'TENTATIVE' }] }))
          .interviews,
      ).toHaveLength(1);
      const plan = await read({ ...time, ...fields, guests: declined });
      expect(plan.interviews.flatMap(pending)).toStrictEqual([]);
      expect(plan.skipped.map(({ uid }) => uid)).toStrictEqual(['interview-1@acme.example']);
    },
  );

  it('reading 12: a declined interview that is not tagged has no steps', async () => {
    const plan = await read({
      ...time,
      title: 'Interview with Acme',
      guests: [jane, { ...maya, answer: 'DECLINED' }],
    });
    expect(plan.interviews).toStrictEqual([]);
    expect(plan.skipped.map(({ uid }) => uid)).toStrictEqual(['interview-1@acme.example']);
  });

  it('reading 12: is not declined where an interviewer declined', async () => {
    const plan = await read({
      ...time,
      description: '#interview',
      guests: [{ ...jane, answer: 'DECLINED' }, maya],
    });
    expect(pending(sole(plan.interviews, 'interview')).length).toBeGreaterThan(0);
  });
});

describe('the cadence that the person writes', () => {
  it.each(cadences)('reading 8: cadence: %s decides for that interview alone', async (cadence) => {
    const other = cadence === 'recommended' ? 'how-often' : 'recommended';
    const file = calendar(
      interview({ on, zone, uid: 'a@acme.example', notes: `cadence: ${cadence}` }),
      interview({
        on,
        from: '18:00',
        to: '19:00',
        zone,
        uid: 'b@globex.example',
        title: 'Interview with Globex',
        organizer: undefined,
        guests: undefined,
      }),
    );
    const plan = await planFile(file, options({ now: before(on), zone, cadence: other }));
    const chosen = plan.interviews.map(({ uid, cadence: name }) => `${uid} ${name}`);
    expect(plan.cadence).toBe(other);
    expect(chosen.toSorted()).toStrictEqual([
      `a@acme.example ${cadence}`,
      `b@globex.example ${other}`,
    ]);
  });

  it.each(cadences)('reading 8: cadence: %s plans what --cadence plans', async (cadence) => {
    const shape = (found: Awaited<ReturnType<typeof planned>>): string[] =>
      pending(found).map(
        ({ kind, channel, start, rules }) => `${kind} ${channel} ${start} ${rules.join()}`,
      );
    const written = await planned({ on, zone, notes: `cadence: ${cadence}`, cadence: 'how-often' });
    const asked = await planned({ on, zone, cadence });
    expect(shape(written)).toStrictEqual(shape(asked));
    expect(shape(written).length).toBeGreaterThan(5);
  });

  it.each([
    'Cadence: how-often',
    'CADENCE: how-often',
    'cadence:how-often',
    '#interview cadence: how-often',
  ])('reading 8: is read from %s', async (notes) => {
    const found = await planned({ on, zone, notes });
    expect(found.cadence).toBe('how-often');
    expect(ofKind(found, 'card').length).toBeGreaterThan(0);
    expect(dates(statuses(found), zone)).toHaveLength(3);
  });
});
