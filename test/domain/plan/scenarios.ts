/** Arbitrary searches of one person at one employer, and what that person did to the steps. */
import fc from 'fast-check';
import type { WorkCalendar } from '../../../functions/domain/business-days.ts';
import { cadences } from '../../../functions/domain/cadences/all-cadences.ts';
import { cadenceNames } from '../../../functions/domain/cadences/cadence.ts';
import type { Person } from '../../../functions/domain/event.ts';
import type { Application, Employer, Interview } from '../../../functions/domain/interview.ts';
import { type Notes, noNotes } from '../../../functions/domain/notes/notes.ts';
import type { PlanContext } from '../../../functions/domain/plan/context.ts';
import { type Deed, type Deeds, readDeeds } from '../../../functions/domain/plan/deeds.ts';
import { planEmployer } from '../../../functions/domain/plan/plan-employer.ts';
import type { Step } from '../../../functions/domain/plan/step.ts';
import { byEmployer } from '../../../functions/domain/search/employers.ts';
import {
  addDays,
  dayMs,
  type Instant,
  instantAt,
  type LocalDay,
  localDay,
  minuteMs,
  parseDay,
  type Zone,
} from '../../../functions/domain/time.ts';
import { tries } from '../../tries.ts';
import { printScenario } from './print-scenario.ts';

/** How often every property of one plan is tried. */
export const runs = tries(2000);

export const zones = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Sydney',
  'America/Santiago',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Pacific/Chatham',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'UTC',
] as readonly string[] as readonly Zone[];

/** Days on which clocks change somewhere, and the turn of a leap year. */
const turns = ['2024-02-28', '2026-03-08', '2026-03-29', '2026-04-05', '2026-09-06', '2026-09-27']
  .concat(['2026-10-04', '2026-10-25', '2026-11-01', '2026-12-24'])
  .map((text) => parseDay(text) as LocalDay);

const firstDay = fc.oneof(
  fc.tuple(fc.constantFrom(...turns), fc.integer({ min: -9, max: 3 })).map(([day, d]) => day + d),
  fc.integer({ min: 19_700, max: 21_500 }),
);

const people: readonly Person[] = [
  { name: 'Dana Cruz', email: 'dana@acme.example', title: 'CTO' },
  { name: 'Dana Cruz', email: 'dana.cruz@acme.example', title: null },
  { name: 'Lee Wong', email: 'lee@acme.example', title: null },
  { name: 'Ana Silva', email: null, title: null },
  { name: null, email: 'jobs@acme.example', title: null },
];

export const work: fc.Arbitrary<WorkCalendar> = fc
  .record({
    first: fc.integer({ min: 0, max: 30 }),
    off: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 9 }),
    hours: fc.constantFrom([540, 1020], [540, 1020], [480, 960], [630, 1110], [720, 1200]),
  })
  .map(({ first, off, hours }) => ({
    isHoliday: (day) => off.includes((day + first) % 31),
    opens: hours[0] ?? 0,
    closes: hours[1] ?? 0,
  }));

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });

const noteParts = fc.record({
  promised: maybe(fc.integer({ min: 0, max: 40 })),
  agreed: maybe(fc.integer({ min: 1, max: 14 })),
  noPhoneCalls: fc.constantFrom(false, false, true),
  prefers: fc.constantFrom('email', 'phone', 'post', null, null),
  card: fc.constantFrom(false, false, true),
  outcome: fc.constantFrom('replied', 'rejected', 'offer', 'withdrawn', ...Array(8).fill(null)),
  cadence: maybe(fc.constantFrom(...cadenceNames)),
}) as fc.Arbitrary<Omit<Notes, 'met'> & { promised: number | null; agreed: number | null }>;

const notesOf = (
  parts: typeof noteParts extends fc.Arbitrary<infer T> ? T : never,
  day: LocalDay,
) => {
  const { promised, agreed, ...rest } = parts;
  return {
    ...noNotes,
    ...rest,
    promisedBy: promised === null ? null : addDays(day, promised),
    agreedCall: agreed === null ? null : addDays(day, agreed),
  };
};

const meeting = fc.record({
  daysLater: fc.integer({ min: 0, max: 20 }),
  minute: fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
  rounds: fc.array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 16 }).map((quarter) => quarter * 15),
      breakAfter: fc.constantFrom(0, 0, 15, 60, 120, 135),
      people: fc.subarray([...people]),
      notes: noteParts,
      knownAfter: maybe(fc.integer({ min: 0, max: 30 * 24 * 60 })),
      created: maybe(fc.integer({ min: 1, max: 30 })),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

