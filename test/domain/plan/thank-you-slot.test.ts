import { describe, expect, test } from 'vitest';
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import { cadences } from '../../../functions/domain/cadences/all-cadences.ts';
import type { CadenceName } from '../../../functions/domain/cadences/cadence.ts';
import { type Notes, noNotes } from '../../../functions/domain/notes/notes.ts';
import { thankYouForm, thankYouSlot } from '../../../functions/domain/plan/thank-you.ts';
import { formatInstant, hourMs } from '../../../functions/domain/time.ts';
import { at, day, daysOff, zone } from '../make.ts';

type Case = {
  cadence?: CadenceName;
  kind?: 'card';
  promised?: string;
  call?: string;
  off?: string;
  zone?: string;
};

function slotAfter(end: string, one: Case) {
  const { thankYou } = cadences[one.cadence ?? 'recommended'];
  const where = zone(one.zone ?? 'Europe/Berlin');
  const promisedBy = one.promised ? day(one.promised) : null;
  const agreedCall = one.call ? day(one.call) : null;
  return {
    where,
    slot: thankYouSlot(
      thankYou,
      one.kind ?? 'thank-you',
      { end: at(end), zone: where, promisedBy, agreedCall },
      one.off ? daysOff(one.off) : plainWorkCalendar,
    ),
  };
}

/** Interviews of the week from Monday 5 October 2026, and where their thank-you stands. */
const slots: [string, string, Case, string][] = [
  ['an hour after an early interview', '2026-10-06T11:00+02:00', {}, '2026-10-06T12:00'],
  ['the same day after one that ended at noon', '2026-10-06T12:00+02:00', {}, '2026-10-06T13:00'],
  ['the same day before 15:00', '2026-10-06T14:59+02:00', {}, '2026-10-06T15:59'],
  ['the next morning from 15:00 on', '2026-10-06T15:00+02:00', {}, '2026-10-07T09:00'],
  ['not before nine', '2026-10-06T01:00+02:00', {}, '2026-10-06T09:00'],
  ['the same evening before a weekend', '2026-10-09T16:00+02:00', {}, '2026-10-09T18:00'],
  [
    'the same evening before a holiday',
    '2026-10-06T16:00+02:00',
    { off: '2026-10-07' },
    '2026-10-06T18:00',
  ],
  ['the same day on a Saturday morning', '2026-10-10T11:00+02:00', {}, '2026-10-10T12:00'],
  ['the same evening on a Saturday', '2026-10-10T13:00+02:00', {}, '2026-10-10T18:00'],
  ['on Monday morning after a Sunday', '2026-10-11T13:00+02:00', {}, '2026-10-12T09:00'],
  ['before midnight of a late Friday', '2026-10-09T23:50+02:00', {}, '2026-10-09T23:55'],
  [
    'within two hours of a decision today',
    '2026-10-06T16:00+02:00',
    { promised: '2026-10-06' },
    '2026-10-06T17:00',
  ],
  [
    'within two hours of a decision tomorrow',
    '2026-10-06T16:00+02:00',
    { promised: '2026-10-07' },
    '2026-10-06T17:00',
  ],
  [
    'as ever for a decision in two days',
    '2026-10-06T16:00+02:00',
    { promised: '2026-10-08' },
    '2026-10-07T09:00',
  ],
  [
    'off the day of an agreed call',
    '2026-10-06T16:00+02:00',
    { call: '2026-10-07' },
    '2026-10-06T18:00',
  ],
  [
    'same day before 16:00 (eight-rules)',
    '2026-10-06T15:59+02:00',
    { cadence: 'eight-rules' },
    '2026-10-06T16:59',
  ],
  [
    'next day from 16:00 (eight-rules)',
    '2026-10-06T16:00+02:00',
    { cadence: 'eight-rules' },
    '2026-10-07T09:00',
  ],
  [
    'an hour later (dos-and-donts)',
    '2026-10-06T16:00+02:00',
    { cadence: 'dos-and-donts' },
    '2026-10-06T17:00',
  ],
  [
    'by ten after a late end (dos-and-donts)',
    '2026-10-06T19:30+02:00',
    { cadence: 'dos-and-donts' },
    '2026-10-07T09:00',
  ],
  [
    'the same evening at 19:00 sharp (dos-and-donts)',
    '2026-10-06T19:00+02:00',
    { cadence: 'dos-and-donts' },
    '2026-10-06T20:00',
  ],
  ['in the afternoon for a card', '2026-10-06T11:00+02:00', { kind: 'card' }, '2026-10-06T16:00'],
  [
    'the next morning for a late card',
    '2026-10-06T16:00+02:00',
    { kind: 'card' },
    '2026-10-07T09:00',
  ],
  ['over the hour that spring leaves out', '2026-03-28T14:00+01:00', {}, '2026-03-28T18:00'],
  [
    'in a half-hour zone',
    '2026-10-06T16:00-02:30',
    { zone: 'America/St_Johns' },
    '2026-10-07T09:00',
  ],
  [
    'at the far end of the world',
    '2026-10-06T16:00+14:00',
    { zone: 'Pacific/Kiritimati' },
    '2026-10-07T09:00',
  ],
];

