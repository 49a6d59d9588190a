/** Takes what a task list told into the ledger: ticks, new days, deletions. */
import type { LiveTask, TaskChange } from '../ports/task-list.ts';
import type { Instant, Zone } from '../time.ts';
import type { Ledger } from './ledger.ts';
import { foundStep, type Sighting, sighted } from './seen-step.ts';
import { missing } from './take-events.ts';

export type TaskReading = {
  readonly account: string;
  readonly list: string;
  readonly zone: Zone;
  readonly now: Instant;
};

/** Takes one change of our list; tasks without our mark are the person's own. */
export function takeTaskChange(ledger: Ledger, change: TaskChange, reading: TaskReading): void {
  if (change.is === 'task') {
    if (change.live.key !== null) takeTask(ledger, change.live.key, change.live, reading);
    else unmarked(ledger, change.live.id, reading);
    return;
  }
  const step = ledger.stepAt(reading.account, reading.list, change.id);
  if (step?.as === 'task') ledger.putStep(missing(step, reading.now));
}

/** The person took our mark off: it is theirs now, and we have none. */
function unmarked(ledger: Ledger, id: string, { account, list, now }: TaskReading): void {
  const step = ledger.stepAt(account, list, id);
  if (step?.as === 'task') ledger.putStep({ ...missing(step, now), id: null });
}

/** Ends a reading of the whole list, or says that the list is no more: what is not in it was deleted. */
export function takeMissingTasks(
  ledger: Ledger,
  found: ReadonlySet<string>,
  reading: TaskReading,
): void {
  for (const step of ledger.steps) {
    const isHere =
      step.as === 'task' &&
      step.state === 'written' &&
      step.account === reading.account &&
      step.place === reading.list;
    if (isHere && step.id !== null && !found.has(step.id)) {
      ledger.putStep(missing(step, reading.now));
    }
  }
}

function takeTask(ledger: Ledger, key: string, live: LiveTask, reading: TaskReading): void {
  const known = ledger.step(key, 'task');
  const isThere = known?.state === 'written' && known.deletedAt === null;
  if (known && isThere && known.id !== live.id) return;
  const { account, list, zone, now } = reading;
  const step = known ?? foundStep(key, 'task', zone);
  ledger.putStep(sighted({ ...step, account, place: list }, taskSighting(live), now));
}

/** A task as a sighting of a step. */
export function taskSighting(live: LiveTask): Sighting {
  return {
    id: live.id,
    etag: live.etag,
    title: live.title,
    text: live.text,
    start: null,
    due: live.due,
    ticked: live.completed,
    tickedAt: live.completedAt,
    lastModified: live.lastModified,
  };
}
