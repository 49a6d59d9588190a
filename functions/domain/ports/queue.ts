/**
 * The port of the work that waits: one person at a time, as often as needed. What waits says whom to look
 * at, never what has happened (design, decision 1). Types only.
 */
import type { Wish } from '../wish.ts';

/** What the door read from a notification; it proves nothing until its channel's secret is checked. */
export type Hint = {
  readonly channel: string;
  readonly token: string;
  /** The provider says that the channel itself needs care. */
  readonly isAboutChannel: boolean;
};

export type Message =
  | {
      readonly is: 'wish';
      readonly person: string;
      readonly wish: Wish;
      /** How many looks in a row have asked for this one; 0: something else did. */
      readonly agains: number;
    }
  | { readonly is: 'hint'; readonly person: string; readonly hint: Hint };

export type Queue = {
  /**
   * Everything that is added is taken at least once; two messages of one person never at the same time,
   * those of different persons without waiting for each other. Two like messages are two.
   */
  add(messages: readonly Message[]): Promise<void>;
};
