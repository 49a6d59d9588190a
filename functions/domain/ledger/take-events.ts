/** Takes what a calendar told into the ledger: interviews as they are now, and what was done to our steps. */
import type { CalendarEvent, Owner } from '../event.ts';
import { shortHash } from '../plan/step.ts';
import type { Change, LiveEvent, Window } from '../ports/calendar.ts';
import { isDeclined, readTags, tagNot } from '../recognise/clues.ts';
import { recognise, type Verdict } from '../recognise/verdict.ts';
import { aheadDays, occurrencesAtMost, pastDays, withFewGuests } from '../search/reach.ts';
import { dayMs, type Instant } from '../time.ts';
import type { Ledger } from './ledger.ts';
import { type Copy, putting, type StepRecord } from './records.ts';
import { foundStep, sighted } from './seen-step.ts';

/** Where a change was read, and by whose calendar and clock. */
export type Reading = {
  readonly account: string;
  readonly calendar: string;
  readonly owner: Owner;
  readonly now: Instant;
};

/**
 * Nobody has more at once. Calendars take invitations from strangers, and who sends thousands that look like
 * interviews must not keep the person's own from being planned; what is tagged counts in any case.
 */
const interviewsAtMost = 300;
/** An event that ended longer ago than this begins no new search. */
export const pastMs = pastDays * dayMs;

/**
 * Tells which changes of a round are worth holding on to: everything about what is known, and events
 * that matter. A deletion counts as well for what this very round has brought.
 */
export function concerns(ledger: Ledger, reading: Reading): (change: Change) => boolean {
  const { account, calendar } = reading;
  const ids = new Set<string>();
  for (const step of ledger.steps) if (isWrittenIn(step, reading) && step.id) ids.add(step.id);
  for (const copy of ledger.records.flatMap(({ copies }) => copies)) {
    if (copy.account !== account || copy.calendar !== calendar) continue;
    ids.add(copy.id);
    if (copy.seriesId !== null) ids.add(copy.seriesId);
  }
  let room = interviewsAtMost - ledger.records.length;
  return (change) => {
    if (change.is === 'gone') return ids.has(change.id);
    const { id, seriesId, key, event } = change.live;
    const isKnown = ids.has(id) || key !== null;
    const isNew = !isKnown && mayMatter(event, reading) && (room > 0 || isTagged(event));
    if (isNew) room -= 1;
    const isWanted = isKnown || isNew;
    if (isWanted) ids.add(id);
    if (isWanted && seriesId !== null) ids.add(seriesId);
    return isWanted;
  };
}

function isTagged(event: CalendarEvent): boolean {
  return readTags(event, event.description) !== 0;
}

function mayMatter(event: CalendarEvent, { owner }: Reading): boolean {
  const verdict = recognise(event, owner);
  const { is, calledOff } = verdict;
  return calledOff || isRefused(verdict, event, owner) || (is !== 'other' && is !== 'skipped');
}

/** The person said "no" here; that counts for copies in other calendars too, whichever is read first. */
function isRefused({ is }: Verdict, event: CalendarEvent, owner: Owner): boolean {
  if (is !== 'skipped') return false;
  return isDeclined(event, owner) || (readTags(event, event.description) & tagNot) !== 0;
}

/** Takes one change; others than interviews, what may be one, and our own steps leave no trace. */
export function takeChange(ledger: Ledger, change: Change, reading: Reading): void {
  if (change.is === 'gone') takeGone(ledger, change.id, reading);
  else if (change.live.key !== null) takeOwn(ledger, change.live.key, change.live, reading);
  else takeOther(ledger, change.live, reading);
}

/**
 * Ends a round that read everything: what was known and is not among `found` has been deleted. Only
 * within the window, for of nothing else was anything read.
 */
export function takeMissing(
  ledger: Ledger,
  found: ReadonlySet<string>,
  window: Window,
  reading: Reading,
): void {
  const isIn = (start: Instant, end: Instant): boolean =>
    end >= window.from && start <= window.until;
  for (const copy of ledger.records.flatMap((record) => record.copies)) {
    const isHere = copy.account === reading.account && copy.calendar === reading.calendar;
    if (!isHere || copy.goneAt !== null || found.has(copy.id)) continue;
    if (isIn(copy.event.start, copy.event.end)) takeGone(ledger, copy.id, reading);
  }
  for (const step of ledger.steps) {
    if (!isWrittenIn(step, reading) || step.id === null || found.has(step.id)) continue;
    const start = step.seen?.start ?? step.written?.start;
    if (start !== undefined && isIn(start, start)) takeGone(ledger, step.id, reading);
  }
}

function isWrittenIn(step: StepRecord, { account, calendar }: Reading): boolean {
  return (
    step.as === 'event' &&
    step.state === 'written' &&
    step.account === account &&
    step.place === calendar
  );
}

