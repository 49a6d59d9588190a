import { describe, expect, it } from 'vitest';
import { planFile } from '../plan-file.ts';
import { calendar, type Guest } from './calendar.ts';
import {
  before,
  interview,
  jane,
  lee,
  maya,
  ofKind,
  options,
  planned,
  sole,
  writing,
} from './steps.ts';

const zone = 'Europe/London';
const on = '2026-06-02';
const room: Guest = {
  email: 'room-4@acme.example',
  name: 'Room 4',
  type: 'ROOM',
  answer: 'ACCEPTED',
};
const projector: Guest = { email: 'projector@acme.example', name: 'Projector', type: 'RESOURCE' };

const emails = (people: readonly { email: string | null }[]): (string | null)[] =>
  people.map(({ email }) => email?.toLowerCase() ?? null).toSorted();

it.each([
  ['I met Dr. Dana Cruz (VP)', ['Dana Cruz']],
  ['Met with Dana Cruz, CTO, and Bob Hall', ['Bob Hall', 'Dana Cruz']],
  ['met Dana Cruz <dana@acme.example>', ['Dana Cruz']],
] as const)('common.1: "%s" makes one thank-you for each', async (notes, names) => {
  const found = await planned({ on, zone, notes, organizer: undefined, guests: undefined });
  const thanked = ofKind(found, 'thank-you').map((step) => sole(step.to, 'addressee').name);
  expect(thanked.toSorted()).toStrictEqual(names);
});

describe.each(writing)('the people whom %s thanks', (cadence) => {
  it('common.1 are the interviewers, one step each, with name and address', async () => {
    const found = await planned({ on, zone, cadence, guests: [jane, lee, maya] });
    const steps = ofKind(found, 'thank-you');
    const thanked = steps.map((step) => sole(step.to, 'addressee'));
    expect(thanked.map(({ name, email }) => `${name} <${email}>`).toSorted()).toStrictEqual([
      'Jane Roe <jane@acme.example>',
      'Lee Wong <lee.wong@acme.example>',
    ]);
    expect(new Set(steps.map(({ key }) => key)).size).toBe(2);
  });

  it('common.1 are, where nobody is known, everyone the person met: one step without an address', async () => {
    const found = await planned({ on, zone, cadence, organizer: undefined, guests: undefined });
    const step = sole(ofKind(found, 'thank-you'), 'thank-you');
    expect(step.to.filter(({ email }) => email !== null)).toStrictEqual([]);
    expect(found.interviewers).toStrictEqual([]);
    expect(`${step.title}\n${step.text}`).toMatch(/every(one|body)/i);
  });

  it("common.1 are one step without an address where only the person's own is in the invitation", async () => {
    const found = await planned({ on, zone, cadence, organizer: maya, guests: [maya] });
    const step = sole(ofKind(found, 'thank-you'), 'thank-you');
    expect(step.to.filter(({ email }) => email !== null)).toStrictEqual([]);
  });

  it('common.1 include somebody met whose address is not known', async () => {
    const notes = 'Met Dana Cruz';
    const found = await planned({
      on,
      zone,
      cadence,
      organizer: undefined,
      guests: undefined,
      notes,
    });
    const step = sole(ofKind(found, 'thank-you'), 'thank-you');
    expect(sole(step.to, 'addressee')).toMatchObject({ name: 'Dana Cruz', email: null });
  });
});

describe('cards', () => {
  it.each(['how-often', 'weekly-calls'])(
    'common.1 go to each interviewer in %s, one step each',
    async (cadence) => {
      const found = await planned({ on, zone, cadence, guests: [jane, lee, maya] });
      const cards = ofKind(found, 'card');
      expect(emails(cards.map((step) => sole(step.to, 'addressee')))).toStrictEqual(
        [jane.email, lee.email].toSorted(),
      );
    },
  );
});

