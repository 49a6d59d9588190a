/** Calendar files that are meant to do harm by what reading them costs. */
import { calendar, vevent } from './support.ts';

/** So many lines, each made from its index. */
export const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\r\n');
const listed = (count: number, value: (index: number) => string | number): string =>
  Array.from({ length: count }, (_, index) => value(index)).join(',');
const day = (index: number): string => `${1990 + (index % 80)}0105T100000`;
/** The line that makes any event an interview. */
export const interview = 'SUMMARY:Job interview at Acme #interview';
const secondly = 'RRULE:FREQ=SECONDLY';

function timezone(name: string, ...observances: readonly string[]): string {
  const parts = observances.map((part) =>
    [
      'BEGIN:STANDARD\r\nDTSTART:19700101T000000',
      'TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200',
      `${part}\r\nEND:STANDARD`,
    ].join('\r\n'),
  );
  return ['BEGIN:VTIMEZONE', `TZID:${name}`, ...parts, 'END:VTIMEZONE'].join('\r\n');
}
const crowdedZone = timezone(
  'Crowded',
  ...Array.from({ length: 200 }, () => `RDATE:${listed(200, day)}`),
);
const yearlyZone = timezone(
  'Yearly',
  ...Array.from({ length: 200 }, (_, i) => `RRULE:FREQ=YEARLY;BYMONTH=${1 + (i % 12)};BYDAY=1SU`),
);

export type Bomb = readonly [make: () => string | Uint8Array, fate: RegExp];

/** With what may become of each; where it depends on how fast the machine is, both. */
export const bombs: Readonly<Record<string, Bomb>> = {
  'a line of 4 MB': [() => calendar(vevent('a', `SUMMARY:${'x'.repeat(4e6)}`)), /planned/],
  'a line of 4 MB of carriage returns': [
    () => calendar(vevent('a', `SUMMARY:${'x\r'.repeat(2e6)}`)),
    /planned/,
  ],
  'a description of 4 MB': [
    () => calendar(vevent('a', interview, `DESCRIPTION:${'met Dana\\n'.repeat(4e5)}`)),
    /planned/,
  ],
  'a folded description of 4 MB': [
    () =>
      calendar(
        vevent('a', interview, `DESCRIPTION:x\r\n${lines(52_000, () => ` ${'y'.repeat(72)}`)}`),
      ),
    /planned/,
  ],
  'descriptions of 400 KB': [
    () =>
      calendar(
        lines(10, (i) => vevent(`${i}`, interview, `DESCRIPTION:${'by Friday, '.repeat(36_000)}`)),
      ),
    /planned|too-slow/,
  ],
  '2 MB of series by the second with dates left out and added': [
    () =>
      calendar(
        lines(20, (i) =>
          vevent(
            `${i}`,
            interview,
            secondly,
            `EXDATE:${listed(3000, day)}`,
            `RDATE:${listed(3000, day)}`,
          ),
        ),
      ),
    /too-many|too-slow/,
  ],
  '2 MB of short series': [
    () => calendar(lines(18_000, (i) => vevent(`${i}`, interview, secondly))),
    /too-many|too-slow/,
  ],
  '2 MB of short series that begin before all that is looked at': [
    () => {
      const begun = 'DTSTART:19900101T100000Z';
      return calendar(lines(15_000, (i) => vevent(`${i}`, begun, interview, secondly)));
    },
    /planned|too-slow/,
  ],
  'dates in a zone of 40,000 changes': [
    () =>
      calendar(
        crowdedZone,
        vevent('a', interview, secondly, `EXDATE;TZID=Crowded:${listed(30_000, day)}`),
      ),
    /planned|too-slow/,
  ],
  'dates in a zone of 200 yearly changes': [
    () =>
      calendar(
        yearlyZone,
        vevent('a', interview, secondly, `EXDATE;TZID=Yearly:${listed(30_000, day)}`),
      ),
    /planned|too-slow/,
  ],
  'each date in an unknown zone of its own': [
    () =>
      calendar(
        vevent(
          'a',
          interview,
          secondly,
          lines(9000, (i) => `EXDATE;TZID=a/b${i}/c/No:20261205T100000`),
        ),
      ),
    /planned|too-slow/,
  ],
  'a zone name of 400 KB of spaces': [
    () => calendar(vevent('a', interview, `DTSTART;TZID=a${' '.repeat(4e5)}x:20261204T100000`)),
    /planned/,
  ],
  '15,000 time zones': [
    () =>
      calendar(
        lines(15_000, (i) => timezone(`a/b/Zone ${i}`, 'X-A:b')),
        vevent('a', interview, 'DTSTART;TZID=a/b/Zone 7:20261204T100000'),
      ),
    /planned|too-slow/,
  ],
  'a rule of long lists': [
    () =>
      calendar(
        vevent(
          'a',
          interview,
          `RRULE:FREQ=YEARLY;BYMONTH=${listed(25_000, () => 2)};BYMONTHDAY=${listed(50_000, () => 30)}`,
        ),
      ),
    /planned/,
  ],
  '15,000 occurrences, each moved': [
    () =>
      calendar(
        vevent('a', interview, 'RRULE:FREQ=DAILY'),
        lines(15_000, (i) => vevent('a', interview, `RECURRENCE-ID:${day(i)}Z`)),
      ),
    /planned|too-slow/,
  ],
  'deep nesting with ENDs that nothing began': [
    () =>
      calendar(
        vevent(
          'a',
          interview,
          lines(60_000, () => 'BEGIN:A'),
          lines(60_000, () => 'END:B'),
        ),
      ),
    /planned/,
  ],
  'deep nesting': [
    () =>
      calendar(
        vevent(
          'a',
          interview,
          lines(60_000, () => 'BEGIN:A'),
          lines(60_000, () => 'END:A'),
        ),
      ),
    /planned/,
  ],
  '4 MB of ENDs': [() => calendar(lines(550_000, () => 'END:A')), /planned/],
  '4 MB of lines that are no properties': [
    () =>
      calendar(
        lines(12, (i) =>
          vevent(
            `${i}`,
            interview,
            lines(110_000, () => 'x'),
          ),
        ),
      ),
    /planned|too-slow/,
  ],
  '100,000 dates that are none': [
    () => calendar(vevent('a', interview, secondly, `EXDATE:${listed(200_000, () => 'x')}`)),
    /planned/,
  ],
  'a file of 6 MB': [() => calendar(lines(6, () => `X-A:${'x'.repeat(1e6)}`)), /too-large/],
  'a zip archive': [() => Buffer.concat([Buffer.from('PK\x03\x04'), noise(2e6)]), /no calendar/],
  'random bytes': [() => noise(4e6), /no calendar/],
  'a calendar that goes on in random bytes': [
    () => Buffer.concat([Buffer.from('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n'), noise(4e6)]),
    /planned/,
  ],
  'nothing but zero bytes': [() => new Uint8Array(4e6), /no calendar/],
};

/** Bytes without an order, the same in every run. */
function noise(length: number): Uint8Array {
  let state = 7;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}
