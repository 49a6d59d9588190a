import { expect, test } from 'vitest';
import { calendar, fixture, readFile, utc, vevent, zone } from './support.ts';

async function only(...lines: string[]) {
  const file = await readFile(calendar(vevent('a', ...lines)));
  const event = file.events[0];
  return { event, problems: file.problems.map((problem) => problem.text) };
}

test.each<[string, string[], string, string, boolean]>([
  ['UTC', ['DTSTART:20261204T100000Z'], '2026-12-04T10:00:00Z', '2026-12-04T10:00:00Z', false],
  ['floating', ['DTSTART:20261204T100000'], '2026-12-04T15:00:00Z', '2026-12-04T15:00:00Z', false],
  ['a date', ['DTSTART;VALUE=DATE:20261204'], '2026-12-04T05:00:00Z', '2026-12-05T05:00:00Z', true],
  ['a bare date', ['DTSTART:20261204'], '2026-12-04T05:00:00Z', '2026-12-05T05:00:00Z', true],
  [
    'seconds',
    ['DTSTART:20261204T100010Z', 'DURATION:PT20S'],
    '2026-12-04T10:00:10Z',
    '2026-12-04T10:00:30Z',
    false,
  ],
  [
    'an end before the start',
    ['DTSTART:20261204T100000Z', 'DTEND:20261203T100000Z'],
    '2026-12-04T10:00:00Z',
    '2026-12-04T10:00:00Z',
    false,
  ],
  [
    'equal dates',
    ['DTSTART;VALUE=DATE:20261204', 'DTEND;VALUE=DATE:20261204'],
    '2026-12-04T05:00:00Z',
    '2026-12-05T05:00:00Z',
    true,
  ],
  [
    'a day over the change of clocks',
    ['DTSTART;TZID=Europe/Berlin:20261024T100000', 'DURATION:P1D'],
    '2026-10-24T08:00:00Z',
    '2026-10-25T09:00:00Z',
    false,
  ],
  [
    'hours over the change of clocks',
    ['DTSTART;TZID=Europe/Berlin:20261024T100000', 'DURATION:PT24H'],
    '2026-10-24T08:00:00Z',
    '2026-10-25T08:00:00Z',
    false,
  ],
])('reads the times of %s', async (_, lines, start, end, allDay) => {
  const { event } = await only(...lines);
  expect(event && [utc(event.start), utc(event.end), event.allDay]).toEqual([start, end, allDay]);
});

test.each<[string, string | null, string]>([
  ['Europe/Berlin', 'Europe/Berlin', '09:00'],
  ['europe/berlin', 'Europe/Berlin', '09:00'],
  ['/freeassociation.sourceforge.net/Europe/Berlin', 'Europe/Berlin', '09:00'],
  [
    '/citadel.org/20210210_1/America/Argentina/Buenos_Aires',
    'America/Argentina/Buenos_Aires',
    '13:00',
  ],
  ['W. Europe Standard Time', 'Europe/Berlin', '09:00'],
  ['W. Europe Standard Time 1', 'Europe/Berlin', '09:00'],
  ['Eastern Standard Time', 'America/New_York', '15:00'],
  ['"(UTC-08:00) Pacific Time (US & Canada)"', 'America/Los_Angeles', '18:00'],
  ['"(UTC+01:00) Amsterdam, Berlin, Bern"', 'Europe/Amsterdam', '09:00'],
  ['UTC', null, '10:00'],
  ['Etc/UTC', null, '10:00'],
  ['GMT', null, '10:00'],
  ['"tzone://Microsoft/Utc"', null, '10:00'],
  ['GMT+0530', null, '04:30'],
])('knows the zone of TZID=%s', async (tzid, name, time) => {
  const { event, problems } = await only(`DTSTART;TZID=${tzid}:20261204T100000`);
  expect(problems).toEqual([]);
  expect(event?.zone).toBe(name);
  expect(event && utc(event.start)).toBe(`2026-12-04T${time}:00Z`);
});

