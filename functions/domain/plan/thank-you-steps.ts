/** The thanks after a meeting: whom each goes to, and under which key (common.1). */
import type { Person } from '../event.ts';
import { type Instant, localTime, type Zone } from '../time.ts';
import { type MeetingToPlan, samePerson } from './around-meeting.ts';
import type { PlanContext } from './context.ts';
import { sentAt, settle } from './deeds.ts';
import { type Reason, type Step, shortHash, shownAs, stepKey } from './step.ts';
import { thankYouForm, thankYouSlot } from './thank-you.ts';

type Thanks = {
  readonly key: string;
  /** The round under which it is listed. */
  readonly uid: string;
  /** Empty: "everyone you met". */
  readonly to: readonly Person[];
};

/**
 * common.1: one thank-you for each person met, once in a loop; one for "everyone you met" where nobody
 * is known. All share one slot; the first of them carries it as an event, each has its own task.
 */
export function thankYouSteps(meeting: MeetingToPlan, context: PlanContext): readonly Step[] {
  const { times, notes, cadence } = meeting;
  const { promisedBy, agreedCall } = notes;
  const form = thankYouForm(cadence.thankYou, notes);
  const slot = thankYouSlot(
    cadence.thankYou,
    form.kind,
    { end: times.end, zone: times.zone, promisedBy, agreedCall },
    context.work,
  );
  // Nobody is rung up at night, and a thank-you does not wait for the morning where its rules do not.
  const isNight = form.channel === 'phone' && !isCallable(slot.start, times.zone);
  const channel = isNight ? 'email' : form.channel;
  const reason: Reason =
    promisedBy !== null && slot.rules.includes('common.4')
      ? { because: 'decision-soon', day: promisedBy }
      : { because: 'interview' };
  return recipients(meeting, context).map(({ key, uid, to }, index) =>
    settle(
      {
        key,
        uid,
        kind: form.kind,
        touch: null,
        channel,
        as: form.kind === 'card' || index === 0 ? shownAs[form.kind] : 'task',
        start: slot.start,
        end: slot.end,
        deadline: slot.deadline,
        zone: times.zone,
        to,
        rules: [...slot.rules, ...form.rules],
        tone: 'first',
        reason,
      },
      context,
      times.end,
    ),
  );
}

const [callsFrom, callsUntil] = [8 * 60, 20 * 60];

/** Whether one may ring somebody at that moment: by their clock, weekends included. */
function isCallable(at: Instant, zone: Zone): boolean {
  const { minute } = localTime(zone, at);
  return minute >= callsFrom && minute < callsUntil;
}

/** Whom to thank: each person once, under the round where they were first met. */
function recipients(meeting: MeetingToPlan, context: PlanContext): readonly Thanks[] {
  const thanks: Thanks[] = [];
  const met: Person[] = [];
  for (const round of meeting.rounds) {
    for (const person of round.interviewers) {
      if (met.some((known) => samePerson(known, person))) continue;
      const sameName = met.some((known) => known.name !== null && known.name === person.name);
      met.push(person);
      const who = sameName ? `${person.name} ${person.email}` : (person.name ?? person.email ?? '');
      // Known less well at first, and dealt with then: the step keeps its key.
      const keys = [who, ...knownBefore(person)].map((one) => thanksKey(round.identity, one));
      const key = keys.find((one) => isTheirs(one, context) && !thanks.some((t) => t.key === one));
      thanks.push({ key: key ?? (keys[0] as string), uid: round.uid, to: [person] });
    }
  }
  const named = meeting.rounds.filter((round) => round.interviewers.length > 0);
  // An entry for the whole of a loop names nobody where the rounds within it do.
  const nameless = meeting.rounds.filter(
    ({ interviewers, start, end }) =>
      interviewers.length === 0 && !named.some((one) => one.start >= start && one.end <= end),
  );
  const listedUnder = nameless.at(-1) ?? meeting.rounds.at(-1);
  const everyone: Thanks = {
    key: stepKey(meeting.identity, 'thank-you'),
    uid: listedUnder?.uid ?? '',
    to: [],
  };
  // Thanked as "everyone" before the names were known, or a letter begun: nobody is thanked twice.
  const deeds = context.deeds.of(everyone.key);
  const isBegun = context.writtenInto?.has(everyone.key) === true;
  if (sentAt(deeds) !== null || deeds.deleted || isBegun) return [everyone];
  return nameless.length > 0 ? [...thanks, everyone] : thanks;
}

function thanksKey(identity: string, who: string): string {
  return stepKey(identity, `thank-you-${shortHash(who.toLowerCase()).slice(0, 8)}`);
}

/** What somebody may have been called before their name was known so well: less of it, or an address. */
function knownBefore({ name, email }: Person): readonly string[] {
  const [first = '', ...others] = (name ?? '').split(/\s+/);
  const last = others.at(-1) ?? '';
  const bare = first.replace(/\.$/, '');
  return [email ?? '', others.join(' '), last, `${first} ${last}`, bare].filter(
    (one) => one !== '',
  );
}

/** Whether the person has done anything to a step, or written into it (common.18). */
function isTheirs(key: string, { deeds, writtenInto }: PlanContext): boolean {
  const { deleted, movedTo } = deeds.of(key);
  const isDealtWith = sentAt(deeds.of(key)) !== null || deleted || movedTo !== null;
  return isDealtWith || writtenInto?.has(key) === true;
}
