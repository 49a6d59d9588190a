/** What the person wrote into a debrief holds, though the debrief goes: as if they had said it on a page. */
import { sayingsIn } from '../notes/sayings.ts';
import { recordIdOf } from '../plan/step.ts';
import { wordsAdded } from '../search/own-steps.ts';
import { englishLanguage } from '../wording/english.ts';
import type { Ledger } from './ledger.ts';
import { toldAtMost } from './records.ts';

/**
 * Tells the ledger the words of a debrief that is about to be taken away, or to come back under another
 * name. Done twice, they are told once; other steps than debriefs say nothing.
 */
export function keepWords(ledger: Ledger, key: string): void {
  const series = recordIdOf(key);
  if (key !== `${series}.debrief`) return;
  const { sayings, deeds } = ledger.told(series);
  const known = new Set(sayings.map(({ line }) => line));
  const written = (['event', 'task'] as const).flatMap((as) => {
    const { seen } = ledger.step(key, as) ?? { seen: null };
    if (!seen?.words) return [];
    return sayingsIn(wordsAdded(englishLanguage.debrief, seen.words.text), seen.at);
  });
  const added = written.filter(({ line }) => !known.has(line));
  // What was said on a page since is the newer word.
  const told = { sayings: [...added, ...sayings].slice(-toldAtMost), deeds };
  if (added.length > 0) ledger.tell(series, told);
}

/** The same for all debriefs in one account, or in one calendar of it, of interviews that stand elsewhere, too. */
export function keepWordsOf(ledger: Ledger, account: string, calendar: string | null): void {
  const isIn = (one: { readonly account: string }, place: string): boolean =>
    one.account === account && (calendar === null || place === calendar);
  for (const { id, copies, steps } of ledger.records) {
    const key = `${id}.debrief`;
    const isHere = steps.some((step) => step.key === key && isIn(step, step.place));
    const isElsewhere = copies.some((copy) => copy.goneAt === null && !isIn(copy, copy.calendar));
    if (isHere && isElsewhere) keepWords(ledger, key);
  }
}
