/** One opened mailbox: what all the verbs of the Outlook adapter share. */
import type { Zone } from '../../domain/time.ts';
import type { Graph } from './graph.ts';

export type Mailbox = {
  readonly graph: Graph;
  /** Whose midnights all-day events begin at, and in which dates of tasks are read. */
  readonly zone: Zone;
  /** The address of the calendar's owner; null where Graph does not tell it. Asked for once. */
  readonly ownerAddress: () => Promise<string | null>;
};
