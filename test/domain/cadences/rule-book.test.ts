/** Every rule that a step may name can be explained to the person. */
import { describe, expect, it } from 'vitest';
import { cadences } from '../../../functions/domain/cadences/all-cadences.ts';
import type { RuleId } from '../../../functions/domain/cadences/cadence.ts';
import { ruleSays } from '../../../functions/domain/cadences/rule-book.ts';
import { ruleIds } from '../plan/rule-ids.ts';

const givenUp = ruleSays('common.999').says;
const labels = [
  'Article 1 (five guidelines)',
  "Article 2 (dos and don'ts)",
  'Article 3 (eight rules)',
  'Article 4 (how often)',
  'Article 5 (weekly calls)',
  'Afterword',
];

/** Every rule id anywhere in a piece of data. */
function idsIn(data: unknown): readonly string[] {
  if (typeof data === 'string') return /^[a-z-]+\.\d+$/.test(data) ? [data] : [];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(idsIn) : [];
}

describe.each([...ruleIds] as RuleId[])('the rule %s', (id) => {
  const { says, sources } = ruleSays(id);

  it('is one calm sentence without ids', () => {
    expect(says).not.toBe(givenUp);
    expect(says).toMatch(/^[A-Z][^.!?;:]+\.$/);
    expect(says).not.toMatch(/-(?:guidelines|donts|rules|often|calls)\b|common|recommended|\bP\b/);
    expect(says.length).toBeLessThanOrEqual(125);
  });

  it('names its articles by their labels, in order and once', () => {
    expect(sources).toStrictEqual(labels.filter((label) => sources.includes(label)));
    expect(sources).not.toHaveLength(0);
  });
});

describe('the rule book', () => {
  it.each(Object.values(cadences))('explains all that the cadence $name names', (cadence) => {
    const ids = idsIn(cadence);
    expect(ids.length).toBeGreaterThan(5);
    expect(ids.filter((id) => ruleSays(id as RuleId).says === givenUp)).toStrictEqual([]);
  });

  it('says something else for every rule', () => {
    const sentences = [...ruleIds].map((id) => ruleSays(id as RuleId).says);
    expect(new Set(sentences).size).toBe(ruleIds.size);
  });

  it.each<[string, string]>([
    ['five-guidelines', 'Article 1 (five guidelines)'],
    ['dos-and-donts', "Article 2 (dos and don'ts)"],
    ['eight-rules', 'Article 3 (eight rules)'],
    ['how-often', 'Article 4 (how often)'],
    ['weekly-calls', 'Article 5 (weekly calls)'],
    ['recommended', 'Afterword'],
  ])('takes the rules of %s from %s alone', (name, label) => {
    const own = [...ruleIds].filter((id) => id.startsWith(`${name}.`)) as RuleId[];
    expect(own.map((id) => ruleSays(id).sources)).toStrictEqual(own.map(() => [label]));
  });
});
