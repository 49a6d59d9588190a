/** From what is owed and what is remembered to writes: each with the intent that is stored before it is done. */

import { shortHash } from '../plan/step.ts';
import { type Half, type Operation, type Recorded, reconcile } from '../reconcile.ts';
import { type FollowUp, followUpsOf, type SearchPlan } from '../search/plan-search.ts';
import type { Instant } from '../time.ts';
import { wordsHash } from '../wording/wording.ts';
import { fittedTo, type Spot } from './fitted.ts';
import type { Ledger } from './ledger.ts';
import type { Place } from './owed.ts';
import {
  type Copy,
  type Intent,
  type PersonRecord,
  type Putting,
  putting,
  type StepRecord,
} from './records.ts';
import { formOf, seenStep } from './seen-step.ts';
import { type StepWrite, withIntent } from './step-write.ts';

/** What a sync wants to write, in no certain order. */
export function decide(
  plan: SearchPlan,
  ledger: Ledger,
  places: readonly Place[],
  now: Instant,
  shownAs: PersonRecord['shownAs'] = 'both',
): readonly StepWrite[] {
  const spots = new Map<string, Spot>();
  const owed = followUpsOf(plan).flatMap((step) => {
    const fitted = fittedTo(step, ledger, places, shownAs, now);
    if (fitted === null) return [];
    if (fitted.event) spots.set(`${step.key} event`, fitted.event);
    if (fitted.task) spots.set(`${step.key} task`, fitted.task);
    return [fitted.step];
  });
  const steps = ledger.steps;
  const recorded = steps.filter(isRemembered).map(recordedAs);
  const seen = steps.map(seenStep).filter((step) => step !== null);
  const byKey = new Map(owed.map((step) => [step.key, step]));
  return reconcile(owed, recorded, seen, now).flatMap((operation) => {
    const step = ledger.step(
      'step' in operation ? operation.step.key : operation.key,
      operation.as,
    );
    const followUp = 'step' in operation ? operation.step : (byKey.get(operation.key) ?? null);
    const spot = followUp ? (spots.get(`${followUp.key} ${operation.as}`) ?? null) : null;
    if (followUp && spot && step && isStray(step, followUp, spot, ledger, now)) {
      return [{ ...withIntent(step, { do: 'remove' }, null, 'ours'), isMove: true }];
    }
    const write =
      operation.do === 'leave'
        ? settling(ledger, step, followUp)
        : writeOf(operation, ledger, spot);
    return write ? [write] : [];
  });
}

/**
 * The interview has left the calendar in which this step stands: the step goes as well, and the next
 * look writes it anew beside the interview. What the person made theirs stays where it is.
 */
function isStray(
  step: StepRecord,
  followUp: FollowUp,
  spot: Spot,
  ledger: Ledger,
  now: Instant,
): boolean {
  const isOurs =
    step.id !== null &&
    step.isKeptHere !== true &&
    step.state === 'written' &&
    step.deletedAt === null &&
    step.doneAt === null &&
    step.written !== null &&
    step.seen?.words === null &&
    step.seen.start === step.written.start;
  const isThere = spot.account === step.account && spot.place === step.place;
  if (step.as === 'task' || isThere || !isOurs || followUp.end <= now) return false;
  const copies = ledger.record(shortHash(followUp.uid))?.copies ?? [];
  const starts = new Set(copies.filter(isAlive).map(({ event }) => event.start));
  // The same interview may stand there as an event of its own.
  const alike = ledger.records
    .flatMap((record) => record.copies)
    .filter((copy) => isAlive(copy) && starts.has(copy.event.start));
  const isIn = ({ account, place }: Spot): boolean =>
    alike.some((copy) => copy.account === account && copy.calendar === place);
  return isIn(spot) && !isIn(step);
}

function isAlive({ goneAt }: Copy): boolean {
  return goneAt === null;
}

/**
 * Nothing is to be done to a step, but something was begun of which it is not known whether it came
 * true: it is written as it stands, which a calendar that knows better answers with `changed`.
 */
