/** Reads a history file: what the person did to steps. */
import { readFileSync } from 'node:fs';
import type { Deed } from '../../../functions/domain/plan/deeds.ts';
import { parseDay, parseInstant } from '../../../functions/domain/time.ts';
import { UsageError } from './usage.ts';

/** The deeds in a JSON file `[{key, did, at, start?, date?}]`; a mistake names the entry. */
export function readHistory(file: string): readonly Deed[] {
  let entries: unknown;
  try {
    entries = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error;
    const what = isMissing ? 'cannot be read' : 'is not JSON';
    throw new UsageError(`--history: ${file} ${what}`);
  }
  if (!Array.isArray(entries)) throw new UsageError(`--history: ${file} holds no list`);
  return entries.map((entry, index) => readDeed(entry, `--history: ${file}, entry ${index + 1}`));
}

function readDeed(entry: unknown, where: string): Deed {
  if (typeof entry !== 'object' || entry === null) throw new UsageError(`${where} is no object`);
  const { key, did, at, start, date } = entry as Record<string, unknown>;
  if (typeof key !== 'string' || key === '') throw new UsageError(`${where} has no "key"`);
  const moment = typeof at === 'string' ? parseInstant(at) : null;
  if (moment === null) throw new UsageError(`${where}: "at" is no moment with an offset`);
  switch (did) {
    case 'done':
    case 'deleted':
    case 'no-answer':
      return { key, did, at: moment };
    case 'moved': {
      const to = typeof start === 'string' ? parseInstant(start) : null;
      if (to === null) throw new UsageError(`${where}: "start" is no moment with an offset`);
      return { key, did, at: moment, start: to };
    }
    case 'new-date': {
      const day = typeof date === 'string' ? parseDay(date) : null;
      if (day === null) throw new UsageError(`${where}: "date" is no day such as 2026-12-04`);
      return { key, did, at: moment, date: day };
    }
    default:
      throw new UsageError(`${where}: "did" is none of done, deleted, moved, no-answer, new-date`);
  }
}