describe('a thank-you is planned', () => {
  test.each(slots)('%s', (_, end, one, expected) => {
    const { slot, where } = slotAfter(end, one);
    expect(formatInstant(where, slot.start).slice(0, 16)).toBe(expected);
    expect(slot.start).toBeGreaterThan(at(end));
    expect(slot.end).toBeLessThanOrEqual(slot.deadline);
    expect(slot.deadline).toBeLessThanOrEqual(at(end) + 24 * hourMs);
  });
});

/** The last moment that the rules allow. */
const deadlines: [string, string, Case, string][] = [
  ['24 hours later', '2026-10-06T16:00+02:00', {}, '2026-10-07T16:00'],
  [
    '24 true hours later, when the clocks go back',
    '2026-10-24T16:00+02:00',
    {},
    '2026-10-25T15:00',
  ],
  ['midnight of an early interview', '2026-10-06T11:00+02:00', {}, '2026-10-07T00:00'],
  [
    'two hours before a decision',
    '2026-10-06T16:00+02:00',
    { promised: '2026-10-07' },
    '2026-10-06T18:00',
  ],
  [
    'four hours (dos-and-donts)',
    '2026-10-06T16:00+02:00',
    { cadence: 'dos-and-donts' },
    '2026-10-06T20:00',
  ],
  [
    'ten in the morning (dos-and-donts)',
    '2026-10-06T21:00+02:00',
    { cadence: 'dos-and-donts' },
    '2026-10-07T10:00',
  ],
  [
    '24 hours for a card of an early interview',
    '2026-10-06T11:00+02:00',
    { kind: 'card' },
    '2026-10-07T11:00',
  ],
];

describe('the deadline of a thank-you is', () => {
  test.each(deadlines)('%s', (_, end, one, expected) => {
    const { slot, where } = slotAfter(end, one);
    expect(formatInstant(where, slot.deadline).slice(0, 16)).toBe(expected);
  });
});

const forms: [string, CadenceName, Partial<Notes>, string][] = [
  ['an e-mail', 'recommended', {}, 'thank-you by email'],
  ['a card by cadence', 'how-often', {}, 'card by post'],
  [
    'a card by cadence, whatever is preferred',
    'weekly-calls',
    { prefers: 'email' },
    'card by post',
  ],
  ['a card by wish', 'recommended', { card: true }, 'card by post'],
  ['a card to who prefers post', 'recommended', { prefers: 'post' }, 'card by post'],
  ['an e-mail to who prefers calls', 'recommended', { prefers: 'phone' }, 'thank-you by email'],
  ['a call to who prefers calls', 'dos-and-donts', { prefers: 'phone' }, 'thank-you by phone'],
  [
    'no call where none is wanted',
    'dos-and-donts',
    { prefers: 'phone', noPhoneCalls: true },
    'thank-you by email',
  ],
];

describe('the form of a thank-you is', () => {
  test.each(forms)('%s: %s %j', (_, cadence, notes, expected) => {
    const form = thankYouForm(cadences[cadence].thankYou, { ...noNotes, ...notes });
    expect(`${form.kind} by ${form.channel}`).toBe(expected);
  });
});
