/** Series of the sandbox Outlook name the same days as the rule they were made from. */
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { daysOf, recurrenceOf } from '../../../infra/local/sandbox/outlook/recurrence.ts';
import { stage } from './outlook-support.ts';

function byRule(rrule: string, start: string, last: string): string[] {
  const iterator = ICAL.Recur.fromString(rrule).iterator(ICAL.Time.fromDateString(start));
  const found: string[] = [];
  for (let next = iterator.next(); next; next = iterator.next()) {
    if (next.toString() > last) break;
    found.push(next.toString());
  }
  return found;
}

describe('a series', () => {
  it.each([
    ['FREQ=DAILY;COUNT=5', 'daily', 'numbered'],
    ['FREQ=DAILY;INTERVAL=3', 'daily', 'noEnd'],
    ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=9', 'weekly', 'numbered'],
    ['FREQ=WEEKLY;COUNT=4', 'weekly', 'numbered'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=MO', 'weekly', 'noEnd'],
    ['FREQ=WEEKLY;UNTIL=20261215', 'weekly', 'endDate'],
    ['FREQ=MONTHLY;COUNT=6', 'absoluteMonthly', 'numbered'],
    ['FREQ=MONTHLY;BYDAY=1TU', 'relativeMonthly', 'noEnd'],
    ['FREQ=MONTHLY;BYDAY=-1FR;COUNT=3', 'relativeMonthly', 'numbered'],
    ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=2', 'relativeMonthly', 'noEnd'],
    ['FREQ=YEARLY;COUNT=3', 'absoluteYearly', 'numbered'],
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', 'relativeYearly', 'noEnd'],
  ])('of %s is %s and ends by %s', (rrule, type, range) => {
    const start = '2026-11-24';
    const last = '2029-12-31';
    const recurrence = recurrenceOf(rrule, start);
    expect([recurrence.pattern.type, recurrence.range.type]).toStrictEqual([type, range]);
    expect(daysOf(recurrence, last)).toStrictEqual(byRule(rrule, start, last));
  });

  it('of whole days keeps to midnights over a change of the clocks', async () => {
    const on = await stage();
    on.sandbox.person.addEvent({
      title: 'Fast',
      start: Date.parse('2026-10-24T00:00+02:00'),
      end: Date.parse('2026-10-25T00:00+02:00'),
      allDay: true,
      recurrence: 'FREQ=DAILY;COUNT=3',
    });
    expect(
      on.sandbox.person.events().map(({ start, end }) => (end - start) / 3_600_000),
    ).toStrictEqual([24, 25, 24]);
    await on.close();
  });

  it('moves as a whole, and loses what single occurrences had of their own', async () => {
    const on = await stage();
    const { person } = on.sandbox;
    const id = person.addEvent({
      title: 'Weekly',
      start: Date.parse('2026-11-24T09:00Z'),
      end: Date.parse('2026-11-24T10:00Z'),
      recurrence: 'FREQ=WEEKLY;COUNT=2',
    });
    person.changeEvent(person.events()[1]?.id ?? '', { title: 'Another' });
    person.changeEvent(id, { start: Date.parse('2026-11-25T11:00Z') });
    expect(person.events()).toMatchObject([
      { title: 'Weekly', start: Date.parse('2026-11-25T11:00Z') },
      { title: 'Weekly', start: Date.parse('2026-12-02T11:00Z') },
    ]);
    await on.close();
  });

  it('in a zone that Windows has no name for is in a custom one', async () => {
    const on = await stage();
    const id = on.sandbox.person.addEvent({
      title: 'Base',
      start: Date.parse('2026-11-24T09:00Z'),
      end: Date.parse('2026-11-24T10:00Z'),
      zone: 'Antarctica/Troll',
    });
    const { body } = await on.call('GET', `/me/events/${id}`);
    expect(body.originalStartTimeZone).toBe('tzone://Microsoft/Custom');
    await on.close();
  });
});
