import { describe, expect, it } from 'vitest';
import { readRows } from '../../measure/labelled.ts';
import { percent, type Scores, score } from '../../measure/score.ts';

/** What is asked of recognition, and held here on every set so that no change loses it. */
const floors: Readonly<Record<string, Partial<Record<keyof Scores, number>>>> = {
  given: { precision: 97, recall: 95, asked: 90, company: 95, role: 90, interviewers: 95 },
  varied: { precision: 95, recall: 94, company: 95, role: 93, interviewers: 97 },
  siblings: { precision: 97, recall: 93, asked: 60, company: 95, role: 89, interviewers: 96 },
  languages: { precision: 97, recall: 93, asked: 70, company: 87, role: 89, interviewers: 94 },
  cousins: { precision: 97, recall: 93, asked: 80, company: 94, role: 95, interviewers: 96 },
  strangers: { precision: 96, recall: 90, company: 88, role: 86, interviewers: 85 },
  neighbours: { precision: 97, recall: 92, asked: 70, company: 85, role: 90, interviewers: 88 },
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
