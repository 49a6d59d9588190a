/** The port of the addresses that follow-ups carry: signed, so that nobody can guess or change one. */

export type Links = {
  /**
   * Where the page of a person's step is, by the step's key: the same step, the same address, for ever.
   * It tells nothing of either.
   */
  of(person: string): (key: string) => string;
  /** The signed name of something else of a person's, such as a feed. */
  sign(person: string, what: string): string;
  /** The person whom a signed name belongs to, if it is one at all; `isSigned` says whether it holds. */
  whose(name: string): string | null;
  /** Whether the name is the one that `sign` gives. Compared in constant time. */
  isSigned(name: string, person: string, what: string): boolean;
};
