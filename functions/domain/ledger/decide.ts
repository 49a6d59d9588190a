/** From what is owed and what is remembered to writes: each with the intent that is stored before it is done. */

import type { EventWrite } from '../ports/calendar.ts';
import type { TaskWrite } from '../ports/task-list.ts';
import { type Form, type Operation, type Recorded, reconcile } from '../reconcile.ts';
import type { FollowUp, SearchPlan } from '../search/plan-search.ts';
import { type Instant, localDay } from '../time.ts';
import { wordsHash } from '../wording/wording.ts';
import type { Ledger } from './ledger.ts';
import { followUpsOf, homeOf, type Place } from './owed.ts';
import type { Intent, StepRecord } from './records.ts';
import { formOf, seenStep } from './seen-step.ts';

/** One write of one half of a step. */
export type StepWrite = {
  /** With its intent; this is what has to be stored first. */
  readonly step: StepRecord;
  /** Whether an earlier attempt may have come true unseen. */
  readonly mayExist: boolean;
  readonly followUp: FollowUp | null;
  readonly words: 'ours' | 'theirs';
};

/** What a sync wants to write, in no certain order. */
export function decide(
  plan: SearchPlan,
  ledger: Ledger,
  places: readonly Place[],
  now: Instant,
): readonly StepWrite[] {
  const homes = new Map<string, { account: string; place: string }>();
  const owed = followUpsOf(plan).flatMap((step) => {
    const fitted = fittedTo(step, ledger, places);
    if (fitted === null) return [];
    if (fitted.event) homes.set(`${step.key} event`, fitted.event);
    if (fitted.task) homes.set(`${step.key} task`, fitted.task);
    return [fitted.step];
  });
  const steps = ledger.steps;
  const recorded = steps.filter(isRemembered).map(recordedAs);
  const seen = { steps: steps.map(seenStep).filter((step) => step !== null), isEmpty: false };
  const result = reconcile(owed, recorded, seen, now);
  if ('refused' in result) return [];
  return result.operations.flatMap((operation) => {
    const write = writeOf(operation, ledger, homes);
    return write ? [write] : [];
  });
}

function isRemembered(step: StepRecord): boolean {
  return step.state === 'written' && step.written !== null && step.deletedAt === null;
}

function recordedAs({ key, as, written }: StepRecord): Recorded {
  return { key, as, hash: written?.hash ?? '' };
}

type Home = { readonly account: string; readonly place: string };
type Fitted = { readonly step: FollowUp; readonly event: Home | null; readonly task: Home | null };

/** The step in the form that its home can hold: everything an event where there are no tasks. */
function fittedTo(step: FollowUp, ledger: Ledger, places: readonly Place[]): Fitted | null {
  const home = homeOf(step, ledger, places);
  if (home.event === null && home.tasks === null) return null;
  const as = home.tasks === null ? 'event' : home.event === null ? 'task' : step.as;
  return {
    step: as === step.as ? step : { ...step, as },
    event: home.event && { account: home.event.account, place: home.event.calendar },
    task: home.tasks === null ? null : { account: home.tasks, place: '' },
  };
}

function writeOf(
  operation: Operation,
  ledger: Ledger,
  homes: ReadonlyMap<string, Home>,
): StepWrite | null {
  if (operation.do === 'leave') return null;
  if (!('step' in operation)) {
    const step = ledger.step(operation.key, operation.as);
    // Of a mark that nothing is remembered of, it is not known that it is owed no longer.
    if (!step?.id || step.written === null) return null;
    return withIntent(step, { do: 'remove' }, null, 'ours');
  }
  const { step: followUp, as, words } = operation;
  const known = ledger.step(followUp.key, as);
  const intent: Intent = {
    do: operation.do,
    start: operation.start,
    planned: followUp.planned,
    hash: words === 'ours' ? wordsHash(followUp) : (known?.written?.hash ?? wordsHash(followUp)),
    form: words === 'ours' ? formOf(followUp.title, followUp.text) : (known?.written?.form ?? ''),
  };
  if (operation.do === 'update') {
    return known?.id
      ? withIntent({ ...known, zone: followUp.zone }, intent, followUp, words)
      : null;
  }
  const home = homes.get(`${followUp.key} ${as}`);
  return home ? withIntent(newStep(followUp, as, home, known), intent, followUp, words) : null;
}

function newStep(followUp: FollowUp, as: Form, home: Home, known: StepRecord | null): StepRecord {
  return {
    key: followUp.key,
    as,
    // An earlier attempt may have come true there: a second one elsewhere would make two.
    ...(known?.intent?.do === 'create' ? { account: known.account, place: known.place } : home),
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

function withIntent(
  step: StepRecord,
  intent: Intent,
  followUp: FollowUp | null,
  words: 'ours' | 'theirs',
): StepWrite {
  const mayExist = step.state === 'absent' && step.intent !== null;
  return { step: { ...step, intent }, mayExist, followUp, words };
}

/** The write as a calendar takes it. */
export function eventWrite({ step, followUp, words }: StepWrite): EventWrite {
  const { key, id, etag, generation } = step;
  if (followUp === null) return { do: 'remove', key, id: id ?? '', etag };
  const { title, text, start, end, zone } = followUp;
  const draft = { title, text, start, end, zone };
  return id === null
    ? { do: 'create', key, generation, draft }
    : { do: 'update', key, id, etag, words, draft };
}

/** The write as a task list takes it: a day, and a time to remind. */
export function taskWrite({ step, followUp, words, mayExist }: StepWrite): TaskWrite {
  const { key, id, etag } = step;
  if (followUp === null) return { do: 'remove', key, id: id ?? '', etag };
  const { title, text, start, zone } = followUp;
  const draft = { title, text, due: localDay(zone, start), remindAt: start, zone };
  return id === null
    ? { do: 'create', key, mayExist, draft }
    : { do: 'update', key, id, etag, words, draft };
}