describe('interviewers, as the person and the invitation name them', () => {
  const rows: readonly {
    what: string;
    guests: readonly Guest[];
    notes: string;
    expected: (string | null)[];
  }[] = [
    {
      what: 'are the attendees other than oneself',
      guests: [jane, maya],
      notes: '',
      expected: [jane.email],
    },
    { what: 'never include a room', guests: [jane, room, maya], notes: '', expected: [jane.email] },
    {
      what: 'never include equipment',
      guests: [jane, projector, maya],
      notes: '',
      expected: [jane.email],
    },
    {
      what: 'leave out oneself in whatever case the address is written',
      guests: [jane, { ...maya, email: 'Maya.Patel@Example.com' }],
      notes: '',
      expected: [jane.email],
    },
    {
      what: 'include somebody met, beside the attendees',
      guests: [jane, maya],
      notes: 'met Dana Cruz (CTO, dana@acme.example)',
      expected: ['dana@acme.example', jane.email],
    },
    {
      what: 'include everybody met, one on each line',
      guests: [jane, maya],
      notes:
        'met Dana Cruz (CTO, dana@acme.example)\nmet Ana Lima (Engineering Manager, ana@acme.example)',
      expected: ['ana@acme.example', 'dana@acme.example', jane.email],
    },
    {
      what: 'hold a person once who was both invited and met',
      guests: [jane, maya],
      notes: 'met Jane Roe (CTO, jane@acme.example)',
      expected: [jane.email],
    },
    {
      what: 'hold a person once who is listed twice, in whatever case the address is written',
      guests: [jane, { ...jane, email: 'Jane@ACME.example' }, maya],
      notes: '',
      expected: [jane.email],
    },
    {
      what: 'leave out who declined, also where the invitation announced them',
      guests: [jane, { ...lee, answer: 'DECLINED' }, maya],
      notes: 'You will meet Jane Roe and Lee Wong.',
      expected: [jane.email],
    },
    {
      what: 'include who declined and was met all the same, with the address of the invitation',
      guests: [jane, { ...lee, answer: 'DECLINED' }, maya],
      notes: 'met Lee Wong',
      expected: [jane.email, lee.email],
    },
    {
      what: 'include who declined under one address and comes under another',
      guests: [{ ...lee, email: 'lee@example.org', answer: 'DECLINED' }, lee, maya],
      notes: '',
      expected: [lee.email],
    },
  ];

  it.each(rows)('common.1 $what', async ({ guests, notes, expected }) => {
    const found = await planned({ on, zone, guests, notes });
    expect(emails(found.interviewers)).toStrictEqual(expected.toSorted());
    expect(
      emails(ofKind(found, 'thank-you').map((step) => sole(step.to, 'addressee'))),
    ).toStrictEqual(expected.toSorted());
  });

  it('common.1 are everyone met, one step, where the only one invited declined', async () => {
    const guests = [{ ...jane, answer: 'DECLINED' }, maya];
    const found = await planned({ on, zone, organizer: jane, guests });
    expect(found.interviewers).toStrictEqual([]);
    expect(sole(ofKind(found, 'thank-you'), 'thank-you').to).toStrictEqual([]);
  });

  it('common.1 "met Dana Cruz (CTO, dana@acme.example)" gives name, title and address', async () => {
    const notes = 'met Dana Cruz (CTO, dana@acme.example)';
    const found = await planned({ on, zone, organizer: undefined, guests: undefined, notes });
    const dana = { name: 'Dana Cruz', email: 'dana@acme.example', title: 'CTO' };
    expect(found.interviewers).toStrictEqual([dana]);
    expect(sole(ofKind(found, 'thank-you'), 'thank-you').to).toStrictEqual([dana]);
  });

  it('common.1 each of two interviews on different days has its own thank-you', async () => {
    const later = '2026-06-10';
    const file = calendar(
      interview({ on, zone, uid: 'one@acme.example', guests: [jane, maya] }),
      interview({ on: later, zone, uid: 'two@acme.example', guests: [lee, maya] }),
    );
    const plan = await planFile(file, options({ now: before(on), zone }));
    const pairs = plan.interviews.map(({ uid, followUps }) => {
      const step = sole(ofKind({ followUps }, 'thank-you'), `thank-you of ${uid}`);
      return `${uid} ${sole(step.to, 'addressee').email}`;
    });
    expect(pairs.toSorted()).toStrictEqual([
      `one@acme.example ${jane.email}`,
      `two@acme.example ${lee.email}`,
    ]);
  });
});