test('keeps an event in an unknown zone, read in the zone of the person', async () => {
  const { event, problems } = await only('DTSTART;TZID=Mars/Olympus:20261204T100000');
  expect(event && [utc(event.start), event.zone]).toEqual(['2026-12-04T15:00:00Z', null]);
  expect(problems).toEqual([
    'the time zone "Mars/Olympus" is not known; its times are read in your zone.',
  ]);
});

test('takes a zone that the file defines only after the event', async () => {
  const definition = ['BEGIN:VTIMEZONE', 'TZID:Ours', 'X-LIC-LOCATION:Asia/Tokyo', 'END:VTIMEZONE'];
  const event = vevent('a', 'DTSTART;TZID=Ours:20261204T100000');
  const file = await readFile(calendar(event, ...definition));
  expect(file.events[0]?.zone).toBe('Asia/Tokyo');
  expect(file.problems).toEqual([]);
});

test.each<[string, string[]]>([
  ['this event has no DTSTART', ['dtend:20261204T100000Z']],
  ['not between 1900 and 2200', ['DTSTART:99991231T000000Z']],
  ['not between 1900 and 2200', ['DTSTART:00000101T000000Z']],
  ['has a DTSTART that is no date', ['DTSTART:tomorrow']],
  ['has a DTSTART that is no date', ['DTSTART:20261304T100000Z']],
  ['cannot be read', ['DTSTART:20260230T100000Z']],
])('leaves an event out and says: %s', async (why, lines) => {
  const wanted = why.includes('has no')
    ? lines.map((line) => line.replace('dtend', 'DTSTARTS'))
    : lines;
  const text = calendar(vevent('a', ...wanted), vevent('b'));
  const file = await readFile(text, { mightMatter: () => true });
  expect(file.events.map((event) => event.uid)).toEqual(['b']);
  expect(file.eventsRead).toBe(2);
  expect(file.problems).toHaveLength(1);
  expect(file.problems[0]?.line).toBe(3);
  expect(file.problems[0]?.text).toContain(why.replace('this event ', ''));
});

test('an unreadable line costs that line only', async () => {
  const { event, problems } = await only(
    'SUMMARY:Interview',
    'and this is no property',
    'RRULE:FREQ=NEVER',
  );
  expect(event?.title).toBe('Interview');
  expect(problems).toEqual([
    'in what begins here a line is no property and is passed over.',
    'in what begins here a "RRULE" cannot be read and is passed over.',
  ]);
});

test('an event without UID gets one that stays the same', async () => {
  const text = calendar(vevent('a', 'SUMMARY:x').replace('UID:a\r\n', ''));
  const uids = [(await readFile(text)).events[0]?.uid, (await readFile(text)).events[0]?.uid];
  expect(uids[0]).toMatch(/^no-uid-[0-9a-f]{16}$/);
  expect(uids[0]).toBe(uids[1]);
});

test('reads an export of Google Calendar', async () => {
  const file = await readFile(fixture('google-export.ics'));
  expect(file.problems).toEqual([]);
  expect([file.eventsRead, file.events.length, file.series.length]).toEqual([4, 2, 1]);
  const [interview, holiday] = file.events;
  expect(interview).toMatchObject({
    uid: '3k5v7@google.example.com',
    title: 'Interview: Rights Manager; Marlowe Press',
    location: 'Marlowe Press, 5 W 19th St',
    url: 'https://meet.example.com/abc',
    zone: null,
    sequence: 2,
    organizer: { name: 'Fiona Teller', email: 'fteller@marlowe.example', resource: false },
    attendees: [
      { name: null, email: 'maya.patel@example.com', response: 'accepted', resource: false },
      {
        name: 'Boardroom, 19th St',
        email: 'c_1886abc@resource.calendar.google.com',
        resource: true,
      },
    ],
  });
  expect(interview?.description.split('\n')).toEqual([
    'Hi Maya,',
    '',
    'we decide by Friday.',
    '- CV',
    '- Portfolio & notes',
    'Join: the room (https://meet.example.com/abc?x=1&y=2) https://marlowe.example/jobs',
  ]);
  expect(holiday).toMatchObject({
    title: 'Weihnachten bei Müllers',
    allDay: true,
    tentative: true,
  });
});

