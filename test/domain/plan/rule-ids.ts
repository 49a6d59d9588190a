/** The ids of the rule book, copied: tests read nothing outside the repository. */
const sizes = {
  common: 18,
  'five-guidelines': 4,
  'dos-and-donts': 4,
  'eight-rules': 6,
  'how-often': 4,
  'weekly-calls': 4,
  recommended: 5,
};

export const ruleIds: ReadonlySet<string> = new Set(
  Object.entries(sizes).flatMap(([book, size]) =>
    Array.from({ length: size }, (_, index) => `${book}.${index + 1}`),
  ),
);
