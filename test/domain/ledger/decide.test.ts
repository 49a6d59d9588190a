/** From what is owed and remembered to writes, and when to look and to let go. */
import { describe, expect, it } from 'vitest';
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import { decide } from '../../../functions/domain/ledger/decide.ts';
import { Ledger } from '../../../functions/domain/ledger/ledger.ts';
import { type Place, planLedger } from '../../../functions/domain/ledger/owed.ts';
import type { StepRecord } from '../../../functions/domain/ledger/records.ts';
import { retire } from '../../../functions/domain/ledger/retire.ts';
import { formOf, sighted } from '../../../functions/domain/ledger/seen-step.ts';
import {
  eventWrite,
  type StepWrite,
  taskWrite,
} from '../../../functions/domain/ledger/step-write.ts';
import { missing, takeChange, takenAway } from '../../../functions/domain/ledger/take-events.ts';
import { nextTurn } from '../../../functions/domain/ledger/turn.ts';
import { shortHash } from '../../../functions/domain/plan/step.ts';
import { type FollowUp, followUpsOf } from '../../../functions/domain/search/plan-search.ts';
import type { Settings } from '../../../functions/domain/search/settings.ts';
import { dayMs, type Instant, minuteMs, plusMs } from '../../../functions/domain/time.ts';
import { at, day, zone } from '../make.ts';
import { copy, keyOf, now, owner, reading, sighting, step, told } from './make-ledger.ts';

const settings: Settings = { owner, work: plainWorkCalendar, cadence: 'recommended' };
const home: Place = {
  ...{ account: 'google:one', calendar: 'home', mayWrite: true, isPrimary: true, tasks: true },
};
const otherHome: Place = { ...home, account: 'outlook:one', calendar: 'work' };

function decided(ledger: Ledger, places: readonly Place[] = [home], moment = now) {
  return decide(planLedger(ledger, settings, moment), ledger, places, moment);
}

function named(writes: readonly StepWrite[]): readonly string[] {
  return writes
    .map(({ step: one }) => `${one.intent?.do} ${one.key.split('.')[1]} ${one.as}`)
    .sort();
}

/** The write of that step; fails where there is none. */
function writeOf(writes: readonly StepWrite[], name: string, as = 'event'): StepWrite {
  const found = writes.find(({ step: one }) => one.key.endsWith(`.${name}`) && one.as === as);
  if (!found) throw new Error(`nothing is written for ${name}`);
  return found;
}

/** One interview of which nothing is written yet. */
function fresh(): Ledger {
  const ledger = new Ledger([]);
  takeChange(ledger, told(), reading);
  return ledger;
}

/** The same once everything was written and seen as it was meant. */
function settled(): Ledger {
  const ledger = fresh();
  for (const { step: one, followUp } of decided(ledger)) {
    if (followUp === null) continue;
    const { title, text, start } = followUp;
    const id = `own-${one.key}-${one.as}`;
    ledger.putStep(sighted(one, sighting({ id, title, text, start }), now));
  }
  return ledger;
}

function changed(
  ledger: Ledger,
  key: string,
  as: 'event' | 'task',
  to: Partial<StepRecord>,
): Ledger {
  const known = ledger.step(keyOf(key), as);
  if (known) ledger.putStep({ ...known, ...to });
  return ledger;
}

const everything = [
  ...['create closing task', 'create debrief event', 'create prepare task'],
  ...['create status-1 event', 'create status-2 event', 'create status-3 event'],
  ...['create thank-you event', 'create thank-you task'],
];