test('reads an export of Outlook', async () => {
  const file = await readFile(fixture('outlook-export.ics'));
  expect(file.problems).toEqual([]);
  const [talk, second, custom, fair] = file.events;
  expect(talk).toMatchObject({
    title: 'Vorstellungsgespräch',
    description: 'Sehr geehrte Frau Patel,\nbis Freitag überlegen.',
    url: 'https://teams.example.com/l/meetup',
    zone: 'Europe/Berlin',
    tentative: true,
    categories: ['Interview', 'Grüne Kategorie'],
    organizer: { name: 'Jörg Weiß', email: 'joerg.weiss@firma.example' },
    attendees: [
      { name: 'Patel, Maya', email: 'maya_patel@outlook.example', response: 'tentative' },
      { name: 'Raum 4', email: 'raum4@firma.example', resource: true },
      { name: 'Team\nHR "North" ^', email: 'hr@firma.example', resource: false },
    ],
  });
  expect(second).toMatchObject({ zone: 'Europe/Amsterdam', tentative: false });
  expect(second && [utc(second.start), utc(second.end)]).toEqual([
    '2026-07-01T08:00:00Z',
    '2026-07-01T08:45:00Z',
  ]);
  expect(custom && [utc(custom.start), custom.zone]).toEqual(['2026-12-05T08:30:00Z', null]);
  expect(fair).toMatchObject({ allDay: true, cancelled: true });
});

test.each<[string, string, string, string | null]>([
  ['apple-calendar.ics', 'Bewerbungsgespräch Acme 🎉', '2026-12-10T15:00:00Z', 'Europe/Berlin'],
  ['greenhouse.ics', 'Kong Industries Interview - Maya Patel', '2026-12-08T17:30:00Z', null],
  [
    'calendly.ics',
    'Recruiter screen: Maya Patel and Otto Klein',
    '2026-12-09T10:00:00Z',
    'Europe/Berlin',
  ],
  [
    'workday-candidate.ics',
    'Candidate Interview – R-10423 Café Manager',
    '2026-12-01T18:00:00Z',
    'America/New_York',
  ],
])('reads %s', async (name, title, start, zoneName) => {
  const file = await readFile(fixture(name));
  const event = file.events[0];
  expect(file.problems).toEqual([]);
  expect(event && [event.title, utc(event.start), event.zone]).toEqual([title, start, zoneName]);
  expect(event?.cancelled).toBe(name.startsWith('workday'));
});

test('leaves plain text with angle brackets as it is', async () => {
  const file = await readFile(fixture('apple-calendar.ics'), { zone: zone('Europe/Berlin') });
  expect(file.events[0]?.description).toBe(
    'Zoë wartet am Eingang. Bitte <dana@acme.example> anrufen, falls x < y.',
  );
});

test('knows the steps that the product wrote itself, outside the window too', async () => {
  const file = await readFile(fixture('afterword-out.ics'), { mightMatter: () => false });
  expect(file.events).toEqual([]);
  expect(file.own.events.map(({ event, own }) => [event.title, own])).toEqual([
    [
      '✓ Thank-you to Fiona Teller',
      { 'X-AFTERWORD-KEY': 'k1/thank-you', 'X-AFTERWORD-PLANNED': '20261204T170000Z, first' },
    ],
  ]);
  expect(file.own.tasks).toMatchObject([
    { title: 'Post the card', completed: true, own: { 'X-AFTERWORD-KEY': 'k1/card' } },
  ]);
});
