/** What a link's button says: a deed on its step, or a line about its interview. */
import { addBusinessDays } from '../../domain/business-days.ts';
import type { Outcome } from '../../domain/notes/notes.ts';
import { readNotes } from '../../domain/notes/read-notes.ts';
import { outcomeLine, promiseLine } from '../../domain/notes/sayings.ts';
import type { FollowUp } from '../../domain/search/plan-search.ts';
import {
  addDays,
  type Instant,
  instantAt,
  type LocalDay,
  localDay,
  localTime,
  parseDay,
} from '../../domain/time.ts';
import type { LinkDeed } from '../../domain/wording/links.ts';
import type { Ports } from '../../flows/ports.ts';
import { tellDeed, tellSayings } from '../../flows/steer.ts';
import { viewPerson } from '../../flows/view-person.ts';
import type { Form } from './forms.ts';
import type { Linked } from './linked.ts';
import { type PostOutcome, told, wrong } from './post-outcome.ts';
import { laterAtMostMs, whyNotThen } from './why-not-then.ts';

const noDay = wrong('That is no day', 'Write it like 2026-12-04.');

/** The outcome that a link tells; null where it tells none. */
export function outcomeOf(deed: LinkDeed): Outcome | null {
  switch (deed) {
    case 'answered':
      return 'replied';
    case 'rejected':
    case 'offer':
      return deed;
    case 'stop':
      return 'withdrawn';
    default:
      return null;
  }
}

/** Stores what a link's button says. `found` is not over, and its step is planned where that matters. */
export async function tellLink(
  ports: Ports,
  found: Linked,
  deed: LinkDeed,
  form: Form,
): Promise<PostOutcome> {
  const { person, series, key, step, view } = found;
  const at = view.session.now;
  const outcome = outcomeOf(deed);
  if (outcome !== null) {
    const line = outcomeLine(outcome);
    await tellSayings(ports, person, series, [{ topic: 'outcome', line, at }]);
    return told;
  }
  if (step === null) return told;
  if (deed === 'later') {
    return form.text('did') === 'promised'
      ? await tellPromise(ports, found, step, form)
      : await tellMove(ports, found, step, form);
  }
  const isMissed = step.channel === 'phone' && form.text('did') === 'no-answer';
  await tellDeed(ports, person, { key, did: isMissed ? 'no-answer' : 'done', at });
  return told;
}

async function tellMove(
  ports: Ports,
  found: Linked,
  step: FollowUp,
  form: Form,
): Promise<PostOutcome> {
  const { person, key, view, one } = found;
  const at = view.session.now;
  const day = parseDay(form.text('day'));
  if (day === null) return noDay;
  const start = sameHour(step, day);
  const refused = whyNotThen(step.kind, start, one, at);
  if (refused) return refused;
  await tellDeed(ports, person, { key, did: 'moved', at, start });
  return told;
}

/** The day that they named for their answer: a call has been made by that, a note waits until then. */
async function tellPromise(
  ports: Ports,
  found: Linked,
  step: FollowUp,
  form: Form,
): Promise<PostOutcome> {
  const { person, series, key, view, one } = found;
  const { now: at, settings } = view.session;
  const date = parseDay(form.text('promise'));
  if (date === null) return noDay;
  if (date <= localDay(step.zone, at)) {
    return wrong('That day is over', 'They named a later one.');
  }
  const line = promiseLine(date);
  const held = localDay(one.zone, one.end);
  const isFar = instantAt(step.zone, date, 0) - at > laterAtMostMs;
  if (step.kind !== 'status' || isFar || readNotes(line, held, settings.work).promisedBy !== date) {
    return wrong('That is no day to wait for', 'Choose a nearer one.');
  }
  await tellSayings(ports, person, series, [{ topic: 'promise', line, at }]);
  if (step.channel === 'phone') {
    await tellDeed(ports, person, { key, did: 'new-date', at, date });
    return told;
  }
  // Whatever the cadence counts from: they are not asked before that day has passed.
  const after = await viewPerson(ports, person);
  const steps = after?.plan.interviews.flatMap(({ followUps }) => followUps) ?? [];
  const now = steps.find((other) => other.key === key);
  if (now && localDay(now.zone, now.start) <= date) {
    const start = sameHour(step, addBusinessDays(settings.work, date, 1));
    await tellDeed(ports, person, { key, did: 'moved', at, start });
  }
  return told;
}

/**
 * The day on which "later" is offered: the next business day, or where the interview has begun by then
 * the next of all days. Null: on that, too, it has begun.
 */
export function dayOffered({ view, one }: Linked, step: FollowUp): LocalDay | null {
  const { now, settings } = view.session;
  const stands = localDay(step.zone, step.start < now ? now : step.start);
  const next = addBusinessDays(settings.work, stands, 1);
  if (step.kind !== 'prepare') return next;
  const isLeft = (day: LocalDay) => whyNotThen('prepare', sameHour(step, day), one, now) === null;
  return [next, addDays(stands, 1)].find(isLeft) ?? null;
}

function sameHour({ zone, start }: FollowUp, day: LocalDay): Instant {
  return instantAt(zone, day, localTime(zone, start).minute);
}
