/** What the doors and timers may ask of the host. */
import type { Ports } from '../../../functions/flows/ports.ts';
import type { HostConfig } from './config.ts';
import type { Journal } from './journal.ts';
import type { Queue } from './queue.ts';
import type { Sandboxes } from './sandboxes.ts';

export type Inside = {
  readonly config: HostConfig;
  readonly ports: Ports;
  readonly queue: Queue;
  readonly journal: Journal;
  readonly sandboxes: Sandboxes;
  /** Everybody is looked at, and their channels with them. */
  sweep(): Promise<void>;
  /** Asks for what nobody tells us. */
  poll(): Promise<void>;
  /** Persons whose turn has come are looked at. */
  turns(): void;
};
