/** Planning from the ledger: what is found again after a loss, and copies that disagree. */
import { describe, expect, it } from 'vitest';
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import { decide } from '../../../functions/domain/ledger/decide.ts';
import { Ledger } from '../../../functions/domain/ledger/ledger.ts';
import { homeOf, type Place, planLedger } from '../../../functions/domain/ledger/owed.ts';
import type { Copy, StepRecord } from '../../../functions/domain/ledger/records.ts';
import type { StepWrite } from '../../../functions/domain/ledger/step-write.ts';
import { takeChange } from '../../../functions/domain/ledger/take-events.ts';
import { takeTaskChange } from '../../../functions/domain/ledger/take-tasks.ts';
import { shortHash } from '../../../functions/domain/plan/step.ts';
import { type FollowUp, followUpsOf } from '../../../functions/domain/search/plan-search.ts';
import type { Settings } from '../../../functions/domain/search/settings.ts';
import { dayMs, type Instant, localDay, plusMs } from '../../../functions/domain/time.ts';
import { at } from '../make.ts';
import { berlin, copy, keyOf, now, owner, reading, told } from './make-ledger.ts';

const settings: Settings = { owner, work: plainWorkCalendar, cadence: 'recommended' };
const home: Place = {
  ...{ account: 'google:one', calendar: 'home', mayWrite: true, isPrimary: true, tasks: true },
};

function planned(ledger: Ledger, moment: Instant = now): readonly FollowUp[] {
  return followUpsOf(planLedger(ledger, settings, moment));
}

function decided(ledger: Ledger, places: readonly Place[] = [home], moment = now) {
  return decide(planLedger(ledger, settings, moment), ledger, places, moment);
}

/** `do key as`, in order. */
function named(writes: readonly StepWrite[]): readonly string[] {
  return writes.map(({ step }) => `${step.intent?.do} ${step.key.split('.')[1]} ${step.as}`).sort();
}

/** What one calendar and one list show of steps, each as it was planned unless changed. */
function showing(
  steps: readonly FollowUp[],
  changed: Readonly<Record<string, { title?: string; text?: string; start?: Instant }>> = {},
): Ledger {
  const ledger = new Ledger([]);
  takeChange(ledger, told(), reading);
  for (const each of steps) {
    const { key } = each;
    const { title, text, start } = { ...each, ...changed[key.split('.')[1] ?? ''] };
    if (each.as !== 'task') {
      const words = { uid: `${key}@example.com`, title, description: text, start };
      takeChange(ledger, told(words, { key, id: `own-${key}` }), reading);
    }
    if (each.as === 'event') continue;
    const done = { completed: false, completedAt: null, lastModified: now };
    const task = { id: `task-${key}`, etag: null, key, title, text, due: localDay(berlin, start) };
    const list = { account: 'google:one', list: 'list', zone: berlin, now };
    takeTaskChange(ledger, { is: 'task', live: { ...task, ...done } }, list);
  }
  return ledger;
}

function fresh(): Ledger {
  const ledger = new Ledger([]);
  takeChange(ledger, told(), reading);
  return ledger;
}

describe('after the whole store was lost', () => {
  const before = planned(fresh());

  it('what stands in the calendars is taken over, and nothing is written twice', () => {
    const ledger = showing(before);
    expect(named(decided(ledger))).toStrictEqual([]);
    expect(ledger.steps.filter(({ written }) => written === null)).toStrictEqual([]);
    expect(ledger.steps.length).toBe(8);
  });

  it('what the person moved stays where they put it, and later steps count on', () => {
    const start = at('2026-10-23T14:00:00Z');
    const ledger = showing(before, { 'status-1': { start } });
    expect(named(decided(ledger)).filter((write) => write.includes('status-1'))).toStrictEqual([]);
    expect(planned(ledger).find(({ key }) => key === keyOf('status-1'))?.start).toBe(start);
  });

  it('what the person reworded stays as it is', () => {
    const words = { title: 'Ring Zoe', text: 'Ask!' };
    const ledger = showing(before, { 'status-2': words, prepare: words });
    expect(named(decided(ledger))).toStrictEqual([]);
    expect(ledger.step(keyOf('status-2'), 'event')?.seen?.words).toStrictEqual(words);
  });

  it('what the person did is done, and what is missing is written', () => {
    const title = `✓ ${before.find(({ key }) => key === keyOf('status-1'))?.title}`;
    const shown = before.filter(({ key }) => key !== keyOf('status-3'));
    const ledger = showing(shown, { 'status-1': { title } });
    expect(named(decided(ledger))).toStrictEqual(['create status-3 event']);
    expect(planned(ledger).find(({ key }) => key === keyOf('status-1'))?.status).toBe('done');
  });

  it('marks of an interview that is not to be seen are left as they are', () => {
    const ledger = showing(before);
    takeChange(ledger, { is: 'gone', id: 'live-one' }, reading);
    for (const each of ledger.records.flatMap(({ copies }) => copies)) ledger.dropCopy(each);
    expect(named(decided(ledger))).toStrictEqual([]);
  });
});

/** One interview in two calendars of one person, as they stand there. */
function twoCopies(one: Partial<Copy['event']>, two: Partial<Copy['event']>): Ledger {
  const steps: StepRecord[] = [];
  const copies = [copy(one), copy(two, { account: 'outlook:one', calendar: 'work', id: 'live-2' })];
  return new Ledger([{ id: shortHash('one@example.com'), copies, steps, outcome: null }]);
}

