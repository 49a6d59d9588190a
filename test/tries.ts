/** How hard a randomised test tries. */
import fc from 'fast-check';

/** `TIMES=30` tries thirty times as often: what `npm run explore` does. */
export const times = Number(process.env.TIMES || 1);
if (!(times > 0)) throw new Error('TIMES is how many times as often to try, such as 30');

/** Where all random tests begin. */
export const firstSeed = Number(process.env.FC_SEED ?? 20261122);

/** What `fc.assert` takes for `count` tries. */
export const tries = (count: number): { readonly numRuns: number } => ({
  numRuns: Math.ceil(count * times),
});

/**
 * A commit passes or fails the same on every machine and every day: all start from one seed. Other
 * seeds are for `npm run explore`, whose failures name theirs; `FC_SEED` replays it.
 */
export function seedEverything(): void {
  fc.configureGlobal({ seed: firstSeed, ...tries(100) });
}
