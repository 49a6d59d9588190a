/** The port of time. Flows read it once at their beginning; what is pure gets it as an argument. */
import type { Instant } from '../time.ts';

export type Clock = { now(): Instant };
