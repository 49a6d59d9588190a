/** What was learned is read from the debriefs and kept beyond them. */
import { readLearned } from '../notes/sayings.ts';
import type { SearchPlan } from '../search/plan-search.ts';
import type { Instant } from '../time.ts';
import type { Lesson } from '../wording/language.ts';
import type { Ledger } from './ledger.ts';
import { seriesOf } from './owed.ts';

/** More than that nobody reads again; so many fit into one stored item, whatever script they are in. */
const lessonsAtMost = 150;

/** The lessons known before with those that the debriefs hold now; the same list where there is no new one. */
export function withLessons(
  known: readonly Lesson[],
  plan: SearchPlan,
  ledger: Ledger,
  now: Instant,
): readonly Lesson[] {
  const companies = new Map(plan.interviews.map((one) => [seriesOf(one), one.company]));
  const words = new Set(known.map((lesson) => lesson.words));
  const held = new Set<string>();
  const added: Lesson[] = [];
  for (const { id, steps, told } of ledger.records) {
    const debriefs = steps.filter(({ key }) => key === `${id}.debrief`);
    const texts = [
      ...debriefs.map(({ seen }) => seen?.words?.text ?? ''),
      ...(told?.sayings ?? []).map(({ line }) => line ?? ''),
    ];
    for (const lesson of texts.flatMap(readLearned)) {
      held.add(lesson);
      if (words.has(lesson)) continue;
      words.add(lesson);
      added.push({ words: lesson, company: companies.get(id) ?? null, at: now });
    }
  }
  const all = withinLimit([...known, ...added], held);
  return all.at(-1) === known.at(-1) ? known : all;
}

/** The oldest go first, but none that a debrief still holds: it would come back as if it were new. */
function withinLimit(lessons: readonly Lesson[], held: ReadonlySet<string>): readonly Lesson[] {
  const tooMany = Math.max(0, lessons.length - lessonsAtMost);
  const leaving = new Set(lessons.filter(({ words }) => !held.has(words)).slice(0, tooMany));
  return lessons.filter((lesson) => !leaving.has(lesson)).slice(0, lessonsAtMost);
}
