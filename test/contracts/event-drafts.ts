/** Drafts of events, and words that are hard to keep. */
import type { EventDraft, EventWrite, LiveEvent } from '../../functions/domain/ports/calendar.ts';
import { hourOf, type LiveWorld, writtenOf } from './live-world.ts';

/** A draft of an hour, that many days from today. */
export function draftOf(world: LiveWorld, title: string, days = 5, hour = 11): EventDraft {
  return { title, text: `About ${title}`, ...hourOf(world, days, hour), zone: world.zone };
}

/** A create with that key. */
export function createOf(world: LiveWorld, key: string, generation = 0): EventWrite {
  return { do: 'create', key, generation, draft: draftOf(world, `Follow-up ${key}`) };
}

/** Creates an event of ours; as it was written. */
export async function created(world: LiveWorld, key: string): Promise<LiveEvent> {
  return writtenOf(await world.calendar.write(world.calendarId, [createOf(world, key)]));
}

/** 3,000 characters with all that HTML, JSON and line wrapping may spoil. */
export const hardText = Array.from(
  { length: 40 },
  (_, line) =>
    `${line}. Danke, Zoë & "Jörg" <panel>! 5 < 6 > 4; it's 100% done &amp; 😀 naïve café — \\n`,
)
  .join('\n')
  .padEnd(3000, 'x')
  .slice(0, 3000);