describe('what is decided', () => {
  it('is to create all that is owed, each in its home, with its intent', () => {
    const writes = decided(fresh());
    expect(named(writes)).toStrictEqual(everything);
    for (const { step: one, followUp, mayExist } of writes) {
      expect([one.account, one.place, mayExist]).toStrictEqual([
        ...['google:one', one.as === 'event' ? 'home' : '', false],
      ]);
      expect(one.intent).toMatchObject({ do: 'create', start: followUp?.start });
    }
  });

  it('is nothing where all is written', () => {
    expect(named(decided(settled()))).toStrictEqual([]);
  });

  it('is to try again in the same place what may have come true there', () => {
    const ledger = fresh();
    for (const { step: one } of decided(ledger)) ledger.putStep(one);
    const again = decided(ledger, [otherHome]);
    expect(named(again)).toStrictEqual(everything);
    expect(again.every(({ mayExist }) => mayExist)).toBe(true);
    expect(new Set(again.map(({ step: one }) => one.account))).toStrictEqual(
      new Set(['google:one']),
    );
  });

  it('is to move what was written where the interview moved', () => {
    const ledger = settled();
    takeChange(ledger, told({ start: at('2026-10-08T13:00:00Z') }), reading);
    const write = writeOf(decided(ledger), 'debrief');
    expect(write).toMatchObject({ words: 'ours', step: { id: `own-${keyOf('debrief')}-event` } });
    expect(eventWrite(write)).toMatchObject({
      ...{ do: 'update', etag: '"2"', words: 'ours' },
      draft: { start: at('2026-10-08T14:00:00Z') },
    });
  });

  it("is to move the person's own words without a change to them", () => {
    const words = { title: 'Ring Zoe', text: 'Ask!' };
    const ledger = settled();
    const known = ledger.step(keyOf('debrief'), 'event');
    if (!known?.seen) throw new Error('it was not written');
    const form = formOf(words.title, words.text);
    ledger.putStep({ ...known, seen: { ...known.seen, form, words } });
    takeChange(ledger, told({ start: at('2026-10-08T13:00:00Z') }), reading);
    const write = writeOf(decided(ledger), 'debrief');
    expect(write.words).toBe('theirs');
    expect(write.step.intent).toMatchObject({
      hash: known.written?.hash,
      form: known.written?.form,
    });
  });

  it('is to take away what is owed no longer, but not what was done', () => {
    const ledger = changed(settled(), 'prepare', 'task', { doneAt: now });
    takeChange(ledger, told({ cancelled: true }), reading);
    const removed = everything.filter((one) => !one.includes('prepare'));
    expect(named(decided(ledger))).toStrictEqual(
      removed.map((one) => one.replace('create', 'remove')),
    );
  });

  it('is to take away the other half of what the person deleted', () => {
    const ledger = changed(settled(), 'thank-you', 'task', { deletedAt: now });
    expect(named(decided(ledger))).toStrictEqual(['remove thank-you event']);
  });

  it.each([['event'], ['task']] as const)('is nothing for a deleted %s, for ever', (as) => {
    const name = as === 'event' ? 'status-2' : 'closing';
    const ledger = changed(settled(), name, as, { deletedAt: now });
    expect(named(decided(ledger))).toStrictEqual([]);
    expect(named(decided(ledger, [home], plusMs(now, 3 * dayMs)))).toStrictEqual([]);
  });

  it('is nothing for a mark of which nothing is remembered and which is not owed', () => {
    const ledger = settled();
    const found = { ...step({ key: keyOf('status-9') }), written: null };
    ledger.putStep(found);
    expect(named(decided(ledger))).toStrictEqual([]);
  });

  it('is nothing where there is no place to write', () => {
    expect(named(decided(fresh(), []))).toStrictEqual([]);
    expect(named(decided(fresh(), [{ ...home, mayWrite: false, tasks: false }]))).toStrictEqual([]);
  });

  it('is not to remind of what had passed before it was written', () => {
    const late = named(decided(fresh(), [home], at('2026-10-20T08:00:00Z')));
    expect(late).not.toContain('create debrief event');
    expect(late).not.toContain('create prepare task');
    expect(late).toContain('create status-3 event');
  });

  it('is an event for everything where there are no tasks, and the events go where there are', () => {
    const ledger = fresh();
    const asEvents = decided(ledger, [{ ...home, tasks: false }]);
    expect(new Set(asEvents.map(({ step: one }) => one.as))).toStrictEqual(new Set(['event']));
    for (const { step: one, followUp } of asEvents) {
      if (!followUp) continue;
      const { title, text, start } = followUp;
      ledger.putStep(sighted(one, sighting({ id: one.key, title, text, start }), now));
    }
    expect(named(decided(ledger, [{ ...home, tasks: false }]))).toStrictEqual([]);
    expect(named(decided(ledger))).toStrictEqual([
      ...['create closing task', 'create prepare task', 'create thank-you task'],
      ...['remove closing event', 'remove prepare event'],
    ]);
  });

  it('is to write once more what may have been taken away and is owed again', () => {
    const ledger = changed(settled(), 'status-1', 'event', { intent: { do: 'remove' } });
    const known = ledger.step(keyOf('status-1'), 'event');
    const { step: again } = writeOf(decided(ledger), 'status-1');
    expect(again.intent).toMatchObject({ do: 'update', start: known?.seen?.start, undoes: true });
    // If it is not there, that was us: it is not taken for the person's deletion.
    expect(missing(again, now)).toMatchObject({ state: 'absent', deletedAt: null, generation: 2 });
  });

  it('is to let go of what was begun with a step that is done meanwhile', () => {
    const ledger = changed(settled(), 'prepare', 'task', { doneAt: now, intent: { do: 'remove' } });
    expect(named(decided(ledger))).toStrictEqual([]);
    expect(ledger.step(keyOf('prepare'), 'task')?.intent).toBeNull();
  });

  it('is to use another name for what was taken away before', () => {
    const ledger = settled();
    const known = ledger.step(keyOf('status-1'), 'event');
    if (known) ledger.putStep(takenAway(known, now));
    const write = writeOf(decided(ledger), 'status-1');
    expect(eventWrite(write)).toMatchObject({ do: 'create', generation: 2 });
    expect(write.mayExist).toBe(false);
  });
});

