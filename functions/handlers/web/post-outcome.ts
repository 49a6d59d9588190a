/** What comes of a post about an interview or about one of its steps. */

/** What is wrong with it, as a heading and a sentence that both begin and end as such. */
export type Wrong = {
  readonly is: 'wrong';
  readonly heading: string;
  readonly sentence: string;
};

/**
 * It is stored, and `to` is the path to go on to (null: back to what it was about); or it is about
 * nothing that is known; or nothing is stored, and it is said why.
 */
export type PostOutcome =
  | { readonly is: 'told'; readonly to: string | null }
  | { readonly is: 'unknown' }
  | Wrong;

export const told: PostOutcome = { is: 'told', to: null };

/** `heading` without full stop, `sentence` with one. */
export function wrong(heading: string, sentence: string): Wrong {
  return { is: 'wrong', heading, sentence };
}
