/**
 * The classes of letters as texts, for expressions that need them often: each is spelled out in a
 * bundle wherever it is written.
 */
export const letter = String.raw`\p{L}`;
export const capital = String.raw`\p{Lu}`;
export const small = String.raw`\p{Ll}`;
