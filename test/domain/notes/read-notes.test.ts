/** The cadence that somebody writes, however they spell it, and the day from which days count. */
import { describe, expect, it } from 'vitest';
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import { dayHeld } from '../../../functions/domain/notes/day-held.ts';
import { readNotes } from '../../../functions/domain/notes/read-notes.ts';
import { formatDay, type Zone, zoneNamed } from '../../../functions/domain/time.ts';
import { at, day } from '../make.ts';

const cadence = (text: string): string | null =>
  readNotes(text, day('2026-12-02'), plainWorkCalendar).cadence;

describe('a cadence', () => {
  it.each([
    ['cadence: how-often', 'how-often'],
    ['Cadence : How-Often', 'how-often'],
    ['cadence: how often', 'how-often'],
    ['CADENCE = HOW_OFTEN', 'how-often'],
    ['cadence:howoften', 'how-often'],
    ['cadence: eight rules', 'eight-rules'],
    ['cadence: 8 rules', 'eight-rules'],
    ['cadence: dos and donts', 'dos-and-donts'],
    ["cadence: do's and don'ts", 'dos-and-donts'],
    ['cadence: Dos & Don’ts', 'dos-and-donts'],
    ['cadence: weekly', 'weekly-calls'],
    ['cadence: weekly calls', 'weekly-calls'],
    ['cadence: Weekly_Calls.', 'weekly-calls'],
    ['cadence: five guidelines', 'five-guidelines'],
    ['cadence: Recommended', 'recommended'],
    ['cadence: how often decision by Friday', 'how-often'],
    ['cadence: "how often"', 'how-often'],
    ['cadence: weekly\ncadence: how often', 'how-often'],
    ['cadence: weekly\ncadence: fast', 'weekly-calls'],
  ])('is read from %j', (text, name) => {
    expect(cadence(text)).toBe(name);
  });

  it.each([
    'cadence: fast',
    'cadence:',
    'cadence: -',
    'weekly calls',
    'cadence: how',
    'cadence: of calls',
    'cadence: constructor',
  ])('is not read from %j', (text) => {
    expect(cadence(text)).toBeNull();
  });
});

describe('the day of an interview', () => {
  const zone = zoneNamed('America/New_York') as Zone;
  it.each([
    [
      'is the one before the midnight at which it ends',
      '2026-12-04T04:00:00Z',
      '2026-12-04T05:00:00Z',
      '2026-12-03',
    ],
    [
      'is the one on which it ends after midnight',
      '2026-12-04T04:00:00Z',
      '2026-12-04T05:30:00Z',
      '2026-12-04',
    ],
    [
      'is its own where it begins at midnight',
      '2026-12-04T05:00:00Z',
      '2026-12-04T06:00:00Z',
      '2026-12-04',
    ],
    [
      'is its own where it has no length',
      '2026-12-04T05:00:00Z',
      '2026-12-04T05:00:00Z',
      '2026-12-04',
    ],
  ])('%s', (_, start, end, expected) => {
    expect(formatDay(dayHeld(zone, at(start), at(end)))).toBe(expected);
  });
});
