/** The steps around the meeting itself: prepare before it, debrief at its end, thanks after it. */
import type { ThankYou } from '../cadences/cadence.ts';
import type { Person } from '../event.ts';
import type { Meeting } from '../interview.ts';
import type { Notes } from '../notes/notes.ts';
import { addDays, type Instant, instantAt, localDay, minuteMs, type Zone } from '../time.ts';
import type { PlanContext } from './context.ts';
import { type StepDeeds, sentAt, settle } from './deeds.ts';
import { type BareStep, type Step, type StepKind, shortHash, shownAs, stepKey } from './step.ts';
import { thankYouForm, thankYouSlot } from './thank-you.ts';

/** When a meeting begins and ends, and in whose local time: loops count as a whole (reading 7). */
export type MeetingTimes = { readonly start: Instant; readonly end: Instant; readonly zone: Zone };

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
  return a.name !== null && b.name !== null && a.name.toLowerCase() === b.name.toLowerCase();
}

/** common.15: what to bring home, on the day before (reading 9); listed under the first round. */
export function prepareStep(meeting: Meeting, times: MeetingTimes, context: PlanContext): Step {
  const key = stepKey(meeting.identity, 'prepare');
  const dayBefore = addDays(localDay(times.zone, times.start), -1);
  const start = instantAt(times.zone, dayBefore, 17 * 60);
  const step = selfStep(key, 'prepare', meeting.rounds[0]?.uid ?? '', times.zone, start, 10);
  return settle(
    { ...step, deadline: times.start, rules: ['common.15'], to: peopleMet(meeting) },
    context.deeds.of(key),
    context.now,
    null,
  );
}

/** common.16: right at the end, while it is fresh. */
export function debriefStep(
  meeting: Meeting,
  times: MeetingTimes,
  rules: Step['rules'],
  context: PlanContext,
): Step {
  const key = stepKey(meeting.identity, 'debrief');
  const step = selfStep(key, 'debrief', lastUid(meeting), times.zone, times.end, 15);
  return settle(
    { ...step, rules: ['common.16', ...rules] },
    context.deeds.of(key),
    context.now,
    (times.end - 1) as Instant,
  );
}

function selfStep(
  key: string,
  kind: StepKind,
  uid: string,
  zone: Zone,
  start: Instant,
  minutes: number,
): Omit<BareStep, 'rules'> {
  return {
    key,
    uid,
    kind,
    touch: null,
    channel: 'self',
    as: shownAs[kind],
    start,
    end: (start + minutes * minuteMs) as Instant,
    deadline: null,
    zone,
    to: [],
    tone: 'first',
    reason: { because: 'interview' },
  };
}

function lastUid(meeting: Meeting): string {
  return meeting.rounds.at(-1)?.uid ?? '';
}

type Thanks = { readonly key: string; readonly uid: string; readonly to: readonly Person[] };

/**
 * common.1: one thank-you for each person met, once in a loop; one for "everyone you met" where nobody
 * is known. All share one slot; the first of them carries it as an event, each has its own task.
 */
export function thankYouSteps(
  meeting: Meeting,
  times: MeetingTimes,
  thankYou: ThankYou,
  notes: Notes,
  context: PlanContext,
): readonly Step[] {
  const form = thankYouForm(thankYou, notes);
  const about = { end: times.end, zone: times.zone, promisedBy: notes.promisedBy };
  const slot = thankYouSlot(thankYou, form.kind, about, context.work, notes.agreedCall);
  const soon = slot.rules.includes('common.4') && notes.promisedBy !== null;
  return recipients(meeting, context).map(({ key, uid, to }, index) =>
    settle(
      {
        key,
        uid,
        kind: form.kind,
        touch: null,
        channel: form.channel,
        as: form.kind === 'card' || index === 0 ? shownAs[form.kind] : 'task',
        start: slot.start,
        end: slot.end,
        deadline: slot.deadline,
        zone: times.zone,
        to,
        rules: [...slot.rules, ...form.rules],
        tone: 'first',
        reason:
          soon && notes.promisedBy !== null
            ? { because: 'decision-soon', day: notes.promisedBy }
            : { because: 'interview' },
      },
      context.deeds.of(key),
      context.now,
      times.end,
    ),
  );
}

function recipients(meeting: Meeting, context: PlanContext): readonly Thanks[] {
  const thanks: Thanks[] = [];
  const met: Person[] = [];
  for (const round of meeting.rounds) {
    for (const person of round.interviewers) {
      if (met.some((known) => samePerson(known, person))) continue;
      const sameName = met.some((known) => known.name !== null && known.name === person.name);
      met.push(person);
      const who = sameName ? `${person.name} ${person.email}` : (person.name ?? person.email ?? '');
      const key = thanksKey(round.identity, who);
      // Known by address alone at first, and dealt with then: the step keeps its key.
      const earlier = thanksKey(round.identity, person.email ?? who);
      const isKnown = wasTouched(context.deeds.of(earlier)) && !wasTouched(context.deeds.of(key));
      thanks.push({ key: isKnown ? earlier : key, uid: round.uid, to: [person] });
    }
  }
  const nameless = meeting.rounds.filter((round) => round.interviewers.length === 0);
  const last = nameless.at(-1) ?? meeting.rounds.at(-1);
  const everyone: Thanks = {
    key: stepKey(meeting.identity, 'thank-you'),
    uid: last?.uid ?? '',
    to: [],
  };
  // Thanked as "everyone" before the names were known, or a letter begun: nobody is thanked twice.
  const deeds = context.deeds.of(everyone.key);
  const isTheirs = context.writtenInto?.has(everyone.key) === true;
  if (sentAt(deeds) !== null || deeds.deleted || isTheirs) return [everyone];
  return nameless.length > 0 ? [...thanks, everyone] : thanks;
}

function thanksKey(identity: string, who: string): string {
  return stepKey(identity, `thank-you-${shortHash(who.toLowerCase()).slice(0, 8)}`);
}

function wasTouched(deeds: StepDeeds): boolean {
  return sentAt(deeds) !== null || deeds.deleted || deeds.movedTo !== null;
}
