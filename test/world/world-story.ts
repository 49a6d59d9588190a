/** What happened in a simulated world, as a person would tell it, and what must not have happened. */
import { formatInstant, type Instant, type Zone, zoneNamed } from '../../functions/domain/time.ts';

const utc = zoneNamed('UTC') as Zone;

/** Lines in the order of the world's time, and the problems found. */
export class Story {
  readonly lines: string[] = [];
  readonly problems: string[] = [];
  readonly #now: () => Instant;

  constructor(now: () => Instant) {
    this.#now = now;
  }

  tell(line: string): void {
    this.lines.push(`${clockOf(this.#now())}  ${line}`);
  }

  /** Something that must not be. */
  fault(problem: string): void {
    this.problems.push(problem);
    this.tell(`!! ${problem}`);
  }
}

/** A moment, short: `2026-10-05 09:30`. */
export function clockOf(moment: Instant): string {
  return formatInstant(utc, moment).slice(0, 16).replace('T', ' ');
}
