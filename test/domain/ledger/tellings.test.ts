/** Which writes bring into a calendar what was said on a page. */
import { describe, expect, it } from 'vitest';
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import type { CalendarEvent } from '../../../functions/domain/event.ts';
import { Ledger } from '../../../functions/domain/ledger/ledger.ts';
import { planLedger } from '../../../functions/domain/ledger/owed.ts';
import type { StepRecord, Told } from '../../../functions/domain/ledger/records.ts';
import { formOf } from '../../../functions/domain/ledger/seen-step.ts';
import { isUntold, tellings } from '../../../functions/domain/ledger/tellings.ts';
import type { Saying } from '../../../functions/domain/notes/sayings.ts';
import type { Deed } from '../../../functions/domain/plan/deeds.ts';
import type { Half } from '../../../functions/domain/reconcile.ts';
import {
  type FollowUp,
  followUpsOf,
  type SearchPlan,
} from '../../../functions/domain/search/plan-search.ts';
import type { Settings } from '../../../functions/domain/search/settings.ts';
import { wordsHash } from '../../../functions/domain/wording/wording.ts';
import { at } from '../make.ts';
import { copy, keyOf, owner, step } from './make-ledger.ts';

/** An hour after the interview. */
const now = at('2026-10-07T10:00:00Z');
const settings: Settings = { owner, work: plainWorkCalendar, cadence: 'recommended', lessons: [] };
const promise: Saying = { topic: 'promise', line: 'Decision by Friday, 23 October 2026', at: now };
const noCalls: Saying = { topic: 'calls', line: 'No phone calls', at: now };
const doneDeed = (name: string): Deed => ({ key: keyOf(name), did: 'done', at: now });

type Seen = NonNullable<StepRecord['seen']>;

/** A ledger in which those steps stand as they are owed, in those forms. */
function ledgerOf(
  steps: readonly (readonly [string, Half, Partial<StepRecord>?, Partial<Seen>?])[],
  told: Told,
): { readonly ledger: Ledger; readonly plan: SearchPlan } {
  const ledger = new Ledger([]);
  const event: Partial<CalendarEvent> = { start: at('2026-10-07T08:00:00Z') };
  ledger.putCopy(copy(event));
  const owed = new Map(followUpsOf(planLedger(ledger, settings, now)).map((one) => [one.key, one]));
  for (const [name, as, changed, seen] of steps) {
    const followUp = owed.get(keyOf(name));
    if (followUp) ledger.putStep(standing(followUp, as, changed, seen));
  }
  ledger.tell(keyOf('').slice(0, -1), told);
  return { ledger, plan: planLedger(ledger, settings, now) };
}

function standing(
  followUp: FollowUp,
  as: Half,
  changed: Partial<StepRecord> = {},
  seen: Partial<Seen> = {},
): StepRecord {
  const { key, start, title, text } = followUp;
  const form = formOf(title, text);
  const written = { start, hash: wordsHash(followUp), form };
  return step({
    ...{ key, as, id: `${key} ${as}`, written },
    seen: { start, form, at: at('2026-10-06T08:00:00Z'), words: null, ...seen },
    ...changed,
  });
}

const words = { title: 'My debrief', text: 'They have a garden.\nNo phone calls' };

describe('what was said', () => {
  it('is one write of the debrief as the person left it', () => {
    const { ledger, plan } = ledgerOf([['debrief', 'event', {}, { words }]], {
      sayings: [promise, noCalls],
      deeds: [],
    });
    const writes = tellings(plan, ledger, []);
    expect(writes).toHaveLength(1);
    expect(writes[0]).toMatchObject({
      words: 'only',
      mayExist: false,
      step: { key: keyOf('debrief'), intent: { do: 'say' } },
      followUp: {
        title: 'My debrief',
        text: 'They have a garden.\nNo phone calls\nDecision by Friday, 23 October 2026',
      },
    });
  });

  it('is forgotten once all of it stands there, and deeds are not', () => {
    const deeds = [doneDeed('status-1')];
    const { ledger, plan } = ledgerOf([['debrief', 'event', {}, { words }]], {
      sayings: [noCalls],
      deeds,
    });
    expect(tellings(plan, ledger, [])).toStrictEqual([]);
    expect(ledger.told(keyOf('').slice(0, -1))).toStrictEqual({ sayings: [], deeds });
  });

  it.each<[string, Partial<StepRecord>]>([
    ['was deleted', { deletedAt: now }],
    ['was taken away by us', { state: 'absent', id: null, written: null, seen: null }],
    ['was found and is not settled', { written: null }],
  ])('waits while the debrief %s', (_, changed) => {
    const { ledger, plan } = ledgerOf([], { sayings: [promise], deeds: [] });
    const debrief = followUpsOf(plan).find(({ kind }) => kind === 'debrief');
    if (!debrief) throw new Error('no debrief');
    ledger.putStep(standing(debrief, 'event', changed));
    expect(tellings(plan, ledger, [])).toStrictEqual([]);
    expect(ledger.told(keyOf('').slice(0, -1)).sayings).toStrictEqual([promise]);
  });

  it('waits while the debrief is written anyway', () => {
    const { ledger, plan } = ledgerOf([['debrief', 'event']], { sayings: [promise], deeds: [] });
    const decided = tellings(plan, ledger, []);
    expect(decided).toHaveLength(1);
    expect(tellings(plan, ledger, decided)).toStrictEqual([]);
  });

  it('is not put below a text so long that its end is not known', () => {
    const text = 'They have a garden. '.repeat(1000);
    const { ledger, plan } = ledgerOf([['debrief', 'event', {}, { words: { ...words, text } }]], {
      sayings: [promise],
      deeds: [],
    });
    expect(tellings(plan, ledger, [])).toStrictEqual([]);
    expect(ledger.told(keyOf('').slice(0, -1)).sayings).toStrictEqual([promise]);
  });
});