function settling(
  ledger: Ledger,
  step: StepRecord | null,
  owed: FollowUp | null,
): StepWrite | null {
  if (!step?.id || step.intent === null || step.state !== 'written') return null;
  // What was told on a page is put there again as long as it is not seen.
  const isSaid = step.intent.do === 'say' || step.intent.do === 'tick';
  const isOpen = owed?.status === 'planned' || owed?.status === 'overdue';
  if (isSaid || !owed || !isOpen || !step.seen || !step.written || step.deletedAt !== null) {
    ledger.putStep({ ...step, intent: null });
    return null;
  }
  const { start: planned, hash, form } = step.written;
  const { start } = step.seen;
  const undoes = step.intent.do === 'remove' ? { undoes: true as const } : {};
  const intent: Intent = { do: 'update', start, planned, hash, form, ...undoes };
  const followUp = { ...owed, start, end: (start + (owed.end - owed.start)) as Instant };
  return withIntent(step, intent, followUp, step.seen.words === null ? 'ours' : 'theirs');
}

/** What is wanted no longer, though nobody knows whether it came true, is only waited for. */
export function letGo(ledger: Ledger, decided: readonly StepWrite[]): void {
  const wanted = new Set(decided.map(({ step }) => `${step.key} ${step.as}`));
  for (const step of ledger.steps) {
    const isWanted = wanted.has(`${step.key} ${step.as}`);
    if (isWanted || step.state !== 'absent' || step.intent?.do !== 'create') continue;
    ledger.putStep({ ...step, intent: { ...step.intent, do: 'forget' } });
  }
}

function isRemembered(step: StepRecord): boolean {
  return step.state === 'written' && step.written !== null && step.deletedAt === null;
}

function recordedAs({ key, as, written }: StepRecord): Recorded {
  return { key, as, hash: written?.hash ?? '' };
}

function writeOf(
  operation: Exclude<Operation, { do: 'leave' }>,
  ledger: Ledger,
  spot: Spot | null,
): StepWrite | null {
  if (!('step' in operation)) {
    const step = ledger.step(operation.key, operation.as);
    // Of a mark that nothing is remembered of, it is not known that it is owed no longer; unless we have
    // taken it away before, and it had been moved to another calendar at that moment.
    if (!step?.id || (step.written === null && step.generation === 1)) return null;
    return withIntent(step, { do: 'remove' }, null, 'ours');
  }
  const { step: followUp, as, words } = operation;
  const known = ledger.step(followUp.key, as);
  const intent: Intent = {
    do: operation.do,
    start: operation.start,
    planned: placeOf(operation, known),
    hash: words === 'ours' ? wordsHash(followUp) : (known?.written?.hash ?? wordsHash(followUp)),
    form: words === 'ours' ? formOf(followUp.title, followUp.text) : (known?.written?.form ?? ''),
    ...earlierOf(known),
  };
  if (operation.do === 'update') {
    // Where only the words are new, how long it lasts may be the person's.
    const stays = words === 'ours' && known?.seen?.start === operation.start;
    return known?.id
      ? withIntent({ ...known, zone: followUp.zone }, intent, followUp, stays ? 'only' : words)
      : null;
  }
  return spot ? withIntent(newStep(followUp, as, spot, known), intent, followUp, words) : null;
}

/** More attempts than this are not remembered: who fails so often is asked to wait meanwhile. */
const attemptsAtMost = 5;

/** What is tried again with other words may find one of its own earlier attempts. */
function earlierOf(known: StepRecord | null): Pick<Putting, 'earlier'> {
  const intent = putting(known?.intent ?? null);
  if (intent === null) return {};
  const { planned, form, earlier = [] } = intent;
  return { earlier: [...earlier, { planned, form }].slice(-attemptsAtMost) };
}

/**
 * What counts as our place once this is written. Where only the words are new, what the person moved
 * stays moved; where we move it, be it after its other half, the place is ours.
 */
function placeOf(
  { do: what, start }: Extract<Operation, { step: FollowUp }>,
  known: StepRecord | null,
): Instant {
  const isMoved = what === 'create' || known?.seen?.start !== start;
  return isMoved ? start : (known.written?.start ?? start);
}

function newStep(followUp: FollowUp, as: Half, spot: Spot, known: StepRecord | null): StepRecord {
  return {
    key: followUp.key,
    as,
    // An earlier attempt may have come true there: a second one elsewhere would make two.
    ...(known !== null && putting(known.intent) !== null
      ? { account: known.account, place: known.place }
      : spot),
    id: null,
    etag: null,
    zone: followUp.zone,
    generation: known?.generation ?? 1,
    state: 'absent',
    absentSince: known?.absentSince ?? null,
    intent: known?.intent ?? null,
    written: null,
    seen: null,
    doneAt: known?.doneAt ?? null,
    deletedAt: null,
  };
}
