/** A meeting as it is planned, and the person's own steps around it: prepare before, debrief at its end. */
import type { Cadence } from '../cadences/cadence.ts';
import type { Person } from '../event.ts';
import type { Meeting } from '../interview.ts';
import type { Notes } from '../notes/notes.ts';
import { addDays, type Instant, instantAt, localDay, minuteMs, type Zone } from '../time.ts';
import type { PlanContext } from './context.ts';
import { settle } from './deeds.ts';
import { type BareStep, type Step, shownAs, stepKey } from './step.ts';

/** When a meeting begins and ends, and in whose local time: loops count as a whole (reading 7). */
export type MeetingTimes = { readonly start: Instant; readonly end: Instant; readonly zone: Zone };

/** A meeting with what its steps depend on: its times, what was said of it, and its cadence. */
export type MeetingToPlan = Meeting & {
  readonly times: MeetingTimes;
  readonly notes: Notes;
  readonly cadence: Cadence;
};

/** The first round's start, the last round's end and zone. */
export function timesOf(meeting: Meeting): MeetingTimes {
  const { rounds } = meeting;
  const first = rounds[0];
  let last = first;
  for (const round of rounds) if (last && round.end >= last.end) last = round;
  if (!first || !last) throw new Error('a meeting has at least one round');
  return { start: first.start, end: last.end, zone: last.zone };
}

/** Everybody met in a meeting, each once. */
export function peopleMet(meeting: Meeting): readonly Person[] {
  const people: Person[] = [];
  for (const round of meeting.rounds) {
    for (const person of round.interviewers) {
      if (!people.some((known) => samePerson(known, person))) people.push(person);
    }
  }
  return people;
}

/** Whether two mentions mean one person: the same address, or the same name and no second address. */
export function samePerson(a: Person, b: Person): boolean {
  if (a.email && b.email) return a.email.toLowerCase() === b.email.toLowerCase();
  return a.name !== null && b.name !== null && untitled(a.name) === untitled(b.name);
}

/** A doctor is one person with and without the title. */
function untitled(name: string): string {
  return name.toLowerCase().replace(/^(?:(?:dr|prof)\.?\s){1,3}(?=\S+\s)/, '');
}

/** common.15: what to bring home, on the day before (reading 9); listed under the first round. */
export function prepareStep(meeting: MeetingToPlan, context: PlanContext): Step {
  const { start, zone } = meeting.times;
  const dayBefore = addDays(localDay(zone, start), -1);
  const step = selfStep(meeting, {
    kind: 'prepare',
    uid: meeting.rounds[0]?.uid ?? '',
    start: instantAt(zone, dayBefore, 17 * 60),
    minutes: 10,
  });
  return settle(
    { ...step, deadline: start, rules: ['common.15'], to: peopleMet(meeting) },
    context,
    null,
  );
}

/** common.16: right at the end, while it is fresh; listed under the last round. */
export function debriefStep(meeting: MeetingToPlan, context: PlanContext): Step {
  const { end } = meeting.times;
  const step = selfStep(meeting, {
    kind: 'debrief',
    uid: lastUid(meeting),
    start: end,
    minutes: 15,
  });
  const rules: Step['rules'] = ['common.16', ...meeting.cadence.debriefRules];
  // It stands at the very end, so it may be put back there too.
  return settle({ ...step, rules }, context, (end - 1) as Instant);
}

/** A step to oneself, at its own time. */
function selfStep(
  meeting: MeetingToPlan,
  own: Pick<Step, 'kind' | 'uid' | 'start'> & { readonly minutes: number },
): Omit<BareStep, 'rules'> {
  const { kind, uid, start, minutes } = own;
  return {
    key: stepKey(meeting.identity, kind),
    uid,
    kind,
    touch: null,
    channel: 'self',
    as: shownAs[kind],
    start,
    end: (start + minutes * minuteMs) as Instant,
    deadline: null,
    zone: meeting.times.zone,
    to: [],
    tone: 'first',
    reason: { because: 'interview' },
  };
}

function lastUid(meeting: Meeting): string {
  return meeting.rounds.at(-1)?.uid ?? '';
}
