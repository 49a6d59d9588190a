/** In which form a step is written: as its home can hold it, and as the person likes it. */
import { describe, expect, it } from 'vitest';
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import { decide } from '../../../functions/domain/ledger/decide.ts';
import { Ledger } from '../../../functions/domain/ledger/ledger.ts';
import { type Place, planLedger } from '../../../functions/domain/ledger/owed.ts';
import type { PersonRecord, StepRecord } from '../../../functions/domain/ledger/records.ts';
import type { Settings } from '../../../functions/domain/search/settings.ts';
import { copy, keyOf, now, owner, step } from './make-ledger.ts';

const settings: Settings = { owner, work: plainWorkCalendar, cadence: 'recommended' };
const home: Place = {
  account: 'google:one',
  calendar: 'home',
  mayWrite: true,
  isPrimary: true,
  tasks: true,
};

/** What is written of one interview: `create status-1 event` and the like. */
function written(
  shownAs: PersonRecord['shownAs'],
  place: Place = home,
  steps: readonly StepRecord[] = [],
): readonly string[] {
  const record = { id: keyOf('').slice(0, -1), copies: [copy()], steps, outcome: null };
  const ledger = new Ledger([record]);
  const plan = planLedger(ledger, settings, now);
  return decide(plan, ledger, [place], now, shownAs)
    .map(
      ({ step: { key, as, intent } }) => `${intent?.do} ${key.slice(key.indexOf('.') + 1)} ${as}`,
    )
    .sort();
}

const all = ['closing', 'debrief', 'prepare', 'status-1', 'status-2', 'status-3', 'thank-you'];

describe('what follow-ups are written as', () => {
  it('is events for time and tasks for ticking unless told otherwise', () => {
    expect(written('both')).toStrictEqual([
      'create closing task',
      'create debrief event',
      'create prepare task',
      'create status-1 event',
      'create status-2 event',
      'create status-3 event',
      'create thank-you event',
      'create thank-you task',
    ]);
  });

  it('is events alone where the person wants events', () => {
    expect(written('events')).toStrictEqual(all.map((name) => `create ${name} event`));
  });

  it('is tasks alone where the person wants tasks', () => {
    expect(written('tasks')).toStrictEqual(all.map((name) => `create ${name} task`));
  });

  it('is events where the person wants tasks and none may be written', () => {
    expect(written('tasks', { ...home, tasks: false })).toStrictEqual(
      all.map((name) => `create ${name} event`),
    );
  });

  it('is tasks where the person wants events and none may be written', () => {
    expect(written('events', { ...home, mayWrite: false })).toStrictEqual(
      all.map((name) => `create ${name} task`),
    );
  });

  const standing = step({ key: keyOf('closing'), as: 'task', place: 'list' });

  it('takes the other form away when the person changes their mind', () => {
    const changed = written('events', home, [standing]);
    expect(changed).toContain('remove closing task');
    expect(changed).toContain('create closing event');
  });

  it('leaves in its old form what the person did', () => {
    const ticked = { ...standing, doneAt: now };
    const changed = written('events', home, [ticked]);
    expect(changed.filter((one) => one.includes('closing'))).toStrictEqual([]);
  });
});
