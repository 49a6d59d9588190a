/** What was learned is read from the debriefs and kept beyond them. */
import { readLearned } from '../notes/sayings.ts';
import type { SearchPlan } from '../search/plan-search.ts';
import type { Instant } from '../time.ts';
import type { Lesson } from '../wording/language.ts';
import type { Ledger } from './ledger.ts';
import { seriesOf } from './owed.ts';

/** More than that nobody reads again; the oldest go first. */
const lessonsAtMost = 200;

/** The lessons known before with those that the debriefs hold now; the same list where there is no new one. */
export function withLessons(
  known: readonly Lesson[],
  plan: SearchPlan,
  ledger: Ledger,
  now: Instant,
): readonly Lesson[] {
  const companies = new Map(plan.interviews.map((one) => [seriesOf(one), one.company]));
  const words = new Set(known.map((lesson) => lesson.words));
  const added: Lesson[] = [];
  for (const { id, steps, told } of ledger.records) {
    const debriefs = steps.filter(({ key }) => key === `${id}.debrief`);
    const texts = [
      ...debriefs.map(({ seen }) => seen?.words?.text ?? ''),
      ...(told?.sayings ?? []).map(({ line }) => line ?? ''),
    ];
    for (const lesson of texts.flatMap(readLearned)) {
      if (words.has(lesson)) continue;
      words.add(lesson);
      added.push({ words: lesson, company: companies.get(id) ?? null, at: now });
    }
  }
  return added.length === 0 ? known : [...known, ...added].slice(-lessonsAtMost);
}
