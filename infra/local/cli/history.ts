/** Reads a history file: what the person did to steps. */
import { readFileSync } from 'node:fs';
import type { Deed } from '../../../functions/domain/plan/deeds.ts';
import { parseDay, parseInstant } from '../../../functions/domain/time.ts';
import { jsonPlaces, lineAt } from './json-places.ts';
import { UsageError } from './usage.ts';

/** The deeds in a JSON file `[{key, did, at, start?, date?}]`; a mistake is told with file and line. */
export function readHistory(file: string): readonly Deed[] {
  const text = textOf(file);
  const whereAt = (place: number) => `--history: ${file}, line ${lineAt(text, place)}`;
  const entries = parsed(text, whereAt);
  if (!Array.isArray(entries)) {
    throw new UsageError(`${whereAt(text.search(/\S/))}: there is no list here`);
  }
  const places = jsonPlaces(text).entries;
  return entries.map((entry, index) =>
    readDeed(entry, () => `${whereAt(places[index] ?? 0)}: entry ${index + 1}`),
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new UsageError(`--history: ${file} cannot be read`);
  }
}

function parsed(text: string, whereAt: (place: number) => string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const place = jsonPlaces(text).wrongAt ?? text.length;
    const what =
      place < text.length ? 'this is not JSON' : 'the text ends too early and is not JSON';
    throw new UsageError(`${whereAt(place)}: ${what}`);
  }
}

/** `where` is looked up for a mistake alone: that takes as long as the text before it. */
function readDeed(entry: unknown, where: () => string): Deed {
  if (typeof entry !== 'object' || entry === null) throw new UsageError(`${where()} is no object`);
  const { key, did, at, start, date } = entry as Record<string, unknown>;
  if (typeof key !== 'string' || key === '') throw new UsageError(`${where()} has no "key"`);
  const moment = typeof at === 'string' ? parseInstant(at) : null;
  if (moment === null) throw new UsageError(`${where()}: "at" is no moment with an offset`);
  switch (did) {
    case 'done':
    case 'deleted':
    case 'no-answer':
      return { key, did, at: moment };
    case 'moved': {
      const to = typeof start === 'string' ? parseInstant(start) : null;
      if (to === null) throw new UsageError(`${where()}: "start" is no moment with an offset`);
      return { key, did, at: moment, start: to };
    }
    case 'new-date': {
      const day = typeof date === 'string' ? parseDay(date) : null;
      if (day === null) throw new UsageError(`${where()}: "date" is no day such as 2026-12-04`);
      return { key, did, at: moment, date: day };
    }
    default:
      throw new UsageError(
        `${where()}: "did" is none of done, deleted, moved, no-answer, new-date`,
      );
  }
}
