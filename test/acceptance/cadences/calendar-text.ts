import { DAY, HOUR, instantOf, iso, offsetOf } from './local-time.ts';

/** What the cases need of iCalendar: one zoned, UTC or all-day event at a time, as a calendar program would export it. */

export interface Person {
  name: string;
  email: string;
}

export interface EventText {
  uid?: string;
  title: string;
  description: string;
  start: string; // local time, or a day for an all-day event
  end: string;
  zone: string;
  written?: 'zoned' | 'utc' | 'all-day';
  organizer?: Person;
  attendees?: Person[];
  changed?: number; // instant of DTSTAMP and LAST-MODIFIED
}

export const MAYA: Person = { name: 'Maya Patel', email: 'maya.patel@example.com' };
export const JANE: Person = { name: 'Jane Doe', email: 'jane@acme.example' };

/** An interview that no reader can mistake. */
export function interviewText(
  event: Pick<EventText, 'start' | 'end' | 'zone'> & Partial<EventText> & { says?: string },
): EventText {
  const { says, ...rest } = event;
  return {
    title: 'Interview with Acme',
    description: ['#interview', ...(says === undefined ? [] : [says])].join('\n'),
    organizer: JANE,
    attendees: [MAYA],
    ...rest,
  };
}

export function calendarText(...events: EventText[]): string {
  const zones = new Set(
    events.filter((event) => (event.written ?? 'zoned') === 'zoned').map((event) => event.zone),
  );
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//acceptance//cadences//EN',
    ...[...zones].flatMap((zone) => zoneLines(zone, events)),
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(event: EventText, index: number): string[] {
  const changed = compact(
    iso(event.changed ?? instantOf(`${event.start.slice(0, 10)}T08:00`, event.zone) - 10 * DAY),
  );
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid ?? `event-${index + 1}@acceptance.example`}`,
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    `DTSTART${when(event.start, event)}`,
    `DTEND${when(event.end, event)}`,
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    'STATUS:CONFIRMED',
    ...(event.organizer === undefined
      ? []
      : [`ORGANIZER;CN=${event.organizer.name}:mailto:${event.organizer.email}`]),
    ...(event.attendees ?? []).map(
      ({ name, email }) =>
        `ATTENDEE;CN=${name};ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED:mailto:${email}`,
    ),
    'END:VEVENT',
  ];
}

function when(local: string, { zone, written = 'zoned' }: EventText): string {
  if (written === 'all-day') return `;VALUE=DATE:${compact(local)}`;
  if (written === 'utc') return `:${compact(iso(instantOf(local, zone)))}`;
  return `;TZID=${zone}:${compact(`${local}:00`)}`;
}

/** A VTIMEZONE that holds for the year around the events: one observance for each change of the clocks. */
function zoneLines(zone: string, events: EventText[]): string[] {
  const middle = Date.parse(`${events[0]?.start.slice(0, 10)}T00:00Z`);
  const first = middle - 400 * DAY;
  const observances = [observance(first, offsetOf(first, zone), offsetOf(first, zone))];
  for (let day = first; day < middle + 400 * DAY; day += DAY) {
    const [before, after] = [offsetOf(day, zone), offsetOf(day + DAY, zone)];
    if (before !== after) observances.push(observance(changeWithin(day, zone), before, after));
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observances.flat(), 'END:VTIMEZONE'];
}

function changeWithin(day: number, zone: string): number {
  let at = day;
  while (offsetOf(at, zone) === offsetOf(day, zone)) at += HOUR / 2;
  return at;
}

function observance(at: number, from: number, to: number): string[] {
  const kind = to > from ? 'DAYLIGHT' : 'STANDARD';
  const onset = compact(iso(at + from * 60_000).replace('Z', ''));
  return [
    `BEGIN:${kind}`,
    `DTSTART:${onset}`,
    `TZOFFSETFROM:${sign(from)}`,
    `TZOFFSETTO:${sign(to)}`,
    `END:${kind}`,
  ];
}

function sign(minutes: number): string {
  const size = Math.abs(minutes);
  const digits = [Math.floor(size / 60), size % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join('');
  return `${minutes < 0 ? '-' : '+'}${digits}`;
}

const compact = (stamp: string): string => stamp.replaceAll('-', '').replaceAll(':', '');

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll('\n', '\\n');

const folded = (line: string): string => line.replace(/(.{70})(?=.)/g, '$1\r\n ');