const application = fc.record({
  daysLater: fc.integer({ min: -30, max: 60 }),
  notes: noteParts,
  contacts: fc.subarray([...people]),
});

const doings = fc.array(
  fc.record({
    index: fc.nat(40),
    did: fc.constantFrom('done', 'deleted', 'moved', 'no-answer', 'new-date'),
    at: fc.integer({ min: 0, max: 60 * 24 * 60 }),
    later: fc.integer({ min: -2 * 24 * 60, max: 60 * 24 * 60 }),
    days: fc.integer({ min: 0, max: 30 }),
  }),
  { maxLength: 4 },
);

const searches = fc.record({
  firstDay,
  zone: fc.constantFrom(...zones),
  meetings: fc.array(meeting, { maxLength: 4 }),
  applications: fc.array(application, { maxLength: 2 }),
  cadence: fc.constantFrom(...cadenceNames),
  work,
  now: fc.integer({ min: -15 * 24 * 60, max: 120 * 24 * 60 }),
  doings,
});

export type Scenario = {
  readonly employer: Employer;
  readonly context: PlanContext;
  /** Laid over the steps of `context`. */
  readonly deeds: Deeds;
  readonly steps: readonly Step[];
};

/** A search of one employer with its plan. */
export const scenarios: fc.Arbitrary<Scenario> = searches
  .filter(({ meetings, applications }) => meetings.length + applications.length > 0)
  .map((search) => {
    const { zone, cadence } = search;
    const [employer] = byEmployer(interviewsOf(search), applicationsOf(search));
    if (!employer) throw new Error('a search without an employer');
    const last = employer.meetings.at(-1)?.rounds.at(-1)?.end;
    const base = last ?? instantAt(zone, search.firstDay as LocalDay, 12 * 60);
    const deeds: Deed[] = [];
    const now = (base + search.now * minuteMs) as Instant;
    const context = { now, cadence, cadences, work: search.work, deeds: readDeeds([]) };
    let steps = planEmployer(employer, context);
    for (const doing of search.doings) {
      const step = steps[doing.index % steps.length];
      if (!step) continue;
      deeds.push(deedOf(step, doing, base));
      steps = planEmployer(employer, { ...context, deeds: readDeeds(deeds) });
    }
    const scenario = { employer, context, deeds: readDeeds(deeds), steps };
    return { ...scenario, [fc.toStringMethod]: () => printScenario(scenario) };
  });

type Search = typeof searches extends fc.Arbitrary<infer T> ? T : never;

function deedOf(step: Step, doing: Search['doings'][number], base: Instant): Deed {
  const at = (base + doing.at * minuteMs) as Instant;
  const { key } = step;
  const told = doing.did === 'no-answer' || doing.did === 'new-date';
  if (doing.did === 'moved') {
    return { key, did: 'moved', at, start: (step.start + doing.later * minuteMs) as Instant };
  }
  if (told && step.touch === null) return { key, did: 'done', at };
  if (doing.did !== 'new-date') return { key, did: doing.did, at };
  return { key, did: 'new-date', at, date: addDays(localDay(step.zone, at), doing.days) };
}

function interviewsOf({ firstDay, zone, meetings }: Search): readonly Interview[] {
  let day = firstDay as LocalDay;
  return meetings.flatMap((one, m) => {
    day = addDays(day, one.daysLater);
    let start = instantAt(zone, day, one.minute);
    return one.rounds.map((round, r): Interview => {
      const end = (start + round.minutes * minuteMs) as Instant;
      const uid = `interview-${m}-${r}@example.com`;
      const known = round.knownAfter;
      const interview = {
        uid,
        identity: uid,
        title: 'Interview: Acme',
        company: 'Acme',
        role: 'Buyer',
        round: null,
        start,
        end,
        zone,
        tagged: false,
        why: [],
        notes: notesOf(round.notes, localDay(zone, end)),
        outcomeKnownAt: known === null ? null : ((end + known * minuteMs) as Instant),
        interviewers: round.people,
        created: round.created === null ? null : ((start - round.created * dayMs) as Instant),
      };
      start = (end + round.breakAfter * minuteMs) as Instant;
      return interview;
    });
  });
}

function applicationsOf({ firstDay, zone, applications }: Search): readonly Application[] {
  return applications.map((one, index) => {
    const appliedOn = addDays(firstDay as LocalDay, one.daysLater);
    return {
      uid: `application-${index}@example.com`,
      title: 'Applied to Acme #applied',
      company: 'Acme',
      role: 'Buyer',
      appliedOn,
      zone,
      notes: notesOf(one.notes, appliedOn),
      outcomeKnownAt: null,
      contacts: one.contacts,
    };
  });
}
