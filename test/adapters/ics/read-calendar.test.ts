import { expect, test } from 'vitest';
import { readCalendar } from '../../../functions/adapters/ics/read-calendar.ts';
import { instant } from '../../../functions/domain/time.ts';
import { calendar, everything, fixture, read, readFile, vevent } from './support.ts';

test.each<[string, Uint8Array, string]>([
  ['an empty file', Buffer.alloc(0), 'the file is empty.'],
  ['garbage', Buffer.from([1, 2, 3, 0, 255]), 'this is not a calendar'],
  ['an archive', Buffer.from('PK\x03\x04 and more'), 'unpack it first'],
  ['one endless line', Buffer.alloc(3_000_000, 'a'), 'this is not a calendar'],
])('refuses %s', async (_, bytes, text) => {
  const result = await read(bytes);
  expect('fatal' in result && result.fatal.line).toBe(1);
  expect('fatal' in result && result.fatal.text).toContain(text);
});

test('takes chunks as they come from a stream', async () => {
  async function* stream() {
    yield fixture('greenhouse.ics').subarray(0, 100);
    yield fixture('greenhouse.ics').subarray(100);
  }
  const result = await readCalendar(stream(), everything);
  expect('events' in result && result.events).toHaveLength(1);
});

test('asks the predicate with unfolded text and only counts what it turns down', async () => {
  const asked: string[] = [];
  const text = calendar(vevent('a', 'SUMMARY:Inter', ' view'), vevent('b'));
  const file = await readFile(text, {
    mightMatter: (event) => {
      asked.push(event);
      return event.includes('Interview');
    },
  });
  expect(asked).toHaveLength(2);
  expect(file.eventsRead).toBe(2);
  expect(file.events.map((event) => event.uid)).toEqual(['a']);
});

test('counts single events outside the window without parsing them', async () => {
  const at = (uid: string, day: string, ...more: string[]) =>
    vevent(uid, `DTSTART:${day}T100000Z`, ...more);
  const events = [
    at('before', '20261127'),
    at('edge', '20261129'),
    at('in', '20261201'),
    at('after', '20270105'),
    at('series', '20200101', 'RRULE:FREQ=DAILY'),
    at('later-series', '20270201', 'RRULE:FREQ=DAILY'),
  ];
  const window = { from: instant(Date.UTC(2026, 11, 1)), until: instant(Date.UTC(2026, 11, 31)) };
  const file = await readFile(calendar(...events), { window });
  expect(file.eventsRead).toBe(6);
  expect(file.events.map((event) => event.uid)).toEqual(['edge', 'in']);
  expect(file.series.map((series) => series.uid)).toEqual(['series']);
});

test('broken events are told and counted even where nothing matters', async () => {
  const noStart = vevent('a').replace('DTSTART:20261204T100000Z\r\n', '');
  const file = await readFile(calendar(noStart, vevent('b', 'DTSTART:soon'), 'BEGIN:VEVENT'), {
    mightMatter: () => false,
  });
  expect(file.eventsRead).toBe(3);
  expect(file.problems).toEqual([
    { line: 3, text: 'the event that begins here has no DTSTART; it is left out.' },
    { line: 6, text: 'the event that begins here has a DTSTART that is no date; it is left out.' },
    { line: 10, text: 'the VEVENT that begins here has no END; it is left out.' },
  ]);
});

test('of two versions of one event the newer counts', async () => {
  const newer = vevent('a', 'SEQUENCE:2', 'SUMMARY:new');
  const older = vevent('a', 'SEQUENCE:1', 'SUMMARY:old');
  for (const text of [calendar(newer, older), calendar(older, newer)]) {
    expect((await readFile(text)).events.map((event) => event.title)).toEqual(['new']);
  }
});

test('an override alone stands for itself', async () => {
  const override = vevent('a', 'RECURRENCE-ID:20261204T100000Z', 'SUMMARY:Interview');
  const file = await readFile(calendar(override));
  expect(file.series).toMatchObject([
    {
      uid: 'a',
      master: null,
      overrides: [{ event: { uid: 'a/20261204T100000Z', recurring: true } }],
    },
  ]);
});

test('TZIDs hold within their own calendar only', async () => {
  const zoned = (offset: string) =>
    calendar(
      ...['BEGIN:VTIMEZONE', 'TZID:Ours', 'BEGIN:STANDARD', 'DTSTART:19700101T000000'],
      ...[`TZOFFSETFROM:${offset}`, `TZOFFSETTO:${offset}`, 'END:STANDARD', 'END:VTIMEZONE'],
      vevent(offset, 'DTSTART;TZID=Ours:20261204T100000'),
    );
  const file = await readFile(zoned('+0100') + zoned('-0300'));
  expect(file.events.map((event) => new Date(event.start).getUTCHours())).toEqual([9, 13]);
});

test('an END that only the parser takes for one costs what stands behind it, and nothing else', async () => {
  const torn = vevent('a', 'SUMMARY:Interview', 'END:V\vEVENT', 'BEGIN:X-ODD', 'END:X-ODD');
  const file = await readFile(calendar(torn, vevent('b')));
  expect(file.events.map(({ uid, title }) => `${uid} ${title}`)).toEqual(['a Interview', 'b ']);
});

test('a zone name of any length and kind is tried in no time', async () => {
  const began = performance.now();
  const name = `a${' '.repeat(400_000)}x`;
  const file = await readFile(calendar(vevent('a', `DTSTART;TZID=${name}:20261204T100000`)));
  expect(performance.now() - began).toBeLessThan(1000);
  expect(file.events).toHaveLength(1);
  expect(file.problems.map(({ text }) => text)).toEqual([
    expect.stringContaining('is not known; its times are read in your zone.'),
  ]);
});

test('a component with hundreds of thousands of problems tells the first thousand', async () => {
  const dates = new Array(300_000).fill('x').join(',');
  const content = calendar(vevent('a', 'RRULE:FREQ=DAILY', `EXDATE:${dates}`));
  const { problems, series } = await readFile(content);
  expect(series).toHaveLength(1);
  expect(problems).toHaveLength(1001);
  expect(problems.at(-1)?.text).toBe('what follows is told no more.');
});
