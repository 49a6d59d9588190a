/** What the readers of days have in common. */
import type { WorkCalendar } from '../../business-days.ts';
import type { LocalDay } from '../../time.ts';
import type { Stretch } from './page.ts';
import type { Token } from './tokens.ts';

/** A day as somebody wrote it. `deadline`: up to that day ("by Friday", "within a week"). */
export type DayPhrase = Stretch & { readonly day: LocalDay; readonly deadline: boolean };

/** What a reader found: `next` is the token after it, no day where it is to be passed over. */
export type Found = {
  readonly next: number;
  readonly day: LocalDay | null;
  readonly sort: 'span' | 'slashed' | 'day';
};
/** Reads one sort of phrase that starts at a token. */
export type Reader = (
  tokens: readonly Token[],
  at: number,
  on: LocalDay,
  work: WorkCalendar,
) => Found | null;

/** A phrase of one token. */
export function one(at: number, day: LocalDay | null): Found {
  return { next: at + 1, day, sort: 'day' };
}

/** A word that may stand inside a phrase and says nothing. */
export function isSmall(word: Token['word']): boolean {
  return !!word.small;
}

/** The first token at or after `at` that does not fit, at most `most` tokens on. */
export function skip(
  tokens: readonly Token[],
  at: number,
  fits: (word: Token['word']) => boolean,
  most: number,
): number {
  let next = at;
  while (next < at + most && tokens[next]?.text && fits(tokens[next]?.word ?? {})) next += 1;
  return next;
}

/** A number in words or in digits that nothing is written on to. */
export function countAt(token: Token | undefined): number | null {
  if (!token || (token.suffix !== '' && token.suffix !== 'h')) return null;
  return token.digits ?? token.word.count ?? null;
}

/** How many weeks or months ahead "this" and "next" are; null for any other word. */
export function aheadAt(token: Token | undefined): number | null {
  if (token?.word.next || token?.word.coming) return 1;
  return token?.word.this ? 0 : null;
}
