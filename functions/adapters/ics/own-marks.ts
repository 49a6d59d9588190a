/** The marks by which the product knows its own steps in a calendar file, and what they tell. */
import { type SeenStep, withoutDoneMark, writtenStart } from '../../domain/search/own-steps.ts';
import { wordsHash } from '../../domain/wording/wording.ts';
import type { ReadEvent, ReadTask } from './read.ts';

/** The step's key: nothing without it is ever changed. */
export const keyMark = 'X-AFTERWORD-KEY';
/** Its start as last written: where the person moved it, the two differ. */
export const startMark = 'X-AFTERWORD-START';
/** When the person did it, for events, which have no such property of their own. */
export const doneMark = 'X-AFTERWORD-DONE';
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
    tickedAt: writtenStart(read.own?.[doneMark]),
    removed: read.event.cancelled,
    edited: isEdited(read.event.title, read.event.description, read.own?.[hashMark]),
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
    edited: isEdited(read.title, read.description, read.own[hashMark]),
    lastModified: read.lastModified,
    written: { start: writtenStart(read.own[startMark]), hash: read.own[hashMark] ?? null },
  };
}

function isEdited(title: string, text: string, hash: string | undefined): boolean {
  return hash !== undefined && wordsHash({ title: withoutDoneMark(title), text }) !== hash;
}