describe('one interview in two calendars', () => {
  const start = at('2026-10-07T08:00:00Z');
  const moved = at('2026-10-09T12:00:00Z');
  const debriefs = (ledger: Ledger): readonly number[] =>
    planned(ledger)
      .filter(({ kind }) => kind === 'debrief')
      .map((step) => step.start);
  const debriefOf = (when: Instant): number => plusMs(when, 60 * 60_000);

  it.each<[string, Partial<Copy['event']>, Partial<Copy['event']>, readonly number[]]>([
    ['agree', { start }, { start }, [debriefOf(start)]],
    [
      'disagree, the higher sequence is the newer',
      { start, sequence: 0, lastModified: now },
      { start: moved, sequence: 1, lastModified: plusMs(now, -dayMs) },
      [debriefOf(moved)],
    ],
    [
      'disagree, the later change is the newer',
      { start, lastModified: plusMs(now, -dayMs) },
      { start: moved, lastModified: now },
      [debriefOf(moved)],
    ],
    [
      'disagree, the stale one being the first',
      { start: moved, sequence: 2 },
      { start, sequence: 1 },
      [debriefOf(moved)],
    ],
    ['are refused in the older', { description: '#notinterview' }, { sequence: 1 }, []],
    [
      'are refused in the newer',
      {},
      { title: 'Interview with Acme #NotInterview', sequence: 1 },
      [],
    ],
    ['are cancelled in the newer', {}, { cancelled: true, sequence: 1 }, []],
    ['are cancelled in the older only', { cancelled: true }, { sequence: 1 }, [debriefOf(start)]],
  ])('is planned once where they %s', (_, one, two, expected) => {
    expect(debriefs(twoCopies(one, two))).toStrictEqual(expected);
    expect(debriefs(twoCopies(two, one))).toStrictEqual(expected);
  });

  it('is planned from the one that is left where the other is gone', () => {
    const ledger = twoCopies({}, {});
    const [one] = ledger.records[0]?.copies ?? [];
    if (one) ledger.putCopy({ ...one, goneAt: now, event: { ...one.event, cancelled: true } });
    expect(debriefs(ledger)).toStrictEqual([debriefOf(start)]);
  });

  it('has its outcome from whichever calendar it was written into', () => {
    const ledger = twoCopies({ description: '#rejected' }, {});
    const kinds = new Set(planned(ledger, plusMs(start, 2 * dayMs)).map(({ kind }) => kind));
    expect(kinds.has('status')).toBe(false);
    expect(ledger.record(shortHash('one@example.com'))?.outcome?.is).toBe('rejected');
  });
});

describe('the home of a follow-up', () => {
  const place = (account: string, calendar: string, more: Partial<Place> = {}): Place => ({
    ...{ account, calendar, mayWrite: true, isPrimary: false, tasks: true },
    ...more,
  });
  const google = place('google:one', 'home', { isPrimary: true });
  const search = place('google:one', 'search');
  const outlook = place('outlook:one', 'work', { isPrimary: true });
  const readOnly = { mayWrite: false };
  const inSearch = [copy({}, { calendar: 'search' })];
  const inBoth = [
    copy({}, { account: 'outlook:one', calendar: 'work', firstSeen: plusMs(now, -dayMs) }),
    copy({}, { calendar: 'home' }),
  ];

  it.each<[string, readonly Copy[], readonly Place[], string | null, string | null]>([
    [
      'the calendar that the interview is in',
      inSearch,
      [google, search, outlook],
      'search',
      'google:one',
    ],
    [
      'of two calendars the one that had it first',
      inBoth,
      [google, outlook],
      'work',
      'outlook:one',
    ],
    [
      'of two calendars the one that still has it',
      inBoth.map((one, index) => (index === 0 ? { ...one, goneAt: now } : one)),
      [google, outlook],
      'home',
      'google:one',
    ],
    [
      'of two calendars the one that may be written to',
      inBoth,
      [google, { ...outlook, ...readOnly }],
      'home',
      'google:one',
    ],
    [
      "the account's first calendar where that one may only be read",
      inSearch,
      [outlook, google, { ...search, ...readOnly }],
      'home',
      'google:one',
    ],
    [
      'another account where nothing in its own may be written to',
      inSearch,
      [{ ...google, ...readOnly }, { ...search, ...readOnly }, outlook],
      'work',
      'outlook:one',
    ],
    [
      'the task list alone where no calendar may be written to',
      inSearch,
      [
        { ...google, ...readOnly },
        { ...search, ...readOnly },
      ],
      null,
      'google:one',
    ],
    [
      "another account's task list where nothing else is left",
      inSearch,
      [
        { ...google, ...readOnly, tasks: false },
        { ...outlook, ...readOnly },
      ],
      null,
      'outlook:one',
    ],
    [
      'its calendar without tasks where they are not allowed there',
      inSearch,
      [{ ...google, tasks: false }, { ...search, tasks: false }, outlook],
      'search',
      null,
    ],
    ['nowhere where there is no place', inSearch, [], null, null],
  ])('is %s', (_, copies, places, calendar, tasks) => {
    const id = shortHash('one@example.com');
    const ledger = new Ledger([{ id, copies, steps: [], outcome: null }]);
    const [step] = planned(ledger);
    if (!step) throw new Error('nothing is owed');
    const found = homeOf(step, ledger, places);
    expect([found.event?.calendar ?? null, found.tasks]).toStrictEqual([calendar, tasks]);
    const backwards = homeOf(step, ledger, [...places].reverse());
    expect(backwards.event?.calendar ?? null).toBe(calendar);
  });
});
