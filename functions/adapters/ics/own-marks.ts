/** The marks by which the product knows its own steps in a calendar file, and what they tell. */
import type { SeenStep } from '../../domain/search/own-steps.ts';
import { writtenStart } from '../../domain/search/own-steps.ts';
import type { ReadEvent, ReadTask } from './read.ts';

/** The step's key: nothing without it is ever changed. */
export const keyMark = 'X-AFTERWORD-KEY';
/** Its start as last written: where the person moved it, the two differ. */
export const startMark = 'X-AFTERWORD-START';
/** A hash of its title and text as last written. */
export const hashMark = 'X-AFTERWORD-HASH';

/** An event of ours as it now stands. */
export function seenEvent(read: ReadEvent): SeenStep | null {
  const key = read.own?.[keyMark];
  if (!key) return null;
  return {
    key,
    as: 'event',
    title: read.event.title,
    text: read.event.description,
    start: read.event.start,
    ticked: false,
    tickedAt: null,
    removed: read.event.cancelled,
    lastModified: read.event.lastModified,
    written: { start: writtenStart(read.own?.[startMark]), hash: read.own?.[hashMark] ?? null },
  };
}

/** A task of ours as it now stands. */
export function seenTask(read: ReadTask): SeenStep | null {
  const key = read.own[keyMark];
  if (!key) return null;
  return {
    key,
    as: 'task',
    title: read.title,
    text: read.description,
    start: read.start ?? read.due,
    ticked: read.completed,
    tickedAt: read.completedAt,
    removed: read.cancelled,
    lastModified: read.lastModified,
    written: { start: writtenStart(read.own[startMark]), hash: read.own[hashMark] ?? null },
  };
}
