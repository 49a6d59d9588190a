/** Makes the long calendar that the benchmark plans: 100,000 events of a busy life, seeded. */
import { closeSync, openSync, writeSync } from 'node:fs';

const ordinary = [
  'Standup',
  'Dentist',
  'Lunch with Sam',
  'Sprint planning',
  '1:1 with Priya',
  'Yoga',
  'School pick-up',
  'Quarterly numbers',
  'Call with the bank',
  'Design review',
  'Flight to Boston',
  'Team offsite planning',
  'Zoom: vendor demo',
  'Piano lesson',
  'Birthday dinner',
];
const notes =
  'Agenda: last week, this week, blockers. Please add your points before the meeting so that we can keep it short. Notes are in the usual folder. ';

/** A small generator of numbers in [0, 1): same seed, same calendar. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Writes `count` events to `file`: a tenth recurring, half with TZID, one in `interviewsEach` an
 * interview, spread evenly over the days from `from` on.
 */
export function writeLongCalendar(
  file: string,
  options: { count: number; from: string; days: number; interviewEvery: number },
): void {
  const next = random(20261122);
  const handle = openSync(file, 'w');
  writeSync(handle, 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//EN\r\n');
  const start = Date.parse(`${options.from}T00:00:00Z`);
  let block = '';
  for (let i = 0; i < options.count; i++) {
    const day = new Date(start + Math.floor(next() * options.days) * 86_400_000);
    const date = day.toISOString().slice(0, 10).replaceAll('-', '');
    const hour = String(8 + Math.floor(next() * 10)).padStart(2, '0');
    const zone = i % 2 === 0 ? ';TZID=America/New_York' : '';
    const z = zone === '' ? 'Z' : '';
    const isInterview = i % options.interviewEvery === 0;
    const title = isInterview
      ? `Interview with Employer ${i} - Analyst`
      : (ordinary[Math.floor(next() * ordinary.length)] as string);
    block += `BEGIN:VEVENT\r\nUID:event-${i}@bench.example\r\nDTSTAMP:20261101T120000Z\r\n`;
    block += `DTSTART${zone}:${date}T${hour}0000${z}\r\nDTEND${zone}:${date}T${hour}4500${z}\r\n`;
    if (i % 10 === 3) block += 'RRULE:FREQ=WEEKLY;COUNT=12\r\n';
    block += `SUMMARY:${title}\r\nDESCRIPTION:${notes.slice(0, 75)}\r\n ${notes.slice(75)}\r\n`;
    block += 'ORGANIZER;CN=Alex:mailto:alex@office.example\r\n';
    block += 'ATTENDEE;CN=Maya Patel;PARTSTAT=ACCEPTED:mailto:maya.patel@example.com\r\n';
    block += 'STATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\n';
    if (block.length > 1_000_000) {
      writeSync(handle, block);
      block = '';
    }
  }
  writeSync(handle, `${block}END:VCALENDAR\r\n`);
  closeSync(handle);
}
