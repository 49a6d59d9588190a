import { describe, expect, it } from 'vitest';
import { readRows } from '../../measure/labelled.ts';
import { percent, type Scores, score } from '../../measure/score.ts';

/** What is asked of recognition, and held here on every set so that no change loses it. */
const floors: Readonly<Record<string, Partial<Record<keyof Scores, number>>>> = {
  given: { precision: 97, recall: 95, asked: 80, company: 90, role: 80, interviewers: 85 },
  varied: { precision: 93, recall: 90 },
  siblings: { precision: 96, recall: 88, asked: 60 },
  languages: { precision: 95, recall: 92, asked: 60 },
};

describe.each(Object.entries(floors))('the labelled events of the set "%s"', (set, wanted) => {
  const scores = score(readRows(set));

  it.each(Object.entries(wanted))('are read with at least this %s: %d %%', (field, floor) => {
    expect(percent(scores[field as keyof Scores])).toBeGreaterThanOrEqual(floor);
  });

  it('are rarely asked about where they are clear', () => {
    expect(percent(scores.othersAsked)).toBeLessThanOrEqual(10);
  });
});
