/**
 * The product's own steps as they stand in a calendar: what the person did to them there, told by
 * comparing with what was last written (contract: the state can be rebuilt from the calendars alone).
 */
import type { Deed } from '../plan/deeds.ts';
import { type Instant, parseInstant } from '../time.ts';
import { withoutLinks } from '../wording/links.ts';

/** A step that was written earlier, as it is seen now; an event or a task. */
export type SeenStep = {
  readonly key: string;
  readonly as: 'event' | 'task';
  readonly title: string;
  readonly text: string;
  readonly start: Instant | null;
  /** Ticked in the calendar's own way, and when, where it tells. */
  readonly ticked: boolean;
  readonly tickedAt: Instant | null;
  readonly removed: boolean;
  /** Its title or text is not as we wrote it, a tick aside. */
  readonly edited: boolean;
  readonly lastModified: Instant | null;
  /** The start and the texts' hash as last written; null where the mark tells neither. */
  readonly written: { readonly start: Instant | null; readonly hash: string | null };
};

const doneMark = /^\s*(?:[✓✔✅☑]|\[x\]|done\b)/iu;

/** Whether a title says "done": ✓ ✔ ✅ ☑ `[x]` or `done` at its start. */
export function saysDone(title: string): boolean {
  return doneMark.test(title);
}

/** The title without the mark that says "done". */
export function withoutDoneMark(title: string): string {
  return title.replace(doneMark, '').trim();
}

/** What the person did to their steps in the calendar itself. */
export function deedsSeen(seen: readonly SeenStep[], now: Instant): readonly Deed[] {
  const deeds: Deed[] = [];
  for (const step of seen) {
    const { key } = step;
    const at = step.tickedAt ?? step.lastModified ?? step.start ?? now;
    const when = (at > now ? now : at) as Instant;
    if (step.ticked || saysDone(step.title)) deeds.push({ key, did: 'done', at: when });
    else if (step.removed) deeds.push({ key, did: 'deleted', at: when });
    const { start } = step.written;
    if (start !== null && step.start !== null && start !== step.start) {
      deeds.push({ key, did: 'moved', at: when, start: step.start });
    }
  }
  return deeds;
}

/** What the person wrote into a text of ours: the lines that are not in it as we wrote it. */
export function wordsAdded(ours: string, seen: string): string {
  const known = new Set(ours.split('\n').map((line) => line.trim()));
  return withoutLinks(seen)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !known.has(line.trim()))
    .join('\n');
}

/** Reads the start that a mark carries; null where it is missing or spoilt. */
export function writtenStart(mark: string | undefined): Instant | null {
  return mark === undefined ? null : parseInstant(mark);
}
