/** What was learned is kept, and shown before the next interview. */
import { describe, expect, it } from 'vitest';
import { plainWorkCalendar } from '../../../functions/domain/business-days.ts';
import { Ledger } from '../../../functions/domain/ledger/ledger.ts';
import { withLessons } from '../../../functions/domain/ledger/lessons.ts';
import { planLedger } from '../../../functions/domain/ledger/owed.ts';
import type { Told } from '../../../functions/domain/ledger/records.ts';
import { shortHash } from '../../../functions/domain/plan/step.ts';
import type { Settings } from '../../../functions/domain/search/settings.ts';
import { dayMs, type Instant, plusMs } from '../../../functions/domain/time.ts';
import type { Lesson } from '../../../functions/domain/wording/language.ts';
import { copy, keyOf, now, owner, step } from './make-ledger.ts';

const settings: Settings = { owner, work: plainWorkCalendar, cadence: 'recommended' };

function ledgerWith(text: string, told?: Told): Ledger {
  const words = { title: 'Debrief', text };
  const debrief = step({
    key: keyOf('debrief'),
    seen: { start: now, form: 'theirs', at: now, words },
  });
  const record = { id: shortHash('one@example.com'), copies: [copy()], outcome: null };
  return new Ledger([{ ...record, steps: [debrief], ...(told ? { told } : {}) }]);
}

function learned(ledger: Ledger, known: readonly Lesson[] = []): readonly Lesson[] {
  return withLessons(known, planLedger(ledger, settings, now), ledger, now);
}

describe('what was learned', () => {
  it('changes nothing any more where debriefs hold more than is kept', () => {
    const lines = Array.from({ length: 250 }, (_, index) => `Learned: lesson ${index}`);
    const ledger = ledgerWith(lines.join('\n'));
    const first = learned(ledger);
    expect(first).toHaveLength(150);
    expect(learned(ledger, first)).toBe(first);
  });

  it('is read from the debrief with the employer it was learned at', () => {
    const lessons = learned(ledgerWith('It went well.\nLearned: ask about the team first'));
    expect(lessons).toStrictEqual([
      { words: 'ask about the team first', company: 'Acme', at: now },
    ]);
  });

  it('is read from what was said on a page and no calendar holds yet', () => {
    const saying = { topic: 'learned', line: 'Learned: sleep more', at: now } as const;
    const lessons = learned(ledgerWith('', { sayings: [saying], deeds: [] }));
    expect(lessons.map(({ words }) => words)).toStrictEqual(['sleep more']);
  });

  it('is kept once, however often it is read', () => {
    const ledger = ledgerWith('Learned: sleep more');
    const first = learned(ledger);
    expect(learned(ledger, first)).toBe(first);
  });

  it('is a hundred and fifty lessons at most, the newest', () => {
    const known = Array.from({ length: 150 }, (_, n) => ({
      words: `${n}`,
      company: null,
      at: now,
    }));
    const lessons = learned(ledgerWith('Learned: sleep more'), known);
    expect([lessons.length, lessons[0]?.words, lessons.at(-1)?.words]).toStrictEqual([
      150,
      '1',
      'sleep more',
    ]);
  });

  it('decides nothing about the interview that it was learned in', () => {
    const ledger = ledgerWith('Learned: they chose another candidate, no phone calls');
    const [interview] = planLedger(ledger, settings, now).interviews;
    expect([interview?.notes.outcome, interview?.notes.noPhoneCalls]).toStrictEqual([null, false]);
  });

  const prepareText = (lessons: readonly Lesson[]): string => {
    const plan = planLedger(ledgerWith(''), { ...settings, lessons }, now);
    return plan.interviews[0]?.followUps.find(({ kind }) => kind === 'prepare')?.text ?? '';
  };

  it('stands in what to prepare for the next interview, the latest three', () => {
    const lessons = ['a', 'b', 'c', 'd'].map((words) => ({ words, company: null, at: now }));
    expect(prepareText(lessons)).toContain('What you learned before:\n- b\n- c\n- d');
  });

  it('does not change what was to be prepared before it was learned', () => {
    const later = plusMs(now, 30 * dayMs) as Instant;
    const text = prepareText([{ words: 'too late', company: null, at: later }]);
    expect(text).not.toContain('learned');
  });
});
