/** The person chose that a calendar be watched no longer: what goes with it, and what is remembered. */
import { followUpsOf } from '../search/plan-search.ts';
import type { Settings } from '../search/settings.ts';
import type { Instant } from '../time.ts';
import { keepWordsOf } from './keep-words.ts';
import type { Ledger } from './ledger.ts';
import { planLedger } from './owed.ts';
import type { StepRecord } from './records.ts';
import { type StepWrite, withIntent } from './step-write.ts';

/**
 * Forgets the interviews of a calendar that was read just now, and says which steps are to be taken
 * away: ours in it, and those elsewhere that are owed no longer without it, as far as they are still
 * ahead and as we wrote them. All others are let go of: they stay where they are, as the person's own.
 */
export function leaveCalendar(
  ledger: Ledger,
  settings: Settings,
  now: Instant,
  account: string,
  calendar: string,
): readonly StepWrite[] {
  keepWordsOf(ledger, account, calendar);
  const before = owedKeys(ledger, settings, now);
  for (const copy of ledger.records.flatMap(({ copies }) => copies)) {
    if (copy.account === account && copy.calendar === calendar) ledger.dropCopy(copy);
  }
  const after = owedKeys(ledger, settings, now);
  const writes: StepWrite[] = [];
  for (const step of ledger.steps) {
    const isHere = isIn(step, account, calendar);
    const isLost = before.has(step.key) && !after.has(step.key);
    if (step.state !== 'written' || !(isHere || isLost)) continue;
    const isTheirs = step.doneAt !== null || step.deletedAt !== null;
    if (isUntouched(step, now)) writes.push(withIntent(step, { do: 'remove' }, null, 'ours'));
    else if (isTheirs && isHere) ledger.unplace(step);
    else if (!isTheirs) ledger.dropSteps(({ key, as }) => key === step.key && as === step.as);
  }
  return writes;
}

/**
 * Ends it: no step stands in that calendar any more, as far as we know. What was taken away is written
 * anew, under another name, should the person ever choose the calendar again.
 */
export function haveLeft(ledger: Ledger, account: string, calendar: string): void {
  for (const step of ledger.steps) {
    if (!isIn(step, account, calendar)) continue;
    if (step.state === 'absent' || step.deletedAt !== null) ledger.unplace(step);
  }
  ledger.dropSteps((step) => isIn(step, account, calendar));
}

function owedKeys(ledger: Ledger, settings: Settings, now: Instant): ReadonlySet<string> {
  const owed = followUpsOf(planLedger(ledger, settings, now));
  return new Set(owed.filter(({ status }) => status !== 'superseded').map(({ key }) => key));
}

function isIn(step: StepRecord, account: string, calendar: string): boolean {
  return step.as === 'event' && step.account === account && step.place === calendar;
}

/** As we wrote it, and still ahead; a task is ahead as long as it is open. */
function isUntouched(step: StepRecord, now: Instant): boolean {
  const { id, seen, written, doneAt, deletedAt } = step;
  if (id === null || seen === null || written === null) return false;
  if (doneAt !== null || deletedAt !== null) return false;
  const isAhead = step.as === 'task' || seen.start > now;
  return isAhead && seen.words === null && seen.start === written.start;
}
