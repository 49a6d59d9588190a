/** The answers to writes, taken into the ledger. */
import { describe, expect, it } from 'vitest';
import { Failure, type FailureFacts } from '../../../functions/domain/failure.ts';
import { Ledger } from '../../../functions/domain/ledger/ledger.ts';
import type { StepRecord } from '../../../functions/domain/ledger/records.ts';
import { formOf } from '../../../functions/domain/ledger/seen-step.ts';
import {
  type Taken,
  takeEventOutcome,
  takeTaskOutcome,
} from '../../../functions/domain/ledger/take-outcome.ts';
import type { LiveEvent, Outcome } from '../../../functions/domain/ports/calendar.ts';
import { dayMs, plusMs } from '../../../functions/domain/time.ts';
import { at, day } from '../make.ts';
import { live, now, ourForm, ourStart, ourText, ourTitle, step, stepToBe } from './make-ledger.ts';

const later = at('2026-10-16T08:00:00Z');
const moving = step({
  intent: { do: 'update', start: later, planned: later, hash: 'new', form: ourForm },
});
const removing = step({ intent: { do: 'remove' } });

/** Our event as the provider answers that it stands now. */
function answered(changed: Parameters<typeof live>[0] = {}): Outcome<LiveEvent> {
  const words = { title: ourTitle, description: ourText, start: later, lastModified: now };
  return { is: 'written', live: live({ ...words, ...changed }, { id: 'own-1', etag: '"9"' }) };
}

function failed(facts: FailureFacts): Outcome<never> {
  return { is: 'failed', failure: new Failure(facts) };
}

function answeredTo(known: StepRecord, outcome: Outcome<LiveEvent>): [Taken, StepRecord | null] {
  const ledger = new Ledger([]);
  ledger.putStep(known);
  const taken = takeEventOutcome(ledger, known, outcome, now);
  return [taken, ledger.step(known.key, 'event')];
}

describe('the answer that it was written', () => {
  it('settles the step as it was meant', () => {
    expect(answeredTo(moving, answered())).toStrictEqual([
      'settled',
      step({
        etag: '"9"',
        written: { start: later, hash: 'new', form: ourForm },
        seen: { start: later, form: ourForm, at: now, words: null },
      }),
    ]);
  });

  it("is compared in the provider's own form of our words from then on", () => {
    const description = '<html>Dear Zoe, how do things stand?</html>';
    const form = formOf(ourTitle, description);
    const [taken, settled] = answeredTo(moving, answered({ description }));
    expect(taken).toBe('settled');
    expect(settled).toMatchObject({ written: { form }, seen: { form, words: null } });
  });

  it('leaves the person their words where only the time was written', () => {
    const words = { title: 'Ring Zoe', text: 'Ask!' };
    const form = formOf(words.title, words.text);
    const edited = { ...moving, seen: { start: ourStart, form, at: now, words } };
    const [, settled] = answeredTo(
      edited,
      answered({ title: words.title, description: words.text }),
    );
    expect(settled).toMatchObject({ seen: { words, start: later }, written: { start: later } });
  });

  it.each([['moved', { start: plusMs(later, dayMs) }]])(
    'has the calendar looked at where what stands was %s meanwhile',
    (_, changed) => {
      const [taken, found] = answeredTo(stepToBe(), answered(changed));
      expect(taken).toBe('look-again');
      expect(found).toMatchObject({ intent: null, written: { start: ourStart }, state: 'written' });
      expect(found?.seen?.start).toBe(plusMs(later, dayMs));
    },
  );
});

describe('the answer to a creation that had come true before', () => {
  const standing = (changed: Parameters<typeof live>[0] = {}) => {
    const found = { ...answered({ start: ourStart, ...changed }), isFound: true };
    return answeredTo(stepToBe(), found as Outcome<LiveEvent>);
  };

  it('settles the step where it stands as it was meant', () => {
    const [taken, found] = standing();
    expect(taken).toBe('settled');
    expect(found).toMatchObject({ written: { form: ourForm }, seen: { words: null } });
  });

  it('takes other words for the words of the person, who found it before we did', () => {
    const [taken, found] = standing({ description: `${ourText}\n\nDecision by Friday.` });
    expect(taken).toBe('settled');
    expect(found?.seen?.words?.text).toContain('Decision by Friday.');
    expect(found?.written?.form).toBe(ourForm);
  });

  it('keeps those words where the person has moved it as well', () => {
    const start = plusMs(ourStart, dayMs);
    const [taken, found] = standing({ start, description: `${ourText}\n\nDecision by Friday.` });
    expect(taken).toBe('look-again');
    expect(found?.seen?.words?.text).toContain('Decision by Friday.');
  });
});

describe('any other answer', () => {
  const kept = { written: moving.written, seen: moving.seen };
  it.each<[string, StepRecord, Outcome<LiveEvent>, Taken, Partial<StepRecord>]>([
    [
      'removed: its name is used up',
      removing,
      { is: 'removed' },
      'settled',
      { state: 'absent', id: null, intent: null, generation: 2, absentSince: now, deletedAt: null },
    ],
    [
      'gone: the person deleted it',
      moving,
      { is: 'gone' },
      'look-again',
      { deletedAt: now, intent: null, ...kept },
    ],
    [
      'gone before it was ever seen: the person deleted it',
      stepToBe(),
      { is: 'gone' },
      'look-again',
      { deletedAt: now, intent: null, state: 'written' },
    ],
    [
      'changed, maybe by an earlier attempt of ours: nothing was written, and the intent is kept',
      moving,
      { is: 'changed' },
      'look-again',
      { intent: moving.intent, etag: null, ...kept },
    ],
    [
      'changed before it could be taken away: the person wants it',
      removing,
      { is: 'changed' },
      'look-again',
      { intent: null, etag: null, ...kept },
    ],
    [
      'a network failure',
      moving,
      failed({ code: 'unreachable', status: null }),
      'failed',
      { ...moving },
    ],
    [
      'too many requests',
      moving,
      failed({ code: 'rate-limited', retryAfterMs: 9 }),
      'failed',
      { ...moving },
    ],
    [
      'a missing permission',
      moving,
      failed({ code: 'reconnect', because: 'scope' }),
      'parked',
      { ...moving, intent: null },
    ],
    [
      'a refused token',
      moving,
      failed({ code: 'reconnect', because: 'token' }),
      'refused',
      { ...moving },
    ],
  ])('is taken for what it is: %s', (_, known, outcome, taken, then) => {
    const [answer, found] = answeredTo(known, outcome);
    expect(answer).toBe(taken);
    expect(found).toMatchObject(then);
  });
});

describe('the answer for a task', () => {
  it('settles it by its day, and keeps the time that no provider keeps', () => {
    const task = stepToBe({ as: 'task', place: 'list' });
    const ledger = new Ledger([]);
    const shown = { title: ourTitle, text: ourText, due: day('2026-10-14') };
    const more = { completed: false, completedAt: null, lastModified: now };
    const written = { id: 'task-1', etag: null, key: task.key, ...shown, ...more };
    const outcome = { is: 'written', live: written } as const;
    expect(takeTaskOutcome(ledger, task, outcome, now)).toBe('settled');
    expect(ledger.step(task.key, 'task')?.seen).toStrictEqual({
      ...{ start: ourStart, form: ourForm, at: now, words: null },
    });
  });
});
