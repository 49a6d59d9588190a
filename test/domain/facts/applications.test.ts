import { describe, expect, test } from 'vitest';
import { factsOf } from './facts-of.ts';

describe("an employer whose name ends in 's", () => {
  const titles = [
    ["Interview at McAllard's", "McAllard's"],
    ["Second interview at McAllard's", "McAllard's"],
    ["#applied McAllard's: Data Analyst", "McAllard's"],
    ['Interview at Lowe’s', 'Lowe’s'],
    ["Interview with Macy's", "Macy's"],
    ["Kohl's interview", "Kohl's"],
    ["Sainsbury's - phone screen", "Sainsbury's"],
    ["Interview @ Wendy's", "Wendy's"],
  ] as const;

  test.each(titles)('is found in "%s"', (title, name) => {
    expect(factsOf({ title })).toMatchObject({ company: name, interviewers: [] });
  });

  test.each(["Interview at Rabbi's", "Interview at Mom's", "Master's"])(
    'is not what "%s" names',
    (title) => {
      expect(factsOf({ title }).company).toBeNull();
    },
  );
});

describe('a post that an interviewer may have as well', () => {
  const titles = [
    ['#applied Larkspur: Director', 'Larkspur', 'Director'],
    ['#applied Chef at Larkspur', 'Larkspur', 'Chef'],
    ['Interview: Director at Larkspur', 'Larkspur', 'Director'],
    ['Interview: Chef at Larkspur', 'Larkspur', 'Chef'],
  ] as const;

  test.each(titles)('is the role in "%s"', (title, company, role) => {
    expect(factsOf({ title })).toMatchObject({ company, role });
  });

  test.each(['Final round - CEO', 'Larkspur: chat with the director', 'Final chat with owner'])(
    'is no role in "%s"',
    (title) => {
      expect(factsOf({ title }).role).toBeNull();
    },
  );
});

describe('an application', () => {
  test.each([
    ['Apply to Larkspur Inc #applied', 'Larkspur Inc'],
    ['Applying to Larkspur Inc #applied', 'Larkspur Inc'],
    ['Applied at Larkspur Inc #applied', 'Larkspur Inc'],
  ])('names its employer in "%s"', (title, company) => {
    expect(factsOf({ title }).company).toBe(company);
  });
});
