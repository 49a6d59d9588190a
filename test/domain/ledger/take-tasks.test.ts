/** What a task list tells, taken into the ledger. */
import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../functions/domain/ledger/ledger.ts';
import type { InterviewRecord, StepRecord } from '../../../functions/domain/ledger/records.ts';
import { takeMissingTasks, takeTaskChange } from '../../../functions/domain/ledger/take-tasks.ts';
import { shortHash } from '../../../functions/domain/plan/step.ts';
import type { LiveTask } from '../../../functions/domain/ports/task-list.ts';
import { dayMs, type Instant, plusMs } from '../../../functions/domain/time.ts';
import { day } from '../make.ts';
import { berlin, copy, keyOf, now, ourText, ourTitle, step } from './make-ledger.ts';

const id = shortHash('one@example.com');

function ledgerOf(changed: Partial<InterviewRecord> = {}): Ledger {
  return new Ledger([{ id, copies: [copy()], steps: [step()], outcome: null, ...changed }]);
}

describe('a task of ours', () => {
  const taskReading = { account: 'google:one', list: 'list', zone: berlin, now };
  const task = (changed: Partial<StepRecord> = {}): StepRecord =>
    step({ as: 'task', place: 'list', key: keyOf('prepare'), id: 'task-1', ...changed });
  const shown = (changed: Partial<LiveTask> = {}): LiveTask => ({
    ...{ id: 'task-1', etag: '"2"', key: keyOf('prepare'), title: ourTitle, text: ourText },
    ...{ due: day('2026-10-14'), completed: false, completedAt: null, lastModified: now },
    ...changed,
  });
  const seenAs = (known: StepRecord, ...lives: readonly LiveTask[]): StepRecord | null => {
    const ledger = ledgerOf({ steps: [known] });
    for (const one of lives) takeTaskChange(ledger, { is: 'task', live: one }, taskReading);
    return ledger.step(keyOf('prepare'), 'task');
  };

  it('that is ticked is done, and is not done any more where the tick is taken back', () => {
    const ticked = shown({ completed: true, completedAt: now });
    expect(seenAs(task(), ticked)?.doneAt).toBe(now);
    expect(seenAs(task(), ticked, shown())?.doneAt).toBeNull();
  });

  it('that was deleted was deleted by the person', () => {
    const ledger = ledgerOf({ steps: [task()] });
    takeTaskChange(ledger, { is: 'gone', id: 'task-1' }, taskReading);
    expect(ledger.step(keyOf('prepare'), 'task')?.deletedAt).toBe(now);
  });

  it('that the person doubled stays the one that we wrote', () => {
    expect(seenAs(task(), shown({ id: 'task-2', completed: true }))).toStrictEqual(task());
  });

  it("without our mark, or of another list, is the person's own", () => {
    const ledger = ledgerOf({ steps: [task()] });
    takeTaskChange(ledger, { is: 'task', live: shown({ key: null, id: 'x' }) }, taskReading);
    takeTaskChange(ledger, { is: 'gone', id: 'task-1' }, { ...taskReading, list: 'other' });
    expect(ledger.changed).toStrictEqual([]);
  });

  it('that a whole reading does not bring was deleted; events and other lists are not judged by it', () => {
    const other = task({ key: keyOf('closing'), id: 'task-3', place: 'other' });
    const ledger = ledgerOf({ steps: [task(), other, step()] });
    takeMissingTasks(ledger, new Set(), taskReading);
    const deleted = ledger.steps.filter(({ deletedAt }) => deletedAt !== null);
    expect(deleted.map(({ key }) => key)).toStrictEqual([keyOf('prepare')]);
    const kept = ledgerOf({ steps: [task()] });
    takeMissingTasks(kept, new Set(['task-1']), taskReading);
    expect(kept.changed).toStrictEqual([]);
  });

  it('is not done before it was: a tick without a moment counts from its last change', () => {
    const lastModified = plusMs(now, -dayMs) as Instant;
    expect(seenAs(task(), shown({ completed: true, lastModified }))?.doneAt).toBe(lastModified);
  });
});
