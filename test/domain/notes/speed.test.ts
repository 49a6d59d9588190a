import { expect, test } from 'vitest';
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import { readNotes } from '../../../functions/domain/notes/read-notes.ts';
import { day } from '../make.ts';

/** Parts that a reader of notes begins to read at: without a blank between them each may be a long way. */
const parts = [
  ['telefon', 'telefonemas', 'zatelefonowac', 'telephone', 'llamadas', 'anruf', 'appel', 'bellen'],
  ['call', 'calls', 'no', 'not', 'do not ', 'email', 'prefers', 'contact ', 'niet ', 'por ', 'by '],
  ['Friday', 'Friday ', 'December 18 ', '18', '1/1 ', 'decision ', 'within two ', 'weeks '],
  [
    'met ',
    'Met Dana ',
    'Dr. ',
    'Dana Cruz, ',
    '(',
    '<a@',
    'cadence: ',
    '#',
    'Learned ',
    '金曜日',
    '電話',
  ],
].flat();

test.each(parts)('12,000 letters of %j take no long time to read.', (part) => {
  const text = part.repeat(Math.ceil(12_000 / part.length));
  const begun = performance.now();
  readNotes(text, day('2026-12-02'), plainWorkCalendar);
  expect(performance.now() - begun).toBeLessThan(500);
});