describe('a write', () => {
  const followUp = (name: string, more: Partial<FollowUp> = {}): FollowUp => {
    const found = followUpsOf(planLedger(fresh(), settings, now)).find(
      ({ key }) => key === keyOf(name),
    );
    if (!found) throw new Error(`${name} is not owed`);
    return { ...found, ...more };
  };

  it.each([
    ['Pacific/Auckland', '2026-10-07T20:30:00Z', '2026-10-08'],
    ['America/Los_Angeles', '2026-10-08T02:30:00Z', '2026-10-07'],
    ['Europe/Berlin', '2026-10-07T22:30:00Z', '2026-10-08'],
  ])('of a task is due on the day on the wall (%s)', (name, start, due) => {
    const moved = followUp('prepare', { start: at(start), zone: zone(name) });
    const absent = step({ as: 'task', id: null, state: 'absent' });
    const write = taskWrite({
      ...{ step: absent, followUp: moved, words: 'ours', mayExist: true, isMove: false },
    });
    expect(write).toMatchObject({ do: 'create', mayExist: true });
    expect('draft' in write && write.draft).toMatchObject({
      due: day(due),
      remindAt: at(start),
    });
  });

  it('without a follow-up takes away what has that id and mark', () => {
    const bare = { followUp: null, words: 'ours', mayExist: false, isMove: false } as const;
    const removing = { step: step(), ...bare };
    const removal = { do: 'remove', key: keyOf('status-1'), id: 'own-1', etag: '"1"' };
    expect(eventWrite(removing)).toStrictEqual(removal);
    expect(taskWrite(removing)).toStrictEqual(removal);
  });
});

describe('the next turn', () => {
  const plannedAt = (start: Instant, status: FollowUp['status'] = 'planned') =>
    ({ start, status }) as FollowUp;
  it.each<[string, readonly FollowUp[], number | null]>([
    ['none where nothing is owed', [], null],
    [
      'a quarter of an hour before the step',
      [plannedAt(plusMs(now, dayMs))],
      dayMs - 15 * minuteMs,
    ],
    [
      'that of the first of several',
      [plannedAt(plusMs(now, 3 * dayMs)), plannedAt(plusMs(now, dayMs))],
      dayMs - 15 * minuteMs,
    ],
    ['not that of a step which comes up now', [plannedAt(plusMs(now, 15 * minuteMs))], null],
    ['not that of a step which is done', [plannedAt(plusMs(now, dayMs), 'done')], null],
    ['not that of a step which was deleted', [plannedAt(plusMs(now, dayMs), 'deleted')], null],
    ['not that of a step which is over', [plannedAt(plusMs(now, -dayMs), 'overdue')], null],
  ])('is %s', (_, steps, afterMs) => {
    expect(nextTurn(steps, now)).toBe(afterMs === null ? null : plusMs(now, afterMs));
  });
});

describe('what is long over', () => {
  const old = plusMs(now, -121 * dayMs);
  const young = plusMs(now, -119 * dayMs);
  const id = shortHash('one@example.com');
  const oldCopy = copy({ start: plusMs(old, -dayMs) }, { firstSeen: plusMs(old, -dayMs) });
  const oldStep = step({ seen: { start: old, form: 'form', at: old, words: null } });

  it.each<[string, Partial<StepRecord> | null, Parameters<typeof copy>, boolean]>([
    ['is dropped where copies and steps are over', {}, [{}, {}], true],
    ['is dropped where there are no steps', null, [{}, {}], true],
    [
      'stays while a step stands later',
      { seen: { start: young, form: '', at: old, words: null } },
      [{}, {}],
      false,
    ],
    [
      'stays while a step changed later',
      { seen: { start: old, form: '', at: young, words: null } },
      [{}, {}],
      false,
    ],
    ['stays while something is being written', { intent: { do: 'remove' } }, [{}, {}], false],
    ['stays while it was deleted later', { deletedAt: young }, [{}, {}], false],
    ['stays while it was done later', { doneAt: young }, [{}, {}], false],
    ['stays while we took it away later', { absentSince: young }, [{}, {}], false],
    ['stays while the interview is later', {}, [{ start: young }, {}], false],
    ['stays while it was first seen later', {}, [{}, { firstSeen: young }], false],
    ['stays while it went later', {}, [{}, { goneAt: young }], false],
  ])('%s', (_, stepChanged, [eventChanged, copyChanged], isDropped) => {
    const steps = stepChanged === null ? [] : [{ ...oldStep, ...stepChanged }];
    const event = { ...oldCopy.event, ...copy(eventChanged).event };
    const kept = eventChanged?.start === undefined ? oldCopy.event : event;
    const copies = [{ ...oldCopy, ...copyChanged, event: kept }];
    const ledger = new Ledger([{ id, copies, steps, outcome: null }]);
    retire(ledger, now);
    expect(ledger.dropped).toStrictEqual(isDropped ? [id] : []);
  });
});