describe('what was done', () => {
  it('is a tick in each form of the step', () => {
    const { ledger, plan } = ledgerOf(
      [
        ['thank-you', 'event'],
        ['thank-you', 'task'],
      ],
      { sayings: [], deeds: [doneDeed('thank-you')] },
    );
    const writes = tellings(plan, ledger, []);
    expect(writes.map(({ step: { as, intent } }) => [as, intent?.do])).toStrictEqual([
      ['event', 'tick'],
      ['task', 'tick'],
    ]);
    expect(writes[0]?.followUp?.title).toMatch(/^✓ Thank/);
  });

  it.each<[string, Partial<StepRecord>]>([
    ['is ticked already', { doneAt: now }],
    ['is gone', { deletedAt: now }],
  ])('is no write where the step %s', (_, changed) => {
    const { ledger, plan } = ledgerOf([['status-1', 'event', changed]], {
      sayings: [],
      deeds: [doneDeed('status-1')],
    });
    expect(tellings(plan, ledger, [])).toStrictEqual([]);
  });

  it.each(['moved', 'deleted'] as const)('is ticked only where it was: %s is not', (did) => {
    const deed: Deed =
      did === 'moved'
        ? { key: keyOf('status-1'), did, at: now, start: at('2026-10-20T08:00:00Z') }
        : { key: keyOf('status-1'), did, at: now };
    const { ledger, plan } = ledgerOf([['status-1', 'event']], { sayings: [], deeds: [deed] });
    expect(tellings(plan, ledger, [])).toStrictEqual([]);
  });

  it('is one write of an event together with what was said, and comes after it in a task', () => {
    const told = { sayings: [promise], deeds: [doneDeed('debrief')] };
    const asEvent = ledgerOf([['debrief', 'event']], told);
    const [both, ...more] = tellings(asEvent.plan, asEvent.ledger, []);
    expect(more).toStrictEqual([]);
    expect(both?.followUp?.title).toMatch(/^✓ Debrief/);
    expect(both?.followUp?.text).toContain(promise.line);

    const asTask = ledgerOf([['debrief', 'task']], told);
    const writes = tellings(asTask.plan, asTask.ledger, []);
    expect(writes.map(({ step: { intent } }) => intent?.do)).toStrictEqual(['say']);
    expect(isUntold(asTask.plan, asTask.ledger, writes)).toBe(false);
    expect(isUntold(asTask.plan, asTask.ledger, [])).toBe(true);
    const id = keyOf('').slice(0, -1);
    asTask.ledger.tell(id, { ...asTask.ledger.told(id), sayings: [] });
    expect(isUntold(asTask.plan, asTask.ledger, writes)).toBe(true);
  });
});

describe('a tick in the calendar', () => {
  const key = keyOf('status-1');
  const told = { sayings: [], deeds: [doneDeed('status-1')] };

  it('counts from the moment at which it was told on a page', () => {
    const { ledger } = ledgerOf([['status-1', 'event']], told);
    const known = ledger.step(key, 'event');
    if (!known) throw new Error('no step');
    ledger.putStep({ ...known, doneAt: at('2026-10-12T10:00:00Z') });
    expect(ledger.step(key, 'event')?.doneAt).toBe(now);
  });

  it('counts from its own moment where it came first', () => {
    const { ledger } = ledgerOf([['status-1', 'event']], told);
    const known = ledger.step(key, 'event');
    if (!known) throw new Error('no step');
    const before = at('2026-10-07T09:00:00Z');
    ledger.putStep({ ...known, doneAt: before });
    expect(ledger.step(key, 'event')?.doneAt).toBe(before);
  });

  it('that is taken off takes back what was told on a page', () => {
    const { ledger } = ledgerOf([['status-1', 'event', { doneAt: now }]], told);
    const known = ledger.step(key, 'event');
    if (!known) throw new Error('no step');
    ledger.putStep({ ...known, doneAt: null });
    expect(ledger.told(keyOf('').slice(0, -1)).deeds).toStrictEqual([]);
  });
});
