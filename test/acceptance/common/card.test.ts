import { describe, expect, it } from 'vitest';
import { dates, nth, ofKind, planned, statuses } from './steps.ts';
import { addDays, at, HOUR, milliseconds, rollForward } from './time.ts';

const slots = [
  { what: 'on a Tuesday', zone: 'America/New_York', on: '2026-06-02', from: '15:00', to: '16:00' },
  { what: 'late on a Friday', zone: 'Europe/Berlin', on: '2026-06-05', from: '19:00', to: '20:30' },
  { what: 'on a Saturday', zone: 'Asia/Kolkata', on: '2026-06-06', from: '13:00', to: '14:00' },
  {
    what: 'on a Sunday morning',
    zone: 'Pacific/Auckland',
    on: '2026-06-07',
    from: '09:00',
    to: '10:00',
  },
  {
    what: 'before the clocks go forward',
    zone: 'America/St_Johns',
    on: '2026-03-07',
    from: '18:00',
    to: '19:00',
  },
  {
    what: 'before the clocks go back',
    zone: 'Europe/Paris',
    on: '2026-10-24',
    from: '18:00',
    to: '19:00',
  },
  {
    what: 'before the clocks go back down under',
    zone: 'Australia/Sydney',
    on: '2026-04-04',
    from: '18:00',
    to: '19:00',
  },
  {
    what: 'on the eve of Christmas',
    zone: 'America/Chicago',
    on: '2026-12-24',
    from: '15:00',
    to: '16:00',
    country: 'US',
  },
  {
    what: 'late in the first zone of the day',
    zone: 'Pacific/Kiritimati',
    on: '2026-06-04',
    from: '22:00',
    to: '23:30',
  },
] as const;

const chosen = [
  { how: '"thank-you: card"', notes: 'thank-you: card' },
  { how: '"prefers post"', notes: 'prefers post' },
];

describe.each(chosen)('a card chosen by $how', ({ notes }) => {
  it.each(slots)(
    'common.5, reading 3 and 8: is posted within 48 h after an interview $what',
    async (slot) => {
      const found = await planned({ ...slot, notes });
      const end = at(slot.on, slot.to, slot.zone);
      const cards = ofKind(found, 'card');
      expect(cards.length).toBeGreaterThan(0);
      for (const card of cards) {
        expect(card.channel).toBe('post');
        expect(milliseconds(card.start), card.start).toBeGreaterThanOrEqual(end);
        expect(milliseconds(card.start), card.start).toBeLessThanOrEqual(end + 48 * HOUR);
      }
    },
  );

  it('reading 8: leaves the status touches of the recommended cadence e-mails', async () => {
    const found = await planned({ on: '2026-06-02', zone: 'Europe/London', notes });
    expect(statuses(found).map(({ channel }) => channel)).toStrictEqual([
      'email',
      'email',
      'email',
    ]);
  });
});

describe.each(['how-often', 'weekly-calls'])('the card of %s', (cadence) => {
  it.each(slots)(
    'common.5, reading 3: keeps its own window of 24 h after an interview $what',
    async (slot) => {
      const found = await planned({ ...slot, cadence });
      const end = at(slot.on, slot.to, slot.zone);
      const cards = ofKind(found, 'card');
      expect(cards.length).toBeGreaterThan(0);
      for (const card of cards) {
        expect(card.channel).toBe('post');
        expect(milliseconds(card.start), card.start).toBeGreaterThanOrEqual(end);
        expect(milliseconds(card.start), card.start).toBeLessThanOrEqual(end + 24 * HOUR);
      }
    },
  );

  it('reading 8: is chosen by the cadence and has no e-mail beside it', async () => {
    const found = await planned({ on: '2026-06-02', zone: 'Europe/London', cadence });
    expect(ofKind(found, 'card').length).toBeGreaterThan(0);
    expect(ofKind(found, 'thank-you')).toStrictEqual([]);
  });
});

describe('a card and a call', () => {
  const rows = [
    {
      on: '2026-06-02',
      from: '21:00',
      to: '22:00',
      notes: 'Decision by today.',
      zone: 'America/New_York',
    },
    {
      on: '2026-06-02',
      from: '16:00',
      to: '17:00',
      notes: 'Decision by June 2.',
      zone: 'Europe/Berlin',
    },
    {
      on: '2026-06-04',
      from: '22:00',
      to: '23:00',
      notes: 'Decision by today.',
      zone: 'Asia/Kolkata',
    },
    {
      on: '2026-06-05',
      from: '12:00',
      to: '13:00',
      notes: 'Decision by June 5.',
      zone: 'Pacific/Auckland',
    },
  ];

  it.each(rows)(
    'reading 3: never share a day, the call waits for the next business day ($on $to)',
    async (row) => {
      const found = await planned({ ...row, cadence: 'how-often' });
      const cardDays = dates(ofKind(found, 'card'), row.zone);
      const call = nth(statuses(found), 0, 'status touch');
      const afterPromise = rollForward(addDays(row.on, 1));
      const expected = cardDays.includes(afterPromise)
        ? rollForward(addDays(afterPromise, 1))
        : afterPromise;
      expect(cardDays.length).toBeGreaterThan(0);
      expect(call.channel).toBe('phone');
      expect(dates([call], row.zone)).toStrictEqual([expected]);
    },
  );
});
