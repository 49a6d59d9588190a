/** How many events are judged and how many interviews are planned in a second, on one core. */
import { plainWorkCalendar } from '../../functions/domain/business-days.ts';
import { cadences } from '../../functions/domain/cadences/all-cadences.ts';
import type { CalendarEvent, Owner } from '../../functions/domain/event.ts';
import type { Interview } from '../../functions/domain/interview.ts';
import { noNotes } from '../../functions/domain/notes/notes.ts';
import { readDeeds } from '../../functions/domain/plan/deeds.ts';
import { planEmployer } from '../../functions/domain/plan/plan-employer.ts';
import { recognise } from '../../functions/domain/recognise/verdict.ts';
import {
  addDays,
  type Instant,
  instant,
  instantAt,
  parseDay,
  type Zone,
  zoneNamed,
} from '../../functions/domain/time.ts';

const zone = zoneNamed('America/New_York') as Zone;
const owner: Owner = {
  name: 'Maya Patel',
  addresses: ['maya.patel@example.com'],
  employers: ['northwind.example'],
  zone,
};

const titles = [
  'Standup',
  'Dentist',
  'Lunch with Sam',
  '1:1 with Priya',
  'Yoga',
  'School pick-up',
  'Call with the bank',
  'Design review',
  'Zoom: vendor demo',
  'Interview with Acme - Analyst',
];
const body = 'Agenda: last week, this week, blockers. Please add your points before the meeting.';

/** A calendar in which one event in ten is an interview: many more than in life. */
export function eventsOfALife(count: number): readonly CalendarEvent[] {
  const day = parseDay('2026-12-01') ?? (0 as never);
  return Array.from({ length: count }, (_, index) => {
    const start = instantAt(zone, addDays(day, index % 60), 9 * 60);
    return {
      uid: `event-${index}`,
      title: titles[index % titles.length] ?? '',
      description: body,
      location: 'Room 4',
      url: '',
      start,
      end: (start + 2_700_000) as Instant,
      zone: null,
      allDay: false,
      cancelled: false,
      tentative: false,
      recurring: false,
      categories: [],
      organizer: {
        name: 'Alex',
        email: 'alex@office.example',
        response: 'accepted',
        resource: false,
      },
      attendees: [
        {
          name: 'Maya Patel',
          email: owner.addresses[0] ?? '',
          response: 'accepted',
          resource: false,
        },
      ],
      created: null,
      lastModified: null,
      sequence: 0,
    };
  });
}

/** Runs `work` for two seconds after one to warm up; returns how often a second it does `each`. */
function rateOf(each: number, work: () => void): number {
  const warm = performance.now();
  while (performance.now() - warm < 1000) work();
  const started = performance.now();
  let rounds = 0;
  while (performance.now() - started < 2000) {
    work();
    rounds++;
  }
  return (rounds * each * 1000) / (performance.now() - started);
}

/** Events judged in a second. */
export function recognitionRate(events: readonly CalendarEvent[]): number {
  return rateOf(events.length, () => {
    for (const event of events) recognise(event, owner);
  });
}

/** Interviews planned in a second, each with its whole series. */
export function planningRate(): number {
  const day = parseDay('2026-03-02') ?? (0 as never);
  const employers = Array.from({ length: 5000 }, (_, index) => {
    const start = instantAt(zone, addDays(day, index % 250), (9 + (index % 8)) * 60);
    const interview: Interview = {
      uid: `interview-${index}`,
      identity: `interview-${index}`,
      title: 'Interview',
      company: `Employer ${index}`,
      role: 'Analyst',
      round: null,
      start,
      end: (start + 2_700_000) as Instant,
      zone,
      tagged: false,
      why: ['bench'],
      notes: noNotes,
      outcomeKnownAt: null,
      interviewers: [{ name: 'Dana Cruz', email: 'dana@acme.example', title: null }],
      created: null,
    };
    const meeting = { identity: interview.uid, rounds: [interview], loop: null };
    return { company: interview.company, meetings: [meeting], applications: [] };
  });
  const context = {
    now: instant(Date.UTC(2026, 2, 1)),
    cadence: 'recommended',
    cadences,
    work: plainWorkCalendar,
    deeds: readDeeds([]),
  } as const;
  return rateOf(employers.length, () => {
    for (const employer of employers) planEmployer(employer, context);
  });
}