function takeGone(ledger: Ledger, id: string, reading: Reading): void {
  const { account, calendar, now } = reading;
  const step = ledger.stepAt(account, calendar, id);
  if (step?.as === 'event') ledger.putStep(missing(step, now));
  for (const copy of ledger.copiesAt(account, calendar, id)) {
    if (copy.goneAt !== null) continue;
    const hasSteps = (ledger.record(shortHash(copy.event.uid))?.steps.length ?? 0) > 0;
    // Kept as cancelled where steps hang on it: another event may turn out to have taken its place.
    if (hasSteps)
      ledger.putCopy({ ...copy, goneAt: now, event: { ...copy.event, cancelled: true } });
    else ledger.dropCopy(copy);
  }
}

/** A step that is not there: taken away by us, as we meant to, or by the person. */
export function missing(step: StepRecord, now: Instant): StepRecord {
  const { intent } = step;
  const wasUs = intent !== null && (intent.do === 'remove' || putting(intent)?.undoes === true);
  if (wasUs) return takenAway(step, now);
  if (step.state === 'absent') return step;
  return { ...step, intent: null, deletedAt: step.deletedAt ?? now };
}

/**
 * A step that we took away; its name is used up, the next one has another. What we had written is not
 * forgotten: it may have been moved to another calendar at that moment, and will be found there.
 */
export function takenAway(step: StepRecord, now: Instant): StepRecord {
  return {
    ...step,
    id: null,
    etag: null,
    generation: step.generation + 1,
    state: 'absent',
    absentSince: now,
    intent: null,
    seen: null,
  };
}

function takeOwn(ledger: Ledger, key: string, live: LiveEvent, reading: Reading): void {
  const known = ledger.step(key, 'event');
  const isThere = known?.state === 'written' && known.deletedAt === null;
  // The person copied one of ours, mark and all: the copy is theirs.
  if (known && isThere && known.id !== live.id) return;
  if (live.event.cancelled) {
    if (known?.id === live.id) ledger.putStep(missing(known, reading.now));
    return;
  }
  const { account, calendar, now, owner } = reading;
  const zone = live.event.zone ?? owner.zone;
  const step = known ?? foundStep(key, 'event', zone);
  const sighting = {
    id: live.id,
    etag: live.etag,
    title: live.event.title,
    text: live.event.description,
    start: live.event.start,
    due: null,
    ticked: false,
    tickedAt: null,
    lastModified: live.event.lastModified,
  };
  // Found elsewhere than it was written: the person moved it there.
  const isMoved = known?.state === 'written' && known.place !== '' && known.place !== calendar;
  const kept = isMoved ? { isKeptHere: true as const } : {};
  ledger.putStep(sighted({ ...step, ...kept, account, place: calendar }, sighting, now));
}

function takeOther(ledger: Ledger, live: LiveEvent, reading: Reading): void {
  const { account, calendar, owner, now } = reading;
  const { event } = live;
  const known = ledger.copiesAt(account, calendar, live.id).find((copy) => copy.id === live.id);
  if (known && known.event.uid !== event.uid) ledger.dropCopy(known);
  if (!matters(ledger, live, known ?? null, reading)) {
    if (known) ledger.dropCopy(known);
    return;
  }
  const firstSeen = known?.firstSeen ?? now;
  const { id, seriesId } = live;
  ledger.putCopy({
    account,
    calendar,
    id,
    seriesId,
    event: lean(event, owner),
    firstSeen,
    goneAt: null,
  });
}

/** A record has to stay small, whoever sends the event. */
function lean(event: CalendarEvent, owner: Owner): CalendarEvent {
  return { ...withFewGuests(event, owner), description: event.description.slice(0, 20_000) };
}

function matters(ledger: Ledger, live: LiveEvent, known: Copy | null, reading: Reading): boolean {
  const { event } = live;
  const verdict = recognise(event, reading.owner);
  const isWanted =
    verdict.is === 'interview' || verdict.is === 'application' || verdict.is === 'ask';
  // What was an interview and is cancelled, declined or tagged otherwise still has steps to be judged by.
  if (known) return isWanted || verdict.is === 'skipped';
  if (!isWanted && !verdict.calledOff && !isRefused(verdict, event, reading.owner)) return false;
  if (event.end < reading.now - pastMs) return false;
  if (live.seriesId === null) return true;
  if (event.start > reading.now + aheadDays * dayMs) return false;
  const others = ledger
    .copiesAt(reading.account, reading.calendar, live.seriesId)
    .filter((copy) => copy.goneAt === null);
  // An unclear series is one question, not one for each week.
  return others.length < (verdict.is === 'ask' ? 1 : occurrencesAtMost);
}
